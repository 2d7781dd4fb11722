//! What each rule and each node of its condition costs over captures.
//!
//! In: uncompressed captures in memory and rules. Out: a [`Profile`]: how often every node was
//! asked, worked out and held, and its share of the time; it can be written to and read from JSON,
//! and passes that order evaluation read its checks ([`read_checks`]). An interpreter that keeps
//! account does the measuring (`compiler::backend::profiler`). Not here: tables and pages.
//!
//! **The clock.** It is read after every check and every rule. What a reading costs is found by
//! going through the captures with and without readings; each node's time is what passed between
//! readings, less their cost, and the times of all nodes add up to what the captures take without
//! any clock. Of several passes the least time of each node counts.

mod document;
mod record;
mod run;

pub use document::{FORMAT, ReadError, read_checks};
pub use record::{CheckProfile, Kind, NodeProfile, Profile, RuleProfile};
pub use run::Profiling;
