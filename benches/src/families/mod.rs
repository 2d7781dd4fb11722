//! The kinds of rules, one function each: the team in, the text of one rule and of its lists and
//! macros out.

mod files;
mod network;
mod processes;
mod system;

use crate::name_pool::NamePool;

/// The kinds take turns.
pub(crate) const FAMILIES: [fn(&mut NamePool<'_>) -> String; 9] = [
    files::touched,
    processes::service_started_tool,
    network::connection,
    processes::command_line,
    files::removed,
    network::listener,
    processes::image,
    system::rights,
    system::kernel,
];
