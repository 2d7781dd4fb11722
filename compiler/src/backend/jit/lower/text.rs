//! Lowering of predicates on strings.
//!
//! In: address and length of a string, and the predicate. Out: instructions that compare it in words,
//! look up its hash, or call a helper.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{Block, InstBuilder, MemFlagsData, Value, types};

use super::Lowering;
use crate::backend::jit::frame::{self, Slot};
use crate::backend::jit::prepared::Inline;

/// Bytes at the end of a constant that are compared inline; the rest is compared only if these match.
const INLINE: usize = 16;

impl Lowering<'_, '_, '_> {
    pub(super) fn text(
        &mut self,
        base: i32,
        text: (Value, Value),
        inline: &Inline,
        holds: Block,
        fails: Block,
    ) {
        let (start, length) = text;
        match inline {
            Inline::TextIs(constants) => {
                self.any_of(constants, IntCC::Equal, length, holds, fails, |_, _| start);
            }
            Inline::StartsWith(constants) => {
                let enough = IntCC::UnsignedGreaterThanOrEqual;
                self.any_of(constants, enough, length, holds, fails, |_, _| start);
            }
            Inline::EndsWith(constants) => {
                let enough = IntCC::UnsignedGreaterThanOrEqual;
                self.any_of(constants, enough, length, holds, fails, |lowering, constant| {
                    let end = lowering.builder.ins().iadd(start, length);
                    lowering.builder.ins().iadd_imm_s(end, -(constant as i64))
                });
            }
            Inline::Member(set) => self.member(base, text, *set, holds, fails),
            Inline::Test(test) => {
                let test = std::ptr::from_ref(&*self.prepared.tests[*test]) as i64;
                let outcome = self.call_text_helper(frame::passes as *const () as i64, test, text);
                self.builder.ins().brif(outcome, holds, &[], fails, &[]);
            }
            Inline::Exists | Inline::Number(..) | Inline::NumberIs(_) | Inline::Truth(_) => {
                unreachable!("strings have only string predicates")
            }
        }
    }

    /// Tests the bit of the string's hash in the table of a set, then calls for its members.
    fn member(&mut self, base: i32, text: (Value, Value), set: usize, holds: Block, fails: Block) {
        let set = &*self.prepared.sets[set];
        let (table, shift) = (set.table().as_ptr() as i64, set.shift());
        let (only_word, set) = (set.table()[0], std::ptr::from_ref(set) as i64);
        let [_, slots, ..] = self.parameters;
        let hash = self.load(types::I64, slots, base + Slot::HASH);
        let bit = self.builder.ins().ushr_imm_u(hash, i64::from(shift));
        let word = if shift == 58 {
            self.builder.ins().iconst(types::I64, only_word.cast_signed())
        } else {
            let index = self.builder.ins().ushr_imm_u(bit, 6);
            let offset = self.builder.ins().ishl_imm_u(index, 3);
            let table = self.builder.ins().iconst(types::I64, table);
            let address = self.builder.ins().iadd(table, offset);
            self.load(types::I64, address, 0)
        };
        // Shift counts are taken modulo the width of the word, so no mask is needed.
        let shifted = self.builder.ins().ushr(word, bit);
        let candidate = self.builder.ins().band_imm_s(shifted, 1);
        let likely = self.cold_block();
        self.builder.ins().brif(candidate, likely, &[], fails, &[]);
        self.builder.switch_to_block(likely);
        let outcome = self.call_text_helper(frame::is_member as *const () as i64, set, text);
        self.builder.ins().brif(outcome, holds, &[], fails, &[]);
    }

    fn call_text_helper(&mut self, helper: i64, argument: i64, (start, length): (Value, Value)) -> Value {
        let helper = self.builder.ins().iconst(types::I64, helper);
        let argument = self.builder.ins().iconst(types::I64, argument);
        let call = self
            .builder
            .ins()
            .call_indirect(self.of_text, helper, &[argument, start, length]);
        self.builder.inst_results(call)[0]
    }

    /// Jumps to `holds` if the length is in relation `code` to that of one of `constants` and the bytes at
    /// the position `from` returns equal the constant.
    fn any_of(
        &mut self,
        constants: &[Box<[u8]>],
        code: IntCC,
        length: Value,
        holds: Block,
        fails: Block,
        from: impl Fn(&mut Self, usize) -> Value,
    ) {
        for (index, constant) in constants.iter().enumerate() {
            let next = if index + 1 == constants.len() {
                fails
            } else {
                self.builder.create_block()
            };
            let fitting = self.builder.ins().icmp_imm_u(code, length, constant.len() as i64);
            if constant.is_empty() {
                self.builder.ins().brif(fitting, holds, &[], next, &[]);
            } else {
                let compare = self.builder.create_block();
                self.builder.ins().brif(fitting, compare, &[], next, &[]);
                self.builder.switch_to_block(compare);
                let start = from(self, constant.len());
                self.compare(start, constant, holds, next);
            }
            if next != fails {
                self.builder.switch_to_block(next);
            }
        }
        if constants.is_empty() {
            self.builder.ins().jump(fails, &[]);
        }
    }

    /// Jumps to `equal` if the bytes at `start` equal `constant`. Its last words, which few other strings
    /// share, are compared inline, and the rest only if they match.
    fn compare(&mut self, start: Value, constant: &[u8], equal: Block, differs: Block) {
        let inline = constant.len().saturating_sub(INLINE);
        let difference = self.difference(start, constant, inline);
        if inline == 0 {
            self.builder.ins().brif(difference, differs, &[], equal, &[]);
            return;
        }
        let likely = self.cold_block();
        self.builder.ins().brif(difference, differs, &[], likely, &[]);
        self.builder.switch_to_block(likely);
        let length = self.builder.ins().iconst(types::I64, inline as i64);
        let constant = self.prepared.constant(&constant[..inline]).as_ptr() as i64;
        let outcome = self.call_text_helper(frame::is_same as *const () as i64, constant, (start, length));
        self.builder.ins().brif(outcome, equal, &[], differs, &[]);
    }

    /// Returns zero if the bytes at `start` equal `constant`, from its byte `from` on. They are compared
    /// in words of the widest size that fits, the last of which overlaps the one before.
    fn difference(&mut self, start: Value, constant: &[u8], from: usize) -> Value {
        let (width, ty) = match constant.len() {
            8.. => (8, types::I64),
            4.. => (4, types::I32),
            2.. => (2, types::I16),
            _ => (1, types::I8),
        };
        let last = constant.len() - width;
        let mut difference = None;
        let mut offset = from;
        loop {
            let mut bytes = [0; 8];
            bytes[..width].copy_from_slice(&constant[offset..offset + width]);
            // Little-endian, as the machine reads it; big-endian hosts are rejected before.
            let expected = self.builder.ins().iconst(ty, i64::from_le_bytes(bytes));
            let found = self
                .builder
                .ins()
                .load(ty, MemFlagsData::new().with_notrap(), start, offset as i32);
            let differs = self.builder.ins().bxor(found, expected);
            difference = Some(match difference {
                None => differs,
                Some(before) => self.builder.ins().bor(before, differs),
            });
            if offset == last {
                break;
            }
            offset = (offset + width).min(last);
        }
        difference.expect("the loop runs at least once")
    }
}
