//! Compares all engines on generated rules and events.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../checks/engines/mod.rs"]
mod engines;

fuzz_target!(|bytes: &[u8]| {
    engines::check(bytes);
});
