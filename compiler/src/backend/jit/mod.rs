//! The native engine: the rules of a type of event as machine code.
//!
//! In: a graph, once; per event its code and a [`FieldSource`]. Out: the rules that match, the same
//! that the interpreter finds. Code is made for a type when its first event comes: most types never
//! do. Types with the same rules and conditions share it. Rules that no code can be made for within the
//! [`Limits`] are left to the interpreter.

mod frame;
mod index;
mod limits;
mod lower;
mod prepared;
mod set;
#[cfg(test)]
mod tests;
mod text_test;
mod unit;
mod workspace;

use std::fmt;

use rustc_hash::FxHashMap;

pub use self::limits::Limits;
use self::prepared::{Job, JobState, Prepared};
use self::unit::{Function, Unit};
pub use self::unit::{Listing, UnitError};
use self::workspace::{Kept, Workspace};
use super::{Evaluation, Failure, FieldSource, Interpreter, Matching, Oracle};
use crate::ir::{Branch, EventRule, Graph, NodeId, Optimiser, Profile};
use crate::tables::{EVENTS, EventCode, EventSet};

/// A rule set as native code.
pub struct Jit {
    optimiser: Optimiser<Oracle>,
    prepared: Prepared,
    unit: Unit,
    /// By event code: place in `kinds`, or one of the two below.
    by_code: Box<[u32]>,
    kinds: Vec<Kind>,
    same: FxHashMap<Vec<EventRule>, u32>,
    workspace: Workspace,
    matches: Vec<usize>,
    evaluation: Evaluation,
    counts: CodeCounts,
}

/// In [`Jit::by_code`]: no event of the type came yet.
const NEW: u32 = u32::MAX;
/// In [`Jit::by_code`]: no rule can match.
const NOTHING: u32 = u32::MAX - 1;
/// The code that the interpreter is given of graphs that hold what is wanted alone.
const ANY: EventCode = EVENTS[0].code;

/// Events that are held against the same rules.
struct Kind {
    rules: Vec<EventRule>,
    engine: KindEngine,
}

enum KindEngine {
    Native(Function),
    /// There is no code; rules are named by their places in [`Kind::rules`].
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
    /// Rules of those lists that are left to the interpreter.
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
        Self::with_limits(graph, profile, Limits::default())
    }

    /// As [`Jit::new`], with other limits than the usual ones.
    pub fn with_limits(graph: &Graph, profile: Profile, limits: Limits) -> Result<Self, UnitError> {
        Ok(Self {
            optimiser: Optimiser::new(graph, Oracle::default(), profile),
            prepared: Prepared::default(),
            unit: Unit::new(limits)?,
            by_code: vec![NEW; EVENTS.len()].into(),
            kinds: Vec::new(),
            same: FxHashMap::default(),
            workspace: Workspace::new(graph.rules.len()),
            matches: Vec::new(),
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
        &self.workspace.failures
    }

    /// The rules that matched the last event.
    pub fn matches(&self) -> &[usize] {
        &self.matches
    }

    /// Whether rules may match events of a type; codes beyond the table match nothing.
    #[inline]
    pub fn asks_for(&self, code: EventCode) -> bool {
        let kind = self.by_code.get(usize::from(code.0));
        kind.is_some_and(|kind| *kind != NOTHING)
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
        self.workspace.failures.clear();
        match self.by_code.get(usize::from(code.0)) {
            None | Some(&NOTHING) => {}
            Some(&NEW) => {
                let kind = self.prepare(code);
                if kind != NOTHING {
                    self.run(kind, source, matching);
                }
            }
            Some(&kind) => self.run(kind, source, matching),
        }
        &self.matches
    }

    // It has a name of its own for tools that count instructions.
    #[inline(never)]
    fn run<S: FieldSource + ?Sized>(&mut self, kind: u32, source: &S, matching: Matching) {
        let mut kept = self.workspace.begin();
        match &self.kinds[kind as usize].engine {
            KindEngine::Native(function) => {
                self.workspace.run([*function], &self.prepared, source, &mut kept);
            }
            KindEngine::Interpreted(interpreter) => {
                interpreter.evaluate(ANY, source, matching, &mut self.evaluation);
                for place in self.evaluation.matches() {
                    self.workspace.add(*place as u32);
                }
                self.workspace.failures.extend(self.evaluation.failures());
            }
        }
        if !self.workspace.candidates.is_empty() {
            self.run_jobs(kind, source, &mut kept);
        }
        self.workspace.end(kept);
        let found = self.workspace.found();
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
        let rules = &self.kinds[kind as usize].rules;
        let rule = |place: &u32| rules[*place as usize].rule;
        self.matches.extend(found[..wanted].iter().map(rule));
    }

    /// Evaluates the rules that values led to.
    fn run_jobs<'e, S: FieldSource + ?Sized>(&mut self, kind: u32, source: &'e S, kept: &mut Kept<'e>) {
        let mut candidates = std::mem::take(&mut self.workspace.candidates);
        for job in &candidates {
            self.make_job(*job as usize, kind);
        }
        let jobs = &self.prepared.jobs;
        let functions = candidates
            .iter()
            .filter_map(|job| match jobs[*job as usize].state {
                JobState::Native(function) => Some(function),
                _ => None,
            });
        self.workspace.run(functions, &self.prepared, source, kept);
        for job in &candidates {
            let job = &jobs[*job as usize];
            if let JobState::Interpreted(interpreter) = &job.state {
                interpreter.evaluate(ANY, source, Matching::First, &mut self.evaluation);
                if !self.evaluation.matches().is_empty() {
                    self.workspace.add(job.place as u32);
                }
                self.workspace.failures.extend(self.evaluation.failures());
            }
        }
        candidates.clear();
        self.workspace.candidates = candidates;
    }

    /// Makes the code of a rule that a value led to for the first time.
    fn make_job(&mut self, job: usize, kind: u32) {
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
            .branches(&[branch], self.optimiser.nodes(), &mut self.prepared);
        self.prepared.jobs[job].state = if let Ok(function) = made {
            JobState::Native(function)
        } else {
            let rule = self.kinds[kind as usize].rules[place];
            JobState::Interpreted(Box::new(self.interpreter(&[rule])))
        };
        self.make_room();
    }

    /// There is a slot for every field and a word for every node.
    fn make_room(&mut self) {
        let fields = self.prepared.count_fields();
        self.workspace.make_room(fields, self.optimiser.nodes().len());
    }

    #[cold]
    fn prepare(&mut self, code: EventCode) -> u32 {
        let rules = self.optimiser.event(code);
        let kind = match self.same.get(&rules) {
            _ if rules.is_empty() => NOTHING,
            Some(kind) => *kind,
            None => {
                let kind = self.kinds.len() as u32;
                self.same.insert(rules.clone(), kind);
                let made = self.make(rules);
                self.kinds.push(made);
                self.make_room();
                kind
            }
        };
        self.by_code[usize::from(code.0)] = kind;
        kind
    }

    /// Code for the rules, or the interpreter where there can be none.
    fn make(&mut self, rules: Vec<EventRule>) -> Kind {
        self.counts.compiled += 1;
        let tree = self.optimiser.tree(&rules);
        let made = self.unit.tree(&tree, self.optimiser.nodes(), &mut self.prepared);
        let engine = if let Ok(function) = made {
            KindEngine::Native(function)
        } else {
            let root = |(place, rule): (usize, &EventRule)| EventRule {
                rule: place,
                root: rule.root,
            };
            let places: Vec<EventRule> = rules.iter().enumerate().map(root).collect();
            KindEngine::Interpreted(Box::new(self.interpreter(&places)))
        };
        Kind { rules, engine }
    }

    /// The interpreter over rules that code cannot be made for.
    fn interpreter(&mut self, rules: &[EventRule]) -> Interpreter {
        self.counts.interpreted += rules.len();
        let graph = self.optimiser.graph_of(rules, EventSet::all());
        Interpreter::new(&graph).expect("the checks of the whole graph were found sound before")
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
