//! Properties of the reader of rule files for arbitrary bytes. The fuzz target calls it with generated
//! bytes, a regression test with every input that once failed.

use compiler::source::{FileId, MappedText, decode};
use compiler::syntax::items::{self, Entry, Fact, Step};
use compiler::syntax::yaml::{Node, NodeKind};

/// Reads `bytes`. Nothing panics, and every span is within the file and on character boundaries.
pub(crate) fn check(bytes: &[u8]) {
    let text = decode(bytes);
    let file = items::read(FileId(0), &text);
    for document in &file.documents {
        check_node(document, &text);
    }
    for entry in &file.entries {
        match entry {
            Entry::Fact(fact) => check_fact(fact, &text),
            Entry::Item(item) => {
                for step in &item.steps {
                    if let Step::Fact(fact) = step {
                        check_fact(fact, &text);
                    }
                }
            }
        }
    }
}

fn check_span(start: u32, end: u32, text: &str) {
    assert!(text.get(start as usize..end as usize).is_some(), "{start}..{end}");
}

fn check_fact(fact: &Fact, text: &str) {
    check_span(fact.span.start, fact.span.end, text);
    for step in &fact.path {
        check_span(step.place.start, step.place.end, text);
    }
}

fn check_node(node: &Node, text: &str) {
    check_span(node.span.start, node.span.end, text);
    let place = node.place();
    check_span(place.start, place.end, text);
    match &node.kind {
        NodeKind::Scalar(scalar) => check_value(&scalar.value, text),
        NodeKind::Sequence(elements) => {
            for node in elements {
                check_node(node, text);
            }
        }
        NodeKind::Mapping(entries) => {
            for (key, value) in entries {
                check_node(key, text);
                check_node(value, text);
            }
        }
        NodeKind::Null | NodeKind::Alias { .. } => {}
    }
}

/// Checks that every character of a value maps to the file, in order.
fn check_value(value: &MappedText, text: &str) {
    let mut last = 0;
    for (at, letter) in value.as_str().char_indices() {
        let span = value.span(at..at + letter.len_utf8()).expect("a place");
        check_span(span.start, span.end, text);
        assert!(span.start >= last, "{at}");
        last = span.start;
    }
}
