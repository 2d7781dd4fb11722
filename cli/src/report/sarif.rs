//! SARIF 2.1.0, the exchange format of static analysis.

use std::collections::BTreeMap;
use std::io::{self, Write};

use compiler::diagnostics::{Declaration, Report};
use compiler::source::{Sources, Span};
use serde_json::{Value, json};

use super::severity;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes the log with its one run.
pub(crate) fn write(out: &mut dyn Write, reports: &[Report], sources: &Sources) -> io::Result<()> {
    let rules: BTreeMap<u16, &Declaration> = reports
        .iter()
        .map(|report| (report.declaration.number, report.declaration))
        .collect();
    let rules: Vec<Value> = rules
        .into_values()
        .map(|rule| {
            let title = json!({ "text": rule.title });
            json!({ "id": rule.code(), "name": rule.id, "shortDescription": title })
        })
        .collect();
    let results: Vec<Value> = reports.iter().map(|report| result(report, sources)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "lanner",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    writeln!(out, "{log:#}")
}

fn result(report: &Report, sources: &Sources) -> Value {
    let mut result = json!({
        "ruleId": report.declaration.code(),
        "level": severity(report),
        "message": { "text": report.message },
        "locations": [location(report.primary.span, sources)],
    });
    if !report.secondary.is_empty() {
        let related = report.secondary.iter().map(|label| {
            let mut location = location(label.span, sources);
            location["message"] = json!({ "text": label.text });
            location
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn location(span: Span, sources: &Sources) -> Value {
    let file = sources.file(span.file);
    let position = |offset: u32| {
        let position = file.position(offset);
        let line_start = (offset - position.column) as usize;
        // Columns count letters, ours count bytes.
        let letters = file
            .text()
            .get(line_start..offset as usize)
            .map_or(0, |before| before.chars().count());
        (position.line + 1, letters + 1)
    };
    let (start_line, start_column) = position(span.start);
    let (end_line, end_column) = position(span.end);
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(file.path()) },
            "region": {
                "startLine": start_line,
                "startColumn": start_column,
                "endLine": end_line,
                "endColumn": end_column,
            },
        },
    })
}

/// A path as a URI reference: what URIs cannot have is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
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
    }
}
