//! Compares the engines on what the fuzz target `engines` once found, and on invented bytes.

#[path = "../../fuzz/checks/engines/mod.rs"]
mod engines;

use engines::Seen;

/// Inputs that are invented anew each time in the same way.
const INVENTED: u64 = 400;
/// So many of them where everything is to be compared.
const INVENTED_THOROUGHLY: u64 = 4_000;
const BYTES: usize = 3000;
/// Sets of rules for the sample capture, and for each of the shared ones where everything is to be compared.
const RULE_SETS: u64 = 25;
const RULE_SETS_THOROUGHLY: u64 = 4;

#[test]
fn inputs_that_once_made_engines_differ_are_compared() {
    let folder = testkit::root().join("testdata/fuzz/engines");
    for path in testkit::files(&folder, ".bin") {
        engines::check(&std::fs::read(path).unwrap());
    }
}

#[test]
fn invented_rules_over_invented_events_are_compared() {
    let last = if testkit::is_thorough() {
        INVENTED_THOROUGHLY
    } else {
        INVENTED
    };
    let matches: usize = (1..=last).map(|seed| engines::check(&invented(seed))).sum();
    assert!(matches > 500, "only {matches} matches: nothing is compared");
}

#[test]
fn invented_rules_over_recorded_events_are_compared() {
    let invented_rules = |capture: &[u8], count: u64| -> usize {
        let seen = Seen::of(capture);
        let seeds = 1..=count;
        seeds
            .map(|seed| engines::check_over(capture, &seen, &invented(seed)))
            .sum()
    };
    let sample = std::fs::read(testkit::root().join("testdata/captures/sample.scap")).unwrap();
    let matches = invented_rules(&sample, RULE_SETS);
    assert!(matches > 500, "only {matches} matches: nothing is compared");
    let count = if testkit::is_thorough() {
        RULE_SETS_THOROUGHLY
    } else {
        1
    };
    for path in testkit::captures() {
        invented_rules(&std::fs::read(path).unwrap(), count);
    }
}

/// Bytes that look random: xorshift, which needs a seed that is not zero.
fn invented(seed: u64) -> Vec<u8> {
    let mut number = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut next = || {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
        (number >> 32) as u8
    };
    (0..BYTES).map(|_| next()).collect()
}
