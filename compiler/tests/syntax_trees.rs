//! Trees of conditions and rule files: `testdata/syntax/{ok,err}/<topic>/name.{cond,yaml}` beside
//! `name.tree`. `INSTA_UPDATE=always cargo test` accepts new ones.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use compiler::source::{FileId, Span, decode};
use compiler::syntax::ast::{Call, CallArgument, Expr, ExprKind, Operand, RawPredicate, Right, Word};
use compiler::syntax::condition;
use compiler::syntax::items::{self, Entry, Fact, FactKind, Severity, Step};
use compiler::syntax::yaml::{Node, NodeKind};
use testkit::root;

#[test]
fn trees_are_as_recorded() {
    let mut cases = Vec::new();
    collect(&root().join("testdata/syntax"), &mut cases);
    cases.sort();
    assert!(!cases.is_empty());
    let accept = std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always");
    let mut wrong = Vec::new();
    for case in cases {
        let text = decode(&fs::read(&case).expect("readable"));
        let condition = case.extension().is_some_and(|extension| extension == "cond");
        let (tree, failed) = if condition {
            show_condition(text.strip_suffix('\n').unwrap_or(&text))
        } else {
            show_file(&text)
        };
        let expects_failure = case.components().any(|part| part.as_os_str() == "err");
        assert_eq!(failed, expects_failure, "{}:\n{tree}", case.display());
        let recorded = case.with_extension("tree");
        if fs::read_to_string(&recorded).unwrap_or_default() != tree {
            if accept {
                fs::write(&recorded, &tree).expect("writable");
            } else {
                wrong.push(format!("{}:\n{tree}", case.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn collect(folder: &Path, cases: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            collect(&path, cases);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "cond" || extension == "yaml")
        {
            cases.push(path);
        }
    }
}

/// A line for each node: its kind and its text.
fn show_condition(text: &str) -> (String, bool) {
    let condition = condition::parse(text);
    let mut out = String::new();
    expr(&mut out, &condition.expr, text, 0);
    for error in &condition.errors {
        let blamed = &text[error.range.clone()];
        writeln!(
            out,
            "error at {}, {blamed:?}: {}",
            error.position,
            error.falco_message(text)
        )
        .expect("a string");
    }
    for error in &condition.tolerated {
        writeln!(out, "tolerated: {}", error.falco_message(text)).expect("a string");
    }
    (out, !condition.errors.is_empty())
}

fn line(out: &mut String, depth: usize, what: &str) {
    writeln!(out, "{}{what}", "  ".repeat(depth)).expect("a string");
}

fn expr(out: &mut String, node: &Expr, text: &str, depth: usize) {
    let written = &text[node.range.clone()];
    match &node.kind {
        ExprKind::And(children) | ExprKind::Or(children) => {
            let and = matches!(node.kind, ExprKind::And(_));
            line(out, depth, if and { "and" } else { "or" });
            for child in children {
                expr(out, child, text, depth + 1);
            }
        }
        ExprKind::Not(child) => {
            line(out, depth, "not");
            expr(out, child, text, depth + 1);
        }
        ExprKind::Macro(name) => line(out, depth, &format!("macro {name}")),
        ExprKind::Error => line(out, depth, &format!("error {written:?}")),
        ExprKind::Predicate(check) => show_check(out, check, text, depth),
    }
}

fn show_check(out: &mut String, check: &RawPredicate, text: &str, depth: usize) {
    line(
        out,
        depth,
        &format!("check {:?}", &text[check.operator_range.clone()]),
    );
    operand(out, &check.left, depth + 1);
    match &check.right {
        Right::None => {}
        Right::Value(value) => line(out, depth + 1, &word(value)),
        Right::List { items, .. } => {
            let items: Vec<_> = items.iter().map(word).collect();
            line(out, depth + 1, &format!("list {}", items.join(", ")));
        }
        Right::Operand(right) => operand(out, right, depth + 1),
    }
}

fn word(word: &Word) -> String {
    let quoted = if word.quoted { "quoted" } else { "bare" };
    format!("{quoted} {:?}", String::from_utf8_lossy(&word.value))
}

fn operand(out: &mut String, operand: &Operand, depth: usize) {
    match operand {
        Operand::Field(field) => {
            let argument = field.argument.as_ref().map(word).unwrap_or_default();
            line(out, depth, format!("field {} {argument}", field.name).trim_end());
        }
        Operand::Call(call) => show_call(out, call, depth),
    }
}

fn show_call(out: &mut String, call: &Call, depth: usize) {
    let selector = call.selector.as_ref().map(word).unwrap_or_default();
    let head = format!("call {} {selector}", call.transformer.symbol());
    line(out, depth, head.trim_end());
    for item in &call.arguments {
        argument(out, item, depth + 1);
    }
}

fn argument(out: &mut String, item: &CallArgument, depth: usize) {
    match item {
        CallArgument::Operand(inner) => operand(out, inner, depth),
        CallArgument::Text(text) | CallArgument::Number(text) => line(out, depth, &word(text)),
        CallArgument::List { items, .. } => {
            line(out, depth, "list");
            for item in items {
                argument(out, item, depth + 1);
            }
        }
    }
}

/// The YAML trees, and the steps over each item.
fn show_file(text: &str) -> (String, bool) {
    let file = items::read(FileId(0), text);
    let mut out = String::new();
    for document in &file.documents {
        line(&mut out, 0, "document");
        node(&mut out, document, text, 1);
    }
    let mut failed = false;
    for entry in &file.entries {
        match entry {
            Entry::Fact(fact) => failed |= show_fact(&mut out, fact, text),
            Entry::Item(item) => {
                line(&mut out, 0, &format!("item {:?}", item.kind));
                for step in &item.steps {
                    match step {
                        Step::Fact(fact) => failed |= show_fact(&mut out, fact, text),
                        Step::Action(action) => {
                            let action = format!("{action:?}");
                            let name = action.split('(').next().unwrap_or_default();
                            line(&mut out, 1, name);
                        }
                    }
                }
            }
        }
    }
    (out, failed)
}

fn show_fact(out: &mut String, fact: &Fact, text: &str) -> bool {
    let path: Vec<_> = fact
        .path
        .iter()
        .map(|step| {
            let name = step.item_type.name();
            format!("{name} {:?} {}", step.name, position(step.place, text))
        })
        .collect();
    let blamed = &text[fact.span.start as usize..fact.span.end as usize];
    let severity = fact.kind.severity();
    // The probable causes of YAML errors are in `testdata/diagnostics`.
    let kind = match &fact.kind {
        FactKind::Yaml { kind, .. } => format!("Yaml({kind:?})"),
        kind => format!("{kind:?}"),
    };
    line(
        out,
        1,
        &format!("{severity:?} {kind} {blamed:?} <- {}", path.join(", ")),
    );
    severity == Severity::Error
}

fn position(span: Span, text: &str) -> String {
    let before = &text[..span.start as usize];
    let line = before.matches('\n').count();
    let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    format!("{line}:{column}")
}

fn node(out: &mut String, node_: &Node, text: &str, depth: usize) {
    let at = position(node_.place(), text);
    match &node_.kind {
        NodeKind::Null => line(out, depth, &format!("null {at}")),
        NodeKind::Scalar(scalar) => {
            let value = scalar.value.as_str();
            line(out, depth, &format!("{:?} {value:?} {at}", scalar.style));
        }
        NodeKind::Sequence(elements) => {
            line(out, depth, &format!("sequence {at}"));
            for element in elements {
                node(out, element, text, depth + 1);
            }
        }
        NodeKind::Mapping(entries) => {
            line(out, depth, &format!("mapping {at}"));
            for (key, value) in entries {
                node(out, key, text, depth + 1);
                node(out, value, text, depth + 2);
            }
        }
        NodeKind::Alias { name, .. } => line(out, depth, &format!("alias {name} {at}")),
    }
}
