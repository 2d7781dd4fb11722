//! Which events of this machine a rule set needs.
//!
//! In: checked rules. Out: [`Needs`]: a plan (which types of events, and what each must meet in the
//! kernel to be of use to a rule or to the state), and of the calls without an event of their own those
//! that a rule can be about. Not here: how conditions are derived (`compiler::plan`), and how the kernel
//! is asked (`ebpf`).

use std::collections::BTreeSet;

use compiler::backend::Oracle;
use compiler::check::Rule;
use compiler::check::typed::{Constant, Expr, Predicate};
use compiler::ir::Comparison;
use compiler::plan::Plan;
use compiler::tables::{EventSet, Operator, SYSCALL_SOURCE, SYSCALLS, event as code, field};
use ebpf::program::PlannedFilter;

/// What has to come out of the kernel.
#[derive(Clone, Debug)]
pub struct Needs {
    plan: Plan,
    filter: PlannedFilter,
    events: EventSet,
    /// Portable codes of the calls without an event of their own that a rule can be about.
    generic: Vec<u16>,
    host_names: Vec<String>,
}

impl Needs {
    /// Those of the rules of `rules` that `order` names.
    pub fn of(rules: &[Rule], order: &[usize]) -> Self {
        let selected: Vec<usize> = order
            .iter()
            .copied()
            .filter(|index| {
                rules
                    .get(*index)
                    .is_some_and(|rule| rule.source == SYSCALL_SOURCE)
            })
            .collect();
        let own = || selected.iter().map(|index| &rules[*index]);
        let (generic, host_names) = (generic_calls(own()), host_names(own()));
        Self::with(
            Plan::new(rules, &selected, Oracle::default()),
            generic,
            host_names,
        )
    }

    fn with(plan: Plan, generic: Vec<u16>, host_names: Vec<String>) -> Self {
        Self {
            filter: PlannedFilter::new(&plan),
            events: plan.events.keys().copied().collect(),
            generic,
            host_names,
            plan,
        }
    }

    /// The same without any condition: all events of the types that rules or state can need.
    #[must_use]
    pub fn without_conditions(self) -> Self {
        Self::with(self.plan.without_conditions(), self.generic, self.host_names)
    }

    /// The types of events: programs of these are attached.
    pub fn events(&self) -> EventSet {
        self.events
    }

    /// What events must meet to leave the kernel.
    pub fn filter(&self) -> &PlannedFilter {
        &self.filter
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The host names that conditions compare with addresses.
    pub fn host_names(&self) -> &[String] {
        &self.host_names
    }

    /// The call of this portable code is needed though it has no event of its own.
    pub fn generic(&self, code: u16) -> bool {
        self.generic.binary_search(&code).is_ok()
    }
}

fn host_names<'r>(rules: impl Iterator<Item = &'r Rule>) -> Vec<String> {
    let mut names = BTreeSet::new();
    let mut open: Vec<&Expr> = rules.map(|rule| &rule.condition).collect();
    while let Some(expression) = open.pop() {
        match expression {
            Expr::And(parts) | Expr::Or(parts) => open.extend(parts),
            Expr::Not(inner) => open.push(inner),
            Expr::Predicate(predicate) => names.extend(compared_names(predicate)),
        }
    }
    names.into_iter().collect()
}

/// What a predicate about names of hosts compares them with.
fn compared_names(predicate: &Predicate) -> impl Iterator<Item = String> {
    let of_hosts = [
        field::FD_CIP_NAME,
        field::FD_SIP_NAME,
        field::FD_LIP_NAME,
        field::FD_RIP_NAME,
    ];
    let comparison = Comparison::of(predicate);
    let about = comparison.filter(|comparison| of_hosts.contains(&comparison.field.field));
    let constants = about.map_or(&[][..], |comparison| comparison.constants);
    constants.iter().filter_map(|constant| match constant {
        Constant::Text(text) => String::from_utf8(text.clone()).ok(),
        _ => None,
    })
}

fn generic_calls<'r>(rules: impl Iterator<Item = &'r Rule>) -> Vec<u16> {
    let about: Vec<&Rule> = rules
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
    let comparison = Comparison::of(predicate)?.plain()?;
    if comparison.field.field != field::EVT_TYPE {
        return None;
    }
    let named = comparison
        .constants
        .iter()
        .any(|constant| matches!(constant, Constant::Text(text) if text.as_slice() == name));
    match comparison.operator {
        Operator::Equal | Operator::In => Some(named),
        Operator::NotEqual => Some(!named),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use compiler::compile::{Options, compile};
    use compiler::source::Sources;

    use super::*;

    fn needs(conditions: &[&str]) -> Needs {
        let mut sources = Sources::default();
        for (index, condition) in conditions.iter().enumerate() {
            let rule = format!(
                "- rule: r{index}\n  desc: d\n  condition: {condition}\n  output: o\n  priority: INFO\n"
            );
            sources.add(format!("{index}.yaml"), rule);
        }
        let rules = compile(&sources, &Options::default()).rules;
        assert_eq!(rules.len(), conditions.len());
        Needs::of(&rules, &(0..rules.len()).collect::<Vec<_>>())
    }

    fn generic(needs: &Needs, name: &str) -> bool {
        let call = SYSCALLS.iter().find(|call| call.name == name).unwrap();
        needs.generic(call.code)
    }

    #[test]
    fn what_no_rule_and_no_state_is_about_is_not_needed() {
        let needs = needs(&["evt.type = mkdir and proc.name != x"]);
        assert!(needs.events().contains(code::SYSCALL_MKDIR_2_X));
        assert!(needs.events().contains(code::SYSCALL_EXECVE_19_X));
        assert!(!needs.events().contains(code::SYSCALL_SYMLINK_X));
        assert!(!generic(&needs, "getpid"));
        let all = needs.without_conditions();
        assert!(all.events().contains(code::SYSCALL_CLOSE_X));
        assert!(!all.events().contains(code::SYSCALL_SYMLINK_X));
    }

    #[test]
    fn names_of_hosts_are_those_of_all_conditions() {
        let needs = needs(&[
            "evt.type = connect and not fd.sip.name in (b.example, a.example)",
            "evt.type = connect and (fd.name = x or fd.rip.name != b.example)",
        ]);
        assert_eq!(needs.host_names(), ["a.example", "b.example"]);
    }

    #[test]
    fn calls_without_events_are_needed_by_name_or_all_of_them() {
        let one = needs(&["evt.type in (getpid, mkdir)"]);
        assert!(generic(&one, "getpid") && !generic(&one, "gettid"));
        let most = needs(&["evt.type != mkdir and proc.name = x"]);
        assert!(generic(&most, "getpid") && generic(&most, "gettid"));
        let any = needs(&["proc.name = x or evt.type = getpid"]);
        assert!(generic(&any, "getpid") && generic(&any, "gettid"));
    }
}
