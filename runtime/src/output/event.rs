//! Events as lines, without a rule.
//!
//! In: a template and the values of an event. Out: one line, filled in or the template's fields as
//! an object. Values cannot break a line nor steer a terminal.

use std::collections::BTreeMap;

use compiler::check::typed::{Operand, Template, TemplatePart};
use compiler::value::FieldRef;

use super::{Values, message};
use crate::json;

/// What follows a part that has a style.
const PLAIN: &[u8] = b"\x1b[0m";

/// Writes events.
#[derive(Debug)]
pub struct EventFormatter {
    form: Form,
    /// A value before it is escaped.
    value: Vec<u8>,
}

#[derive(Debug)]
enum Form {
    /// Each part with the escape sequence of its style, empty for none.
    Text(Vec<(TemplatePart, &'static str)>),
    /// Keys with their quotes and the colon, in order.
    Json(Vec<(Vec<u8>, FieldRef)>),
}

impl EventFormatter {
    /// Lines of text. `style` gives the escape sequence before a value, empty for none.
    pub fn text(template: &Template, style: impl Fn(&Operand) -> &'static str) -> Self {
        let part = |part: &TemplatePart| match part {
            TemplatePart::Literal(_) => (part.clone(), ""),
            TemplatePart::Token { operand, .. } => (part.clone(), style(operand)),
        };
        Self::of(Form::Text(template.parts.iter().map(part).collect()))
    }

    /// An object a line: the fields of the template, those inside of transformers included, sorted
    /// by name.
    pub fn json(template: &Template) -> Self {
        let mut fields = BTreeMap::new();
        message::collect_fields(template, &mut fields);
        let members = fields.into_iter().map(|(key, field)| (json::member(&key), field));
        Self::of(Form::Json(members.collect()))
    }

    const fn of(form: Form) -> Self {
        Self {
            form,
            value: Vec::new(),
        }
    }

    /// Appends the line of an event, with its newline.
    pub fn write(&mut self, values: &mut dyn Values, out: &mut Vec<u8>) {
        match &self.form {
            Form::Text(parts) => {
                for (part, style) in parts {
                    self.value.clear();
                    message::fill_part(part, values, &mut self.value);
                    out.extend_from_slice(style.as_bytes());
                    escape_controls(&self.value, out);
                    if !style.is_empty() {
                        out.extend_from_slice(PLAIN);
                    }
                }
            }
            Form::Json(fields) => {
                for (index, (member, field)) in fields.iter().enumerate() {
                    out.push(if index == 0 { b'{' } else { b',' });
                    out.extend_from_slice(member);
                    values.json(field, out);
                }
                if fields.is_empty() {
                    out.push(b'{');
                }
                out.push(b'}');
            }
        }
        out.push(b'\n');
    }
}

/// Appends text, control characters as `\n` or `\u{1b}`, what is no UTF-8 as U+FFFD.
fn escape_controls(bytes: &[u8], out: &mut Vec<u8>) {
    if bytes.iter().all(|byte| (b' '..=b'~').contains(byte)) {
        out.extend_from_slice(bytes);
        return;
    }
    for letter in String::from_utf8_lossy(bytes).chars() {
        if letter.is_control() {
            out.extend(letter.escape_default().map(|escaped| escaped as u8));
        } else {
            out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_on_their_line() {
        let mut out = Vec::new();
        escape_controls("a\n\x1b[31m\u{9b}é".as_bytes(), &mut out);
        escape_controls(b"\xff", &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), "a\\n\\u{1b}[31m\\u{9b}é\u{FFFD}");
    }
}
