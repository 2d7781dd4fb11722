// Made by `cargo xtask tables`; do not edit.

pub(super) mod converter;
pub(super) mod events;
pub(super) mod fields;
pub(super) mod flags;
pub(super) mod keys;
pub(super) mod names;
pub(super) mod official;
pub(super) mod operators;
pub(super) mod plugins;
pub(super) mod syscalls;
pub(super) mod transformers;
