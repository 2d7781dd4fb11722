//! Positions as editors and code-scanning services count them.

use std::cell::Cell;

use compiler::source::{FileId, Sources, Span};

/// Line and column, both from 1; columns count UTF-16 code units.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Utf16Position {
    pub(super) line: u32,
    pub(super) column: u32,
}

/// Converts spans to positions. Findings are sorted by position, so a column is counted from that of the
/// previous offset on the same line: otherwise a long line with many findings would be counted once for each.
pub(super) struct Positions<'s> {
    pub(super) sources: &'s Sources,
    last: Cell<Option<Counted>>,
}

/// The code units of a line before an offset.
#[derive(Clone, Copy)]
struct Counted {
    file: FileId,
    line_start: u32,
    offset: u32,
    units: u32,
}

impl<'s> Positions<'s> {
    pub(super) const fn new(sources: &'s Sources) -> Self {
        Self {
            sources,
            last: Cell::new(None),
        }
    }

    /// Returns start and end of a span; the end is exclusive.
    pub(super) fn of_span(&self, span: Span) -> (Utf16Position, Utf16Position) {
        (
            self.of_offset(span.file, span.start),
            self.of_offset(span.file, span.end),
        )
    }

    fn of_offset(&self, id: FileId, offset: u32) -> Utf16Position {
        let file = self.sources.file(id);
        let position = file.position(offset);
        let line_start = offset - position.column;
        let known = self
            .last
            .get()
            .filter(|last| last.file == id && last.line_start == line_start && last.offset <= offset);
        let (from, counted) = known.map_or((line_start, 0), |last| (last.offset, last.units));
        let more = file
            .text()
            .get(from as usize..offset as usize)
            .unwrap_or_default();
        let units = counted + utf16_len(more) as u32;
        self.last.set(Some(Counted {
            file: id,
            line_start,
            offset,
            units,
        }));
        Utf16Position {
            line: position.line + 1,
            column: units + 1,
        }
    }
}

/// Returns the number of UTF-16 code units of `text`. Counting bytes is faster than decoding them, which
/// matters where a long line has many errors.
fn utf16_len(text: &str) -> usize {
    let starts = text.bytes().filter(|byte| byte & 0xc0 != 0x80).count();
    // Characters of four bytes have two code units.
    starts + text.bytes().filter(|byte| *byte >= 0xf0).count()
}

/// Returns the text of the line on which `span` starts.
pub(super) fn line_text(span: Span, sources: &Sources) -> &str {
    let file = sources.file(span.file);
    let start = (span.start - file.position(span.start).column) as usize;
    let rest = file.text().get(start..).unwrap_or_default();
    rest.lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_utf16_code_units() {
        let mut sources = Sources::default();
        // Characters of one, two, three and four bytes; the last has two code units.
        let text = "aéक😀b\r\nsecond\n";
        let file = sources.add("a.yaml", text.to_owned());
        let positions = Positions::new(&sources);
        let column = |offset| positions.of_offset(file, offset).column;
        assert_eq!([0, 1, 3, 6, 10, 11].map(column), [1, 2, 3, 4, 6, 7]);
        // Backwards, the line is counted from its start.
        assert_eq!([11, 6, 6, 0, 10].map(column), [7, 4, 4, 1, 6]);
        let (start, end) = positions.of_span(Span::new(file, 6, 15));
        assert_eq!(
            (start, end),
            (
                Utf16Position { line: 1, column: 4 },
                Utf16Position { line: 2, column: 3 }
            )
        );
        assert_eq!(line_text(Span::new(file, 6, 7), &sources), "aéक😀b");
        assert_eq!(line_text(Span::new(file, 14, 14), &sources), "second");
    }
}
