//! Safe fixes change no alert: rule sets are replayed over captures before and after.

use std::fs::File;
use std::path::Path;

use compiler::backend::{Evaluation, Interpreter, Matching};
use compiler::check::Rule;
use compiler::compile::{self, compile};
use compiler::diagnostics::Levels;
use compiler::fix::{self, Options};
use compiler::ir::Graph;
use compiler::source::{Sources, decode};
use runtime::capture::{Item, Reader};
use runtime::fields::EventFields;
use runtime::state::State;

/// Rules with something to fix in each of them.
const RULES: &str = r#"
- list: shells
  items: ["sh", bash, "sh"]
- macro: by_shell
  condition: proc.name in (shells) and evt.dir = <
- rule: Files below etc
  desc: compares repeatedly, with a pattern that is none
  condition: evt.type in (open, openat, open) and (fd.name glob "/etc/*" or fd.name startswith /etc/cron.d)
  output: o
  priority: INFO
- rule: Shells
  desc: one value after another
  condition: evt.type in (execve, clone, openat) and (by_shell or proc.name = cat or proc.name = nginx) and evt.dir = <
  output: o
  priority: INFO
- rule: Others
  desc: one exclusion after another
  condition: not proc.name = cat and not proc.name = nginx and evt.type in (read, write, connect, openat, execve)
  output: o
  priority: INFO
"#;

fn rules(files: &[(String, String)]) -> Vec<Rule> {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path.clone(), text.clone());
    }
    compile(&sources, &compile::Options::default()).rules
}

/// The rules that each event of a capture matches.
fn matches(rules: &[Rule], capture: &Path) -> Vec<Vec<usize>> {
    let interpreter = Interpreter::new(&Graph::new(rules)).expect("checked rules are fine");
    let mut reader = Reader::new(File::open(capture).expect("a capture")).expect("a readable capture");
    let mut state = State::default();
    let mut evaluation = Evaluation::default();
    let mut found = Vec::new();
    while let Some(item) = reader.next().expect("a whole capture") {
        let Item::Event(event) = item else {
            state.apply_metadata(item);
            continue;
        };
        let attached = state.apply(&event);
        // Rules do not see the start of `openat` and the like, which has the direction `>`.
        if !attached.visible {
            continue;
        }
        let fields = EventFields::new(&event, &state, &attached);
        interpreter.evaluate(event.code, &fields, Matching::All, &mut evaluation);
        found.push(evaluation.matches().to_vec());
    }
    found
}

#[test]
fn rules_match_the_same_recorded_events_after_safe_fixes() {
    let mut sets = vec![vec![("rules.yaml".to_owned(), RULES.to_owned())]];
    if let Some(folder) = testkit::shared("conformance/rules/official") {
        let read = |path: &std::path::PathBuf| {
            let bytes = std::fs::read(path).expect("a readable file");
            (path.display().to_string(), decode(&bytes))
        };
        sets.push(testkit::files(&folder, ".yaml").iter().map(read).collect());
    }
    let mut captures = vec![testkit::root().join("testdata/captures/sample.scap")];
    if let Some(folder) = testkit::shared("captures/falco") {
        captures.extend(testkit::files(&folder, ".scap"));
    }
    for files in sets {
        let options = Options {
            compile: compile::Options::default(),
            levels: Levels::default(),
            unsafe_too: false,
        };
        let fixed = fix::fix(&files, &options);
        assert!(fixed.applied.len() > 3, "{:?}", fixed.applied);
        let new: Vec<(String, String)> = fixed
            .sources
            .iter()
            .map(|(_, file)| (file.path().to_owned(), file.text().to_owned()))
            .collect();
        let (before, after) = (rules(&files), rules(&new));
        assert_eq!(before.len(), after.len());
        let mut matched = 0;
        for capture in &captures {
            let old = matches(&before, capture);
            assert_eq!(old, matches(&after, capture), "{}", capture.display());
            matched += old.iter().filter(|rules| !rules.is_empty()).count();
        }
        assert!(matched > 0, "no rule matches any recorded event");
    }
}
