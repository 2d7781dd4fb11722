//! What the kernel can decide, so that events which no rule can match never leave it.
//!
//! In: checked rules. Out: a [`Plan`], which has for each type of event a [`Kernel`] condition that
//! every event meets which a rule matches, or which the state needs for what rules read. The
//! condition is an over-approximation: what the kernel cannot know counts as met.
//! Not here: how the kernel is asked (`ebpf`), and evaluation proper (`backend`), which takes place for
//! every event that passes, as if nothing had been asked before.
//!
//! Soundness rests on two readings of a check. What it *needs* ([`ask::necessary`]) stands where the
//! check has to hold; what *suffices* for it ([`ask::sufficient`]) stands where it must not. A rule's
//! condition is read from its root: `not` swaps the two, and a check that neither says anything about
//! is left out, which only lets more events pass.

mod ask;
mod derive;
mod feeds;
mod kernel;
mod near;
mod report;
mod text;

use std::collections::BTreeMap;

use crate::check::Rule;
use crate::ir::{Builder, Meaning, Node, NodeId, Optimiser, Profile};
use crate::tables::{EVENTS, EventCode, EventFlags, Kind, SYSCALL_SOURCE};

pub use feeds::Demand;
pub use kernel::{Check, FileKinds, Kernel, Number, PathTest, View, is_detour, path_is_plain, tail};
pub use near::{is_apart, near, path_leads_down};
pub use report::{CheckReport, EventReport, Place, RuleReport};

/// What a rule whose condition is `root` needs of events of `code`, to which `nodes` are specialised.
pub fn condition(nodes: &[Node], root: NodeId, code: EventCode) -> Kernel {
    derive::of_node(nodes, root, code)
}

/// Which events have to reach user space, and on what conditions.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Events with a condition that can hold, by code.
    pub events: BTreeMap<EventCode, EventPlan>,
    /// What rules read of descriptors that other events made.
    pub demand: Demand,
}

/// The part of a plan for one type of event.
#[derive(Clone, Debug)]
pub struct EventPlan {
    /// What events must meet for a rule to match them.
    pub rules: Kernel,
    /// What events must meet to be of use to the state.
    pub state: Kernel,
}

impl EventPlan {
    /// What events must meet to cross to user space.
    pub fn kernel(&self) -> Kernel {
        Kernel::any([self.rules.clone(), self.state.clone()])
    }
}

impl Plan {
    /// The plan for those of `rules` that are `selected` and about system calls; `meaning` is the oracle
    /// of the passes.
    pub fn new(rules: &[Rule], selected: &[usize], meaning: impl Meaning) -> Self {
        let mut builder = Builder::default();
        for &index in selected {
            let rule = &rules[index];
            if rule.source == SYSCALL_SOURCE {
                builder.add(index, &rule.condition, rule.events);
            }
        }
        let mut optimiser = Optimiser::new(&builder.finish(), meaning, Profile::default());
        let mut conditions: BTreeMap<EventCode, Kernel> = BTreeMap::new();
        let mut demand = Demand::default();
        for event in live_events() {
            let own = optimiser.event(event);
            if own.is_empty() {
                continue;
            }
            let tree = optimiser.tree(&own);
            let kernel = derive::of_tree(optimiser.nodes(), &tree, event);
            for rule in &own {
                let alone = condition(optimiser.nodes(), rule.root, event);
                let fields = feeds::fields_of(optimiser.nodes(), rule.root, &rules[rule.rule]);
                demand.add(event, &alone, &fields);
            }
            if kernel != Kernel::never() {
                conditions.insert(event, kernel);
            }
        }
        let mut events = BTreeMap::new();
        for event in live_events() {
            let rules = conditions.remove(&event).unwrap_or_else(Kernel::never);
            let state = feeds::needed(event, demand);
            if rules != Kernel::never() || state != Kernel::never() {
                events.insert(event, EventPlan { rules, state });
            }
        }
        Self { events, demand }
    }

    /// The plan that lets everything pass that the rules' types of events and the state can need.
    #[must_use]
    pub fn without_conditions(&self) -> Self {
        let open = |kernel: &Kernel| match kernel {
            never if *never == Kernel::never() => Kernel::never(),
            _ => Kernel::always(),
        };
        let mut events: BTreeMap<EventCode, EventPlan> = self
            .events
            .iter()
            .map(|(&code, plan)| {
                let (rules, state) = (open(&plan.rules), open(&plan.state));
                (code, EventPlan { rules, state })
            })
            .collect();
        let everything = Demand::everything();
        for code in live_events() {
            let state = feeds::needed(code, everything);
            if state != Kernel::never() {
                let rules = Kernel::never();
                events.entry(code).or_insert(EventPlan { rules, state }).state = Kernel::always();
            }
        }
        Self {
            events,
            demand: everything,
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
