//! Fuzzes the parser of conditions with arbitrary text.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../checks/condition.rs"]
mod condition;

fuzz_target!(|text: &str| condition::check(text));
