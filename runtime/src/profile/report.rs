//! The contents of a profile. See [`super`] for how the figures are measured.

use serde::Serialize;

/// A profile of a rule set, serialised by `lanner profile`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Profile {
    /// [`super::FORMAT`].
    pub format: &'static str,
    /// Names of the captures.
    pub captures: Vec<String>,
    /// Passes over each capture.
    pub passes: usize,
    /// Events in all captures.
    pub events: u64,
    /// Events that rules were evaluated on.
    pub evaluated_events: u64,
    /// Nanoseconds to evaluate the rules on all events, without a clock.
    pub nanoseconds: f64,
    /// Estimated cost of one clock reading, in nanoseconds.
    pub reading_nanoseconds: f64,
    /// Nanoseconds between two consecutive clock readings. The difference from
    /// `reading_nanoseconds` approximates the error of a node's time per evaluation.
    pub bare_reading_nanoseconds: f64,
    /// Every distinct predicate of the rule set once, shared by all rules that use it.
    pub predicates: Vec<PredicateProfile>,
    /// The rules, in order of evaluation.
    pub rules: Vec<RuleProfile>,
}

/// One predicate, over all rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PredicateProfile {
    /// Text form in the predicate graph.
    pub text: String,
    /// Rules that use it.
    pub rules: u64,
    /// Events on which it was evaluated.
    pub evaluations: u64,
    /// Evaluations that were true.
    pub matches: u64,
    /// Total time.
    pub nanoseconds: f64,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuleProfile {
    /// Its name.
    pub name: String,
    /// Events on which the rule was evaluated.
    pub evaluations: u64,
    /// Events that the rule matched.
    pub matches: u64,
    /// Time of all its nodes.
    pub nanoseconds: f64,
    /// Nodes of its condition in pre-order: every node before its children.
    pub nodes: Vec<NodeProfile>,
}

/// A node in the condition of a rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NodeProfile {
    /// Kind of the node.
    #[serde(flatten)]
    pub kind: NodeKind,
    /// Index of the parent in [`RuleProfile::nodes`], `None` for the root.
    pub parent: Option<usize>,
    /// Events on which its value was needed, cached or not.
    pub visits: u64,
    /// Visits with the result true.
    pub true_visits: u64,
    /// Events on which this rule was the first to need the value and therefore evaluated it.
    pub evaluations: u64,
    /// Evaluations that were true.
    pub matches: u64,
    /// Own time of the node, without its children. The time to combine children is attributed to
    /// the root.
    pub nanoseconds: f64,
}

/// Kind of a node.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(tag = "kind", content = "predicate", rename_all = "snake_case")]
pub enum NodeKind {
    /// Conjunction.
    And,
    /// Disjunction.
    Or,
    /// Negation.
    Not,
    /// A predicate, by its index in [`Profile::predicates`].
    Predicate(usize),
}

/// Returns `part / of`, or 0 if `of` is 0.
pub(super) fn share(part: f64, of: f64) -> f64 {
    if of > 0.0 { part / of } else { 0.0 }
}

impl Profile {
    /// Returns the share of these nanoseconds in the total time.
    pub fn share(&self, nanoseconds: f64) -> f64 {
        share(nanoseconds, self.nanoseconds)
    }

    /// Returns nanoseconds per event of the captures.
    pub fn per_event(&self, nanoseconds: f64) -> f64 {
        share(nanoseconds, self.events as f64)
    }
}

impl PredicateProfile {
    /// Returns the share of evaluations that were true, `None` without evaluations.
    pub fn selectivity(&self) -> Option<f64> {
        (self.evaluations > 0).then(|| self.matches as f64 / self.evaluations as f64)
    }
}

impl RuleProfile {
    /// Returns the share of evaluations that matched, `None` without evaluations.
    pub fn selectivity(&self) -> Option<f64> {
        (self.evaluations > 0).then(|| self.matches as f64 / self.evaluations as f64)
    }
}
