//! The features, one file each: functions of the workspace and a position.
//!
//! In: the workspace and the subject of a request. Out: responses in the protocol's types. Features keep no
//! state and send no messages.

pub(crate) mod calls;
pub(crate) mod code_actions;
pub(crate) mod completion;
pub(crate) mod definition;
pub(crate) mod diagnostics;
pub(crate) mod folding;
pub(crate) mod formatting;
pub(crate) mod hints;
pub(crate) mod hover;
pub(crate) mod lenses;
pub(crate) mod links;
mod patterns;
pub(crate) mod references;
pub(crate) mod rename;
pub(crate) mod selection;
pub(crate) mod signatures;
pub(crate) mod symbols;
pub(crate) mod tokens;
