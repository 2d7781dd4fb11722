//! The parser of project files.
//!
//! In: the text. Out: a [`Project`], or all errors with their lines and columns.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use compiler::check::assumed::Plugin;
use compiler::diagnostics::{Level, Selector};
use compiler::tables;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Project;

/// The keys of a project file.
const KEYS: [&str; 6] = ["rules", "plugins", "sources", "lints", "tests", "format"];

/// The keys of its `format` table.
const FORMAT_KEYS: [&str; 2] = ["width", "layout-only"];

/// The errors of a project file.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) struct ProjectFileErrors {
    path: PathBuf,
    /// Line and column (from 1) and message, in file order.
    list: Vec<(usize, usize, String)>,
}

impl ProjectFileErrors {
    /// Returns line and column (from 1) and message of each error, in file order.
    pub(crate) fn places(&self) -> impl Iterator<Item = (usize, usize, &str)> {
        self.list
            .iter()
            .map(|(line, column, message)| (*line, *column, message.as_str()))
    }
}

impl fmt::Display for ProjectFileErrors {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (line, column, message)) in self.list.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            write!(out, "{}:{line}:{column}: {message}", self.path.display())?;
        }
        Ok(())
    }
}

/// Parses `text`, the content of the file at `path`.
pub(super) fn parse(path: &Path, text: &str) -> Result<Project, ProjectFileErrors> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut parser = Parser {
        folder,
        project: Project {
            file: Some(path.to_owned()),
            ..Project::default()
        },
        errors: Vec::new(),
    };
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        parser.error(span, error.message().to_owned());
    }
    if errors.is_empty() {
        parser.document(document.get_ref());
    }
    if parser.errors.is_empty() {
        return Ok(parser.project);
    }
    parser.errors.sort();
    let place = |offset: usize| {
        let before = text.get(..offset).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |feed| feed + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        (line, before[start..].chars().count() + 1)
    };
    let list = parser.errors.into_iter().map(|(offset, message)| {
        let (line, column) = place(offset);
        (line, column, message)
    });
    Err(ProjectFileErrors {
        path: path.to_owned(),
        list: list.collect(),
    })
}

type Key<'a, 't> = &'a Spanned<std::borrow::Cow<'t, str>>;
type Value<'a, 't> = &'a Spanned<DeValue<'t>>;

struct Parser<'p> {
    folder: &'p Path,
    project: Project,
    errors: Vec<(usize, String)>,
}

impl Parser<'_> {
    fn error(&mut self, span: Range<usize>, message: String) {
        self.errors.push((span.start, message));
    }

    fn document(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "rules" => self.project.rules = self.paths(key, value),
                "tests" => self.project.tests = self.paths(key, value),
                "sources" => self.sources(key, value),
                "plugins" => self.plugins(key, value),
                "lints" => self.lints(key, value),
                "format" => self.format(key, value),
                unknown => {
                    let meant = meant(unknown, KEYS);
                    self.error(key.span(), format!("unknown key `{unknown}`{meant}"));
                }
            }
        }
    }

    /// Returns the strings of an array with their positions.
    fn strings<'a>(&mut self, key: Key<'_, '_>, value: Value<'a, '_>) -> Vec<(&'a str, Range<usize>)> {
        let Some(elements) = value.get_ref().as_array() else {
            let message = format!(
                "`{}` must be an array of strings, not {}",
                key.get_ref(),
                type_of(value)
            );
            self.error(value.span(), message);
            return Vec::new();
        };
        let mut strings = Vec::new();
        for element in elements {
            match element.get_ref().as_str() {
                Some("") => self.error(element.span(), "empty string".to_owned()),
                Some(text) => strings.push((text, element.span())),
                None => {
                    let message = format!(
                        "elements of `{}` must be strings, not {}",
                        key.get_ref(),
                        type_of(element)
                    );
                    self.error(element.span(), message);
                }
            }
        }
        strings
    }

    fn paths(&mut self, key: Key<'_, '_>, value: Value<'_, '_>) -> Vec<PathBuf> {
        let strings = self.strings(key, value);
        strings
            .into_iter()
            .map(|(path, _)| self.folder.join(path))
            .collect()
    }

    fn sources(&mut self, key: Key<'_, '_>, value: Value<'_, '_>) {
        let mut sources = Vec::new();
        for (source, span) in self.strings(key, value) {
            if tables::is_source(source) {
                sources.push(source.to_owned());
            } else {
                let meant = meant(source, tables::sources());
                self.error(span, format!("unknown event source `{source}`{meant}"));
            }
        }
        self.project.sources = Some(sources);
    }

    fn table<'a, 't>(&mut self, key: Key<'_, '_>, value: Value<'a, 't>) -> Option<&'a DeTable<'t>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            let message = format!("`{}` must be a table, not {}", key.get_ref(), type_of(value));
            self.error(value.span(), message);
        }
        table
    }

    fn plugins(&mut self, key: Key<'_, '_>, value: Value<'_, '_>) {
        let Some(table) = self.table(key, value) else {
            return;
        };
        let mut plugins = Vec::new();
        for (name, value) in table {
            let Some(text) = value.get_ref().as_str() else {
                let message = format!(
                    "the version of plugin `{}` must be a string, not {}",
                    name.get_ref(),
                    type_of(value)
                );
                self.error(value.span(), message);
                continue;
            };
            let version = match text {
                "*" => Ok(None),
                text => super::version(text).map(Some),
            };
            match version {
                Ok(version) => plugins.push(Plugin {
                    name: name.get_ref().to_string(),
                    version,
                }),
                Err(message) => self.error(value.span(), format!("{message}, or `*` for any version")),
            }
        }
        self.project.plugins = Some(plugins);
    }

    fn format(&mut self, key: Key<'_, '_>, value: Value<'_, '_>) {
        let Some(table) = self.table(key, value) else {
            return;
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "width" => {
                    let digits = value.get_ref().as_integer().map(toml::de::DeInteger::as_str);
                    match digits.and_then(|digits| digits.parse::<usize>().ok()) {
                        Some(width) if width > 0 => self.project.format.width = width,
                        _ => self.error(value.span(), "`width` must be a positive number".to_owned()),
                    }
                }
                "layout-only" => match value.get_ref().as_bool() {
                    Some(layout_only) => self.project.format.layout_only = layout_only,
                    None => self.error(value.span(), "`layout-only` must be true or false".to_owned()),
                },
                unknown => {
                    let meant = meant(unknown, FORMAT_KEYS);
                    self.error(key.span(), format!("unknown key `{unknown}` in `format`{meant}"));
                }
            }
        }
    }

    fn lints(&mut self, key: Key<'_, '_>, value: Value<'_, '_>) {
        let Some(table) = self.table(key, value) else {
            return;
        };
        for (name, value) in table {
            let selector = match Selector::parse(name.get_ref()) {
                Ok(selector) => selector,
                Err(unknown) => {
                    self.error(name.span(), unknown.to_string());
                    continue;
                }
            };
            let level = value.get_ref().as_str().and_then(Level::parse);
            let Some(level) = level else {
                let message = format!("the level of `{selector}` must be \"allow\", \"warn\" or \"deny\"");
                self.error(value.span(), message);
                continue;
            };
            match selector.can_be(level) {
                Ok(()) => self.project.lints.push((selector, level)),
                Err(fixed) => self.error(value.span(), fixed.to_string()),
            }
        }
    }
}

fn meant<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    compiler::spelling::closest(word, candidates)
        .map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"))
}

fn type_of(value: &Spanned<DeValue<'_>>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(text: &str) -> String {
        parse(Path::new("lanner.toml"), text).unwrap_err().to_string()
    }

    #[test]
    fn a_full_file_is_read() {
        let text = "\
rules = [\"rules/falco_rules.yaml\", \"rules.d/*.yaml\"]
sources = [\"syscall\", \"k8s_audit\"]
tests = [\"tests\"]

[plugins]
container = \"0.7.1\"
k8saudit = \"*\"

[lints]
all = \"warn\"
unused-list = \"deny\"
L0351 = \"allow\"
";
        let project = parse(Path::new("set/lanner.toml"), text).unwrap();
        assert_eq!(
            project.rules,
            [
                Path::new("set/rules/falco_rules.yaml"),
                Path::new("set/rules.d/*.yaml")
            ]
        );
        assert_eq!(project.tests, [Path::new("set/tests")]);
        assert_eq!(project.sources.as_ref().unwrap().len(), 2);
        assert_eq!(project.plugins.as_ref().unwrap().len(), 2);
        assert_eq!(project.lints.len(), 3);
    }

    #[test]
    fn every_error_has_its_position() {
        let text = "\
rulez = []
tests = \"tests\"
sources = [\"syscal\", 1]

[plugins]
container = \"1\"
json = 2

[lints]
unused-lst = \"warn\"
unused-list = \"off\"
unknown-field = \"allow\"
";
        insta::assert_snapshot!(errors(text));
    }

    #[test]
    fn syntax_errors_have_their_position() {
        insta::assert_snapshot!(errors("rules = [\n"));
    }
}
