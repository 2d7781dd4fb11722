//! Conversion between byte offsets of the compiler and positions of the protocol.
//!
//! In: offsets and spans, or positions in the client's unit. Out: the other form. A column counts UTF-16
//! units unless the client prefers bytes. Positions beyond a line or file mean its end, as the protocol
//! requires.

use compiler::source::{SourceFile, Span};
use tower_lsp_server::ls_types::{InitializeParams, Position, PositionEncodingKind, Range};

/// The unit of columns.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 units, which every client understands.
    #[default]
    Utf16,
}

impl Encoding {
    /// Returns bytes if the client supports them, because they need no conversion.
    pub(crate) fn negotiated(params: &InitializeParams) -> Self {
        let offered = params
            .capabilities
            .general
            .as_ref()
            .and_then(|general| general.position_encodings.as_deref())
            .unwrap_or_default();
        if offered.contains(&PositionEncodingKind::UTF8) {
            Self::Utf8
        } else {
            Self::Utf16
        }
    }

    /// Returns its name in the protocol.
    pub(crate) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    /// Returns the number of columns of `text`.
    pub(crate) fn width(self, text: &str) -> u32 {
        match self {
            Self::Utf8 => text.len() as u32,
            Self::Utf16 => text.chars().map(|letter| letter.len_utf16() as u32).sum(),
        }
    }

    /// Returns the position of a byte offset.
    pub(crate) fn position(self, file: &SourceFile, offset: u32) -> Position {
        let offset = floor_boundary(file.text(), offset as usize);
        let place = file.position(offset as u32);
        let start = offset - place.column as usize;
        Position::new(place.line, self.width(&file.text()[start..offset]))
    }

    /// Returns the range of a span.
    pub(crate) fn range(self, file: &SourceFile, span: Span) -> Range {
        Range::new(self.position(file, span.start), self.position(file, span.end))
    }

    /// Returns the byte offset of a position.
    pub(crate) fn offset(self, file: &SourceFile, position: Position) -> u32 {
        let Some(line) = file.line(position.line) else {
            return file.text().len() as u32;
        };
        let start = line.start;
        let line = &file.text()[line.start as usize..line.end as usize];
        let mut columns = 0;
        for (at, letter) in line.char_indices() {
            if columns >= position.character {
                return start + at as u32;
            }
            columns += match self {
                Self::Utf8 => letter.len_utf8(),
                Self::Utf16 => letter.len_utf16(),
            } as u32;
        }
        start + line.len() as u32
    }
}

/// Returns the last character boundary at or before `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use compiler::source::Sources;

    use super::*;

    #[test]
    fn columns_count_what_was_agreed_on() {
        let mut sources = Sources::default();
        let id = sources.add("a", "ab\r\n𝄞é x\nlast".to_owned());
        let file = sources.file(id);
        let x = file.text().find('x').unwrap() as u32;
        for (encoding, column) in [(Encoding::Utf8, 7), (Encoding::Utf16, 4)] {
            let position = encoding.position(file, x);
            assert_eq!(position, Position::new(1, column));
            assert_eq!(encoding.offset(file, position), x);
        }
    }

    #[test]
    fn positions_beyond_the_text_mean_its_end() {
        let mut sources = Sources::default();
        let id = sources.add("a", "ab\r\ncd".to_owned());
        let file = sources.file(id);
        let offset = |line, column| Encoding::Utf16.offset(file, Position::new(line, column));
        assert_eq!(offset(0, 99), 2);
        assert_eq!(offset(1, 99), 6);
        assert_eq!(offset(9, 0), 6);
    }
}
