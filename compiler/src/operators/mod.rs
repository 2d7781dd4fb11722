//! What operators and transformers mean, as plain functions and types over bytes and numbers.
//!
//! In: bytes, numbers and addresses. Out: yes or no, or the transformed value. The check phase
//! asks here whether a pattern is valid; every engine calls the same matchers. Nothing here knows
//! fields, events or graphs.
//!
//! Texts are bytes. Falco holds them as C strings, so most operators see a text only up to its
//! first NUL ([`text::until_nul`]); where one does not, its module says so.

pub mod base64;
pub mod getopt;
pub mod glob;
pub mod path_prefix;
pub mod regex;
pub mod relation;
pub mod text;
