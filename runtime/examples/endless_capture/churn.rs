//! An invented capture without end: processes come and go under ever new ids, open ever new files,
//! and some never leave; the first process opens descriptors and closes none; old recorders' enter
//! events wait for exits that never come.
//!
//! In: how many lives. Out: the capture, and the limits under which each table of the state fills up.

use std::io::Write;

use compiler::tables::event;
use runtime::capture::{EventBuilder, Format, Machine, Process, WriteError, Writer};
use runtime::state::{IdlePurge, Limits};

/// Time between two steps of a life, ns.
const STEP: u64 = 20_000;
/// Steps of each life, which give about as many events.
pub(crate) const LIFE: u64 = 10;
/// One process in so many never leaves.
const LINGERING: u64 = 10;

/// A table of threads that fills up with those that never leave, again after each purge.
pub(crate) const LIMITS: Limits = Limits {
    threads: 512,
    idle_purge: Some(IdlePurge {
        interval: 1_000_000_000,
        timeout: 2_000_000_000,
        is_alive: None,
    }),
};

/// Writes a capture of this many lives.
pub(crate) fn invent(write: impl Write, lives: u64) -> Result<(), WriteError> {
    let mut writer = Writer::new(write, Format::Plain)?;
    writer.machine(&Machine::default())?;
    writer.process(&Process {
        tid: 1,
        pid: 1,
        vtid: 1,
        vpid: 1,
        comm: b"init".to_vec(),
        ..Process::default()
    })?;
    for life in 0..lives {
        live(&mut writer, life)?;
    }
    writer.finish()?;
    Ok(())
}

/// The life of one process: made, becomes a program, opens files, leaves.
fn live<W: Write>(writer: &mut Writer<W>, life: u64) -> Result<(), WriteError> {
    let tid = 2 + life as i64;
    let start = life * LIFE * STEP;
    let at = |step: u64, event: EventBuilder| event.ts(start + step * STEP);
    let born = EventBuilder::new(event::SYSCALL_CLONE_20_X).tid(1);
    let born = born
        .i64(tid)
        .text("init")
        .texts(&[])
        .i64(1)
        .i64(1)
        .i64(0)
        .neutral();
    writer.event(&at(0, born).event())?;
    let name = format!("program-{life}");
    let exec = EventBuilder::new(event::SYSCALL_EXECVE_19_X).tid(tid).i64(0);
    let exec = exec
        .text(&name)
        .texts(&["--life", &name])
        .i64(tid)
        .i64(tid)
        .i64(1);
    writer.event(&at(1, exec.neutral()).event())?;
    for file in 0..3_u64 {
        let path = format!("/data/{life}/{file}");
        let fd = 3 + file as i64;
        let open = EventBuilder::new(event::SYSCALL_OPENAT_2_X).tid(tid);
        let open = open.i64(fd).i64(-100).text(&path).u32(1).neutral();
        writer.event(&at(2 + 2 * file, open).event())?;
        let read = EventBuilder::new(event::SYSCALL_READ_X).tid(tid);
        let read = read.i64(4).value(b"data").i64(fd).u32(4096);
        writer.event(&at(3 + 2 * file, read).event())?;
    }
    // The first process never closes what it opens.
    let hoard = EventBuilder::new(event::SYSCALL_EVENTFD_X).tid(1);
    let hoard = hoard.i64(3 + life as i64).u64(0).u32(0);
    writer.event(&at(8, hoard).event())?;
    // An old recorder's enter event whose exit never comes.
    let enter = EventBuilder::new(event::SYSCALL_CLOSE_E).tid(tid).i64(3);
    writer.event(&at(8, enter).event())?;
    if !life.is_multiple_of(LINGERING) {
        let exit = EventBuilder::new(event::PROCEXIT_1_E).tid(tid);
        writer.event(&at(9, exit.neutral()).event())?;
    }
    Ok(())
}
