//! `falco --list`: the fields in Falco's own three forms, with our descriptions.

use std::collections::BTreeSet;
use std::io::{self, Write};

use compiler::tables::{ArgumentRule, CLASSES, Field, FieldClass, FieldFlags, Plugin, SYSCALL_SOURCE};
use serde_json::{Value, json};

use super::{Format, wrap};

/// Left edge of the right-hand block of the text form.
const RIGHT_BLOCK: usize = 30;
/// Width of the text form.
const WIDTH: usize = 120;

/// What `falco --list` was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FieldList<'a> {
    /// `--list=SOURCE`; one of [`FieldList::sources`].
    pub(crate) source: Option<&'a str>,
    /// `-N`
    pub(crate) names_only: bool,
    /// `-v`
    pub(crate) verbose: bool,
    /// `--format`
    pub(crate) format: Format,
    /// The plugins that are loaded, in that order.
    pub(crate) plugins: &'a [&'static Plugin],
    /// Names of the fields that `static_fields` defines, without `static.`.
    pub(crate) static_fields: &'a [String],
}

/// A class as it is listed.
struct Listed {
    name: String,
    title: &'static str,
    doc: &'static str,
    sources: BTreeSet<&'static str>,
    fields: Vec<Row>,
}

/// A field as it is listed.
struct Row {
    name: String,
    ty: &'static str,
    list: bool,
    argument: Option<(bool, Vec<&'static str>)>,
    tags: BTreeSet<&'static str>,
    doc: &'static str,
}

impl FieldList<'_> {
    /// The event sources of an engine with these plugins: system calls first.
    pub(crate) fn sources(&self) -> Vec<&'static str> {
        let mut sources = vec![SYSCALL_SOURCE];
        for source in self.plugins.iter().filter_map(|plugin| plugin.source) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }

    /// Writes the list. JSON without a single field is nothing at all, as Falco has it.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let classes = self.classes();
        if self.names_only {
            let names: Vec<&str> = classes
                .iter()
                .flat_map(|class| &class.fields)
                .map(|row| row.name.as_str())
                .collect();
            return match self.format {
                Format::Json if names.is_empty() => Ok(()),
                Format::Json => writeln!(out, "{:#}", json!({ "fieldnames": names })),
                Format::Text | Format::Markdown => names.iter().try_for_each(|name| writeln!(out, "{name}")),
            };
        }
        match self.format {
            Format::Text => classes
                .iter()
                .try_for_each(|class| class.write_text(out, self.verbose)),
            Format::Markdown => classes.iter().try_for_each(|class| class.write_markdown(out)),
            Format::Json if classes.is_empty() => Ok(()),
            Format::Json => {
                let classes: Vec<Value> = classes.iter().map(Listed::json).collect();
                writeln!(out, "{:#}", json!({ "fieldclasses": classes }))
            }
        }
    }

    /// The classes in the order of sources and of the table, each once.
    fn classes(&self) -> Vec<Listed> {
        let asked: Vec<&'static str> = self
            .sources()
            .into_iter()
            .filter(|source| self.source.is_none_or(|only| only == *source))
            .collect();
        let mut listed: Vec<Listed> = Vec::new();
        for source in &asked {
            let usable =
                |class: &&FieldClass| !class.hidden && class.has_source(source) && self.has_provider(class);
            for class in CLASSES.iter().filter(usable) {
                let class = Listed::new(class, &asked);
                let known = |other: &Listed| (&other.name, other.title) == (&class.name, class.title);
                if !class.fields.is_empty() && !listed.iter().any(known) {
                    listed.push(class);
                }
            }
            if *source == SYSCALL_SOURCE && !self.static_fields.is_empty() {
                listed.push(self.static_class(&asked));
            }
        }
        listed
    }

    /// Built in, or of a plugin that is loaded.
    fn has_provider(&self, class: &FieldClass) -> bool {
        provider(class)
            .is_none_or(|provider| self.plugins.iter().any(|plugin| plugin.fields == Some(provider)))
    }

    fn static_class(&self, sources: &[&'static str]) -> Listed {
        Listed {
            name: "static".to_owned(),
            title: "",
            doc: "fixed texts that the configuration defines",
            sources: sources.iter().copied().collect(),
            fields: self
                .static_fields
                .iter()
                .map(|name| Row {
                    name: format!("static.{name}"),
                    ty: "CHARBUF",
                    list: false,
                    argument: None,
                    tags: BTreeSet::new(),
                    doc: "text that the configuration gives it",
                })
                .collect(),
        }
    }
}

/// The plugin whose fields a class holds.
fn provider(class: &FieldClass) -> Option<&'static str> {
    class
        .fields()
        .next()
        .map(|field| field.provider)
        .filter(|provider| *provider != "builtin")
}

impl Listed {
    fn new(class: &FieldClass, asked: &[&'static str]) -> Self {
        let provider = provider(class);
        let left_out = FieldFlags::PRINT_ONLY
            .union(FieldFlags::HIDDEN)
            .union(FieldFlags::DEPRECATED);
        Self {
            name: provider.map_or_else(|| class.name.to_owned(), |name| format!("{name} (plugin)")),
            title: class.title,
            // Falco has no description of a plugin's class.
            doc: if provider.is_some() { "" } else { class.doc },
            sources: asked
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

    fn write_text(&self, out: &mut dyn Write, verbose: bool) -> io::Result<()> {
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

    fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()> {
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

    fn json(&self) -> Value {
        let fields: Vec<Value> = self.fields.iter().map(Row::json).collect();
        let mut class = json!({ "name": self.name, "event_sources": self.sources, "fields": fields });
        if !self.doc.is_empty() {
            class["desc"] = self.doc.into();
        }
        class
    }
}

impl Row {
    fn new(field: &Field) -> Self {
        // Only plugins say of what kind an argument is.
        let kinds = |index, key| {
            let mut kinds = Vec::new();
            if field.provider != "builtin" {
                kinds.extend(bool::then_some(index, "INDEX"));
                kinds.extend(bool::then_some(key, "KEY"));
            }
            kinds
        };
        let argument = match field.argument {
            ArgumentRule::None => None,
            ArgumentRule::Optional { index, key } => Some((false, kinds(index, key))),
            ArgumentRule::Required { index, key } => Some((true, kinds(index, key))),
        };
        let mut tags: BTreeSet<&str> = [
            (FieldFlags::FILTER_ONLY, "FILTER_ONLY"),
            (FieldFlags::NO_RHS, "EPF_NO_RHS"),
            (FieldFlags::NO_TRANSFORMER, "EPF_NO_TRANSFORMER"),
            (FieldFlags::LIST, "EPF_IS_LIST"),
        ]
        .into_iter()
        .filter(|(flag, _)| field.flags.contains(*flag))
        .map(|(_, tag)| tag)
        .collect();
        if let Some((required, kinds)) = &argument {
            tags.insert(if *required { "ARG_REQUIRED" } else { "ARG_ALLOWED" });
            tags.extend(kinds.iter().map(|kind| match *kind {
                "INDEX" => "ARG_INDEX",
                _ => "ARG_KEY",
            }));
        }
        Self {
            name: field.name.to_owned(),
            ty: field.ty.name(),
            list: field.flags.contains(FieldFlags::LIST),
            argument,
            tags,
            doc: field.doc,
        }
    }

    fn write_text(&self, out: &mut dyn Write, verbose: bool) -> io::Result<()> {
        if self.name.len() > RIGHT_BLOCK {
            write!(out, "{}\n{:RIGHT_BLOCK$}", self.name, "")?;
        } else {
            write!(out, "{:<RIGHT_BLOCK$}", self.name)?;
        }
        let mut doc = String::new();
        if verbose {
            doc = format!("(Type: {}) ", self.ty);
        }
        if !self.tags.is_empty() {
            let tags: Vec<&str> = self.tags.iter().copied().collect();
            doc = format!("{doc}({}) ", tags.join(","));
        }
        doc.push_str(self.doc);
        write_wrapped(out, &doc)
    }

    fn json(&self) -> Value {
        let argument = self
            .argument
            .as_ref()
            .map(|(required, kinds)| json!({ "required": required, "type": kinds }));
        json!({
            "name": self.name,
            "type": self.ty,
            "desc": self.doc,
            "is_list": self.list,
            "argument": argument,
        })
    }
}

/// The right-hand block: every word has a blank behind it, which counts.
fn write_wrapped(out: &mut dyn Write, text: &str) -> io::Result<()> {
    for (index, line) in wrap(text, WIDTH - RIGHT_BLOCK - 1).iter().enumerate() {
        if index > 0 {
            write!(out, "{:RIGHT_BLOCK$}", "")?;
        }
        writeln!(out, "{line} ")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list<'a>(change: impl FnOnce(&mut FieldList<'a>)) -> String {
        let plugins = ["container", "k8saudit"].map(|name| Plugin::find(name).unwrap());
        let mut list = FieldList {
            source: None,
            names_only: false,
            verbose: false,
            format: Format::Text,
            plugins: Box::leak(Box::new(plugins)),
            static_fields: &[],
        };
        change(&mut list);
        let mut out = Vec::new();
        list.write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn text_has_a_block_for_each_class() {
        let text = list(|_| ());
        let first: Vec<_> = text.lines().take(12).collect();
        insta::assert_snapshot!(first.join("\n"));
        let ancestors = text.lines().find(|line| line.starts_with("proc.aname")).unwrap();
        insta::assert_snapshot!(ancestors);
    }

    #[test]
    fn verbose_text_tells_types() {
        let text = list(|list| list.verbose = true);
        assert!(text.contains("(Type: CHARBUF) "), "{text}");
    }

    #[test]
    fn json_has_falcos_keys() {
        let text = list(|list| list.format = Format::Json);
        let json: Value = serde_json::from_str(&text).unwrap();
        let classes = json["fieldclasses"].as_array().unwrap();
        let class = |name: &str| classes.iter().find(|class| class["name"] == name).unwrap();
        assert_eq!(classes[0]["event_sources"], json!(["k8s_audit", "syscall"]));
        assert_eq!(class("process")["event_sources"], json!(["syscall"]));
        assert!(class("k8saudit (plugin)").get("desc").is_none());
        let field = |class: &Value, name: &str| {
            let fields = class["fields"].as_array().unwrap();
            fields.iter().find(|field| field["name"] == name).unwrap().clone()
        };
        let fields = json!([
            field(class("process"), "proc.name"),
            field(class("process"), "proc.aname"),
            field(class("fd"), "fd.types"),
            field(class("k8saudit (plugin)"), "ka.uri.param"),
            field(class("k8saudit (plugin)"), "ka.req.pod.containers.image"),
        ]);
        insta::assert_snapshot!(format!("{fields:#}"));
    }

    #[test]
    fn deprecated_hidden_and_print_only_fields_are_left_out() {
        let names = list(|list| list.names_only = true);
        let has = |name: &str| names.lines().any(|line| line == name);
        assert!(has("evt.type") && has("container.id") && has("ka.verb"));
        for name in [
            "evt.dir",
            "evt.buflen.net",
            "evt.outputtime",
            "k8s.rc.name",
            "ct.id",
            "util.cnt",
        ] {
            assert!(!has(name), "{name}");
        }
    }

    #[test]
    fn a_source_has_only_its_fields() {
        let names = list(|list| (list.names_only, list.source) = (true, Some("k8s_audit")));
        assert!(names.contains("ka.verb\n") && names.contains("evt.num\n"));
        assert!(!names.contains("proc.name\n") && !names.contains("container.id\n"));
    }

    #[test]
    fn names_can_be_json_and_static_fields_are_listed() {
        let fields = ["team".to_owned()];
        let text = list(|list| {
            (list.names_only, list.format) = (true, Format::Json);
            list.static_fields = &fields;
        });
        let json: Value = serde_json::from_str(&text).unwrap();
        let names = json["fieldnames"].as_array().unwrap();
        assert!(names.contains(&json!("static.team")));
    }

    #[test]
    fn markdown_marks_lists() {
        let text = list(|list| list.format = Format::Markdown);
        assert!(text.starts_with("## Field Class: evt\n\n"));
        assert!(text.contains("\n`fd.types` | LIST(CHARBUF) | "));
    }
}
