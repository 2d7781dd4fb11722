//! The strings at pointer arguments as they are when a call begins.
//!
//! Another thread can exchange a path while the call runs, so that what is there on return need not be what the
//! kernel used. Programs on entry therefore copy it into an entry of the thread, and programs on return take it
//! from there, if the entry belongs to the call and its address is that of the argument.
//!
//! ```text
//! 0    TAG     native number of the call + 1; 0 = taken
//! 8    ADDRESS the process's address, a word per slot
//! 32   LENGTH  bytes that were read, a word per slot; 0 = could not be read, LONG = in `long_entries`
//! 64   SLOTS   three slots of 256 bytes
//! ```
//! Where a call opened a file, the path is compared with what is there on return: if they differ, the kernel's own
//! path of the file is reported instead. What cannot be read on entry, as its page is not in memory, is read on return. Between the copy here and the
//! kernel's own a short time passes, in which an exchange goes unnoticed. Not here: which arguments of which call
//! are strings ([`EventSpec::string_arguments`]).

use super::event_spec::EventSpec;
use super::maps::{self, ENTRY_HEADER, ENTRY_SLOT, LONG_ENTRY_SLOT, MAX_ENTRY_SLOTS};
use super::scratch::{self, BASE, LIST, LIST_ENTRIES, RECORD};
use super::target_kernel::TargetKernel;
use super::writer::{EventWriter, Result, find_scratch};
use crate::asm::{
    Access, AluOp, Assembler, Condition, Helper, Label, MapId, Program, Reg, Reg::*, Width, at,
};

/// In place of a length: the string is in the map of long ones.
const LONG: i32 = 1 << 20;

fn tag(entry: Reg) -> Access {
    at(entry, 0, Width::B8)
}

fn address(entry: Reg, slot: usize) -> Access {
    at(entry, 8 + 8 * slot as i16, Width::B8)
}

fn length(entry: Reg, slot: usize) -> Access {
    at(entry, 32 + 8 * slot as i16, Width::B8)
}

fn slot_offset(slot: usize) -> i32 {
    ENTRY_HEADER + ENTRY_SLOT * slot as i32
}

/// Returns the program on entry of the calls that end in the event of `spec`.
pub(crate) fn entry_program(spec: &EventSpec, kernel: &TargetKernel) -> Result<Program> {
    let entry = R7;
    let mut writer = EventWriter::bare(kernel);
    let leave = writer.asm.label();
    find_scratch(&mut writer.asm, leave)?;
    let key = thread_key(&mut writer)?;
    find_or_make(&mut writer.asm, maps::ENTRIES, entry, key, leave);
    for (slot, argument) in spec.string_arguments().into_iter().enumerate() {
        assert!(slot < MAX_ENTRY_SLOTS, "calls have at most three such arguments");
        keep_string(&mut writer, entry, slot, argument, key);
    }
    let asm = &mut writer.asm;
    asm.load(R1, scratch::number());
    asm.alu(AluOp::Add, R1, 1);
    asm.store(tag(entry), R1);
    asm.bind(leave);
    asm.mov(R0, 0);
    asm.exit();
    writer.finish_bare("entry")
}

/// Stores the current thread's id on the stack; returns where.
fn thread_key(writer: &mut EventWriter<'_>) -> Result<Access> {
    let key = writer.asm.slot(4)?;
    writer.asm.call(Helper::CurrentPidTgid);
    writer.asm.store(key.whole(), R0);
    Ok(key.whole())
}

/// `entry` = the thread's entry in `map`, which is made if there is none. Only the tag of a new entry is set, to 0.
fn find_or_make(asm: &mut Assembler, map: MapId, entry: Reg, key: Access, full: Label) {
    let (make, found) = (asm.label(), asm.label());
    asm.look_up(map, key, make);
    asm.jump(found);
    asm.bind(make);
    let template = at(BASE, RECORD, Width::B8);
    asm.store(template, 0);
    asm.update_map(map, key, template);
    asm.look_up(map, key, full);
    asm.bind(found);
    asm.mov(entry, R0);
}

/// Keeps the string at the address in argument `index`.
fn keep_string(writer: &mut EventWriter<'_>, entry: Reg, slot: usize, index: u8, key: Access) {
    let (fits, next) = (writer.asm.label(), writer.asm.label());
    writer.argument(R3, index);
    let asm = &mut writer.asm;
    asm.store(address(entry, slot), R3);
    asm.store(length(entry, slot), 0);
    asm.mov(R1, entry);
    asm.alu(AluOp::Add, R1, slot_offset(slot));
    asm.mov(R2, ENTRY_SLOT);
    asm.call(Helper::ProbeReadUserStr);
    asm.jump_if(Condition::SLe, R0, 0, next);
    asm.jump_if(Condition::Lt, R0, ENTRY_SLOT, fits);
    // The string fills the slot, so that it may be cut: it is read again into a larger one.
    let long = R9;
    find_or_make(asm, maps::LONG_ENTRIES, long, key, next);
    asm.mov(R1, long);
    asm.alu(AluOp::Add, R1, LONG_ENTRY_SLOT * slot as i32);
    asm.mov(R2, LONG_ENTRY_SLOT);
    asm.load(R3, scratch::argument(index));
    asm.call(Helper::ProbeReadUserStr);
    asm.jump_if(Condition::SLe, R0, 0, next);
    asm.mov(R0, LONG);
    asm.bind(fits);
    asm.store(length(entry, slot), R0);
    asm.bind(next);
}

/// Takes the entry of the call that returns: for each of the arguments the kernel's address of its string goes to
/// [`scratch::entry`], or 0. Uses `R0` to `R5` and `R7`.
pub(super) fn take(writer: &mut EventWriter<'_>, arguments: &[u8]) -> Result {
    let entry = R7;
    let (absent, done) = (writer.asm.label(), writer.asm.label());
    let key = thread_key(writer)?;
    let asm = &mut writer.asm;
    asm.look_up(maps::ENTRIES, key, absent);
    asm.mov(entry, R0);
    asm.load(R1, tag(entry));
    asm.load(R2, scratch::number());
    asm.alu(AluOp::Add, R2, 1);
    asm.jump_if(Condition::Ne, R1, R2, absent);
    // A later call whose entry is missed for some reason must not find this one.
    asm.store(tag(entry), 0);
    for (slot, argument) in arguments.iter().enumerate() {
        let [missing, short, next] = std::array::from_fn(|_| asm.label());
        asm.load(R1, address(entry, slot));
        asm.load(R2, scratch::argument(*argument));
        asm.jump_if(Condition::Ne, R1, R2, missing);
        asm.load(R1, length(entry, slot));
        asm.jump_if(Condition::Eq, R1, 0, missing);
        asm.jump_if(Condition::Ne, R1, LONG, short);
        asm.look_up(maps::LONG_ENTRIES, key, missing);
        asm.alu(AluOp::Add, R0, LONG_ENTRY_SLOT * slot as i32);
        asm.store(scratch::entry(slot), R0);
        asm.jump(next);
        asm.bind(short);
        asm.mov(R0, entry);
        asm.alu(AluOp::Add, R0, slot_offset(slot));
        asm.store(scratch::entry(slot), R0);
        asm.jump(next);
        asm.bind(missing);
        asm.mov(R0, 0);
        asm.store(scratch::entry(slot), R0);
        asm.bind(next);
    }
    asm.jump(done);
    asm.bind(absent);
    asm.mov(R0, 0);
    for slot in 0..arguments.len() {
        asm.store(scratch::entry(slot), R0);
    }
    asm.bind(done);
    Ok(())
}

/// Bytes of paths that are compared; longer ones are not.
const MAX_COMPARED: i32 = 240;
/// Where the two paths are put, each with a word of zeros behind it: in the list of pointers, which is free.
const KEPT: i16 = LIST;
const CURRENT: i16 = LIST + MAX_COMPARED as i16 + 8;
const _: () = assert!(CURRENT as i32 + MAX_COMPARED + 8 <= LIST as i32 + 8 * LIST_ENTRIES);
/// How often the path is compared: who exchanges it all the time is found out sooner or later.
const SAMPLES: usize = 3;

/// Finds out whether the path in argument `index`, which slot `slot` has, changed while the call ran, if it opened
/// a file: see [`scratch::exchanged`]. Uses `R0` to `R5`, `R7` and `R9`.
pub(super) fn detect_exchange(writer: &mut EventWriter<'_>, slot: usize, index: u8) {
    let (exchanged, same) = (writer.asm.label(), writer.asm.label());
    writer.asm.mov(R0, 0);
    writer.asm.store(scratch::exchanged(), R0);
    writer.result(R0);
    writer.asm.jump_if(Condition::SLt, R0, 0, same);
    let asm = &mut writer.asm;
    asm.load(R3, scratch::entry(slot));
    asm.jump_if(Condition::Eq, R3, 0, same);
    copy_compared(asm, Helper::ProbeReadKernelStr, KEPT, same);
    asm.mov(R7, R0);
    for _ in 0..SAMPLES {
        let equal = asm.label();
        asm.load(R3, scratch::argument(index));
        copy_compared(asm, Helper::ProbeReadUserStr, CURRENT, same);
        asm.jump_if(Condition::Ne, R0, R7, exchanged);
        let each = asm.begin_loop(R9, 0..MAX_COMPARED / 8, scratch::counter());
        asm.mov(R3, R9);
        asm.alu(AluOp::Lsh, R3, 3);
        asm.jump_if(Condition::Ge, R3, R7, equal);
        asm.alu(AluOp::Add, R3, BASE);
        asm.load(R1, at(R3, KEPT, Width::B8));
        asm.load(R2, at(R3, CURRENT, Width::B8));
        asm.jump_if(Condition::Ne, R1, R2, exchanged);
        asm.end_loop(&each);
        asm.bind(equal);
    }
    asm.jump(same);
    asm.bind(exchanged);
    asm.mov(R0, 1);
    asm.store(scratch::exchanged(), R0);
    asm.bind(same);
}

/// Copies the string at `R3` to `offset`, with zeros behind it; goes to `skip` if it is too long or unreadable.
/// `R0` = its bytes.
fn copy_compared(asm: &mut Assembler, helper: Helper, offset: i16, skip: Label) {
    asm.mov(R1, BASE);
    asm.alu(AluOp::Add, R1, i32::from(offset));
    asm.mov(R2, MAX_COMPARED);
    asm.call(helper);
    asm.jump_if(Condition::SLe, R0, 0, skip);
    asm.jump_if(Condition::SGe, R0, MAX_COMPARED, skip);
    asm.mov(R3, BASE);
    asm.alu(AluOp::Add, R3, R0);
    asm.store(at(R3, offset, Width::B8), 0);
}
