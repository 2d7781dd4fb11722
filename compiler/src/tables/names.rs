//! Look-ups by name: event types, syscalls, parameters.
//!
//! In: words of rules. Out: codes and rows. Every index is generated and sorted for binary search. Not here:
//! fields ([`FieldId::find`](super::FieldId::find)) and plugins.

use std::collections::HashSet;

use super::generated::events::event;
use super::generated::names::{EVENTS_BY_NAME, PARAMS_BY_NAME, SYSCALLS_BY_NAME};
use super::generated::plugins::PLUGINS;
use super::{Category, EVENTS, Event, EventCode, EventFlags, EventSet, Param, SYSCALLS, Syscall};

/// The name of the generic event, which represents every syscall without an event of its own.
const GENERIC_NAME: &str = "syscall";

/// Returns the event codes that `evt.type = name` matches; `None` if the name is unknown.
///
/// These are all codes with that name: enter and exit, old layouts and new. The name of a syscall without an
/// event of its own yields the two generic codes, and the name of an event that a plugin injects yields the
/// code of injected events. `syscall`, the name of the generic event itself, is known but yields no code,
/// because no event shows it.
pub fn events_named(name: &str) -> Option<EventSet> {
    if name == GENERIC_NAME {
        return Some(EventSet::EMPTY);
    }
    let injected = is_injected_event(name).then_some(event::ASYNCEVENT_E);
    if let Some(codes) = codes_named(name) {
        return Some(codes.iter().copied().chain(injected).collect());
    }
    if let Some(code) = injected {
        return Some([code].into_iter().collect());
    }
    syscall_named(name).map(|_| [event::GENERIC_E, event::GENERIC_X].into_iter().collect())
}

/// Returns whether `evt.type` may be compared with `name`.
pub fn is_event_or_syscall_name(name: &str) -> bool {
    codes_named(name).is_some() || syscall_named(name).is_some() || is_injected_event(name)
}

/// Returns the codes of the events called `name`, in ascending order.
pub fn codes_named(name: &str) -> Option<&'static [EventCode]> {
    find(&EVENTS_BY_NAME, |row| row.0, name).map(|row| row.1)
}

/// Returns the syscall called `name`.
pub fn syscall_named(name: &str) -> Option<&'static Syscall> {
    find(&SYSCALLS_BY_NAME, |row| row.0, name).map(|row| &SYSCALLS[usize::from(row.1)])
}

/// Returns every word that `evt.type` may be compared with, sorted, each once.
pub fn event_names() -> Vec<&'static str> {
    let mut names: Vec<_> = EVENTS_BY_NAME
        .iter()
        .map(|row| row.0)
        .chain(SYSCALLS_BY_NAME.iter().map(|row| row.0))
        .chain(PLUGINS.iter().flat_map(|plugin| plugin.async_events).copied())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Returns the names of all event parameters, sorted, each once: the words of `evt.arg.NAME`.
pub fn param_names() -> impl Iterator<Item = &'static str> {
    PARAMS_BY_NAME.iter().map(|row| row.0)
}

/// Returns the first parameter of the event table called `name`, which determines the type of
/// `evt.rawarg.NAME` until an event is known; `None` if no event has such a parameter.
pub fn first_param_named(name: &str) -> Option<&'static Param> {
    let (_, code, place) = find(&PARAMS_BY_NAME, |row| row.0, name)?;
    code.info()?.params.get(usize::from(*place))
}

/// Returns the longest parameter name that is a prefix of `text`, as `evt.arg.` parses it.
pub fn longest_param_prefix(text: &str) -> Option<&'static str> {
    param_names()
        .filter(|name| text.starts_with(name))
        .max_by_key(|name| name.len())
}

/// Returns the codes of the syscalls that Falco ignores by default, in ascending order: frequent calls that
/// move data, except where the state of processes and descriptors depends on them.
pub fn ignored_syscalls() -> Vec<u16> {
    let with = |wanted: &dyn Fn(&Event) -> bool| -> HashSet<u16> {
        let events = EVENTS.iter().filter(|event| wanted(event));
        events.flat_map(|event| event.syscalls).copied().collect()
    };
    let moving = with(&|event| matches!(event.category, Category::IoRead | Category::IoWrite));
    let needed = with(&|event| event.flags.contains(EventFlags::MODIFIES_STATE));
    let mut ignored: Vec<u16> = moving.difference(&needed).copied().collect();
    ignored.sort_unstable();
    ignored
}

/// Returns the codes of the events of [`ignored_syscalls`].
pub fn ignored_events() -> EventSet {
    let ignored = ignored_syscalls();
    EVENTS
        .iter()
        .filter(|event| {
            event
                .syscalls
                .iter()
                .any(|code| ignored.binary_search(code).is_ok())
        })
        .map(|event| event.code)
        .collect()
}

fn is_injected_event(name: &str) -> bool {
    PLUGINS.iter().any(|plugin| plugin.async_events.contains(&name))
}

fn find<'a, T>(rows: &'a [T], key: impl Fn(&T) -> &'static str, name: &str) -> Option<&'a T> {
    let place = rows.partition_point(|row| key(row) < name);
    rows.get(place).filter(|row| key(row) == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::ParamType;

    fn count(name: &str) -> Option<usize> {
        events_named(name).map(|set| set.len())
    }

    #[test]
    fn a_name_matches_every_layout_and_direction() {
        assert_eq!(count("open"), Some(2));
        assert_eq!(count("openat"), Some(4));
        assert_eq!(count("execve"), Some(16));
    }

    #[test]
    fn a_syscall_without_event_is_generic() {
        let set = events_named("kexec_load").unwrap();
        assert_eq!(
            set.iter().collect::<Vec<_>>(),
            [event::GENERIC_E, event::GENERIC_X]
        );
    }

    #[test]
    fn the_generic_name_is_known_but_matches_no_event() {
        assert_eq!(count("syscall"), Some(0));
        assert!(is_event_or_syscall_name("syscall"));
    }

    #[test]
    fn injected_events_have_the_code_of_injected_events() {
        assert!(
            events_named("container")
                .unwrap()
                .contains(event::CONTAINER_JSON_2_E)
        );
        assert!(events_named("container").unwrap().contains(event::ASYNCEVENT_E));
        assert_eq!(count("container_removed"), Some(1));
    }

    #[test]
    fn calls_that_only_move_data_are_ignored_by_default() {
        let mut names: Vec<_> = ignored_events()
            .iter()
            .filter_map(EventCode::info)
            .map(|event| event.name)
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(
            names,
            [
                "pread", "preadv", "pwrite", "pwritev", "read", "readv", "recv", "send", "sendfile", "write",
                "writev"
            ]
        );
    }

    #[test]
    fn unknown_names_are_none() {
        for name in ["", "opena", "OPEN", "ex", "zzz"] {
            assert_eq!(count(name), None, "{name:?}");
            assert!(!is_event_or_syscall_name(name), "{name:?}");
        }
    }

    #[test]
    fn every_name_of_the_tables_is_found() {
        for event in &EVENTS {
            assert!(
                codes_named(event.name).unwrap().contains(&event.code),
                "{}",
                event.id
            );
            for param in event.params {
                assert!(
                    first_param_named(param.name).is_some(),
                    "{}: {}",
                    event.id,
                    param.name
                );
            }
        }
        for syscall in &SYSCALLS {
            assert_eq!(
                syscall_named(syscall.name).map(|row| row.code),
                Some(syscall.code)
            );
        }
        for name in event_names() {
            assert!(events_named(name).is_some(), "{name}");
        }
    }

    #[test]
    fn parameters_have_the_type_of_the_first_event_that_has_them() {
        assert_eq!(first_param_named("ID").unwrap().ty, ParamType::Syscallid);
        assert_eq!(first_param_named("fd").unwrap().ty, ParamType::Fd);
        assert!(first_param_named("nothing").is_none());
    }

    #[test]
    fn the_longest_parameter_name_wins() {
        assert_eq!(longest_param_prefix("pathological"), Some("path"));
        assert_eq!(longest_param_prefix("oldpath"), Some("oldpath"));
        assert_eq!(longest_param_prefix("?"), None);
    }
}
