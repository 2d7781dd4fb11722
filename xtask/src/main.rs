//! Maintenance commands of this repository.
//!
//! `cargo xtask tables` writes the Rust form of `compiler/tables/*.toml`;
//! `cargo xtask tables --check` compares instead and fails on a difference;
//! `cargo xtask docs` writes the pages of `docs/` that are generated from the tables;
//! `cargo xtask sizes` prints the sizes of files and functions and fails on those over the limits.

mod docs;
mod sizes;
mod tables;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is in a folder of the workspace");
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["tables"] => tables::write(root),
        ["tables", "--check"] => tables::check(root),
        ["docs"] => docs::write(root),
        ["sizes"] => sizes::report(root),
        _ => Err("usage: cargo xtask tables [--check] | docs | sizes".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
