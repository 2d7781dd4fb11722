//! Fuzzes the reader of rule files with arbitrary bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../checks/rules_file.rs"]
mod rules_file;

fuzz_target!(|bytes: &[u8]| rules_file::check(bytes));
