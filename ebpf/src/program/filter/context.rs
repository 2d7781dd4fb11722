//! Facts about an event that all predicates of its kernel filter share.

use super::path_base::PathBase;
use crate::program::event_spec::Value;

/// What all questions of an event have in common.
pub(super) struct FilterContext<'a> {
    /// Where the event's parameters come from.
    pub(super) sources: &'a [Value],
    /// The path and the position of its last slash are in the workspace already.
    pub(super) path_is_read: bool,
    /// Where the path begins if it is relative.
    pub(super) base: PathBase,
}
