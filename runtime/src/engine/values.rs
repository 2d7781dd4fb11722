//! Provides the values of an event for its alerts.

use compiler::backend::operand;
use compiler::check::typed::Operand;
use compiler::tables::Format;
use compiler::value::{FieldRef, Value};

use crate::fields::{EventFields, JsonForm, Shape, render};
use crate::output::Values;

/// Renders fields as extracted, and transformers as conditions compute them.
#[derive(Debug)]
pub struct AlertValues<'a> {
    fields: &'a EventFields<'a>,
}

impl<'a> AlertValues<'a> {
    /// Creates the values of the event of `fields`.
    pub const fn new(fields: &'a EventFields<'a>) -> Self {
        Self { fields }
    }
}

impl Values for AlertValues<'_> {
    fn text(&mut self, operand: &Operand, out: &mut Vec<u8>) -> JsonForm {
        if let Operand::Field(field) = operand {
            return self.fields.write_text(field, out);
        }
        // A transformer that fails has no value, like one whose fields are missing.
        let value = operand::value(operand, self.fields).ok().flatten();
        let shape = call_shape(operand);
        let shown = value.filter(|value| is_shown(value, shape));
        render::text(shown.as_ref(), shape, out);
        JsonForm::Own
    }

    fn json(&mut self, field: &FieldRef, out: &mut Vec<u8>) {
        self.fields.write_json(field, out);
    }
}

/// Numbers that a transformer returns are rendered in the format of its first field. If that field has no
/// number format, as strings do not, Falco renders nothing, and so does Lanner.
fn is_shown(value: &Value<'_>, shape: Shape) -> bool {
    !matches!(value, Value::Int(_) | Value::Uint(_)) || shape.format != Format::None
}

fn call_shape(operand: &Operand) -> Shape {
    let (ty, list) = operand.ty();
    let format = first_field(operand).map_or(Format::None, |field| field.field.info().format);
    Shape { ty, format, list }
}

fn first_field(operand: &Operand) -> Option<&FieldRef> {
    match operand {
        Operand::Field(field) => Some(field),
        Operand::Text(_) => None,
        Operand::List(operands)
        | Operand::Call {
            arguments: operands, ..
        } => operands.iter().find_map(first_field),
    }
}
