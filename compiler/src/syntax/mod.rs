//! Rule files, conditions and outputs as trees with places.
//!
//! In: decoded text. Out: trees, and every mistake found on the way; parsing always yields both.
//! Not here: which names exist, their meaning, and their types.

pub mod ast;
pub mod condition;
pub mod items;
pub mod print;
pub mod yaml;
