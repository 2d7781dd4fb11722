//! A profile as a page that needs nothing but itself.

use std::io::{self, Write};

use runtime::profile::{Kind, NodeProfile, Profile};
use serde_json::{Value, json};

/// The page, with [`PLACE`] where the figures go.
const PAGE: &str = include_str!("page.html");
const PLACE: &str = "/*PROFILE*/";

/// Writes the page.
pub(crate) fn write(out: &mut dyn Write, profile: &Profile) -> io::Result<()> {
    let (before, after) = PAGE
        .split_once(PLACE)
        .expect("the page has a place for its figures");
    // Nothing in a script element may look like its end.
    let figures = figures(profile).to_string().replace('<', "\\u003c");
    write!(out, "{before}{figures}{after}")
}

/// The figures, with lists in place of the objects of the JSON form: large rule sets have
/// hundreds of thousands of nodes.
fn figures(profile: &Profile) -> Value {
    let checks: Vec<Value> = profile
        .checks
        .iter()
        .map(|check| {
            json!([
                check.text,
                check.rules,
                check.evaluations,
                check.holds,
                tenths(check.nanoseconds)
            ])
        })
        .collect();
    let rules: Vec<Value> = profile
        .rules
        .iter()
        .map(|rule| {
            // Where a rule was never asked, neither was any of its nodes.
            let asked = rule.nodes.iter().filter(|_| rule.evaluations > 0);
            let nodes: Vec<Value> = asked.flat_map(node).collect();
            json!([rule.name, rule.evaluations, rule.matches, nodes])
        })
        .collect();
    json!({
        "captures": profile.captures,
        "passes": profile.passes,
        "events": profile.events,
        "nanoseconds": profile.nanoseconds,
        "checks": checks,
        "rules": rules,
    })
}

/// Seven numbers: parent (-1 for none), check (-1 and, -2 or, -3 not), asked, yes, evaluations,
/// holds, nanoseconds.
fn node(node: &NodeProfile) -> [Value; 7] {
    let kind: i64 = match node.kind {
        Kind::And => -1,
        Kind::Or => -2,
        Kind::Not => -3,
        Kind::Check(check) => check as i64,
    };
    let parent = node.parent.map_or(-1, |parent| parent as i64);
    [
        parent.into(),
        kind.into(),
        node.asked.into(),
        node.yes.into(),
        node.evaluations.into(),
        node.holds.into(),
        tenths(node.nanoseconds).into(),
    ]
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
