//! The names of the fields and transformer calls in an output.

use crate::check::typed::{Operand, Template, TemplatePart};
use crate::syntax::ast::Word;

/// Returns fields and transformer calls in their order in the output; fields inside a call precede it.
pub(super) fn field_names(template: &Template) -> Vec<String> {
    let mut names = Vec::new();
    for part in &template.parts {
        if let TemplatePart::Token { operand, .. } = part {
            collect(operand, true, &mut names);
        }
    }
    names
}

/// Collects the names of `operand`. Only the outermost of nested calls has a name.
fn collect(operand: &Operand, outermost: bool, names: &mut Vec<String>) {
    match operand {
        Operand::Field(field) => names.push(field.to_string()),
        Operand::Text(_) => {}
        Operand::List(items) => items.iter().for_each(|item| collect(item, false, names)),
        Operand::Call { arguments, .. } => {
            for argument in arguments {
                collect(argument, false, names);
            }
            if outermost {
                names.push(show(operand));
            }
        }
    }
}

/// Returns the canonical spelling of an operand.
fn show(operand: &Operand) -> String {
    let all = |operands: &[Operand]| operands.iter().map(show).collect::<Vec<_>>().join(", ");
    match operand {
        Operand::Field(field) => field.to_string(),
        Operand::Text(text) => word(text),
        Operand::List(items) => format!("({})", all(items)),
        Operand::Call {
            transformer,
            arguments,
            selector,
        } => {
            let selector = selector.as_ref().map(|text| format!("[{}]", word(text)));
            format!(
                "{}({}){}",
                transformer.symbol(),
                all(arguments),
                selector.unwrap_or_default()
            )
        }
    }
}

fn word(text: &[u8]) -> String {
    let word = Word {
        value: text.to_vec(),
        quoted: true,
        range: 0..0,
    };
    word.to_string()
}
