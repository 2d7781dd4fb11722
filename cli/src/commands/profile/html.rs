//! Writes a profile as a self-contained HTML page.

use std::io::{self, Write};

use runtime::profile::{NodeKind, NodeProfile, Profile};
use serde_json::{Value, json};

/// The page template; [`PLACEHOLDER`] is replaced by the figures.
const PAGE: &str = include_str!("page.html");
const PLACEHOLDER: &str = "/*PROFILE*/";

/// Writes the page.
pub(crate) fn write(out: &mut dyn Write, profile: &Profile) -> io::Result<()> {
    let (before, after) = PAGE
        .split_once(PLACEHOLDER)
        .expect("the template contains the placeholder");
    // A `</script>` in a rule name must not end the script element.
    let figures = figures(profile).to_string().replace('<', "\\u003c");
    write!(out, "{before}{figures}{after}")
}

/// Returns the figures with arrays instead of the objects of the JSON format, because large rule sets have
/// hundreds of thousands of nodes.
fn figures(profile: &Profile) -> Value {
    let predicates: Vec<Value> = profile
        .predicates
        .iter()
        .map(|predicate| {
            json!([
                predicate.text,
                predicate.rules,
                predicate.evaluations,
                predicate.matches,
                tenths(predicate.nanoseconds)
            ])
        })
        .collect();
    let rules: Vec<Value> = profile
        .rules
        .iter()
        .map(|rule| {
            // Nodes of a rule that was never evaluated carry no figures.
            let visited = rule.nodes.iter().filter(|_| rule.evaluations > 0);
            let nodes: Vec<Value> = visited.flat_map(node).collect();
            json!([rule.name, rule.evaluations, rule.matches, nodes])
        })
        .collect();
    json!({
        "captures": profile.captures,
        "passes": profile.passes,
        "events": profile.events,
        "nanoseconds": profile.nanoseconds,
        "predicates": predicates,
        "rules": rules,
    })
}

/// Returns seven numbers: parent (-1 for none), predicate (-1 and, -2 or, -3 not), visits, true visits,
/// evaluations, matches, nanoseconds.
fn node(node: &NodeProfile) -> [Value; 7] {
    let kind: i64 = match node.kind {
        NodeKind::And => -1,
        NodeKind::Or => -2,
        NodeKind::Not => -3,
        NodeKind::Predicate(index) => index as i64,
    };
    let parent = node.parent.map_or(-1, |parent| parent as i64);
    [
        parent.into(),
        kind.into(),
        node.visits.into(),
        node.true_visits.into(),
        node.evaluations.into(),
        node.matches.into(),
        tenths(node.nanoseconds).into(),
    ]
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
