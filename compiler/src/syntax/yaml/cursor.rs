//! A position in the text, and the characters at it.

use super::error::{YamlError, YamlErrorKind};
use crate::source::{FileId, Span};

/// A place in the text that moves forward. Offsets are those of the file.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    file: FileId,
    at: usize,
    /// The text up to the end of the range.
    bytes: &'t [u8],
    line: usize,
    line_start: usize,
}

impl<'t> Cursor<'t> {
    /// At the start of `range` of the file's text, which must lie on character boundaries.
    pub(super) fn new(text: &'t str, file: FileId, range: std::ops::Range<usize>) -> Self {
        Self {
            text,
            file,
            at: range.start,
            bytes: &text.as_bytes()[..range.end.min(text.len())],
            line: 0,
            line_start: range.start,
        }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Number of line feeds passed.
    pub(super) const fn line(&self) -> usize {
        self.line
    }

    /// Bytes since the last line feed.
    pub(super) const fn column(&self) -> usize {
        self.at - self.line_start
    }

    pub(super) const fn at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    pub(super) fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn peek_at(&self, distance: usize) -> Option<u8> {
        self.bytes.get(self.at + distance).copied()
    }

    pub(super) fn advance(&mut self, length: usize) {
        let passed = self.rest().get(..length).unwrap_or(self.rest());
        for (index, byte) in passed.iter().enumerate() {
            if *byte == b'\n' {
                self.line += 1;
                self.line_start = self.at + index + 1;
            }
        }
        self.at += passed.len();
    }

    /// Passes `length` bytes that are there, none of them a line feed.
    pub(super) fn advance_in_line(&mut self, length: usize) {
        self.at += length;
    }

    pub(super) fn peek_char(&self) -> Option<char> {
        self.text.get(self.at..self.bytes.len())?.chars().next()
    }

    /// The text from `start` to here.
    pub(super) fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start as u32, end as u32)
    }

    /// An error here.
    pub(super) fn error(&self, kind: YamlErrorKind) -> YamlError {
        self.error_at(kind, self.at)
    }

    /// An error about the character at `at`.
    pub(super) fn error_at(&self, kind: YamlErrorKind, at: usize) -> YamlError {
        let length = self
            .text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        YamlError {
            kind,
            span: self.span(at, at + length),
            cause: None,
        }
    }

    /// Length of the line break here.
    pub(super) fn line_break(&self) -> Option<usize> {
        line_break(self.rest())
    }

    pub(super) fn at_blank(&self) -> bool {
        matches!(self.peek(), Some(b' ' | b'\t'))
    }

    /// Returns whether `---` or `...` begins here, at the start of a line.
    pub(super) fn at_document_indicator(&self) -> bool {
        self.column() == 0 && (self.at_marker(b"---") || self.at_marker(b"..."))
    }

    /// Returns whether `marker` is here, followed by a blank, a line break or the end.
    pub(super) fn at_marker(&self, marker: &[u8]) -> bool {
        self.rest().starts_with(marker) && ends_word(self.peek_at(marker.len()))
    }

    pub(super) fn skip_blanks(&mut self) {
        let blanks = self.rest().iter().take_while(|byte| matches!(byte, b' ' | b'\t'));
        self.at += blanks.count();
    }

    pub(super) fn skip_line(&mut self) {
        let rest = self.rest();
        self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    }
}

/// Length of the line break at the start of `text`.
pub(super) fn line_break(text: &[u8]) -> Option<usize> {
    match text {
        [b'\r', b'\n', ..] => Some(2),
        [b'\r' | b'\n', ..] => Some(1),
        _ => None,
    }
}

/// A blank, a line break or the end.
pub(super) const fn ends_word(byte: Option<u8>) -> bool {
    matches!(byte, None | Some(b' ' | b'\t' | b'\r' | b'\n'))
}
