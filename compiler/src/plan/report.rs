//! What becomes of one rule's checks: which the kernel answers, and why others stay behind.
//!
//! In: a rule. Out: a [`RuleReport`] for people. Not here: its layout.

use super::kernel::Kernel;
use super::text::Shown;
use super::{ask, condition, live_events};
use crate::check::Rule;
use crate::check::typed::{Operand, Predicate, Test};
use crate::ir::{Builder, Meaning, Node, Optimiser, Profile};
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
    pub kernel: Kernel,
    /// Its checks on these types, in their order.
    pub checks: Vec<CheckReport>,
}

impl EventReport {
    /// What events must meet, in words.
    pub fn condition(&self) -> String {
        match self.codes.first().and_then(|code| code.info()) {
            Some(event) => Shown {
                kernel: &self.kernel,
                event,
            }
            .to_string(),
            None => self.kernel.to_string(),
        }
    }
}

/// A check of a rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CheckReport {
    /// As written.
    pub text: String,
    /// Who answers it.
    pub place: Place,
}

/// Who answers a check.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Place {
    /// The kernel, whether it holds or not.
    Kernel,
    /// The kernel turns some events away, user space decides.
    Both,
    /// User space alone, for this reason.
    User(&'static str),
}

impl RuleReport {
    /// The report on `rule`; `meaning` is the oracle of the passes.
    pub fn new(rule: &Rule, meaning: impl Meaning) -> Self {
        let mut builder = Builder::default();
        builder.add(0, &rule.condition, rule.events);
        let mut optimiser = Optimiser::new(&builder.finish(), meaning, Profile::default());
        let mut events: Vec<EventReport> = Vec::new();
        for code in live_events() {
            let Some(&own) = optimiser.event(code).first() else {
                continue;
            };
            let kernel = condition(optimiser.nodes(), own.root, code);
            let mut checks = Vec::new();
            let mut open = vec![own.root];
            while let Some(node) = open.pop() {
                let node = &optimiser.nodes()[node.index()];
                open.extend(node.children().iter().rev());
                if let Node::Predicate(predicate) = node {
                    let check = CheckReport {
                        text: predicate.to_string(),
                        place: place(predicate, code),
                    };
                    if !checks.contains(&check) {
                        checks.push(check);
                    }
                }
            }
            match events
                .iter_mut()
                .find(|event| event.kernel == kernel && event.checks == checks)
            {
                Some(event) => event.codes.push(code),
                None => events.push(EventReport {
                    codes: vec![code],
                    kernel,
                    checks,
                }),
            }
        }
        Self { events }
    }
}

fn place(predicate: &Predicate, code: EventCode) -> Place {
    let needs = ask::necessary(predicate, code).filter(|kernel| *kernel != Kernel::always());
    let suffices = ask::sufficient(predicate, code);
    match (needs, suffices) {
        (Some(_), Some(_)) => Place::Kernel,
        (None, None) => Place::User(reason(predicate)),
        _ => Place::Both,
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
