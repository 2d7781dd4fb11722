//! Prints a profile as tables of the most expensive rules and predicates.

use std::io::{self, Write};

use runtime::profile::{PredicateProfile, Profile, RuleProfile};

use crate::listing::HEADING;

/// Maximum characters of a predicate that are printed.
const MAX_TEXT: usize = 90;

/// Writes the tables, `top` lines each.
pub(crate) fn write(out: &mut dyn Write, profile: &Profile, top: usize) -> io::Result<()> {
    head(out, profile)?;
    rules(out, profile, top)?;
    predicates(out, profile, top)
}

fn head(out: &mut dyn Write, profile: &Profile) -> io::Result<()> {
    writeln!(
        out,
        "{}: {} events, {} of them evaluated against {} rules; minimum of {} passes",
        profile.captures.join(", "),
        profile.events,
        profile.evaluated_events,
        profile.rules.len(),
        profile.passes,
    )?;
    let (reading, bare) = (profile.reading_nanoseconds, profile.bare_reading_nanoseconds);
    writeln!(
        out,
        "evaluation takes {:.1} ns per event; times are accurate to about {:.0} ns per evaluation",
        profile.per_event(profile.nanoseconds),
        (reading - bare).abs().max(1.0),
    )
}

fn rules(out: &mut dyn Write, profile: &Profile, top: usize) -> io::Result<()> {
    let mut rules: Vec<&RuleProfile> = profile.rules.iter().collect();
    rules.sort_by(|one, other| other.nanoseconds.total_cmp(&one.nanoseconds));
    writeln!(
        out,
        "\n{HEADING}{:>7} {:>9} {:>11} {:>11} {:>11}  rule{HEADING:#}",
        "share", "ns/event", "evaluations", "matches", "selectivity"
    )?;
    for rule in rules.iter().take(top) {
        writeln!(
            out,
            "{:>7} {:>9.2} {:>11} {:>11} {:>11}  {}",
            percent(profile.share(rule.nanoseconds)),
            profile.per_event(rule.nanoseconds),
            rule.evaluations,
            rule.matches,
            selectivity(rule.selectivity()),
            rule.name,
        )?;
    }
    rest(out, rules.len(), top, "rules")
}

fn predicates(out: &mut dyn Write, profile: &Profile, top: usize) -> io::Result<()> {
    let mut predicates: Vec<&PredicateProfile> = profile.predicates.iter().collect();
    predicates.sort_by(|one, other| other.nanoseconds.total_cmp(&one.nanoseconds));
    writeln!(
        out,
        "\n{HEADING}{:>7} {:>9} {:>11} {:>11} {:>11} {:>6}  predicate{HEADING:#}",
        "share", "ns/event", "evaluations", "matches", "selectivity", "rules"
    )?;
    for predicate in predicates.iter().take(top) {
        writeln!(
            out,
            "{:>7} {:>9.2} {:>11} {:>11} {:>11} {:>6}  {}",
            percent(profile.share(predicate.nanoseconds)),
            profile.per_event(predicate.nanoseconds),
            predicate.evaluations,
            predicate.matches,
            selectivity(predicate.selectivity()),
            predicate.rules,
            shortened(&predicate.text),
        )?;
    }
    rest(out, predicates.len(), top, "predicates")
}

fn rest(out: &mut dyn Write, all: usize, top: usize, noun: &str) -> io::Result<()> {
    match all.saturating_sub(top) {
        0 => Ok(()),
        more => writeln!(out, "{more:>7} more {noun}"),
    }
}

fn percent(part: f64) -> String {
    format!("{:.1} %", 100.0 * part)
}

fn selectivity(part: Option<f64>) -> String {
    part.map_or_else(|| "-".to_owned(), |part| format!("{:.2} %", 100.0 * part))
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_TEXT {
        return text.to_owned();
    }
    let kept: String = text.chars().take(MAX_TEXT - 1).collect();
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use runtime::profile::FORMAT;

    fn profile() -> Profile {
        let rule = |name: &str, nanoseconds, matches| RuleProfile {
            name: name.to_owned(),
            evaluations: 500,
            matches,
            nanoseconds,
            nodes: Vec::new(),
        };
        let predicate = |text: &str, nanoseconds, matches| PredicateProfile {
            text: text.to_owned(),
            rules: 2,
            evaluations: 400,
            matches,
            nanoseconds,
        };
        Profile {
            format: FORMAT,
            captures: vec!["a.scap".to_owned(), "b.scap".to_owned()],
            passes: 5,
            events: 1000,
            evaluated_events: 900,
            nanoseconds: 100_000.0,
            reading_nanoseconds: 25.0,
            bare_reading_nanoseconds: 22.0,
            predicates: vec![
                predicate("proc.name = \"sh\"", 10_000.0, 4),
                predicate(&"x".repeat(200), 50_000.0, 0),
                predicate("never", 0.0, 0),
            ],
            rules: vec![rule("one", 40_000.0, 5), rule("two", 60_000.0, 0)],
        }
    }

    #[test]
    fn the_most_expensive_come_first_and_the_rest_is_counted() {
        let mut out = Vec::new();
        write(&mut out, &profile(), 2).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }
}
