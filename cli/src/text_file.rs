//! Files that are changed in place.

use std::fs;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::failure::Failure;

/// The byte-order mark, which some editors put at the start of files in UTF-8.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// A text file, or the standard input, to be written back.
#[derive(Debug)]
pub(crate) struct TextFile {
    /// `None` for the standard input.
    path: Option<PathBuf>,
    name: String,
    text: String,
    /// The file begins with a byte-order mark, which is not in `text`.
    has_mark: bool,
}

impl TextFile {
    /// Reads `path`; `-` is the standard input.
    ///
    /// # Errors
    /// If the file cannot be read, or is not in UTF-8: other encodings could not be written back unchanged.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let is_stdin = path.as_os_str() == "-";
        let name = if is_stdin {
            "<stdin>".to_owned()
        } else {
            path.display().to_string()
        };
        let bytes = if is_stdin {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            fs::read(path)
        };
        let bytes = bytes.map_err(|error| Failure::Usage(format!("{name}: {error}")))?;
        let mut text = String::from_utf8(bytes)
            .map_err(|_| Failure::input(format!("{name}: not in UTF-8, so that it cannot be changed")))?;
        let has_mark = text.starts_with(BYTE_ORDER_MARK);
        if has_mark {
            text.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(Self {
            path: (!is_stdin).then(|| path.to_owned()),
            name,
            text,
            has_mark,
        })
    }

    /// Returns the path as given.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Returns the text, without the byte-order mark.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns true for the standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        self.path.is_none()
    }

    /// Replaces the content of the file by `text`, completely or not at all; for the standard input,
    /// writes to `out`.
    pub(crate) fn write(&self, text: &str, out: &mut dyn Write) -> Result<(), Failure> {
        let mark = if self.has_mark { BYTE_ORDER_MARK } else { "" };
        match &self.path {
            None => write!(out, "{mark}{text}").map_err(Failure::from),
            Some(path) => replace(path, &[mark.as_bytes(), text.as_bytes()])
                .map_err(|error| Failure::Usage(format!("{}: cannot write: {error}", self.name))),
        }
    }
}

/// Writes a new file beside `path` and renames it, so that a crash leaves the old or the new content. A
/// symbolic link stays a link.
fn replace(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let folder = path.parent().ok_or(io::ErrorKind::IsADirectory)?;
    let mut file = NamedTempFile::new_in(folder)?;
    for part in parts {
        file.write_all(part)?;
    }
    file.as_file()
        .set_permissions(fs::metadata(&path)?.permissions())?;
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}
