//! The stack frame of a program: which bytes below `R10` are taken.
//!
//! Slots are handed out from the top downwards and given back in the reverse order, by going back
//! to a mark. The kernel refuses accesses that are not aligned to their width, so slots are.

use super::error::AsmError;
use super::insn::{Access, Reg, Width};

/// Bytes of a stack frame.
pub(super) const FRAME: usize = 512;

/// Bytes of the stack reserved by the caller.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Slot {
    /// Its first byte, from `R10`; negative.
    pub offset: i16,
    /// Bytes.
    pub size: u16,
}

impl Slot {
    /// The `width` at `at` bytes into the slot.
    ///
    /// # Panics
    /// If that reaches beyond the slot: a mistake of the generator.
    pub fn at(self, at: u16, width: Width) -> Access {
        assert!(
            usize::from(at) + width.bytes() <= usize::from(self.size),
            "access beyond a stack slot"
        );
        Access {
            base: Reg::R10,
            offset: self.offset + at as i16,
            width,
        }
    }

    /// The whole slot, which must have the size of a register or less.
    pub fn whole(self) -> Access {
        let width = Width::of(usize::from(self.size)).expect("a slot of 1, 2, 4 or 8 bytes");
        self.at(0, width)
    }
}

/// How much of the frame is taken.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Frame {
    used: usize,
}

impl Frame {
    pub(super) fn take(&mut self, size: usize) -> Result<Slot, AsmError> {
        let align = size.next_power_of_two().clamp(1, 8);
        let used = (self.used + size).next_multiple_of(align);
        if used > FRAME {
            return Err(AsmError::StackFull {
                wanted: size,
                used: self.used,
            });
        }
        self.used = used;
        Ok(Slot {
            offset: -(used as i16),
            size: size as u16,
        })
    }
}
