//! Formats events as lines, without a rule.
//!
//! In: a template and the values of an event. Out: one line: the filled template, or an object with its fields.
//! Values cannot break a line or control a terminal.

use std::collections::BTreeMap;

use compiler::check::typed::{Operand, Template, TemplatePart};
use compiler::value::FieldRef;

use super::{Values, message};
use crate::json;

/// Escape sequence that ends a style.
const RESET: &[u8] = b"\x1b[0m";

/// Formats events.
#[derive(Debug)]
pub struct EventFormatter {
    form: Form,
    /// Buffer for a value before it is escaped.
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
    /// Creates a formatter of text lines. `style` returns the escape sequence before a value, empty for none.
    pub fn text(template: &Template, style: impl Fn(&Operand) -> &'static str) -> Self {
        let part = |part: &TemplatePart| match part {
            TemplatePart::Literal(_) => (part.clone(), ""),
            TemplatePart::Token { operand, .. } => (part.clone(), style(operand)),
        };
        Self::of(Form::Text(template.parts.iter().map(part).collect()))
    }

    /// Creates a formatter of JSON lines: an object with the fields of the template, including those inside
    /// transformers, sorted by name.
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

    /// Appends the line of an event with its newline.
    pub fn write(&mut self, values: &mut dyn Values, out: &mut Vec<u8>) {
        match &self.form {
            Form::Text(parts) => {
                for (part, style) in parts {
                    self.value.clear();
                    message::fill_part(part, values, &mut self.value);
                    out.extend_from_slice(style.as_bytes());
                    escape_controls(&self.value, out);
                    if !style.is_empty() {
                        out.extend_from_slice(RESET);
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

/// Appends text with control characters as `\n` or `\u{1b}`, and invalid UTF-8 as U+FFFD.
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
    fn values_cannot_break_a_line() {
        let mut out = Vec::new();
        escape_controls("a\n\x1b[31m\u{9b}é".as_bytes(), &mut out);
        escape_controls(b"\xff", &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), "a\\n\\u{1b}[31m\\u{9b}é\u{FFFD}");
    }
}
