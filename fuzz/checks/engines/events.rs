//! Events generated from decisions: values for the fields that rules read, including missing and
//! unusual ones, as far as the type of the event allows.

use compiler::backend::MemorySource;
use compiler::check::typed::{Operand, Test};
use compiler::ir::facts::{self, Known};
use compiler::ir::{Graph, Node};
use compiler::tables::{EVENTS, EventCode, event};
use compiler::value::{FieldRef, Value};

use super::conditions::{NUMBERS, WORDS};
use super::source::Source;

/// Event types that constants of the rules name.
const FREQUENT: [EventCode; 5] = [
    event::SYSCALL_OPEN_X,
    event::SYSCALL_OPENAT_2_X,
    event::SYSCALL_EXECVE_19_X,
    event::SYSCALL_READ_X,
    event::GENERIC_X,
];

pub(super) fn event(source: &mut Source<'_>, graph: &Graph) -> (EventCode, MemorySource) {
    let code = if source.once_in(4) {
        EventCode(source.below(EVENTS.len()) as u16)
    } else {
        source.one_of(&FREQUENT)
    };
    let mut values = MemorySource::default();
    for field in fields(graph) {
        let value = match facts::known(code, &field) {
            Known::Absent => None,
            Known::Is(value) => Some(value),
            Known::Positive => Some(Value::Uint(1 + source.below(3) as u64)),
            Known::Nothing => value(source, &field),
        };
        if let Some(value) = value {
            values.set(field, value);
        }
    }
    (code, values)
}

/// Returns the fields that rules read, without duplicates, in the order of the nodes.
fn fields(graph: &Graph) -> Vec<FieldRef> {
    let mut fields = Vec::new();
    let mut operands: Vec<&Operand> = Vec::new();
    for node in &graph.nodes {
        if let Node::Predicate(predicate) = node {
            operands.push(&predicate.left);
            if let Test::Operand { right, .. } = &predicate.test {
                operands.push(right);
            }
        }
    }
    while let Some(operand) = operands.pop() {
        match operand {
            Operand::Field(field) if !fields.contains(field) => fields.push(field.clone()),
            Operand::Call { arguments, .. } => operands.extend(arguments),
            _ => {}
        }
    }
    fields
}

fn value(source: &mut Source<'_>, field: &FieldRef) -> Option<Value<'static>> {
    let (ty, is_list) = Operand::Field(field.clone()).ty();
    let text = |source: &mut Source<'_>| {
        let mut text = source.one_of(&WORDS).to_owned();
        if source.once_in(4) {
            text.push_str(source.one_of(&WORDS));
        }
        Value::owned_text(text)
    };
    let number = source.one_of(&NUMBERS);
    Some(match source.below(10) {
        0 | 1 => return None,
        // A source that violates its contract: the engines must agree nevertheless.
        2 => match source.below(5) {
            0 => Value::Int(number),
            1 => Value::Uint(number as u64),
            2 => Value::Double(number as f64),
            3 => Value::Candidates(vec![text(source), text(source)]),
            _ => text(source),
        },
        _ if is_list => Value::List((0..source.below(4)).map(|_| text(source)).collect()),
        _ if ty.is_text() => text(source),
        _ if ty.is_signed() => Value::Int(number),
        _ if ty.is_unsigned() => Value::Uint(number as u64),
        _ => Value::Bool(source.once_in(2)),
    })
}
