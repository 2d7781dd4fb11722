//! Opens the captures named on the command line.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use runtime::capture::{CaptureError, Fault, Reader, decompress};

use crate::failure::Failure;

/// Reads a whole file, or standard input for `-`, into memory and decompresses it.
pub(crate) fn load(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: &io::Error| Failure::input(format!("{}: {error}", path.display()));
    let (input, _) = open_stream(path).map_err(|error| failed(&error))?;
    decompress(input).map_err(|error| unreadable(path, &error))
}

/// Opens a file, or standard input for `-`; also returns its length in bytes if it is known.
pub(crate) fn open(path: &Path) -> Result<(Reader<'static>, Option<u64>), Failure> {
    let failed = |error: &io::Error| Failure::input(format!("{}: {error}", path.display()));
    let (input, length) = open_stream(path).map_err(|error| failed(&error))?;
    let reader = Reader::new(input).map_err(|error| unreadable(path, &error))?;
    Ok((reader, length))
}

/// Returns the failure for a capture that cannot be read, with a hint if it is a file of another kind.
pub(crate) fn unreadable(path: &Path, error: &CaptureError) -> Failure {
    let name = path.display();
    match &error.fault {
        Fault::NotACapture { found } => match foreign_format(found.to_le_bytes(), path) {
            Some(format) => Failure::input(format!("{name}: {error} (this is {format})")),
            None => Failure::input(format!("{name}: {error}")),
        },
        _ => Failure::input(format!("{name}: {error}")),
    }
}

/// Guesses the format of a file that is not a capture from its first bytes and its name.
fn foreign_format(start: [u8; 4], path: &Path) -> Option<&'static str> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let is_text = start
        .iter()
        .all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace());
    match (start, extension) {
        ([0x7f, b'E', b'L', b'F'], _) => Some("an ELF file"),
        ([b'P', b'K', 3, 4], _) => Some("a ZIP archive"),
        ([0xd4, 0xc3, 0xb2, 0xa1] | [0xa1, 0xb2, 0xc3, 0xd4], _) => Some("a pcap file with network packets"),
        (_, Some("yaml" | "yml")) if is_text => Some("a YAML file; pass rule files with -r"),
        ([b'-', b' ', ..], _) => Some("a YAML file; pass rule files with -r"),
        ([b'{' | b'[', ..], _) if is_text => Some("a JSON file"),
        _ => is_text.then_some("a text file"),
    }
}

type Stream = Box<dyn Read + Send>;

fn open_stream(path: &Path) -> io::Result<(Stream, Option<u64>)> {
    if path.as_os_str() == "-" {
        return Ok((Box::new(io::stdin()), None));
    }
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    Ok((Box::new(file), Some(length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_formats_are_recognised() {
        let format = |start: &[u8; 4], name: &str| foreign_format(*start, Path::new(name));
        let yaml = Some("a YAML file; pass rule files with -r");
        assert_eq!(format(b"- ru", "x"), yaml);
        assert_eq!(format(b"# a ", "r.yml"), yaml);
        assert_eq!(format(b"# a ", "r.txt"), Some("a text file"));
        assert_eq!(format(b"{\"a\"", "x"), Some("a JSON file"));
        assert_eq!(format(b"\x7fELF", "r.yaml"), Some("an ELF file"));
        assert_eq!(format(b"\x00\x01\x02\x03", "r.yaml"), None);
    }
}
