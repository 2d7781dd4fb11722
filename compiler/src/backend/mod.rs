//! Engines that evaluate the graph of predicates.
//!
//! In: a graph and, per event, a [`FieldSource`]. Out: which rules match. The interpreter is the
//! oracle for every other engine. Not here: where values come from, or what a match leads to.

use crate::value::{FieldRef, Value};

/// What an engine asks about one event.
pub trait FieldSource {
    /// The value of `field` on the event, or `None` where it has none.
    ///
    /// Fields that stand for several things at once yield [`Value::Candidates`]: both ends (client
    /// first) for `fd.ip`, `fd.net`, `fd.port`, `fd.proto`; the ancestors from the parent up for
    /// `proc.aname` and its siblings without argument.
    fn value(&self, field: &FieldRef) -> Option<Value<'_>>;
}
