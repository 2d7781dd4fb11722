//! The kernel side of Lanner: event programs in BPF, generated for what is wanted, loaded into the
//! running kernel and read.
//!
//! In: the tables of `compiler` and the kernel's own description of its types (BTF). Out: event
//! records in the capture encoding. Nothing here is written in C and nothing is compiled ahead:
//! [`asm`] makes instructions, [`btf`] finds the offset of a field in the running kernel, [`object`]
//! wraps programs and maps as the ELF file that the loader wants.
//! Not here: what an event means (`runtime`), and which events a rule set needs (`compiler`).

pub mod asm;
pub mod btf;
pub mod listing;
pub mod object;
pub mod probe;
pub mod program;
pub mod received;
pub mod record;
mod reorder;
