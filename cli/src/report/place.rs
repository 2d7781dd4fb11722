//! Positions as editors and code-scanning services count them.

use compiler::source::{SourceFile, Sources, Span};

/// Line and column, both from 1; columns count UTF-16 code units.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Utf16Position {
    pub(super) line: u32,
    pub(super) column: u32,
}

/// Returns start and end of a span; the end is exclusive.
pub(super) fn of_span(span: Span, sources: &Sources) -> (Utf16Position, Utf16Position) {
    let file = sources.file(span.file);
    (of_offset(file, span.start), of_offset(file, span.end))
}

fn of_offset(file: &SourceFile, offset: u32) -> Utf16Position {
    let position = file.position(offset);
    let line_start = (offset - position.column) as usize;
    let before = file.text().get(line_start..offset as usize).unwrap_or_default();
    Utf16Position {
        line: position.line + 1,
        column: utf16_len(before) as u32 + 1,
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
        let column = |offset| of_offset(sources.file(file), offset).column;
        assert_eq!([0, 1, 3, 6, 10, 11].map(column), [1, 2, 3, 4, 6, 7]);
        let (start, end) = of_span(Span::new(file, 6, 15), &sources);
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
