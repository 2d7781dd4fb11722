//! The output of Falco, byte for byte.
//!
//! In: the findings of one load, in Falco's order and truncated after the first error. Out: its codes, its
//! messages ([`message`]), its locations ([`location`]), and the result of a file as text and JSON
//! ([`LoadResult`]). The texts in here are interfaces: other tools compare them. Not here: Lanner's own
//! messages.

mod codes;
mod location;
mod message;
mod result;
mod schema;

pub use codes::{FalcoCode, code};
pub use location::{Location, locations};
pub use message::message;
pub use result::{Info, LoadResult};
pub use schema::check as check_schema;
