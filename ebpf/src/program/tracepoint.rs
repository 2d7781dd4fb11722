//! Events that are no system calls: the end of a process and the delivery of a signal.
//!
//! Their programs are attached to tracepoints of their own and read arguments from the context. Before the
//! writer begins, the context goes where a call's arguments would be.

use compiler::tables::{EventCode, event};

use super::target_kernel::TargetKernel;
use super::writer::{EventFilter, EventWriter, Result, TASK};
use crate::asm::{AluOp, Condition, Program, Reg::*};

/// A tracepoint with an event of its own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Tracepoint {
    /// Its name in the kernel.
    pub(crate) name: &'static str,
    /// The event.
    pub(crate) code: EventCode,
    /// How many of its arguments the program looks at; kernels differ in how many there are.
    arguments: u8,
}

impl Tracepoint {
    /// Every tracepoint that has a program.
    pub(crate) const ALL: [Self; 2] = [
        Self {
            name: "sched_process_exit",
            code: event::PROCEXIT_1_E,
            arguments: 0,
        },
        Self {
            name: "signal_deliver",
            code: event::SIGNALDELIVER_E,
            arguments: 2,
        },
    ];
}

/// The program of a tracepoint's event.
pub(crate) fn tracepoint_program(
    tracepoint: Tracepoint,
    kernel: &TargetKernel,
    filter: &dyn EventFilter,
) -> Result<Program> {
    let mut writer = EventWriter::on_tracepoint(kernel, tracepoint.code, tracepoint.arguments, filter)?;
    if tracepoint.code == event::PROCEXIT_1_E {
        process_exit(&mut writer)?;
    } else {
        signal(&mut writer)?;
    }
    writer.finish()
}

/// status, code it returned, signal that ended it, whether it left a core, who takes its children.
fn process_exit(writer: &mut EventWriter<'_>) -> Result {
    writer.field(R7, TASK, "task_struct.exit_code")?;
    writer.sign_extend(R7);
    writer.asm.mov(R0, R7);
    writer.put();
    writer.asm.mov(R0, R7);
    writer.asm.alu(AluOp::Rsh, R0, 8);
    writer.asm.alu(AluOp::And, R0, 0xff);
    writer.put();
    writer.asm.mov(R0, R7);
    writer.asm.alu(AluOp::And, R0, 0x7f);
    writer.put();
    writer.asm.mov(R0, R7);
    writer.asm.alu(AluOp::Rsh, R0, 7);
    writer.asm.alu(AluOp::And, R0, 1);
    writer.put();
    reaper(writer)
}

/// Maximum number of ancestors that are searched for a subreaper.
const MAX_ANCESTORS: usize = 8;

/// The nearest ancestor that takes orphans, else the first process of the pid namespace; 0 where
/// there are no children or another thread of the process keeps them.
fn reaper(writer: &mut EventWriter<'_>) -> Result {
    let (none, found, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
    let children = writer.kernel.field("task_struct.children")?.offset as i32;
    // An empty list is one whose head points to itself.
    writer.field(R0, TASK, "task_struct.children.next")?;
    writer.asm.mov(R1, TASK);
    writer.asm.alu(AluOp::Add, R1, children);
    writer.asm.jump_if(Condition::Eq, R0, R1, none);
    let threads = writer
        .kernel
        .first_of(&["signal_struct.live.counter", "signal_struct.nr_threads"])?;
    writer.chain(R7, TASK, &["task_struct.signal", threads], none)?;
    // The count is lowered before or after this point, depending on the version.
    writer.asm.jump_if(Condition::Gt, R7, 1, none);
    writer.asm.mov(R9, TASK);
    for _ in 0..MAX_ANCESTORS {
        let next = writer.asm.label();
        writer.field(R9, R9, "task_struct.real_parent")?;
        writer.asm.jump_if(Condition::Eq, R9, 0, none);
        writer.chain(
            R7,
            R9,
            &["task_struct.signal", "signal_struct.is_child_subreaper"],
            next,
        )?;
        writer.asm.jump_if(Condition::Ne, R7, 0, found);
        writer.asm.bind(next);
    }
    let first = [
        "task_struct.nsproxy",
        "nsproxy.pid_ns_for_children",
        "pid_namespace.child_reaper",
    ];
    writer.chain(R9, TASK, &first, none)?;
    writer.asm.jump_if(Condition::Eq, R9, 0, none);
    writer.asm.bind(found);
    writer.field(R0, R9, "task_struct.pid")?;
    writer.asm.jump(done);
    writer.asm.bind(none);
    writer.asm.mov(R0, 0);
    writer.asm.bind(done);
    writer.put();
    Ok(())
}

/// Signals whose sender the kernel records: `SIGHUP`, `SIGINT`, `SIGQUIT`, `SIGABRT`, `SIGKILL`,
/// `SIGTERM`, `SIGCHLD`, `SIGTSTP`; and all real-time ones.
const WITH_SENDER: [i32; 8] = [1, 2, 3, 6, 9, 15, 17, 20];
const FIRST_REALTIME: i32 = 34;
/// Below this, the information is not a place but a mark: sent by the kernel or without any.
const MARKS: i32 = 16;

/// Sender, receiver, signal.
fn signal(writer: &mut EventWriter<'_>) -> Result {
    let (told, none, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
    writer.argument(R1, 0);
    for signal in WITH_SENDER {
        writer.asm.jump_if32(Condition::Eq, R1, signal, told);
    }
    writer.asm.jump_if32(Condition::Lt, R1, FIRST_REALTIME, none);
    writer.asm.bind(told);
    writer.argument(R9, 1);
    writer.asm.jump_if(Condition::Lt, R9, MARKS, none);
    // The same place for `kill`, `sigqueue` and the death of a child.
    let sender = writer.kernel.first_of(&[
        "kernel_siginfo._sifields._kill._pid",
        "siginfo._sifields._kill._pid",
    ])?;
    writer.copy_field(R0, R9, sender)?;
    writer.asm.jump(done);
    writer.asm.bind(none);
    writer.asm.mov(R0, 0);
    writer.asm.bind(done);
    writer.put();
    writer.field(R0, TASK, "task_struct.pid")?;
    writer.put();
    writer.argument(R0, 0);
    writer.put();
    Ok(())
}
