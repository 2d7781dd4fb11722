//! Evaluation time as a function of the number of rules.
//!
//! `cargo bench -p benches --bench growth [NAME…]` evaluates generated rule sets from 100 to 10,000
//! rules on shared captures (all, or those named; without shared captures, on the sample). It prints
//! for each size the time to check the rules, to prepare them, and to generate native code during the
//! first pass, the evaluation time per event in nanoseconds (median of the passes, minimum in
//! parentheses), and the minimum relative to that of 100 rules.

use std::fs::File;
use std::path::PathBuf;
use std::time::Instant;

use benches::rule_file;
use compiler::backend::Matching;
use compiler::check::Rule;
use compiler::compile::{Options, compile};
use compiler::source::Sources;
use compiler::tables::Priority;
use runtime::capture::decompress;
use runtime::engine::{Engine, select};
use runtime::measure::{Stage, measure};
use runtime::output;

const SIZES: [usize; 5] = [100, 300, 1_000, 3_000, 10_000];
const CAPTURES: [&str; 3] = ["mpm-preforked__full_capture", "files", "procs"];
const PASSES: usize = 7;
const SEED: u64 = 1;

fn main() {
    let captures = captures();
    // By capture: the minimum evaluation time with the smallest set.
    let mut smallest = vec![None; captures.len()];
    println!(
        "{:>6} {:>9} {:>9}  {:<28} {:>9} {:>20} {:>9}",
        "rules", "check ms", "setup ms", "capture", "code ms", "evaluate ns", "× of 100"
    );
    for size in SIZES {
        let (rules, check_ms) = timed(|| checked(size));
        let order = select(&rules, Priority::Debug, &[]);
        let (engine, ready_ms) =
            timed(|| Engine::new(&rules, &order, Matching::First, output::Options::default()));
        let mut engine = engine.expect("checked rules are fine");
        for ((name, bytes), smallest) in captures.iter().zip(&mut smallest) {
            let costs = measure(bytes, &mut engine, PASSES, &mut || ()).expect("a valid capture");
            let cost = costs.of_stage(Stage::Evaluate);
            let base = *smallest.get_or_insert(cost.min);
            println!(
                "{size:>6} {check_ms:>9.1} {ready_ms:>9.1}  {name:<28} {:>9.1} {:>20} {:>9.2}",
                costs.warm_up_time() / 1e6,
                format!("{:.1} ({:.1})", cost.median, cost.min),
                cost.min / base
            );
        }
    }
}

/// Returns the names and uncompressed bytes of the captures.
fn captures() -> Vec<(String, Vec<u8>)> {
    let named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let names = if named.is_empty() {
        CAPTURES.map(str::to_owned).to_vec()
    } else {
        named
    };
    let mut paths: Vec<(String, PathBuf)> = names
        .into_iter()
        .filter_map(|name| testkit::capture(&name).map(|path| (name, path)))
        .collect();
    if paths.is_empty() {
        let sample = testkit::root().join("testdata/captures/sample.scap");
        paths.push(("sample".to_owned(), sample));
    }
    paths
        .into_iter()
        .map(|(name, path)| {
            let file = File::open(path).expect("a readable capture");
            (name, decompress(file).expect("a valid capture"))
        })
        .collect()
}

fn checked(size: usize) -> Vec<Rule> {
    let mut sources = Sources::default();
    sources.add("rules.yaml", rule_file(size, SEED));
    let compilation = compile(&sources, &Options::default());
    assert!(!compilation.has_errors(), "generated rules are sound");
    compilation.rules
}

/// Returns the result of `work` and its time in milliseconds.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed().as_secs_f64() * 1000.0)
}
