//! Where the predicates of one rule are evaluated: in the kernel or, and why, in user space.
//!
//! In: a rule. Out: a [`RuleReport`] for people. Not here: its layout.

use super::kernel_filter::KernelFilter;
use super::text::FilterDisplay;
use super::{condition, live_events, pushdown};
use crate::check::Rule;
use crate::check::typed::{Operand, Predicate, Test};
use crate::ir::{Builder, Node, Optimiser, PredicateEval, Profile};
use crate::tables::{EventCode, Operator, field};

/// The pushdown of a rule.
#[derive(Clone, Debug)]
pub struct RuleReport {
    /// Event types that the rule can match, grouped by equal filters.
    pub events: Vec<EventReport>,
}

/// The pushdown of a rule on events of some types.
#[derive(Clone, Debug)]
pub struct EventReport {
    /// The types.
    pub codes: Vec<EventCode>,
    /// The filter that every matching event passes.
    pub filter: KernelFilter,
    /// The predicates of the rule on events of these types, in order.
    pub predicates: Vec<PredicateReport>,
}

impl EventReport {
    /// Returns the filter as text.
    pub fn condition(&self) -> String {
        match self.codes.first().and_then(|code| code.info()) {
            Some(event) => FilterDisplay {
                kernel: &self.filter,
                event,
            }
            .to_string(),
            None => self.filter.to_string(),
        }
    }
}

/// The pushdown of a predicate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PredicateReport {
    /// The predicate as text.
    pub text: String,
    /// Where it is evaluated.
    pub pushdown: Pushdown,
}

/// Where a predicate is evaluated.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Pushdown {
    /// Completely in the kernel.
    Complete,
    /// The kernel drops some of the events on which it is false; user space evaluates it on the rest.
    Partial,
    /// In user space only, for this reason.
    Residual(&'static str),
}

impl RuleReport {
    /// Returns the report on `rule`; `eval` evaluates predicates for the optimiser.
    pub fn new(rule: &Rule, eval: impl PredicateEval) -> Self {
        let mut builder = Builder::default();
        builder.add(0, &rule.condition, rule.events);
        let mut optimiser = Optimiser::new(&builder.finish(), eval, Profile::default());
        let mut events: Vec<EventReport> = Vec::new();
        for code in live_events() {
            let Some(&own) = optimiser.event(code).first() else {
                continue;
            };
            let filter = condition(optimiser.nodes(), own.root, code);
            let mut predicates = Vec::new();
            let mut open = vec![own.root];
            while let Some(node) = open.pop() {
                let node = &optimiser.nodes()[node.index()];
                open.extend(node.children().iter().rev());
                if let Node::Predicate(predicate) = node {
                    let report = PredicateReport {
                        text: predicate.to_string(),
                        pushdown: pushdown(predicate, code),
                    };
                    if !predicates.contains(&report) {
                        predicates.push(report);
                    }
                }
            }
            match events
                .iter_mut()
                .find(|event| event.filter == filter && event.predicates == predicates)
            {
                Some(event) => event.codes.push(code),
                None => events.push(EventReport {
                    codes: vec![code],
                    filter,
                    predicates,
                }),
            }
        }
        Self { events }
    }
}

fn pushdown(predicate: &Predicate, code: EventCode) -> Pushdown {
    let needs = pushdown::necessary(predicate, code).filter(|kernel| *kernel != KernelFilter::always());
    let suffices = pushdown::sufficient(predicate, code);
    match (needs, suffices) {
        (Some(_), Some(_)) => Pushdown::Complete,
        (None, None) => Pushdown::Residual(reason(predicate)),
        _ => Pushdown::Partial,
    }
}

/// Returns why a predicate is not pushed down.
fn reason(predicate: &Predicate) -> &'static str {
    let field = match (&predicate.left, &predicate.test) {
        (Operand::Field(_), Test::Operand { .. }) => return "compares two values of the event",
        (Operand::Field(field), _) => field,
        _ => return "transformers are not available in the kernel",
    };
    let operator = match &predicate.test {
        Test::Constants { operator, .. } => Some(*operator),
        _ => None,
    };
    match (field.field.info().class, operator) {
        _ if field.field == field::CONTAINER_ID => "the kernel only distinguishes containers from the host",
        _ if field.field == field::PROC_NAME => "the thread may have changed its name since it started",
        (_, Some(Operator::Regex | Operator::Icontains | Operator::Iglob | Operator::Contains)) => {
            "strings are not searched in the kernel"
        }
        ("process" | "thread", _) => "process state that only user space keeps",
        ("container" | "k8s" | "k8smeta", _) => "known to the container runtime, not to the kernel",
        ("user" | "group", _) => "user and group names are resolved in user space",
        ("fd" | "fdlist" | "fs.path", _) => "depends on earlier events of the descriptor",
        _ => "not supported by kernel filters",
    }
}
