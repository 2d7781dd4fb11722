//! The assembler itself: instructions are appended, labels and maps are filled in at the end.
//!
//! Registers follow the kernel's convention (see [`Reg`]): whoever calls a helper knows that `R0`
//! to `R5` are gone afterwards. Jumps name labels; their distance is checked when the program is
//! finished, as the encoding has 16 bits for it.

use std::collections::BTreeMap;

use super::error::AsmError;
use super::frame::{Frame, Slot};
use super::helper::Helper;
use super::insn::{
    ATOMIC, Access, AluOp, AtomicOp, CALL, Condition, END, EXIT, FROM_REG, Insn, JA, JCOND, KERNEL_FUNCTION,
    LD_IMM64, MEM, NEG, Operand, Reg, Width, class,
};

/// Instructions that the kernel accepts in one program of a privileged user, since Linux 5.2.
pub const MAX_INSTRUCTIONS: usize = 1_000_000;

/// A place in a program that jumps can go to.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Label(usize);

/// A map, by its place in the list of the object that the program goes into.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct MapId(pub usize);

/// A finished program.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Program {
    /// Its instructions; a map's address is zero until the loader fills it in.
    pub insns: Vec<Insn>,
    /// Which instructions load the address of which map.
    pub map_loads: BTreeMap<usize, MapId>,
}

impl Program {
    /// The bytes of all instructions.
    pub fn encode(&self) -> Vec<u8> {
        self.insns.iter().flat_map(|insn| insn.encode()).collect()
    }
}

/// How the verifier sees that loops end.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum LoopBound {
    /// A register counts up to a constant.
    #[default]
    Counted,
    /// The kernel watches (`may_goto`, since Linux 6.9).
    Watched,
}

/// A program in the making.
#[derive(Clone, Debug, Default)]
pub struct Assembler {
    insns: Vec<Insn>,
    labels: Vec<Option<usize>>,
    jumps: Vec<(usize, Label)>,
    map_loads: BTreeMap<usize, MapId>,
    frame: Frame,
    pub(super) loops: LoopBound,
}

impl Assembler {
    /// An empty program.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many instructions there are so far.
    pub fn len(&self) -> usize {
        self.insns.len()
    }

    /// There is no instruction yet.
    pub fn is_empty(&self) -> bool {
        self.insns.is_empty()
    }

    /// Makes a label, to be placed later.
    pub fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() - 1)
    }

    /// Puts `label` before the next instruction.
    ///
    /// # Panics
    /// If it was placed before: a mistake of the generator.
    pub fn bind(&mut self, label: Label) {
        let place = &mut self.labels[label.0];
        assert!(place.is_none(), "a label has one place");
        *place = Some(self.insns.len());
    }

    /// Some jump goes to `label`: the kernel refuses instructions that nothing leads to.
    pub fn is_used(&self, label: Label) -> bool {
        self.jumps.iter().any(|(_, target)| *target == label)
    }

    /// Runs `write` with `size` bytes of stack, which are free again afterwards.
    pub fn with_slot<T, E: From<AsmError>>(
        &mut self,
        size: usize,
        write: impl FnOnce(&mut Self, Slot) -> Result<T, E>,
    ) -> Result<T, E> {
        let before = self.frame;
        let slot = self.frame.take(size)?;
        let result = write(self, slot);
        self.frame = before;
        result
    }

    /// Takes `size` bytes of stack until the end of the program.
    pub fn slot(&mut self, size: usize) -> Result<Slot, AsmError> {
        self.frame.take(size)
    }

    /// `dst op= src` on 64 bits.
    pub fn alu(&mut self, op: AluOp, dst: Reg, src: impl Into<Operand>) {
        self.arithmetic(class::ALU64, op, dst, src.into());
    }

    /// `dst op= src` on the lower 32 bits; the upper ones become zero.
    pub fn alu32(&mut self, op: AluOp, dst: Reg, src: impl Into<Operand>) {
        self.arithmetic(class::ALU, op, dst, src.into());
    }

    /// `dst = src`.
    pub fn mov(&mut self, dst: Reg, src: impl Into<Operand>) {
        self.alu(AluOp::Mov, dst, src);
    }

    /// `dst = -dst`.
    pub fn neg(&mut self, dst: Reg) {
        self.push(class::ALU64 | NEG, dst as u8, 0, 0, 0);
    }

    /// `dst = value`, in one instruction where the sign extension of 32 bits gives it, else in two.
    pub fn load_u64(&mut self, dst: Reg, value: u64) {
        if let Ok(short) = i32::try_from(value as i64) {
            return self.mov(dst, short);
        }
        self.wide_immediate(dst, 0, value);
    }

    /// `dst` = address of a map.
    pub fn load_map(&mut self, dst: Reg, map: MapId) {
        self.map_loads.insert(self.insns.len(), map);
        self.wide_immediate(dst, 0, 0);
    }

    /// Turns the lowest `bits` (16, 32 or 64) of `dst` from or to big-endian; the rest becomes zero.
    pub fn to_big_endian(&mut self, dst: Reg, bits: i32) {
        self.push(class::ALU | END | FROM_REG, dst as u8, 0, 0, bits);
    }

    /// `dst = *from`, extended with zeros.
    pub fn load(&mut self, dst: Reg, from: Access) {
        let code = class::LDX | MEM | from.width as u8;
        self.push(code, dst as u8, from.base as u8, from.offset, 0);
    }

    /// `*to = src`, as many bytes as the place has.
    pub fn store(&mut self, to: Access, src: impl Into<Operand>) {
        let base = to.base as u8;
        let mode = MEM | to.width as u8;
        match src.into() {
            Operand::Reg(reg) => self.push(class::STX | mode, base, reg as u8, to.offset, 0),
            Operand::Imm(imm) => self.push(class::ST | mode, base, 0, to.offset, imm),
        }
    }

    /// `*at op= src` as one step; see [`AtomicOp`] for what else changes.
    ///
    /// # Panics
    /// If the place has 1 or 2 bytes: a mistake of the generator.
    pub fn atomic(&mut self, op: AtomicOp, at: Access, src: Reg) {
        assert!(at.width.bytes() >= 4, "atomic operations take 4 or 8 bytes");
        let code = class::STX | ATOMIC | at.width as u8;
        self.push(code, at.base as u8, src as u8, at.offset, op as i32);
    }

    /// Goes on at `label`.
    pub fn jump(&mut self, label: Label) {
        self.jumps.push((self.insns.len(), label));
        self.push(class::JMP | JA, 0, 0, 0, 0);
    }

    /// Goes on at `label` once the kernel finds that the program has been here too often.
    pub(super) fn may_go_to(&mut self, label: Label) {
        self.jumps.push((self.insns.len(), label));
        self.push(class::JMP | JCOND, 0, 0, 0, 0);
    }

    /// Goes on at `label` if the condition holds of 64 bits.
    pub fn jump_if(&mut self, condition: Condition, left: Reg, right: impl Into<Operand>, label: Label) {
        self.conditional(class::JMP, condition, left, right.into(), label);
    }

    /// Goes on at `label` if the condition holds of the lower 32 bits, since Linux 5.1.
    pub fn jump_if32(&mut self, condition: Condition, left: Reg, right: impl Into<Operand>, label: Label) {
        self.conditional(class::JMP32, condition, left, right.into(), label);
    }

    /// Calls a helper of the kernel.
    pub fn call(&mut self, helper: Helper) {
        self.push(class::JMP | CALL, 0, 0, 0, helper as i32);
    }

    /// `R0` = address of the value in `map` for the key at `key`; goes to `absent` if there is none.
    pub fn look_up(&mut self, map: MapId, key: Access, absent: Label) {
        self.load_map(Reg::R1, map);
        self.mov(Reg::R2, key.base);
        self.alu(AluOp::Add, Reg::R2, i32::from(key.offset));
        self.call(Helper::MapLookup);
        self.jump_if(Condition::Eq, Reg::R0, 0, absent);
    }

    /// Sets the entry of `map` with the key at `key` to the value at `value`. Uses `R0` to `R5`.
    pub fn update_map(&mut self, map: MapId, key: Access, value: Access) {
        self.load_map(Reg::R1, map);
        self.mov(Reg::R2, key.base);
        self.alu(AluOp::Add, Reg::R2, i32::from(key.offset));
        self.mov(Reg::R3, value.base);
        self.alu(AluOp::Add, Reg::R3, i32::from(value.offset));
        // No flags: the entry is made or replaced.
        self.mov(Reg::R4, 0);
        self.call(Helper::MapUpdate);
    }

    /// Calls a function of the kernel by the number of its type.
    pub fn call_kernel(&mut self, function: i32) {
        self.push(class::JMP | CALL, 0, KERNEL_FUNCTION, 0, function);
    }

    /// Leaves the program with `R0`.
    pub fn exit(&mut self) {
        self.push(class::JMP | EXIT, 0, 0, 0, 0);
    }

    /// Resolves all jumps.
    pub fn finish(mut self) -> Result<Program, AsmError> {
        for &(at, label) in &self.jumps {
            let target = self.labels[label.0].ok_or(AsmError::Unplaced { at })?;
            let distance = target as isize - (at as isize + 1);
            self.insns[at].off = i16::try_from(distance).map_err(|_| AsmError::TooFar { at, distance })?;
            if target == self.insns.len() {
                return Err(AsmError::RunsOff);
            }
        }
        let leaves = |insn: &Insn| insn.code == class::JMP | EXIT || insn.code == class::JMP | JA;
        if !self.insns.last().is_some_and(leaves) {
            return Err(AsmError::RunsOff);
        }
        if self.insns.len() > MAX_INSTRUCTIONS {
            return Err(AsmError::TooLong(self.insns.len()));
        }
        Ok(Program {
            insns: self.insns,
            map_loads: self.map_loads,
        })
    }

    fn arithmetic(&mut self, class: u8, op: AluOp, dst: Reg, src: Operand) {
        let code = class | op as u8;
        match src {
            Operand::Reg(reg) => self.push(code | FROM_REG, dst as u8, reg as u8, 0, 0),
            Operand::Imm(imm) => self.push(code, dst as u8, 0, 0, imm),
        }
    }

    fn conditional(&mut self, class: u8, condition: Condition, left: Reg, right: Operand, label: Label) {
        self.jumps.push((self.insns.len(), label));
        let code = class | condition as u8;
        match right {
            Operand::Reg(reg) => self.push(code | FROM_REG, left as u8, reg as u8, 0, 0),
            Operand::Imm(imm) => self.push(code, left as u8, 0, 0, imm),
        }
    }

    fn wide_immediate(&mut self, dst: Reg, source: u8, value: u64) {
        self.push(LD_IMM64, dst as u8, source, 0, value as i32);
        self.push(0, 0, 0, 0, (value >> 32) as i32);
    }

    fn push(&mut self, code: u8, dst: u8, src: u8, off: i16, imm: i32) {
        self.insns.push(Insn {
            code,
            dst,
            src,
            off,
            imm,
        });
    }
}

/// The `width` at `offset` from `base`.
pub fn at(base: Reg, offset: i16, width: Width) -> Access {
    Access { base, offset, width }
}
