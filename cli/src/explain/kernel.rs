//! What the kernel decides of a rule, and what it leaves to user space.

use compiler::backend::Oracle;
use compiler::check::Rule;
use compiler::plan::{EventReport, Pushdown, RuleReport};
use compiler::tables::SYSCALL_SOURCE;
use serde_json::json;

use super::section::{Body, Line, Section};

/// Types of events that are named; of more their number is told.
const NAMED: usize = 8;

/// Where each check is answered, by type of event, for a rule about system calls.
pub(super) fn section(rule: &Rule) -> Section {
    let events = if rule.source == SYSCALL_SOURCE {
        RuleReport::new(rule, Oracle::default()).events
    } else {
        Vec::new()
    };
    Section {
        key: "kernel",
        title: "In the kernel",
        body: Body::Code(events.iter().flat_map(lines).collect()),
        json: events.iter().map(json).collect(),
    }
}

fn lines(event: &EventReport) -> Vec<Line> {
    let names = names(event);
    let types = if names.len() > NAMED {
        format!("{} types of events", names.len())
    } else {
        names.join(", ")
    };
    let line = |text: String, note: &str| Line {
        text,
        note: note.to_owned(),
    };
    let mut lines = vec![
        line(types, ""),
        line(format!("  cross if: {}", event.condition()), ""),
    ];
    let checks = event.predicates.iter().map(|check| {
        let note = match check.pushdown {
            Pushdown::Complete => "kernel",
            Pushdown::Partial => "kernel in part, then user space",
            Pushdown::Residual(reason) => reason,
        };
        line(format!("  {}", check.text), note)
    });
    lines.extend(checks);
    lines
}

fn names(event: &EventReport) -> Vec<&'static str> {
    let mut names: Vec<&str> = event
        .codes
        .iter()
        .filter_map(|code| Some(code.info()?.name))
        .collect();
    names.dedup();
    names
}

fn json(event: &EventReport) -> serde_json::Value {
    let checks: Vec<_> = event
        .predicates
        .iter()
        .map(|check| {
            let (place, reason) = match check.pushdown {
                Pushdown::Complete => ("kernel", None),
                Pushdown::Partial => ("both", None),
                Pushdown::Residual(reason) => ("user", Some(reason)),
            };
            json!({"check": check.text, "place": place, "reason": reason})
        })
        .collect();
    json!({"events": names(event), "cross_if": event.condition(), "checks": checks})
}
