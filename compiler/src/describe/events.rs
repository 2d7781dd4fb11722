//! The names of the event types that can satisfy a condition.
//!
//! As for the index of rules, every predicate yields a set, `and` intersects, `or` unites, and negation is
//! pushed down to the predicates. In addition to event codes a set contains syscall codes, because the generic
//! event represents many syscalls.

use std::collections::BTreeSet;

use super::expand::{Part, PartKind};
use crate::syntax::ast::{FieldName, Operand, RawPredicate, Right};
use crate::tables::{
    EVENTS, EventCode, EventSet, Operator, SYSCALL_SOURCE, SYSCALLS, Syscall, SyscallKind, codes_named,
    event, events_named, syscall_named,
};

/// Returns the names of the event types on which a rule of `source` with this condition is evaluated.
///
/// Injected events (`asyncevent`) are always included. The source of a plugin has no other events except
/// plugin events.
pub fn event_names(condition: &Part, source: &str) -> BTreeSet<&'static str> {
    if source != SYSCALL_SOURCE {
        let codes = [event::PLUGINEVENT_E, event::ASYNCEVENT_E];
        return codes
            .into_iter()
            .filter_map(EventCode::info)
            .map(|event| event.name)
            .collect();
    }
    let mut asked = codes(condition, false);
    asked.events.insert(event::ASYNCEVENT_E);
    let of_codes = asked
        .events
        .iter()
        .filter(|code| !is_generic(*code))
        .filter_map(EventCode::info);
    let of_syscalls = asked
        .syscalls
        .iter()
        .filter_map(|code| SYSCALLS.get(usize::from(*code)))
        .flat_map(names_of_syscall);
    of_codes.map(|event| event.name).chain(of_syscalls).collect()
}

/// Returns the events of a syscall, or its own name if it has none.
fn names_of_syscall(syscall: &'static Syscall) -> Vec<&'static str> {
    if syscall.generic {
        return vec![syscall.name];
    }
    let codes = [syscall.enter, syscall.exit];
    let events = codes.into_iter().flatten().filter_map(EventCode::info);
    events.map(|event| event.name).collect()
}

#[derive(Clone, Debug)]
struct Codes {
    events: EventSet,
    syscalls: BTreeSet<u16>,
}

impl Codes {
    fn none() -> Self {
        Self {
            events: EventSet::EMPTY,
            syscalls: BTreeSet::new(),
        }
    }

    fn all() -> Self {
        let real = SYSCALLS
            .iter()
            .filter(|syscall| syscall.kind != SyscallKind::None);
        Self {
            events: EventSet::all(),
            syscalls: real.map(|syscall| syscall.code).collect(),
        }
    }

    fn union(&self, other: &Self) -> Self {
        Self {
            events: self.events.union(&other.events),
            syscalls: &self.syscalls | &other.syscalls,
        }
    }

    fn intersection(&self, other: &Self) -> Self {
        Self {
            events: self.events.intersection(&other.events),
            syscalls: &self.syscalls & &other.syscalls,
        }
    }

    fn complement(&self) -> Self {
        Self {
            events: self.events.complement(),
            syscalls: &Self::all().syscalls - &self.syscalls,
        }
    }

    fn named(name: &str) -> Self {
        let events = events_named(name).unwrap_or(EventSet::EMPTY);
        let mut syscalls: BTreeSet<u16> = EVENTS
            .iter()
            .filter(|event| events.contains(event.code) && !is_generic(event.code))
            .flat_map(|event| event.syscalls)
            .copied()
            .collect();
        if codes_named(name).is_none() {
            syscalls.extend(syscall_named(name).map(|syscall| syscall.code));
        }
        Self { events, syscalls }
    }
}

fn is_generic(code: EventCode) -> bool {
    matches!(code, event::GENERIC_E | event::GENERIC_X)
}

fn codes(part: &Part, negated: bool) -> Codes {
    match &part.kind {
        PartKind::Macro { body, .. } => codes(body, negated),
        PartKind::Not(child) => codes(child, !negated),
        PartKind::And(parts) | PartKind::Or(parts) => {
            let intersect = matches!(part.kind, PartKind::And(_)) != negated;
            let sets = parts.iter().map(|part| codes(part, negated));
            if intersect {
                sets.fold(Codes::all(), |all, set| all.intersection(&set))
            } else {
                sets.fold(Codes::none(), |all, set| all.union(&set))
            }
        }
        PartKind::Check { check, .. } => match restriction(check) {
            None => Codes::all(),
            Some(set) if negated => set.complement(),
            Some(set) => set,
        },
    }
}

/// Returns the codes that a predicate allows, or `None` if it does not restrict them.
fn restriction(check: &RawPredicate) -> Option<Codes> {
    let Operand::Field(FieldName {
        name, argument: None, ..
    }) = &check.left
    else {
        return None;
    };
    let words = match &check.right {
        Right::Value(word) => std::slice::from_ref(word),
        Right::List { items, .. } => items.as_slice(),
        Right::None => &[],
        Right::Operand(_) => return None,
    };
    let texts = words.iter().map(|word| String::from_utf8_lossy(&word.value));
    match name.as_str() {
        "evt.type" | "syscall.type" => {
            let named = || texts.fold(Codes::none(), |all, name| all.union(&Codes::named(&name)));
            match check.operator {
                Operator::Exists => Some(Codes::all()),
                _ if check.modifier.is_some() => None,
                Operator::Equal | Operator::DoubleEqual | Operator::In => Some(named()),
                Operator::NotEqual => Some(named().complement()),
                _ => None,
            }
        }
        "evt.num" if check.modifier.is_none() => {
            let numbers: Vec<Option<u64>> = texts.map(|text| text.parse().ok()).collect();
            ordinal(check.operator, &numbers)
        }
        _ => None,
    }
}

/// Event numbers start at one, so some comparisons are always true and some never.
fn ordinal(operator: Operator, numbers: &[Option<u64>]) -> Option<Codes> {
    if operator == Operator::In {
        let never = numbers.iter().all(|number| *number == Some(0));
        return never.then(Codes::none);
    }
    match (operator, (*numbers.first()?)?) {
        (Operator::Equal | Operator::DoubleEqual | Operator::LessOrEqual, 0) | (Operator::Less, 0 | 1) => {
            Some(Codes::none())
        }
        (Operator::NotEqual | Operator::Greater, 0) | (Operator::GreaterOrEqual, 0 | 1) => Some(Codes::all()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::Expander;
    use crate::resolve::{Collection, Settings};
    use crate::source::FileId;
    use crate::syntax::items;

    /// Returns the number of event codes and of syscall codes that `condition` allows.
    fn counts(condition: &str) -> (usize, usize) {
        let text = format!("- macro: m\n  condition: \"{condition}\"\n");
        let file = items::read(FileId(0), &text);
        let catalogue = crate::check::fields::Catalogue::new(crate::check::assumed::Assumed::falco());
        let mut collection = Collection::default();
        let settings = Settings {
            names: &catalogue,
            stop: false,
            known: None,
        };
        assert!(collection.read(&file, settings).is_empty(), "{condition}");
        let part = Expander::new(&collection).macro_at(0).unwrap();
        let codes = codes(&part, false);
        (codes.events.len(), codes.syscalls.len())
    }

    /// The expected values are those of Falco's engine.
    #[test]
    fn codes_are_those_of_falco() {
        // The code that represents no syscall is in no set.
        const ALL: usize = SYSCALLS.len() - 1;
        for (condition, expected) in [
            ("evt.type=open", (2, 1)),
            ("evt.type!=open", (452, ALL - 1)),
            ("not evt.type=open", (452, ALL - 1)),
            ("not evt.type!=open", (2, 1)),
            ("not not evt.type=open", (2, 1)),
            ("evt.type=open and evt.type=close", (0, 0)),
            ("evt.type=open or proc.name=x", (454, ALL)),
            ("not (evt.type=open or proc.name=x)", (452, ALL - 1)),
            ("not (evt.type=open and proc.name=x)", (454, ALL)),
            ("not proc.name=x", (454, ALL)),
            ("evt.type startswith open", (454, ALL)),
            ("evt.type = anyof (open, close)", (454, ALL)),
            ("evt.type in ()", (0, 0)),
            ("not evt.type in ()", (454, ALL)),
            ("evt.type=open and evt.dir=>", (2, 1)),
            ("evt.type in (open, openat)", (6, 2)),
            ("evt.type=execve", (16, 1)),
            ("evt.type=kexec_load", (2, 1)),
            ("evt.type=syscall", (0, 0)),
            ("evt.num = 0", (0, 0)),
            ("not (evt.type=open or not evt.type=close)", (2, 1)),
        ] {
            assert_eq!(counts(condition), expected, "{condition}");
        }
    }
}
