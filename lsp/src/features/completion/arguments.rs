//! Names of flags and values that a parameter of events can have.
//!
//! In: what a constant is compared with, and the conditions that hold there. Out: the names in the
//! tables of that parameter, of those events that these conditions leave.

use std::collections::BTreeSet;

use compiler::describe::{Expander, event_names};
use compiler::source::{FileId, Span};
use compiler::tables::{EVENTS, Event, Param, ParamExtra, field};
use compiler::value::Argument;
use tower_lsp::lsp_types::CompletionItemKind;

use super::Proposal;
use crate::workspace::Workspace;

/// The names for `left`, if that is a parameter such as `evt.arg.flags`. Where no event that is left has
/// it, those of all events are given: the condition may not be finished.
pub(super) fn flags(
    workspace: &mut Workspace,
    file: FileId,
    source: &str,
    left: &str,
    given: &[String],
) -> Vec<Proposal> {
    let resolved = workspace.catalogue(file).resolve_text(source, left);
    let Some(argument) = resolved
        .ok()
        .filter(|resolved| resolved.field.field == field::EVT_ARG)
        .map(|resolved| resolved.field.argument)
    else {
        return Vec::new();
    };
    let events = events_left(workspace, file, source, given);
    let of_left = of_events(&argument, |event| events.contains(event.name));
    if of_left.is_empty() {
        return of_events(&argument, |_| true);
    }
    of_left
}

/// The names of the events for which all of `given` can hold.
fn events_left(
    workspace: &mut Workspace,
    file: FileId,
    source: &str,
    given: &[String],
) -> BTreeSet<&'static str> {
    let condition = match given {
        [] => "evt.type exists".to_owned(),
        given => format!("({})", given.join(") and (")),
    };
    let names = workspace.compiled(file, |_, compiled| {
        let expander = Expander::new(compiled.collection);
        let part = expander.text(&condition, Span::new(file, 0, 0)).ok()?;
        Some(event_names(&part, source))
    });
    names.flatten().unwrap_or_default()
}

/// The names that a parameter has in the tables of some events, each once.
fn of_events(argument: &Argument, wanted: impl Fn(&Event) -> bool) -> Vec<Proposal> {
    let mut seen = BTreeSet::new();
    let tables = EVENTS.iter().filter(|event| wanted(event)).filter_map(|event| {
        match parameter(event, argument)?.extra {
            ParamExtra::Flags(table) => Some(table),
            _ => None,
        }
    });
    let flags = tables.flat_map(|table| table.flags);
    flags
        .filter(|flag| seen.insert(flag.name))
        .map(|flag| Proposal::new(flag.name, CompletionItemKind::ENUM_MEMBER).rank(1))
        .collect()
}

fn parameter(event: &Event, argument: &Argument) -> Option<&'static Param> {
    match argument {
        Argument::None => None,
        Argument::Index(position) => event.params.get(usize::try_from(*position).ok()?),
        Argument::Key(name) => Some(event.param(name)?.1),
    }
}
