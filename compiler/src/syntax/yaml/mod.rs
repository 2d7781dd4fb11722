//! YAML with places.
//!
//! In: the decoded text of a file. Out: trees of [`Node`]s as yaml-cpp, Falco's YAML library, reads
//! them, every scalar with the way back to its bytes; and what is wrong ([`YamlError`]).
//! Not here: what keys and values mean.

mod error;
mod node;

pub use error::{YamlError, YamlErrorKind};
pub use node::{Node, NodeKind, Scalar, Style};
