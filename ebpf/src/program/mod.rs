//! Event programs: what runs in the kernel when a system call returns or something else happens.
//!
//! In: the event table, a [`Kernel`], and which events are wanted. Out: programs and maps for
//! [`crate::object`]. A dispatcher on the return of system calls looks at the number, translates
//! 32-bit calls and goes on to the program of the event, which writes the record that
//! `recipes` tell and sends it. Not here: loading, and which events a rule set needs.

#![allow(
    clippy::enum_glob_use,
    reason = "lists of values and instructions read better with bare names"
)]

mod cgroup;
mod compat;
mod dispatch;
mod encode;
mod filter;
mod flags;
mod kernel;
mod maps;
mod read;
mod recipe;
mod recipes;
mod scratch;
mod tracepoint;
mod writer;

pub use self::cgroup::KEY_BYTES;
pub(crate) use self::cgroup::{CONTAINER, HOST, NOTE_BYTES};
pub(crate) use self::dispatch::{DISPATCHER, call_numbers, dispatcher};
pub use self::filter::Planned;
pub(crate) use self::filter::{FORK_TRACEPOINT, WORKS_APART, follows_directories, fork_program};
pub use self::flags::portable_open_flags;
pub use self::kernel::{GenerateError, Kernel, Pointers};
pub use self::maps::Lost;
pub(crate) use self::maps::{
    CALLS_NAME, LOST_NAME, MOST_SORTED, NOTED_NAME, NUMBERS_NAME, RING_NAME, SORTED_NAME, WORKING_NAME, maps,
};
pub(crate) use self::recipe::event_program;
pub(crate) use self::recipes::recipes;
pub(crate) use self::tracepoint::{Tracepoint, tracepoint_program};
pub use self::writer::{EventWriter, Filter, PassAll};

#[cfg(test)]
mod tests;
