//! A class of fields in the three formats.

use std::collections::BTreeSet;
use std::io::{self, Write};

use compiler::tables::{FieldClass, FieldFlags};
use serde_json::{Value, json};

use super::row::{RIGHT_BLOCK, Row, write_wrapped};

/// A class of fields to list.
pub(super) struct ListedClass {
    pub(super) name: String,
    pub(super) title: &'static str,
    pub(super) doc: &'static str,
    pub(super) sources: BTreeSet<&'static str>,
    pub(super) fields: Vec<Row>,
}

/// Returns the plugin that provides the fields of a class; `None` for built-in fields.
pub(super) fn provider(class: &FieldClass) -> Option<&'static str> {
    class
        .fields()
        .next()
        .map(|field| field.provider)
        .filter(|provider| *provider != "builtin")
}

impl ListedClass {
    /// Returns the class as it is in an engine with these event sources.
    pub(super) fn new(class: &FieldClass, sources: &[&'static str]) -> Self {
        let provider = provider(class);
        let left_out = FieldFlags::PRINT_ONLY
            .union(FieldFlags::HIDDEN)
            .union(FieldFlags::DEPRECATED);
        Self {
            name: provider.map_or_else(|| class.name.to_owned(), |name| format!("{name} (plugin)")),
            title: class.title,
            // Falco has no description for the class of a plugin.
            doc: if provider.is_some() { "" } else { class.doc },
            sources: sources
                .iter()
                .copied()
                .filter(|source| class.has_source(source))
                .collect(),
            fields: class
                .fields()
                .filter(|field| !field.flags.intersects(left_out))
                .map(Row::new)
                .collect(),
        }
    }

    pub(super) fn write_text(&self, out: &mut dyn Write, verbose: bool) -> io::Result<()> {
        writeln!(out, "-------------------------------")?;
        write!(out, "{:<RIGHT_BLOCK$}{}", "Field Class:", self.name)?;
        if !self.title.is_empty() {
            write!(out, " ({})", self.title)?;
        }
        writeln!(out)?;
        if !self.doc.is_empty() {
            write!(out, "{:<RIGHT_BLOCK$}", "Description:")?;
            write_wrapped(out, self.doc)?;
        }
        write!(out, "{:<RIGHT_BLOCK$}", "Event Sources:")?;
        for source in &self.sources {
            write!(out, "{source} ")?;
        }
        writeln!(out, "\n")?;
        for row in &self.fields {
            row.write_text(out, verbose)?;
        }
        writeln!(out)
    }

    pub(super) fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "## Field Class: {}\n", self.name)?;
        if !self.doc.is_empty() {
            writeln!(out, "{}\n", self.doc)?;
        }
        write!(out, "Event Sources: ")?;
        for source in &self.sources {
            write!(out, "{source} ")?;
        }
        writeln!(out, "\n\nName | Type | Description\n:----|:-----|:-----------")?;
        for row in &self.fields {
            let ty = if row.list {
                format!("LIST({})", row.ty)
            } else {
                row.ty.to_owned()
            };
            writeln!(out, "`{}` | {ty} | {}", row.name, row.doc)?;
        }
        writeln!(out)
    }

    pub(super) fn json(&self) -> Value {
        let fields: Vec<Value> = self.fields.iter().map(Row::json).collect();
        let mut class = json!({ "name": self.name, "event_sources": self.sources, "fields": fields });
        if !self.doc.is_empty() {
            class["desc"] = self.doc.into();
        }
        class
    }
}
