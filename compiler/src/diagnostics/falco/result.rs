//! The result of one file, as Falco's validation prints it.

use std::fmt::Write;

use serde::Serialize;

use super::{FalcoCode, Location, code, locations, message};
use crate::check::{self, Finding};
use crate::source::{FileId, Sources};
use crate::syntax::items;

/// The number of bytes of a snippet on either side of the position.
const SNIPPET_SIDE: usize = 80;

/// The result of Falco after loading one file on top of the previous ones.
#[derive(Clone, Debug)]
pub struct LoadResult {
    /// The file.
    pub file: FileId,
    /// Its path.
    pub name: String,
    /// The results of the schema check: `ok` or messages, one or more for each document; empty if there was
    /// nothing to check.
    pub schema: Vec<String>,
    /// Errors; Falco stops at the first.
    pub errors: Vec<Info>,
    /// Warnings reported before that.
    pub warnings: Vec<Info>,
}

/// An error or a warning.
#[derive(Clone, Debug)]
pub struct Info {
    /// Its code.
    pub code: FalcoCode,
    /// Its message.
    pub message: String,
    /// The deprecated field it is about.
    pub deprecated_field: Option<&'static str>,
    /// Its locations, outermost first.
    pub locations: Vec<Location>,
    /// The line it is about, and a line with a caret.
    pub snippet: String,
}

impl LoadResult {
    /// Returns the result of loading `file`, given the findings in Falco's order; everything after the first
    /// error is ignored.
    pub fn new<'f>(
        file: FileId,
        findings: impl IntoIterator<Item = &'f Finding>,
        schema: Vec<String>,
        sources: &Sources,
    ) -> Self {
        let mut result = Self {
            file,
            name: sources.file(file).path().to_owned(),
            schema,
            errors: Vec::new(),
            warnings: Vec::new(),
        };
        for finding in findings {
            let Some(code) = code(finding) else { continue };
            let info = Info::new(code, finding, sources);
            if code.is_error() {
                result.errors.push(info);
                break;
            }
            result.warnings.push(info);
        }
        result
    }

    /// Returns whether there is no error.
    pub fn is_successful(&self) -> bool {
        self.errors.is_empty()
    }

    /// Returns the schema status that Falco logs: the first one, or `none` without any.
    pub fn schema_status(&self) -> &str {
        self.schema.first().map_or("none", String::as_str)
    }

    /// Returns whether the first schema result is `ok`.
    fn schema_valid(&self) -> bool {
        self.schema.first().is_some_and(|status| status == "ok")
    }

    /// Returns the block of the file in text output, without a trailing line feed unless it has more than one
    /// line.
    pub fn to_text(&self) -> String {
        let status = match (self.is_successful(), self.warnings.is_empty()) {
            (true, true) => "Ok",
            (true, false) => "Ok, with warnings",
            (false, _) => "Invalid",
        };
        let mut out = format!("{}: {status}", self.name);
        if !self.schema.is_empty() && !self.schema_valid() {
            // Writing to a string cannot fail.
            let _ = write!(out, "\n{} Schema warnings:\n", self.schema.len());
            for status in &self.schema {
                let _ = writeln!(out, "------\n{status}");
            }
            out.push_str("------\n");
        }
        for (title, infos) in [("Errors", &self.errors), ("Warnings", &self.warnings)] {
            if !infos.is_empty() {
                let _ = write!(out, "\n{} {title}:\n", infos.len());
            }
            for info in infos {
                info.write_text(&mut out);
            }
        }
        out
    }

    /// Returns the object of the file in JSON output.
    pub fn to_json(&self) -> serde_json::Value {
        let infos = |infos: &[Info]| infos.iter().map(Info::to_json).collect::<Vec<_>>();
        let mut json = serde_json::json!({
            "name": self.name,
            "successful": self.is_successful(),
            "errors": infos(&self.errors),
            "warnings": infos(&self.warnings),
        });
        if !self.schema.is_empty() {
            json["schema_valid"] = self.schema_valid().into();
            let messages = if self.schema_valid() {
                Vec::new()
            } else {
                self.schema.clone()
            };
            json["schema_warnings"] = messages.into();
        }
        json.sort_all_objects();
        json
    }
}

impl Info {
    fn new(code: FalcoCode, finding: &Finding, sources: &Sources) -> Self {
        let (mut locations, shown) = locations(finding, sources);
        let mut message = message(finding);
        if let Finding::Item(items::Fact {
            kind: items::FactKind::Yaml { .. },
            span,
            path,
        }) = finding
        {
            let position = sources.position(*span);
            message = format!(
                "yaml-cpp: error at line {}, column {}: {message}",
                position.line + 1,
                position.column + 1
            );
            // Falco treats the position of a parser error as a value without a name.
            if path.is_empty() && locations.len() == 1 {
                locations.push(Location {
                    item_type: items::ItemType::ValueFor.name(),
                    item_name: String::new(),
                    name: locations[0].name.clone(),
                    line: position.line,
                    column: position.column,
                    offset: span.start,
                });
            }
        }
        let offset = locations.last().map_or(0, |location| location.offset as usize);
        let content = match &shown {
            Some(text) if !text.is_empty() => text.as_bytes(),
            _ => sources.file(file_of(finding)).text().as_bytes(),
        };
        Self {
            code,
            message,
            deprecated_field: deprecated_field(finding),
            snippet: snippet(content, offset),
            locations,
        }
    }

    fn write_text(&self, out: &mut String) {
        for (index, location) in self.locations.iter().enumerate() {
            let indent = if index == 0 { "In " } else { "    " };
            let _ = write!(out, "{indent}{}", location.item_type);
            if !location.item_name.is_empty() {
                let _ = write!(out, " '{}'", location.item_name);
            }
            let _ = writeln!(out, ": ({}:{}:{})", location.name, location.line, location.column);
        }
        let _ = write!(out, "------\n{}------\n", self.snippet);
        let field = self
            .deprecated_field
            .map(|field| format!(": field '{field}'"))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "{} ({}{field}): {}",
            self.code.name(),
            self.code.label(),
            self.message
        );
    }

    fn to_json(&self) -> serde_json::Value {
        let locations: Vec<_> = self
            .locations
            .iter()
            .map(|location| {
                serde_json::json!({
                    "item_type": location.item_type,
                    "item_name": location.item_name,
                    "position": JsonPosition {
                        name: &location.name,
                        line: location.line,
                        column: location.column,
                        offset: location.offset,
                    },
                })
            })
            .collect();
        let mut json = serde_json::json!({
            "code": self.code.name(),
            "codedesc": self.code.description(),
            "message": self.message,
            "context": { "locations": locations, "snippet": self.snippet },
        });
        if let Some(field) = self.deprecated_field {
            json["deprecated_field"] = field.into();
        }
        json
    }
}

#[derive(Serialize)]
struct JsonPosition<'a> {
    name: &'a str,
    line: u32,
    column: u32,
    offset: u32,
}

fn file_of(finding: &Finding) -> FileId {
    match finding {
        Finding::Item(fact) => fact.span.file,
        Finding::Resolve(fact) => fact.place.file,
        Finding::Check(fact) => fact.place.file,
    }
}

fn deprecated_field(finding: &Finding) -> Option<&'static str> {
    match finding {
        Finding::Check(fact) => match fact.kind {
            check::FactKind::DeprecatedField { field, .. } | check::FactKind::DeprecatedInOutput(field) => {
                Some(field)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Returns the line of `content` around `offset`, truncated on both sides, and a line with a caret.
///
/// Falco's offsets in conditions are sums of unrelated offsets, so an offset past the end counts as the end.
fn snippet(content: &[u8], offset: usize) -> String {
    const NONE: &str = "<No context available>\n";
    let Some(last) = content.len().checked_sub(1) else {
        return NONE.to_owned();
    };
    let feed = |at: usize| content[at] == b'\n';
    let mut at = offset.min(last);
    while at > 0 && feed(at) {
        at -= 1;
    }
    let mut from = at;
    while from > 0 && !feed(from) && at - from < SNIPPET_SIDE {
        from -= 1;
    }
    let mut to = at;
    while to < last && !feed(to) && to - at < SNIPPET_SIDE {
        to += 1;
    }
    if feed(from) {
        from += 1;
    }
    if feed(to) && to > 0 {
        to -= 1;
    }
    let mut line = content.get(from..=to).unwrap_or_default().to_vec();
    if line.is_empty() {
        return NONE.to_owned();
    }
    let dots = 3.min(line.len());
    if at.saturating_sub(from) >= SNIPPET_SIDE {
        line.splice(..dots, *b"...");
    }
    if to.saturating_sub(at) >= SNIPPET_SIDE {
        let end = line.len();
        line.splice(end - dots..end, *b"...");
    }
    let mut out = String::from_utf8_lossy(&line).into_owned();
    out.push('\n');
    // A position outside the truncated line has no caret.
    if let Some(column) = at.checked_sub(from)
        && column <= line.len()
    {
        let _ = writeln!(out, "{:column$}^", "");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets_show_the_line_and_a_caret() {
        assert_eq!(snippet(b"ab\ncd\nef", 4), "cd\n ^\n");
        assert_eq!(snippet(b"ab\ncd", 99), "cd\n ^\n");
        assert_eq!(snippet(b"ab\n", 2), "ab\n ^\n");
        assert_eq!(snippet(b"", 0), "<No context available>\n");
        assert_eq!(snippet(b"a", 0), "a\n^\n");
    }

    #[test]
    fn long_lines_are_truncated_on_both_sides() {
        let line = "x".repeat(300);
        let cut = format!("...{}...\n{:80}^\n", "x".repeat(155), "");
        assert_eq!(snippet(line.as_bytes(), 150), cut);
    }
}
