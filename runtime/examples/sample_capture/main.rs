//! Writes the sample capture that the repository carries.
//!
//! `cargo run -p lanner-runtime --example sample_capture` writes `testdata/captures/sample.scap`; a
//! test regenerates it and compares.

mod script;
mod story;

use std::error::Error;
use std::path::Path;

use runtime::capture::Format;

fn main() -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata/captures/sample.scap");
    std::fs::write(&path, story::capture(Format::Gzip)?)?;
    println!("{}", path.display());
    Ok(())
}
