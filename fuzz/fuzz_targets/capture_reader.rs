//! Fuzzes the capture reader and its converter with arbitrary bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../checks/capture_reader.rs"]
mod capture_reader;

fuzz_target!(|bytes: &[u8]| capture_reader::check(bytes));
