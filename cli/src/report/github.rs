//! Annotations of GitHub's workflow commands.

use std::io::{self, Write};

use compiler::diagnostics::Report;
use compiler::source::Sources;

use super::severity;

/// Writes a command for each report.
pub(crate) fn write(out: &mut dyn Write, reports: &[Report], sources: &Sources) -> io::Result<()> {
    for report in reports {
        let file = sources.file(report.primary.span.file);
        let start = file.position(report.primary.span.start);
        let end = file.position(report.primary.span.end);
        write!(
            out,
            "::{} file={},line={}",
            severity(report),
            property(file.path()),
            start.line + 1,
        )?;
        // Columns only count within one line.
        if start.line == end.line {
            write!(out, ",col={},endColumn={}", start.column + 1, end.column + 1)?;
        } else {
            write!(out, ",endLine={}", end.line + 1)?;
        }
        writeln!(
            out,
            ",title={}::{}",
            property(report.declaration.id),
            data(&report.message)
        )?;
    }
    Ok(())
}

/// A message, with what would end it escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, with what would end it escaped.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_escaped() {
        assert_eq!(data("100%\nsure: yes, sir"), "100%25%0Asure: yes, sir");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
