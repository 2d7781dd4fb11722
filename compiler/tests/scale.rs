//! Large rule sets compile in time that grows with their size, not with its square.

use std::fmt::Write;
use std::time::Instant;

use compiler::compile::{Options, compile};
use compiler::source::Sources;

/// `rules` rules with a macro and a list for every ten of them.
fn rule_set(rules: usize) -> String {
    let mut text = String::new();
    for group in 0..rules / 10 {
        write!(
            text,
            "- list: names_{group}\n  items: [a{group}, b{group}, \"c {group}\", names_shared]\n\
             - macro: spawned_{group}\n  condition: >\n    evt.type in (execve, execveat)\n    \
             and proc.name in (names_{group}) and not proc.pname in (sh, bash)\n"
        )
        .unwrap();
        for rule in 0..10 {
            write!(
                text,
                "- rule: Rule {group} {rule}\n  desc: Something happens\n  condition: >\n    \
                 spawned_{group} and proc.cmdline contains \"-{rule}\" and fd.name startswith /etc\n    \
                 and not container.id = host and user.uid > {rule}\n  \
                 output: Something (user=%user.name command=%proc.cmdline parent=%proc.pname file=%fd.name)\n  \
                 priority: WARNING\n  tags: [a, b]\n  exceptions:\n    - name: known\n      fields: [proc.name, fd.name]\n      \
                 values:\n        - [x{rule}, /etc/passwd]\n"
            )
            .unwrap();
        }
    }
    text
}

#[test]
fn a_thousand_rules_are_clean() {
    let mut sources = Sources::default();
    sources.add("rules.yaml", rule_set(1_000));
    let compilation = compile(&sources, &Options::default());
    assert_eq!(compilation.rules.len(), 1_000);
    assert!(
        compilation.reports.is_empty(),
        "{:?}",
        compilation.reports.first()
    );
}

/// Run with `--release -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn time_of_ten_thousand_rules() {
    for rules in [1_000, 10_000] {
        let text = rule_set(rules);
        let mut sources = Sources::default();
        sources.add("rules.yaml", text);
        let file = sources.iter().next().unwrap().1.text().to_owned();
        let start = Instant::now();
        let id = sources.iter().next().unwrap().0;
        let read = compiler::syntax::items::read(id, &file);
        let reading = start.elapsed();
        let start = Instant::now();
        let compilation = compiler::compile::compile_files(&[read], &sources, &Options::default());
        println!(
            "{rules} rules, {} bytes: read {reading:?}, resolve and check {:?}",
            file.len(),
            start.elapsed()
        );
        assert_eq!(compilation.rules.len(), rules);
    }
}
