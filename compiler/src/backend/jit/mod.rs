//! The native engine: the rules of an event type as machine code.
//!
//! In: a graph, once; per event its code and a [`FieldSource`]. Out: the rules that match, the same
//! that the interpreter finds. The code of an event type is compiled when its first event arrives, as most types
//! never occur; [`Tiered`](super::Tiered) compiles it on another thread instead. Types with the same rules and conditions
//! share their code. Rules that exceed the [`Limits`] are interpreted.

mod frame;
mod index;
mod limits;
mod lower;
mod prepared;
mod set;
#[cfg(test)]
pub(super) mod tests;
mod text_test;
mod unit;
mod value_class;
mod workspace;

use std::fmt;

use rustc_hash::FxHashMap;

use self::frame::CompiledFn;
pub use self::limits::Limits;
use self::prepared::{IndexedRule, Prepared};
use self::unit::Unit;
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
    /// By event code: index into `kinds`, or one of the two constants below.
    by_code: Box<[u32]>,
    kinds: Vec<Kind>,
    same: FxHashMap<Vec<EventRule>, u32>,
    /// By number of the indexed rule.
    indexed: Vec<IndexedState>,
    /// By kind: the numbers of its indexed rules.
    ranges: Vec<(u32, u32)>,
    /// Indexed rules that became hot, with their kind.
    hot: Vec<HotRule>,
    /// The indexed rules without code that the values of an event led to: positions in its list of rules.
    cold: Vec<u32>,
    workspace: Workspace,
    matches: Vec<usize>,
    evaluation: Evaluation,
    counts: CodeCounts,
}

/// In [`Jit::by_code`]: no code was compiled yet.
const NEW: u32 = u32::MAX;
/// In [`Jit::by_code`]: no rule can match.
const NOTHING: u32 = u32::MAX - 1;
/// The event code for interpreters over graphs that contain only the rules to be evaluated.
const ANY: EventCode = EVENTS[0].code;

/// Event types that are evaluated against the same rules.
struct Kind {
    rules: Vec<EventRule>,
    engine: KindEngine,
}

/// The state of an indexed rule. Most indexed rules of a large set never match any value, so code is
/// generated only for those that do.
enum IndexedState {
    /// There is no code; counts the events whose values led to the rule.
    Cold(u32),
    Native(CompiledFn),
    /// The limits leave no room for its code.
    Interpreted(Box<Interpreter>),
}

/// An indexed rule whose code is to be generated.
#[derive(Clone, Copy, Debug)]
pub(super) struct HotRule {
    number: u32,
    kind: u32,
}

/// How rules without code are evaluated while code is generated for hot rules only.
pub(super) struct ColdRules<'c> {
    /// The interpreter over the whole graph.
    pub(super) interpreter: &'c Interpreter,
    /// Its memory.
    pub(super) evaluation: &'c mut Evaluation,
    /// Number of events with values that lead to an indexed rule after which the rule is hot.
    pub(super) threshold: u32,
}

enum KindEngine {
    Native(CompiledFn),
    /// There is no code; rules are named by their position in [`Kind::rules`].
    Interpreted(Box<Interpreter>),
}

/// How much code was compiled.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct CodeCounts {
    /// Functions.
    pub functions: usize,
    /// Bytes of machine code.
    pub bytes: usize,
    /// Lists of rules with code of their own; event types share them.
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
    /// Prepares a graph that the interpreter accepts ([`Interpreter::new`]).
    ///
    /// Fails on machines without a code generator.
    pub fn new(graph: &Graph, profile: Profile) -> Result<Self, UnitError> {
        Self::with_limits(graph, profile, Limits::default())
    }

    /// Does the same as [`Jit::new`], with other limits than the default.
    pub fn with_limits(graph: &Graph, profile: Profile, limits: Limits) -> Result<Self, UnitError> {
        Ok(Self {
            optimiser: Optimiser::new(graph, Oracle::default(), profile),
            prepared: Prepared::default(),
            unit: Unit::new(limits)?,
            by_code: vec![NEW; EVENTS.len()].into(),
            kinds: Vec::new(),
            same: FxHashMap::default(),
            indexed: Vec::new(),
            ranges: Vec::new(),
            hot: Vec::new(),
            cold: Vec::new(),
            workspace: Workspace::new(graph.rules.len()),
            matches: Vec::new(),
            evaluation: Evaluation::default(),
            counts: CodeCounts::default(),
        })
    }

    /// Returns how much code was compiled.
    pub fn counts(&self) -> CodeCounts {
        CodeCounts {
            functions: self.unit.count,
            bytes: self.unit.size,
            ..self.counts
        }
    }

    /// Returns the predicates that could not be evaluated on the last event; they counted as false. Nodes are
    /// those of the optimised graph.
    pub fn failures(&self) -> &[(NodeId, Failure)] {
        &self.workspace.failures
    }

    /// Returns the rules that matched the last event.
    pub fn matches(&self) -> &[usize] {
        &self.matches
    }

    /// Returns whether rules may match events of a type; codes beyond the table match nothing.
    #[inline]
    pub fn asks_for(&self, code: EventCode) -> bool {
        let kind = self.by_code.get(usize::from(code.0));
        kind.is_some_and(|kind| *kind != NOTHING)
    }

    /// Evaluates one event and returns the rules that matched, in order of evaluation, as
    /// [`crate::ir::RuleRoot::rule`] names them. Codes beyond the table match nothing.
    ///
    /// Code for the type of the event, and for the rules that its values lead to, is generated first if
    /// there is none.
    #[inline]
    pub fn evaluate<S: FieldSource + ?Sized>(
        &mut self,
        code: EventCode,
        source: &S,
        matching: Matching,
    ) -> &[usize] {
        self.evaluate_with(code, source, matching, None)
    }

    /// Does the same as [`Jit::evaluate`]; with `cold`, no code is generated for rules that the values of
    /// the event lead to.
    #[inline]
    pub(super) fn evaluate_with<S: FieldSource + ?Sized>(
        &mut self,
        code: EventCode,
        source: &S,
        matching: Matching,
        cold: Option<ColdRules<'_>>,
    ) -> &[usize] {
        self.matches.clear();
        self.workspace.failures.clear();
        match self.by_code.get(usize::from(code.0)) {
            None | Some(&NOTHING) => {}
            Some(&NEW) => {
                let kind = self.prepare(code);
                if kind != NOTHING {
                    self.run(kind, source, matching, cold);
                }
            }
            Some(&kind) => self.run(kind, source, matching, cold),
        }
        &self.matches
    }

    /// Returns whether there is code for events of a type, or no rule can match them.
    #[inline]
    pub(super) fn is_prepared(&self, code: EventCode) -> bool {
        self.by_code
            .get(usize::from(code.0))
            .is_some_and(|kind| *kind != NEW)
    }

    /// Generates the code for events of a type, if there is none.
    pub(super) fn compile(&mut self, code: EventCode) {
        if self.by_code.get(usize::from(code.0)) == Some(&NEW) {
            self.prepare(code);
        }
    }

    /// Generates the code of an indexed rule, if there is none.
    pub(super) fn compile_rule(&mut self, rule: HotRule) {
        self.make_indexed(rule.number, rule.kind);
    }

    /// Removes and returns the indexed rules that became hot since the last call.
    pub(super) fn take_hot(&mut self) -> Vec<HotRule> {
        std::mem::take(&mut self.hot)
    }

    /// Returns whether an indexed rule became hot since [`Jit::take_hot`].
    #[inline]
    pub(super) fn has_hot(&self) -> bool {
        !self.hot.is_empty()
    }

    /// Returns the indexed rules without code that the values of some event led to.
    pub(super) fn cold_rules(&self) -> Vec<HotRule> {
        let mut rules = Vec::new();
        for (kind, (first, end)) in (0..).zip(&self.ranges) {
            for number in *first..*end {
                if matches!(self.indexed[number as usize], IndexedState::Cold(events) if events > 0) {
                    rules.push(HotRule { number, kind });
                }
            }
        }
        rules
    }

    // A function of its own, so that tools that count instructions can attribute them.
    #[inline(never)]
    fn run<S: FieldSource + ?Sized>(
        &mut self,
        kind: u32,
        source: &S,
        matching: Matching,
        cold: Option<ColdRules<'_>>,
    ) {
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
            self.run_indexed(kind, source, &mut kept, cold);
        }
        self.workspace.end(kept);
        let found = self.workspace.found();
        if found.is_empty() {
            return;
        }
        // The tree finds rules in its own order; matches are returned in the order of evaluation.
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

    /// Evaluates the indexed rules that the values of an event led to.
    fn run_indexed<'e, S: FieldSource + ?Sized>(
        &mut self,
        kind: u32,
        source: &'e S,
        kept: &mut Kept<'e>,
        cold: Option<ColdRules<'_>>,
    ) {
        let mut candidates = std::mem::take(&mut self.workspace.candidates);
        for number in &candidates {
            match &cold {
                None => self.make_indexed(*number, kind),
                Some(cold) => self.count_indexed(*number, kind, cold.threshold),
            }
        }
        let states = &self.indexed;
        let functions = candidates
            .iter()
            .filter_map(|number| match states[*number as usize] {
                IndexedState::Native(function) => Some(function),
                _ => None,
            });
        self.workspace.run(functions, &self.prepared, source, kept);
        self.cold.clear();
        for number in &candidates {
            let place = self.prepared.indexed[*number as usize].place as u32;
            match &self.indexed[*number as usize] {
                IndexedState::Native(_) => {}
                IndexedState::Cold(_) => self.cold.push(place),
                IndexedState::Interpreted(interpreter) => {
                    interpreter.evaluate(ANY, source, Matching::First, &mut self.evaluation);
                    if !self.evaluation.matches().is_empty() {
                        self.workspace.add(place);
                    }
                    self.workspace.failures.extend(self.evaluation.failures());
                }
            }
        }
        if let Some(cold) = cold
            && !self.cold.is_empty()
        {
            let rules = &self.kinds[kind as usize].rules;
            let rule = |place: &u32| rules[*place as usize].rule;
            let named = self.cold.iter().map(rule);
            cold.interpreter
                .evaluate_rules(named, source, cold.evaluation, |position| {
                    self.workspace.add(self.cold[position]);
                });
            self.workspace.failures.extend(cold.evaluation.failures());
        }
        candidates.clear();
        self.workspace.candidates = candidates;
    }

    /// Counts that the values of an event led to an indexed rule.
    fn count_indexed(&mut self, number: u32, kind: u32, threshold: u32) {
        if let IndexedState::Cold(events) = &mut self.indexed[number as usize]
            && *events < threshold
        {
            *events += 1;
            if *events == threshold {
                self.hot.push(HotRule { number, kind });
            }
        }
    }

    /// Generates the code of an indexed rule, if there is none.
    fn make_indexed(&mut self, number: u32, kind: u32) {
        if !matches!(self.indexed[number as usize], IndexedState::Cold(_)) {
            return;
        }
        let IndexedRule { place, rest } = &self.prepared.indexed[number as usize];
        let place = *place;
        let branch = Branch::Rule {
            place,
            rest: rest.clone(),
        };
        let made = self
            .unit
            .branches(&[branch], self.optimiser.nodes(), &mut self.prepared);
        self.indexed[number as usize] = if let Ok(function) = made {
            IndexedState::Native(function)
        } else {
            // Beyond the limits of native code, the rule gets an interpreter of its own.
            let rule = self.kinds[kind as usize].rules[place];
            IndexedState::Interpreted(Box::new(self.interpreter(&[rule])))
        };
        self.make_room();
    }

    /// Extends the workspace: there is a slot for every field and a word for every node.
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
                let first = self.indexed.len() as u32;
                let made = self.make(rules);
                self.kinds.push(made);
                self.indexed
                    .resize_with(self.prepared.indexed.len(), || IndexedState::Cold(0));
                self.ranges.push((first, self.indexed.len() as u32));
                self.make_room();
                kind
            }
        };
        self.by_code[usize::from(code.0)] = kind;
        kind
    }

    /// Compiles the rules; falls back to the interpreter beyond the limits.
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

    /// Returns an interpreter over rules that cannot be compiled.
    fn interpreter(&mut self, rules: &[EventRule]) -> Interpreter {
        self.counts.interpreted += rules.len();
        let graph = self.optimiser.graph_of(rules, EventSet::all());
        Interpreter::new(&graph).expect("the predicates of the whole graph were prepared before")
    }

    /// Returns the code of one event type as text.
    pub fn listing(&mut self, code: EventCode) -> Result<Listing, UnitError> {
        let rules = self.optimiser.event(code);
        let tree = self.optimiser.tree(&rules);
        self.unit.listing = Some(Listing::default());
        let made = self.unit.tree(&tree, self.optimiser.nodes(), &mut self.prepared);
        let listing = self.unit.listing.take().unwrap_or_default();
        // The groups of this code are not used again.
        self.indexed
            .resize_with(self.prepared.indexed.len(), || IndexedState::Cold(0));
        made.map(|_| listing)
    }
}
