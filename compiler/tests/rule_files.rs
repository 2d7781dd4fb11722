//! Official rule files and recorded cases: the reader loses nothing and refuses only what Falco's
//! reader refuses.

use compiler::source::{FileId, MappedText, decode};
use compiler::syntax::items::{self, Entry, Fact, Severity, Step};
use compiler::syntax::yaml::{Node, NodeKind};
use testkit::{files, shared};

fn facts(entries: &[Entry]) -> impl Iterator<Item = &Fact> {
    entries.iter().flat_map(|entry| {
        let (one, steps): (_, &[Step]) = match entry {
            Entry::Fact(fact) => (Some(fact), &[]),
            Entry::Item(item) => (None, &item.steps),
        };
        let of_item = steps.iter().filter_map(|step| match step {
            Step::Fact(fact) => Some(fact),
            Step::Action(_) => None,
        });
        one.into_iter().chain(of_item)
    })
}

#[test]
fn official_files_have_no_errors() {
    let Some(folder) = shared("conformance/rules/official") else {
        return;
    };
    for path in files(&folder, ".yaml") {
        let text = decode(&std::fs::read(&path).expect("readable"));
        let file = items::read(FileId(0), &text);
        let errors: Vec<_> = facts(&file.entries)
            .filter(|fact| fact.kind.severity() == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
        let items = text.lines().filter(|line| line.starts_with("- ")).count();
        assert_eq!(file.entries.len(), items, "{}", path.display());
    }
}

/// Recorded files that Falco refuses while reading are refused here at the same place, and others
/// are not.
#[test]
fn recorded_cases_are_refused_at_falcos_place() {
    let (Some(folder), Some(expected)) = (
        shared("conformance/validate/cases"),
        shared("conformance/validate/expected.json"),
    ) else {
        return;
    };
    let expected: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(expected).expect("readable")).expect("JSON");
    let mut compared = 0;
    for path in files(&folder, ".yaml") {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let Some(result) = expected[&name]["results"].get(0) else {
            continue;
        };
        let text = decode(&std::fs::read(&path).expect("readable"));
        let file = items::read(FileId(0), &text);
        let ours = facts(&file.entries).find(|fact| fact.kind.severity() == Severity::Error);
        let theirs = result["errors"].get(0);
        let code = theirs
            .and_then(|error| error["code"].as_str())
            .unwrap_or_default();
        compared += 1;
        if code != "LOAD_ERR_YAML_PARSE" && code != "LOAD_ERR_YAML_VALIDATE" {
            assert!(ours.is_none() || !code.is_empty(), "{name}: {ours:?}");
            continue;
        }
        let ours = ours.unwrap_or_else(|| panic!("{name}: {theirs:?}"));
        let mut steps = vec![("rules content".to_owned(), String::new(), 0, 0)];
        steps.extend(ours.path.iter().map(|step| {
            let before = &text[..step.place.start as usize];
            let line = before.matches('\n').count();
            let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
            (step.item_type.name().to_owned(), step.name.clone(), line, column)
        }));
        let place = serde_json::to_value(&steps).expect("JSON");
        assert_eq!(&place, &theirs.expect("an error")["path"], "{name}: {ours:?}");
    }
    assert!(compared > 100, "{compared} cases compared");
}

/// A scalar's text and what it maps back to, for scalars without escapes or folding.
fn check_places(node: &Node, text: &str) {
    match &node.kind {
        NodeKind::Scalar(scalar) => check_place(&scalar.value, text),
        NodeKind::Sequence(elements) => {
            for node in elements {
                check_places(node, text);
            }
        }
        NodeKind::Mapping(entries) => {
            for (key, value) in entries {
                check_places(key, text);
                check_places(value, text);
            }
        }
        NodeKind::Null | NodeKind::Alias { .. } => {}
    }
}

fn check_place(value: &MappedText, text: &str) {
    for (index, letter) in value.as_str().char_indices() {
        let span = value
            .span(index..index + letter.len_utf8())
            .expect("a place for each character");
        if !letter.is_whitespace() {
            let written = &text[span.start as usize..span.end as usize];
            assert!(
                written.starts_with(letter) || written.starts_with('\\') || written.starts_with("''"),
                "{letter:?} {written:?}"
            );
        }
    }
}

#[test]
fn every_character_maps_back_to_itself() {
    let Some(folder) = shared("conformance/rules/official") else {
        return;
    };
    for path in files(&folder, ".yaml") {
        let text = decode(&std::fs::read(&path).expect("readable"));
        for document in &items::read(FileId(0), &text).documents {
            check_places(document, &text);
        }
    }
}
