//! Evaluates a single condition on events.

use compiler::backend::{Evaluation, Interpreter, Matching, PrepareError};
use compiler::check::Rule;
use compiler::tables::event as code;

use super::graph;
use crate::event::Event;
use crate::fields::EventFields;

/// Evaluates one condition.
#[derive(Debug)]
pub struct ConditionFilter {
    interpreter: Interpreter,
    evaluation: Evaluation,
}

impl ConditionFilter {
    /// Prepares the condition of `rule`.
    ///
    /// The condition of a rule for a source other than `syscall` matches no event.
    pub fn new(rule: &Rule) -> Result<Self, PrepareError> {
        Ok(Self {
            interpreter: Interpreter::new(&graph(std::slice::from_ref(rule), &[0]))?,
            evaluation: Evaluation::default(),
        })
    }

    /// Returns `true` if the event matches. A condition that cannot be evaluated does not match.
    pub fn matches(&mut self, event: &Event<'_>, fields: &EventFields<'_>) -> bool {
        if event.code == code::PLUGINEVENT_E {
            return false;
        }
        self.interpreter
            .evaluate(event.code, fields, Matching::First, &mut self.evaluation);
        !self.evaluation.matches().is_empty()
    }
}
