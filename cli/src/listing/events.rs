//! Events and their parameters: terminal output, Markdown page, JSON.

use std::io::{self, Write};

use compiler::tables::{
    Category, Event, EventFlags, Kind, Param, ParamExtra, SYSCALLS, Syscall, SyscallKind,
};
use serde_json::{Value, json};

use super::{ASIDE, HEADING, NAME, wrap};

/// An event as rules see it: a value of `evt.type`, with the parameters of current captures.
#[derive(Clone, Copy, Debug)]
pub(crate) enum EventEntry {
    /// An event with parameters of its own.
    Event(&'static Event),
    /// A system call that the kernel side reports with the generic event.
    Generic(&'static Syscall),
}

/// Headings, and the kinds of events below each.
const SECTIONS: [(&str, &[Kind]); 4] = [
    ("System calls", &[Kind::Syscall]),
    ("Tracepoints", &[Kind::Tracepoint]),
    ("Plugin events", &[Kind::Plugin]),
    ("Other events", &[Kind::Metaevent, Kind::Iter]),
];
const GENERIC_HEADING: &str = "System calls without parameters";

impl EventEntry {
    /// Returns every event in table order, then the generic system calls.
    pub(crate) fn all() -> Vec<Self> {
        let outdated = EventFlags::UNUSED.union(EventFlags::OLD_VERSION);
        let own = compiler::tables::EVENTS
            .iter()
            .filter(|event| !event.flags.intersects(outdated) && event.kind != Kind::Unknown)
            .filter(|event| event.kind != Kind::Syscall || event.code.is_exit())
            .filter(|event| event.name != "syscall")
            .map(Self::Event);
        let generic = SYSCALLS
            .iter()
            .filter(|syscall| syscall.generic && syscall.kind == SyscallKind::Syscall)
            .map(Self::Generic);
        own.chain(generic).collect()
    }

    /// Returns the value of `evt.type`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Event(event) => event.name,
            Self::Generic(syscall) => syscall.name,
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Event(event) => SECTIONS
                .iter()
                .find(|(_, kinds)| kinds.contains(&event.kind))
                .map_or("Other events", |(heading, _)| heading),
            Self::Generic(_) => GENERIC_HEADING,
        }
    }

    /// Returns the kind of event for the heading of a description.
    fn kind_name(self) -> &'static str {
        match self {
            Self::Generic(_) => "system call",
            Self::Event(event) => match event.kind {
                Kind::Syscall => "system call",
                Kind::Tracepoint => "tracepoint",
                Kind::Plugin => "plugin event",
                Kind::Metaevent | Kind::Iter | Kind::Unknown => "event",
            },
        }
    }

    /// Returns the value of `evt.category`.
    fn category(self) -> String {
        match self {
            Self::Generic(_) => "other".to_owned(),
            Self::Event(event) => match event.category {
                Category::IoRead | Category::IoWrite | Category::IoOther => {
                    "that of the descriptor".to_owned()
                }
                category => format!("{category:?}").to_lowercase(),
            },
        }
    }

    fn params(self) -> &'static [Param] {
        match self {
            Self::Event(event) => event.params,
            Self::Generic(_) => &[],
        }
    }
}

/// Writes the events below their headings for a terminal of `width` columns.
pub(crate) fn screen(out: &mut dyn Write, width: usize, entries: &[EventEntry]) -> io::Result<()> {
    const PARAMS_COLUMN: usize = 26;
    for (index, (heading, entries)) in sections(entries).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{HEADING}{heading}{HEADING:#}")?;
        if heading == GENERIC_HEADING {
            let names: Vec<_> = entries.iter().map(|entry| entry.name()).collect();
            for line in wrap(&names.join(" "), width.saturating_sub(2).max(20)) {
                writeln!(out, "  {NAME}{line}{NAME:#}")?;
            }
            continue;
        }
        for entry in entries {
            let name = entry.name();
            write!(out, "  {NAME}{name}{NAME:#}")?;
            if name.len() + 3 > PARAMS_COLUMN {
                write!(out, "\n{:PARAMS_COLUMN$}", "")?;
            } else {
                write!(out, "{:1$}", "", PARAMS_COLUMN - 2 - name.len())?;
            }
            let params: Vec<_> = entry.params().iter().map(|param| param.name).collect();
            for (index, line) in wrap(&params.join(" "), width.saturating_sub(PARAMS_COLUMN).max(20))
                .iter()
                .enumerate()
            {
                let indent = if index == 0 { 0 } else { PARAMS_COLUMN };
                writeln!(out, "{:indent$}{ASIDE}{line}{ASIDE:#}", "")?;
            }
        }
    }
    Ok(())
}

/// Writes the full description of the events of one name.
pub(crate) fn card(out: &mut dyn Write, width: usize, entries: &[EventEntry]) -> io::Result<()> {
    const REMARK_COLUMN: usize = 42;
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(
            out,
            "{HEADING}{}{HEADING:#}{ASIDE}, {}, category: {}{ASIDE:#}",
            entry.name(),
            entry.kind_name(),
            entry.category()
        )?;
        if entry.params().is_empty() {
            writeln!(out, "  no parameters")?;
        }
        for param in entry.params() {
            write!(out, "  {NAME}evt.arg.{:<18}{NAME:#} ", param.name)?;
            let remark = remark(param);
            if remark.is_empty() {
                writeln!(out, "{}", param.ty.word())?;
                continue;
            }
            write!(out, "{:<13}", param.ty.word())?;
            for (index, line) in wrap(&remark, width.saturating_sub(REMARK_COLUMN).max(20))
                .iter()
                .enumerate()
            {
                let indent = if index == 0 { 0 } else { REMARK_COLUMN };
                writeln!(out, "{:indent$}{line}", "")?;
            }
        }
    }
    Ok(())
}

/// Writes a Markdown page with a table below each heading.
pub(crate) fn page(out: &mut dyn Write, entries: &[EventEntry]) -> io::Result<()> {
    writeln!(
        out,
        "# Events\n\nThe values of `evt.type`, and the parameters that `evt.arg.NAME` returns."
    )?;
    for (heading, entries) in sections(entries) {
        writeln!(out, "\n## {heading}\n")?;
        if heading == GENERIC_HEADING {
            let names: Vec<_> = entries
                .iter()
                .map(|entry| format!("`{}`", entry.name()))
                .collect();
            writeln!(out, "{}", names.join(", "))?;
            continue;
        }
        writeln!(out, "| event | category | parameters |\n|---|---|---|")?;
        for entry in entries {
            let params: Vec<_> = entry
                .params()
                .iter()
                .map(|param| format!("`{}` {}", param.name, param.ty.word()))
                .collect();
            writeln!(
                out,
                "| `{}` | {} | {} |",
                entry.name(),
                entry.category(),
                params.join(", ")
            )?;
        }
    }
    Ok(())
}

/// Returns the events as JSON: an array of objects.
pub(crate) fn json(entries: &[EventEntry]) -> Value {
    entries
        .iter()
        .map(|entry| {
            let params: Vec<Value> = entry
                .params()
                .iter()
                .map(|param| json!({ "name": param.name, "type": param.ty.name(), "flags": flags(param) }))
                .collect();
            json!({
                "name": entry.name(),
                "kind": entry.heading(),
                "category": entry.category(),
                "params": params,
            })
        })
        .collect()
}

/// Groups the entries by heading, in the order of the headings.
fn sections(entries: &[EventEntry]) -> impl Iterator<Item = (&'static str, Vec<EventEntry>)> {
    let headings = SECTIONS
        .iter()
        .map(|(heading, _)| *heading)
        .chain([GENERIC_HEADING]);
    headings.filter_map(move |heading| {
        let own: Vec<_> = entries
            .iter()
            .copied()
            .filter(|entry| entry.heading() == heading)
            .collect();
        (!own.is_empty()).then_some((heading, own))
    })
}

/// Returns the names of the flags or values of a parameter, if they have names.
pub(crate) fn flags(param: &Param) -> Option<Vec<&'static str>> {
    match param.extra {
        ParamExtra::Flags(table) => Some(table.flags.iter().map(|flag| flag.name).collect()),
        ParamExtra::None | ParamExtra::Dirfd(_) | ParamExtra::Dynamic(_) => None,
    }
}

fn remark(param: &Param) -> String {
    match param.extra {
        ParamExtra::None => String::new(),
        ParamExtra::Flags(_) => flags(param).unwrap_or_default().join(" "),
        ParamExtra::Dirfd(_) => "relative to a directory descriptor".to_owned(),
        ParamExtra::Dynamic(types) => {
            let words: Vec<_> = types.iter().map(|(ty, _)| ty.word()).collect();
            format!("one of: {}", words.join(", "))
        }
    }
}
