//! A report of the `JUnit` kind: a suite for each file, a failing case for each report.

use std::io::{self, Write};

use compiler::diagnostics::Report;
use compiler::source::Sources;

use super::severity;

/// Writes the document. A file without reports has one passing case.
pub(crate) fn write(out: &mut dyn Write, reports: &[Report], sources: &Sources) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<testsuites name="lanner check" tests="{}" failures="{}">"#,
        sources
            .iter()
            .map(|(id, _)| of_file(reports, id).count().max(1))
            .sum::<usize>(),
        reports.len()
    )?;
    for (id, file) in sources.iter() {
        let count = of_file(reports, id).count();
        let path = escape(file.path());
        writeln!(
            out,
            r#"  <testsuite name="{path}" tests="{}" failures="{count}">"#,
            count.max(1)
        )?;
        if count == 0 {
            writeln!(out, r#"    <testcase name="{path}" classname="{path}"/>"#)?;
        }
        for report in of_file(reports, id) {
            let position = sources.position(report.primary.span);
            writeln!(
                out,
                r#"    <testcase name="{code} at {line}:{column}" classname="{path}"><failure type="{severity}" message="{message}">{path}:{line}:{column}</failure></testcase>"#,
                code = format_args!("{} {}", report.declaration.code(), report.declaration.id),
                severity = severity(report),
                message = escape(&report.message),
                line = position.line + 1,
                column = position.column + 1,
            )?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

fn of_file(reports: &[Report], file: compiler::source::FileId) -> impl Iterator<Item = &Report> {
    reports
        .iter()
        .filter(move |report| report.primary.span.file == file)
}

/// `text` as XML: markup escaped, and what XML cannot have at all replaced.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_and_control_characters_are_escaped() {
        assert_eq!(
            escape("<a & \"b\">\n\u{1}é"),
            "&lt;a &amp; &quot;b&quot;&gt;&#10;\u{fffd}é"
        );
    }
}
