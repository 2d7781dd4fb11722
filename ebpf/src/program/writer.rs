//! Writes one event program: prologue, values one after the other, output.
//!
//! In: calls that each append the instructions for a value. Out: a program that leaves a record in
//! the ring. Values go to the end of the record; while all values so far have a known width the
//! place is known too and costs nothing. Not here: which values an event has.
//!
//! Registers: `R6` scratch memory, `R8` the current task, `R7` and `R9` for encoders, `R0` the value
//! at hand, `R1` to `R5` for calls.

use compiler::plan::PathTest;
use compiler::tables::{self, EventCode};

use super::maps;
use super::scratch::{self, BASE, HEADER, LAST_START, RECORD};
use super::target_kernel::{GenerateError, TargetKernel};
use crate::asm::{AluOp, Assembler, Condition, Helper, Label, Program, Reg, Width, at};
use crate::asm::{Operand, Reg::*};

/// Do not wake the reader (a flag of `ringbuf_output`).
const NO_WAKEUP: i32 = 1;
/// Wake the reader.
const FORCE_WAKEUP: i32 = 2;
/// Bytes after which the reader is woken though its time has not come.
const WAKE_BYTES: i32 = 256 * 1024;

pub(super) type Result<T = ()> = std::result::Result<T, GenerateError>;

/// The current task.
pub(crate) const TASK: Reg = R8;

/// A condition that an event must meet before anything of it is copied: where predicates of rules
/// are put into the program.
pub trait EventFilter {
    /// Appends instructions that jump to `drop` if no rule can match and the state needs nothing of
    /// the event. Called once for each event program; [`EventWriter::code`] returns the event.
    ///
    /// Arguments and result of the call, and fields of the current task, can be read through the
    /// writer; `R0` to `R5`, `R7` and `R9` are free. What cannot be read must pass.
    fn emit(&self, writer: &mut EventWriter<'_>, drop: Label) -> Result;

    /// Tests of directories that are in scope ([`compiler::plan::path_scope()`]), where conditions need to know where
    /// processes work.
    fn path_scope(&self) -> Option<&[PathTest]> {
        None
    }

    /// Returns whether some filter tests for containers, so that threads' control groups have
    /// to be recorded.
    fn uses_containers(&self) -> bool {
        false
    }
}

/// Lets every event pass.
pub struct PassAll;

impl EventFilter for PassAll {
    fn emit(&self, _: &mut EventWriter<'_>, _: Label) -> Result {
        Ok(())
    }
}

/// An event program in the making.
pub struct EventWriter<'k> {
    pub(crate) asm: Assembler,
    pub(crate) kernel: &'k TargetKernel,
    pub(super) event: &'static tables::Event,
    /// Number of values: those of the table and further ones.
    count: usize,
    /// The value that comes next.
    index: usize,
    /// Where it goes, from the start of the record, if that is known.
    place: Option<u32>,
    /// Arguments whose strings were kept from the entry of the call, by slot.
    entry_arguments: Vec<u8>,
    /// [`scratch::exchanged`] says whether the path that was opened can be trusted.
    detects_exchange: bool,
    /// Leaves without an event.
    leave: Label,
    /// There is no room left.
    too_large: Label,
}

impl<'k> EventWriter<'k> {
    /// Begins the program of a system call's event `code`. `prepare` runs once scratch memory and task are
    /// found; `filter` can leave right after. The strings of `entry_arguments` are in the call's entry.
    pub(super) fn on_return(
        kernel: &'k TargetKernel,
        code: EventCode,
        entry_arguments: Vec<u8>,
        prepare: impl FnOnce(&mut Self) -> Result,
        filter: &dyn EventFilter,
    ) -> Result<Self> {
        let mut writer = Self::of_event(kernel, code);
        writer.entry_arguments = entry_arguments;
        writer.find_memory(0)?;
        prepare(&mut writer)?;
        writer.begin_record(filter)?;
        Ok(writer)
    }

    /// Begins a program on a tracepoint whose first `arguments` arguments it needs.
    pub(super) fn on_tracepoint(
        kernel: &'k TargetKernel,
        code: EventCode,
        arguments: u8,
        filter: &dyn EventFilter,
    ) -> Result<Self> {
        let mut writer = Self::of_event(kernel, code);
        writer.find_memory(arguments)?;
        writer.begin_record(filter)?;
        Ok(writer)
    }

    fn of_event(kernel: &'k TargetKernel, code: EventCode) -> Self {
        let mut writer = Self::bare(kernel);
        writer.event = code.info().expect("events of the table");
        writer.count = writer.event.params.len();
        writer.place = Some(HEADER + 2 * writer.count as u32);
        writer
    }

    /// A writer for programs that make no record: only its ways of reading are used.
    pub(super) fn bare(kernel: &'k TargetKernel) -> Self {
        let mut asm = Assembler::new();
        asm.bound_loops(kernel.loops);
        let (leave, too_large) = (asm.label(), asm.label());
        Self {
            asm,
            kernel,
            event: &tables::EVENTS[0],
            count: 0,
            index: 0,
            place: None,
            entry_arguments: Vec::new(),
            detects_exchange: false,
            leave,
            too_large,
        }
    }

    /// Ends a program begun with [`Self::bare`].
    pub(super) fn finish_bare(self, event: &'static str) -> Result<Program> {
        self.asm
            .finish()
            .map_err(|error| GenerateError::Asm { event, error })
    }

    /// Finds scratch memory and task, and takes the first `arguments` arguments out of the context.
    fn find_memory(&mut self, arguments: u8) -> Result {
        // Numbers only: what a typed pointer points to is read by copying.
        let mut kept = Vec::new();
        for index in 0..arguments {
            let slot = self.asm.slot(8)?;
            self.asm.load(R0, context(index));
            self.asm.store(slot.whole(), R0);
            kept.push(slot);
        }
        let key = find_scratch(&mut self.asm, self.leave)?;
        for (index, slot) in kept.into_iter().enumerate() {
            self.asm.load(R0, slot.whole());
            self.asm.store(scratch::argument(index as u8), R0);
        }
        self.asm.load(R0, key);
        self.asm.store(scratch::cpu(), R0);
        self.find_task()
    }

    /// Leaves if `filter` says so, then writes the head of the record.
    fn begin_record(&mut self, filter: &dyn EventFilter) -> Result {
        let accepted = self.asm.label();
        if self.detects_exchange {
            // What the filter would decide on is not what the kernel opened.
            self.asm.load(R0, scratch::exchanged());
            self.asm.jump_if(Condition::Ne, R0, 0, accepted);
        }
        filter.emit(self, self.leave)?;
        if self.detects_exchange {
            self.asm.bind(accepted);
        }
        self.asm.call(Helper::KtimeGetBootNs);
        self.asm.load_u64(R1, self.kernel.boot_ts);
        self.asm.alu(AluOp::Add, R0, R1);
        self.asm.store(scratch::ts(), R0);
        self.field(R0, TASK, "task_struct.pid")?;
        self.asm.store(scratch::tid(), R0);
        self.asm.store(scratch::code(), i32::from(self.event.code.0));
        self.asm
            .store(scratch::value_count(), self.event.params.len() as i32);
        Ok(())
    }

    /// Makes room for `count` values, which are those of the table and further ones. To be called before the
    /// first value is appended.
    pub(super) fn expect_values(&mut self, count: usize) {
        assert!(
            self.index == 0 && count >= self.event.params.len(),
            "{}",
            self.event.id
        );
        self.count = count;
        self.place = Some(HEADER + 2 * count as u32);
        self.asm.store(scratch::value_count(), count as i32);
    }

    /// The type of the event.
    pub fn code(&self) -> EventCode {
        self.event.code
    }

    /// Loads argument `index` of the call.
    pub fn argument(&mut self, dst: Reg, index: u8) {
        self.asm.load(dst, scratch::argument(index));
    }

    /// Loads the result of the call.
    pub fn result(&mut self, dst: Reg) {
        self.asm.load(dst, scratch::result());
    }

    /// From here on [`scratch::exchanged`] says whether the kernel's own path is reported.
    pub(super) fn trust_kernel_path(&mut self) {
        self.detects_exchange = true;
    }

    /// The program detects that the string at argument `index` was exchanged.
    pub(super) fn detects_exchange_of(&self, index: u8) -> bool {
        self.detects_exchange && self.entry_arguments.first() == Some(&index)
    }

    /// Copies the string at the address in argument `index`, as it was when the call began if it was kept, to
    /// the address in `R1`, which has room for `size` bytes. `R0` = bytes with the NUL, or below 1.
    pub(super) fn copy_string(&mut self, index: u8, size: i32) {
        let slot = self.entry_arguments.iter().position(|kept| *kept == index);
        self.asm.mov(R2, size);
        let Some(slot) = slot else {
            self.argument(R3, index);
            self.asm.call(Helper::ProbeReadUserStr);
            return;
        };
        let (on_return, done) = (self.asm.label(), self.asm.label());
        self.asm.load(R3, scratch::entry(slot));
        self.asm.jump_if(Condition::Eq, R3, 0, on_return);
        self.asm.call(Helper::ProbeReadKernelStr);
        self.asm.jump(done);
        self.asm.bind(on_return);
        self.argument(R3, index);
        self.asm.call(Helper::ProbeReadUserStr);
        self.asm.bind(done);
    }

    /// Extends the lower 32 bits with their sign.
    pub(super) fn sign_extend(&mut self, reg: Reg) {
        self.asm.alu(AluOp::Lsh, reg, 32);
        self.asm.alu(AluOp::Arsh, reg, 32);
    }

    /// The type of the value that comes next.
    pub(super) fn param(&self) -> &'static tables::Param {
        &self.event.params[self.index]
    }

    /// Appends `R0` as the next value, in the width of its type.
    pub(super) fn put(&mut self) {
        self.put_operand(R0.into());
    }

    /// Appends a constant as the next value, in the width of its type.
    pub(super) fn put_constant(&mut self, value: i32) {
        self.put_operand(value.into());
    }

    fn put_operand(&mut self, value: Operand) {
        let bytes = self.param().ty.width().expect("a value of fixed width");
        let width = Width::of(bytes).expect("a number");
        if let Some(place) = self.place {
            self.asm.store(at(BASE, RECORD + place as i16, width), value);
            self.place = Some(place + bytes as u32);
        } else {
            self.cursor(R2);
            self.asm.store(at(R2, 0, width), value);
            self.asm.load(R1, scratch::position());
            self.asm.alu(AluOp::Add, R1, bytes as i32);
            self.asm.store(scratch::position(), R1);
        }
        self.asm.store(scratch::value_length(self.index), bytes as i32);
        self.index += 1;
    }

    /// Appends a value of no bytes: not known.
    pub(super) fn put_unknown(&mut self) {
        self.asm.store(scratch::value_length(self.index), 0);
        self.index += 1;
    }

    /// Appends a value whose length the program finds out: `write` appends pieces with
    /// [`Self::grow`], or none.
    pub(super) fn put_pieces(&mut self, write: impl FnOnce(&mut Self) -> Result) -> Result {
        if let Some(place) = self.place.take() {
            self.asm.store(scratch::position(), place as i32);
        }
        self.asm.store(scratch::value_length(self.index), 0);
        write(self)?;
        self.index += 1;
        Ok(())
    }

    /// `dst` = where the next piece goes; [`scratch::MAX_WRITTEN`] bytes have room there.
    pub(super) fn cursor(&mut self, dst: Reg) {
        self.asm.load(dst, scratch::position());
        self.asm.jump_if(Condition::Gt, dst, LAST_START, self.too_large);
        self.asm.alu(AluOp::Add, dst, BASE);
        self.asm.alu(AluOp::Add, dst, i32::from(RECORD));
    }

    /// Counts `R0` bytes that were written at the cursor to the value at hand. Uses `R1`.
    pub(super) fn grow(&mut self) {
        let length = scratch::value_length(self.index);
        self.asm.load(R1, scratch::position());
        self.asm.alu(AluOp::Add, R1, R0);
        self.asm.store(scratch::position(), R1);
        self.asm.load(R1, length);
        self.asm.alu(AluOp::Add, R1, R0);
        self.asm.store(length, R1);
    }

    /// Length of the value at hand so far.
    pub(super) fn length_so_far(&mut self, dst: Reg) {
        self.asm.load(dst, scratch::value_length(self.index));
    }

    /// Sends the record and ends the program.
    ///
    /// # Panics
    /// If values are missing: a mistake of the generator.
    pub(super) fn finish(mut self) -> Result<Program> {
        assert_eq!(self.index, self.count, "{}", self.event.id);
        let (full, counted) = (self.asm.label(), self.asm.label());
        if let Some(place) = self.place {
            self.asm.store(scratch::position(), place as i32);
        }
        let asm = &mut self.asm;
        asm.load(R9, scratch::position());
        asm.jump_if(Condition::Gt, R9, LAST_START, self.too_large);
        // The record's own length does not count the cpu before it.
        asm.mov(R1, R9);
        asm.alu(AluOp::Sub, R1, 2);
        asm.store(scratch::length(), R1);
        choose_wakeup(asm);
        asm.load_map(R1, maps::RING);
        asm.mov(R2, BASE);
        asm.alu(AluOp::Add, R2, i32::from(RECORD));
        asm.mov(R3, R9);
        asm.call(Helper::RingbufOutput);
        asm.jump_if(Condition::Ne, R0, 0, full);
        asm.jump(self.leave);
        asm.bind(self.too_large);
        asm.mov(R7, maps::Lost::TooLarge as i32);
        asm.jump(counted);
        asm.bind(full);
        asm.mov(R7, maps::Lost::RingFull as i32);
        asm.bind(counted);
        count_lost(asm, self.leave)?;
        asm.bind(self.leave);
        asm.mov(R0, 0);
        asm.exit();
        let event = self.event.id;
        self.asm
            .finish()
            .map_err(|error| GenerateError::Asm { event, error })
    }
}

/// `R6` = this CPU's scratch memory. Gives where the CPU's number is kept.
pub(super) fn find_scratch(asm: &mut Assembler, missing: Label) -> Result<crate::asm::Access> {
    let key = asm.slot(4)?;
    asm.call(Helper::ProcessorId);
    asm.store(key.whole(), R0);
    asm.look_up(maps::SCRATCH, key.whole(), missing);
    asm.mov(BASE, R0);
    Ok(key.whole())
}

/// `R4` = whether to wake the reader: only when much has come together since the last time.
fn choose_wakeup(asm: &mut Assembler) {
    let keep = asm.label();
    asm.mov(R4, NO_WAKEUP);
    asm.load(R1, scratch::sent_since_wake());
    asm.alu(AluOp::Add, R1, R9);
    asm.jump_if(Condition::Le, R1, WAKE_BYTES, keep);
    asm.mov(R4, FORCE_WAKEUP);
    asm.mov(R1, 0);
    asm.bind(keep);
    asm.store(scratch::sent_since_wake(), R1);
}

/// Counts the loss of kind `R7` for this CPU.
fn count_lost(asm: &mut Assembler, leave: Label) -> Result {
    let key = asm.slot(4)?;
    asm.store(key.whole(), R7);
    asm.look_up(maps::LOST, key.whole(), leave);
    asm.load(R1, at(R0, 0, Width::B8));
    asm.alu(AluOp::Add, R1, 1);
    asm.store(at(R0, 0, Width::B8), R1);
    Ok(())
}

/// Returns the location of argument `index` of a tracepoint in the context.
fn context(index: u8) -> crate::asm::Access {
    at(R1, 8 * i16::from(index), Width::B8)
}
