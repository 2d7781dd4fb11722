//! When rules are interpreted and when they run as native code.
//!
//! In: a graph, once; per event its code and a [`FieldSource`]; code that was made elsewhere. Out: the rules
//! that match, and [`CompileWork`] as soon as something is hot. Everything starts in the interpreter. A type
//! of event is hot once the interpreter evaluated [`Thresholds::rule_evaluations`] rules on its events; an
//! indexed rule of a hot type, once the values of [`Thresholds::indexed_events`] events led to it. Not here: the
//! thread that makes the code. Nothing here depends on time, so tests can hand over code at any event.
//!
//! The whole engine is lent to whoever makes code. Until it comes back, the interpreter evaluates every
//! event: that is slower, but nobody waits, and no memory is shared between threads.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::backend::jit::{CodeCounts, ColdRules, HotRule, Jit};
use crate::backend::{Evaluation, Failure, FieldSource, Interpreter, Matching, PrepareError};
use crate::ir::{Graph, NodeId, Profile};
use crate::tables::{EVENTS, EventCode};

/// When code is made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Thresholds {
    /// Rules that the interpreter evaluates on events of a type before code is made for the type. Counting
    /// rules instead of events bounds the time before the switch, whatever the size of the rule set.
    pub(super) rule_evaluations: u32,
    /// Events whose values lead to an indexed rule before code is made for the rule.
    pub(super) indexed_events: u32,
}

impl Default for Thresholds {
    /// Interpreting so many rules takes about as long as making the code of a type.
    fn default() -> Self {
        Self {
            rule_evaluations: 50_000,
            indexed_events: 256,
        }
    }
}

/// A rule set that is interpreted, and runs as native code where it is hot.
pub(super) struct Tiers {
    interpreter: Interpreter,
    evaluation: Evaluation,
    native: Native,
    thresholds: Thresholds,
    /// By event code: rules that the interpreter evaluated.
    work: Box<[u32]>,
    /// Types of events that became hot.
    hot: Vec<EventCode>,
    /// The engine that evaluated the last event.
    last: Tier,
    /// The code that there was when the engine was lent.
    counts: CodeCounts,
}

/// Where the native engine is.
enum Native {
    /// Nothing was hot yet.
    Unbuilt(Box<Source>),
    Ready(Box<Jit>),
    /// Code is being made.
    Lent,
    /// No code can be made on this machine, or making it failed.
    Unavailable,
}

/// What the native engine is built from.
struct Source {
    graph: Graph,
    profile: Profile,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Tier {
    Interpreter,
    Native,
}

/// Code to be made, with the engine that it becomes part of.
pub(super) struct CompileWork {
    native: Native,
    codes: Vec<EventCode>,
    rules: Vec<HotRule>,
}

impl CompileWork {
    /// Makes the code and returns the engine; `None` if this machine has no native code. Stops early once
    /// `cancelled` is set.
    pub(super) fn run(self, cancelled: &AtomicBool) -> Option<Box<Jit>> {
        let mut jit = match self.native {
            Native::Unbuilt(source) => Box::new(Jit::new(&source.graph, source.profile).ok()?),
            Native::Ready(jit) => jit,
            Native::Lent | Native::Unavailable => return None,
        };
        for code in self.codes {
            if cancelled.load(Ordering::Relaxed) {
                return Some(jit);
            }
            jit.compile(code);
        }
        for rule in self.rules {
            if cancelled.load(Ordering::Relaxed) {
                break;
            }
            jit.compile_rule(rule);
        }
        Some(jit)
    }
}

impl Tiers {
    /// Prepares the interpreter; no code is made.
    pub(super) fn new(graph: Graph, profile: Profile, thresholds: Thresholds) -> Result<Self, PrepareError> {
        Ok(Self {
            interpreter: Interpreter::new(&graph)?,
            evaluation: Evaluation::default(),
            native: Native::Unbuilt(Box::new(Source { graph, profile })),
            thresholds,
            work: vec![0; EVENTS.len()].into(),
            hot: Vec::new(),
            last: Tier::Interpreter,
            counts: CodeCounts::default(),
        })
    }

    /// Returns whether rules may match events of a type.
    #[inline]
    pub(super) fn asks_for(&self, code: EventCode) -> bool {
        match &self.native {
            Native::Ready(jit) if jit.is_prepared(code) => jit.asks_for(code),
            _ => self.interpreter.asks_for(code),
        }
    }

    /// Evaluates one event and returns the rules that match, in order of evaluation.
    #[inline]
    pub(super) fn evaluate<S: FieldSource + ?Sized>(
        &mut self,
        code: EventCode,
        source: &S,
        matching: Matching,
    ) -> &[usize] {
        match &mut self.native {
            Native::Ready(jit) if jit.is_prepared(code) => {
                self.last = Tier::Native;
                let cold = ColdRules {
                    interpreter: &self.interpreter,
                    evaluation: &mut self.evaluation,
                    threshold: self.thresholds.indexed_events,
                };
                jit.evaluate_with(code, source, matching, Some(cold));
            }
            _ => {
                self.last = Tier::Interpreter;
                self.interpreter
                    .evaluate(code, source, matching, &mut self.evaluation);
                self.count(code);
            }
        }
        self.matches()
    }

    fn count(&mut self, code: EventCode) {
        let rules = self.interpreter.rule_count(code);
        if rules == 0 {
            return;
        }
        let work = &mut self.work[usize::from(code.0)];
        let before = *work;
        *work = before.saturating_add(rules as u32);
        let threshold = self.thresholds.rule_evaluations;
        if before < threshold && *work >= threshold {
            self.hot.push(code);
        }
    }

    /// Returns whether native code evaluated the last event.
    #[cfg(test)]
    pub(super) fn is_native(&self) -> bool {
        self.last == Tier::Native
    }

    /// Returns the rules that matched the last event.
    pub(super) fn matches(&self) -> &[usize] {
        match (&self.native, self.last) {
            (Native::Ready(jit), Tier::Native) => jit.matches(),
            _ => self.evaluation.matches(),
        }
    }

    /// Returns the predicates that could not be evaluated on the last event.
    pub(super) fn failures(&self) -> &[(NodeId, Failure)] {
        match (&self.native, self.last) {
            (Native::Ready(jit), Tier::Native) => jit.failures(),
            _ => self.evaluation.failures(),
        }
    }

    /// Returns how much code there is; `None` if no code can be made.
    pub(super) fn counts(&self) -> Option<CodeCounts> {
        match &self.native {
            Native::Ready(jit) => Some(jit.counts()),
            Native::Unbuilt(_) | Native::Lent => Some(self.counts),
            Native::Unavailable => None,
        }
    }

    /// Returns whether something is hot and the engine is not lent.
    #[inline]
    pub(super) fn has_work(&self) -> bool {
        match &self.native {
            Native::Ready(jit) => !self.hot.is_empty() || jit.has_hot(),
            Native::Unbuilt(_) => !self.hot.is_empty(),
            Native::Lent | Native::Unavailable => false,
        }
    }

    /// Lends the engine together with the code to be made; `None` if nothing is hot.
    pub(super) fn take_work(&mut self) -> Option<CompileWork> {
        if !self.has_work() {
            return None;
        }
        let mut native = std::mem::replace(&mut self.native, Native::Lent);
        let rules = match &mut native {
            Native::Ready(jit) => jit.take_hot(),
            _ => Vec::new(),
        };
        self.last = Tier::Interpreter;
        self.evaluation.clear();
        Some(CompileWork {
            native,
            codes: std::mem::take(&mut self.hot),
            rules,
        })
    }

    /// Returns all code to be made for the types of events and the indexed rules that were seen so far, hot or
    /// not.
    pub(super) fn take_all_work(&mut self) -> Option<CompileWork> {
        let seen = EVENTS.iter().map(|event| event.code);
        self.hot = seen.filter(|code| self.work[usize::from(code.0)] > 0).collect();
        let rules = match &mut self.native {
            Native::Ready(jit) => {
                jit.take_hot();
                jit.cold_rules()
            }
            _ => Vec::new(),
        };
        let mut work = self.take_work()?;
        work.rules = rules;
        Some(work)
    }

    /// Takes the engine back; with `None`, everything is interpreted from now on.
    pub(super) fn install(&mut self, jit: Option<Box<Jit>>) {
        self.native = match jit {
            Some(jit) => {
                self.counts = jit.counts();
                Native::Ready(jit)
            }
            None => Native::Unavailable,
        };
    }
}
