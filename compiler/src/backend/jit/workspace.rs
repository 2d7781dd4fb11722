//! The memory that events are evaluated in, used again and again, and the calls of native code.
//!
//! In: functions and an event's [`FieldSource`]. Out: places of rules that matched, in no order, and
//! jobs of rules that values led to. Not here: which functions an event needs, and making them.

#![expect(unsafe_code, reason = "native code is called")]

use super::frame::{CompiledFn, Host, STEP, Slot};
use super::prepared::Prepared;
use crate::backend::{Failure, FieldSource};
use crate::ir::NodeId;
use crate::value::Value;

/// Memory for the evaluation of one event, reused for the next.
#[derive(Default)]
pub(super) struct Workspace {
    slots: Vec<Slot>,
    known: Vec<u32>,
    /// Room for every rule.
    found: Box<[u32]>,
    /// How many of `found` are those of this event.
    matched: u32,
    /// Number of the event, a multiple of [`STEP`] and never 0.
    epoch: u32,
    /// Jobs that values led to.
    pub(super) candidates: Vec<u32>,
    pub(super) failures: Vec<(NodeId, Failure)>,
    /// An empty list, for its memory.
    spent: Vec<Value<'static>>,
}

/// Values of one event that are in no slot, and the owners of texts that are.
pub(super) type Kept<'e> = Vec<Value<'e>>;

impl Workspace {
    /// For so many rules.
    pub(super) fn new(rules: usize) -> Self {
        Self {
            found: vec![0; rules].into(),
            ..Self::default()
        }
    }

    /// Makes room for fields and nodes that code made from now on names.
    pub(super) fn make_room(&mut self, fields: usize, nodes: usize) {
        self.slots.resize(fields, Slot::default());
        self.known.resize(nodes, 0);
    }

    /// Begins an event: nothing is known about it.
    pub(super) fn begin<'e>(&mut self) -> Kept<'e> {
        self.epoch = self.epoch.wrapping_add(STEP);
        if self.epoch == 0 {
            // Numbers start again: nothing may look as if it was known.
            self.slots.fill(Slot::default());
            self.known.fill(0);
            self.epoch = STEP;
        }
        self.matched = 0;
        self.candidates.clear();
        std::mem::take(&mut self.spent)
    }

    /// Ends the event.
    pub(super) fn end(&mut self, mut kept: Kept<'_>) {
        kept.clear();
        // Nothing is left to be mapped; collecting in place keeps the memory.
        self.spent = kept.into_iter().map(|_| unreachable!("it is empty")).collect();
    }

    /// Runs functions on the event. Theirs was made of `prepared`, and there was room made for it since.
    pub(super) fn run<'e, S: FieldSource + ?Sized>(
        &mut self,
        functions: impl IntoIterator<Item = CompiledFn>,
        prepared: &Prepared,
        source: &'e S,
        kept: &mut Kept<'e>,
    ) {
        let mut host = Host {
            source,
            fields: prepared.fields.list(),
            classes: &prepared.classes,
            checks: &prepared.checks,
            groups: &prepared.groups,
            failures: &mut self.failures,
            candidates: &mut self.candidates,
            kept,
        };
        let slots = self.slots.as_mut_ptr();
        let mut frame = host.frame(slots, &mut self.found, self.matched, self.epoch);
        for function in functions {
            // SAFETY: slots and known nodes are as many as code names and `found` as many as there are
            // rules, each of which is found once an event; the frame is of this event and its host of
            // the type that the frame's helpers are for.
            unsafe { function(&raw mut frame, slots, self.known.as_mut_ptr(), self.epoch) };
        }
        self.matched = frame.matched;
    }

    /// Notes that a rule matched.
    pub(super) fn add(&mut self, place: u32) {
        self.found[self.matched as usize] = place;
        self.matched += 1;
    }

    /// The places of the rules that matched this event.
    pub(super) fn found(&mut self) -> &mut [u32] {
        &mut self.found[..self.matched as usize]
    }
}
