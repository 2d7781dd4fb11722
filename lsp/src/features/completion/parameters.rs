//! Parameters of events: `evt.arg.NAME`, and the names of their flags and values.
//!
//! In: the left operand of a comparison or the beginning of one, and the conditions that are true there.
//! Out: the parameters and flag names in the event tables, first those of the events for which these
//! conditions can be true.

use std::collections::BTreeSet;

use compiler::describe::{Expander, event_names};
use compiler::source::{FileId, Span};
use compiler::tables::{EVENTS, Event, Param, ParamExtra, field, param_names};
use compiler::value::Argument;
use tower_lsp_server::ls_types::CompletionItemKind;

use super::Proposal;
use crate::workspace::Workspace;

/// The fields that take the name of a parameter.
const PARAMETER_FIELDS: [&str; 2] = ["evt.arg.", "evt.rawarg."];
/// Rank of a parameter of an event that the preceding conditions allow.
const ALLOWED: u8 = 1;
/// Rank of any other parameter.
const OTHER: u8 = 7;

/// Returns `evt.arg.NAME` for every parameter, if `typed` begins such a field.
pub(super) fn fields(
    workspace: &mut Workspace,
    file: FileId,
    source: &str,
    typed: &str,
    given: &[String],
) -> Vec<Proposal> {
    let Some(prefix) = PARAMETER_FIELDS.iter().find(|prefix| typed.starts_with(**prefix)) else {
        return Vec::new();
    };
    let events = allowed_events(workspace, file, source, given);
    let params = EVENTS
        .iter()
        .filter(|event| events.contains(event.name))
        .flat_map(|event| event.params);
    let allowed: BTreeSet<&str> = params.map(|param| param.name).collect();
    let names: BTreeSet<&str> = param_names().collect();
    names
        .into_iter()
        .map(|name| {
            let rank = if allowed.contains(name) { ALLOWED } else { OTHER };
            Proposal::new(format!("{prefix}{name}"), CompletionItemKind::FIELD)
                .detail("event parameter")
                .rank(rank)
        })
        .collect()
}

/// Returns the flag and value names of `left`, if that is a parameter such as `evt.arg.flags`. If none of
/// the events allowed by `given` has it, the names of all events are returned: the condition may be
/// unfinished.
pub(super) fn flag_names(
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
    let events = allowed_events(workspace, file, source, given);
    let of_allowed = of_events(&argument, |event| events.contains(event.name));
    if of_allowed.is_empty() {
        return of_events(&argument, |_| true);
    }
    of_allowed
}

/// Returns the names of the events for which all of `given` can be true.
fn allowed_events(
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

/// Returns the names that a parameter has in the tables of the wanted events, each once.
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
