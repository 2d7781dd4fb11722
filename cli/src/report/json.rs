//! Lanner's JSON format: one document with every report and its byte ranges.

use std::io::{self, Write};

use compiler::diagnostics::falco::FalcoCode;
use compiler::diagnostics::{Fix, Label, Report, Safety};
use compiler::source::{Sources, Span};
use serde_json::{Value, json};

use super::severity;

/// Writes the document. `omitted` is the number of findings that are not among `reports`.
pub(crate) fn write(
    out: &mut dyn Write,
    reports: &[Report],
    omitted: usize,
    sources: &Sources,
) -> io::Result<()> {
    let all: Vec<Value> = reports
        .iter()
        .map(|report| {
            let label = |label: &Label| json!({ "message": label.text, "range": range(label.span, sources) });
            json!({
                "id": report.declaration.id,
                "code": report.declaration.code(),
                "falco_code": report.falco.map(FalcoCode::name),
                "severity": severity(report),
                "message": report.message,
                "range": range(report.primary.span, sources),
                "label": report.primary.text,
                "related": report.secondary.iter().map(label).collect::<Vec<_>>(),
                "notes": report.notes,
                "help": report.help,
                "fix": report.fix.as_ref().map(|change| fix(change, sources)),
            })
        })
        .collect();
    writeln!(out, "{:#}", json!({ "diagnostics": all, "omitted": omitted }))
}

fn fix(fix: &Fix, sources: &Sources) -> Value {
    let edits: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| json!({ "range": range(edit.span, sources), "replacement": edit.replacement }))
        .collect();
    let safety = match fix.safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
    };
    json!({ "title": fix.title, "safety": safety, "edits": edits })
}

/// Returns file, byte offsets from 0, and lines and columns (in bytes) from 1.
fn range(span: Span, sources: &Sources) -> Value {
    let file = sources.file(span.file);
    let position = |offset| {
        let position = file.position(offset);
        json!({ "offset": offset, "line": position.line + 1, "column": position.column + 1 })
    };
    json!({ "file": file.path(), "start": position(span.start), "end": position(span.end) })
}
