//! The input, and the parsers that all others are made of.

use chumsky::extra::Full;
use chumsky::input::InputRef;
use chumsky::prelude::*;

use crate::source::TextRange;
use crate::syntax::condition::error::{Failure, SyntaxError, SyntaxErrorKind};
use crate::syntax::condition::state::{MAX_DEPTH, State};
use crate::syntax::condition::{lexeme as lex, recovery};

/// What is parsed: Falco's language is one of bytes.
pub(super) type In<'s> = &'s [u8];
pub(super) type Extra = Full<Failure, State, ()>;
pub(super) type Ref<'s, 'p> = InputRef<'s, 'p, In<'s>, Extra>;

/// "Not this alternative."
pub(super) fn absent() -> Failure {
    Failure::default()
}

pub(super) fn here(inp: &Ref<'_, '_>) -> usize {
    *inp.cursor().inner()
}

pub(super) fn rest<'s>(inp: &mut Ref<'s, '_>) -> &'s [u8] {
    let at = here(inp);
    inp.full_slice().get(at..).unwrap_or_default()
}

pub(super) fn advance(inp: &mut Ref<'_, '_>, length: usize) {
    for _ in 0..length {
        inp.skip();
    }
}

/// Takes `length` bytes as a lexeme.
pub(super) fn take(inp: &mut Ref<'_, '_>, length: usize) -> TextRange {
    let start = here(inp);
    advance(inp, length);
    inp.state().last = start..start + length;
    start..start + length
}

/// Reports an error where the input stands, unless one was just reported there.
///
/// `from` is where the bytes to blame begin.
pub(super) fn report(inp: &mut Ref<'_, '_>, kind: SyntaxErrorKind, from: usize) {
    let length = recovery::blamed(inp.full_slice().get(from..).unwrap_or_default());
    report_range(inp, kind, from..from + length);
}

/// Reports an error about `range` where the input stands, unless one was just reported there.
pub(super) fn report_range(inp: &mut Ref<'_, '_>, kind: SyntaxErrorKind, range: TextRange) {
    let position = here(inp);
    let state = inp.state();
    if state.halted || state.quiet_at == Some(position) {
        return;
    }
    state.quiet_at = Some(position);
    inp.emit(Failure(Some(SyntaxError {
        kind,
        position,
        range,
    })));
}

/// Leaves out `length` bytes after an error; nothing is said about the place behind them.
pub(super) fn resync(inp: &mut Ref<'_, '_>, length: usize) {
    advance(inp, length);
    let at = here(inp);
    inp.state().quiet_at = Some(at);
}

/// Any blanks.
pub(super) fn blank<'s>() -> impl Parser<'s, In<'s>, (), Extra> + Copy + 's {
    custom(|inp: &mut Ref<'s, '_>| {
        let length = lex::blanks(rest(inp));
        advance(inp, length);
        Ok(())
    })
}

/// At least one blank.
pub(super) fn blank_required<'s>() -> impl Parser<'s, In<'s>, (), Extra> + Copy + 's {
    custom(|inp: &mut Ref<'s, '_>| match lex::blanks(rest(inp)) {
        0 => Err(absent()),
        length => {
            advance(inp, length);
            Ok(())
        }
    })
}

/// Exactly `text`.
pub(super) fn literal<'s>(text: &'static str) -> impl Parser<'s, In<'s>, TextRange, Extra> + Copy + 's {
    custom(move |inp: &mut Ref<'s, '_>| {
        if rest(inp).starts_with(text.as_bytes()) {
            Ok(take(inp, text.len()))
        } else {
            Err(absent())
        }
    })
}

/// A lexeme.
pub(super) fn lexeme<'s>(
    length: fn(&[u8]) -> Option<usize>,
) -> impl Parser<'s, In<'s>, TextRange, Extra> + Copy + 's {
    custom(move |inp: &mut Ref<'s, '_>| {
        let length = length(rest(inp)).ok_or_else(absent)?;
        Ok(take(inp, length))
    })
}

/// `parser`, one level of Falco's parser deeper.
///
/// Beyond the last level the rest of the text is skipped, and `fallback` yields what stands for it.
pub(super) fn guarded<'s, O: 's>(
    parser: impl Parser<'s, In<'s>, O, Extra> + Clone + 's,
    fallback: fn(usize) -> O,
) -> impl Parser<'s, In<'s>, O, Extra> + Clone + 's {
    custom(move |inp: &mut Ref<'s, '_>| {
        let at = here(inp);
        if inp.state().halted {
            return Ok(fallback(at));
        }
        if inp.state().depth + 1 >= MAX_DEPTH {
            report(inp, SyntaxErrorKind::TooDeep, at);
            inp.state().halted = true;
            let left = rest(inp).len();
            advance(inp, left);
            return Ok(fallback(at));
        }
        inp.state().depth += 1;
        let output = inp.parse(&parser)?;
        inp.state().depth -= 1;
        Ok(output)
    })
}
