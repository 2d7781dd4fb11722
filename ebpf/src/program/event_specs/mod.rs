//! What every event is made of: a list per family of calls.
//!
//! Each entry names an event of the table and gives one source per parameter, in the table's order;
//! tests hold the lists against the table.

mod descriptors;
mod files;
mod memory;
mod processes;
mod sockets;
mod system;

use super::event_spec::EventSpec;

/// Returns the specifications of all events of system calls.
pub(crate) fn event_specs() -> impl Iterator<Item = &'static EventSpec> {
    let all = [
        descriptors::SPECS,
        files::SPECS,
        memory::SPECS,
        processes::SPECS,
        sockets::SPECS,
        system::SPECS,
    ];
    all.into_iter().flatten()
}
