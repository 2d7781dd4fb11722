//! Instructions as the kernel reads them, and the vocabulary to make them.
//!
//! ```text
//! code u8   dst u4, src u4   off i16   imm i32        little-endian, 8 bytes
//! ```
//! A 64-bit immediate takes a second instruction that carries its upper half.

/// A register. Calls give their result in `R0`, take arguments in `R1` to `R5` and destroy those;
/// `R6` to `R9` survive. `R10` points behind the stack frame and cannot be written.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[expect(missing_docs, reason = "the names are the documentation")]
#[repr(u8)]
pub enum Reg {
    R0,
    R1,
    R2,
    R3,
    R4,
    R5,
    R6,
    R7,
    R8,
    R9,
    R10,
}

/// Bytes that a load or store moves.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the names are the documentation")]
#[repr(u8)]
pub enum Width {
    B8 = 0x18,
    B4 = 0x00,
    B2 = 0x08,
    B1 = 0x10,
}

impl Width {
    /// The width that moves `bytes`, if there is one.
    pub const fn of(bytes: usize) -> Option<Self> {
        match bytes {
            1 => Some(Self::B1),
            2 => Some(Self::B2),
            4 => Some(Self::B4),
            8 => Some(Self::B8),
            _ => None,
        }
    }

    /// How many bytes it moves.
    pub const fn bytes(self) -> usize {
        match self {
            Self::B1 => 1,
            Self::B2 => 2,
            Self::B4 => 4,
            Self::B8 => 8,
        }
    }
}

/// Two-operand arithmetic; the result is in the first operand.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the names are the documentation")]
#[repr(u8)]
pub enum AluOp {
    Add = 0x00,
    Sub = 0x10,
    Mul = 0x20,
    Div = 0x30,
    Or = 0x40,
    And = 0x50,
    Lsh = 0x60,
    Rsh = 0x70,
    Mod = 0x90,
    Xor = 0xa0,
    Mov = 0xb0,
    /// Shift to the right that keeps the sign.
    Arsh = 0xc0,
}

/// When a conditional jump is taken; `S` marks signed comparisons.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the names are the documentation")]
#[repr(u8)]
pub enum Condition {
    Eq = 0x10,
    Gt = 0x20,
    Ge = 0x30,
    /// Some bit is set in both operands.
    Set = 0x40,
    Ne = 0x50,
    SGt = 0x60,
    SGe = 0x70,
    Lt = 0xa0,
    Le = 0xb0,
    SLt = 0xc0,
    SLe = 0xd0,
}

/// Read-modify-write on memory, of 4 or 8 bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the names are the documentation")]
#[repr(i32)]
pub enum AtomicOp {
    Add = 0x00,
    Or = 0x40,
    And = 0x50,
    Xor = 0xa0,
    /// Also gives the old value, since Linux 5.12, as all that follow.
    FetchAdd = 0x01,
    FetchOr = 0x41,
    FetchAnd = 0x51,
    FetchXor = 0xa1,
    Exchange = 0xe1,
    /// Stores if memory equals `R0`, which receives the old value.
    CompareExchange = 0xf1,
}

/// The right side of arithmetic, comparisons and stores.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Operand {
    /// What a register holds.
    Reg(Reg),
    /// A number; where 64 bits count it is extended with its sign.
    Imm(i32),
}

impl From<Reg> for Operand {
    fn from(reg: Reg) -> Self {
        Self::Reg(reg)
    }
}

impl From<i32> for Operand {
    fn from(imm: i32) -> Self {
        Self::Imm(imm)
    }
}

/// A place in memory: what `base` points to, `offset` bytes on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Access {
    /// Pointer.
    pub base: Reg,
    /// Distance in bytes.
    pub offset: i16,
    /// Size of what is there.
    pub width: Width,
}

/// One instruction, encoded.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[expect(missing_docs, reason = "the fields of the encoding")]
pub struct Insn {
    pub code: u8,
    pub dst: u8,
    pub src: u8,
    pub off: i16,
    pub imm: i32,
}

/// Operation classes, the lowest three bits of `code`.
pub(super) mod class {
    pub(crate) const LD: u8 = 0x00;
    pub(crate) const LDX: u8 = 0x01;
    pub(crate) const ST: u8 = 0x02;
    pub(crate) const STX: u8 = 0x03;
    pub(crate) const ALU: u8 = 0x04;
    pub(crate) const JMP: u8 = 0x05;
    pub(crate) const JMP32: u8 = 0x06;
    pub(crate) const ALU64: u8 = 0x07;
}

/// Loads and stores to memory.
pub(super) const MEM: u8 = 0x60;
/// Atomic stores.
pub(super) const ATOMIC: u8 = 0xc0;
/// The right side is a register.
pub(super) const FROM_REG: u8 = 0x08;
/// A 64-bit immediate: class, width and mode in one.
pub(super) const LD_IMM64: u8 = class::LD | Width::B8 as u8;
pub(super) const JA: u8 = 0x00;
/// A jump by a condition that is not about registers (with source register 0: too many times).
pub(super) const JCOND: u8 = 0xe0;
pub(super) const CALL: u8 = 0x80;
pub(super) const EXIT: u8 = 0x90;
/// Source register of a call whose immediate is the number of a function's type.
pub(super) const KERNEL_FUNCTION: u8 = 2;
pub(super) const NEG: u8 = 0x80;
/// Byte order; the source bit says big-endian, the immediate how many bits.
pub(super) const END: u8 = 0xd0;

impl Insn {
    /// The eight bytes that the kernel reads.
    pub fn encode(self) -> [u8; 8] {
        let [off_low, off_high] = self.off.to_le_bytes();
        let [a, b, c, d] = self.imm.to_le_bytes();
        [self.code, self.src << 4 | self.dst, off_low, off_high, a, b, c, d]
    }

    /// Decodes eight bytes.
    pub fn decode([code, regs, off_low, off_high, a, b, c, d]: [u8; 8]) -> Self {
        Self {
            code,
            dst: regs & 0xf,
            src: regs >> 4,
            off: i16::from_le_bytes([off_low, off_high]),
            imm: i32::from_le_bytes([a, b, c, d]),
        }
    }
}
