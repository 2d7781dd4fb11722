//! `.scap` capture files: reading every version, writing today's.
//!
//! In: bytes of a capture, plain or compressed. Out: [`Item`]s (metadata entries and events) with
//! old event records brought into today's layout. The other way round, a writer makes a capture
//! from items. Not here: what an entry or event means, which is the state engine's business.

mod entry;
mod error;
mod item;

pub use entry::{
    FdEntry, FdKind, FdTarget, Group, Interface, InterfaceAddress, L4Protocol, Machine, Process, User,
};
pub use error::{CaptureError, ConversionFault, Fault};
pub use item::{Item, Section};
