//! Time per event of reading, state keeping and evaluation, over whole captures in memory and one
//! thread.
//!
//! `cargo bench -p lanner-runtime --bench replay [NAME…]` replays the shared captures of the
//! performance table (or those named) and prints medians of the time of its events, headers not
//! included: reading alone, reading with the state, what evaluation adds with the stable rules
//! and with all three official files, in native code and in the interpreter, and the events per second of
//! all of it in native code. The least times stand
//! in brackets: they are what a busy machine still tells.

use std::fs::File;
use std::path::Path;

use compiler::backend::{Backend, Matching};
use compiler::check::assumed::Assumed;
use compiler::compile::{Options, compile};
use compiler::ir::Profile;
use compiler::source::Sources;
use compiler::tables::Priority;
use runtime::capture::decompress;
use runtime::engine::{Engine, select};
use runtime::measure::{Estimate, Stage, measure};
use runtime::output;

const CAPTURES: [&str; 5] = [
    "nginx__nginx",
    "alpine__alpine",
    "mpm-preforked__full_capture",
    "files",
    "procs",
];
const PASSES: usize = 31;

fn main() {
    let named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let names = if named.is_empty() {
        CAPTURES.map(str::to_owned).to_vec()
    } else {
        named
    };
    let Some(rules) = testkit::shared("conformance/rules/official") else {
        return;
    };
    let every = ["falco_rules", "falco-incubating_rules", "falco-sandbox_rules"];
    let mut engines = [
        engine(&rules, &["falco_rules"], Backend::Native),
        engine(&rules, &every, Backend::Native),
        engine(&rules, &every, Backend::Interpreter),
    ];
    println!(
        "{:<28} {:>7} {:>15} {:>15} {:>15} {:>15} {:>15} {:>12}",
        "capture",
        "events",
        "read ns",
        "read+state ns",
        "stable rules ns",
        "all rules ns",
        "interpreter ns",
        "M events/s"
    );
    for name in names {
        let Some(path) = testkit::capture(&name) else {
            return;
        };
        let file = File::open(&path).expect("a readable capture");
        let bytes = decompress(file).expect("a sound capture");
        let [stable, all, interpreted] = engines
            .each_mut()
            .map(|engine| measure(&bytes, engine, PASSES, &mut || ()).expect("a sound capture"));
        println!(
            "{name:<28} {:>7} {:>15} {:>15} {:>15} {:>15} {:>15} {:>12.2}",
            all.events(),
            shown(all.of_stage(Stage::Read)),
            shown(all.cumulative(Stage::State)),
            shown(stable.of_stage(Stage::Evaluate)),
            shown(all.of_stage(Stage::Evaluate)),
            shown(interpreted.of_stage(Stage::Evaluate)),
            all.cumulative(Stage::Evaluate).per_second().median / 1e6,
        );
    }
}

fn shown(amount: Estimate) -> String {
    format!("{:.1} ({:.1})", amount.median, amount.min)
}

/// The enabled rules of some files.
fn engine(folder: &Path, names: &[&str], backend: Backend) -> Engine {
    let mut sources = Sources::default();
    for name in names {
        let path = folder.join(format!("{name}.yaml"));
        let text = std::fs::read_to_string(&path).expect("a readable rule file");
        sources.add(path.to_string_lossy(), text);
    }
    let options = Options {
        assumed: Assumed::falco(),
        ..Options::default()
    };
    let rules = compile(&sources, &options).rules;
    let order = select(&rules, Priority::Debug, &[]);
    let (matching, options) = (Matching::First, output::Options::default());
    Engine::with_backend(&rules, &order, matching, options, backend, Profile::default())
        .expect("checked rules are fine")
}
