//! Determines the events that a rule set requires from the probe.
//!
//! In: checked rules. Out: [`ProbeRequirements`]: the pushdown plan (event types with their
//! kernel filters), the generic system calls that a rule can match, and the host names in conditions. Not here:
//! derivation of filters (`compiler::plan`) and their programs (`ebpf`).

use std::collections::BTreeSet;

use compiler::backend::Oracle;
use compiler::check::Rule;
use compiler::check::typed::{Constant, Expr, Predicate};
use compiler::ir::Comparison;
use compiler::plan::{KernelFilter, Plan};
use compiler::tables::{EventSet, Operator, SYSCALL_SOURCE, SYSCALLS, event as code, field};
use ebpf::program::PlannedFilter;

/// The events that the probe must deliver.
#[derive(Clone, Debug)]
pub struct ProbeRequirements {
    plan: Plan,
    filter: PlannedFilter,
    events: EventSet,
    /// Portable codes of the generic system calls that a rule can match, sorted.
    generic: Vec<u16>,
    host_names: Vec<String>,
}

impl ProbeRequirements {
    /// Determines the requirements of the rules with the indices `order`.
    pub fn new(rules: &[Rule], order: &[usize]) -> Self {
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

    /// Removes all kernel filters: every event of the required types is delivered.
    #[must_use]
    pub fn without_filters(self) -> Self {
        Self::with(self.plan.without_conditions(), self.generic, self.host_names)
    }

    /// Returns the event types whose programs are attached.
    pub fn events(&self) -> EventSet {
        self.events
    }

    /// Returns the number of event types with a kernel filter, of which not every event is delivered.
    pub fn filtered_events(&self) -> usize {
        let plans = self.plan.events.values();
        plans
            .filter(|plan| plan.filter() != KernelFilter::always())
            .count()
    }

    /// Returns the kernel filter.
    pub fn filter(&self) -> &PlannedFilter {
        &self.filter
    }

    /// Returns the pushdown plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns the host names that conditions compare with addresses.
    pub fn host_names(&self) -> &[String] {
        &self.host_names
    }

    /// Returns `true` if a rule can match the generic system call with this portable code.
    pub fn requires_generic(&self, code: u16) -> bool {
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

/// Returns the host names that a predicate compares an address with.
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
                .any(|rule| evaluate_for_name(&rule.condition, name) != Some(false))
        })
        .map(|call| call.code)
        .collect();
    codes.sort_unstable();
    codes
}

/// Evaluates a condition for an event of which only the name is known; `None` is unknown.
fn evaluate_for_name(condition: &Expr, name: &[u8]) -> Option<bool> {
    match condition {
        Expr::And(parts) => combine(parts, name, false),
        Expr::Or(parts) => combine(parts, name, true),
        Expr::Not(inner) => evaluate_for_name(inner, name).map(|holds| !holds),
        Expr::Predicate(predicate) => matches_name(predicate, name),
    }
}

/// Combines the operands of `and` (`decisive` is false) or `or` (`decisive` is true) in three-valued logic.
fn combine(parts: &[Expr], name: &[u8], decisive: bool) -> Option<bool> {
    let mut known = Some(!decisive);
    for part in parts {
        match evaluate_for_name(part, name) {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => known = None,
        }
    }
    known
}

fn matches_name(predicate: &Predicate, name: &[u8]) -> Option<bool> {
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

    fn requirements(conditions: &[&str]) -> ProbeRequirements {
        let mut sources = Sources::default();
        for (index, condition) in conditions.iter().enumerate() {
            let rule = format!(
                "- rule: r{index}\n  desc: d\n  condition: {condition}\n  output: o\n  priority: INFO\n"
            );
            sources.add(format!("{index}.yaml"), rule);
        }
        let rules = compile(&sources, &Options::default()).rules;
        assert_eq!(rules.len(), conditions.len());
        ProbeRequirements::new(&rules, &(0..rules.len()).collect::<Vec<_>>())
    }

    fn generic(requirements: &ProbeRequirements, name: &str) -> bool {
        let call = SYSCALLS.iter().find(|call| call.name == name).unwrap();
        requirements.requires_generic(call.code)
    }

    #[test]
    fn events_that_neither_rules_nor_state_use_are_not_required() {
        let requirements = requirements(&["evt.type = mkdir and proc.name != x"]);
        assert!(requirements.events().contains(code::SYSCALL_MKDIR_2_X));
        assert!(requirements.events().contains(code::SYSCALL_EXECVE_19_X));
        assert!(!requirements.events().contains(code::SYSCALL_SYMLINK_X));
        assert!(!generic(&requirements, "getpid"));
        let all = requirements.without_filters();
        assert!(all.events().contains(code::SYSCALL_CLOSE_X));
        assert!(!all.events().contains(code::SYSCALL_SYMLINK_X));
    }

    #[test]
    fn host_names_come_from_all_conditions() {
        let requirements = requirements(&[
            "evt.type = connect and not fd.sip.name in (b.example, a.example)",
            "evt.type = connect and (fd.name = x or fd.rip.name != b.example)",
        ]);
        assert_eq!(requirements.host_names(), ["a.example", "b.example"]);
    }

    #[test]
    fn generic_calls_are_required_by_name_or_all_of_them() {
        let one = requirements(&["evt.type in (getpid, mkdir)"]);
        assert!(generic(&one, "getpid") && !generic(&one, "gettid"));
        let most = requirements(&["evt.type != mkdir and proc.name = x"]);
        assert!(generic(&most, "getpid") && generic(&most, "gettid"));
        let any = requirements(&["proc.name = x or evt.type = getpid"]);
        assert!(generic(&any, "getpid") && generic(&any, "gettid"));
    }
}
