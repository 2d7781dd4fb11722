//! Reads a capture and writes it again in today's layout.
//!
//! `cargo run -p lanner-runtime --example rewrite_capture -- IN OUT`

use std::error::Error;
use std::fs::File;
use std::io::BufWriter;

use runtime::capture::{Format, Reader, Writer};

fn main() -> Result<(), Box<dyn Error>> {
    let [input, output] = std::env::args()
        .skip(1)
        .collect::<Vec<_>>()
        .try_into()
        .map_err(|_| "usage: rewrite_capture IN OUT")?;
    let mut reader = Reader::new(File::open(input)?)?;
    let mut writer = Writer::new(BufWriter::new(File::create(output)?), Format::Gzip)?;
    while let Some(item) = reader.next()? {
        writer.item(&item)?;
    }
    writer.finish()?;
    Ok(())
}
