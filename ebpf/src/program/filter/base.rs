//! The directories that relative paths begin in, as far as they are out of scope
//! ([`compiler::plan::path_scope()`]).
//!
//! Programs of calls that open a directory note whether it is out of scope, by the kernel's file; those of calls
//! that change the working directory note it by process, and a new one has it of its maker (`fork`).
//! What a path tells is what counts, and not where the directory really is, for that is how the
//! state names directories: a relative path that leads down from a directory that is out of scope leads to one,
//! too. Everything else, and what was there before the programs were, is not known and counts as in scope.
//!
//! Files are told by their address, which is used again once a file is gone: its directory is noted with
//! it, and an entry holds only as long as both are the same. Calls that the programs see note it anew.

use compiler::plan::PathTest;
use compiler::tables::{EventCode, event};

use super::logic::Exits;
use super::memory::{self, PLAIN};
use super::{file, fork, path};
use crate::asm::{AluOp, Assembler, Condition, Helper, Label, MapId, Reg::*, Width, at};
use crate::program::encode::by_descriptor;
use crate::program::kernel::Kernel;
use crate::program::maps;
use crate::program::scratch::BASE;
use crate::program::writer::{EventWriter, Result, TASK};

/// The entry of a process that certainly works in a directory that is out of scope.
pub(super) const OUT_OF_SCOPE: i32 = 1;
/// The same for user space.
pub(crate) const WORKS_APART: u64 = OUT_OF_SCOPE as u64;

/// In place of a descriptor: the working directory.
const AT_FDCWD: i32 = -100;

const FILE_DIRECTORY: &str = "file.f_path.dentry";

/// Where a relative path begins.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Base {
    /// There is no finding out.
    Unknown,
    /// The working directory.
    Working,
    /// The directory that this argument is the descriptor of, or the working directory.
    Descriptor(u8),
    /// The test put it where it is looked for.
    #[cfg(test)]
    Told,
}

impl Base {
    /// That of the path of an event.
    pub(super) fn of(code: EventCode) -> Self {
        match code {
            event::SYSCALL_OPEN_X
            | event::SYSCALL_CREAT_X
            | event::SYSCALL_CHDIR_X
            | event::SYSCALL_GETCWD_X => Self::Working,
            event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X => Self::Descriptor(0),
            _ => Self::Unknown,
        }
    }
}

/// The kernel says where it keeps what is looked at.
pub(crate) fn is_known(kernel: &Kernel) -> bool {
    let looked_at = [FILE_DIRECTORY, "task_struct.tgid"];
    file::is_known(kernel)
        && fork::is_known(kernel)
        && looked_at.iter().all(|path| kernel.field(path).is_ok())
}

/// Notes that the directory of the path that was read is out of scope, if it is.
pub(super) fn find(writer: &mut EventWriter<'_>, base: Base) -> Result {
    let (working, done) = (writer.asm.label(), writer.asm.label());
    match base {
        Base::Unknown => return Ok(()),
        #[cfg(test)]
        Base::Told => {
            writer.argument(R0, 5);
            writer.asm.store(memory::out_of_scope(), R0);
            return Ok(());
        }
        Base::Working => {}
        Base::Descriptor(argument) => {
            descriptor(writer, argument);
            writer.asm.jump_if(Condition::Eq, R1, AT_FDCWD, working);
            of_descriptor(writer, done)?;
            writer.asm.store(memory::out_of_scope(), R0);
            writer.asm.jump(done);
            writer.asm.place(working);
        }
    }
    writer.field(R0, TASK, "task_struct.tgid")?;
    look_up(writer, maps::WORKING, done);
    writer.asm.load(R0, at(R0, 0, Width::B8));
    writer.asm.jump_if(Condition::Ne, R0, OUT_OF_SCOPE, done);
    writer.asm.store(memory::out_of_scope(), R0);
    writer.asm.place(done);
    Ok(())
}

/// `R1` = the descriptor in an argument.
fn descriptor(writer: &mut EventWriter<'_>, argument: u8) {
    writer.argument(R1, argument);
    writer.sign_extend(R1);
}

/// `R0` = the entry of `map` for the key in `R0`, or goes to `absent`.
pub(super) fn look_up(writer: &mut EventWriter<'_>, map: MapId, absent: Label) {
    let asm = &mut writer.asm;
    asm.store(memory::key(), R0);
    asm.look_up(map, memory::key(), absent);
}

/// `R0` = 1 if the directory that `R1` is the descriptor of is out of scope, else 0; where it is not known goes
/// to `unknown`.
fn of_descriptor(writer: &mut EventWriter<'_>, unknown: Label) -> Result {
    by_descriptor(writer, R9, R1, unknown)?;
    writer.copy_field(R7, R9, FILE_DIRECTORY)?;
    writer.asm.mov(R0, R9);
    look_up(writer, maps::DIRECTORIES, unknown);
    writer.asm.load(R1, at(R0, 0, Width::B8));
    writer.asm.jump_if(Condition::Ne, R1, R7, unknown);
    writer.asm.load(R0, at(R0, 8, Width::B8));
    Ok(())
}

/// Notes what the event tells of directories, wherever it is about one.
pub(super) fn note(writer: &mut EventWriter<'_>, scope: &[PathTest], path: Option<(u8, u8)>) -> Result {
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
            path::read(writer, param, argument, false, Base::of(writer.event.code))?;
            judge(writer, scope);
            works_in(writer)?;
            writer.asm.place(done);
            Ok(())
        }
        event::SYSCALL_FCHDIR_X => {
            let (unknown, known, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
            writer.result(R0);
            writer.asm.jump_if(Condition::SLt, R0, 0, done);
            descriptor(writer, 0);
            of_descriptor(writer, unknown)?;
            writer.asm.jump(known);
            writer.asm.place(unknown);
            writer.asm.mov(R0, 0);
            writer.asm.place(known);
            works_in(writer)?;
            writer.asm.place(done);
            Ok(())
        }
        event::SYSCALL_CLONE_20_X
        | event::SYSCALL_CLONE3_X
        | event::SYSCALL_FORK_20_X
        | event::SYSCALL_VFORK_20_X => fork::begin(writer),
        _ => Ok(()),
    }
}

/// `R0` = 1 if the directory that the path which was read leads to is out of scope, else 0.
fn judge(writer: &mut EventWriter<'_>, scope: &[PathTest]) {
    let asm = &mut writer.asm;
    let (relative, out, close, done) = (asm.label(), asm.label(), asm.label(), asm.label());
    asm.load(R0, memory::form());
    asm.alu(AluOp::And, R0, PLAIN);
    asm.jump_if(Condition::Eq, R0, 0, relative);
    let exits = Exits {
        holds: close,
        fails: out,
        unknown: close,
    };
    let scope: Vec<&PathTest> = scope.iter().collect();
    path::plain(asm, &scope, exits);
    asm.place(relative);
    asm.load(R0, memory::out_of_scope());
    asm.jump(done);
    asm.place(out);
    asm.mov(R0, 1);
    asm.jump(done);
    asm.place(close);
    asm.mov(R0, 0);
    asm.place(done);
}

/// The call opened what `path` (parameter and argument) names: a directory is noted.
fn opened(writer: &mut EventWriter<'_>, scope: &[PathTest], (param, argument): (u8, u8)) -> Result {
    let done = writer.asm.label();
    writer.result(R1);
    file::directory(writer, done)?;
    writer.asm.store(memory::noted_key(), R9);
    writer.copy_field(R7, R9, FILE_DIRECTORY)?;
    writer.asm.store(memory::noted(), R7);
    path::read(writer, param, argument, false, Base::of(writer.event.code))?;
    judge(writer, scope);
    let asm = &mut writer.asm;
    asm.store(memory::noted_second(), R0);
    update(asm, maps::DIRECTORIES);
    asm.place(done);
    Ok(())
}

/// Notes `R0` of the directory that the process works in.
pub(super) fn works_in(writer: &mut EventWriter<'_>) -> Result {
    writer.asm.store(memory::noted(), R0);
    writer.field(R0, TASK, "task_struct.tgid")?;
    writer.asm.store(memory::noted_key(), R0);
    update(&mut writer.asm, maps::WORKING);
    Ok(())
}

/// Enters what is noted.
fn update(asm: &mut Assembler, map: MapId) {
    asm.load_map(R1, map);
    asm.mov(R2, BASE);
    asm.alu(AluOp::Add, R2, i32::from(memory::noted_key().offset));
    asm.mov(R3, BASE);
    asm.alu(AluOp::Add, R3, i32::from(memory::noted().offset));
    asm.mov(R4, 0);
    asm.call(Helper::MapUpdate);
}
