//! Evaluation of predicates for the passes of `ir`, with the code of the interpreter.

use rustc_hash::FxHashMap;

use super::predicate::PreparedPredicate;
use super::special_comparison::SpecialComparison;
use super::values::{Buffer, Fields, Values};
use super::{FieldSource, Verdict};
use crate::check::typed::{Operand, Predicate};
use crate::ir::facts::{self, Known};
use crate::ir::{NodeId, PredicateEval};
use crate::tables::{EventCode, ParamType, field};
use crate::value::{FieldRef, Value};

/// The interpreter as a [`PredicateEval`] of the passes.
#[derive(Debug, Default)]
pub struct Oracle {
    /// Predicates that were prepared before.
    checks: FxHashMap<NodeId, Option<(PreparedPredicate, Fields)>>,
    buffer: Buffer,
}

impl PredicateEval for Oracle {
    fn evaluate(&mut self, node: NodeId, predicate: &Predicate, code: EventCode) -> Option<bool> {
        let ready = self.checks.entry(node).or_insert_with(|| {
            let mut fields = Fields::default();
            let check = PreparedPredicate::new(predicate, &mut fields).ok()?;
            Some((check, fields))
        });
        let (check, fields) = ready.as_ref()?;
        let facts = Facts(code);
        let verdict = check.verdict(&mut Values::new(&facts, fields, &mut self.buffer));
        Some(verdict == Verdict::Holds)
    }

    fn is_plain(&self, operand: &Operand) -> bool {
        let (ty, is_list) = operand.ty();
        // `evt.around` compares the time of the event.
        let around = matches!(operand, Operand::Field(field) if field.field == field::EVT_AROUND);
        !is_list && !around && ty != ParamType::Dyn && SpecialComparison::of(operand).is_none()
    }
}

/// The facts of a type as an event.
struct Facts(EventCode);

impl FieldSource for Facts {
    fn value(&self, field: &FieldRef) -> Option<Value<'_>> {
        match facts::known(self.0, field) {
            Known::Is(value) => Some(value),
            Known::Nothing | Known::Absent | Known::Positive => None,
        }
    }
}
