//! What Falco would have said, byte for byte.
//!
//! In: the findings of one load, in Falco's order and cut behind the first error. Out: its codes,
//! its messages ([`message`]), its locations ([`location`]), and the result of a file as text and
//! JSON ([`LoadResult`]). Texts in here are interfaces: tools compare them.
//! Not here: our own wording.

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
