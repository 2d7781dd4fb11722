//! Text assembled from pieces of source files.
//!
//! A condition is not a slice of its file: YAML folds its lines and undoes its escapes, an
//! override appends to it, lists and exceptions are spliced into it. `MappedText` is the result of
//! all that, with the way back:
//!
//! ```text
//! text    a p p = val, "b c")…
//! pieces  |---exact--|-derived-|--exact--…      each: start in text, span, exact?
//! ```
//!
//! In an *exact* piece, byte n of the piece is byte n of the span. A *derived* piece (an escape, a
//! folded line break, a value that an exception wrote) maps to its whole span.

use std::ops::Range;

use super::Span;

/// A range of bytes of a [`MappedText`].
pub type TextRange = Range<usize>;

/// Text whose bytes know where they came from.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct MappedText {
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
struct Piece {
    start: usize,
    span: Span,
    exact: bool,
}

impl MappedText {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Appends `text`, the very bytes of `span`.
    pub fn push_exact(&mut self, text: &str, span: Span) {
        debug_assert_eq!(
            text.len() as u32,
            span.end - span.start,
            "an exact piece is as long as its span"
        );
        self.push(text, span, true);
    }

    /// Appends `text`, which `span` gave rise to.
    pub fn push_derived(&mut self, text: &str, span: Span) {
        self.push(text, span, false);
    }

    /// Appends the bytes `range` of `other`, with their places.
    pub fn push_slice(&mut self, other: &Self, range: TextRange) {
        let mut at = range.start;
        while at < range.end {
            let index = other.piece_index(at);
            let piece = &other.pieces[index];
            let end = other
                .pieces
                .get(index + 1)
                .map_or(other.text.len(), |next| next.start)
                .min(range.end);
            let span = if piece.exact {
                let shift = piece.span.start + (at - piece.start) as u32;
                Span {
                    start: shift,
                    end: shift + (end - at) as u32,
                    ..piece.span
                }
            } else {
                piece.span
            };
            self.push(&other.text[at..end], span, piece.exact);
            at = end;
        }
    }

    /// Where the bytes `range` came from: from the place of its first byte to that of its last, or
    /// the place of the first alone when they lie in different files or out of order.
    ///
    /// An empty range maps to an empty span. `None` if the text is empty.
    pub fn span(&self, range: TextRange) -> Option<Span> {
        let first = self.byte_span(range.start)?;
        if range.is_empty() {
            return Some(if range.start >= self.text.len() {
                Span {
                    start: first.end,
                    ..first
                }
            } else {
                Span {
                    end: first.start,
                    ..first
                }
            });
        }
        let last = self.byte_span(range.end - 1)?;
        Some(if first.file == last.file && first.start <= last.end {
            first.to(last)
        } else {
            first
        })
    }

    fn push(&mut self, text: &str, span: Span, exact: bool) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.pieces.last()
            && last.exact
            && exact
            && last.span.file == span.file
            && last.span.end == span.start
        {
            self.pieces.last_mut().expect("just seen").span.end = span.end;
        } else {
            self.pieces.push(Piece {
                start: self.text.len(),
                span,
                exact,
            });
        }
        self.text.push_str(text);
    }

    /// Place of the byte at `at`, or of the last byte if `at` is past the end.
    fn byte_span(&self, at: usize) -> Option<Span> {
        let at = at.min(self.text.len().checked_sub(1)?);
        let piece = &self.pieces[self.piece_index(at)];
        Some(if piece.exact {
            let start = piece.span.start + (at - piece.start) as u32;
            Span {
                start,
                end: start + 1,
                ..piece.span
            }
        } else {
            piece.span
        })
    }

    fn piece_index(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.start <= at) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn span(start: u32, end: u32) -> Span {
        Span::new(FileId(0), start, end)
    }

    fn sample() -> MappedText {
        let mut text = MappedText::default();
        text.push_exact("abc", span(10, 13));
        text.push_derived(" ", span(13, 17));
        text.push_exact("de", span(17, 19));
        text
    }

    #[test]
    fn ranges_map_back_through_exact_and_derived_pieces() {
        let text = sample();
        assert_eq!(text.as_str(), "abc de");
        assert_eq!(text.span(1..2), Some(span(11, 12)));
        assert_eq!(text.span(1..5), Some(span(11, 18)));
        assert_eq!(text.span(3..4), Some(span(13, 17)));
        assert_eq!(text.span(6..6), Some(span(19, 19)));
        assert_eq!(text.span(0..0), Some(span(10, 10)));
        assert_eq!(MappedText::default().span(0..0), None);
    }

    #[test]
    fn slices_keep_their_places() {
        let mut text = MappedText::default();
        text.push_slice(&sample(), 2..5);
        assert_eq!(text.as_str(), "c d");
        assert_eq!(text.span(0..1), Some(span(12, 13)));
        assert_eq!(text.span(2..3), Some(span(17, 18)));
    }
}
