//! Formats alerts about the engine itself. They have no rule, so no selection or threshold applies to them.

use std::collections::BTreeMap;
use std::io::Write as _;

use compiler::tables::Priority;
use serde_json::Value;

use super::Options;
use crate::fields::{Time, TimeForm};
use crate::json;

/// An alert about the engine.
#[derive(Clone, Debug, PartialEq)]
pub struct InternalAlert {
    /// Used as the name of the rule: `Falco internal: syscall event drop`, ….
    pub rule: String,
    /// Its priority.
    pub priority: Priority,
    /// The message.
    pub message: String,
    /// Output fields by name.
    pub fields: BTreeMap<String, Value>,
}

impl InternalAlert {
    /// Appends the alert as of time `ts` (nanoseconds since the epoch), with its newline.
    pub fn write(&self, ts: u64, options: &Options, out: &mut Vec<u8>) {
        if options.json {
            self.write_json(ts, options, out);
        } else {
            self.write_text(ts, out);
        }
        out.push(b'\n');
    }

    fn write_text(&self, ts: u64, out: &mut Vec<u8>) {
        let form = TimeForm::Clock;
        let time = Time { ts, form };
        write!(out, "{time}: {} {} (", self.priority, self.message).expect("writing to memory does not fail");
        for (index, (key, value)) in self.fields.iter().enumerate() {
            let blank = if index > 0 { " " } else { "" };
            write!(out, "{blank}{key}={value}").expect("writing to memory does not fail");
        }
        out.push(b')');
    }

    fn write_json(&self, ts: u64, options: &Options, out: &mut Vec<u8>) {
        out.push(b'{');
        if let Some(hostname) = &options.hostname {
            out.extend_from_slice(b"\"hostname\":");
            json::string(hostname.as_bytes(), out);
            out.push(b',');
        }
        out.extend_from_slice(b"\"output\":");
        json::string(self.message.as_bytes(), out);
        let fields = self.fields.clone().into_iter().collect();
        write!(out, ",\"output_fields\":{}", Value::Object(fields)).expect("writing to memory does not fail");
        out.extend_from_slice(b",\"priority\":");
        json::string(self.priority.name().as_bytes(), out);
        out.extend_from_slice(b",\"rule\":");
        json::string(self.rule.as_bytes(), out);
        let form = TimeForm::Alert;
        write!(
            out,
            ",\"source\":\"internal\",\"time\":\"{}\"}}",
            Time { ts, form }
        )
        .expect("writing to memory does not fail");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alert() -> InternalAlert {
        InternalAlert {
            rule: "Falco internal: syscall event drop".to_owned(),
            priority: Priority::Debug,
            message: "2 system calls dropped.".to_owned(),
            fields: BTreeMap::from([
                ("n_drops".to_owned(), 2.into()),
                ("reason".to_owned(), "full".into()),
            ]),
        }
    }

    #[test]
    fn json_has_no_tags_and_its_own_source() {
        let options = Options {
            json: true,
            hostname: Some("h".to_owned()),
            ..Options::default()
        };
        let mut out = Vec::new();
        alert().write(1_566_230_400_000_000_000, &options, &mut out);
        insta::assert_snapshot!(String::from_utf8(out).unwrap().trim_end(), @r#"{"hostname":"h","output":"2 system calls dropped.","output_fields":{"n_drops":2,"reason":"full"},"priority":"Debug","rule":"Falco internal: syscall event drop","source":"internal","time":"2019-08-19T16:00:00.000000000Z"}"#);
    }

    #[test]
    fn text_is_in_local_time_with_the_figures_in_parentheses() {
        let mut out = Vec::new();
        alert().write(1_566_230_400_000_000_000, &Options::default(), &mut out);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text.split_once(": ").unwrap().1,
            "Debug 2 system calls dropped. (n_drops=2 reason=\"full\")\n"
        );
    }
}
