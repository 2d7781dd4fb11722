//! `lanner lsp`, the real server over its standard streams.

mod client;
mod features;
mod neovim;
mod official;
mod projects;
mod robust;
