//! What is wrong with rules, worded.
//!
//! In: typed findings of the phases. Out: reports as data, in our words, and Falco's own
//! words for the same ([`falco`]). Renderers live outside of this crate.
//! Not here: finding anything.

pub mod falco;
