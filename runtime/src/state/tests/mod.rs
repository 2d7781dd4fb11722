//! Tests of the state with small events: a file per family of calls.
//!
//! [`World`] starts with a machine of a few processes and takes events that are built value by
//! value; a test reads like the log of what happened.

mod clone;
mod containers;
mod descriptors;
mod exec;
mod exit;
mod files;
mod host;
mod identity;
mod leaders;
mod limits;
mod properties;
mod sockets;
mod start;

use compiler::tables::{EventCode, event as code};

use super::{Attached, Fd, Limits, State, Thread};
use crate::capture::{EventBuilder, Machine, Process};

/// Boot time of the machine.
const BOOT: u64 = 1_000;
/// Time of the first event.
const START: u64 = 5_000_000_000;
const SECOND: u64 = 1_000_000_000;

/// The first process of the machine.
const INIT: i64 = 1;
/// A shell below it.
const SHELL: i64 = 100;

/// A machine and its clock.
struct World {
    state: State,
    now: u64,
}

impl World {
    /// Two processes: init, and a shell in `/home/u` as user 7.
    fn new() -> Self {
        Self::with(Limits::default())
    }

    fn with(limits: Limits) -> Self {
        let mut state = State::new(limits);
        state.set_machine(Machine {
            boot_ts: BOOT,
            ..Machine::default()
        });
        state.add_process(&process(INIT, 0, "init"));
        state.add_process(&Process {
            args: b"-i\0".to_vec(),
            env: b"HOME=/home/u\0".to_vec(),
            cwd: b"/home/u".to_vec(),
            uid: 7,
            gid: 8,
            sid: SHELL,
            ..process(SHELL, INIT, "sh")
        });
        state.finish_metadata();
        Self { state, now: START }
    }

    fn apply(&mut self, event: EventBuilder) -> Attached {
        self.now += 1;
        let event = event.ts(self.now);
        self.state.apply(&event.event())
    }

    /// An event that changes nothing, so that what the previous one ended goes.
    fn tick(&mut self) {
        self.apply(exit(INIT, code::SYSCALL_FUTEX_X).i64(0));
    }

    fn thread(&self, tid: i64) -> &Thread {
        self.state
            .thread(tid)
            .unwrap_or_else(|| panic!("no thread {tid}"))
    }

    fn fd(&self, tid: i64, fd: i64) -> Option<&Fd> {
        self.state.fd(self.thread(tid), fd)
    }

    fn fd_name(&self, tid: i64, fd: i64) -> Option<String> {
        self.fd(tid, fd).map(|fd| text(&fd.name))
    }

    /// Opens a file and gives its descriptor.
    fn open(&mut self, tid: i64, fd: i64, path: &str) -> Attached {
        self.apply(open(tid, fd, path, 1))
    }

    /// A new process, reported by both sides.
    fn fork(&mut self, parent: i64, child: i64) {
        self.apply(Clone::process(parent, child).caller());
        self.apply(Clone::process(parent, child).child());
    }

    /// A new thread, reported by both sides.
    fn spawn(&mut self, parent: i64, child: i64) {
        let pid = self.thread(parent).pid;
        let ptid = self.thread(parent).ptid;
        let clone = Clone::thread(parent, child, pid, ptid);
        self.apply(clone.clone().caller());
        self.apply(clone.child());
    }
}

fn process(tid: i64, ptid: i64, comm: &str) -> Process {
    Process {
        tid,
        pid: tid,
        ptid,
        vtid: tid,
        vpid: tid,
        comm: comm.as_bytes().to_vec(),
        exe: format!("/bin/{comm}").into_bytes(),
        exepath: format!("/usr/bin/{comm}").into_bytes(),
        cwd: b"/".to_vec(),
        fd_limit: 1024,
        ..Process::default()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn exit(tid: i64, code: EventCode) -> EventBuilder {
    EventBuilder::new(code).tid(tid)
}

fn open(tid: i64, fd: i64, path: &str, flags: u32) -> EventBuilder {
    exit(tid, code::SYSCALL_OPEN_X)
        .i64(fd)
        .text(path)
        .u32(flags)
        .u32(0)
        .u32(0)
        .u64(0)
}

fn close(tid: i64, res: i64, fd: i64) -> EventBuilder {
    exit(tid, code::SYSCALL_CLOSE_X).i64(res).i64(fd)
}

fn read(tid: i64, fd: i64) -> EventBuilder {
    exit(tid, code::SYSCALL_READ_X).i64(1).value(b"x").i64(fd).u32(1)
}

/// What a clone-like exit event says; defaults fit a process that nothing is special about.
#[derive(Clone)]
struct Clone {
    code: EventCode,
    caller: i64,
    child: i64,
    pid: i64,
    ptid: i64,
    caller_pid: i64,
    caller_ptid: i64,
    comm: &'static str,
    args: &'static [&'static str],
    flags: u32,
    virtual_ids: Option<(i64, i64)>,
    cgroups: &'static [&'static str],
    pidns_start: Option<u64>,
}

impl Clone {
    fn process(caller: i64, child: i64) -> Self {
        Self {
            code: code::SYSCALL_CLONE_20_X,
            caller,
            child,
            pid: child,
            ptid: caller,
            caller_pid: caller,
            caller_ptid: INIT,
            comm: "sh",
            args: &["-i"],
            flags: 0,
            virtual_ids: None,
            cgroups: &["cpu=/"],
            pidns_start: None,
        }
    }

    fn thread(caller: i64, child: i64, pid: i64, ptid: i64) -> Self {
        const THREAD: u32 = 1 << 13;
        Self {
            pid,
            ptid,
            caller_pid: pid,
            flags: THREAD,
            ..Self::process(caller, child)
        }
    }

    fn flags(mut self, flags: u32) -> Self {
        self.flags |= flags;
        self
    }

    fn caller(self) -> EventBuilder {
        let (tid, pid, ptid, result) = (self.caller, self.caller_pid, self.caller_ptid, self.child);
        self.event(tid, pid, ptid, result)
    }

    fn child(self) -> EventBuilder {
        let (tid, pid, ptid) = (self.child, self.pid, self.ptid);
        self.event(tid, pid, ptid, 0)
    }

    fn event(self, tid: i64, pid: i64, ptid: i64, result: i64) -> EventBuilder {
        let event = exit(tid, self.code)
            .i64(result)
            .text("/bin/sh")
            .texts(self.args)
            .i64(tid)
            .i64(pid)
            .i64(ptid)
            .text("")
            .i64(1024)
            .u64(3)
            .u64(4)
            .u32(5)
            .u32(6)
            .u32(7)
            .text(self.comm)
            .texts(self.cgroups)
            .u32(self.flags)
            .u32(7)
            .u32(8);
        let event = match self.virtual_ids {
            Some((vtid, vpid)) => event.i64(vtid).i64(vpid),
            None => event.i64(tid).i64(pid),
        };
        match self.pidns_start {
            Some(start) => event.u64(start),
            None => event.unknown(),
        }
    }
}
