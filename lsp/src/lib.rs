//! The language server for Falco rules.
//!
//! In: messages of the Language Server Protocol on the standard input, rule files on disk. Out:
//! messages on the standard output. It is the only crate that knows the protocol; what rules mean
//! it asks the compiler.
//!
//! [`workspace`] holds the files as the editor and the disk have them and what they come to
//! together; [`features`] has one file per feature, each a function of the workspace and a place;
//! [`server`] translates between messages and those. [`Project`] is what a project file says; reading
//! one is left to whoever starts the server.
//! Not here: anything that changes a file by itself.

mod features;
mod position;
mod project;
mod server;
#[cfg(test)]
mod tests;
mod workspace;

pub use project::{PROJECT_FILES, Problem, Project, ReadProject};
pub use server::{Exit, serve};
