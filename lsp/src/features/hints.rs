//! Inlay hints of rules: the event types on which a rule is evaluated, its cost, and where it is evaluated.
//!
//! In: a range of a file. Out: hints for the rules defined in it; a rule with an error has none. The cost is
//! the compiler's estimate for an event that reaches the condition, in three classes. The place is the kernel
//! (whose filter drops events before they are copied), user space, or both; `lanner explain` has the details.

use std::collections::BTreeSet;

use compiler::backend::Oracle;
use compiler::check::Rule;
use compiler::ir;
use compiler::plan::{EventReport, KernelFilter, Pushdown, RuleReport};
use compiler::source::FileId;
use compiler::tables::{EVENTS, EventSet, SYSCALL_SOURCE};
use tower_lsp_server::ls_types::{InlayHint, InlayHintKind, InlayHintTooltip, Position, Range};

use crate::workspace::Workspace;

/// At most this many event types are named.
const MAX_NAMED_EVENTS: usize = 4;
/// From this many event types on, a rule counts as one for nearly all events.
const MIN_NEARLY_ALL_EVENTS: usize = 100;
/// Conditions below this estimate are shown as cheap.
const MAX_CHEAP_NANOSECONDS: f64 = 40.0;
/// Conditions from this estimate on are shown as expensive.
const MIN_EXPENSIVE_NANOSECONDS: f64 = 200.0;

/// Returns the hints of a range.
pub(crate) fn of_range(workspace: &mut Workspace, file: FileId, range: Range) -> Vec<InlayHint> {
    let span = workspace.span(file, range);
    let rules = workspace.compiled(file, |_, compiled| {
        let here = |rule: &&&Rule| {
            let place = rule.span;
            place.file == file && place.start <= span.end && span.start <= place.end
        };
        let told = |rule: &&Rule| {
            (
                rule.span.start,
                event_types(rule),
                cost(rule),
                evaluation_place(rule),
            )
        };
        compiled.rules.iter().filter(here).map(told).collect::<Vec<_>>()
    });
    let mut hints = Vec::new();
    for (start, events, (class, nanoseconds), place) in rules.into_iter().flatten() {
        let Some(item) = workspace.file(file).outline.item_at(start) else {
            continue;
        };
        if let Some(name) = &item.name {
            let at = end_of_line(workspace, file, name.span.end);
            let tooltip = "event types on which the rule is evaluated".to_owned();
            hints.push(hint(at, format!("on {events}"), tooltip));
        }
        let condition = item
            .entries
            .iter()
            .find(|entry| entry.key.is_some_and(|key| key.name == "condition"));
        if let Some(condition) = condition {
            let at = end_of_line(workspace, file, condition.key_span.end);
            let tooltip = format!("about {nanoseconds:.0} ns on an event of these types");
            hints.push(hint(at, class.to_owned(), tooltip));
            if let Some((label, tooltip)) = place {
                hints.push(hint(at, label.to_owned(), tooltip));
            }
        }
    }
    hints
}

fn end_of_line(workspace: &Workspace, file: FileId, offset: u32) -> Position {
    let source = workspace.source(file);
    let line = source.position(offset).line;
    let end = source.line(line).map_or(offset, |range| range.end);
    let text = &source.text()[offset as usize..end as usize];
    workspace
        .encoding
        .position(source, offset + text.trim_end().len() as u32)
}

fn hint(position: Position, label: String, tooltip: String) -> InlayHint {
    InlayHint {
        position,
        label: label.into(),
        kind: Some(InlayHintKind::TYPE),
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(tooltip)),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}

fn event_types(rule: &Rule) -> String {
    if rule.source != SYSCALL_SOURCE {
        return format!("events of {}", rule.source);
    }
    event_names(rule.events)
}

fn event_names(events: EventSet) -> String {
    if events.len() > MIN_NEARLY_ALL_EVENTS {
        return "nearly all events".to_owned();
    }
    let names: BTreeSet<&str> = events
        .iter()
        .filter_map(|code| EVENTS.get(usize::from(code.0)))
        .map(|event| event.name)
        .collect();
    match names.len() {
        0 => "no event".to_owned(),
        count if count > MAX_NAMED_EVENTS => {
            let first: Vec<&str> = names.into_iter().take(MAX_NAMED_EVENTS - 1).collect();
            format!("{} and {} more", first.join(", "), count - first.len())
        }
        _ => names.into_iter().collect::<Vec<_>>().join(", "),
    }
}

/// Returns the class of a condition, and its estimate in nanoseconds.
fn cost(rule: &Rule) -> (&'static str, f64) {
    let nanoseconds = ir::condition_cost(&rule.condition);
    let class = match nanoseconds {
        cheap if cheap < MAX_CHEAP_NANOSECONDS => "cheap",
        expensive if expensive >= MIN_EXPENSIVE_NANOSECONDS => "expensive",
        _ => "moderate",
    };
    (class, nanoseconds)
}

/// Returns where a rule about system calls is evaluated: a label, and a tooltip by event type.
fn evaluation_place(rule: &Rule) -> Option<(&'static str, String)> {
    if rule.source != SYSCALL_SOURCE {
        return None;
    }
    let report = RuleReport::new(rule, Oracle::default());
    let events = &report.events;
    let decides = |event: &EventReport| {
        event
            .predicates
            .iter()
            .all(|check| check.pushdown == Pushdown::Complete)
    };
    let label = if events.is_empty() {
        return None;
    } else if events.iter().all(decides) {
        "in the kernel"
    } else if events.iter().all(|event| event.filter == KernelFilter::always()) {
        "in user space"
    } else {
        "in the kernel and user space"
    };
    let condition = |event: &EventReport| {
        let codes = event.codes.iter().copied().collect();
        format!("{}: if {}", event_names(codes), event.condition())
    };
    let mut lines = vec!["events reach user space".to_owned()];
    lines.extend(events.iter().take(MAX_NAMED_EVENTS).map(condition));
    if events.len() > MAX_NAMED_EVENTS {
        lines.push(format!("and {} more conditions", events.len() - MAX_NAMED_EVENTS));
    }
    Some((label, lines.join("\n")))
}
