//! Time to check and to format rule files with the library, without processes and file access.
//!
//! `cargo bench -p benches --bench check [FILTER]` measures generated sets of 100, 1,000 and 10,000
//! rules, and the official files if they are beside the checkout:
//!
//! | group | measured work |
//! |---|---|
//! | `read` | text to items |
//! | `check` | text to checked rules and reports |
//! | `check_and_lint` | the same with lints and suppressions: `lanner check` without file access and output |
//! | `format` | text to formatted text |

use std::fs;
use std::hint::black_box;
use std::time::Duration;

use benches::rule_file;
use compiler::compile::{Compilation, Options, read_and_compile};
use compiler::diagnostics::Levels;
use compiler::format::{self, format};
use compiler::review::{Reviewed, review};
use compiler::source::{Sources, decode};
use compiler::syntax::items::{self, RuleFile};
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const SIZES: [usize; 3] = [100, 1_000, 10_000];
const SEED: u64 = 1;
const OFFICIAL: [&str; 3] = [
    "falco_rules.yaml",
    "falco-incubating_rules.yaml",
    "falco-sandbox_rules.yaml",
];

/// A set of rule files with its name in the table.
struct Input {
    name: String,
    sources: Sources,
}

impl Input {
    fn new(name: impl Into<String>, texts: impl IntoIterator<Item = String>) -> Self {
        let mut sources = Sources::default();
        for text in texts {
            sources.add("rules.yaml", text);
        }
        Self {
            name: name.into(),
            sources,
        }
    }

    fn bytes(&self) -> u64 {
        self.sources
            .iter()
            .map(|(_, file)| file.text().len() as u64)
            .sum()
    }
}

fn inputs() -> Vec<Input> {
    let generated = SIZES.map(|size| Input::new(size.to_string(), [rule_file(size, SEED)]));
    generated.into_iter().chain(official()).collect()
}

/// Returns the first official file, and all three.
fn official() -> Vec<Input> {
    let Some(folder) = testkit::shared("conformance/rules/official") else {
        return Vec::new();
    };
    let texts = OFFICIAL.map(|name| {
        let path = folder.join(name);
        decode(&fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    });
    let first = Input::new("official_1", texts.first().cloned());
    vec![first, Input::new("official_3", texts)]
}

/// Compiles the files with the settings of `lanner check`.
fn compiled(sources: &Sources) -> (Vec<RuleFile>, Compilation) {
    let options = Options {
        without_verdicts: true,
        ..Options::default()
    };
    let compiled = read_and_compile(sources, &options);
    assert!(!compiled.1.has_errors(), "the rules are sound");
    compiled
}

fn read(sources: &Sources) -> Vec<RuleFile> {
    sources
        .iter()
        .map(|(id, file)| items::read(id, file.text()))
        .collect()
}

fn check_and_lint(sources: &Sources) -> usize {
    let (files, compilation) = compiled(sources);
    let reviewed = Reviewed {
        sources,
        files: &files,
        compilation: &compilation,
    };
    review(reviewed, &Levels::default()).len()
}

fn laid_out(sources: &Sources) -> usize {
    let lengths = sources.iter().map(|(id, file)| {
        let formatted = format(id, file.text(), format::Options::default()).expect("rules can be formatted");
        formatted.text.len()
    });
    lengths.sum()
}

fn group<T>(criterion: &mut Criterion, inputs: &[Input], name: &str, run: fn(&Sources) -> T) {
    let mut group: BenchmarkGroup<'_, _> = criterion.benchmark_group(name);
    for input in inputs {
        group.throughput(Throughput::Bytes(input.bytes()));
        group.bench_function(BenchmarkId::from_parameter(&input.name), |bencher| {
            bencher.iter_with_large_drop(|| run(black_box(&input.sources)));
        });
    }
    group.finish();
}

fn benchmarks(criterion: &mut Criterion) {
    let inputs = inputs();
    group(criterion, &inputs, "read", read);
    group(criterion, &inputs, "check", compiled);
    group(criterion, &inputs, "check_and_lint", check_and_lint);
    group(criterion, &inputs, "format", laid_out);
}

criterion_group! {
    name = check;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(5));
    targets = benchmarks
}
criterion_main!(check);
