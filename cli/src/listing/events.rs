//! Events and their parameters, as screen, page and JSON.

use std::io::{self, Write};

use compiler::tables::{
    Category, Event, EventFlags, Kind, Param, ParamExtra, SYSCALLS, Syscall, SyscallKind,
};
use serde_json::{Value, json};

use super::{ASIDE, HEADING, NAME, wrap};

/// An event as users meet it: a name that `evt.type` shows, with the layout of today's records.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Entry {
    /// An event with parameters of its own.
    Event(&'static Event),
    /// A system call that the generic event stands for.
    Generic(&'static Syscall),
}

/// Headings and what stands below them.
const SECTIONS: [(&str, &[Kind]); 4] = [
    ("System calls", &[Kind::Syscall]),
    ("Tracepoints", &[Kind::Tracepoint]),
    ("Plugin events", &[Kind::Plugin]),
    ("Other events", &[Kind::Metaevent, Kind::Iter]),
];
const GENERIC_HEADING: &str = "System calls without parameters";

impl Entry {
    /// Every event in table order, then the generic system calls.
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

    /// What `evt.type` shows.
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

    /// What it is, for the heading of a card.
    fn what(self) -> &'static str {
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

    /// What `evt.category` shows.
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

/// Writes the events below their headings for a screen of `width` columns.
pub(crate) fn screen(out: &mut dyn Write, width: usize, entries: &[Entry]) -> io::Result<()> {
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

/// Writes everything that is known about the events of one name.
pub(crate) fn card(out: &mut dyn Write, width: usize, entries: &[Entry]) -> io::Result<()> {
    const REMARK_COLUMN: usize = 42;
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(
            out,
            "{HEADING}{}{HEADING:#}{ASIDE}, {}, category: {}{ASIDE:#}",
            entry.name(),
            entry.what(),
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

/// Writes a page with a table below each heading.
pub(crate) fn page(out: &mut dyn Write, entries: &[Entry]) -> io::Result<()> {
    writeln!(
        out,
        "# Events\n\nWhat `evt.type` can be, and the parameters that `evt.arg.NAME` reads."
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

/// The events as JSON: an array of objects.
pub(crate) fn json(entries: &[Entry]) -> Value {
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

/// Entries by heading, in the order of the headings.
fn sections(entries: &[Entry]) -> impl Iterator<Item = (&'static str, Vec<Entry>)> {
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

/// Names of the bits or values of a parameter, if it has names.
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
