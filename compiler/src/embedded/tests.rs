//! Finding, mapping and replacing rules in outer files.

use super::*;
use crate::source::FileId;

const VALUES: &str = "\
# Größe
image: falco
customRules:
  one.yaml: |-
    - rule: A
      condition: proc.nmae = sh
  notes.txt: |
    - no rules
    - at all
  two.yaml: |
      # of another depth

      - list: l
        items: [a]
tail: 1
---
data:
  three.yaml: |
    - macro: m
      condition: a.b = 1
";

/// An Argo CD Application: the values file is a block, and its rules are blocks inside of that.
const NESTED: &str = "\
kind: Application
spec:
  helm:
    values: |
      driver: {kind: modern_ebpf}
      customRules:
        mine.yaml: |-
          - rule: A
            condition: proc.nmae = sh

          # the last one
          - rule: B
            condition: proc.nmae = sh
    other: 1
";

fn search(text: &str) -> Embedded {
    find(FileId(0), text)
}

fn problems(text: &str) -> Vec<(ProblemKind, &str)> {
    let found = search(text).problems;
    let shown = |problem: Problem| {
        let bytes = &text[problem.span.start as usize..problem.span.end as usize];
        (problem.kind, bytes)
    };
    found.into_iter().map(shown).collect()
}

/// Asserts that every byte of every document equals the byte of the outer file that it maps to.
fn assert_maps(text: &str) {
    for document in &search(text).documents {
        for (at, byte) in document.text().bytes().enumerate() {
            let place = document.to_outer(at..at + 1);
            assert_eq!(
                text.as_bytes()[place.start as usize],
                byte,
                "{at} of {}",
                document.path()
            );
            assert_eq!(document.from_outer(place.start), Some(at));
        }
    }
}

#[test]
fn blocks_with_rules_are_documents() {
    for text in [VALUES.to_owned(), VALUES.replace('\n', "\r\n")] {
        let found = search(&text);
        let paths: Vec<String> = found.documents.iter().map(RuleDocument::path).collect();
        assert_eq!(
            paths,
            ["customRules.one.yaml", "customRules.two.yaml", "data.three.yaml"]
        );
        let indents: Vec<_> = found.documents.iter().map(RuleDocument::indent).collect();
        assert_eq!(indents, [Some(4), Some(6), Some(4)]);
        assert_eq!(found.problems, []);
        let first = found.documents[0].text();
        assert_eq!(first.replace('\r', ""), "- rule: A\n  condition: proc.nmae = sh");
        assert_maps(&text);
    }
}

#[test]
fn an_indentation_indicator_leaves_blanks_to_the_rules() {
    let text = "a: |2\n    - list: l\n      items: []\n";
    let document = &search(text).documents[0];
    assert_eq!(document.indent(), Some(2));
    assert_eq!(document.text(), "  - list: l\n    items: []");
}

#[test]
fn blocks_inside_blocks_are_documents() {
    let found = search(NESTED);
    assert_eq!(found.problems, []);
    let [document] = found.documents.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(document.path(), "spec.helm.values.customRules.mine.yaml");
    assert_eq!(document.indent(), Some(10));
    let second = document.text().rfind("proc.nmae").unwrap();
    let place = document.to_outer(second..second + 9);
    assert_eq!(place.start as usize, NESTED.rfind("proc.nmae").unwrap());
    assert_maps(NESTED);
}

#[test]
fn sequences_of_items_are_documents() {
    let text = "\
spec:
  inlineRules:
  # lanner: allow(unused-list)
  - list: l # kept
    items: [a]
  - macro: m
    condition: a.b = 1 # last

 # about what follows
  other: 1
  flow: [{list: f, items: [b]}]
  rules: [{rule: allow, verbs: [get]}]
";
    let found = search(text);
    let texts: Vec<&str> = found.documents.iter().map(RuleDocument::text).collect();
    assert_eq!(
        texts,
        [
            "# lanner: allow(unused-list)\n- list: l # kept\n  items: [a]\n- macro: m\n  condition: a.b = 1 # last",
            "[{list: f, items: [b]}]",
        ]
    );
    assert_eq!(found.problems, []);
    assert_maps(text);
    let chart = "customRules:\n  a.yaml:\n    - list: l\n      items: [a]\n";
    assert_eq!(problems(chart), [(ProblemKind::NotText, "- list: l")]);
    assert_eq!(search(chart).documents.len(), 1);
}

#[test]
fn rules_in_other_notations_are_documents() {
    let text = "a: >\n  - list: l\n\n    items: []\nb: \"- list: m\\n  items: [x]\"\nc: '- list: n'\nd: |\n  - list: o\n";
    let found = search(text);
    let texts: Vec<&str> = found.documents.iter().map(RuleDocument::text).collect();
    assert_eq!(
        texts,
        [
            "- list: l\n\n  items: []\n",
            "- list: m\n  items: [x]",
            "- list: n",
            "- list: o"
        ]
    );
    let folded = "a: >\n  - list: l\n\n    items: []";
    assert_eq!(problems(text), [(ProblemKind::JoinedLines, &folded[3..])]);
    // After an escape, bytes still map to their own position.
    let quoted = &found.documents[1];
    let at = quoted.text().find('x').unwrap();
    assert_eq!(
        quoted.to_outer(at..at + 1).start as usize,
        text.find('x').unwrap()
    );
}

#[test]
fn items_whose_lines_are_joined_are_lost() {
    for text in [
        "a: >\n  # a comment\n  - list: l\n    items: [a]\n",
        "a: >\n  - list: l\n  - list: m\n",
        "a: \"\n  - list: l\n    items: [a]\n  - list: m\n    items: [a]\"\n",
    ] {
        assert!(
            matches!(problems(text)[..], [(ProblemKind::LostItems, _)]),
            "{text}: {:?}",
            problems(text)
        );
    }
}

#[test]
fn rule_files_and_unrelated_files_contain_no_documents() {
    for text in [
        "",
        "a: |\n  text\nb: \"- rule x\"\n",
        "- rule: A\n  condition: a.b = 1\n",
        "groups:\n- rules:\n  - rule: no\n    verbs: [get]\n",
        "script: |\n  sed 's/- rule: x/y/'\n  - rule:x\n",
    ] {
        let found = search(text);
        assert!(
            found.documents.is_empty() && found.problems.is_empty(),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn broken_rules_are_documents() {
    let text = "a: |\n  - list: l\n    items: [\nb: |\n  - text: [\nc: |\n  not: - rule\n";
    assert_eq!(search(text).documents.len(), 1);
}

#[test]
fn invalid_yaml_is_a_problem() {
    assert!(matches!(problems("a: [\n")[..], [(ProblemKind::Yaml(_), _)]));
    // Invalid nested YAML is reported only if it contains rules.
    let nested = "a: |\n  customRules: [\n    b: |\n      - rule: A\n";
    assert!(
        matches!(problems(nested)[..], [(ProblemKind::Yaml(_), _)]),
        "{:?}",
        problems(nested)
    );
    assert_eq!(problems("a: |\n  x: [\n"), []);
}

#[test]
fn templates_are_a_problem() {
    for (text, action) in [
        (
            "a:\n{{- if .Values.a }}\n  b: 1\n{{- end }}\n",
            "{{- if .Values.a }}",
        ),
        ("a: {{ .Values.a }}\n", "{{ .Values.a }}"),
        (
            "data:\n  {{ $name }}: |\n    - rule: A\n      condition: a.b = 1\n",
            "{{ $name }}",
        ),
    ] {
        assert_eq!(problems(text), [(ProblemKind::Template, action)], "{text}");
    }
    // Quoted actions are strings, and actions in rules are reported with the rules.
    assert_eq!(
        problems("a: '{{name}}'\nb: |\n  - list: l\n    items: [a]\n  {{ if }}\n"),
        []
    );
}

#[test]
fn nesting_is_limited() {
    let nest = |levels: usize| {
        let rules = "- list: l\n  items: [a]\n".to_owned();
        (0..levels).fold(rules, |text, _| {
            let lines = text.lines().map(|line| format!("  {line}\n"));
            format!("a: |\n{}", lines.collect::<String>())
        })
    };
    assert_eq!(search(&nest(MAX_NESTING)).documents.len(), 1);
    assert_maps(&nest(MAX_NESTING));
    let deeper = search(&nest(MAX_NESTING + 1));
    assert!(deeper.documents.is_empty());
    assert_eq!(deeper.problems[0].kind, ProblemKind::TooDeep);
}

/// Returns `text` with `old` replaced by `new` in each of its documents.
fn changed(text: &str, old: &str, new: &str) -> Result<String, NotReplaceable> {
    let found = search(text);
    let texts: Vec<String> = found
        .documents
        .iter()
        .map(|document| document.text().replace(old, new))
        .collect();
    found.replace(text, &texts)
}

#[test]
fn changed_rules_are_written_back() {
    for text in [
        VALUES,
        NESTED,
        "customRules:\n# about\n- macro: m\n  condition: proc.nmae = 1 # x\nb: 1\n",
    ] {
        assert_eq!(changed(text, "-", "-").unwrap(), text);
        assert_eq!(
            changed(text, "proc.nmae", "proc.name").unwrap(),
            text.replace("proc.nmae", "proc.name")
        );
    }
    let longer = changed(
        NESTED,
        "  condition: proc.nmae = sh",
        "  condition: >\n    proc.name\n    = sh",
    )
    .unwrap();
    assert!(
        longer.contains("            condition: >\n              proc.name\n              = sh\n"),
        "{longer}"
    );
}

#[test]
fn changes_of_the_surroundings_are_rejected() {
    for (old, new) in [
        // The first line determines the indentation of the block.
        ("- rule: A", "  - rule: A"),
        ("- rule: A\n  condition: proc.nmae = sh", ""),
    ] {
        let error = changed(VALUES, old, new).unwrap_err();
        assert_eq!(error.obstacle, Obstacle::Surroundings, "{new}");
    }
    let quoted = "a: \"- list: l\\n  items: [a]\"\n";
    let error = changed(quoted, "[a]", "[b]").unwrap_err();
    assert_eq!(error.obstacle, Obstacle::Inline(InlineStyle::Quoted));
    assert_eq!(changed(quoted, "x", "y").unwrap(), quoted);
}

#[test]
fn edits_of_rules_become_edits_of_the_outer_file() {
    let document = &search(NESTED).documents[0];
    let rules = document.text();
    let at = |word: &str| rules.find(word).unwrap();
    let line = at("  condition");
    for (range, replacement) in [
        // A word, an inserted line before and after, a removed line, two lines for one.
        (at("proc.nmae")..at("proc.nmae") + 9, "proc.name"),
        (line..line, "  desc: d\n"),
        (line - 1..line - 1, "\n  desc: d"),
        (line..at("# the last"), ""),
        (line..line + 27, "  condition: >\n    proc.name"),
        (at("# the last")..at("- rule: B"), "# a\n\n# b\n"),
    ] {
        let mut expected = rules.to_owned();
        expected.replace_range(range.clone(), replacement);
        let (span, replacement) = document.outer_edit(range, replacement).unwrap();
        let mut text = NESTED.to_owned();
        text.replace_range(span.start as usize..span.end as usize, &replacement);
        let found = search(&text);
        let got = found.documents[0].text();
        let trimmed = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        assert_eq!(trimmed(got), trimmed(&expected), "{text}");
    }
    let quoted = &search("a: \"- list: l\\n  items: [a]\"\n").documents[0];
    assert_eq!(quoted.outer_edit(0..1, "x"), None);
}
