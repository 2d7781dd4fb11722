//! The figures as a table.

use std::io::{self, Write};

use runtime::measure::{Amount, STAGES, Stage};

use super::figures::{Figures, Measured};
use crate::listing::HEADING;

const MEGA: f64 = 1e6;

/// What a stage is called in tables.
pub(crate) const fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "read",
        Stage::State => "state",
        Stage::Evaluate => "evaluate",
        Stage::Output => "output",
    }
}

/// Writes the table and what else there is to say.
pub(crate) fn write(out: &mut dyn Write, figures: &Figures) -> io::Result<()> {
    writeln!(
        out,
        "{} of {} rules evaluated; checked in {:.1} ms, made ready in {:.1} ms",
        figures.evaluated_rules, figures.rules, figures.check_ms, figures.ready_ms
    )?;
    writeln!(
        out,
        "nanoseconds per event: median of {} passes (least)\n",
        figures.passes
    )?;
    times(out, figures)?;
    writeln!(out)?;
    match figures.code {
        None => writeln!(out, "conditions were interpreted")?,
        Some(code) => writeln!(
            out,
            "native code: {} functions, {} bytes; first passes took {:.1} ms longer than others",
            code.functions,
            code.bytes,
            figures.warming_ms()
        )?,
    }
    if let Some(left) = figures.code.map(|code| code.interpreted).filter(|left| *left > 0) {
        writeln!(
            out,
            "beyond the limits of native code, and interpreted: {left} rules"
        )?;
    }
    instructions(out, figures)?;
    if let Some(memory) = figures.memory {
        let mega = |bytes: u64| bytes as f64 / MEGA;
        writeln!(
            out,
            "memory: {:.1} MB, at most {:.1} MB, of which the largest capture takes {:.1} MB",
            mega(memory.now),
            mega(memory.most),
            mega(figures.capture_bytes)
        )?;
    }
    Ok(())
}

fn times(out: &mut dyn Write, figures: &Figures) -> io::Result<()> {
    let width = names_width(figures);
    writeln!(
        out,
        "{HEADING}{:width$} {:>10} {:>7} {:>14} {:>14} {:>14} {:>14} {:>14} {:>14}{HEADING:#}",
        "capture", "events", "alerts", "M events/s", "read", "state", "evaluate", "output", "all"
    )?;
    for Measured { name, costs, .. } in &figures.captures {
        let rate = costs.until(Stage::Output).per_second();
        let rate = format!("{:.2} ({:.2})", rate.median / MEGA, rate.least / MEGA);
        write!(
            out,
            "{name:width$} {:>10} {:>7} {rate:>14}",
            costs.events(),
            costs.alerts()
        )?;
        let stages = STAGES.into_iter().map(|stage| costs.of(stage));
        row(out, stages.chain([costs.until(Stage::Output)]))?;
    }
    Ok(())
}

fn instructions(out: &mut dyn Write, figures: &Figures) -> io::Result<()> {
    let counted = |measured: &Measured| measured.costs.instructions_until(Stage::Output).is_some();
    if !figures.captures.iter().all(counted) {
        return writeln!(
            out,
            "instructions per event: not supported here (docs/performance.md tells how to count them)"
        );
    }
    let width = names_width(figures);
    writeln!(
        out,
        "{HEADING}{:width$} {:>33} {:>14} {:>14} {:>14} {:>14} {:>14}{HEADING:#}",
        "instructions per event", "", "read", "state", "evaluate", "output", "all"
    )?;
    for Measured { name, costs, .. } in &figures.captures {
        write!(out, "{name:width$} {:>33}", "")?;
        let stages = STAGES.into_iter().map(|stage| costs.instructions_of(stage));
        let all = costs.instructions_until(Stage::Output);
        row(out, stages.chain([all]).flatten())?;
    }
    writeln!(out)
}

fn row(out: &mut dyn Write, amounts: impl Iterator<Item = Amount>) -> io::Result<()> {
    for Amount { least, median } in amounts {
        write!(out, " {:>14}", format!("{median:.1} ({least:.1})"))?;
    }
    writeln!(out)
}

fn names_width(figures: &Figures) -> usize {
    let names = figures
        .captures
        .iter()
        .map(|measured| measured.name.chars().count());
    names.max().unwrap_or(0).max("instructions per event".len())
}
