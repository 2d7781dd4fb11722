//! One line per diagnostic: `file:line:column: severity[code id, FALCO_CODE] message`.

use std::io::{self, Write};

use compiler::diagnostics::Report;
use compiler::source::Sources;

use super::{severity, title};

/// Writes a line for each diagnostic; lines and columns count from 1.
pub(crate) fn write(out: &mut dyn Write, reports: &[Report], sources: &Sources) -> io::Result<()> {
    for report in reports {
        let position = sources.position(report.primary.span);
        // The rest of the help would make the line too long, but a suggestion is part of the message.
        let suggestion = report.help.as_ref().filter(|help| help.contains("did you mean"));
        let suggestion = suggestion.map_or_else(String::new, |help| format!("; {help}"));
        writeln!(
            out,
            "{}:{}:{}: {}[{}] {}{}",
            sources.file(report.primary.span.file).path(),
            position.line + 1,
            position.column + 1,
            severity(report),
            title(report),
            report.message.replace('\n', " "),
            suggestion.replace('\n', " "),
        )?;
    }
    Ok(())
}
