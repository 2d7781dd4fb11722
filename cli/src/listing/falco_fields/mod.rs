//! `falco --list`: the fields in Falco's own three formats, with our descriptions.
//!
//! In: the options, the loaded plugins and the static fields. Out: text, Markdown or JSON. This module
//! selects the classes; [`class`] writes a class and [`row`] a field.

mod class;
mod row;

use std::io::{self, Write};

use compiler::tables::{CLASSES, FieldClass, Plugin, SYSCALL_SOURCE};
use serde_json::{Value, json};

use self::class::{ListedClass, provider};
use self::row::Row;
use super::Format;

/// The options of `falco --list`.
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

impl FieldList<'_> {
    /// Returns the event sources of an engine with these plugins: system calls first.
    pub(crate) fn sources(&self) -> Vec<&'static str> {
        let mut sources = vec![SYSCALL_SOURCE];
        for source in self.plugins.iter().filter_map(|plugin| plugin.source) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }

    /// Writes the list. As in Falco, JSON output without any field is empty.
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
                let classes: Vec<Value> = classes.iter().map(ListedClass::json).collect();
                writeln!(out, "{:#}", json!({ "fieldclasses": classes }))
            }
        }
    }

    /// Returns the classes in the order of sources and of the table, each once.
    fn classes(&self) -> Vec<ListedClass> {
        let sources: Vec<&'static str> = self
            .sources()
            .into_iter()
            .filter(|source| self.source.is_none_or(|only| only == *source))
            .collect();
        let mut listed: Vec<ListedClass> = Vec::new();
        for source in &sources {
            let usable =
                |class: &&FieldClass| !class.hidden && class.has_source(source) && self.has_provider(class);
            let mut add = |class: ListedClass| {
                let known = |other: &ListedClass| (&other.name, other.title) == (&class.name, class.title);
                if !class.fields.is_empty() && !listed.iter().any(known) {
                    listed.push(class);
                }
            };
            // Falco lists static fields before those of plugins, in every source.
            let (built_in, of_plugins): (Vec<_>, Vec<_>) = CLASSES
                .iter()
                .filter(usable)
                .partition(|class| provider(class).is_none());
            for class in built_in {
                add(ListedClass::new(class, &sources));
            }
            add(self.static_class(&sources));
            for class in of_plugins {
                add(ListedClass::new(class, &sources));
            }
        }
        listed
    }

    /// Returns true for built-in classes and those of loaded plugins.
    fn has_provider(&self, class: &FieldClass) -> bool {
        provider(class)
            .is_none_or(|provider| self.plugins.iter().any(|plugin| plugin.fields == Some(provider)))
    }

    fn static_class(&self, sources: &[&'static str]) -> ListedClass {
        ListedClass {
            name: "static".to_owned(),
            title: "",
            doc: "constant strings defined in the configuration",
            sources: sources.iter().copied().collect(),
            fields: self
                .static_fields
                .iter()
                .map(|name| Row::of_static_field(name))
                .collect(),
        }
    }
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
    fn verbose_text_has_types() {
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
        let of_audit = list(|list| {
            (list.names_only, list.source) = (true, Some("k8s_audit"));
            list.static_fields = &fields;
        });
        let place = |name: &str| of_audit.lines().position(|line| line == name).unwrap();
        assert!(place("evt.num") < place("static.team") && place("static.team") < place("ka.verb"));
    }

    #[test]
    fn markdown_marks_lists() {
        let text = list(|list| list.format = Format::Markdown);
        assert!(text.starts_with("## Field Class: evt\n\n"));
        assert!(text.contains("\n`fd.types` | LIST(CHARBUF) | "));
    }
}
