//! Replays what the fuzz target `replay` once found, and captures out of invented bytes.

#[path = "../../fuzz/checks/replay/mod.rs"]
mod replay;

/// Inputs that are invented anew each time in the same way.
const INVENTED: u64 = 300;
const BYTES: usize = 1500;

#[test]
fn inputs_that_once_broke_the_replay_are_replayed() {
    let folder = testkit::root().join("testdata/fuzz/replay");
    for path in testkit::files(&folder, ".bin") {
        replay::check(&std::fs::read(path).unwrap());
    }
}

#[test]
fn invented_captures_are_replayed() {
    let events: usize = (1..=INVENTED).map(|seed| replay::check(&invented(seed))).sum();
    assert!(
        events > 3_000,
        "only {events} events: most captures end too early"
    );
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
