//! Differences of two texts in the unified format, which `patch` reads.

use std::io::{self, Write};

use clap::builder::styling::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

/// Lines around a change.
const CONTEXT: usize = 3;

/// Writes the differences between two texts of the file `name`. Colours are dropped by `out` where they are not wanted.
pub(crate) fn write(out: &mut dyn Write, name: &str, before: &str, after: &str) -> io::Result<()> {
    const BOLD: Style = Style::new().bold();
    const HUNK: Style = AnsiColor::Cyan.on_default();
    let diff = TextDiff::from_lines(before, after);
    writeln!(out, "{BOLD}--- {name}{BOLD:#}")?;
    writeln!(out, "{BOLD}+++ {name}{BOLD:#}")?;
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        writeln!(out, "{HUNK}{}{HUNK:#}", hunk.header())?;
        for change in hunk.iter_changes() {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
                ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
                ChangeTag::Equal => (' ', Style::new()),
            };
            // A carriage return is part of the line: without it `patch` would not find the line in the file.
            let line = change.value().trim_end_matches('\n');
            let (text, carriage_return) = match line.strip_suffix('\r') {
                Some(text) => (text, "\r"),
                None => (line, ""),
            };
            writeln!(out, "{style}{sign}{text}{style:#}{carriage_return}")?;
            if change.missing_newline() {
                writeln!(out, "\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}
