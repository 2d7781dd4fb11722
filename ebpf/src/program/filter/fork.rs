//! A new process inherits the working directory, and with it whether that directory is out of scope.
//!
//! ```text
//! entry by process: whether the directory is out of scope u32, parent u32; a parent of 0 = it is certain
//! ```
//! The tracepoint `sched_process_fork` is the one place where the running process is certainly the maker:
//! a program there notes for the child what is known of the maker, and who that is. The child's own return
//! from the call, before anything else of it, makes it certain, if its parent is that maker and still works
//! in a directory out of scope: the state takes the directory from the parent, and at about that time.
//! Nothing is certain of processes that share one working directory, of which the state knows nothing.

use super::directory_maps::{OUT_OF_SCOPE, lookup, record_working_directory};
use crate::asm::{AluOp, Condition, Program, Reg::*, Width, at};
use crate::program::maps;
use crate::program::target_kernel::TargetKernel;
use crate::program::writer::{EventWriter, Result, TASK};

/// The tracepoint that its maker passes before a new thread runs, with both as arguments.
pub(crate) const TRACEPOINT: &str = "sched_process_fork";

const PARENT: [&str; 2] = ["task_struct.real_parent", "task_struct.tgid"];

/// Returns whether this kernel describes the fields that are read.
pub(super) fn is_supported(kernel: &TargetKernel) -> bool {
    let looked_at = PARENT.iter().chain(&["task_struct.pid", "task_struct.fs"]);
    looked_at.copied().all(|path| kernel.field(path).is_ok())
}

/// The program on [`TRACEPOINT`].
pub(crate) fn program(kernel: &TargetKernel) -> Result<Program> {
    // It makes no record: the writer is borrowed for its ways of reading.
    let mut writer = EventWriter::bare(kernel);
    let (unknown, known, leave) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
    let key = writer.asm.slot(4)?;
    let child_key = writer.asm.slot(4)?;
    let entry = writer.asm.slot(8)?;
    let child = R7;
    writer.asm.load(child, at(R1, 8, Width::B8));
    writer.declare(child, "task_struct")?;
    writer.find_task()?;
    writer.field(R9, child, "task_struct.pid")?;
    writer.field(R0, child, "task_struct.tgid")?;
    // A thread is of its maker's process, of which is known what is known.
    writer.asm.jump_if(Condition::Ne, R0, R9, leave);
    writer.asm.store(child_key.whole(), R0);
    writer.field(R9, TASK, "task_struct.tgid")?;
    writer.asm.store(key.whole(), R9);
    writer.field(R9, TASK, "task_struct.fs")?;
    writer.field(R0, child, "task_struct.fs")?;
    writer.asm.jump_if(Condition::Eq, R0, R9, unknown);
    let asm = &mut writer.asm;
    asm.look_up(maps::WORKING_DIRECTORIES, key.whole(), unknown);
    asm.load(R1, at(R0, 0, Width::B8));
    asm.jump_if(Condition::Ne, R1, OUT_OF_SCOPE, unknown);
    asm.load(R1, key.whole());
    asm.alu(AluOp::Lsh, R1, 32);
    asm.alu(AluOp::Or, R1, OUT_OF_SCOPE);
    asm.jump(known);
    asm.bind(unknown);
    // What an earlier process of the same number left behind goes, too.
    asm.mov(R1, 0);
    asm.bind(known);
    asm.store(entry.whole(), R1);
    asm.update_map(maps::WORKING_DIRECTORIES, child_key.whole(), entry.whole());
    asm.bind(leave);
    asm.mov(R0, 0);
    asm.exit();
    writer.finish_bare(TRACEPOINT)
}

/// In a new process: makes certain what its maker handed on.
pub(super) fn confirm_inherited(writer: &mut EventWriter<'_>) -> Result {
    let (unknown, known, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
    writer.result(R0);
    writer.asm.jump_if(Condition::Ne, R0, 0, done);
    writer.field(R7, TASK, "task_struct.pid")?;
    writer.field(R0, TASK, "task_struct.tgid")?;
    writer.asm.jump_if(Condition::Ne, R0, R7, done);
    lookup(writer, maps::WORKING_DIRECTORIES, unknown);
    writer.asm.load(R9, at(R0, 4, Width::B4));
    writer.asm.jump_if(Condition::Eq, R9, 0, unknown);
    writer.chain(R7, TASK, &PARENT, unknown)?;
    writer.asm.jump_if(Condition::Ne, R7, R9, unknown);
    writer.asm.mov(R0, R7);
    lookup(writer, maps::WORKING_DIRECTORIES, unknown);
    writer.asm.load(R0, at(R0, 0, Width::B8));
    writer.asm.jump_if(Condition::Eq, R0, OUT_OF_SCOPE, known);
    writer.asm.bind(unknown);
    writer.asm.mov(R0, 0);
    writer.asm.bind(known);
    record_working_directory(writer)?;
    writer.asm.bind(done);
    Ok(())
}
