//! The semantics of operators and transformers, as functions and types over bytes and numbers.
//!
//! In: bytes, numbers and addresses. Out: a Boolean or the transformed value. The check phase
//! validates patterns here; every engine calls the same matchers. Nothing here knows fields, events
//! or graphs.
//!
//! Strings are bytes. Falco stores them as C strings, so most operators see a string only up to its
//! first NUL ([`text::until_nul`]); where one does not, its module says so.

pub mod base64;
pub mod getopt;
pub mod glob;
pub mod path_prefix;
pub mod regex;
pub mod relation;
pub mod text;
