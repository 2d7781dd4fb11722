//! Alerts of rules.

use std::collections::BTreeMap;
use std::io::Write as _;

use compiler::check::typed::{Operand, Template};
use compiler::check::{ExtraField, Rule};
use compiler::tables::{Priority, field};
use compiler::value::FieldRef;

use super::{Options, Values, json, message};
use crate::fields::{Time, TimeForm};

/// Writes the alerts of a rule set.
#[derive(Debug)]
pub struct AlertFormatter {
    options: Options,
    rules: Vec<RuleFormat>,
    /// `evt.time` or `evt.time.iso8601`.
    time: Operand,
    /// Prefix and message of the alert at hand, before they are escaped.
    line: Vec<u8>,
}

/// All of a rule's alerts that does not depend on the event.
#[derive(Debug)]
struct RuleFormat {
    priority: Priority,
    message: Template,
    /// Keys with their quotes and the colon, in order.
    fields: Vec<(Vec<u8>, FieldFormat)>,
    /// From `"priority"` up to the value of `"time"`.
    tail: Vec<u8>,
}

#[derive(Debug)]
enum FieldFormat {
    Raw(FieldRef),
    Formatted(Template),
    Null,
}

impl AlertFormatter {
    /// Prepares the formats of `rules`; alerts name a rule by its index.
    pub fn new(rules: &[Rule], options: Options) -> Self {
        let time = FieldRef::plain(if options.iso_time {
            field::EVT_TIME_ISO8601
        } else {
            field::EVT_TIME
        });
        Self {
            rules: rules
                .iter()
                .map(|rule| RuleFormat::new(rule, &time, options.tags))
                .collect(),
            time: Operand::Field(time),
            options,
            line: Vec::new(),
        }
    }

    /// Appends the alert of rule number `rule` for an event of time `ts` (nanoseconds since the
    /// epoch), with its newline.
    ///
    /// # Panics
    /// If there is no such rule.
    pub fn write(&mut self, rule: usize, ts: u64, values: &mut dyn Values, out: &mut Vec<u8>) {
        let rule = &self.rules[rule];
        self.line.clear();
        values.text(&self.time, &mut self.line);
        self.line.extend_from_slice(b": ");
        self.line.extend_from_slice(rule.priority.name().as_bytes());
        self.line.push(b' ');
        let prefix = self.line.len();
        message::fill(&rule.message, values, &mut self.line);
        if self.options.json {
            write_json(&self.options, rule, ts, &self.line, prefix, values, out);
        } else {
            json::escape(&self.line, out);
        }
        out.push(b'\n');
    }
}

impl RuleFormat {
    fn new(rule: &Rule, time: &FieldRef, tags: bool) -> Self {
        let mut fields = BTreeMap::from([(time.to_string(), time.clone())]);
        message::collect_fields(&rule.output, &mut fields);
        let mut fields: BTreeMap<String, FieldFormat> = fields
            .into_iter()
            .map(|(key, field)| (key, FieldFormat::Raw(field)))
            .collect();
        for (key, extra) in &rule.extra_fields {
            let format = match extra {
                ExtraField::Raw(Operand::Field(field)) => FieldFormat::Raw(field.clone()),
                ExtraField::Raw(_) => FieldFormat::Null,
                ExtraField::Formatted(template) => FieldFormat::Formatted(template.clone()),
            };
            fields.insert(key.clone(), format);
        }
        let fields = fields
            .into_iter()
            .map(|(key, format)| (json::member(&key), format));
        Self {
            priority: rule.priority,
            message: rule.output.clone(),
            fields: fields.collect(),
            tail: tail(rule, tags),
        }
    }
}

/// The members from `priority` up to the beginning of the time.
fn tail(rule: &Rule, tags: bool) -> Vec<u8> {
    let mut out = Vec::new();
    for (key, text) in [
        ("priority", rule.priority.name()),
        ("rule", &rule.name),
        ("source", &rule.source),
    ] {
        out.extend(json::member(key));
        json::string(text, &mut out);
        out.push(b',');
    }
    if tags {
        out.extend_from_slice(b"\"tags\":[");
        for (index, tag) in rule.tags.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            json::string(tag, &mut out);
        }
        out.extend_from_slice(b"],");
    }
    out.extend_from_slice(b"\"time\":\"");
    out
}

/// Appends one JSON object; its keys are in alphabetical order.
fn write_json(
    options: &Options,
    rule: &RuleFormat,
    ts: u64,
    line: &[u8],
    prefix: usize,
    values: &mut dyn Values,
    out: &mut Vec<u8>,
) {
    out.push(b'{');
    if let Some(hostname) = &options.hostname {
        out.extend_from_slice(b"\"hostname\":");
        json::string(hostname, out);
        out.push(b',');
    }
    if options.message {
        out.extend_from_slice(b"\"message\":\"");
        json::escape(&line[prefix..], out);
        out.extend_from_slice(b"\",");
    }
    if options.output {
        out.extend_from_slice(b"\"output\":\"");
        json::escape(line, out);
        out.extend_from_slice(b"\",");
    }
    if options.fields {
        out.extend_from_slice(b"\"output_fields\":{");
        write_fields(&rule.fields, values, out);
        out.extend_from_slice(b"},");
    }
    out.extend_from_slice(&rule.tail);
    let time = Time {
        ts,
        form: TimeForm::Alert,
    };
    write!(out, "{time}").expect("writing to memory does not fail");
    out.extend_from_slice(b"\"}");
}

fn write_fields(fields: &[(Vec<u8>, FieldFormat)], values: &mut dyn Values, out: &mut Vec<u8>) {
    for (index, (key, format)) in fields.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        out.extend_from_slice(key);
        match format {
            FieldFormat::Raw(field) => values.json(field, out),
            FieldFormat::Formatted(template) => {
                let mut text = Vec::new();
                message::fill(template, values, &mut text);
                out.push(b'"');
                json::escape(&text, out);
                out.push(b'"');
            }
            FieldFormat::Null => out.extend_from_slice(b"null"),
        }
    }
}

#[cfg(test)]
mod tests {
    use compiler::check::typed::{Expr, Predicate, TemplatePart, Test};
    use compiler::source::{FileId, Span};
    use compiler::tables::{EventSet, FieldId, Transformer};
    use compiler::value::Argument;

    use super::*;

    /// Shows the time, `proc.name` as a hostile text, and nothing else.
    struct Sample;

    impl Values for Sample {
        fn text(&mut self, operand: &Operand, out: &mut Vec<u8>) {
            let text: &[u8] = match operand {
                Operand::Field(FieldRef { field, .. }) if *field == field::EVT_TIME => b"16:00:00.000000001",
                Operand::Field(FieldRef { field, .. }) if *field == field::PROC_NAME => b"a\"\n\xFF",
                Operand::Call { .. } => b"called",
                _ => b"<NA>",
            };
            out.extend_from_slice(text);
        }

        fn json(&mut self, field: &FieldRef, out: &mut Vec<u8>) {
            let text: &[u8] = match field.field {
                field::EVT_TIME => b"1566230400000000001",
                field::PROC_NAME => b"\"name\"",
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
            condition: Expr::Predicate(Predicate {
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
        let mut out = Vec::new();
        AlertFormatter::new(&[rule()], options).write(0, 1_566_230_400_000_000_001, &mut Sample, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn text_is_one_escaped_line() {
        assert_eq!(
            alert(Options::default()),
            "16:00:00.000000001: Informational é=a\\\"\\n\u{FFFD} cal<NA>  |\n"
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
        insta::assert_snapshot!(alert.trim_end(), @r#"{"hostname":"host","message":"é=a\"\n� cal<NA>  |","output":"16:00:00.000000001: Informational é=a\"\n� cal<NA>  |","output_fields":{"call":null,"evt.time":1566230400000000001,"fd.name":"name","proc.aname[2]":null,"proc.name":"name","text":"a\"\n�"},"priority":"Informational","rule":"A \"rule\"","source":"syscall","tags":["a","b"],"time":"2019-08-19T16:00:00.000000001Z"}"#);
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
