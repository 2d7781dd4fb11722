//! Default lints over the official rule files: everything they say there is listed and explained.

mod linting;

use std::collections::BTreeSet;

use compiler::diagnostics::Levels;
use compiler::source::{Sources, decode};
use linting::reviewed;

const FILES: [&str; 3] = [
    "falco_rules.yaml",
    "falco-incubating_rules.yaml",
    "falco-sandbox_rules.yaml",
];

/// `file:line id` of everything that is said.
fn said(names: &[&str]) -> Option<BTreeSet<String>> {
    let folder = testkit::shared("conformance/rules/official")?;
    let mut sources = Sources::default();
    for name in names {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        sources.add(*name, decode(&bytes));
    }
    let reports = reviewed(&sources, &Levels::default());
    let lines = reports.iter().map(|report| {
        let span = report.primary.span;
        let line = sources.position(span).line + 1;
        format!(
            "{}:{line} {}",
            sources.file(span.file).path(),
            report.declaration.id
        )
    });
    Some(lines.collect())
}

/// The rows of the table in `docs/lints.md`.
fn explained() -> BTreeSet<String> {
    let page = std::fs::read_to_string(testkit::root().join("docs/lints.md")).unwrap();
    let (_, section) = page.split_once("## The official rule files").unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| falco"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        assert!(cells.len() == 5 && cells[3].len() > 20, "no explanation: {row}");
        format!("{} {}", cells[1], cells[2])
    })
    .collect()
}

#[test]
fn nothing_is_said_that_is_not_explained() {
    let Some(together) = said(&FILES) else { return };
    // Alone a file says what is told of a macro that another one replaces, too.
    let mut all: BTreeSet<String> = together;
    for name in FILES {
        all.extend(said(&[name]).unwrap());
    }
    assert_eq!(all, explained());
}
