//! Fills the output template of a rule.

use std::collections::BTreeMap;

use compiler::check::typed::{Operand, Template, TemplatePart};
use compiler::value::FieldRef;

use super::Values;
use crate::fields::JsonForm;

/// Appends `template` with the values of an event.
///
/// A width pads with blanks or truncates. It counts bytes, as in Falco, so a character can be cut in two.
pub(super) fn fill(template: &Template, values: &mut dyn Values, out: &mut Vec<u8>) {
    for part in &template.parts {
        fill_part(part, values, out);
    }
}

/// Appends one part of a template and returns how JSON shows its value; see [`fill`].
pub(super) fn fill_part(part: &TemplatePart, values: &mut dyn Values, out: &mut Vec<u8>) -> JsonForm {
    match part {
        TemplatePart::Literal(text) => {
            out.extend_from_slice(text.as_bytes());
            JsonForm::Own
        }
        TemplatePart::Token { width, operand } => {
            let start = out.len();
            let form = values.text(operand, out);
            if *width == 0 {
                return form;
            }
            out.resize(start + width, b' ');
            JsonForm::Own
        }
    }
}

/// Adds the fields that `template` names, those inside of transformers included, by their names.
pub(super) fn collect_fields(template: &Template, fields: &mut BTreeMap<String, FieldRef>) {
    for part in &template.parts {
        if let TemplatePart::Token { operand, .. } = part {
            collect_operand(operand, fields);
        }
    }
}

fn collect_operand(operand: &Operand, fields: &mut BTreeMap<String, FieldRef>) {
    match operand {
        Operand::Field(field) => {
            fields.insert(field.to_string(), field.clone());
        }
        Operand::Text(_) => {}
        Operand::List(operands)
        | Operand::Call {
            arguments: operands, ..
        } => {
            for operand in operands {
                collect_operand(operand, fields);
            }
        }
    }
}
