//! Warnings about valid predicates.
//!
//! In: a parsed predicate. Out: deprecated fields, comparisons that Falco calls unsafe, event types that it
//! cannot determine, and constants that are probably mistakes, added to the [`Findings`]. Not here: errors.

use std::sync::LazyLock;

use super::event_types::mentions_event_type;
use super::fact::FactKind;
use super::fields::Catalogue;
use super::findings::Findings;
use super::regex_hint;
use crate::source::TextRange;
use crate::syntax::ast::{Operand, RawPredicate, Right, Word};
use crate::tables::{FieldFlags, FieldId, Operator, SYSCALL_SOURCE, Transformer};

/// Returns whether Falco reports the field called `name` as deprecated.
pub fn is_reported_as_deprecated(name: &str) -> bool {
    deprecated_fields().contains(&name)
}

/// Returns the deprecated fields, in the order in which Falco warns about them. It does not warn about hidden
/// fields.
pub(super) fn deprecated_fields() -> &'static [&'static str] {
    // Falco's order: the direction, then latencies from coarse to fine, then the wait.
    const ORDER: [&str; 6] = [
        "evt.dir",
        "evt.latency",
        "evt.latency.s",
        "evt.latency.ns",
        "evt.latency.human",
        "evt.wait_latency",
    ];
    static DEPRECATED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let deprecated = |name: &&str| {
            FieldId::find(name).is_some_and(|id| id.info().flags.contains(FieldFlags::DEPRECATED))
        };
        ORDER.into_iter().filter(deprecated).collect()
    });
    &DEPRECATED
}

/// Adds the warnings about fields and event types of `check` in rules of `source`.
pub(super) fn note(check: &RawPredicate, source: &str, findings: &mut Findings) {
    note_fields(check, findings);
    if source == SYSCALL_SOURCE {
        note_event_types(check, findings);
    }
}

/// Adds warnings about a constant that is probably a mistake. Falco reports them at `range`.
pub(super) fn constants(
    operator: Operator,
    word: &Word,
    range: &TextRange,
    (catalogue, source): (&Catalogue, &str),
    findings: &mut Findings,
) {
    let value = || String::from_utf8_lossy(&word.value).into_owned();
    let mut kinds = Vec::new();
    if operator == Operator::Regex && regex_hint::is_plain(&word.value) {
        kinds.push(FactKind::PlainRegex(value()));
    }
    if memchr::memchr2(b'.', b'(', &word.value).is_some() {
        let squeezed: String = value()
            .chars()
            .filter(|letter| !matches!(letter, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r'))
            .collect();
        if catalogue.resolve_text(source, &squeezed).is_ok() {
            kinds.push(FactKind::FieldAsText(value()));
        }
        if is_call(&squeezed) {
            kinds.push(FactKind::TransformerAsText(value()));
        }
    }
    if kinds.is_empty() {
        return;
    }
    let before = findings.stand_at(range.start);
    for kind in kinds {
        let found = findings.make(kind, &word.range);
        findings.found.push(found);
    }
    findings.stand_at(before);
}

/// Returns whether `text` is `name(…)` with the name of a transformer.
fn is_call(text: &str) -> bool {
    text.strip_suffix(')')
        .and_then(|text| text.split_once('('))
        .is_some_and(|(name, _)| Transformer::parse(name).is_some())
}

/// Adds deprecated fields on the left-hand side, and comparisons of unsafe fields with `<NA>`.
fn note_fields(check: &RawPredicate, findings: &mut Findings) {
    let mut last_unsafe = false;
    let mut noted = Vec::new();
    visit_fields(&check.left, &mut |name, range| {
        last_unsafe = name.starts_with("ka.") || name.starts_with("jevt.");
        if name.starts_with("evt.")
            && let Some(index) = deprecated_fields().iter().position(|field| *field == name)
        {
            noted.push((index, range.clone()));
        }
    });
    for (index, range) in noted {
        let span = findings.span(&range);
        findings.deprecated.entry(index).or_default().push(span);
    }
    let equality = matches!(
        check.operator,
        Operator::Equal
            | Operator::DoubleEqual
            | Operator::NotEqual
            | Operator::In
            | Operator::Intersects
            | Operator::Pmatch
    ) && check.modifier.is_none();
    if !last_unsafe || !equality {
        return;
    }
    let words = match &check.right {
        Right::Value(word) => std::slice::from_ref(word),
        Right::List { items, .. } => items.as_slice(),
        Right::None | Right::Operand(_) => &[],
    };
    for word in words.iter().filter(|word| word.value == b"<NA>") {
        let span = findings.span(&word.range);
        findings.unsafe_na.push(span);
    }
}

/// Adds uses of `evt.type` on which Falco exits when it computes event types.
fn note_event_types(check: &RawPredicate, findings: &mut Findings) {
    let searched = matches!(
        check.operator,
        Operator::Equal | Operator::DoubleEqual | Operator::NotEqual | Operator::In | Operator::Exists
    ) && check.modifier.is_none();
    if !searched {
        return;
    }
    let found = match (&check.left, &check.right) {
        (Operand::Call(call), _) if mentions_event_type(call) => {
            findings.make(FactKind::EventTypeTransformed, &call.range)
        }
        (Operand::Field(name), Right::Operand(right))
            if matches!(name.name.as_str(), "evt.type" | "syscall.type") && name.argument.is_none() =>
        {
            findings.make(FactKind::EventTypeCompared, &right.range())
        }
        _ => return,
    };
    findings.late.push(found);
}

fn visit_fields(operand: &Operand, visit: &mut impl FnMut(&str, &TextRange)) {
    use crate::syntax::ast::CallArgument;
    fn argument(argument_: &CallArgument, visit: &mut impl FnMut(&str, &TextRange)) {
        match argument_ {
            CallArgument::Operand(operand) => visit_fields(operand, visit),
            CallArgument::List { items, .. } => {
                for item in items {
                    argument(item, visit);
                }
            }
            CallArgument::Text(_) | CallArgument::Number(_) => {}
        }
    }
    match operand {
        Operand::Field(field) => visit(&field.name, &field.range),
        Operand::Call(call) => {
            for item in &call.arguments {
                argument(item, visit);
            }
        }
    }
}
