//! The language server for Falco rules.
//!
//! In: messages of the Language Server Protocol on stdin, rule files on disk. Out: messages on stdout. It is
//! the only crate that knows the protocol; the meaning of rules comes from the compiler.
//!
//! [`workspace`] contains the files of the editor and the disk and their analysis; [`features`] has one file
//! per feature, each a function of the workspace and a position; [`server`] handles messages. [`Project`] is
//! the content of a project file; its parser is supplied by the caller.
//! Never changes a file: the editor applies all edits.

mod address;
mod features;
mod position;
mod project;
mod server;
#[cfg(test)]
mod tests;
mod workspace;

pub use project::{PROJECT_FILES, Problem, Project, ReadProject};
pub use server::{Exit, serve};
