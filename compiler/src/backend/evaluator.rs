//! One face for the engines: native code where it can be made, else the interpreter.

use super::interpreter::{Evaluation, Interpreter, Matching};
use super::jit::{CodeCounts, Jit};
use super::{Failure, FieldSource, PrepareError};
use crate::ir::{Graph, NodeId, Profile};
use crate::tables::EventCode;

/// Which engine is wanted.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Backend {
    /// Native code; the interpreter where none can be made.
    #[default]
    Native,
    /// The interpreter.
    Interpreter,
}

/// A rule set that is ready for events.
#[derive(Debug)]
pub struct Evaluator {
    engine: Engine,
}

#[derive(Debug)]
enum Engine {
    Native(Box<Jit>),
    Interpreter(Box<Interpreter>, Evaluation),
}

impl Evaluator {
    /// Makes a graph ready. What is refused later, for one type of event, is refused here.
    pub fn new(graph: &Graph, backend: Backend, profile: Profile) -> Result<Self, PrepareError> {
        if backend == Backend::Native
            && let Ok(jit) = Jit::new(graph, profile)
        {
            Interpreter::verify(graph)?;
            let engine = Engine::Native(Box::new(jit));
            return Ok(Self { engine });
        }
        let engine = Engine::Interpreter(Box::new(Interpreter::new(graph)?), Evaluation::default());
        Ok(Self { engine })
    }

    /// Whether rules may match events of a type; where none can, there is no need to evaluate them.
    #[inline]
    pub fn asks_for(&self, code: EventCode) -> bool {
        match &self.engine {
            Engine::Native(jit) => jit.asks_for(code),
            Engine::Interpreter(interpreter, _) => interpreter.asks_for(code),
        }
    }

    /// Evaluates one event and gives the rules that match, in order of evaluation.
    #[inline]
    pub fn evaluate<S: FieldSource + ?Sized>(
        &mut self,
        code: EventCode,
        source: &S,
        matching: Matching,
    ) -> &[usize] {
        match &mut self.engine {
            Engine::Native(jit) => jit.evaluate(code, source, matching),
            Engine::Interpreter(interpreter, evaluation) => {
                interpreter.evaluate(code, source, matching, evaluation);
                evaluation.matches()
            }
        }
    }

    /// The rules that matched the last event.
    pub fn matches(&self) -> &[usize] {
        match &self.engine {
            Engine::Native(jit) => jit.matches(),
            Engine::Interpreter(_, evaluation) => evaluation.matches(),
        }
    }

    /// The checks that could not be decided on the last event; they counted as false. Which are
    /// reached depends on the engine's order.
    pub fn failures(&self) -> &[(NodeId, Failure)] {
        match &self.engine {
            Engine::Native(jit) => jit.failures(),
            Engine::Interpreter(_, evaluation) => evaluation.failures(),
        }
    }

    /// What native code was made so far; `None` if the interpreter evaluates.
    pub fn code(&self) -> Option<CodeCounts> {
        match &self.engine {
            Engine::Native(jit) => Some(jit.counts()),
            Engine::Interpreter(..) => None,
        }
    }
}
