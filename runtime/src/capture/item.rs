//! What a reader delivers, in file order.

use super::entry::{FdEntry, Group, Interface, Machine, Process, User};
use crate::event::Event;

/// One thing out of a capture.
///
/// A section is [`Section`](Item::Section), any number of metadata items in any order,
/// [`HeadersEnd`](Item::HeadersEnd), then its events. A file has at least one section; at every
/// further one the consumer drops all its state (threads, descriptors, users, interfaces) while
/// event numbers go on.
#[derive(Debug)]
pub enum Item<'a> {
    /// A section begins.
    Section(Section),
    /// The host.
    Machine(Machine),
    /// One thread of the process list.
    Process(Box<Process>),
    /// One descriptor of the process whose thread is `tid`, which a [`Process`](Item::Process)
    /// named before.
    Fd {
        /// Usually the main thread.
        tid: i64,
        /// The descriptor.
        entry: FdEntry,
    },
    /// Every interface; replaces an earlier list.
    Interfaces(Vec<Interface>),
    /// Every user and group; replaces an earlier list.
    Users(Vec<User>, Vec<Group>),
    /// The section's metadata are complete; an event follows.
    HeadersEnd,
    /// A descriptor that the next event's thread received. Only live sources deliver it; captures have no place
    /// for it among events.
    ReceivedFd {
        /// Thread that received it.
        tid: i64,
        /// What it refers to.
        entry: FdEntry,
    },
    /// An event in the current layout, numbered.
    Event(Event<'a>),
}

/// Head of a section.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Section {
    /// Major version of the format, 1.
    pub major: u16,
    /// Minor version of the format.
    pub minor: u16,
}
