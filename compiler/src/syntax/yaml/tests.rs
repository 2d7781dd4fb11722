//! The behaviours of yaml-cpp that other YAML libraries do not share.

use super::*;
use crate::source::FileId;

const FILE: FileId = FileId(0);

/// A tree in one line.
fn show(node: &Node) -> String {
    match &node.kind {
        NodeKind::Null => "null".to_owned(),
        NodeKind::Scalar(scalar) => format!("{:?}", scalar.value.as_str()),
        NodeKind::Sequence(elements) => {
            let elements: Vec<_> = elements.iter().map(|node| show(node)).collect();
            format!("[{}]", elements.join(", "))
        }
        NodeKind::Mapping(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", show(key), show(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        NodeKind::Alias { target, .. } => format!("*{}", show(target)),
    }
}

fn trees(text: &str) -> String {
    let loaded = load(FILE, text);
    assert_eq!(loaded.errors, [], "{text:?}");
    let documents: Vec<_> = loaded.documents.iter().map(|node| show(node)).collect();
    documents.join(" --- ")
}

/// Reason and one-based line and column of the first error, as yaml-cpp says them.
fn error(text: &str) -> (String, usize, usize) {
    let loaded = load(FILE, text);
    let error = loaded
        .errors
        .first()
        .unwrap_or_else(|| panic!("{text:?}: {}", trees(text)));
    let before = &text[..error.span.start as usize];
    let line = before.matches('\n').count();
    let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    (error.kind.to_string(), line + 1, column + 1)
}

#[test]
fn collections_and_scalars_nest() {
    assert_eq!(
        trees("- rule: a b\n  tags: [x, 'y z', \"1\"]\n  n:\n- list: {a: 1, b}\n-\n- - c\n  - d\n"),
        r#"[{"rule": "a b", "tags": ["x", "y z", "1"], "n": null}, {"list": {"a": "1", "b": null}}, null, ["c", "d"]]"#
    );
    assert_eq!(trees("a:\n- b\n- c\nd: e\n"), r#"{"a": ["b", "c"], "d": "e"}"#);
    assert_eq!(trees(r#"[{"a":"b","c":[1]}]"#), r#"[{"a": "b", "c": ["1"]}]"#);
    assert_eq!(trees("- [a: b, c]\n"), r#"[[{"a": "b"}, "c"]]"#);
    assert_eq!(trees("? a\n: b\n"), r#"{"a": "b"}"#);
}

#[test]
fn lines_fold() {
    assert_eq!(trees("a: b\n   c\n\n   d # e\n"), r#"{"a": "b c\nd"}"#);
    assert_eq!(
        trees("a: >\n  b\n  c\n\n  d\n   e\n  f\n\n\ng: h\n"),
        r#"{"a": "b c\nd\n e\nf\n", "g": "h"}"#
    );
    assert_eq!(trees("a: |\n  b\n   c\n\n  d\n"), r#"{"a": "b\n c\n\nd\n"}"#);
    assert_eq!(trees("a: >-\n  b\n  c\n\n"), r#"{"a": "b c"}"#);
    assert_eq!(trees("a: |+\n  b\n\n"), r#"{"a": "b\n\n"}"#);
    assert_eq!(trees("a: |1\n  b\n"), r#"{"a": " b\n"}"#);
    assert_eq!(trees("a: >\n\n\n"), r#"{"a": ""}"#);
    assert_eq!(trees("a: \"b  \n  c\\\n  d \\\n  e\"\n"), r#"{"a": "b cd e"}"#);
    assert_eq!(trees("a: 'b''c\n\n  d'\n"), r#"{"a": "b'c\nd"}"#);
    assert_eq!(
        trees("a: \"\\x41\\u00e9\\t\\\\\"\r\nb: c\r\n"),
        "{\"a\": \"Aé\\t\\\\\", \"b\": \"c\"}"
    );
}

#[test]
fn an_open_quote_runs_to_the_end_of_the_file() {
    assert_eq!(trees("a: \"b\n  c\n"), r#"{"a": "b c "}"#);
    assert_eq!(trees("a: 'b\n"), r#"{"a": "b "}"#);
    assert_eq!(error("a: \"b").0, "illegal EOF in scalar");
}

#[test]
fn tags_are_dropped_and_merge_keys_are_keys() {
    assert_eq!(
        trees("a: !x y\nb: !!int 5\nc: !\n"),
        r#"{"a": "y", "b": "5", "c": ""}"#
    );
    assert_eq!(
        trees("- &m {a: b}\n- <<: *m\n"),
        r#"[{"a": "b"}, {"<<": *{"a": "b"}}]"#
    );
    assert_eq!(
        trees("- macro: &n x\n- macro: *n\n"),
        r#"[{"macro": "x"}, {"macro": *"x"}]"#
    );
}

#[test]
fn reading_stops_at_an_empty_document() {
    assert_eq!(trees("- a\n---\n- b\n"), r#"["a"] --- ["b"]"#);
    assert_eq!(trees("- a\n---\n---\n- b\n"), r#"["a"]"#);
    assert_eq!(trees("---\n# c\n---\n- b\n"), "");
    assert_eq!(trees("%YAML 1.1\n---\n- a\n...\n- b\n"), r#"["a"] --- ["b"]"#);
    assert_eq!(trees(""), "");
    assert_eq!(trees("# c\n"), "");
    assert_eq!(
        load(FILE, "- a\n---\n---\n- b\n").ignored.map(|span| span.start),
        Some(8)
    );
}

#[test]
fn errors_are_yaml_cpps() {
    let is = |text: &str, reason: &str, line, column| {
        assert_eq!(error(text), (reason.to_owned(), line, column), "{text:?}");
    };
    is("- rule: a: b\n", "illegal map value", 1, 10);
    is("- output: %x\n", "unknown token", 1, 11);
    is("- output: @x\n", "unknown token", 1, 11);
    is("- output: `x\n", "unknown token", 1, 11);
    is("- a: *x\n", "the referenced anchor is not defined: x", 1, 6);
    is("- a:\n\t- b\n", "illegal block entry", 2, 2);
    is(
        "- a: b\n\tc: d\n",
        "illegal tab when looking for indentation",
        2,
        1,
    );
    is("- a: [b\n", "end of sequence flow not found", 2, 1);
    is("- a: ]\n", "illegal flow end", 1, 6);
    is("- a: \"b\" c\n", "unexpected scalar", 1, 10);
    is("- a: \"\\q\"\n", "unknown escape character: q", 1, 9);
    is("- a: |x\n", "unexpected character in block scalar", 1, 7);
    is("- a: b\n c: d\n", "end of sequence not found", 2, 2);
    is("- a: b\n   c: d\n", "illegal map value", 2, 5);
    is("a: b\nc\nd: e\n", "illegal map value", 3, 2);
    is("a: b\nc # d\n", "end of map not found", 2, 1);
    is(
        &format!("{}{}", "[".repeat(600), "]".repeat(600)),
        "bad file",
        1,
        1201,
    );
}

#[test]
fn aliases_cannot_nest_without_end() {
    let chain: Vec<_> = (1..20_000).map(|n| format!("- &a{n} [*a{}]\n", n - 1)).collect();
    assert_eq!(error(&format!("- &a0 x\n{}", chain.concat())).0, "bad file");
    assert_eq!(error("- &a [*a]\n").0, "the referenced anchor is not defined: a");
}

#[test]
fn many_errors_cost_no_more_than_few() {
    let loaded = load(FILE, &"- a: %\n".repeat(5_000));
    assert_eq!(loaded.errors.len(), 5_000);
}

#[test]
fn reading_goes_on_behind_a_broken_item() {
    let text = "- a: 1\n- b: x: y\n- c: 2\n- d: %\n  e: f\n- g: 3\n";
    let loaded = load(FILE, text);
    let documents: Vec<_> = loaded.documents.iter().map(|node| show(node)).collect();
    assert_eq!(
        documents,
        [r#"[{"a": "1"}]"#, r#"[{"c": "2"}]"#, r#"[{"g": "3"}]"#]
    );
    assert_eq!(loaded.errors.len(), 2);
}

#[test]
fn values_map_back_to_the_file() {
    let text = "- a: >\n    b c\n    d\n  e: \"x\\ty\"\n";
    let loaded = load(FILE, text);
    let item = &loaded.documents[0].sequence().expect("a sequence")[0];
    let place = |key: &str, part: &str| {
        let value = &item
            .get(key)
            .expect("the key")
            .1
            .scalar()
            .expect("a scalar")
            .value;
        let at = value.as_str().find(part).expect("the part");
        let span = value.span(at..at + part.len()).expect("a place");
        text[span.start as usize..span.end as usize].to_owned()
    };
    assert_eq!(place("a", "b c"), "b c");
    assert_eq!(place("a", "d"), "d");
    assert_eq!(place("a", "c d"), "c\n    d");
    assert_eq!(place("e", "\t"), "\\t");
    assert_eq!(place("e", "y"), "y");
}
