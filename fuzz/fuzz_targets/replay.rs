//! Fuzzes reader, state and extraction with valid captures of hostile content.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../checks/replay/mod.rs"]
mod replay;

fuzz_target!(|bytes: &[u8]| {
    replay::check(bytes);
});
