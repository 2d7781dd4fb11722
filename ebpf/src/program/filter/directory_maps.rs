//! The maps in which programs record which directories are out of scope.
//!
//! `directories` has an entry per open directory, by the address of the kernel's file; `working` has one per
//! process for its working directory. Not here: when entries are made (`directory_scope`, `fork`).

use super::workspace;
use crate::asm::{Condition, Label, MapId, Reg::*, Width, at};
use crate::program::encode::by_descriptor;
use crate::program::maps;
use crate::program::writer::{EventWriter, Result, TASK};

/// The value of an entry whose directory is certainly out of scope.
pub(super) const OUT_OF_SCOPE: i32 = 1;
/// [`OUT_OF_SCOPE`] as user space enters it.
pub(crate) const WORKING_OUT_OF_SCOPE: u64 = OUT_OF_SCOPE as u64;

/// The path from the kernel's file to its directory entry.
pub(super) const FILE_DIRECTORY: &str = "file.f_path.dentry";

/// `R1` = the descriptor in an argument.
pub(super) fn load_descriptor(writer: &mut EventWriter<'_>, argument: u8) {
    writer.argument(R1, argument);
    writer.sign_extend(R1);
}

/// `R0` = address of the entry of `map` for the key in `R0`; goes to `absent` without one.
pub(super) fn lookup(writer: &mut EventWriter<'_>, map: MapId, absent: Label) {
    let asm = &mut writer.asm;
    asm.store(workspace::key(), R0);
    asm.look_up(map, workspace::key(), absent);
}

/// `R0` = 1 if the directory of descriptor `R1` is out of scope, else 0; goes to `unknown` without an entry.
pub(super) fn lookup_descriptor(writer: &mut EventWriter<'_>, unknown: Label) -> Result {
    by_descriptor(writer, R9, R1, unknown)?;
    writer.copy_field(R7, R9, FILE_DIRECTORY)?;
    writer.asm.mov(R0, R9);
    lookup(writer, maps::DIRECTORIES, unknown);
    // The kernel reuses the address of a file: the entry counts only for the directory it was made for.
    writer.asm.load(R1, at(R0, 0, Width::B8));
    writer.asm.jump_if(Condition::Ne, R1, R7, unknown);
    writer.asm.load(R0, at(R0, 8, Width::B8));
    Ok(())
}

/// Sets the entry of the current process's working directory to `R0`.
pub(super) fn record_working_directory(writer: &mut EventWriter<'_>) -> Result {
    writer.asm.store(workspace::entry_value(), R0);
    writer.field(R0, TASK, "task_struct.tgid")?;
    writer.asm.store(workspace::entry_key(), R0);
    writer.asm.update_map(
        maps::WORKING_DIRECTORIES,
        workspace::entry_key(),
        workspace::entry_value(),
    );
    Ok(())
}
