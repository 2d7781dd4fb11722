//! Falco rules text in; checked rules, a graph of predicates, engines over it, and diagnostics out.
//!
//! Files reach this crate as `(path, bytes)` and events as a [`backend::FieldSource`]: it opens no
//! file, reads no clock and knows no kernel. Its modules are layers; each may use those above it
//! in this list, never those below:
//!
//! 1. [`tables`] the facts of the domain; [`value`] what fields yield; [`operators`] what operators
//!    and transformers mean; [`source`] text and places
//! 2. [`syntax`] rule files, conditions and outputs as trees
//! 3. [`resolve`] appends, overrides, lists, exceptions, macros
//! 4. [`check`] fields, operators, types, event types: typed rules
//! 5. [`ir`] one hash-consed graph of predicates for the whole rule set
//! 6. [`plan`] what the kernel can decide of it
//! 7. [`backend`] engines that evaluate the graph
//!
//! [`outline`] tells what stands where in a file, [`describe`] what rules amount to, and [`lint`]
//! what Falco accepts and is probably not meant. [`diagnostics`] words what [`syntax`],
//! [`resolve`], [`check`] and [`lint`] found, [`compile`] drives the phases,
//! [`recompile`] again and again for an editor, and [`review`] gathers what a user is to see. [`format`](mod@format) lays rule files out and needs nothing but
//! [`syntax`], as [`embedded`] does, which finds rules in other files; [`migrate`] finds fixes that need a look at items, and [`fix`] applies fixes.

// clippy.toml lists what would be I/O; unit tests may read their data.
#![cfg_attr(
    not(test),
    deny(
        clippy::disallowed_macros,
        clippy::disallowed_methods,
        clippy::disallowed_types
    )
)]

pub mod backend;
pub mod check;
pub mod compile;
pub mod describe;
pub mod diagnostics;
pub mod embedded;
pub mod fix;
pub mod format;
pub mod ir;
pub mod lint;
pub mod migrate;
pub mod operators;
pub mod outline;
pub mod plan;
pub mod recompile;
pub mod resolve;
pub mod review;
pub mod source;
pub mod spelling;
pub mod syntax;
pub mod tables;
pub mod value;
