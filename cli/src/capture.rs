//! Captures named on the command line.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use runtime::capture::{Reader, decompress};

use crate::failure::Failure;

/// Reads a whole file or, for `-`, the standard input into memory, decompressed.
pub(crate) fn load(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::input(format!("{}: {error}", path.display()));
    let (input, _) = open_stream(path).map_err(|error| failed(&error))?;
    decompress(input).map_err(|error| failed(&error))
}

/// Begins to read a file or, for `-`, the standard input; with its length if that is known.
pub(crate) fn open(path: &Path) -> Result<(Reader<'static>, Option<u64>), Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::input(format!("{}: {error}", path.display()));
    let (input, length) = open_stream(path).map_err(|error| failed(&error))?;
    let reader = Reader::new(input).map_err(|error| failed(&error))?;
    Ok((reader, length))
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
