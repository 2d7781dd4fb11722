//! A new process works where its maker does: whether that directory is out of scope is handed on.
//!
//! ```text
//! entry by process: whether the directory is out of scope u32, maker u32; a maker of 0 = it is certain
//! ```
//! The tracepoint `sched_process_fork` is the one place where the running process is certainly the maker:
//! a program there notes for the child what is known of the maker, and who that is. The child's own return
//! from the call, before anything else of it, makes it certain, if its parent is that maker and still works
//! in a directory that is out of scope: the state takes the directory from the parent, and at about that time.
//! Nothing is certain of processes that share one working directory, of which the state knows nothing.

use super::base::{self, look_up, works_in};
use crate::asm::{AluOp, Condition, Helper, Program, Reg::*, Width, at};
use crate::program::kernel::Kernel;
use crate::program::maps;
use crate::program::writer::{EventWriter, Result, TASK};

/// The tracepoint that its maker passes before a new thread runs, with both as arguments.
pub(crate) const TRACEPOINT: &str = "sched_process_fork";

const PARENT: [&str; 2] = ["task_struct.real_parent", "task_struct.tgid"];

/// The kernel says where it keeps what is looked at.
pub(super) fn is_known(kernel: &Kernel) -> bool {
    let looked_at = PARENT.iter().chain(&["task_struct.pid", "task_struct.fs"]);
    looked_at.copied().all(|path| kernel.field(path).is_ok())
}

/// The program on [`TRACEPOINT`].
pub(crate) fn program(kernel: &Kernel) -> Result<Program> {
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
    asm.look_up(maps::WORKING, key.whole(), unknown);
    asm.load(R1, at(R0, 0, Width::B8));
    asm.jump_if(Condition::Ne, R1, base::OUT_OF_SCOPE, unknown);
    asm.load(R1, key.whole());
    asm.alu(AluOp::Lsh, R1, 32);
    asm.alu(AluOp::Or, R1, base::OUT_OF_SCOPE);
    asm.jump(known);
    asm.place(unknown);
    // What an earlier process of the same number left behind goes, too.
    asm.mov(R1, 0);
    asm.place(known);
    asm.store(entry.whole(), R1);
    asm.load_map(R1, maps::WORKING);
    asm.mov(R2, R10);
    asm.alu(AluOp::Add, R2, i32::from(child_key.offset));
    asm.mov(R3, R10);
    asm.alu(AluOp::Add, R3, i32::from(entry.offset));
    asm.mov(R4, 0);
    asm.call(Helper::MapUpdate);
    asm.place(leave);
    asm.mov(R0, 0);
    asm.exit();
    writer.finish_bare(TRACEPOINT)
}

/// In a new process: makes certain what its maker handed on.
pub(super) fn begin(writer: &mut EventWriter<'_>) -> Result {
    let (unknown, known, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
    writer.result(R0);
    writer.asm.jump_if(Condition::Ne, R0, 0, done);
    writer.field(R7, TASK, "task_struct.pid")?;
    writer.field(R0, TASK, "task_struct.tgid")?;
    writer.asm.jump_if(Condition::Ne, R0, R7, done);
    look_up(writer, maps::WORKING, unknown);
    writer.asm.load(R9, at(R0, 4, Width::B4));
    writer.asm.jump_if(Condition::Eq, R9, 0, unknown);
    writer.chain(R7, TASK, &PARENT, unknown)?;
    writer.asm.jump_if(Condition::Ne, R7, R9, unknown);
    writer.asm.mov(R0, R7);
    look_up(writer, maps::WORKING, unknown);
    writer.asm.load(R0, at(R0, 0, Width::B8));
    writer.asm.jump_if(Condition::Eq, R0, base::OUT_OF_SCOPE, known);
    writer.asm.place(unknown);
    writer.asm.mov(R0, 0);
    writer.asm.place(known);
    works_in(writer)?;
    writer.asm.place(done);
    Ok(())
}
