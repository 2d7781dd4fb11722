//! Right-hand sides of predicates: the parts that all kinds share.
//!
//! In: the input after an operator, and the alternatives that the operator takes. Out: the right-hand
//! side, or an error.
//! Not here: which alternatives an operator takes.

use super::input::Input;
use crate::syntax::ast::{Right, Word};
use crate::syntax::condition::error::SyntaxErrorKind;
use crate::syntax::condition::recovery;

/// The outcome of an alternative whose first lexeme is present.
#[derive(Clone, Debug)]
pub(super) enum RightSide {
    /// A right-hand side.
    Parsed(Right),
    /// Something is wrong with it, which was reported.
    Invalid,
}

/// Makes a word, if one was found, a right-hand side.
pub(super) fn word_value(word: Option<Word>) -> Option<RightSide> {
    word.map(|word| RightSide::Parsed(Right::Value(word)))
}

/// Parses one of `alternatives`; reports `missing` and skips to the next connective if there is none.
pub(super) fn value(
    input: &mut Input<'_>,
    missing: SyntaxErrorKind,
    alternatives: impl FnOnce(&mut Input<'_>) -> Option<RightSide>,
) -> Option<Right> {
    input.guarded(
        |_| None,
        |input| {
            input.blank();
            match alternatives(input) {
                Some(RightSide::Parsed(right)) => return Some(right),
                Some(RightSide::Invalid) => return None,
                None => {}
            }
            input.report(missing);
            let length = recovery::to_connective(input.rest(), b")");
            input.resync(length);
            None
        },
    )
}
