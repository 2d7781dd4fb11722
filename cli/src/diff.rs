//! Differences of two texts, as `diff -u` shows them.

use std::io::{self, Write};

use clap::builder::styling::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

/// Lines around a change.
const CONTEXT: usize = 3;

/// Writes what became of the text of `name`. Colours are dropped by `out` where they are not wanted.
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
            let line = change.value().trim_end_matches(['\r', '\n']);
            writeln!(out, "{style}{sign}{line}{style:#}")?;
            if change.missing_newline() {
                writeln!(out, "\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}
