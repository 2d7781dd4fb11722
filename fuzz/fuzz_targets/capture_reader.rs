//! Any bytes through the capture reader and its converter.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../checks/capture_reader.rs"]
mod capture_reader;

fuzz_target!(|bytes: &[u8]| capture_reader::check(bytes));
