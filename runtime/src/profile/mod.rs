//! Measures the cost of each rule and of each node of its condition over captures.
//!
//! In: uncompressed captures in memory and rules. Out: a [`Profile`]: visit, evaluation and match counts
//! of every node and its share of the time. It serialises to JSON, and the compiler reads the predicate
//! frequencies back to order evaluation ([`read_predicates`]). The measuring interpreter is
//! `compiler::backend::profiler`. Not here: tables and pages.
//!
//! **Clock correction.** The clock is read after every predicate and every rule. The cost of a reading is
//! estimated by replaying the captures with and without readings. The time of a node is the time between
//! readings minus that cost, scaled so that all nodes add up to the time of a replay without a clock. Of
//! several passes the minimum of each node counts.

mod document;
mod report;
mod run;

pub use document::{FORMAT, ReadError, read_predicates};
pub use report::{NodeKind, NodeProfile, PredicateProfile, Profile, RuleProfile};
pub use run::ProfileRun;
