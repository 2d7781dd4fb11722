//! What a profile says.

use serde::Serialize;

/// A profile of a rule set. Serialised, it is what `lanner profile` writes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Profile {
    /// [`super::FORMAT`].
    pub format: &'static str,
    /// Names of the captures.
    pub captures: Vec<String>,
    /// How often each was gone through.
    pub passes: usize,
    /// Their events.
    pub events: u64,
    /// Those that rules were held against.
    pub evaluated_events: u64,
    /// Nanoseconds that holding the rules against them takes without a clock, over all of them.
    pub nanoseconds: f64,
    /// Nanoseconds that a reading of the clock was found to cost.
    pub reading_nanoseconds: f64,
    /// Nanoseconds between two readings with nothing between them. A node's time per evaluation is
    /// about as uncertain as the two figures differ.
    pub bare_reading_nanoseconds: f64,
    /// Every check of the rules once, by its text, whatever rules ask it.
    pub checks: Vec<CheckProfile>,
    /// The rules, in order of evaluation.
    pub rules: Vec<RuleProfile>,
}

/// One check, in all rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CheckProfile {
    /// As the graph of predicates writes it.
    pub text: String,
    /// Rules that ask it.
    pub rules: u64,
    /// Events on which it was worked out.
    pub evaluations: u64,
    /// Those on which it held.
    pub holds: u64,
    /// Time of all events.
    pub nanoseconds: f64,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuleProfile {
    /// Its name.
    pub name: String,
    /// Events on which it was asked.
    pub evaluations: u64,
    /// Those that it matched.
    pub matches: u64,
    /// Time of all its nodes.
    pub nanoseconds: f64,
    /// Its condition: the whole first, every node before its parts.
    pub nodes: Vec<NodeProfile>,
}

/// A node in the condition of a rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NodeProfile {
    /// What it is.
    #[serde(flatten)]
    pub kind: Kind,
    /// The node that it is a part of (a place in [`RuleProfile::nodes`]), `None` for the first.
    pub parent: Option<usize>,
    /// Events on which it was asked.
    pub asked: u64,
    /// Those on which the answer was yes.
    pub yes: u64,
    /// Events on which this rule was the first to ask and so had it worked out.
    pub evaluations: u64,
    /// Those on which it held.
    pub holds: u64,
    /// Time of the node itself, without its parts. Combining parts is put down to the whole
    /// condition.
    pub nanoseconds: f64,
}

/// What a node is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(tag = "kind", content = "check", rename_all = "snake_case")]
pub enum Kind {
    /// All parts hold.
    And,
    /// One part holds.
    Or,
    /// Its part does not hold.
    Not,
    /// A check: its place in [`Profile::checks`].
    Check(usize),
}

/// The part of `of` that `part` is; 0 of nothing.
pub(super) fn share(part: f64, of: f64) -> f64 {
    if of > 0.0 { part / of } else { 0.0 }
}

impl Profile {
    /// The part of all time that these nanoseconds are.
    pub fn share(&self, nanoseconds: f64) -> f64 {
        share(nanoseconds, self.nanoseconds)
    }

    /// Nanoseconds per event of the captures.
    pub fn per_event(&self, nanoseconds: f64) -> f64 {
        share(nanoseconds, self.events as f64)
    }
}

impl CheckProfile {
    /// The part of evaluations that held.
    pub fn selectivity(&self) -> Option<f64> {
        (self.evaluations > 0).then(|| self.holds as f64 / self.evaluations as f64)
    }
}

impl RuleProfile {
    /// The part of evaluations that matched.
    pub fn selectivity(&self) -> Option<f64> {
        (self.evaluations > 0).then(|| self.matches as f64 / self.evaluations as f64)
    }
}
