//! SARIF 2.1.0, the exchange format of static analysis.
//!
//! In: reports. Out: one log with one run. Every rule that a result refers to is described, with its page.
//! Results contain the relevant locations, a fix if there is one, and a fingerprint that does not depend on
//! other lines. Columns count UTF-16 code units, as declared in the log.

use std::collections::BTreeMap;
use std::io::{self, Write};

use compiler::diagnostics::falco::FalcoCode;
use compiler::diagnostics::{Declaration, Fix, Label, Level, Report, Safety};
use compiler::source::{Sources, Span};
use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::place::Positions;
use super::severity;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// The name of the fingerprint. Its number changes with the way it is computed.
const FINGERPRINT: &str = "lannerLine/v1";

/// Writes the log with its one run.
pub(crate) fn write(out: &mut dyn Write, reports: &[Report], sources: &Sources) -> io::Result<()> {
    let rules: BTreeMap<u16, &Declaration> = reports
        .iter()
        .map(|report| (report.declaration.number, report.declaration))
        .collect();
    let index = |report: &Report| {
        let position = rules
            .keys()
            .position(|number| *number == report.declaration.number);
        position.unwrap_or_default()
    };
    let positions = Positions::new(sources);
    let mut fingerprints = Fingerprints::default();
    let results: Vec<Value> = reports
        .iter()
        .map(|report| {
            let mut result = result(report, &positions);
            result["ruleIndex"] = index(report).into();
            result["partialFingerprints"] = json!({ FINGERPRINT: fingerprints.of(report, sources) });
            result
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "lanner",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.values().map(|declaration| rule(declaration)).collect::<Vec<_>>(),
            } },
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    });
    writeln!(out, "{log:#}")
}

fn rule(declaration: &Declaration) -> Value {
    let level = match declaration.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Allow => "none",
    };
    json!({
        "id": declaration.code(),
        "name": declaration.id,
        "shortDescription": { "text": format!("{}.", declaration.title) },
        "fullDescription": { "text": declaration.explanation() },
        "help": { "text": declaration.page, "markdown": declaration.page },
        "defaultConfiguration": { "level": level, "enabled": declaration.level != Level::Allow },
    })
}

fn result(report: &Report, positions: &Positions<'_>) -> Value {
    let mut text = report.message.clone();
    for more in report.notes.iter().chain(&report.help) {
        text.push_str("\n\n");
        text.push_str(more);
    }
    let mut result = json!({
        "ruleId": report.declaration.code(),
        "level": severity(report),
        "message": { "text": text },
        "locations": [location(&report.primary, positions)],
    });
    if !report.secondary.is_empty() {
        let related = report.secondary.iter().enumerate().map(|(index, label)| {
            let mut location = location(label, positions);
            location["id"] = (index + 1).into();
            location
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(change) = &report.fix {
        result["fixes"] = json!([fix(change, positions)]);
    }
    if let Some(code) = report.falco {
        result["properties"] = json!({ "falcoCode": FalcoCode::name(code) });
    }
    result
}

/// Returns a fix with one artifact change for each file that it edits.
fn fix(fix: &Fix, positions: &Positions<'_>) -> Value {
    let mut files: BTreeMap<_, Vec<Value>> = BTreeMap::new();
    for edit in &fix.edits {
        files.entry(edit.span.file).or_default().push(json!({
            "deletedRegion": region(edit.span, positions),
            "insertedContent": { "text": edit.replacement },
        }));
    }
    let changes: Vec<Value> = files
        .into_iter()
        .map(|(file, replacements)| {
            let uri = uri(positions.sources.file(file).path());
            json!({ "artifactLocation": { "uri": uri }, "replacements": replacements })
        })
        .collect();
    let sure = match fix.safety {
        Safety::Safe => "",
        Safety::Unsafe => " (review before applying)",
    };
    json!({
        "description": { "text": format!("{}{sure}", fix.title) },
        "artifactChanges": changes,
    })
}

fn location(label: &Label, positions: &Positions<'_>) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(positions.sources.file(label.span.file).path()) },
            "region": region(label.span, positions),
        },
    });
    if !label.text.is_empty() {
        location["message"] = json!({ "text": label.text });
    }
    location
}

fn region(span: Span, positions: &Positions<'_>) -> Value {
    let (start, end) = positions.of_span(span);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// Returns a path as a URI: characters that are not allowed in URIs are percent-encoded; relative paths remain
/// relative.
fn uri(path: &str) -> String {
    let mut out = String::new();
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.strip_prefix("./").unwrap_or(path).bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("rules dir/é.yaml"), "rules%20dir/%C3%A9.yaml");
        assert_eq!(uri("./a:b.yaml"), "a%3Ab.yaml");
        assert_eq!(uri("/etc/falco/a.yaml"), "file:///etc/falco/a.yaml");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }
}
