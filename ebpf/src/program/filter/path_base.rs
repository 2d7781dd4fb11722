//! The directory in which a relative path of an event starts, and whether it is out of scope.

use compiler::tables::{EventCode, event};

use super::directory_maps::{OUT_OF_SCOPE, load_descriptor, lookup, lookup_descriptor};
use super::workspace;
use crate::asm::{Condition, Reg::*, Width, at};
use crate::program::maps;
use crate::program::writer::{EventWriter, Result, TASK};

/// `AT_FDCWD`: the working directory instead of a descriptor.
const AT_FDCWD: i32 = -100;

/// Where a relative path starts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum PathBase {
    /// Not known.
    Unknown,
    /// The working directory.
    Working,
    /// The directory of the descriptor in this argument, or the working directory.
    Descriptor(u8),
    /// The test stores the scope in argument 5.
    #[cfg(test)]
    Injected,
}

impl PathBase {
    /// Returns the base of the first path of event `code`.
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

/// Stores in the workspace whether the directory of the path that was read is certainly out of scope.
pub(super) fn find_scope(writer: &mut EventWriter<'_>, base: PathBase) -> Result {
    let (working, done) = (writer.asm.label(), writer.asm.label());
    match base {
        PathBase::Unknown => return Ok(()),
        #[cfg(test)]
        PathBase::Injected => {
            writer.argument(R0, 5);
            writer.asm.store(workspace::out_of_scope(), R0);
            return Ok(());
        }
        PathBase::Working => {}
        PathBase::Descriptor(argument) => {
            load_descriptor(writer, argument);
            writer.asm.jump_if(Condition::Eq, R1, AT_FDCWD, working);
            lookup_descriptor(writer, done)?;
            writer.asm.store(workspace::out_of_scope(), R0);
            writer.asm.jump(done);
            writer.asm.bind(working);
        }
    }
    writer.field(R0, TASK, "task_struct.tgid")?;
    lookup(writer, maps::WORKING_DIRECTORIES, done);
    writer.asm.load(R0, at(R0, 0, Width::B8));
    writer.asm.jump_if(Condition::Ne, R0, OUT_OF_SCOPE, done);
    writer.asm.store(workspace::out_of_scope(), R0);
    writer.asm.bind(done);
    Ok(())
}
