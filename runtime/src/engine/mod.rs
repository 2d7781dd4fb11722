//! Rules against events.
//!
//! In: checked rules and what the user selected of them. Out: which rules are asked, in which
//! order.

mod matching;
mod select;

pub use matching::Matching;
pub use select::{Selection, Selector, matches_wildcard, select};
