//! Text assembled from segments of source files.
//!
//! A condition is not a slice of its file: YAML folds its lines and undoes its escapes, an
//! override appends to it, lists and exceptions are spliced into it. `MappedText` is the result of
//! all that, with the way back:
//!
//! ```text
//! text    a p p = val, "b c")…
//! segments  |---exact--|-derived-|--exact--…      each: start in text, span, exact?
//! ```
//!
//! In an *exact* segment, byte n of the segment is byte n of the span. A *derived* segment (an escape, a
//! folded line break, a value that an exception wrote) maps to its whole span.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use smallvec::SmallVec;

use super::{FileId, Span};

/// A range of bytes of a [`MappedText`].
pub type TextRange = Range<usize>;

/// Text with the source location of each byte.
///
/// A clone shares the text until one of the two is appended to: most texts are passed on from tree to item to
/// definition unchanged. A text that an edit has moved shares it as well.
#[derive(Clone, Default)]
pub struct MappedText {
    /// `None` if the text is empty.
    content: Option<Arc<Content>>,
    /// The distance in bytes, wrapping, by which all segments have moved.
    moved: u32,
}

#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Content {
    text: String,
    /// Most scalars are one exact segment.
    segments: SmallVec<[Segment; 1]>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Segment {
    start: u32,
    span: Span,
    exact: bool,
}

impl Segment {
    fn moved(self, by: u32) -> Self {
        Self {
            span: self.span.moved(by),
            ..self
        }
    }
}

impl PartialEq for MappedText {
    fn eq(&self, other: &Self) -> bool {
        if let (Some(one), Some(two)) = (&self.content, &other.content)
            && Arc::ptr_eq(one, two)
        {
            return self.moved == other.moved;
        }
        self.as_str() == other.as_str() && self.segments().eq(other.segments())
    }
}

impl Eq for MappedText {}

impl fmt::Debug for MappedText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let segments: Vec<Segment> = self.segments().collect();
        let mut shown = formatter.debug_struct("MappedText");
        shown
            .field("text", &self.as_str())
            .field("segments", &segments)
            .finish()
    }
}

impl MappedText {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        self.content.as_ref().map_or("", |content| &content.text)
    }

    /// Appends `text`, which consists of the bytes of `span`.
    pub fn push_exact(&mut self, text: &str, span: Span) {
        debug_assert_eq!(
            text.len() as u32,
            span.end - span.start,
            "an exact segment is as long as its span"
        );
        if !text.is_empty() {
            self.content_mut().push(text, span, true);
        }
    }

    /// Appends `text`, which is derived from `span`.
    pub fn push_derived(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.content_mut().push(text, span, false);
        }
    }

    /// Returns the same text with all locations moved by `by` bytes in the file, wrapping.
    #[must_use]
    pub fn moved(&self, by: u32) -> Self {
        Self {
            content: self.content.clone(),
            moved: self.moved.wrapping_add(by),
        }
    }

    /// Appends `other`, with its locations.
    pub fn push_text(&mut self, other: &Self) {
        if self.content.is_none() {
            self.clone_from(other);
        } else {
            self.push_slice(other, 0..other.as_str().len());
        }
    }

    /// Appends the bytes `range` of `other`, with their locations.
    pub fn push_slice(&mut self, other: &Self, range: TextRange) {
        if range.is_empty() {
            return;
        }
        if let Some(content) = &other.content {
            self.content_mut().push_slice(content, range, other.moved);
        }
    }

    /// Returns `inner`, whose spans are byte ranges of this text, with those spans replaced by the spans that
    /// this text maps them to: the map from the innermost text to the file.
    #[must_use]
    pub fn compose(&self, inner: &Self) -> Self {
        let mut composed = Self::default();
        let ends = inner.segments().skip(1).map(|segment| segment.start as usize);
        let ends = ends.chain([inner.as_str().len()]);
        for (segment, end) in inner.segments().zip(ends) {
            let range = segment.span.start as usize..segment.span.end as usize;
            if segment.exact {
                composed.push_slice(self, range);
            } else if let Some(span) = self.span(range) {
                composed.push_derived(&inner.as_str()[segment.start as usize..end], span);
            }
        }
        composed
    }

    /// Returns the position in this text of byte `offset` of its file, if an exact segment contains it.
    pub fn find(&self, offset: u32) -> Option<usize> {
        self.segments()
            .find(|segment| segment.exact && (segment.span.start..segment.span.end).contains(&offset))
            .map(|segment| (segment.start + (offset - segment.span.start)) as usize)
    }

    /// Truncates the text to `length` bytes, which must be a character boundary.
    pub fn truncate(&mut self, length: usize) {
        if length == 0 {
            self.content = None;
        } else if length < self.as_str().len() {
            self.content_mut().truncate(length);
        }
    }

    /// Returns the span that the bytes `range` came from: from the location of the first byte to that of the
    /// last, or that of the first alone if they are in different files or out of order.
    ///
    /// An empty range maps to an empty span. Returns `None` if the text is empty.
    pub fn span(&self, range: TextRange) -> Option<Span> {
        let content = self.content.as_ref()?;
        let byte_span = |at| Some(content.byte_span(at)?.moved(self.moved));
        let first = byte_span(range.start)?;
        if range.is_empty() {
            return Some(if range.start >= content.text.len() {
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
        let last = byte_span(range.end - 1)?;
        Some(if first.file == last.file && first.start <= last.end {
            first.to(last)
        } else {
            first
        })
    }

    /// Returns where the byte at `at` came from: the start of its [`MappedText::span`].
    pub fn start(&self, at: usize) -> Option<(FileId, u32)> {
        let span = self.content.as_ref()?.byte_span(at)?;
        Some((span.file, span.start.wrapping_add(self.moved)))
    }

    /// Returns its content, mutably, with the segments at their present locations.
    fn content_mut(&mut self) -> &mut Content {
        let content = Arc::make_mut(self.content.get_or_insert_default());
        let moved = std::mem::take(&mut self.moved);
        if moved != 0 {
            for segment in &mut content.segments {
                *segment = segment.moved(moved);
            }
        }
        content
    }

    fn segments(&self) -> impl Iterator<Item = Segment> {
        let segments = self.content.iter().flat_map(|content| &content.segments);
        segments.map(|segment| segment.moved(self.moved))
    }
}

impl Content {
    fn push(&mut self, text: &str, span: Span, exact: bool) {
        self.push_segment(Segment {
            start: self.text.len() as u32,
            span,
            exact,
        });
        self.text.push_str(text);
    }

    /// Adds a segment, or extends the last one if the two are adjacent in the file.
    fn push_segment(&mut self, segment: Segment) {
        match self.segments.last_mut() {
            Some(last)
                if last.exact
                    && segment.exact
                    && last.span.file == segment.span.file
                    && last.span.end == segment.span.start =>
            {
                last.span.end = segment.span.end;
            }
            _ => self.segments.push(segment),
        }
    }

    fn push_slice(&mut self, other: &Self, range: TextRange, moved: u32) {
        let segments = other.segment_index(range.start)..=other.segment_index(range.end - 1);
        let (first, last) = (*segments.start(), *segments.end());
        self.segments.reserve(last + 1 - first);
        for (index, segment) in other.segments[segments].iter().enumerate() {
            let mut segment = segment.moved(moved);
            let next = other.segments.get(first + index + 1);
            let end = next
                .map_or(other.text.len(), |next| next.start as usize)
                .min(range.end);
            let start = range.start.max(segment.start as usize);
            if segment.exact {
                segment.span.start += start as u32 - segment.start;
                segment.span.end = segment.span.start + (end - start) as u32;
            }
            segment.start = (self.text.len() + start - range.start) as u32;
            self.push_segment(segment);
        }
        self.text.push_str(&other.text[range]);
    }

    fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        while self
            .segments
            .last()
            .is_some_and(|last| last.start as usize >= length)
        {
            self.segments.pop();
        }
        if let Some(last) = self.segments.last_mut().filter(|last| last.exact) {
            last.span.end = last.span.start + (length as u32 - last.start);
        }
    }

    /// Returns the location of the byte at `at`, or of the last byte if `at` is past the end.
    fn byte_span(&self, at: usize) -> Option<Span> {
        let at = at.min(self.text.len().checked_sub(1)?);
        let segment = &self.segments[self.segment_index(at)];
        Some(if segment.exact {
            let start = segment.span.start + (at as u32 - segment.start);
            Span {
                start,
                end: start + 1,
                ..segment.span
            }
        } else {
            segment.span
        })
    }

    fn segment_index(&self, at: usize) -> usize {
        self.segments
            .partition_point(|segment| segment.start as usize <= at)
            - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn slices_keep_their_locations() {
        let mut text = MappedText::default();
        text.push_slice(&sample(), 2..5);
        assert_eq!(text.as_str(), "c d");
        assert_eq!(text.span(0..1), Some(span(12, 13)));
        assert_eq!(text.span(2..3), Some(span(17, 18)));
    }

    #[test]
    fn a_moved_text_has_the_same_content_at_other_locations() {
        let mut there = MappedText::default();
        there.push_exact("abc", span(7, 10));
        there.push_derived(" ", span(10, 14));
        there.push_exact("de", span(14, 16));
        let moved = sample().moved(3_u32.wrapping_neg());
        assert_eq!(moved, there);
        assert_ne!(moved, sample());
        assert_eq!(format!("{moved:?}"), format!("{there:?}"));
        assert_eq!(moved.span(1..5), Some(span(8, 15)));
        assert_eq!(moved.start(4), Some((FileId(0), 14)));
        assert_eq!(moved.moved(3), sample());
        let (mut one, mut other) = (moved.clone(), there.clone());
        for text in [&mut one, &mut other] {
            text.push_slice(&moved, 1..5);
            text.push_exact("f", span(90, 91));
            text.truncate(9);
        }
        assert_eq!(one, other);
        assert_eq!(moved, there);
    }

    #[test]
    fn composition_maps_through_both_texts() {
        let outer = sample();
        let mut inner = MappedText::default();
        // The bytes `bc d` of the outer text, which include its derived blank, and an escape for `e`.
        inner.push_exact("bc d", span(1, 5));
        inner.push_derived("\n", span(5, 6));
        let composed = outer.compose(&inner);
        assert_eq!(composed.as_str(), "bc d\n");
        assert_eq!(composed.span(0..2), Some(span(11, 13)));
        assert_eq!(composed.span(2..3), Some(span(13, 17)));
        assert_eq!(composed.span(3..4), Some(span(17, 18)));
        assert_eq!(composed.span(4..5), Some(span(18, 19)));
        assert_eq!(composed.find(17), Some(3));
        assert_eq!(composed.find(12), Some(1));
        assert_eq!((composed.find(14), composed.find(18)), (None, None));
    }

    #[test]
    fn a_truncated_text_equals_the_slice_of_its_start() {
        let whole = sample();
        for length in 0..=whole.as_str().len() {
            let mut text = whole.clone();
            text.truncate(length);
            let mut slice = MappedText::default();
            slice.push_slice(&whole, 0..length);
            assert_eq!(text, slice, "{length}");
        }
    }
}
