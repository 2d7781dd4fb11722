//! Shows that memory does not grow with a capture: millions of invented events through reader,
//! converter and state, with the peak of resident memory after each million.
//!
//! `cargo run --release -p lanner-runtime --example endless_capture -- [EVENTS]` (10 million if not
//! given). Processes come and go under ever new ids, open ever new files, and one in a
//! thousand never leaves; old recorders' enter events wait for exits that never come.

use std::error::Error;
use std::io::{BufWriter, PipeWriter};

use compiler::tables::event;
use runtime::capture::{EventBuilder, Format, Item, Machine, Process, Reader, WriteError, Writer};
use runtime::state::State;

const STEP: u64 = 20_000;
const EVENTS: u64 = 10_000_000;
const REPORT: u64 = 1_000_000;
/// One process in so many never leaves. What lingers is state, which has limits of its own.
const LINGERING: u64 = 1_000;
/// Events of each process's life.
const LIFE: u64 = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let events = match std::env::args().nth(1) {
        Some(count) => count.parse()?,
        None => EVENTS,
    };
    let (read, write) = std::io::pipe()?;
    let writing = std::thread::spawn(move || invent(write, events));
    let mut reader = Reader::new(read)?;
    let mut state = State::default();
    while let Some(item) = reader.next()? {
        let Item::Event(event) = item else {
            state.take(item);
            continue;
        };
        state.apply(&event);
        if event.num.is_multiple_of(REPORT) {
            println!("{:>12} events: peak memory {}", event.num, peak_memory()?);
        }
    }
    writing.join().expect("the writer does not panic")?;
    println!(
        "{:#?}\nenter events lost: {}",
        state.counters(),
        reader.lost_enters()
    );
    Ok(())
}

/// Peak of resident memory, as the kernel words it.
fn peak_memory() -> Result<String, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .ok_or("no VmHWM in /proc/self/status")?;
    Ok(peak.trim().to_owned())
}

/// Writes a capture of about `events` events.
fn invent(write: PipeWriter, events: u64) -> Result<(), WriteError> {
    let mut writer = Writer::new(BufWriter::new(write), Format::Plain)?;
    writer.machine(&Machine::default())?;
    writer.process(&Process {
        tid: 1,
        pid: 1,
        vtid: 1,
        vpid: 1,
        comm: b"init".to_vec(),
        ..Process::default()
    })?;
    for life in 0..events / LIFE {
        live(&mut writer, life)?;
    }
    writer.finish()?;
    Ok(())
}

/// The life of one process: made, becomes a program, opens files, leaves.
fn live(writer: &mut Writer<BufWriter<PipeWriter>>, life: u64) -> Result<(), WriteError> {
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
    // An old recorder's enter event whose exit never comes.
    let enter = EventBuilder::new(event::SYSCALL_CLOSE_E).tid(tid).i64(3);
    writer.event(&at(8, enter).event())?;
    if !life.is_multiple_of(LINGERING) {
        let exit = EventBuilder::new(event::PROCEXIT_1_E).tid(tid);
        writer.event(&at(9, exit.neutral()).event())?;
    }
    Ok(())
}
