//! Conditions as rules, for tests that have no rule file.

use std::sync::Arc;

use compiler::check::assumed::Assumed;
use compiler::compile::{Compilation, Options, compile_files};
use compiler::source::{MappedText, Sources, Span};
use compiler::syntax::items::{self, Action, Entry, Item, ItemKind, ItemPlace, Keyed, RuleFile, Step, Text};
use compiler::syntax::yaml::{Node, NodeKind};
use compiler::tables::Priority;

/// Compiles named conditions as the rules of one file.
pub(crate) fn compile<'a>(conditions: impl IntoIterator<Item = (&'a str, &'a str)>) -> Compilation {
    let mut sources = Sources::default();
    let file = sources.add("conditions.yaml", String::new());
    let span = Span::new(file, 0, 0);
    let entries = conditions
        .into_iter()
        .map(|(name, condition)| Entry::Item(item(name, condition, span)))
        .collect();
    let file = RuleFile {
        file,
        documents: Vec::new(),
        entries,
    };
    let options = Options {
        assumed: Assumed::falco(),
        ..Options::default()
    };
    compile_files(&[file], &sources, &options)
}

fn item(name: &str, condition: &str, span: Span) -> Item {
    let text = |text: &str| -> Text {
        let mut value = MappedText::default();
        value.push_derived(text, span);
        keyed(value, span)
    };
    let rule = items::Rule {
        item: ItemPlace { span, place: span },
        name: text(name),
        condition: Some(text(condition)),
        output: Some(text("x")),
        desc: Some(text("x")),
        priority: Some(keyed(Priority::Debug, span)),
        source: None,
        enabled: None,
        capture: None,
        capture_duration: None,
        warn_evttypes: None,
        skip_if_unknown_filter: None,
        tags: None,
        exceptions: None,
    };
    let node = Node {
        kind: NodeKind::Null,
        span,
        start: 0,
        anchor: None,
        tag: None,
    };
    Item {
        kind: ItemKind::Rule,
        node: Arc::new(node),
        steps: vec![Step::Action(Action::DefineRule(Box::new(rule)))],
    }
}

fn keyed<T>(value: T, span: Span) -> Keyed<T> {
    Keyed {
        value,
        span,
        key: span,
        place: span,
    }
}
