//! Values in their slots, and the checks of numbers and truth values.
//!
//! In: a check that is decided inline, with the place of its field. Out: instructions that read the
//! slot, or have it filled, and go to where the check holds or to where it does not.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{Block, InstBuilder, Value, types};

use super::Lowering;
use crate::backend::jit::frame::{Class, FITS, Frame, MISSING, Slot};
use crate::backend::jit::prepared::Inline;
use crate::ir::NodeId;
use crate::operators::relation::Relation;

impl Lowering<'_, '_> {
    /// Goes to `fits` where the field has a value of its class, which then stands in the slot, and to
    /// `fails` where it has none. A value of another kind a helper decides about.
    pub(super) fn slot(&mut self, node: NodeId, place: usize, fits: Block, holds: Block, fails: Block) {
        let [_, slots, _, event] = self.parameters;
        let stamp = self.load(types::I32, slots, place as i32 * Slot::SIZE + Slot::STAMP);
        let state = self.builder.ins().isub(stamp, event);
        let other = self.builder.create_block();
        self.branch_if(state, FITS, fits, other);
        self.builder.switch_to_block(other);
        let unread = self.builder.create_block();
        self.branch_if(state, MISSING, fails, unread);
        self.builder.switch_to_block(unread);
        let state = self.ask(Frame::LOAD, place as u32);
        let other = self.builder.create_block();
        self.branch_if(state, FITS, fits, other);
        self.builder.switch_to_block(other);
        let kept = self.cold_block();
        self.branch_if(state, MISSING, fails, kept);
        self.builder.switch_to_block(kept);
        self.by_helper(node, holds, fails);
    }

    fn branch_if(&mut self, state: Value, expected: u32, yes: Block, no: Block) {
        let equal = self
            .builder
            .ins()
            .icmp_imm_u(IntCC::Equal, state, i64::from(expected));
        self.builder.ins().brif(equal, yes, &[], no, &[]);
    }

    /// Tests the value in a slot.
    pub(super) fn value(&mut self, place: usize, class: Class, inline: &Inline, holds: Block, fails: Block) {
        let base = place as i32 * Slot::SIZE;
        let [_, slots, ..] = self.parameters;
        if let Inline::Exists = inline {
            self.builder.ins().jump(holds, &[]);
            return;
        }
        let word = self.load(types::I64, slots, base + Slot::WORD);
        match inline {
            Inline::Exists => {}
            Inline::Truth(truth) => {
                let (yes, no) = if *truth { (holds, fails) } else { (fails, holds) };
                self.builder.ins().brif(word, yes, &[], no, &[]);
            }
            Inline::Number(relation, number) => {
                let code = condition(*relation, class);
                let outcome = self.builder.ins().icmp_imm_s(code, word, *number);
                self.builder.ins().brif(outcome, holds, &[], fails, &[]);
            }
            Inline::NumberIs(numbers) => {
                for number in numbers {
                    let next = self.builder.create_block();
                    let equal = self.builder.ins().icmp_imm_s(IntCC::Equal, word, *number);
                    self.builder.ins().brif(equal, holds, &[], next, &[]);
                    self.builder.switch_to_block(next);
                }
                self.builder.ins().jump(fails, &[]);
            }
            text => {
                let length = self.load(types::I64, slots, base + Slot::LENGTH);
                self.text(base, (word, length), text, holds, fails);
            }
        }
    }
}

fn condition(relation: Relation, class: Class) -> IntCC {
    let signed = class == Class::Int;
    match relation {
        Relation::Equal => IntCC::Equal,
        Relation::NotEqual => IntCC::NotEqual,
        Relation::Less if signed => IntCC::SignedLessThan,
        Relation::Less => IntCC::UnsignedLessThan,
        Relation::LessOrEqual if signed => IntCC::SignedLessThanOrEqual,
        Relation::LessOrEqual => IntCC::UnsignedLessThanOrEqual,
        Relation::Greater if signed => IntCC::SignedGreaterThan,
        Relation::Greater => IntCC::UnsignedGreaterThan,
        Relation::GreaterOrEqual if signed => IntCC::SignedGreaterThanOrEqual,
        Relation::GreaterOrEqual => IntCC::UnsignedGreaterThanOrEqual,
    }
}
