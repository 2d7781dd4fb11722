//! Reading the kernel's structures: one field, or a chain of pointers.
//!
//! With typed pointers a field is one load, and a bad address reads as 0. Without them, and behind
//! pointers whose type the verifier cannot know, a field is copied by a helper, which costs more
//! and uses `R0` to `R5`.

use super::scratch;
use super::target_kernel::{GenerateError, Pointers};
use super::writer::{EventWriter, Result, TASK};
use crate::asm::{Access, AluOp, AsmError, Condition, Helper, Label, Reg, Reg::*, Width, at};
use crate::btf::Member;

/// A structure that begins with a number of eight bytes, in every kernel that lets programs declare types.
const WORD: &str = "timespec64";

impl EventWriter<'_> {
    /// `dst` = the field at `path` of what `base` points to, extended with zeros.
    ///
    /// `base` has the type that the path begins with; for pointers out of untyped memory use
    /// [`Self::copy_field`].
    pub(crate) fn field(&mut self, dst: Reg, base: Reg, path: &str) -> Result {
        if self.kernel.pointers == Pointers::Copied {
            return self.copy_field(dst, base, path);
        }
        let member = self.kernel.field(path)?;
        let offset = i16::try_from(member.offset).map_err(|_| unusable(path))?;
        self.asm.load(dst, at(base, offset, width(path, &member)?));
        self.extract_bits(dst, &member);
        Ok(())
    }

    /// As [`Self::field`], for any address.
    pub(crate) fn copy_field(&mut self, dst: Reg, base: Reg, path: &str) -> Result {
        let member = self.kernel.field(path)?;
        let offset = i32::try_from(member.offset).map_err(|_| unusable(path))?;
        self.copy_number(dst, width(path, &member)?, |writer| {
            writer.asm.mov(R3, base);
            if offset != 0 {
                writer.asm.alu(AluOp::Add, R3, offset);
            }
        })?;
        self.extract_bits(dst, &member);
        Ok(())
    }

    /// `dst` = the number at the kernel address that `address` puts into `R3`; 0 if unreadable.
    pub(crate) fn copy_number(&mut self, dst: Reg, width: Width, address: impl FnOnce(&mut Self)) -> Result {
        self.copy_with(Helper::ProbeReadKernel, dst, width, address)
    }

    /// As [`Self::copy_number`], for addresses of the process.
    pub(crate) fn copy_user_number(
        &mut self,
        dst: Reg,
        width: Width,
        address: impl FnOnce(&mut Self),
    ) -> Result {
        self.copy_with(Helper::ProbeReadUser, dst, width, address)
    }

    /// `dst` = the number of as many bytes as `size` holds, 2, 4 or 8, at the process's address that `address`
    /// puts into `R3`; 0 if unreadable. Words and user ids differ in size between 64-bit and 32-bit calls.
    pub(crate) fn copy_user_sized(
        &mut self,
        dst: Reg,
        size: Access,
        address: impl FnOnce(&mut Self),
    ) -> Result {
        /// What the verifier takes the size for, as it does not know what is in memory.
        const MAX_SIZE: i32 = 14;
        let slot = self.asm.with_slot(16, |_, slot| Ok::<_, AsmError>(slot))?;
        address(self);
        self.asm.store(slot.at(0, Width::B8), 0);
        self.asm.mov(R1, R10);
        self.asm.alu(AluOp::Add, R1, i32::from(slot.offset));
        self.asm.load(R2, size);
        self.asm.alu(AluOp::And, R2, MAX_SIZE);
        self.asm.call(Helper::ProbeReadUser);
        self.asm.load(dst, slot.at(0, Width::B8));
        Ok(())
    }

    /// As [`Self::copy_user_sized`], for word `index` of the structure at the address.
    pub(crate) fn copy_user_word(&mut self, dst: Reg, index: i32, address: impl FnOnce(&mut Self)) -> Result {
        self.copy_user_sized(dst, scratch::word_bytes(), |writer| {
            address(writer);
            if index != 0 {
                writer.asm.load(R1, scratch::word_bytes());
                writer.asm.alu(AluOp::Mul, R1, index);
                writer.asm.alu(AluOp::Add, R3, R1);
            }
        })
    }

    fn copy_with(
        &mut self,
        helper: Helper,
        dst: Reg,
        width: Width,
        address: impl FnOnce(&mut Self),
    ) -> Result {
        // The closure that makes the address needs the writer, so the slot is taken by hand.
        let slot = self.asm.with_slot(8, |_, slot| Ok::<_, AsmError>(slot))?;
        address(self);
        self.asm.mov(R1, R10);
        self.asm.alu(AluOp::Add, R1, i32::from(slot.offset));
        self.asm.mov(R2, width.bytes() as i32);
        self.asm.call(helper);
        self.asm.load(dst, slot.at(0, width));
        Ok(())
    }

    /// Follows pointers: `dst` = the last field of `paths`, each of which but the last holds a
    /// pointer; goes to `absent` when one of them is null. `dst` survives helper calls.
    pub(crate) fn chain(&mut self, dst: Reg, base: Reg, paths: &[&str], absent: Label) -> Result {
        let mut from = base;
        for (index, path) in paths.iter().enumerate() {
            self.field(dst, from, path)?;
            if index + 1 < paths.len() {
                self.asm.jump_if(Condition::Eq, dst, 0, absent);
            }
            from = dst;
        }
        Ok(())
    }

    /// As [`Self::chain`], through untyped pointers.
    pub(super) fn copy_chain(&mut self, dst: Reg, base: Reg, paths: &[&str], absent: Label) -> Result {
        let mut from = base;
        for (index, path) in paths.iter().enumerate() {
            self.copy_field(dst, from, path)?;
            if index + 1 < paths.len() {
                self.asm.jump_if(Condition::Eq, dst, 0, absent);
            }
            from = dst;
        }
        Ok(())
    }

    /// As [`Self::chain`], where the verifier does not know that `base` points to structure `name`, so that
    /// programs declare it if they can. Keeps `base`, unless it is `dst`.
    pub(crate) fn chain_of(
        &mut self,
        dst: Reg,
        base: Reg,
        name: &str,
        paths: &[&str],
        absent: Label,
    ) -> Result {
        if self.kernel.pointers != Pointers::Declared {
            return self.copy_chain(dst, base, paths, absent);
        }
        self.asm.mov(dst, base);
        self.declare(dst, name)?;
        self.chain(dst, dst, paths, absent)
    }

    /// `dst` = the eight bytes at the kernel address in `dst`; 0 if unreadable. Uses `R0` to `R5`.
    pub(crate) fn follow(&mut self, dst: Reg) -> Result {
        if self.kernel.pointers != Pointers::Declared {
            return self.copy_number(dst, Width::B8, |writer| writer.asm.mov(R3, dst));
        }
        self.declare(dst, WORD)?;
        self.asm.load(dst, at(dst, 0, Width::B8));
        Ok(())
    }

    /// `TASK` = the current task. Uses `R0` to `R5`.
    pub(super) fn find_task(&mut self) -> Result {
        let helper = match self.kernel.pointers {
            Pointers::Typed => Helper::CurrentTaskBtf,
            Pointers::Copied | Pointers::Declared => Helper::CurrentTask,
        };
        self.asm.call(helper);
        self.asm.mov(TASK, R0);
        self.declare(TASK, "task_struct")
    }

    /// From here on `pointer` is one to structure `name`, where that has to be said. Uses `R0` to `R5`.
    pub(super) fn declare(&mut self, pointer: Reg, name: &str) -> Result {
        if self.kernel.pointers != Pointers::Declared {
            return Ok(());
        }
        let (function, structure) = self.kernel.declaration(name)?;
        self.asm.mov(R1, pointer);
        self.asm.mov(R2, structure);
        self.asm.call_kernel(function);
        self.asm.mov(pointer, R0);
        Ok(())
    }

    fn extract_bits(&mut self, dst: Reg, member: &Member) {
        if let Some(bits) = member.bits {
            let left = 64 - bits.shift - bits.width;
            self.asm.alu(AluOp::Lsh, dst, left as i32);
            self.asm.alu(AluOp::Rsh, dst, (64 - bits.width) as i32);
        }
    }
}

/// The width of a field that holds a number.
fn width(path: &str, member: &Member) -> Result<Width> {
    Width::of(member.size as usize).ok_or_else(|| unusable(path))
}

fn unusable(path: &str) -> GenerateError {
    GenerateError::Unusable(path.to_owned())
}
