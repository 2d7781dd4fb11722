//! Loops that the kernel's verifier can see the end of.
//!
//! The verifier walks through a loop that counts in a register once for each time that it can run, and
//! through all ways that its body can take each time. Kernels since 6.9 have an instruction that leaves a
//! loop after very many times: behind it the verifier only goes on until it has seen every state, which
//! takes two or three times if the count is where it does not look, in the memory of a map.

use std::ops::Range;

use super::assembler::{Assembler, Label, LoopBound};
use super::insn::{Access, AluOp, Condition, Reg};

/// A loop whose body is being written.
#[derive(Debug)]
#[must_use = "a loop has an end"]
pub struct Loop {
    index: Reg,
    counter: Access,
    again: Label,
    /// Leaves the loop.
    pub done: Label,
}

impl Assembler {
    /// All loops from here on show their end in this way.
    pub fn bound_loops(&mut self, by: LoopBound) {
        self.loops = by;
    }

    /// Begins a loop that runs for each number of `range`, in `index`. That must survive the body, so
    /// it is one of `R6` to `R9` where calls are made. `counter` is 8 bytes of a map that nobody else
    /// uses meanwhile.
    pub fn begin_loop(&mut self, index: Reg, range: Range<i32>, counter: Access) -> Loop {
        let (again, done) = (self.label(), self.label());
        self.mov(index, range.start);
        if self.loops == LoopBound::Watched {
            self.store(counter, index);
        }
        self.bind(again);
        if self.loops == LoopBound::Watched {
            self.may_go_to(done);
            self.load(index, counter);
        }
        self.jump_if(Condition::Ge, index, range.end, done);
        Loop {
            index,
            counter,
            again,
            done,
        }
    }

    /// Ends the body of a loop, whose next time this is; behind it goes on what follows the loop.
    pub fn end_loop(&mut self, begun: &Loop) {
        self.alu(AluOp::Add, begun.index, 1);
        if self.loops == LoopBound::Watched {
            self.store(begun.counter, begun.index);
        }
        self.jump(begun.again);
        self.bind(begun.done);
    }
}
