//! What the parser carries along: how deep it is, and the last lexeme.

use chumsky::input::{Checkpoint, Cursor, Input};
use chumsky::inspector::Inspector;

use super::error::SyntaxError;
use crate::source::TextRange;

/// Depth at which Falco gives up.
///
/// A parenthesis costs 5 levels, a plain comparison 7: 198 nested parentheses are the most.
pub const MAX_DEPTH: u32 = 1000;

#[derive(Debug, Default)]
pub(super) struct State {
    /// Levels of Falco's parser that are entered.
    pub depth: u32,
    /// The last lexeme; Falco names it when it finds something else than the end.
    pub last: TextRange,
    /// Errors at this place are not reported (again).
    pub quiet_at: Option<usize>,
    /// Too deep: the rest is skipped, and nothing more is reported.
    pub halted: bool,
    /// Mistakes that Falco overlooks.
    pub tolerated: Vec<SyntaxError>,
}

/// What is restored when an alternative is given up.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    depth: u32,
    last: TextRange,
    quiet_at: Option<usize>,
    tolerated: usize,
}

impl<'s, I: Input<'s>> Inspector<'s, I> for State {
    type Checkpoint = Mark;

    fn on_token(&mut self, _: &I::Token) {}

    fn on_save<'parse>(&self, _: &Cursor<'s, 'parse, I>) -> Mark {
        Mark {
            depth: self.depth,
            last: self.last.clone(),
            quiet_at: self.quiet_at,
            tolerated: self.tolerated.len(),
        }
    }

    fn on_rewind<'parse>(&mut self, checkpoint: &Checkpoint<'s, 'parse, I, Mark>) {
        let mark = checkpoint.inspector();
        self.depth = mark.depth;
        self.last = mark.last.clone();
        self.quiet_at = mark.quiet_at;
        self.tolerated.truncate(mark.tolerated);
    }
}
