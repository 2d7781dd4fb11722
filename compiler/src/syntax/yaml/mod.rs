//! YAML with places.
//!
//! In: the decoded text of a file. Out: trees of [`Node`]s as yaml-cpp, Falco's YAML library, reads
//! them, every scalar with the way back to its bytes; and what is wrong ([`YamlError`]).
//! Not here: what keys and values mean.
//!
//! Falco's verdict on a file is yaml-cpp's in the first place, and that library departs from YAML
//! in many small ways: what ends a scalar, where tabs may stand, which characters begin a token,
//! how far a key may reach, quotes that the end of the file closes. A parser of standard YAML
//! refuses some of these files and accepts others, and says neither why nor where as Falco does.
//! Hence a scanner of our own; a test holds its trees against saphyr-parser's where both agree on
//! what is YAML.

mod cause;
mod composer;
mod cursor;
mod error;
mod lines;
mod load;
mod node;
mod scalar;
mod scanner;
mod token;

pub use composer::{MAX_DEPTH, MAX_HEIGHT};
pub use error::{YamlCause, YamlError, YamlErrorKind};
pub use lines::EntryLine;
pub use load::{Fragment, Loaded, MAX_SCANS, item_starts, load, load_fragment};
pub use node::{Node, NodeKind, Scalar, Style};

#[cfg(test)]
mod tests;
