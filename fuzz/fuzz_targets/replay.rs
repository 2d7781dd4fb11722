//! Valid captures with hostile content through reader, state and extraction.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../checks/replay/mod.rs"]
mod replay;

fuzz_target!(|bytes: &[u8]| {
    replay::check(bytes);
});
