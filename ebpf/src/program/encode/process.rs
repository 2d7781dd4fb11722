//! What the kernel knows of the current task.

use super::file::{of_program, outside_device};
use super::number;
use crate::asm::{AluOp, Condition, Helper, Label, Reg, Reg::*, Width};
use crate::program::event_spec::TaskField;
use crate::program::flags;
use crate::program::scratch::{self, Temp};
use crate::program::writer::{EventWriter, Result, TASK};

/// `RLIMIT_NOFILE`.
const FILES_LIMIT: u32 = 7;
/// No user.
const NOBODY: i32 = -1;

pub(super) fn number(writer: &mut EventWriter<'_>, what: TaskField) -> Result {
    let (absent, done) = (writer.asm.label(), writer.asm.label());
    let otherwise = if what == TaskField::LoginUid { NOBODY } else { 0 };
    read(writer, what, absent)?;
    if writer.asm.is_used(absent) {
        writer.asm.jump(done);
        writer.asm.bind(absent);
        writer.asm.mov(R0, otherwise);
        writer.asm.bind(done);
    }
    writer.put();
    Ok(())
}

/// `R0` = the number; goes to `absent` without it.
fn read(writer: &mut EventWriter<'_>, what: TaskField, absent: Label) -> Result {
    use TaskField as N;
    match what {
        N::Tid => writer.field(R0, TASK, "task_struct.pid"),
        N::Pid => writer.field(R0, TASK, "task_struct.tgid"),
        N::ParentTid => through(writer, &["task_struct.real_parent", "task_struct.pid"], absent),
        N::MajorFaults => writer.field(R0, TASK, "task_struct.maj_flt"),
        N::MinorFaults => writer.field(R0, TASK, "task_struct.min_flt"),
        N::FdLimit => {
            let limit = format!("signal_struct.rlim[{FILES_LIMIT}].rlim_cur");
            through(writer, &["task_struct.signal", &limit], absent)
        }
        N::VmSize => {
            through(writer, &["task_struct.mm", "mm_struct.total_vm"], absent)?;
            // Pages of 4 KiB.
            writer.asm.alu(AluOp::Lsh, R0, 2);
            Ok(())
        }
        N::VmRss => pages(writer, &[page::FILE, page::ANONYMOUS, page::SHARED], absent),
        N::VmSwap => pages(writer, &[page::SWAP], absent),
        N::Uid => through(writer, &["task_struct.cred", "cred.euid.val"], absent),
        N::Gid => through(writer, &["task_struct.cred", "cred.egid.val"], absent),
        N::CapInheritable => capabilities(writer, "cap_inheritable", absent),
        N::CapPermitted => capabilities(writer, "cap_permitted", absent),
        N::CapEffective => capabilities(writer, "cap_effective", absent),
        N::VirtualTid => {
            writer.field(R7, TASK, "task_struct.thread_pid")?;
            inside_namespace(writer, absent)
        }
        N::VirtualPid => {
            group_pid(writer, "PIDTYPE_TGID", absent)?;
            inside_namespace(writer, absent)
        }
        N::VirtualProcessGroup => {
            group_pid(writer, "PIDTYPE_PGID", absent)?;
            inside_namespace(writer, absent)
        }
        N::ProcessGroup => {
            group_pid(writer, "PIDTYPE_PGID", absent)?;
            writer.asm.jump_if(Condition::Eq, R7, 0, absent);
            writer.field(R0, R7, "pid.numbers[0].nr")
        }
        N::Tty => tty(writer, absent),
        N::LoginUid => {
            let path = "task_struct.loginuid.val";
            // Kernels without auditing do not keep it.
            if writer.kernel.field(path).is_err() {
                writer.asm.mov(R0, NOBODY);
                return Ok(());
            }
            writer.field(R0, TASK, path)
        }
        N::ExeInode => {
            of_program(writer, R7, absent)?;
            writer.chain(R7, R7, &["file.f_inode", "inode.i_ino"], absent)?;
            writer.asm.mov(R0, R7);
            Ok(())
        }
        N::ExeChangeTime => file_time(writer, "ctime", absent),
        N::ExeModificationTime => file_time(writer, "mtime", absent),
    }
}

/// `R0` = the last field of a chain from the task.
fn through(writer: &mut EventWriter<'_>, paths: &[&str], absent: Label) -> Result {
    writer.chain(R7, TASK, paths, absent)?;
    writer.asm.mov(R0, R7);
    Ok(())
}

fn capabilities(writer: &mut EventWriter<'_>, set: &str, absent: Label) -> Result {
    // One number since 6.3, two halves before, which are the same bytes.
    let path = format!("cred.{set}");
    let offset = writer.kernel.field(&path)?.offset as i32;
    writer.chain(R7, TASK, &["task_struct.cred"], absent)?;
    writer.asm.jump_if(Condition::Eq, R7, 0, absent);
    writer.copy_number(R0, Width::B8, |writer| {
        writer.asm.mov(R3, R7);
        writer.asm.alu(AluOp::Add, R3, offset);
    })
}

/// `R0` = KiB of the kinds of pages that the memory of the process consists of.
fn pages(writer: &mut EventWriter<'_>, kinds: &[u32], absent: Label) -> Result {
    writer.chain(R7, TASK, &["task_struct.mm"], absent)?;
    writer.asm.jump_if(Condition::Eq, R7, 0, absent);
    writer.asm.mov(R9, 0);
    for kind in kinds {
        let next = writer.asm.label();
        counter(writer, *kind)?;
        // The counters are corrected late and can be below zero meanwhile.
        writer.asm.jump_if(Condition::SLt, R0, 0, next);
        writer.asm.alu(AluOp::Add, R9, R0);
        writer.asm.bind(next);
    }
    writer.asm.mov(R0, R9);
    writer.asm.alu(AluOp::Lsh, R0, 2);
    Ok(())
}

/// `R0` = the counter of a kind of pages of the memory in `R7`: per CPU since 6.2. Verifiers of before
/// do not look through the alias that the older one's type is.
fn counter(writer: &mut EventWriter<'_>, kind: u32) -> Result {
    let today = format!("mm_struct.rss_stat[{kind}].count");
    let before = format!("mm_struct.rss_stat.count[{kind}].counter");
    let path = writer.kernel.first_of(&[&today, &before])?;
    if path == today {
        writer.field(R0, R7, path)
    } else {
        writer.copy_field(R0, R7, path)
    }
}

/// Numbers of the kernel's kinds of pages; their enumeration has no name in BTF.
mod page {
    pub(super) const FILE: u32 = 0;
    pub(super) const ANONYMOUS: u32 = 1;
    pub(super) const SWAP: u32 = 2;
    pub(super) const SHARED: u32 = 3;
}

/// `R7` = the kernel's number object of a group that the task is in.
fn group_pid(writer: &mut EventWriter<'_>, which: &str, absent: Label) -> Result {
    let index = writer.kernel.btf().enum_value("pid_type", which)?;
    let path = format!("signal_struct.pids[{index}]");
    writer.chain(R7, TASK, &["task_struct.signal", &path], absent)
}

/// `R0` = the number of `R7` in the task's own pid namespace.
fn inside_namespace(writer: &mut EventWriter<'_>, absent: Label) -> Result {
    writer.asm.jump_if(Condition::Eq, R7, 0, absent);
    let entry = writer.kernel.btf().size_of("upid")? as i32;
    let numbers = writer.kernel.field("pid.numbers[0].nr")?.offset as i32;
    writer.chain(R9, TASK, &["task_struct.thread_pid"], absent)?;
    writer.asm.jump_if(Condition::Eq, R9, 0, absent);
    writer.field(R9, R9, "pid.level")?;
    writer.copy_number(R0, Width::B4, |writer| {
        writer.asm.mov(R3, R9);
        writer.asm.alu(AluOp::Mul, R3, entry);
        writer.asm.alu(AluOp::Add, R3, numbers);
        writer.asm.mov(R1, R7);
        writer.asm.alu(AluOp::Add, R1, R3);
        writer.asm.mov(R3, R1);
    })
}

fn tty(writer: &mut EventWriter<'_>, absent: Label) -> Result {
    writer.chain(R7, TASK, &["task_struct.signal", "signal_struct.tty"], absent)?;
    writer.asm.jump_if(Condition::Eq, R7, 0, absent);
    writer.field(R9, R7, "tty_struct.index")?;
    writer.field(R7, R7, "tty_struct.driver")?;
    writer.asm.jump_if(Condition::Eq, R7, 0, absent);
    writer.field(R0, R7, "tty_driver.minor_start")?;
    writer.asm.alu(AluOp::Add, R9, R0);
    writer.field(R0, R7, "tty_driver.major")?;
    writer.asm.alu(AluOp::Lsh, R0, 20);
    writer.asm.alu(AluOp::Or, R9, R0);
    outside_device(writer, R9);
    Ok(())
}

/// `R0` = nanoseconds since the epoch of the program file's time.
fn file_time(writer: &mut EventWriter<'_>, which: &str, absent: Label) -> Result {
    let paths = |part: &str, flat: &str| {
        [
            format!("inode.i_{which}_{flat}"),
            format!("inode.__i_{which}.{part}"),
            format!("inode.i_{which}.{part}"),
        ]
    };
    let (seconds, nanoseconds) = (paths("tv_sec", "sec"), paths("tv_nsec", "nsec"));
    let seconds = writer.kernel.first_of(&seconds.each_ref().map(String::as_str))?;
    let nanoseconds = writer
        .kernel
        .first_of(&nanoseconds.each_ref().map(String::as_str))?;
    of_program(writer, R7, absent)?;
    writer.chain(R7, R7, &["file.f_inode"], absent)?;
    writer.asm.jump_if(Condition::Eq, R7, 0, absent);
    writer.field(R9, R7, seconds)?;
    writer.asm.alu(AluOp::Mul, R9, 1_000_000_000);
    writer.field(R0, R7, nanoseconds)?;
    // Since 6.13 the highest bit marks times that were queried.
    writer.asm.alu(AluOp::And, R0, i32::MAX);
    writer.asm.alu(AluOp::Add, R0, R9);
    Ok(())
}

/// Bytes of a thread's name with its NUL.
const COMM: i32 = 16;

pub(super) fn comm(writer: &mut EventWriter<'_>) -> Result {
    writer.put_pieces(|writer| {
        let offset = writer.kernel.field("task_struct.comm")?.offset as i32;
        let unreadable = writer.asm.label();
        writer.cursor(R1);
        writer.asm.mov(R2, COMM);
        writer.asm.mov(R3, TASK);
        writer.asm.alu(AluOp::Add, R3, offset);
        writer.asm.call(Helper::ProbeReadKernelStr);
        writer.asm.jump_if(Condition::SLe, R0, 0, unreadable);
        writer.grow();
        writer.asm.bind(unreadable);
        Ok(())
    })
}

/// Flags of the argument, or of the number that it points to, and whether the child's pid
/// namespace is not the first.
pub(super) fn clone_flags(writer: &mut EventWriter<'_>, index: Option<u8>, at: bool) -> Result {
    let inside = number::portable(number::table(writer), "CLONE_CHILD_IN_PIDNS");
    let done = writer.asm.label();
    writer.asm.mov(R1, 0);
    if let Some(index) = index {
        if at {
            writer.copy_user_number(R1, Width::B8, |writer| writer.argument(R3, index))?;
        } else {
            writer.argument(R1, index);
        }
    }
    writer.asm.mov(R0, 0);
    number::translate_bits(writer, R0, R1, flags::CLONE);
    writer.asm.store(scratch::temp(Temp::A), R0);
    let level = [
        "task_struct.nsproxy",
        "nsproxy.pid_ns_for_children",
        "pid_namespace.level",
    ];
    writer.chain(R7, TASK, &level, done)?;
    writer.asm.jump_if(Condition::Eq, R7, 0, done);
    writer.asm.load(R0, scratch::temp(Temp::A));
    writer.asm.alu(AluOp::Or, R0, inside as i32);
    writer.asm.store(scratch::temp(Temp::A), R0);
    writer.asm.bind(done);
    writer.asm.load(R0, scratch::temp(Temp::A));
    writer.put();
    Ok(())
}

/// In the child only: the caller does not know it.
pub(super) fn namespace_start(writer: &mut EventWriter<'_>) -> Result {
    let (absent, done) = (writer.asm.label(), writer.asm.label());
    // User space adds the time of the boot, so time in suspension has to count.
    let started = writer.kernel.first_of(&[
        "task_struct.start_boottime",
        "task_struct.real_start_time",
        "task_struct.start_time",
    ])?;
    let paths = [
        "task_struct.nsproxy",
        "nsproxy.pid_ns_for_children",
        "pid_namespace.child_reaper",
        started,
    ];
    writer.result(R0);
    writer.asm.jump_if(Condition::Ne, R0, 0, absent);
    writer.chain(R7, TASK, &paths, absent)?;
    writer.asm.mov(R0, R7);
    writer.asm.jump(done);
    writer.asm.bind(absent);
    writer.asm.mov(R0, 0);
    writer.asm.bind(done);
    writer.put();
    Ok(())
}

/// `dst` = the memory description of the process, typed; goes to `absent` in kernel threads.
pub(super) fn memory(writer: &mut EventWriter<'_>, dst: Reg, absent: Label) -> Result {
    writer.field(dst, TASK, "task_struct.mm")?;
    writer.asm.jump_if(Condition::Eq, dst, 0, absent);
    Ok(())
}
