//! Alerts per second that one thread formats.
//!
//! `cargo bench -p lanner-runtime --bench output [NAME…]` makes every event of shared captures (or
//! those named; without shared captures of the sample) set off a rule with an output as long as
//! usual, as text and as JSON, and prints what formatting an alert takes: the median of the
//! passes, the least in brackets, and the rate of the least.

use std::fs::File;
use std::path::PathBuf;

use compiler::backend::Matching;
use compiler::compile::{Options, compile};
use compiler::source::Sources;
use compiler::tables::Priority;
use runtime::capture::decompress;
use runtime::engine::{Engine, select};
use runtime::measure::{Stage, measure};
use runtime::output;

const CAPTURES: [&str; 3] = ["mpm-preforked__full_capture", "files", "procs"];
const PASSES: usize = 31;
const RULES: &str = "\
- rule: Anything at all happened in the sight of the recorder
  desc: Every event sets it off.
  condition: evt.type exists
  output: >
    Anything happened (file=%fd.name parent=%proc.pname grandparent=%proc.aname[2]
    ancestors=%proc.aname[3] event=%evt.type user=%user.name uid=%user.uid login=%user.loginuid
    process=%proc.name exe=%proc.exepath command=%proc.cmdline terminal=%proc.tty
    container=%container.id image=%container.image.repository tag=%container.image.tag
    container_name=%container.name)
  priority: WARNING
  tags: [filesystem, host, container, mitre_credential_access, T1555]
";

fn main() {
    println!(
        "{:<28} {:<5} {:>7} {:>8} {:>18} {:>12}",
        "capture", "form", "alerts", "bytes", "ns per alert", "alerts/s"
    );
    for (name, path) in captures() {
        let file = File::open(path).expect("a readable capture");
        let bytes = decompress(file).expect("a sound capture");
        for (form, json) in [("text", false), ("JSON", true)] {
            let mut engine = engine(json);
            let costs = measure(&bytes, &mut engine, PASSES, &mut || ()).expect("a sound capture");
            let per_alert = costs.events() as f64 / costs.alerts().max(1) as f64;
            let cost = costs.of_stage(Stage::Output);
            let (median, min) = (cost.median * per_alert, cost.min * per_alert);
            println!(
                "{name:<28} {form:<5} {:>7} {:>8} {:>18} {:>12.0}",
                costs.alerts(),
                costs.alert_bytes() / costs.alerts().max(1),
                format!("{median:.0} ({min:.0})"),
                1e9 / min
            );
        }
    }
}

fn captures() -> Vec<(String, PathBuf)> {
    let named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let names = if named.is_empty() {
        CAPTURES.map(str::to_owned).to_vec()
    } else {
        named
    };
    let shared = names
        .into_iter()
        .filter_map(|name| testkit::capture(&name).map(|path| (name, path)));
    let mut paths: Vec<(String, PathBuf)> = shared.collect();
    if paths.is_empty() {
        let sample = testkit::root().join("testdata/captures/sample.scap");
        paths.push(("sample".to_owned(), sample));
    }
    paths
}

fn engine(json: bool) -> Engine {
    let mut sources = Sources::default();
    sources.add("rules.yaml", RULES.to_owned());
    let rules = compile(&sources, &Options::default()).rules;
    assert_eq!(rules.len(), 1, "the rule is sound");
    let order = select(&rules, Priority::Debug, &[]);
    let options = output::Options {
        json,
        hostname: Some("host".to_owned()),
        ..output::Options::default()
    };
    Engine::new(&rules, &order, Matching::First, options).expect("checked rules are fine")
}
