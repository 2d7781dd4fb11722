//! The value of every field on an event.
//!
//! Not here: comparisons, output templates, changes of the state.

mod number;
pub mod render;
mod time;

pub use render::Shape;
pub use time::{SECOND, Time, TimeForm};
