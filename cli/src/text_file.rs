//! Files that are changed in place.

use std::fs;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::failure::Failure;

const MARK: &str = "\u{FEFF}";

/// A text file, or the standard input, to be written back.
#[derive(Debug)]
pub(crate) struct TextFile {
    /// None for the standard input.
    path: Option<PathBuf>,
    name: String,
    text: String,
    /// It begins with a byte-order mark, which is not in the text.
    has_mark: bool,
}

impl TextFile {
    /// Reads `path`; `-` is the standard input. Only UTF-8 can be written back as it was.
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
            .map_err(|_| Failure::input(format!("{name}: only files in UTF-8 can be changed")))?;
        let has_mark = text.starts_with(MARK);
        if has_mark {
            text.drain(..MARK.len());
        }
        Ok(Self {
            path: (!is_stdin).then(|| path.to_owned()),
            name,
            text,
            has_mark,
        })
    }

    /// Its path as given.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Its text, without byte-order mark.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// It is the standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        self.path.is_none()
    }

    /// Puts `text` in place of the file's, all of it or nothing; the standard input goes to `out`.
    pub(crate) fn write(&self, text: &str, out: &mut dyn Write) -> Result<(), Failure> {
        let mark = if self.has_mark { MARK } else { "" };
        match &self.path {
            None => write!(out, "{mark}{text}").map_err(Failure::from),
            Some(path) => replace(path, &[mark.as_bytes(), text.as_bytes()])
                .map_err(|error| Failure::Usage(format!("{}: cannot write: {error}", self.name))),
        }
    }
}

/// Writes a new file beside `path` and moves it over the old one. A link keeps leading to the file.
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
