//! The parser's place in the text, and the steps that all others are made of.
//!
//! A step that is not there leaves the place as it was and yields `None`; one that is there moves
//! on. Errors are collected on the way.

use crate::source::TextRange;
use crate::syntax::condition::error::{SyntaxError, SyntaxErrorKind};
use crate::syntax::condition::{MAX_DEPTH, lexeme as lex, recovery};

/// Up to this depth, which conditions hardly reach, there is stack enough. To find out how much there
/// is takes the system some time.
const STACK_CHECK_DEPTH: u32 = 60;

/// A condition that is being parsed. Falco's language is one of bytes.
#[derive(Debug)]
pub(in super::super) struct Input<'s> {
    text: &'s [u8],
    at: usize,
    /// Levels of Falco's parser that are entered.
    depth: u32,
    /// The last lexeme; Falco names it when it finds something else than the end.
    pub last: TextRange,
    /// Errors at this place are not reported (again).
    quiet_at: Option<usize>,
    /// The rest is skipped, and nothing more is reported: too deep, or the first error was all that is needed.
    halted: bool,
    /// Stop at the first error.
    first_error_only: bool,
    /// Where the operand at the start of the text ends without its brackets.
    pub bare_end: Option<usize>,
    /// The errors, in order of discovery.
    pub errors: Vec<SyntaxError>,
    /// Errors that Falco overlooks.
    pub tolerated: Vec<SyntaxError>,
}

impl<'s> Input<'s> {
    pub(in super::super) fn new(text: &'s str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
            depth: 0,
            last: 0..0,
            quiet_at: None,
            halted: false,
            first_error_only: false,
            bare_end: None,
            errors: Vec::new(),
            tolerated: Vec::new(),
        }
    }

    /// An input that is skipped from its first error on.
    pub(in super::super) fn until_error(text: &'s str) -> Self {
        Self {
            first_error_only: true,
            ..Self::new(text)
        }
    }

    /// Notes that an operand ends here if its brackets are left out. `level` is how deep it is nested.
    pub(super) fn note_bare_end(&mut self, level: u32) {
        if self.depth == level && !self.halted {
            self.bare_end = Some(self.at);
        }
    }

    pub(super) const fn here(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'s [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn bytes(&self, range: &TextRange) -> &'s [u8] {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The bytes `range`, which are a word.
    pub(super) fn word(&self, range: &TextRange) -> String {
        let bytes = self.bytes(range);
        match std::str::from_utf8(bytes) {
            Ok(word) => word.to_owned(),
            Err(_) => String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    pub(super) fn advance(&mut self, length: usize) {
        self.at = (self.at + length).min(self.text.len());
    }

    /// Takes `length` bytes as a lexeme.
    pub(super) fn take(&mut self, length: usize) -> TextRange {
        let start = self.at;
        self.advance(length);
        self.last = start..self.at;
        start..self.at
    }

    /// Exactly `text`.
    pub(super) fn literal(&mut self, text: &str) -> Option<TextRange> {
        self.rest()
            .starts_with(text.as_bytes())
            .then(|| self.take(text.len()))
    }

    /// A lexeme.
    pub(super) fn lexeme(&mut self, length: fn(&[u8]) -> Option<usize>) -> Option<TextRange> {
        let length = length(self.rest())?;
        Some(self.take(length))
    }

    /// Any blanks.
    pub(super) fn blank(&mut self) {
        let length = lex::blanks(self.rest());
        self.advance(length);
    }

    /// At least one blank.
    pub(super) fn blank_required(&mut self) -> Option<()> {
        let before = self.at;
        self.blank();
        (self.at > before).then_some(())
    }

    /// Blanks and `text`, or neither.
    pub(super) fn literal_behind_blanks(&mut self, text: &str) -> Option<TextRange> {
        let before = self.at;
        self.blank();
        let found = self.literal(text);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    /// Reports an error at the current position, unless one was just reported there.
    pub(super) fn report(&mut self, kind: SyntaxErrorKind) {
        let length = recovery::blamed(self.rest());
        self.report_range(kind, self.at..self.at + length);
    }

    /// The same about `range`.
    pub(super) fn report_range(&mut self, kind: SyntaxErrorKind, range: TextRange) {
        if self.halted || self.quiet_at == Some(self.at) {
            return;
        }
        self.quiet_at = Some(self.at);
        self.errors.push(SyntaxError {
            kind,
            position: self.at,
            range,
            hint: None,
        });
        if self.first_error_only {
            self.halted = true;
            self.at = self.text.len();
        }
    }

    /// Skips `length` bytes after an error, and suppresses errors at the position after them.
    pub(super) fn resync(&mut self, length: usize) {
        self.advance(length);
        self.quiet_at = Some(self.at);
    }

    /// Runs `parse`, on more stack where it might be needed.
    pub(super) fn with_stack<T>(&mut self, parse: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth <= STACK_CHECK_DEPTH {
            return parse(self);
        }
        // In a debug build a level takes some kilobytes of stack.
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || parse(self))
    }

    /// Runs `parse` one level of Falco's parser deeper.
    ///
    /// Beyond the last level the rest of the text is skipped, and `fallback` returns a substitute
    /// for it.
    pub(super) fn guarded<T>(
        &mut self,
        fallback: impl FnOnce(usize) -> T,
        parse: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let at = self.at;
        if self.halted {
            return fallback(at);
        }
        if self.depth + 1 >= MAX_DEPTH {
            self.report(SyntaxErrorKind::TooDeep);
            self.halted = true;
            self.at = self.text.len();
            return fallback(at);
        }
        self.depth += 1;
        let output = parse(self);
        self.depth -= 1;
        output
    }
}
