//! `falco --list-events`: the events in Falco's own three formats.

use std::io::{self, Write};

use compiler::tables::{
    EVENTS, Event, EventFlags, Kind, Param, ParamExtra, ParamType, SCHEMA_VERSION, SYSCALLS, event,
    ignored_events,
};
use serde_json::{Map, Value, json};

use super::Format;

/// One line of the list.
struct Row {
    name: &'static str,
    /// The event, or the generic event for a system call without an event of its own.
    event: &'static Event,
    /// Captured by default.
    available: bool,
}

/// Falco's headings, with the kind of events below each.
const CATEGORIES: [(&str, Kind); 4] = [
    ("Syscall events", Kind::Syscall),
    ("Tracepoint events", Kind::Tracepoint),
    ("Plugin events", Kind::Plugin),
    ("Metaevents", Kind::Metaevent),
];

/// Writes the list. System calls without an event of their own come last, in the order of their codes;
/// Falco lists them in the order of a hash table.
pub(crate) fn write(out: &mut dyn Write, format: Format) -> io::Result<()> {
    let rows = rows();
    let rows_of = |kind: Kind| rows.iter().filter(move |row| row.event.kind == kind);
    if format == Format::Json {
        let mut root = Map::new();
        root.insert("schema_version".to_owned(), SCHEMA_VERSION.into());
        for (category, kind) in CATEGORIES {
            root.insert(category.to_owned(), rows_of(kind).map(Row::json).collect());
        }
        return writeln!(out, "{:#}", Value::Object(root));
    }
    writeln!(
        out,
        "The events below are valid for Falco *Schema Version*: {SCHEMA_VERSION}"
    )?;
    for (category, kind) in CATEGORIES {
        writeln!(out, "## {category}\n")?;
        if format == Format::Markdown {
            writeln!(
                out,
                "Default | Dir | Name | Params \n:-------|:----|:-----|:-----"
            )?;
        }
        for row in rows_of(kind) {
            row.write(out, format == Format::Markdown)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn rows() -> Vec<Row> {
    let left_out = EventFlags::OLD_VERSION.union(EventFlags::UNUSED);
    let is_generic = |event: &Event| matches!(event.code, event::GENERIC_E | event::GENERIC_X);
    let ignored = ignored_events();
    let row = |name, event: &'static Event| Row {
        name,
        event,
        available: !ignored.contains(event.code),
    };
    let mut rows: Vec<Row> = EVENTS
        .iter()
        .filter(|event| {
            !is_generic(event) && !event.flags.intersects(left_out) && event.kind != Kind::Unknown
        })
        .map(|event| row(event.name, event))
        .collect();
    for syscall in SYSCALLS.iter().filter(|syscall| syscall.generic) {
        for code in [event::GENERIC_E, event::GENERIC_X] {
            rows.extend(code.info().map(|event| row(syscall.name, event)));
        }
    }
    rows
}

impl Row {
    fn direction(&self) -> char {
        if self.event.code.is_exit() { '<' } else { '>' }
    }

    fn write(&self, out: &mut dyn Write, markdown: bool) -> io::Result<()> {
        let (name, direction) = (self.name, self.direction());
        if markdown {
            let available = if self.available { "Yes" } else { "No" };
            write!(out, "{available} | `{direction}` | `{name}` | ")?;
        } else {
            write!(out, "{direction} {name}(")?;
        }
        for (index, param) in self.event.params.iter().enumerate() {
            if index > 0 {
                write!(out, ", ")?;
            }
            write!(out, "{} **{}**", param.ty.name(), param.name)?;
            let Some(flags) = flags(param) else { continue };
            let flags: Vec<String> = if markdown {
                flags.iter().map(|flag| format!("*{flag}*")).collect()
            } else {
                flags.into_iter().map(str::to_owned).collect()
            };
            write!(out, ": {}", flags.join(", "))?;
        }
        writeln!(out, "{}", if markdown { "" } else { ")" })
    }

    fn json(&self) -> Value {
        let params: Vec<Value> = self
            .event
            .params
            .iter()
            .map(|param| {
                let mut object = json!({ "type": param.ty.name(), "name": param.name });
                if let Some(flags) = flags(param) {
                    object["flags"] = flags.into();
                }
                object
            })
            .collect();
        json!({
            "name": self.name,
            "dir": self.direction(),
            "available": self.available,
            "params": params,
        })
    }
}

/// Returns the names of the flags of a flag parameter. Falco does not list those of modes.
fn flags(param: &Param) -> Option<Vec<&'static str>> {
    use ParamType as T;
    match (param.ty, param.extra) {
        (
            T::Flags8 | T::Flags16 | T::Flags32 | T::Enumflags8 | T::Enumflags16 | T::Enumflags32,
            ParamExtra::Flags(table),
        ) => Some(table.flags.iter().map(|flag| flag.name).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(format: Format) -> String {
        let mut out = Vec::new();
        write(&mut out, format).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn line(text: &str, part: &str) -> String {
        text.lines().find(|line| line.contains(part)).unwrap().to_owned()
    }

    #[test]
    fn text_has_one_line_per_event() {
        let text = list(Format::Text);
        insta::assert_snapshot!(line(&text, "< access("));
        insta::assert_snapshot!(line(&text, "< kexec_load("));
        assert!(text.starts_with(
            "The events below are valid for Falco *Schema Version*: 4.5.1\n## Syscall events\n\n"
        ));
    }

    #[test]
    fn markdown_marks_the_default_events() {
        let text = list(Format::Markdown);
        insta::assert_snapshot!(line(&text, "| `access` |"));
        assert!(line(&text, "| `read` |").starts_with("No | `<` | "));
    }

    #[test]
    fn json_has_falcos_keys() {
        let json: Value = serde_json::from_str(&list(Format::Json)).unwrap();
        assert_eq!(json["schema_version"], SCHEMA_VERSION);
        for (category, _) in CATEGORIES {
            assert!(!json[category].as_array().unwrap().is_empty(), "{category}");
        }
        let syscalls = json["Syscall events"].as_array().unwrap();
        let mprotect = syscalls.iter().find(|event| event["name"] == "mprotect").unwrap();
        insta::assert_snapshot!(format!("{mprotect:#}"));
        assert!(syscalls.iter().all(|event| event["name"] != "syscall"));
    }
}
