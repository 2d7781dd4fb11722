//! The line below the findings, and the findings counted by diagnostic.

use std::collections::BTreeMap;
use std::io::{self, Write};

use compiler::diagnostics::{Report, Safety};
use serde_json::{Value, json};

use super::baseline::Hidden;
use super::input::Checked;
use crate::report;

/// `1 file`, `2 files`
fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// Writes how many findings there are, in how many files, and how many of them can be fixed.
pub(super) fn write(
    out: &mut dyn Write,
    reports: &[Report],
    checked: &Checked,
    hidden: Option<Hidden>,
) -> io::Result<()> {
    let errors = reports.iter().filter(|report| report::is_error(report)).count();
    let (files, rules) = (checked.file_count, checked.rules.rules().len());
    let place = format!("in {} ({})", count(files, "file"), count(rules, "rule"));
    if reports.is_empty() {
        writeln!(out, "no problems found {place}")?;
    } else {
        let warnings = count(reports.len() - errors, "warning");
        writeln!(out, "{}, {warnings} {place}", count(errors, "error"))?;
    }
    let fixes = reports.iter().filter_map(|report| report.fix.as_ref());
    let (safe, unsafe_): (Vec<_>, Vec<_>) = fixes.partition(|fix| fix.safety == Safety::Safe);
    if !safe.is_empty() {
        writeln!(out, "{} fixable with `lanner fix`", safe.len())?;
    }
    if !unsafe_.is_empty() {
        writeln!(
            out,
            "{} fixable with `lanner fix --unsafe`: review the changes before applying",
            unsafe_.len()
        )?;
    }
    if let Some(hidden) = hidden {
        writeln!(out, "{} in the baseline", count(hidden.warnings, "warning"))?;
        if hidden.stale > 0 {
            let entries = count(hidden.stale, "warning");
            writeln!(
                out,
                "{entries} of the baseline no longer found: update it with --write-baseline"
            )?;
        }
    }
    if checked.skipped > 0 {
        writeln!(
            out,
            "skipped {} without rules",
            count(checked.skipped, "YAML file")
        )?;
    }
    if checked.skipped_with_rules > 0 {
        let files = count(checked.skipped_with_rules, "skipped file");
        writeln!(
            out,
            "rules in the values of {files} not checked: check them with --embedded"
        )?;
    }
    Ok(())
}

/// Findings of one diagnostic.
#[derive(Default)]
struct Tally {
    count: usize,
    fixable: usize,
}

/// Writes the number of findings of each diagnostic, the most frequent first.
pub(super) fn write_statistics(out: &mut dyn Write, reports: &[Report], as_json: bool) -> io::Result<()> {
    let mut tallies: BTreeMap<(u16, &str, &str), Tally> = BTreeMap::new();
    for report in reports {
        let declaration = report.declaration;
        let key = (declaration.number, declaration.id, report::severity(report));
        let tally = tallies.entry(key).or_default();
        tally.count += 1;
        tally.fixable += usize::from(report.fix.is_some());
    }
    let mut rows: Vec<_> = tallies.into_iter().collect();
    rows.sort_by_key(|((number, ..), tally)| (std::cmp::Reverse(tally.count), *number));
    let code = |number: u16| format!("L{number:04}");
    if as_json {
        let object = |((number, id, severity), tally): &((u16, &str, &str), Tally)| {
            json!({
                "code": code(*number),
                "id": id,
                "severity": severity,
                "count": tally.count,
                "fixable": tally.fixable,
            })
        };
        let rows: Value = rows.iter().map(object).collect();
        return writeln!(out, "{rows:#}");
    }
    let digits = rows.first().map_or(1, |(_, tally)| tally.count.to_string().len());
    let width = rows
        .iter()
        .map(|((_, id, _), _)| id.len())
        .max()
        .unwrap_or_default();
    for ((number, id, severity), tally) in rows {
        write!(
            out,
            "{:>digits$}  {} {id:<width$}  {severity:<7}",
            tally.count,
            code(number)
        )?;
        if tally.fixable > 0 {
            write!(out, "  {} fixable", tally.fixable)?;
        }
        writeln!(out)?;
    }
    Ok(())
}
