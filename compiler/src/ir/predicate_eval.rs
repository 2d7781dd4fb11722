//! The interface through which passes evaluate predicates at compile time.

use super::NodeId;
use crate::check::typed::{Operand, Predicate};
use crate::tables::EventCode;

/// Evaluation of predicates on the facts of an event type, implemented by the interpreter.
pub trait PredicateEval {
    /// Returns the result of `predicate`, which is `node`, on events of `code`, where the
    /// [`facts`](super::facts) have the values of all of its fields; `None` if it cannot be prepared.
    fn evaluate(&mut self, node: NodeId, predicate: &Predicate, code: EventCode) -> Option<bool>;

    /// Returns whether the operand has one value, which Falco compares in the common way.
    fn is_plain(&self, operand: &Operand) -> bool;
}
