//! A checker that has seen other collections says of one what a new checker says of it.

use compiler::check::assumed::Assumed;
use compiler::check::fields::Catalogue;
use compiler::check::{Checker, Finding, Rule};
use compiler::resolve::{Collection, Settings};
use compiler::source::{FileId, Sources};
use compiler::syntax::items;
use proptest::prelude::*;

/// Items that define, need, replace and append to one another.
const ITEMS: [&str; 26] = [
    "- list: shells\n  items: [sh, bash]",
    "- list: shells\n  items: []",
    "- list: programs\n  items: [shells, cat]",
    "- list: programs\n  items: [tac]\n  append: true",
    "- list: later\n  items: [zsh]",
    "- list: \"in (shells\"\n  items: [odd]",
    "- macro: shell\n  condition: proc.name in (shells)",
    "- macro: shell\n  condition: proc.name = zsh or user",
    "- macro: shell\n  condition: or proc.name in (later)\n  append: true",
    "- macro: user\n  condition: user.nmae = root",
    "- macro: user\n  condition: user.name = root",
    "- macro: both\n  condition: shell and user",
    "- macro: user\n  condition: both or user.uid = 0",
    "- macro: broken\n  condition: proc.name = (",
    "- rule: a\n  desc: d\n  condition: evt.type = open and shell\n  output: o\n  priority: INFO",
    "- rule: b\n  desc: d\n  condition: evt.type = open and both\n  output: '%proc.nmae'\n  priority: INFO",
    "- rule: c\n  desc: d\n  condition: evt.type in (programs) or (user)\n  output: o\n  priority: INFO",
    "- rule: d\n  desc: d\n  condition: evt.type = open and broken\n  output: o\n  priority: INFO",
    "- rule: e\n  desc: d\n  condition: proc.name in (shells) and evt.dir = <\n  output: o\n  priority: INFO",
    "- rule: f\n  desc: d\n  condition: ka.verb = x and shell\n  output: o\n  priority: INFO\n  source: k8s_audit",
    "- rule: a\n  condition: and both\n  append: true",
    "- rule: a\n  enabled: false",
    "- rule: b\n  output: o\n  override:\n    output: replace",
    "- rule: c\n  exceptions:\n  - name: x\n    fields: proc.name\n    values: [later, shells]\n  override:\n    exceptions: append",
    "- rule: a\n  desc: d\n  condition: evt.type = close\n  output: o\n  priority: INFO",
    "- rule: g\n  desc: d\n  condition: nobody and evt.type = open\n  output: o\n  priority: INFO",
];

fn read(collection: &mut Collection, sources: &mut Sources, text: &str, catalogue: &Catalogue) {
    let id: FileId = sources.add("rules.yaml", text.to_owned());
    let settings = Settings {
        names: catalogue,
        stop: false,
        known: None,
    };
    collection.read(&items::read(id, text), settings);
}

fn shown(findings: &[Finding], rules: &[Rule]) -> String {
    format!("{findings:#?}\n{rules:#?}")
}

/// What a new checker says.
fn afresh(collection: &Collection, catalogue: &Catalogue) -> String {
    let mut checker = Checker::new(catalogue, &[]);
    let findings = checker.check(collection);
    shown(&findings, &checker.into_rules())
}

proptest! {
    #[test]
    fn what_was_checked_before_does_not_show(
        files in proptest::collection::vec(proptest::collection::vec(0..ITEMS.len(), 1..6), 1..6),
    ) {
        let catalogue = Catalogue::new(Assumed::all());
        let mut sources = Sources::default();
        let mut collection = Collection::default();
        let mut checker = Checker::new(&catalogue, &[]);
        for file in &files {
            let text: Vec<&str> = file.iter().map(|index| ITEMS[*index]).collect();
            read(&mut collection, &mut sources, &text.join("\n"), &catalogue);
            let findings = checker.check(&collection);
            let rules: Vec<Rule> = checker.rules().cloned().collect();
            prop_assert_eq!(shown(&findings, &rules), afresh(&collection, &catalogue));
        }
    }

    #[test]
    fn another_collection_may_follow(
        first in proptest::collection::vec(0..ITEMS.len(), 1..12),
        second in proptest::collection::vec(0..ITEMS.len(), 1..12),
    ) {
        let catalogue = Catalogue::new(Assumed::all());
        let mut checker = Checker::new(&catalogue, &[]);
        for items in [first, second] {
            let mut sources = Sources::default();
            let mut collection = Collection::default();
            let text: Vec<&str> = items.iter().map(|index| ITEMS[*index]).collect();
            read(&mut collection, &mut sources, &text.join("\n"), &catalogue);
            let findings = checker.check(&collection);
            let rules: Vec<Rule> = checker.rules().cloned().collect();
            prop_assert_eq!(shown(&findings, &rules), afresh(&collection, &catalogue));
        }
    }
}
