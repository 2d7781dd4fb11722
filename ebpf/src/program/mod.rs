//! Event programs: what runs in the kernel when a system call returns or something else happens.
//!
//! In: the event table, a [`TargetKernel`], and which events are wanted. Out: programs and maps for
//! [`crate::object`]. A dispatcher on the return of system calls looks at the number, translates
//! 32-bit calls and goes on to the program of the event, which writes the record that
//! `specifications` tell and sends it. Not here: loading, and which events a rule set needs.

#![allow(
    clippy::enum_glob_use,
    reason = "lists of values and instructions read better with bare names"
)]

mod cgroup;
mod compat;
mod dispatch;
mod encode;
mod entry;
mod event_program;
mod event_spec;
mod event_specs;
mod filter;
mod flags;
mod maps;
mod read;
mod scratch;
mod target_kernel;
mod tracepoint;
mod writer;

pub(crate) use self::dispatch::{Phase, call_numbers, dispatcher};
pub(crate) use self::entry::entry_program;
pub(crate) use self::event_program::event_program;
pub(crate) use self::event_specs::event_specs;
pub use self::filter::PlannedFilter;
pub(crate) use self::filter::{FORK_TRACEPOINT, WORKING_OUT_OF_SCOPE, follows_directories, fork_program};
pub use self::flags::portable_open_flags;
pub(crate) use self::maps::{
    CALLS_NAME, CGROUP_CLASSES_NAME, CONTAINER, ENTRY_CALLS_NAME, HOST, LOST_NAME, MAX_CGROUP_CLASSES,
    NUMBERS_NAME, RING_NAME, THREAD_CGROUPS_BYTES, THREAD_CGROUPS_NAME, WORKING_DIRECTORIES_NAME, maps,
};
pub use self::maps::{KEY_BYTES, Lost};
pub use self::target_kernel::{GenerateError, Pointers, TargetKernel};
pub(crate) use self::tracepoint::{Tracepoint, tracepoint_program};
pub use self::writer::{EventFilter, EventWriter, PassAll};

#[cfg(test)]
mod tests;
