//! The programs on entry and return of system calls: which call it is, and on to the program of its event.
//!
//! Numbers of calls that nobody wants are rejected by a bit set that is part of the instructions. For the others
//! the six arguments and the result go to the scratch memory, so that event programs need not know where a
//! processor keeps them, nor whether the call is one of 32 bits. Not here: which 32-bit call is which (`compat`).

use compiler::tables::SYSCALLS;

use super::compat::{
    ArgumentForm, COMPAT_CALLS, FIRST_X32, IPC, IPC_CALLS, SOCKET_CALLS, SOCKETCALL, X32_BIT, X32_CALLS,
};
use super::maps::{self, MAX_CALL_NUMBERS, NUMBER_ENTRIES};
use super::scratch::{self, BASE, MAX_ARGUMENTS};
use super::target_kernel::{GenerateError, TargetKernel};
use super::writer::{EventWriter, Result, find_scratch};
use crate::asm::{Access, AluOp, Assembler, Condition, Helper, Label, Program, Reg, Reg::*, Slot, Width, at};

/// When in a call a dispatcher runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Phase {
    /// On entry.
    Entry,
    /// On return.
    Return,
}

impl Phase {
    /// Returns the tracepoint that all calls pass, which is also the name of the dispatcher.
    pub(crate) fn tracepoint(self) -> &'static str {
        match self {
            Self::Entry => "sys_enter",
            Self::Return => "sys_exit",
        }
    }
}

/// The translation of a system call number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct TranslatedCall {
    /// Index into the array of translations.
    pub(crate) index: u32,
    /// The translation, see [`pack`].
    pub(crate) value: u64,
}

/// Where the calls of `socketcall`, of `ipc` and of x32 begin in the array of translations; those of 64-bit
/// programs are at their number, and those of 32-bit ones at `MAX_CALL_NUMBERS` and their number.
const FIRST_SOCKET_CALL: u32 = 2 * MAX_CALL_NUMBERS;
const FIRST_IPC_CALL: u32 = FIRST_SOCKET_CALL + MAX_MULTIPLEXED;
const FIRST_X32_CALL: u32 = FIRST_IPC_CALL + MAX_MULTIPLEXED;
/// Numbers of calls that one call multiplexes.
const MAX_MULTIPLEXED: u32 = 32;

const _: () = assert!(FIRST_X32_CALL as usize + X32_CALLS.len() <= NUMBER_ENTRIES as usize);

/// Numbers of argument forms in a packed translation.
mod form {
    pub(super) const SAME: u64 = 0;
    pub(super) const USER_IDS: u64 = 1;
    pub(super) const UNMOUNT: u64 = 2;
    pub(super) const SPLIT_OFFSET: u64 = 3;
    pub(super) const SPLIT_SEEK: u64 = 4;
    pub(super) const SIGNED_OFFSET: u64 = 5;
    pub(super) const MMAP_STRUCTURE: u64 = 6;
    pub(super) const PAGE_OFFSET: u64 = 7;
    pub(super) const SOCKET_CALL: u64 = 8;
    pub(super) const IPC_CALL: u64 = 9;
}

/// Packs a translation into a number.
///
/// ```text
/// bits 0..16   number of the call for 64-bit programs
/// bits 16..32  its portable code
/// bits 32..40  form of the arguments
/// bits 40..48  bytes of a word of structures in memory; 0 for calls of 64-bit programs
/// bits 48..64  detail of the form: mask of user ids, number of arguments, or three places of 4 bits
/// ```
fn pack(native: u16, code: u16, argument_form: Option<ArgumentForm>) -> u64 {
    let (form, word, detail) = match argument_form {
        None | Some(ArgumentForm::Multiplexed) => (form::SAME, 0, 0),
        Some(ArgumentForm::Same) => (form::SAME, 4, 0),
        Some(ArgumentForm::WideStructures) => (form::SAME, 8, 0),
        Some(ArgumentForm::UserIds(mask)) => (form::USER_IDS, 4, u64::from(mask)),
        Some(ArgumentForm::Unmount) => (form::UNMOUNT, 4, 0),
        Some(ArgumentForm::SplitOffset) => (form::SPLIT_OFFSET, 4, 0),
        Some(ArgumentForm::SplitSeek) => (form::SPLIT_SEEK, 4, 0),
        Some(ArgumentForm::SignedOffset) => (form::SIGNED_OFFSET, 4, 0),
        Some(ArgumentForm::MmapStructure) => (form::MMAP_STRUCTURE, 4, 0),
        Some(ArgumentForm::PageOffset) => (form::PAGE_OFFSET, 4, 0),
        Some(ArgumentForm::SocketCall(count)) => (form::SOCKET_CALL, 4, u64::from(count)),
        Some(ArgumentForm::IpcCall(places)) => {
            let places = places
                .iter()
                .rev()
                .fold(0, |all, place| all << 4 | u64::from(*place));
            (form::IPC_CALL, 4, places)
        }
    };
    u64::from(native) | u64::from(code) << 16 | form << 32 | word << 40 | detail << 48
}

/// The translations of all calls that have an event.
pub(crate) fn call_numbers() -> Vec<TranslatedCall> {
    let native = SYSCALLS
        .iter()
        .filter_map(|call| Some((u32::from(call.x86_64?), call.x86_64?, None)));
    native
        .chain(
            translated_calls()
                .into_iter()
                .map(|(index, native, form)| (index, native, Some(form))),
        )
        .filter_map(|(index, native, form)| {
            let call = SYSCALLS.iter().find(|call| call.x86_64 == Some(native))?;
            Some(TranslatedCall {
                index,
                value: pack(native, call.code, form),
            })
        })
        .collect()
}

/// The calls of other than 64-bit programs: index into the array, 64-bit number, form of the arguments.
fn translated_calls() -> Vec<(u32, u16, ArgumentForm)> {
    let compat = COMPAT_CALLS.iter().filter_map(|call| {
        let (native, form) = call.translation.ok()?;
        (form != ArgumentForm::Multiplexed).then_some((
            MAX_CALL_NUMBERS + u32::from(call.number),
            native,
            form,
        ))
    });
    let multiplexed = |first: u32, calls: &'static [(u16, u16, ArgumentForm)]| {
        calls
            .iter()
            .map(move |(number, native, form)| (first + u32::from(*number), *native, *form))
    };
    let x32 = (FIRST_X32_CALL..).zip(X32_CALLS);
    compat
        .chain(multiplexed(FIRST_SOCKET_CALL, SOCKET_CALLS))
        .chain(multiplexed(FIRST_IPC_CALL, IPC_CALLS))
        .chain(x32.map(|(index, native)| (index, *native, ArgumentForm::Same)))
        .collect()
}

/// The program at `phase` of the calls whose native numbers are `wanted`, made by others than `ignored`.
pub(crate) fn dispatcher(
    phase: Phase,
    kernel: &TargetKernel,
    wanted: &[u16],
    ignored: Option<u32>,
) -> Result<Program> {
    if cfg!(not(target_arch = "x86_64")) {
        return Err(GenerateError::Processor(std::env::consts::ARCH));
    }
    // The writer is borrowed for its ways of reading; this program makes no record.
    let mut writer = EventWriter::bare(kernel);
    let leave = writer.asm.label();
    let [native, other_number, wanted_number] = std::array::from_fn(|_| writer.asm.label());
    let (regs, number) = (R7, R9);
    // Until the scratch memory is found.
    let original = BASE;
    writer.asm.mov(original, R1);
    writer.asm.load(regs, at(R1, 0, Width::B8));
    writer.declare(regs, "pt_regs")?;
    writer.field(number, regs, "pt_regs.orig_ax")?;
    let translation = writer.asm.slot(8)?;
    writer.asm.store(translation.whole(), 0);
    writer
        .asm
        .jump_if(Condition::Ge, number, MAX_CALL_NUMBERS as i32, other_number);
    // Most calls are of no interest whether they are 32-bit ones or not: these go no further.
    reject_unwanted(&mut writer.asm, number, &with_compat(wanted), leave);
    writer.asm.bind(wanted_number);
    // The context must survive for the tail call.
    let context = writer.asm.slot(8)?;
    let result = writer.asm.slot(8)?;
    writer.asm.store(context.whole(), original);
    writer.asm.load(R2, at(original, 8, Width::B8));
    writer.asm.store(result.whole(), R2);
    writer.find_task()?;
    let compat_flag = writer.asm.slot(8)?;
    writer.field(R0, R8, "task_struct.thread_info.status")?;
    writer.asm.alu(AluOp::And, R0, TS_COMPAT);
    writer.asm.store(compat_flag.whole(), R0);
    writer.asm.jump_if(Condition::Eq, R0, 0, native);
    translate_compat(&mut writer, regs, number, translation, leave)?;
    writer.asm.bind(native);
    reject_unwanted(&mut writer.asm, number, wanted, leave);
    if let Some(process) = ignored {
        writer.field(R0, R8, "task_struct.tgid")?;
        writer.asm.jump_if32(Condition::Eq, R0, process as i32, leave);
    }
    find_scratch(&mut writer.asm, leave)?;
    writer.asm.load(R0, result.whole());
    writer.asm.store(scratch::result(), R0);
    writer.asm.store(scratch::number(), number);
    copy_arguments(&mut writer, regs, compat_flag.whole())?;
    rearrange_arguments(&mut writer, translation)?;
    let asm = &mut writer.asm;
    asm.load(R1, context.whole());
    let programs = match phase {
        Phase::Entry => maps::ENTRY_CALLS,
        Phase::Return => maps::CALLS,
    };
    asm.load_map(R2, programs);
    // If the index were a constant, the kernel would turn the tail call into a direct jump, but patching its
    // code stops all processors, once per jump: starts took a third longer.
    asm.load(R3, scratch::number());
    asm.call(Helper::TailCall);
    asm.jump(leave);
    asm.bind(other_number);
    translate_x32(asm, number, translation, wanted_number, leave)?;
    asm.bind(leave);
    asm.mov(R0, 0);
    asm.exit();
    writer.finish_bare(phase.tracepoint())
}

/// Set in `thread_info.status` during a 32-bit call, on x86 since 4.7.
const TS_COMPAT: i32 = 2;
/// Registers with the arguments of 64-bit calls, and of 32-bit ones.
const ARGUMENTS: [[&str; 2]; MAX_ARGUMENTS as usize] = [
    ["pt_regs.di", "pt_regs.bx"],
    ["pt_regs.si", "pt_regs.cx"],
    ["pt_regs.dx", "pt_regs.dx"],
    ["pt_regs.r10", "pt_regs.si"],
    ["pt_regs.r8", "pt_regs.di"],
    ["pt_regs.r9", "pt_regs.bp"],
];

/// `number` = number of the 64-bit call that is the same as the 32-bit call `number`.
fn translate_compat(
    writer: &mut EventWriter<'_>,
    regs: Reg,
    number: Reg,
    translation: Slot,
    leave: Label,
) -> Result {
    let known = writer.asm.label();
    for (multiplexer, first) in [(SOCKETCALL, FIRST_SOCKET_CALL), (IPC, FIRST_IPC_CALL)] {
        let next = writer.asm.label();
        writer
            .asm
            .jump_if(Condition::Ne, number, i32::from(multiplexer), next);
        writer.field(number, regs, ARGUMENTS[0][1])?;
        // The upper half of what selects a call of `ipc` is a version.
        writer.asm.alu(AluOp::And, number, 0xffff);
        writer
            .asm
            .jump_if(Condition::Ge, number, MAX_MULTIPLEXED as i32, leave);
        writer.asm.alu(AluOp::Add, number, first as i32);
        writer.asm.jump(known);
        writer.asm.bind(next);
    }
    writer.asm.alu(AluOp::Add, number, MAX_CALL_NUMBERS as i32);
    writer.asm.bind(known);
    look_up_translation(&mut writer.asm, number, translation, leave)
}

/// Translates the x32 call `number` and goes to `wanted`, or to `leave` if it is none.
fn translate_x32(asm: &mut Assembler, number: Reg, translation: Slot, wanted: Label, leave: Label) -> Result {
    asm.mov(R2, number);
    asm.alu(AluOp::And, R2, X32_BIT);
    asm.jump_if(Condition::Eq, R2, 0, leave);
    asm.alu(AluOp::Xor, number, X32_BIT);
    // Lower numbers are those of 64-bit programs, and so are their structures.
    asm.jump_if(Condition::Lt, number, i32::from(FIRST_X32), wanted);
    asm.alu(AluOp::Sub, number, i32::from(FIRST_X32));
    asm.jump_if(Condition::Ge, number, X32_CALLS.len() as i32, leave);
    asm.alu(AluOp::Add, number, FIRST_X32_CALL as i32);
    look_up_translation(asm, number, translation, leave)?;
    asm.jump(wanted);
    Ok(())
}

/// Puts the translation at index `number` into its slot, and the native number of it into `number`.
fn look_up_translation(asm: &mut Assembler, number: Reg, translation: Slot, leave: Label) -> Result {
    let key = asm.slot(4)?;
    asm.store(key.whole(), number);
    asm.look_up(maps::NUMBERS, key.whole(), leave);
    asm.load(number, at(R0, 0, Width::B8));
    asm.jump_if(Condition::Eq, number, 0, leave);
    asm.store(translation.whole(), number);
    asm.alu(AluOp::And, number, 0xffff);
    Ok(())
}

/// Native numbers, and those of the same calls of 32-bit programs.
fn with_compat(wanted: &[u16]) -> Vec<u16> {
    let is_wanted = |native: u16| wanted.contains(&native);
    let any_of = |calls: &[(u16, u16, ArgumentForm)]| calls.iter().any(|(_, native, _)| is_wanted(*native));
    let compat = COMPAT_CALLS.iter().filter(|call| match call.translation {
        Ok((_, ArgumentForm::Multiplexed)) => any_of(if call.number == IPC {
            IPC_CALLS
        } else {
            SOCKET_CALLS
        }),
        Ok((native, _)) => is_wanted(native),
        Err(_) => false,
    });
    let compat = compat.map(|call| call.number);
    wanted.iter().copied().chain(compat).collect()
}

/// Leaves unless `number` is wanted: a bit test in one of eight words.
fn reject_unwanted(asm: &mut Assembler, number: Reg, wanted: &[u16], leave: Label) {
    let mut words = [0u64; (MAX_CALL_NUMBERS / 64) as usize];
    for number in wanted {
        if let Some(word) = words.get_mut(usize::from(number / 64)) {
            *word |= 1 << (number % 64);
        }
    }
    let test = asm.label();
    asm.mov(R2, number);
    asm.alu(AluOp::Rsh, R2, 6);
    for (index, word) in words.iter().enumerate().filter(|(_, word)| **word != 0) {
        let next = asm.label();
        asm.jump_if(Condition::Ne, R2, index as i32, next);
        asm.load_u64(R1, *word);
        asm.jump(test);
        asm.bind(next);
    }
    asm.jump(leave);
    if asm.is_used(test) {
        asm.bind(test);
        asm.mov(R2, number);
        asm.alu(AluOp::And, R2, 63);
        asm.alu(AluOp::Rsh, R1, R2);
        asm.alu(AluOp::And, R1, 1);
        asm.jump_if(Condition::Eq, R1, 0, leave);
    }
}

fn copy_arguments(writer: &mut EventWriter<'_>, regs: Reg, compat: Access) -> Result {
    let (wide, done) = (writer.asm.label(), writer.asm.label());
    writer.asm.load(R0, compat);
    writer.asm.jump_if(Condition::Eq, R0, 0, wide);
    for (index, paths) in ARGUMENTS.iter().enumerate() {
        writer.field(R0, regs, paths[1])?;
        // The upper halves are not part of a 32-bit call.
        writer.asm.alu32(AluOp::Mov, R0, R0);
        writer.asm.store(scratch::argument(index as u8), R0);
    }
    writer.asm.jump(done);
    writer.asm.bind(wide);
    for (index, paths) in ARGUMENTS.iter().enumerate() {
        writer.field(R0, regs, paths[0])?;
        writer.asm.store(scratch::argument(index as u8), R0);
    }
    writer.asm.bind(done);
    Ok(())
}

/// Bytes of words and of user ids in the memory of 64-bit programs, and of the old user ids.
const WORD: i32 = 8;
const USER_ID: i32 = 4;
const OLD_USER_ID: i32 = 2;

/// Rewrites the arguments of a 32-bit call to those of the native one.
type Rewrite = fn(&mut Assembler, Slot);

/// Brings the arguments of a translated call into the form of the 64-bit call, and stores how its structures
/// are laid out. Uses all registers but `BASE` and `TASK`.
fn rearrange_arguments(writer: &mut EventWriter<'_>, translation: Slot) -> Result {
    let [translated, done] = std::array::from_fn(|_| writer.asm.label());
    let words = writer.asm.slot(WORDS_SLOT)?;
    let asm = &mut writer.asm;
    asm.mov(R0, USER_ID);
    asm.store(scratch::user_id_bytes(), R0);
    asm.load(R9, translation.whole());
    asm.jump_if(Condition::Ne, R9, 0, translated);
    asm.mov(R0, WORD);
    asm.store(scratch::word_bytes(), R0);
    asm.jump(done);
    asm.bind(translated);
    asm.mov(R0, R9);
    asm.alu(AluOp::Rsh, R0, 40);
    asm.alu(AluOp::And, R0, 0xff);
    asm.store(scratch::word_bytes(), R0);
    let detail = R7;
    asm.mov(detail, R9);
    asm.alu(AluOp::Rsh, detail, 48);
    asm.alu(AluOp::Rsh, R9, 32);
    asm.alu(AluOp::And, R9, 0xff);
    asm.jump_if(Condition::Eq, R9, form::SAME as i32, done);
    let forms: [(u64, Rewrite); 9] = [
        (form::USER_IDS, widen_user_ids),
        (form::UNMOUNT, |asm, _| set_argument(asm, 1, 0)),
        (form::SPLIT_OFFSET, |asm, _| join(asm, 3, 4, 3)),
        (form::SPLIT_SEEK, |asm, _| {
            join(asm, 2, 1, 1);
            asm.load(R0, scratch::argument(4));
            asm.store(scratch::argument(2), R0);
        }),
        (form::SIGNED_OFFSET, |asm, _| {
            asm.load(R0, scratch::argument(1));
            asm.alu(AluOp::Lsh, R0, 32);
            asm.alu(AluOp::Arsh, R0, 32);
            asm.store(scratch::argument(1), R0);
        }),
        (form::MMAP_STRUCTURE, |asm, words| {
            asm.mov(R7, i32::from(MAX_ARGUMENTS));
            asm.load(R3, scratch::argument(0));
            read_arguments(asm, words);
        }),
        (form::PAGE_OFFSET, |asm, _| {
            asm.load(R0, scratch::argument(5));
            asm.alu(AluOp::Lsh, R0, 12);
            asm.store(scratch::argument(5), R0);
        }),
        (form::SOCKET_CALL, |asm, words| {
            asm.load(R3, scratch::argument(1));
            read_arguments(asm, words);
        }),
        (form::IPC_CALL, reorder_ipc),
    ];
    for (number, rearrange) in forms {
        let next = asm.label();
        asm.jump_if(Condition::Ne, R9, number as i32, next);
        rearrange(asm, words);
        asm.jump(done);
        asm.bind(next);
    }
    asm.bind(done);
    Ok(())
}

fn set_argument(asm: &mut Assembler, index: u8, value: i32) {
    asm.mov(R0, value);
    asm.store(scratch::argument(index), R0);
}

/// Argument `to` = `low` and `high` as one number.
fn join(asm: &mut Assembler, low: u8, high: u8, to: u8) {
    asm.load(R0, scratch::argument(high));
    asm.alu(AluOp::Lsh, R0, 32);
    asm.load(R1, scratch::argument(low));
    asm.alu(AluOp::Or, R0, R1);
    asm.store(scratch::argument(to), R0);
}

/// Extends the ids that are in the mask `R7`; all bits set stay so, as that means "unchanged".
fn widen_user_ids(asm: &mut Assembler, _: Slot) {
    asm.mov(R0, OLD_USER_ID);
    asm.store(scratch::user_id_bytes(), R0);
    for index in 0..3 {
        let (next, given) = (asm.label(), asm.label());
        asm.mov(R0, R7);
        asm.alu(AluOp::And, R0, 1 << index);
        asm.jump_if(Condition::Eq, R0, 0, next);
        asm.load(R0, scratch::argument(index));
        asm.alu(AluOp::And, R0, 0xffff);
        asm.jump_if(Condition::Ne, R0, 0xffff, given);
        asm.mov(R0, -1);
        asm.alu32(AluOp::Mov, R0, R0);
        asm.bind(given);
        asm.store(scratch::argument(index), R0);
        asm.bind(next);
    }
}

/// Bytes of stack for arguments in memory: all that the mask below lets the verifier assume.
const WORDS_SLOT: usize = 32;

/// Takes `R7` arguments, as words of 4 bytes, from the process's address `R3`; the others become 0.
fn read_arguments(asm: &mut Assembler, words: Slot) {
    for at in (0..WORDS_SLOT as u16).step_by(8) {
        asm.store(words.at(at, Width::B8), 0);
    }
    asm.mov(R1, R10);
    asm.alu(AluOp::Add, R1, i32::from(words.offset));
    // Not more than that: behind the last one may be nothing that can be read.
    asm.mov(R2, R7);
    asm.alu(AluOp::Lsh, R2, 2);
    asm.alu(AluOp::And, R2, WORDS_SLOT as i32 - 4);
    asm.call(Helper::ProbeReadUser);
    for index in 0..MAX_ARGUMENTS {
        asm.load(R0, words.at(4 * u16::from(index), Width::B4));
        asm.store(scratch::argument(index), R0);
    }
}

/// Puts the arguments of `ipc` into the places of the call, which `R7` has in 4 bits each; the fourth is the
/// number at the pointer, as `semctl` takes it.
fn reorder_ipc(asm: &mut Assembler, words: Slot) {
    asm.store(words.at(24, Width::B8), 0);
    asm.mov(R1, R10);
    asm.alu(AluOp::Add, R1, i32::from(words.offset) + 24);
    asm.mov(R2, 4);
    asm.load(R3, scratch::argument(4));
    asm.call(Helper::ProbeReadUser);
    for index in 0..3u16 {
        asm.mov(R1, R7);
        asm.alu(AluOp::Rsh, R1, 4 * i32::from(index));
        asm.alu(AluOp::And, R1, 7);
        asm.alu(AluOp::Lsh, R1, 3);
        asm.alu(AluOp::Add, R1, BASE);
        asm.load(R0, at(R1, scratch::argument(0).offset, Width::B8));
        asm.store(words.at(8 * index, Width::B8), R0);
    }
    for index in 0..4u8 {
        asm.load(R0, words.at(8 * u16::from(index), Width::B8));
        asm.store(scratch::argument(index), R0);
    }
    set_argument(asm, 4, 0);
    set_argument(asm, 5, 0);
}
