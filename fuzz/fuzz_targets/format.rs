//! Fuzzes the formatter with arbitrary bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../checks/format.rs"]
mod format;

fuzz_target!(|bytes: &[u8]| {
    format::check(bytes);
});
