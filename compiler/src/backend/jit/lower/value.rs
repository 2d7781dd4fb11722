//! Lowering of slot accesses and of predicates on numbers and Booleans.
//!
//! In: a predicate that is evaluated inline, with the index of its field. Out: instructions that read
//! the slot, or call a helper to fill it, and jump to the block for true or for false.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{Block, InstBuilder, types};

use super::Lowering;
use crate::backend::jit::frame::{self, Frame, Slot};
use crate::backend::jit::prepared::Inline;
use crate::backend::jit::value_class::ValueClass;
use crate::ir::NodeId;
use crate::operators::relation::Relation;

impl Lowering<'_, '_, '_> {
    /// Jumps to `fits` if the field has a value of its class, which is then in the slot, and to `fails`
    /// if it is missing. For a value of another kind, a helper evaluates the predicate.
    pub(super) fn slot(&mut self, node: NodeId, place: usize, fits: Block, holds: Block, fails: Block) {
        let [_, slots, _, event] = self.parameters;
        let stamp = self.load(types::I32, slots, place as i32 * Slot::SIZE + Slot::STAMP);
        let other = self.builder.create_block();
        // The stamp of a value that fits is the number of the event.
        let is_there = self.builder.ins().icmp(IntCC::Equal, stamp, event);
        self.builder.ins().brif(is_there, fits, &[], other, &[]);
        self.builder.switch_to_block(other);
        let undecided = self.cold_block();
        let is_missing = self.builder.ins().icmp(IntCC::Equal, stamp, self.missing);
        self.builder.ins().brif(is_missing, fails, &[], undecided, &[]);
        self.builder.switch_to_block(undecided);
        let outcome = self.call_helper(Frame::DECIDE, frame::slot_and_node(place, node));
        let decided = self.cold_block();
        let loaded = i64::from(frame::LOADED);
        let is_loaded = self.builder.ins().icmp_imm_u(IntCC::Equal, outcome, loaded);
        self.builder.ins().brif(is_loaded, fits, &[], decided, &[]);
        self.builder.switch_to_block(decided);
        self.builder.ins().brif(outcome, holds, &[], fails, &[]);
    }

    /// Tests the value in a slot.
    pub(super) fn value(
        &mut self,
        place: usize,
        class: ValueClass,
        inline: &Inline,
        holds: Block,
        fails: Block,
    ) {
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

fn condition(relation: Relation, class: ValueClass) -> IntCC {
    let signed = class == ValueClass::Int;
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
