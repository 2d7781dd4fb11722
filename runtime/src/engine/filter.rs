//! One condition against events.

use compiler::backend::{Evaluation, Interpreter, Matching, PrepareError};
use compiler::check::Rule;
use compiler::tables::event as code;

use super::graph;
use crate::event::Event;
use crate::fields::EventFields;

/// A condition that is ready for events.
#[derive(Debug)]
pub struct Filter {
    interpreter: Interpreter,
    evaluation: Evaluation,
}

impl Filter {
    /// Prepares the condition of `rule`.
    ///
    /// That of a rule for another source than system calls holds for no event.
    pub fn new(rule: &Rule) -> Result<Self, PrepareError> {
        Ok(Self {
            interpreter: Interpreter::new(&graph(std::slice::from_ref(rule), &[0]))?,
            evaluation: Evaluation::default(),
        })
    }

    /// The condition holds; where it cannot be decided it does not.
    pub fn matches(&mut self, event: &Event<'_>, fields: &EventFields<'_>) -> bool {
        if event.code == code::PLUGINEVENT_E {
            return false;
        }
        self.interpreter
            .evaluate(event.code, fields, Matching::First, &mut self.evaluation);
        !self.evaluation.matches().is_empty()
    }
}
