//! Where the predicates of a rule are evaluated: in the kernel, or in user space; and when the probe reads
//! the arguments that another thread of the monitored process can exchange during the call.

use compiler::backend::Oracle;
use compiler::check::Rule;
use compiler::plan::{EventReport, Pushdown, RuleReport};
use compiler::tables::{ParamType, SYSCALL_SOURCE};
use serde_json::json;

use super::section::{Body, Line, Section};

/// Maximum number of event types that are listed; of more, the number is shown.
const MAX_LISTED_TYPES: usize = 8;

/// Returns where each predicate is evaluated, by event type; empty for rules of other sources than `syscall`.
pub(super) fn section(rule: &Rule) -> Section {
    let events = if rule.source == SYSCALL_SOURCE {
        RuleReport::new(rule, Oracle::default()).events
    } else {
        Vec::new()
    };
    Section {
        key: "kernel",
        title: "Evaluated in the kernel",
        body: Body::Code(events.iter().flat_map(lines).collect()),
        json: events.iter().map(json).collect(),
    }
}

fn lines(event: &EventReport) -> Vec<Line> {
    let names = names(event);
    let types = if names.len() > MAX_LISTED_TYPES {
        format!("{} event types", names.len())
    } else {
        names.join(", ")
    };
    let line = |text: String, note: &str| Line {
        text,
        note: note.to_owned(),
    };
    let mut lines = vec![
        line(types, ""),
        line(format!("  kernel filter: {}", event.condition()), ""),
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
    if let Some(reads) = argument_reads(event) {
        lines.push(line(format!("  memory of the process: {reads}"), ""));
    }
    lines
}

/// Returns when the arguments in the memory of the process are read; `None` for events without any.
/// `docs/differences-from-falco.md` describes the remaining race between check and use.
fn argument_reads(event: &EventReport) -> Option<&'static str> {
    let has = |types: &[ParamType]| {
        let events = event.codes.iter().filter_map(|code| code.info());
        let mut params = events.flat_map(|event| event.params);
        params.any(|param| types.contains(&param.ty))
    };
    let paths = has(&[ParamType::Fspath, ParamType::Fsrelpath]);
    let others = has(&[ParamType::Sockaddr, ParamType::Socktuple, ParamType::Bytebuf]);
    match (paths, others) {
        (true, true) => Some("paths are read when the call begins, addresses and buffers when it returns"),
        (true, false) => Some("paths are read when the call begins"),
        (false, true) => Some("addresses and buffers are read when the call returns"),
        (false, false) => None,
    }
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
    json!({"events": names(event), "cross_if": event.condition(), "checks": checks, "argument_reads": argument_reads(event)})
}
