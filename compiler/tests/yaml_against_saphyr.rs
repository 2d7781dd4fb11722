//! Our trees against those of a parser of standard YAML, on files that both accept.

use compiler::source::{FileId, decode};
use compiler::syntax::yaml::{self, Node, NodeKind};
use saphyr_parser::{Event, Parser};
use testkit::{files, root, shared};

/// Scalars, starts and ends in file order; null is an empty scalar.
fn ours(node: &Node, out: &mut Vec<String>) {
    match &node.kind {
        NodeKind::Null => out.push(String::new()),
        NodeKind::Scalar(scalar) => out.push(scalar.value.as_str().to_owned()),
        NodeKind::Alias { .. } => out.push("*".to_owned()),
        NodeKind::Sequence(elements) => {
            out.push("[".to_owned());
            for node in elements {
                ours(node, out);
            }
            out.push("]".to_owned());
        }
        NodeKind::Mapping(entries) => {
            out.push("{".to_owned());
            for (key, value) in entries {
                ours(key, out);
                ours(value, out);
            }
            out.push("}".to_owned());
        }
    }
}

fn theirs(text: &str) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        out.push(match event.ok()?.0 {
            Event::Scalar(value, ..) => match value.as_ref() {
                "~" | "null" | "Null" | "NULL" => String::new(),
                value => value.to_owned(),
            },
            Event::Alias(_) => "*".to_owned(),
            Event::SequenceStart(..) => "[".to_owned(),
            Event::SequenceEnd => "]".to_owned(),
            Event::MappingStart(..) => "{".to_owned(),
            Event::MappingEnd => "}".to_owned(),
            _ => continue,
        });
    }
    Some(out)
}

fn compare(text: &str, name: &str) -> bool {
    let loaded = yaml::load(FileId(0), text);
    let Some(expected) = theirs(text) else {
        return false;
    };
    if !loaded.errors.is_empty() || loaded.ignored.is_some() {
        return false;
    }
    let mut found = Vec::new();
    for document in &loaded.documents {
        ours(document, &mut found);
    }
    assert_eq!(found, expected, "{name}");
    true
}

#[test]
fn trees_agree() {
    let mut folders = vec![
        root().join("testdata/syntax/ok/items"),
        root().join("testdata/syntax/ok/yaml"),
    ];
    folders.extend(shared("conformance/rules/official"));
    folders.extend(shared("conformance/validate/cases"));
    let mut agreed = 0;
    for path in folders.iter().flat_map(|folder| files(folder, ".yaml")) {
        let text = decode(&std::fs::read(&path).expect("readable"));
        agreed += usize::from(compare(&text, &path.display().to_string()));
    }
    assert!(agreed >= 5, "{agreed} files compared");
}
