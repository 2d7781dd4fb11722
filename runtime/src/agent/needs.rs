//! Which events of this machine a rule set needs.
//!
//! In: checked rules. Out: types of events: those on which a rule can hold, those that the state
//! lives on, and of the calls without an event of their own those that a rule can be about. Not
//! here: which events of a type are needed, which filters in the kernel decide.

use compiler::check::Rule;
use compiler::check::typed::{Constant, Expr, Operand, Predicate, Test};
use compiler::tables::{
    EVENTS, EventFlags, EventSet, Operator, SYSCALL_SOURCE, SYSCALLS, event as code, field,
};

/// What has to come out of the kernel.
#[derive(Clone, Debug)]
pub struct Needs {
    /// Types of events on which a rule can hold.
    pub rules: EventSet,
    /// Types of events that threads, descriptors and identities follow from. With `rules`, these
    /// are the programs that are attached.
    pub state: EventSet,
    /// Portable codes of the calls without an event of their own that a rule can be about.
    generic: Vec<u16>,
}

impl Needs {
    /// Those of the rules of `rules` that `order` names.
    pub fn of(rules: &[Rule], order: &[usize]) -> Self {
        let rules: Vec<&Rule> = order
            .iter()
            .filter_map(|index| rules.get(*index))
            .filter(|rule| rule.source == SYSCALL_SOURCE)
            .collect();
        Self {
            rules: rules
                .iter()
                .fold(EventSet::EMPTY, |events, rule| events.union(&rule.events)),
            state: state_events(),
            generic: generic_calls(&rules),
        }
    }

    /// Leaves out events that only rules need.
    #[must_use]
    pub fn without(mut self, events: &EventSet) -> Self {
        self.rules = self.rules.intersection(&events.complement());
        self
    }

    /// Every type that is needed.
    pub fn events(&self) -> EventSet {
        self.rules.union(&self.state)
    }

    /// The call of this portable code is needed though it has no event of its own.
    pub fn generic(&self, code: u16) -> bool {
        self.generic.binary_search(&code).is_ok()
    }
}

/// The events that the state needs whatever the rules are: those that the table marks, and those
/// that set limits.
fn state_events() -> EventSet {
    EVENTS
        .iter()
        .filter(|event| {
            event.flags.contains(EventFlags::MODIFIES_STATE)
                || matches!(event.code, code::SYSCALL_PRLIMIT_X | code::SYSCALL_SETRLIMIT_X)
        })
        .map(|event| event.code)
        .collect()
}

fn generic_calls(rules: &[&Rule]) -> Vec<u16> {
    let about: Vec<&Rule> = rules
        .iter()
        .copied()
        .filter(|rule| rule.events.contains(code::GENERIC_X))
        .collect();
    let mut codes: Vec<u16> = SYSCALLS
        .iter()
        .filter(|call| call.generic && call.exit == Some(code::GENERIC_X))
        .filter(|call| {
            let name = call.name.as_bytes();
            about
                .iter()
                .any(|rule| truth(&rule.condition, name) != Some(false))
        })
        .map(|call| call.code)
        .collect();
    codes.sort_unstable();
    codes
}

/// What the name of the event alone makes of a condition; `None` if other things matter.
fn truth(condition: &Expr, name: &[u8]) -> Option<bool> {
    match condition {
        Expr::And(parts) => all(parts, name, false),
        Expr::Or(parts) => all(parts, name, true),
        Expr::Not(inner) => truth(inner, name).map(|holds| !holds),
        Expr::Predicate(predicate) => is_about(predicate, name),
    }
}

/// `decisive` if one part is that, its opposite if all are, else open.
fn all(parts: &[Expr], name: &[u8], decisive: bool) -> Option<bool> {
    let mut known = Some(!decisive);
    for part in parts {
        match truth(part, name) {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => known = None,
        }
    }
    known
}

fn is_about(predicate: &Predicate, name: &[u8]) -> Option<bool> {
    let Operand::Field(left) = &predicate.left else {
        return None;
    };
    let Test::Constants {
        operator,
        modifier: None,
        constants,
    } = &predicate.test
    else {
        return None;
    };
    if left.field != field::EVT_TYPE {
        return None;
    }
    let named = constants
        .iter()
        .any(|constant| matches!(constant, Constant::Text(text) if text.as_slice() == name));
    match operator {
        Operator::Equal | Operator::In => Some(named),
        Operator::NotEqual => Some(!named),
        _ => None,
    }
}
