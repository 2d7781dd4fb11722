//! Formats the alerts of rules.

use std::collections::BTreeMap;
use std::ops::Range;

use compiler::check::typed::{Operand, Template, TemplatePart};
use compiler::check::{ExtraField, Rule};
use compiler::tables::field;
use compiler::value::FieldRef;

use super::{Options, Values, message};
use crate::fields::{JsonForm, TimeForm, TimeWriter};
use crate::json;

/// Formats the alerts of a rule set.
///
/// Everything that does not depend on the event is rendered once, at the start. Each field is extracted once per
/// alert, and only the caller's buffer grows.
#[derive(Debug)]
pub struct AlertFormatter {
    options: Options,
    rules: Vec<RuleFormat>,
    /// Writes the time at the start of text alerts.
    time: TimeWriter,
    /// Writes the member `time` of JSON alerts.
    json_time: TimeWriter,
    /// The opening brace of JSON and the member `hostname`, if there is one.
    head: Vec<u8>,
    alert: Alert,
}

/// Buffers of the current alert.
#[derive(Debug, Default)]
struct Alert {
    /// Prefix and message, before they are escaped.
    line: Vec<u8>,
    /// Length of the prefix.
    prefix: usize,
    /// For each part of the message its range in `line`, and how JSON shows it.
    parts: Vec<(Range<usize>, JsonForm)>,
    /// A formatted field, before it is escaped.
    text: Vec<u8>,
}

/// The parts of a rule's alerts that do not depend on the event.
#[derive(Debug)]
struct RuleFormat {
    /// Between time and message: `: Warning `.
    priority: Vec<u8>,
    message: Template,
    /// Keys with their quotes and the colon, in order.
    fields: Vec<(Vec<u8>, FieldFormat)>,
    /// From `"priority"` up to the value of `"time"`.
    tail: Vec<u8>,
}

#[derive(Debug)]
enum FieldFormat {
    /// A field that this part of the message shows unchanged.
    Shown(usize, FieldRef),
    Raw(FieldRef),
    Formatted(Template),
    Null,
}

impl AlertFormatter {
    /// Prepares the formats of `rules`; [`Self::write`] takes their index.
    pub fn new(rules: &[Rule], options: Options) -> Self {
        let (time, form) = if options.iso_time {
            (FieldRef::plain(field::EVT_TIME_ISO8601), TimeForm::Iso8601)
        } else {
            (FieldRef::plain(field::EVT_TIME), TimeForm::Clock)
        };
        let mut head = vec![b'{'];
        if let Some(hostname) = &options.hostname {
            head.extend(json::member("hostname"));
            json::string(hostname.as_bytes(), &mut head);
            head.push(b',');
        }
        Self {
            rules: rules
                .iter()
                .map(|rule| RuleFormat::new(rule, &time, options.tags))
                .collect(),
            time: TimeWriter::new(form),
            json_time: TimeWriter::new(TimeForm::Alert),
            head,
            options,
            alert: Alert::default(),
        }
    }

    /// Appends the alert of rule number `rule` for an event of time `ts` (nanoseconds since the
    /// epoch), with its newline.
    ///
    /// # Panics
    /// If there is no such rule.
    pub fn write(&mut self, rule: usize, ts: u64, values: &mut dyn Values, out: &mut Vec<u8>) {
        let rule = &self.rules[rule];
        let alert = &mut self.alert;
        alert.line.clear();
        self.time.write(ts, &mut alert.line);
        alert.line.extend_from_slice(&rule.priority);
        alert.prefix = alert.line.len();
        alert.fill(&rule.message, values);
        if self.options.json {
            out.extend_from_slice(&self.head);
            alert.write_json(&self.options, rule, values, out);
            self.json_time.write(ts, out);
            out.extend_from_slice(b"\"}");
        } else {
            json::escape(&alert.line, out);
        }
        out.push(b'\n');
    }
}

impl Alert {
    /// Appends the message to the line and records the ranges of its parts.
    fn fill(&mut self, message: &Template, values: &mut dyn Values) {
        self.parts.clear();
        for part in &message.parts {
            let start = self.line.len();
            let form = message::fill_part(part, values, &mut self.line);
            self.parts.push((start..self.line.len(), form));
        }
    }

    /// Appends the members of one JSON object up to the value of `time`; its keys are in
    /// alphabetical order.
    fn write_json(
        &mut self,
        options: &Options,
        rule: &RuleFormat,
        values: &mut dyn Values,
        out: &mut Vec<u8>,
    ) {
        if options.message {
            out.extend_from_slice(b"\"message\":\"");
            json::escape(&self.line[self.prefix..], out);
            out.extend_from_slice(b"\",");
        }
        if options.output {
            out.extend_from_slice(b"\"output\":\"");
            json::escape(&self.line, out);
            out.extend_from_slice(b"\",");
        }
        if options.fields {
            out.extend_from_slice(b"\"output_fields\":{");
            self.write_fields(&rule.fields, values, out);
            out.extend_from_slice(b"},");
        }
        out.extend_from_slice(&rule.tail);
    }

    fn write_fields(
        &mut self,
        fields: &[(Vec<u8>, FieldFormat)],
        values: &mut dyn Values,
        out: &mut Vec<u8>,
    ) {
        for (index, (key, format)) in fields.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            out.extend_from_slice(key);
            match format {
                FieldFormat::Shown(part, field) => {
                    let (range, form) = &self.parts[*part];
                    let text = &self.line[range.clone()];
                    match form {
                        JsonForm::Null => out.extend_from_slice(b"null"),
                        JsonForm::Bare => out.extend_from_slice(text),
                        JsonForm::Quoted => json::string(text, out),
                        JsonForm::Own => values.json(field, out),
                    }
                }
                FieldFormat::Raw(field) => values.json(field, out),
                FieldFormat::Formatted(template) => {
                    self.text.clear();
                    message::fill(template, values, &mut self.text);
                    json::string(&self.text, out);
                }
                FieldFormat::Null => out.extend_from_slice(b"null"),
            }
        }
    }
}

impl RuleFormat {
    fn new(rule: &Rule, time: &FieldRef, tags: bool) -> Self {
        let mut fields = BTreeMap::from([(time.to_string(), time.clone())]);
        message::collect_fields(&rule.output, &mut fields);
        let shown = |field: FieldRef| match shown_by(&rule.output, &field) {
            Some(part) => FieldFormat::Shown(part, field),
            None => FieldFormat::Raw(field),
        };
        let mut fields: BTreeMap<String, FieldFormat> = fields
            .into_iter()
            .map(|(key, field)| (key, shown(field)))
            .collect();
        for (key, extra) in &rule.extra_fields {
            let format = match extra {
                ExtraField::Raw(Operand::Field(field)) => shown(field.clone()),
                ExtraField::Raw(_) => FieldFormat::Null,
                ExtraField::Formatted(template) => FieldFormat::Formatted(template.clone()),
            };
            fields.insert(key.clone(), format);
        }
        let fields = fields
            .into_iter()
            .map(|(key, format)| (json::member(&key), format));
        Self {
            priority: format!(": {} ", rule.priority.name()).into_bytes(),
            message: rule.output.clone(),
            fields: fields.collect(),
            tail: tail(rule, tags),
        }
    }
}

/// Returns the part of a message that shows `field` unchanged.
fn shown_by(message: &Template, field: &FieldRef) -> Option<usize> {
    message.parts.iter().position(|part| {
        matches!(part, TemplatePart::Token { width: 0, operand: Operand::Field(shown) } if shown == field)
    })
}

/// Returns the members from `priority` up to the value of `time`.
fn tail(rule: &Rule, tags: bool) -> Vec<u8> {
    let mut out = Vec::new();
    for (key, text) in [
        ("priority", rule.priority.name()),
        ("rule", &rule.name),
        ("source", &rule.source),
    ] {
        out.extend(json::member(key));
        json::string(text.as_bytes(), &mut out);
        out.push(b',');
    }
    if tags {
        out.extend_from_slice(b"\"tags\":[");
        for (index, tag) in rule.tags.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            json::string(tag.as_bytes(), &mut out);
        }
        out.extend_from_slice(b"],");
    }
    out.extend_from_slice(b"\"time\":\"");
    out
}

#[cfg(test)]
mod tests {
    use compiler::check::typed::{Expr, Predicate, Test};
    use compiler::source::{FileId, Span};
    use compiler::tables::{EventSet, FieldId, Priority, Transformer};
    use compiler::value::Argument;

    use super::*;

    /// Shows `proc.name` as a hostile text, `fd.num` as a number, and nothing else.
    struct Sample;

    impl Values for Sample {
        fn text(&mut self, operand: &Operand, out: &mut Vec<u8>) -> JsonForm {
            let (text, form): (&[u8], _) = match operand {
                Operand::Field(FieldRef { field, .. }) if *field == field::PROC_NAME => {
                    (b"a\"\n\xFF", JsonForm::Quoted)
                }
                Operand::Field(FieldRef { field, .. }) if *field == field::FD_NUM => (b"-3", JsonForm::Bare),
                Operand::Field(FieldRef { field, .. }) if *field == field::FD_TYPES => {
                    (b"(a,b)", JsonForm::Own)
                }
                Operand::Call { .. } => (b"called", JsonForm::Own),
                _ => (b"<NA>", JsonForm::Null),
            };
            out.extend_from_slice(text);
            form
        }

        fn json(&mut self, field: &FieldRef, out: &mut Vec<u8>) {
            let text: &[u8] = match field.field {
                field::EVT_TIME_ISO8601 => b"1566230400000000001",
                field::FD_TYPES => br#"["a","b"]"#,
                _ => b"null",
            };
            out.extend_from_slice(text);
        }
    }

    fn field(id: FieldId, argument: Argument) -> Operand {
        Operand::Field(FieldRef { field: id, argument })
    }

    fn token(width: usize, operand: Operand) -> TemplatePart {
        TemplatePart::Token { width, operand }
    }

    fn rule() -> Rule {
        let name = || field(field::PROC_NAME, Argument::None);
        let call = Operand::Call {
            transformer: Transformer::Toupper,
            arguments: vec![field(field::PROC_ANAME, Argument::Index(2))],
            selector: None,
        };
        Rule {
            name: "A \"rule\"".to_owned(),
            description: String::new(),
            source: "syscall".to_owned(),
            priority: Priority::Informational,
            enabled: true,
            tags: vec!["a".to_owned(), "b".to_owned()],
            condition: Expr::from(Predicate {
                left: name(),
                test: Test::Exists,
            }),
            output: Template {
                parts: vec![
                    TemplatePart::Literal("é=".to_owned()),
                    token(0, name()),
                    TemplatePart::Literal(" ".to_owned()),
                    token(3, call.clone()),
                    token(6, field(field::FD_NAME, Argument::None)),
                    TemplatePart::Literal("|".to_owned()),
                    token(0, field(field::FD_NUM, Argument::None)),
                    token(0, field(field::FD_TYPES, Argument::None)),
                    token(0, field(field::FD_TYPE, Argument::None)),
                ],
            },
            extra_fields: vec![
                ("text".to_owned(), {
                    let parts = vec![token(0, name())];
                    ExtraField::Formatted(Template { parts })
                }),
                ("fd.name".to_owned(), ExtraField::Raw(name())),
                ("call".to_owned(), ExtraField::Raw(call)),
            ],
            events: EventSet::all(),
            capture: None,
            span: Span::new(FileId(0), 0, 0),
        }
    }

    fn alert(options: Options) -> String {
        let options = Options {
            iso_time: true,
            ..options
        };
        let mut out = Vec::new();
        AlertFormatter::new(&[rule()], options).write(0, 1_566_230_400_000_000_001, &mut Sample, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn text_is_one_escaped_line() {
        assert_eq!(
            alert(Options::default()),
            "2019-08-19T16:00:00.000000001+0000: Informational é=a\\\"\\n\u{FFFD} cal<NA>  |-3(a,b)<NA>\n"
        );
    }

    #[test]
    fn json_has_sorted_keys_and_the_fields_of_message_prefix_and_extras() {
        let alert = alert(Options {
            json: true,
            message: true,
            hostname: Some("host".to_owned()),
            ..Options::default()
        });
        insta::assert_snapshot!(alert.trim_end(), @r#"{"hostname":"host","message":"é=a\"\n� cal<NA>  |-3(a,b)<NA>","output":"2019-08-19T16:00:00.000000001+0000: Informational é=a\"\n� cal<NA>  |-3(a,b)<NA>","output_fields":{"call":null,"evt.time.iso8601":1566230400000000001,"fd.name":"a\"\n�","fd.num":-3,"fd.type":null,"fd.types":["a","b"],"proc.aname[2]":null,"proc.name":"a\"\n�","text":"a\"\n�"},"priority":"Informational","rule":"A \"rule\"","source":"syscall","tags":["a","b"],"time":"2019-08-19T16:00:00.000000001Z"}"#);
        serde_json::from_str::<serde_json::Value>(&alert).unwrap();
    }

    #[test]
    fn parts_of_json_can_be_left_out() {
        let alert = alert(Options {
            json: true,
            output: false,
            fields: false,
            tags: false,
            ..Options::default()
        });
        insta::assert_snapshot!(alert.trim_end(), @r#"{"priority":"Informational","rule":"A \"rule\"","source":"syscall","time":"2019-08-19T16:00:00.000000001Z"}"#);
    }
}
