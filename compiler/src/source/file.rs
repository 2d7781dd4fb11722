//! Decoded files, lines and columns.

use super::{FileId, Span};

/// The rule files of one run, in load order.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a file and returns its id; `text` is its decoded content (see [`decode`]).
    pub fn add(&mut self, path: impl Into<String>, text: String) -> FileId {
        let id = FileId(self.files.len() as u32);
        self.files.push(SourceFile::new(path.into(), text));
        id
    }

    /// Replaces the text of a file; spans of the old text become meaningless.
    ///
    /// # Panics
    /// If the id is of another `Sources`.
    pub fn replace(&mut self, id: FileId, text: String) {
        let file = &mut self.files[id.0 as usize];
        *file = SourceFile::new(std::mem::take(&mut file.path), text);
    }

    /// Reassigns the id of a removed file to another file, which has no text yet.
    ///
    /// # Panics
    /// If the id is of another `Sources`.
    pub fn reuse(&mut self, id: FileId, path: impl Into<String>) {
        self.files[id.0 as usize] = SourceFile::new(path.into(), String::new());
    }

    /// Returns the file with this id.
    ///
    /// # Panics
    /// If the id is of another `Sources`.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Returns the number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns whether there are no files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Returns all files in load order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(index, file)| (FileId(index as u32), file))
    }

    /// Returns the text of `span`.
    pub fn text(&self, span: Span) -> &str {
        &self.file(span.file).text()[span.start as usize..span.end as usize]
    }

    /// Returns the zero-based line and column (in bytes) of the start of `span`.
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file).position(span.start)
    }
}

/// One file.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    line_starts: Vec<u32>,
}

/// Zero-based line and column; the column counts bytes.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Bytes since the start of the line.
    pub column: u32,
}

impl SourceFile {
    fn new(path: String, text: String) -> Self {
        let line_starts = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|index| index as u32 + 1))
            .collect();
        Self {
            path,
            text,
            line_starts,
        }
    }

    /// Returns its path as given by the user.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns its decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the bytes of the line with this number, without its end; `None` after the last.
    pub fn line(&self, number: u32) -> Option<std::ops::Range<u32>> {
        let number = number as usize;
        let start = *self.line_starts.get(number)?;
        let end = self.line_starts.get(number + 1).copied();
        let line = &self.text[start as usize..end.unwrap_or(self.text.len() as u32) as usize];
        let line = line.trim_end_matches('\n').trim_end_matches('\r');
        Some(start..start + line.len() as u32)
    }

    /// Returns line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= offset) - 1;
        Position {
            line: line as u32,
            column: offset - self.line_starts[line],
        }
    }
}

/// Decodes the bytes of a rule file as Falco's YAML reader does.
///
/// A byte-order mark selects UTF-8 or UTF-16 and is removed; each invalid sequence becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> String {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = rest.as_chunks::<2>();
        let mut text: String = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        if !rest.is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
        }
        text
    };
    let utf8 = |bytes: &[u8]| match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => String::from_utf8_lossy(bytes).into_owned(),
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decode_follows_the_byte_order_mark() {
        assert_eq!(decode(b"\xEF\xBB\xBFa"), "a");
        assert_eq!(decode(b"\xFF\xFEa\0b\0"), "ab");
        assert_eq!(decode(b"\xFE\xFF\0a\0"), "a\u{FFFD}");
        assert_eq!(decode(b"a\xFFb"), "a\u{FFFD}b");
    }

    #[test]
    fn positions_count_lines_and_bytes_from_zero() {
        let mut sources = Sources::default();
        let id = sources.add("a.yaml", "é\nab\n".to_owned());
        let at = |offset| sources.file(id).position(offset);
        assert_eq!(at(0), Position { line: 0, column: 0 });
        assert_eq!(at(2), Position { line: 0, column: 2 });
        assert_eq!(at(3), Position { line: 1, column: 0 });
        assert_eq!(at(6), Position { line: 2, column: 0 });
    }
}
