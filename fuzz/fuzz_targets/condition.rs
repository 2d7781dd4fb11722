//! Any text through the parser of conditions.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../checks/condition.rs"]
mod condition;

fuzz_target!(|text: &str| condition::check(text));
