//! The native engine: the rules of a type of event as machine code.
//!
//! In: a graph, once; per event its code and a [`FieldSource`]. Out: the rules that match, the same
//! that the interpreter finds. Code is made for a type when its first event comes: most types never
//! do. Types with the same rules and conditions share it. Where no code can be made, for a condition
//! or on this machine, the interpreter does the work.

mod frame;
mod index;
mod lower;
mod prepared;
mod set;
#[cfg(test)]
mod tests;
mod text_test;
mod unit;

use std::fmt;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use self::frame::{Host, STEP, Slot};
use self::prepared::{Job, JobState, Prepared};
use self::unit::{Function, Unit};
pub use self::unit::{Listing, UnitError};
use super::{Evaluation, Failure, FieldSource, Interpreter, Matching, Oracle};
use crate::ir::{Branch, EventRule, Graph, NodeId, Optimiser, Profile};
use crate::tables::{EVENTS, EventCode, EventSet};
use crate::value::Value;

/// A rule set as native code.
pub struct Jit {
    optimiser: Optimiser<Oracle>,
    prepared: Prepared,
    unit: Unit,
    /// By event code; `None` until its first event.
    events: Vec<Option<Arc<Ready>>>,
    same: FxHashMap<Vec<EventRule>, Arc<Ready>>,
    slots: Vec<Slot>,
    known: Vec<u32>,
    found: Vec<u32>,
    epoch: u32,
    matches: Vec<usize>,
    failures: Vec<(NodeId, Failure)>,
    candidates: Vec<u32>,
    evaluation: Evaluation,
    counts: CodeCounts,
}

/// The rules of a type of event.
struct Ready {
    rules: Vec<EventRule>,
    work: Work,
}

enum Work {
    /// No rule can match.
    None,
    Native(Vec<Function>),
    Interpreted(Box<Interpreter>),
}

/// What was made so far.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct CodeCounts {
    /// Functions.
    pub functions: usize,
    /// Bytes of machine code.
    pub bytes: usize,
    /// Lists of rules with code of their own; types share them.
    pub compiled: usize,
    /// Lists of rules that are left to the interpreter.
    pub interpreted: usize,
}

impl fmt::Debug for Jit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Jit")
            .field("counts", &self.counts())
            .finish_non_exhaustive()
    }
}

impl Jit {
    /// Makes a graph ready; fails where the machine is none that code can be made for.
    ///
    /// The graph is one that the interpreter takes ([`Interpreter::new`]).
    pub fn new(graph: &Graph, profile: Profile) -> Result<Self, UnitError> {
        Ok(Self {
            optimiser: Optimiser::new(graph, Oracle::default(), profile),
            prepared: Prepared::default(),
            unit: Unit::new()?,
            events: vec![None; EVENTS.len()],
            same: FxHashMap::default(),
            slots: Vec::new(),
            known: Vec::new(),
            found: vec![0; graph.rules.len()],
            epoch: 0,
            matches: Vec::new(),
            failures: Vec::new(),
            candidates: Vec::new(),
            evaluation: Evaluation::default(),
            counts: CodeCounts::default(),
        })
    }

    /// What was made so far.
    pub fn counts(&self) -> CodeCounts {
        CodeCounts {
            functions: self.unit.count,
            bytes: self.unit.size,
            ..self.counts
        }
    }

    /// The checks that could not be decided on the last event; they counted as false. Nodes are those
    /// of the graph after the passes.
    pub fn failures(&self) -> &[(NodeId, Failure)] {
        &self.failures
    }

    /// Evaluates one event and gives the rules that matched, in order of evaluation, as
    /// [`crate::ir::RuleRoot::rule`] names them. Codes beyond the table match nothing.
    #[inline]
    pub fn evaluate<S: FieldSource + ?Sized>(
        &mut self,
        code: EventCode,
        source: &S,
        matching: Matching,
    ) -> &[usize] {
        self.matches.clear();
        self.failures.clear();
        let ready = match self.events.get(usize::from(code.0)) {
            None => return &[],
            Some(Some(ready)) => Arc::clone(ready),
            Some(None) => self.prepare(code),
        };
        match &ready.work {
            Work::None => {}
            Work::Native(functions) => self.run(functions, &ready.rules, source, matching),
            Work::Interpreted(interpreter) => {
                interpreter.evaluate(code, source, matching, &mut self.evaluation);
                self.matches.extend_from_slice(self.evaluation.matches());
                self.failures.extend_from_slice(self.evaluation.failures());
            }
        }
        &self.matches
    }

    /// The rules that matched the last event.
    pub fn matches(&self) -> &[usize] {
        &self.matches
    }

    #[expect(unsafe_code, reason = "native code is called")]
    fn run<S: FieldSource + ?Sized>(
        &mut self,
        functions: &[Function],
        rules: &[EventRule],
        source: &S,
        matching: Matching,
    ) {
        self.epoch = self.epoch.wrapping_add(STEP);
        if self.epoch == 0 {
            // Numbers start again: nothing may look as if it was known.
            self.slots.fill(Slot::default());
            self.known.fill(0);
            self.epoch = STEP;
        }
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        let mut host = Host {
            source,
            fields: self.prepared.fields.list(),
            checks: &self.prepared.checks,
            groups: &self.prepared.groups,
            failures: &mut self.failures,
            candidates: &mut candidates,
            kept: Vec::new(),
        };
        let mut frame = host.frame(&mut self.slots, &mut self.found, 0, self.epoch);
        for function in functions {
            // SAFETY: `prepare` has made slots, known nodes and found rules large enough, and the frame
            // is of this event.
            unsafe {
                function(
                    &raw mut frame,
                    self.slots.as_mut_ptr(),
                    self.known.as_mut_ptr(),
                    self.epoch,
                )
            };
        }
        let (mut matched, kept) = (frame.matched, host.kept);
        if !candidates.is_empty() {
            matched = self.run_jobs(&candidates, rules, source, matched, kept);
        }
        self.candidates = candidates;
        let found = &mut self.found[..matched as usize];
        if found.is_empty() {
            return;
        }
        // Rules are found in the order of the tree.
        found.sort_unstable();
        let wanted = if matching == Matching::First {
            1
        } else {
            found.len()
        };
        let rule = |place: &u32| rules[*place as usize].rule;
        self.matches.extend(found[..wanted].iter().map(rule));
    }

    /// Evaluates the rules that values led to; gives the number of matches with theirs.
    #[expect(unsafe_code, reason = "native code is called")]
    fn run_jobs<'e, S: FieldSource + ?Sized>(
        &mut self,
        candidates: &[u32],
        rules: &[EventRule],
        source: &'e S,
        matched: u32,
        kept: Vec<Value<'e>>,
    ) -> u32 {
        for job in candidates {
            self.make_job(*job as usize, rules);
        }
        let mut unused = Vec::new();
        let mut host = Host {
            source,
            fields: self.prepared.fields.list(),
            checks: &self.prepared.checks,
            groups: &self.prepared.groups,
            failures: &mut self.failures,
            candidates: &mut unused,
            kept,
        };
        let mut frame = host.frame(&mut self.slots, &mut self.found, matched, self.epoch);
        for job in candidates {
            let job = &self.prepared.jobs[*job as usize];
            match &job.state {
                JobState::New => unreachable!("made above"),
                JobState::Native(function) => {
                    // SAFETY: `make_job` has made slots and known nodes large enough, and the frame is of
                    // this event.
                    unsafe {
                        function(
                            &raw mut frame,
                            self.slots.as_mut_ptr(),
                            self.known.as_mut_ptr(),
                            self.epoch,
                        )
                    };
                }
                JobState::Interpreted(interpreter) => {
                    interpreter.evaluate(EVENTS[0].code, source, Matching::First, &mut self.evaluation);
                    if !self.evaluation.matches().is_empty() {
                        // SAFETY: there is room for every rule of the graph.
                        unsafe { frame.matches.add(frame.matched as usize).write(job.place as u32) };
                        frame.matched += 1;
                    }
                }
            }
        }
        frame.matched
    }

    /// Makes the code of a rule that a value led to for the first time.
    fn make_job(&mut self, job: usize, rules: &[EventRule]) {
        let Job {
            place,
            rest,
            state: JobState::New,
        } = &self.prepared.jobs[job]
        else {
            return;
        };
        let place = *place;
        let branch = Branch::Rule {
            place,
            rest: rest.clone(),
        };
        let made = self
            .unit
            .rule(&branch, self.optimiser.nodes(), &mut self.prepared);
        self.prepared.jobs[job].state = if let Ok(function) = made {
            JobState::Native(function)
        } else {
            self.counts.interpreted += 1;
            let graph = self.optimiser.graph_of(&rules[place..=place], EventSet::all());
            JobState::Interpreted(Box::new(ready(&graph)))
        };
        self.make_room();
    }

    /// There is a slot for every field and a word for every node.
    fn make_room(&mut self) {
        self.slots
            .resize(self.prepared.fields.list().len(), Slot::default());
        self.known.resize(self.optimiser.nodes().len(), 0);
    }

    #[cold]
    fn prepare(&mut self, code: EventCode) -> Arc<Ready> {
        let rules = self.optimiser.event(code);
        let ready = if let Some(ready) = self.same.get(&rules) {
            Arc::clone(ready)
        } else {
            let ready = Arc::new(self.make(code, rules));
            self.same.insert(ready.rules.clone(), Arc::clone(&ready));
            ready
        };
        self.make_room();
        self.events[usize::from(code.0)] = Some(Arc::clone(&ready));
        ready
    }

    fn make(&mut self, code: EventCode, rules: Vec<EventRule>) -> Ready {
        if rules.is_empty() {
            let work = Work::None;
            return Ready { rules, work };
        }
        let tree = self.optimiser.tree(&rules);
        let native = self.unit.tree(&tree, self.optimiser.nodes(), &mut self.prepared);
        let work = if let Ok(functions) = native {
            self.counts.compiled += 1;
            Work::Native(functions)
        } else {
            self.counts.interpreted += 1;
            let graph = self.optimiser.event_graph(code);
            let interpreter =
                Interpreter::new(&graph).expect("the checks of the whole graph were made ready before");
            Work::Interpreted(Box::new(interpreter))
        };
        Ready { rules, work }
    }

    /// The code of one type of event, as text.
    pub fn listing(&mut self, code: EventCode) -> Result<Listing, UnitError> {
        let rules = self.optimiser.event(code);
        let tree = self.optimiser.tree(&rules);
        self.unit.listing = Some(Listing::default());
        let made = self.unit.tree(&tree, self.optimiser.nodes(), &mut self.prepared);
        let listing = self.unit.listing.take().unwrap_or_default();
        made.map(|_| listing)
    }
}

/// The interpreter over a part of the graph, all of which it has made ready before.
fn ready(graph: &Graph) -> Interpreter {
    Interpreter::new(graph).expect("the checks of the whole graph were made ready before")
}
