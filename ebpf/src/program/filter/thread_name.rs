//! Questions about the thread's name: sixteen bytes, compared as two words.

use super::logic::Exits;
use super::memory;
use crate::asm::{AluOp, Assembler, Condition, Helper, Reg::*, Width, at};
use crate::program::scratch::BASE;

/// Names that are compared one after the other; more are halved first.
const FEW: usize = 3;

/// The thread's name is one of `names`, each of at most 15 bytes.
pub(super) fn one_of(asm: &mut Assembler, names: &[Vec<u8>], exits: Exits) {
    read(asm);
    asm.load(R1, at(BASE, memory::NAME, Width::B8));
    asm.load(R2, at(BASE, memory::NAME + 8, Width::B8));
    let mut words: Vec<(u64, u64)> = names.iter().map(|name| words(name)).collect();
    words.sort_unstable();
    search(asm, &words, exits);
}

/// Fills the bytes behind a name with zeros, as the kernel does.
fn words(name: &[u8]) -> (u64, u64) {
    let mut bytes = [0; 16];
    bytes[..name.len()].copy_from_slice(name);
    let [low, high] = [&bytes[..8], &bytes[8..]].map(|half| {
        let half: [u8; 8] = half.try_into().expect("eight bytes");
        u64::from_le_bytes(half)
    });
    (low, high)
}

fn read(asm: &mut Assembler) {
    let there = asm.label();
    asm.load(R0, memory::name_read());
    asm.jump_if(Condition::Ne, R0, 0, there);
    asm.mov(R1, BASE);
    asm.alu(AluOp::Add, R1, i32::from(memory::NAME));
    asm.mov(R2, 16);
    asm.call(Helper::CurrentComm);
    asm.mov(R0, 1);
    asm.store(memory::name_read(), R0);
    asm.place(there);
}

/// `R1` and `R2` are one of `words`, which are sorted.
fn search(asm: &mut Assembler, words: &[(u64, u64)], exits: Exits) {
    if words.len() > FEW {
        let (left, right) = words.split_at(words.len() / 2);
        // Names with the same first half must not be parted.
        let pivot = right[0].0;
        let from = words.partition_point(|word| word.0 < pivot);
        if from > 0 {
            let (left, right) = words.split_at(from);
            let below = asm.label();
            asm.load_u64(R3, pivot);
            asm.jump_if(Condition::Lt, R1, R3, below);
            search(asm, right, exits);
            asm.place(below);
            search(asm, left, exits);
            return;
        }
        debug_assert!(!left.is_empty());
    }
    for &(low, high) in words {
        let next = asm.label();
        asm.load_u64(R3, low);
        asm.jump_if(Condition::Ne, R1, R3, next);
        asm.load_u64(R3, high);
        asm.jump_if(Condition::Eq, R2, R3, exits.holds);
        asm.place(next);
    }
    asm.jump(exits.fails);
}
