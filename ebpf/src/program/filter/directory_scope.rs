//! The directories in which relative paths start, as far as they are out of scope of all rules
//! ([`compiler::plan::path_scope()`]).
//!
//! Programs of calls that open a directory record whether it is out of scope, by the kernel's file; those of calls
//! that change the working directory record it by process, and a new process inherits it (`fork`).
//! The path decides and not the real location of the directory, because the state names directories by
//! path: a relative path that leads down from a directory out of scope leads to one, too. Everything else,
//! and directories opened before the programs were attached, are unknown and count as in scope.
//!
//! Files are identified by their address, which the kernel reuses: the directory entry is stored with it, and
//! an entry is valid only while both are the same. Later calls replace it.

use compiler::plan::PathTest;
use compiler::tables::event;

use super::branch::BranchTargets;
use super::directory_maps::{FILE_DIRECTORY, load_descriptor, lookup_descriptor, record_working_directory};
use super::path_base::PathBase;
use super::workspace::{self, PLAIN};
use super::{file_kind, fork, path};
use crate::asm::{AluOp, Condition, Reg::*};
use crate::program::maps;
use crate::program::target_kernel::TargetKernel;
use crate::program::writer::{EventWriter, Result};

/// Returns whether this kernel describes the fields that are read.
pub(crate) fn is_supported(kernel: &TargetKernel) -> bool {
    let looked_at = [FILE_DIRECTORY, "task_struct.tgid"];
    file_kind::is_supported(kernel)
        && fork::is_supported(kernel)
        && looked_at.iter().all(|path| kernel.field(path).is_ok())
}

/// Records the scope of the directory that the event opens or changes to, if it does.
pub(super) fn record(writer: &mut EventWriter<'_>, scope: &[PathTest], path: Option<(u8, u8)>) -> Result {
    match writer.event.code {
        event::SYSCALL_OPEN_X | event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X => {
            let Some(path) = path else { return Ok(()) };
            opened(writer, scope, path)
        }
        event::SYSCALL_CHDIR_X | event::SYSCALL_GETCWD_X => {
            let Some((param, argument)) = path else {
                return Ok(());
            };
            let done = writer.asm.label();
            writer.result(R0);
            writer.asm.jump_if(Condition::SLt, R0, 0, done);
            path::read(writer, param, argument, false, PathBase::of(writer.event.code))?;
            classify_path(writer, scope);
            record_working_directory(writer)?;
            writer.asm.bind(done);
            Ok(())
        }
        event::SYSCALL_FCHDIR_X => {
            let (unknown, known, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
            writer.result(R0);
            writer.asm.jump_if(Condition::SLt, R0, 0, done);
            load_descriptor(writer, 0);
            lookup_descriptor(writer, unknown)?;
            writer.asm.jump(known);
            writer.asm.bind(unknown);
            writer.asm.mov(R0, 0);
            writer.asm.bind(known);
            record_working_directory(writer)?;
            writer.asm.bind(done);
            Ok(())
        }
        event::SYSCALL_CLONE_20_X
        | event::SYSCALL_CLONE3_X
        | event::SYSCALL_FORK_20_X
        | event::SYSCALL_VFORK_20_X => fork::confirm_inherited(writer),
        _ => Ok(()),
    }
}

/// `R0` = 1 if the directory at the path that was read is out of scope, else 0.
fn classify_path(writer: &mut EventWriter<'_>, scope: &[PathTest]) {
    let asm = &mut writer.asm;
    let (relative, out_of_scope, close, done) = (asm.label(), asm.label(), asm.label(), asm.label());
    asm.load(R0, workspace::form());
    asm.alu(AluOp::And, R0, PLAIN);
    asm.jump_if(Condition::Eq, R0, 0, relative);
    let targets = BranchTargets {
        matched: close,
        unmatched: out_of_scope,
        unknown: close,
    };
    let scope: Vec<&PathTest> = scope.iter().collect();
    path::plain(asm, &scope, targets);
    asm.bind(relative);
    asm.load(R0, workspace::out_of_scope());
    asm.jump(done);
    asm.bind(out_of_scope);
    asm.mov(R0, 1);
    asm.jump(done);
    asm.bind(close);
    asm.mov(R0, 0);
    asm.bind(done);
}

/// The call opened what `path` (parameter and argument) names: a directory is noted.
fn opened(writer: &mut EventWriter<'_>, scope: &[PathTest], (param, argument): (u8, u8)) -> Result {
    let done = writer.asm.label();
    writer.result(R1);
    file_kind::directory(writer, done)?;
    writer.asm.store(workspace::entry_key(), R9);
    writer.copy_field(R7, R9, FILE_DIRECTORY)?;
    writer.asm.store(workspace::entry_value(), R7);
    path::read(writer, param, argument, false, PathBase::of(writer.event.code))?;
    classify_path(writer, scope);
    let asm = &mut writer.asm;
    asm.store(workspace::entry_scope(), R0);
    asm.update_map(
        maps::DIRECTORIES,
        workspace::entry_key(),
        workspace::entry_value(),
    );
    asm.bind(done);
    Ok(())
}
