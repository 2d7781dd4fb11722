//! One interface to all engines.

use super::interpreter::{Evaluation, Interpreter, Matching};
use super::jit::{CodeCounts, Jit};
use super::tiered::Tiered;
use super::{Failure, FieldSource, PrepareError};
use crate::ir::{Graph, NodeId, Profile};
use crate::tables::EventCode;

/// The engine to be used.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Backend {
    /// The interpreter first, and native code for what is hot.
    #[default]
    Tiered,
    /// Native code, made when the first event of a type arrives; the interpreter on machines without native
    /// code.
    Native,
    /// The interpreter.
    Interpreter,
}

/// A rule set that is prepared for events.
#[derive(Debug)]
pub struct Evaluator {
    engine: Engine,
}

#[derive(Debug)]
enum Engine {
    Tiered(Box<Tiered>),
    Native(Box<Jit>),
    Interpreter(Box<Interpreter>, Evaluation),
}

impl Engine {
    fn interpreter(graph: &Graph) -> Result<Self, PrepareError> {
        let interpreter = Interpreter::new(graph)?;
        Ok(Self::Interpreter(Box::new(interpreter), Evaluation::default()))
    }
}

impl Evaluator {
    /// Prepares a graph. All errors are reported here, none when an event of some type arrives.
    pub fn new(graph: Graph, backend: Backend, profile: Profile) -> Result<Self, PrepareError> {
        let engine = match backend {
            Backend::Tiered => Engine::Tiered(Box::new(Tiered::new(graph, profile)?)),
            Backend::Native => match Jit::new(&graph, profile) {
                Ok(jit) => {
                    Interpreter::verify(&graph)?;
                    Engine::Native(Box::new(jit))
                }
                Err(_) => Engine::interpreter(&graph)?,
            },
            Backend::Interpreter => Engine::interpreter(&graph)?,
        };
        Ok(Self { engine })
    }

    /// Returns whether rules may match events of a type; where none can, there is no need to evaluate them.
    #[inline]
    pub fn asks_for(&self, code: EventCode) -> bool {
        match &self.engine {
            Engine::Tiered(tiered) => tiered.asks_for(code),
            Engine::Native(jit) => jit.asks_for(code),
            Engine::Interpreter(interpreter, _) => interpreter.asks_for(code),
        }
    }

    /// Evaluates one event and returns the rules that match, in order of evaluation.
    #[inline]
    pub fn evaluate<S: FieldSource + ?Sized>(
        &mut self,
        code: EventCode,
        source: &S,
        matching: Matching,
    ) -> &[usize] {
        match &mut self.engine {
            Engine::Tiered(tiered) => tiered.evaluate(code, source, matching),
            Engine::Native(jit) => jit.evaluate(code, source, matching),
            Engine::Interpreter(interpreter, evaluation) => {
                interpreter.evaluate(code, source, matching, evaluation);
                evaluation.matches()
            }
        }
    }

    /// Returns the rules that matched the last event.
    pub fn matches(&self) -> &[usize] {
        match &self.engine {
            Engine::Tiered(tiered) => tiered.matches(),
            Engine::Native(jit) => jit.matches(),
            Engine::Interpreter(_, evaluation) => evaluation.matches(),
        }
    }

    /// Returns the predicates that could not be evaluated on the last event; they counted as false. Which
    /// ones are reached depends on the order of evaluation, and so on the engine.
    pub fn failures(&self) -> &[(NodeId, Failure)] {
        match &self.engine {
            Engine::Tiered(tiered) => tiered.failures(),
            Engine::Native(jit) => jit.failures(),
            Engine::Interpreter(_, evaluation) => evaluation.failures(),
        }
    }

    /// Makes the code of everything seen so far and waits for it, for measurements of the steady state.
    /// Without effect on engines that make all code at once, or none.
    pub fn compile_seen(&mut self) {
        if let Engine::Tiered(tiered) = &mut self.engine {
            tiered.compile_seen();
        }
    }

    /// Returns how much native code there is; `None` if everything is interpreted.
    pub fn code(&self) -> Option<CodeCounts> {
        match &self.engine {
            Engine::Tiered(tiered) => tiered.code(),
            Engine::Native(jit) => Some(jit.counts()),
            Engine::Interpreter(..) => None,
        }
    }
}
