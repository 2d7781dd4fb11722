//! The engine that starts in the interpreter and moves to native code where that pays.
//!
//! In: a graph, once; per event its code and a [`FieldSource`]. Out: the rules that match, the same that the
//! interpreter finds, whichever engine evaluates. Code for what is hot is made on a thread of its own, one
//! batch at a time; the thread ends with its batch. If it panics, the interpreter goes on alone. Not here: what is
//! hot (`tiers`).

#[cfg(test)]
mod tests;
mod tiers;

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use self::tiers::{CompileWork, Thresholds, Tiers};
use super::jit::{CodeCounts, Jit};
use super::{Failure, FieldSource, Matching, PrepareError};
use crate::ir::{Graph, NodeId, Profile};
use crate::tables::EventCode;

/// Name of the threads that make code.
const THREAD_NAME: &str = "lanner-compile";

/// A rule set that is interpreted first, and runs as native code where it is hot.
pub struct Tiered {
    tiers: Tiers,
    compilation: Option<Compilation>,
}

/// A batch of code that is being made.
struct Compilation {
    thread: JoinHandle<Option<Box<Jit>>>,
    cancelled: Arc<AtomicBool>,
}

impl fmt::Debug for Tiered {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Tiered")
            .field("code", &self.code())
            .field("is_compiling", &self.compilation.is_some())
            .finish_non_exhaustive()
    }
}

impl Drop for Tiered {
    /// Cancels the compilation. The thread is not waited for: a program that has evaluated its last event
    /// should end at once.
    fn drop(&mut self) {
        if let Some(compilation) = &self.compilation {
            compilation.cancelled.store(true, Ordering::Relaxed);
        }
    }
}

impl Tiered {
    /// Prepares the interpreter. No code is made and no thread started before something is hot.
    pub fn new(graph: Graph, profile: Profile) -> Result<Self, PrepareError> {
        Self::with_thresholds(graph, profile, Thresholds::default())
    }

    fn with_thresholds(graph: Graph, profile: Profile, thresholds: Thresholds) -> Result<Self, PrepareError> {
        Ok(Self {
            tiers: Tiers::new(graph, profile, thresholds)?,
            compilation: None,
        })
    }

    /// Returns whether rules may match events of a type; where none can, there is no need to evaluate them.
    #[inline]
    pub fn asks_for(&self, code: EventCode) -> bool {
        self.tiers.asks_for(code)
    }

    /// Evaluates one event and returns the rules that match, in order of evaluation.
    #[inline]
    pub fn evaluate<S: FieldSource + ?Sized>(
        &mut self,
        code: EventCode,
        source: &S,
        matching: Matching,
    ) -> &[usize] {
        if self.compilation.is_some() || self.tiers.has_work() {
            self.update();
        }
        self.tiers.evaluate(code, source, matching)
    }

    /// Returns the rules that matched the last event.
    pub fn matches(&self) -> &[usize] {
        self.tiers.matches()
    }

    /// Returns the predicates that could not be evaluated on the last event; they counted as false. Which
    /// ones are reached depends on the order of evaluation, and so on the engine.
    pub fn failures(&self) -> &[(NodeId, Failure)] {
        self.tiers.failures()
    }

    /// Returns how much code there is; `None` if no code can be made.
    pub fn code(&self) -> Option<CodeCounts> {
        self.tiers.counts()
    }

    /// Makes the code of all types of events and rules seen so far, hot or not, and waits for it. For
    /// measurements of the steady state.
    pub fn compile_seen(&mut self) {
        self.wait();
        // The first batch may bring the engine, whose indexed rules no event has led to yet.
        if let Some(work) = self.tiers.take_all_work() {
            self.tiers.install(work.run(&AtomicBool::new(false)));
        }
    }

    /// Takes finished code over, and starts the next batch.
    #[cold]
    fn update(&mut self) {
        if let Some(compilation) = self.compilation.take_if(|running| running.thread.is_finished()) {
            self.finish(compilation);
        }
        if self.compilation.is_none()
            && let Some(work) = self.tiers.take_work()
        {
            self.start(work);
        }
    }

    /// Waits for the batch that is being made, if any.
    fn wait(&mut self) {
        if let Some(compilation) = self.compilation.take() {
            self.finish(compilation);
        }
    }

    fn finish(&mut self, compilation: Compilation) {
        // The engine of a thread that panicked is lost; the interpreter needs none.
        self.tiers.install(compilation.thread.join().unwrap_or(None));
    }

    fn start(&mut self, work: CompileWork) {
        let cancelled = Arc::new(AtomicBool::new(false));
        // `spawn` drops its closure where there can be no thread: the work has to survive that.
        let shared = Arc::new(Mutex::new(Some(work)));
        let take = |shared: &Mutex<Option<CompileWork>>| {
            shared.lock().unwrap_or_else(PoisonError::into_inner).take()
        };
        let spawned = thread::Builder::new().name(THREAD_NAME.to_owned()).spawn({
            let (shared, cancelled) = (Arc::clone(&shared), Arc::clone(&cancelled));
            move || take(&shared)?.run(&cancelled)
        });
        if let Ok(thread) = spawned {
            self.compilation = Some(Compilation { thread, cancelled });
        } else {
            let jit = take(&shared).and_then(|work| work.run(&cancelled));
            self.tiers.install(jit);
        }
    }
}
