//! What the kernel can decide, so that events which no rule can match never leave it.
//!
//! In: checked rules. Out: a [`Plan`], which has for each type of event a [`KernelFilter`] condition that
//! every event meets which a rule matches, or which the state needs for what rules read. The
//! condition is an over-approximation: what the kernel cannot know counts as met.
//! Not here: how the kernel is asked (`ebpf`), and evaluation proper (`backend`), which takes place for
//! every event that passes, as if nothing had been asked before.
//!
//! Soundness rests on two readings of a check. What it *needs* ([`pushdown::necessary`]) stands where the
//! check has to hold; what *suffices* for it ([`pushdown::sufficient`]) stands where it must not. A rule's
//! condition is read from its root: `not` swaps the two, and a check that neither says anything about
//! is left out, which only lets more events pass.

mod derive;
mod kernel_filter;
mod path_scope;
mod path_test;
mod pushdown;
mod report;
mod requirements;
mod text;

use std::collections::BTreeMap;

use crate::check::Rule;
use crate::ir::{Builder, Node, NodeId, Optimiser, PredicateEval, Profile};
use crate::tables::{EVENTS, EventCode, EventFlags, Kind, SYSCALL_SOURCE};

pub use kernel_filter::{FileKinds, KernelFilter, KernelPredicate, KernelView, Number};
pub use path_scope::{is_out_of_scope, path_scope};
pub use path_test::{PathTest, basename, has_path_traversal, is_descending_path, is_normalized_path};
pub use report::{EventReport, PredicateReport, Pushdown, RuleReport};
pub use requirements::StateRequirements;

/// What a rule whose condition is `root` needs of events of `code`, to which `nodes` are specialised.
pub fn condition(nodes: &[Node], root: NodeId, code: EventCode) -> KernelFilter {
    derive::of_node(nodes, root, code)
}

/// Which events have to reach user space, and on what conditions.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Events with a condition that can hold, by code.
    pub events: BTreeMap<EventCode, EventPlan>,
    /// What rules read of descriptors that other events made.
    pub requirements: StateRequirements,
}

/// The part of a plan for one type of event.
#[derive(Clone, Debug)]
pub struct EventPlan {
    /// What events must meet for a rule to match them.
    pub rules: KernelFilter,
    /// What events must meet to be of use to the state.
    pub state: KernelFilter,
}

impl EventPlan {
    /// What events must meet to cross to user space.
    pub fn filter(&self) -> KernelFilter {
        KernelFilter::any([self.rules.clone(), self.state.clone()])
    }
}

impl Plan {
    /// The plan for those of `rules` that are `selected` and about system calls; `eval` is the oracle
    /// of the passes.
    pub fn new(rules: &[Rule], selected: &[usize], eval: impl PredicateEval) -> Self {
        let mut builder = Builder::default();
        for &index in selected {
            let rule = &rules[index];
            if rule.source == SYSCALL_SOURCE {
                builder.add(index, &rule.condition, rule.events);
            }
        }
        let mut optimiser = Optimiser::new(&builder.finish(), eval, Profile::default());
        let mut conditions: BTreeMap<EventCode, KernelFilter> = BTreeMap::new();
        let mut requirements = StateRequirements::default();
        for event in live_events() {
            let own = optimiser.event(event);
            if own.is_empty() {
                continue;
            }
            let tree = optimiser.tree(&own);
            let kernel = derive::of_tree(optimiser.nodes(), &tree, event);
            for rule in &own {
                let alone = condition(optimiser.nodes(), rule.root, event);
                let fields = requirements::fields_of(optimiser.nodes(), rule.root, &rules[rule.rule]);
                requirements.add(event, &alone, &fields);
            }
            if kernel != KernelFilter::never() {
                conditions.insert(event, kernel);
            }
        }
        let mut events = BTreeMap::new();
        for event in live_events() {
            let rules = conditions.remove(&event).unwrap_or_else(KernelFilter::never);
            let state = requirements::needed(event, requirements);
            if rules != KernelFilter::never() || state != KernelFilter::never() {
                events.insert(event, EventPlan { rules, state });
            }
        }
        Self { events, requirements }
    }

    /// The plan that lets everything pass that the rules' types of events and the state can need.
    #[must_use]
    pub fn without_conditions(&self) -> Self {
        let open = |kernel: &KernelFilter| match kernel {
            never if *never == KernelFilter::never() => KernelFilter::never(),
            _ => KernelFilter::always(),
        };
        let mut events: BTreeMap<EventCode, EventPlan> = self
            .events
            .iter()
            .map(|(&code, plan)| {
                let (rules, state) = (open(&plan.rules), open(&plan.state));
                (code, EventPlan { rules, state })
            })
            .collect();
        let everything = StateRequirements::everything();
        for code in live_events() {
            let state = requirements::needed(code, everything);
            if state != KernelFilter::never() {
                let rules = KernelFilter::never();
                events.entry(code).or_insert(EventPlan { rules, state }).state = KernelFilter::always();
            }
        }
        Self {
            events,
            requirements: everything,
        }
    }
}

/// Events that a kernel of today can report: ends of calls, and tracepoints.
fn live_events() -> impl Iterator<Item = EventCode> {
    let gone = EventFlags::UNUSED.union(EventFlags::OLD_VERSION);
    EVENTS
        .iter()
        .filter(move |event| {
            let live = match event.kind {
                Kind::Syscall => event.code.is_exit(),
                Kind::Tracepoint => true,
                _ => false,
            };
            live && !event.flags.intersects(gone)
        })
        .map(|event| event.code)
}
