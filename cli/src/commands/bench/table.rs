//! Prints the figures as a table.

use std::io::{self, Write};

use runtime::measure::{Estimate, STAGES, Stage};

use super::figures::{Figures, Measured};
use crate::listing::HEADING;

const MEGA: f64 = 1e6;

/// Returns the column name of a stage.
pub(crate) const fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "read",
        Stage::State => "state",
        Stage::Evaluate => "evaluate",
        Stage::Output => "output",
    }
}

/// Writes the table and the totals below it.
pub(crate) fn write(out: &mut dyn Write, figures: &Figures) -> io::Result<()> {
    writeln!(
        out,
        "{} of {} rules evaluated; checked in {:.1} ms, prepared in {:.1} ms",
        figures.evaluated_rules, figures.rules, figures.check_ms, figures.prepare_ms
    )?;
    writeln!(
        out,
        "nanoseconds per event: median of {} passes (minimum)\n",
        figures.passes
    )?;
    times(out, figures)?;
    writeln!(out)?;
    match figures.code {
        None => writeln!(out, "conditions were interpreted")?,
        Some(code) => writeln!(
            out,
            "native code: {} functions, {} bytes; warm-up took {:.1} ms",
            code.functions,
            code.bytes,
            figures.warm_up_ms()
        )?,
    }
    if let Some(left) = figures.code.map(|code| code.interpreted).filter(|left| *left > 0) {
        writeln!(
            out,
            "rules interpreted because of the native code size limit: {left}"
        )?;
    }
    instructions(out, figures)?;
    if let Some(memory) = figures.memory {
        let mega = |bytes: u64| bytes as f64 / MEGA;
        writeln!(
            out,
            "memory: {:.1} MB, peak {:.1} MB, including {:.1} MB for the largest capture",
            mega(memory.current),
            mega(memory.peak),
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
        let rate = costs.cumulative(Stage::Output).per_second();
        let rate = format!("{:.2} ({:.2})", rate.median / MEGA, rate.min / MEGA);
        write!(
            out,
            "{name:width$} {:>10} {:>7} {rate:>14}",
            costs.events(),
            costs.alerts()
        )?;
        let stages = STAGES.into_iter().map(|stage| costs.of_stage(stage));
        row(out, stages.chain([costs.cumulative(Stage::Output)]))?;
    }
    Ok(())
}

fn instructions(out: &mut dyn Write, figures: &Figures) -> io::Result<()> {
    let counted = |measured: &Measured| measured.costs.cumulative_instructions(Stage::Output).is_some();
    if !figures.captures.iter().all(counted) {
        return writeln!(
            out,
            "instructions per event: not supported here (see docs/performance.md)"
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
        let stages = STAGES.into_iter().map(|stage| costs.instructions_of_stage(stage));
        let all = costs.cumulative_instructions(Stage::Output);
        row(out, stages.chain([all]).flatten())?;
    }
    writeln!(out)
}

fn row(out: &mut dyn Write, amounts: impl Iterator<Item = Estimate>) -> io::Result<()> {
    for Estimate { min, median } in amounts {
        write!(out, " {:>14}", format!("{median:.1} ({min:.1})"))?;
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
