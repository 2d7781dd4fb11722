//! Annotations of GitHub's workflow commands.
//!
//! `::error file=F,line=L,col=C,endColumn=E,title=T::MESSAGE`: properties end at `,` and `:`, which
//! are escaped in them, and the command ends with its line, so that line ends and the escape sign
//! are escaped everywhere. Columns count as in [`place`](super::place).

use std::io::{self, Write};

use compiler::diagnostics::Report;
use compiler::source::Sources;

use super::place::Positions;
use super::severity;

/// Writes a command for each report.
pub(crate) fn write(out: &mut dyn Write, reports: &[Report], sources: &Sources) -> io::Result<()> {
    let positions = Positions::new(sources);
    for report in reports {
        let path = sources.file(report.primary.span.file).path();
        let (start, end) = positions.of_span(report.primary.span);
        write!(
            out,
            "::{} file={},line={}",
            severity(report),
            property(path),
            start.line,
        )?;
        // GitHub only accepts columns if the annotation is within one line.
        if start.line == end.line {
            write!(out, ",col={},endColumn={}", start.column, end.column)?;
        } else {
            write!(out, ",endLine={}", end.line)?;
        }
        // GitHub shows the title separately from the text, and its log shows neither code nor position.
        let code = report.declaration.code();
        let mut message = format!(
            "{path}:{}:{}: {} [{code} {}]",
            start.line, start.column, report.message, report.declaration.id
        );
        for more in report.notes.iter().chain(&report.help) {
            message.push('\n');
            message.push_str(more);
        }
        let title = format!("{} ({})", report.declaration.id, report.declaration.code());
        writeln!(out, ",title={}::{}", property(&title), data(&message))?;
    }
    Ok(())
}

/// Returns a message with its terminators escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Returns a property value with its terminators escaped.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_escaped() {
        assert_eq!(data("100%\nsure: yes,\r sir"), "100%25%0Asure: yes,%0D sir");
        assert_eq!(property("a:b,c%\r\n"), "a%3Ab%2Cc%25%0D%0A");
        // Text that looks escaped is escaped again, so that it is decoded to the original.
        assert_eq!(data("%0A"), "%250A");
    }
}
