//! The families of rules, one function each. In: the names of a team. Out: the text of one rule with
//! its lists and macros.

mod files;
mod network;
mod processes;
mod system;

use crate::name_pool::NamePool;

/// The families, used in turn.
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
