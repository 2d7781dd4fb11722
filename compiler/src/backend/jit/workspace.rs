//! The memory in which events are evaluated, reused for each, and the calls of native code.
//!
//! In: functions and an event's [`FieldSource`]. Out: positions of rules that matched, in no order,
//! and numbers of indexed rules that values led to. Not here: selecting and generating functions.

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
    /// Space for every rule.
    found: Box<[u32]>,
    /// Number of entries of `found` that belong to this event.
    matched: u32,
    /// Number of the event, a multiple of [`STEP`] and never 0.
    epoch: u32,
    /// Numbers of indexed rules that values led to.
    pub(super) candidates: Vec<u32>,
    pub(super) failures: Vec<(NodeId, Failure)>,
    /// An empty list, kept for its memory.
    spent: Vec<Value<'static>>,
}

/// Values of one event that are in no slot, and the owners of strings that are.
pub(super) type Kept<'e> = Vec<Value<'e>>;

impl Workspace {
    /// Returns a workspace for this number of rules.
    pub(super) fn new(rules: usize) -> Self {
        Self {
            found: vec![0; rules].into(),
            ..Self::default()
        }
    }

    /// Extends the arrays for fields and nodes that code generated from now on refers to.
    pub(super) fn make_room(&mut self, fields: usize, nodes: usize) {
        self.slots.resize(fields, Slot::default());
        self.known.resize(nodes, 0);
    }

    /// Begins an event, of which no value is known.
    pub(super) fn begin<'e>(&mut self) -> Kept<'e> {
        self.epoch = self.epoch.wrapping_add(STEP);
        if self.epoch == 0 {
            // The numbers wrap around: clear the stamps, or old values could look current.
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
        // The list is empty; collecting in place keeps its memory for another lifetime.
        self.spent = kept.into_iter().map(|_| unreachable!("it is empty")).collect();
    }

    /// Runs functions on the event. They were compiled with `prepared`, and `make_room` was called since.
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
            // SAFETY: there are as many slots and known nodes as code refers to, and `found` has an entry
            // for every rule, each of which is added once per event; the frame is of this event and its
            // host of the type that the frame's helpers are instantiated for.
            unsafe { function(&raw mut frame, slots, self.known.as_mut_ptr(), self.epoch) };
        }
        self.matched = frame.matched;
    }

    /// Records that a rule matched.
    pub(super) fn add(&mut self, place: u32) {
        self.found[self.matched as usize] = place;
        self.matched += 1;
    }

    /// Returns the positions of the rules that matched this event.
    pub(super) fn found(&mut self) -> &mut [u32] {
        &mut self.found[..self.matched as usize]
    }
}
