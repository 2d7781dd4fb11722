//! `.scap` capture files: reading every version, writing today's.
//!
//! In: bytes of a capture, plain or compressed. Out: [`Item`]s (metadata entries and events) with
//! old event records brought into the current layout. The other way round, a [`Writer`] makes a
//! capture from items. Not here: the meaning of entries and events, which is that of the state engine.

mod block;
mod body;
mod converter;
mod entry;
mod error;
mod event_builder;
mod fd_list;
mod gzip;
mod input;
mod interface_list;
mod item;
pub mod limits;
mod machine;
mod process_list;
mod reader;
mod record;
mod user_list;
mod writer;

pub use entry::{
    FdEntry, FdKind, FdTarget, Group, Interface, InterfaceAddress, L4Protocol, Machine, Process, User,
};
pub use error::{CaptureError, ConversionFault, Fault};
pub use event_builder::EventBuilder;
pub use item::{Item, Section};
pub use reader::{Reader, decompress};
pub use writer::{Format, WriteError, Writer};
