//! Time to read, resolve and check generated rule sets.
//!
//! `cargo bench -p benches --bench check` prints the least of five passes for each size.

use std::time::{Duration, Instant};

use benches::rule_file;
use compiler::compile::{Options, compile_files};
use compiler::source::Sources;
use compiler::syntax::items;

const PASSES: usize = 5;

fn main() {
    println!(
        "{:>7} {:>8} {:>10} {:>10}",
        "rules", "lines", "read ms", "check ms"
    );
    for count in [100, 1_000, 10_000] {
        let text = rule_file(count, 1);
        let lines = text.lines().count();
        let (read, check) = (0..PASSES)
            .map(|_| pass(&text))
            .min_by_key(|(read, check)| *read + *check)
            .expect("a pass");
        println!(
            "{count:>7} {lines:>8} {:>10.1} {:>10.1}",
            milliseconds(read),
            milliseconds(check)
        );
    }
}

fn pass(text: &str) -> (Duration, Duration) {
    let mut sources = Sources::default();
    let id = sources.add("rules.yaml", text.to_owned());
    let start = Instant::now();
    let file = items::read(id, text);
    let read = start.elapsed();
    let start = Instant::now();
    let compilation = compile_files(&[file], &sources, &Options::default());
    let check = start.elapsed();
    assert!(!compilation.has_errors(), "generated rules are sound");
    (read, check)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
