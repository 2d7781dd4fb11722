//! Pushdown planning: which events the kernel can discard because no rule can match them.
//!
//! In: checked rules. Out: a [`Plan`] with one [`KernelFilter`] per event type. Every event that a rule
//! matches, or that the state needs for the fields that rules read, passes that filter. The filter is
//! an over-approximation: a predicate that the kernel cannot evaluate is assumed to be true.
//! Not here: loading filters into the kernel (`ebpf`) and evaluation (`backend`). Every event that
//! passes is evaluated in full, so a filter that passes too much costs time, never a result.
//!
//! Soundness rests on two approximations of a predicate: a necessary condition
//! ([`pushdown::necessary`]) where the predicate must be true, and a sufficient condition
//! ([`pushdown::sufficient`]) where it must be false. The derivation starts at the root of a rule's
//! condition; `not` swaps the two. A predicate without the approximation that is required is left out,
//! which only lets more events pass.

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

/// Returns the filter that every event of `code` passes on which `root` is true; `nodes` must be
/// specialised to `code`.
pub fn condition(nodes: &[Node], root: NodeId, code: EventCode) -> KernelFilter {
    derive::of_node(nodes, root, code)
}

/// The events that have to reach user space, and the filters they pass.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Event types with a filter that some event can pass, by code.
    pub events: BTreeMap<EventCode, EventPlan>,
    /// The state that rules read of descriptors created by other events.
    pub requirements: StateRequirements,
}

/// The part of a plan for one type of event.
#[derive(Clone, Debug)]
pub struct EventPlan {
    /// The filter that an event passes if a rule can match it.
    pub rules: KernelFilter,
    /// The filter that an event passes if the state needs it.
    pub state: KernelFilter,
}

impl EventPlan {
    /// Returns the filter for events that have to reach user space: either of the two.
    pub fn filter(&self) -> KernelFilter {
        KernelFilter::any([self.rules.clone(), self.state.clone()])
    }
}

impl Plan {
    /// Returns the plan for the system-call rules among `selected`, which are indices into `rules`.
    /// `eval` evaluates predicates on the facts of an event type for the optimiser passes.
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

    /// Returns the plan without in-kernel predicates: every event of a type that the rules or the state
    /// can need passes.
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

/// Returns the events that a current kernel driver reports: exits of system calls, and tracepoints.
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
