//! What every event is made of: a list per family of calls.
//!
//! Each entry names an event of the table and gives one source per parameter, in the table's order;
//! tests hold the lists against the table.

mod descriptors;
mod files;
mod memory;
mod processes;
mod sockets;
mod system;

use compiler::tables::EventCode;

use super::recipe::Recipe;

/// Every recipe.
pub(crate) fn recipes() -> impl Iterator<Item = &'static Recipe> {
    let all = [
        descriptors::RECIPES,
        files::RECIPES,
        memory::RECIPES,
        processes::RECIPES,
        sockets::RECIPES,
        system::RECIPES,
    ];
    all.into_iter().flatten()
}

/// Shortens the lists.
const fn event(code: EventCode, values: &'static [super::recipe::Value]) -> Recipe {
    Recipe { code, values }
}
