//! What becomes of one rule's predicates: which the kernel answers, and why others stay behind.
//!
//! In: a rule. Out: a [`RuleReport`] for people. Not here: its layout.

use super::kernel_filter::KernelFilter;
use super::text::FilterDisplay;
use super::{condition, live_events, pushdown};
use crate::check::Rule;
use crate::check::typed::{Operand, Predicate, Test};
use crate::ir::{Builder, Node, Optimiser, PredicateEval, Profile};
use crate::tables::{EventCode, Operator, field};

/// A rule, as the kernel sees it.
#[derive(Clone, Debug)]
pub struct RuleReport {
    /// Types of events on which it can match, those with equal conditions together.
    pub events: Vec<EventReport>,
}

/// A rule on some types of events.
#[derive(Clone, Debug)]
pub struct EventReport {
    /// The types.
    pub codes: Vec<EventCode>,
    /// What events must meet for it to match.
    pub filter: KernelFilter,
    /// Its predicates on these types, in their order.
    pub predicates: Vec<PredicateReport>,
}

impl EventReport {
    /// What events must meet, in words.
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

/// A check of a rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PredicateReport {
    /// As written.
    pub text: String,
    /// Who answers it.
    pub pushdown: Pushdown,
}

/// Who answers a check.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Pushdown {
    /// The kernel, whether it holds or not.
    Complete,
    /// The kernel turns some events away, user space decides.
    Partial,
    /// User space alone, for this reason.
    Residual(&'static str),
}

impl RuleReport {
    /// The report on `rule`; `eval` is the oracle of the passes.
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

/// Why the kernel is not asked.
fn reason(predicate: &Predicate) -> &'static str {
    let field = match (&predicate.left, &predicate.test) {
        (Operand::Field(_), Test::Operand { .. }) => return "it compares two values of the event",
        (Operand::Field(field), _) => field,
        _ => return "a transformer changes the value first",
    };
    let operator = match &predicate.test {
        Test::Constants { operator, .. } => Some(*operator),
        _ => None,
    };
    match (field.field.info().class, operator) {
        _ if field.field == field::CONTAINER_ID => "the kernel tells containers from the host only",
        _ if field.field == field::PROC_NAME => "a thread may have another name by now than when it began",
        (_, Some(Operator::Regex | Operator::Icontains | Operator::Iglob | Operator::Contains)) => {
            "the kernel does not search in texts"
        }
        ("process" | "thread", _) => "the kernel does not keep this of a process, user space does",
        ("container" | "k8s" | "k8smeta", _) => "container runtimes know it, not the kernel",
        ("user" | "group", _) => "what calls and tables say of users counts, not what the kernel makes of it",
        ("fd" | "fdlist" | "fs.path", _) => "it depends on what earlier events did to the descriptor",
        _ => "no question to the kernel stands for this check",
    }
}
