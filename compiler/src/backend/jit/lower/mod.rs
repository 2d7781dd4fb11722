//! Conditions to Cranelift's intermediate form.
//!
//! In: nodes and a tree of rules. Out: functions over a [`Frame`](super::frame::Frame), each with the
//! signature `(frame, slots, known, event) -> i32`. A condition becomes branches: a node is lowered
//! with the block to go to where it holds and the one where it does not. Shared nodes have functions
//! of their own and remember their outcome for the event. How checks are decided stands in `value` and
//! `text`.

mod text;
mod value;

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{
    AbiParam, Block, FuncRef, Function, InstBuilder, MemFlagsData, SigRef, Signature, Value, types,
};
use cranelift_codegen::isa::CallConv;
use cranelift_frontend::FunctionBuilder;
use cranelift_jit::JITModule;
use cranelift_module::{FuncId, Module};
use rustc_hash::FxHashMap;

use super::frame::Frame;
use super::prepared::{Decision, Prepared};
use crate::backend::PrepareError;
use crate::ir::{Branch, Node, NodeId};

/// Levels of nodes inside one function, each of which costs stack while it is lowered.
pub(super) const DEEPEST: usize = 200;
/// Bytes of a word in the list of nodes known.
const KNOWN: i32 = size_of::<u32>() as i32;

/// Why a condition is not made into native code.
#[derive(Debug, thiserror::Error)]
pub(super) enum LowerError {
    #[error("a condition nests more than {DEEPEST} levels")]
    TooDeep,
    #[error("a function takes more than {0} instructions")]
    TooLarge(usize),
    #[error("texts of rules make no automaton")]
    Index,
    #[error(transparent)]
    Prepare(#[from] PrepareError),
}

/// The signature of every function, in the platform's calling convention.
pub(super) fn signature(convention: CallConv) -> Signature {
    let mut signature = Signature::new(convention);
    for ty in [types::I64, types::I64, types::I64, types::I32] {
        signature.params.push(AbiParam::new(ty));
    }
    signature.returns.push(AbiParam::new(types::I32));
    signature
}

/// The functions of shared nodes, named inside a function when it first calls them.
pub(super) struct Callees<'a> {
    module: &'a mut JITModule,
    functions: &'a FxHashMap<NodeId, FuncId>,
    named: FxHashMap<NodeId, FuncRef>,
}

impl<'a> Callees<'a> {
    pub(super) fn new(module: &'a mut JITModule, functions: &'a FxHashMap<NodeId, FuncId>) -> Self {
        Self {
            module,
            functions,
            named: FxHashMap::default(),
        }
    }

    fn get(&mut self, node: NodeId, function: &mut Function) -> Option<FuncRef> {
        let id = self.functions.get(&node)?;
        let named = self.named.entry(node);
        Some(*named.or_insert_with(|| self.module.declare_func_in_func(*id, function)))
    }
}

/// A function while it is made.
pub(super) struct Lowering<'a, 'b> {
    builder: &'a mut FunctionBuilder<'b>,
    nodes: &'a [Node],
    prepared: &'a mut Prepared,
    callees: Callees<'a>,
    parameters: [Value; 4],
    of_check: SigRef,
    of_text: SigRef,
    depth: usize,
    /// Instructions that the function may have.
    most: usize,
}

impl<'a, 'b> Lowering<'a, 'b> {
    /// Begins a function.
    pub(super) fn new(
        builder: &'a mut FunctionBuilder<'b>,
        nodes: &'a [Node],
        prepared: &'a mut Prepared,
        callees: Callees<'a>,
        convention: CallConv,
        most: usize,
    ) -> Self {
        let entry = builder.create_block();
        builder.append_block_params_for_function_params(entry);
        builder.switch_to_block(entry);
        let parameters = builder.block_params(entry);
        let parameters = [parameters[0], parameters[1], parameters[2], parameters[3]];
        let mut helper = |types: &[_]| {
            let mut signature = Signature::new(convention);
            signature.params.extend(types.iter().map(|ty| AbiParam::new(*ty)));
            signature.returns.push(AbiParam::new(types::I32));
            builder.import_signature(signature)
        };
        let of_check = helper(&[types::I64, types::I32]);
        let of_text = helper(&[types::I64, types::I64, types::I64]);
        Self {
            builder,
            nodes,
            prepared,
            callees,
            parameters,
            of_check,
            of_text,
            depth: 0,
            most,
        }
    }

    /// The whole of a shared node's function: works it out, remembers and returns it.
    pub(super) fn shared_node(&mut self, node: NodeId) -> Result<(), LowerError> {
        let holds = self.builder.create_block();
        let fails = self.builder.create_block();
        self.inner(node, holds, fails)?;
        for (block, outcome) in [(holds, 1), (fails, 0)] {
            self.builder.switch_to_block(block);
            let [_, _, known, event] = self.parameters;
            let stamp = self.builder.ins().iadd_imm_s(event, outcome);
            self.store(stamp, known, node.0 as i32 * KNOWN);
            let outcome = self.builder.ins().iconst(types::I32, outcome);
            self.builder.ins().return_(&[outcome]);
        }
        Ok(())
    }

    /// The whole of a function that tests branches of a tree.
    pub(super) fn branches(&mut self, branches: &[Branch]) -> Result<(), LowerError> {
        self.tests(branches)?;
        let nothing = self.builder.ins().iconst(types::I32, 0);
        self.builder.ins().return_(&[nothing]);
        Ok(())
    }

    fn tests(&mut self, branches: &[Branch]) -> Result<(), LowerError> {
        for branch in branches {
            let after = self.builder.create_block();
            match branch {
                Branch::Rule { place, rest } => {
                    for node in rest {
                        let holds = self.builder.create_block();
                        self.node(*node, holds, after)?;
                        self.builder.switch_to_block(holds);
                    }
                    self.push_match(*place);
                    self.builder.ins().jump(after, &[]);
                }
                Branch::Shared { test, then } => {
                    let holds = self.builder.create_block();
                    self.node(*test, holds, after)?;
                    self.builder.switch_to_block(holds);
                    self.tests(then)?;
                    self.builder.ins().jump(after, &[]);
                }
                Branch::Indexed(rules) => {
                    let group = self.prepared.group(rules).ok_or(LowerError::Index)?;
                    self.ask(Frame::FIND, group as u32);
                    self.builder.ins().jump(after, &[]);
                }
            }
            self.builder.switch_to_block(after);
        }
        Ok(())
    }

    fn push_match(&mut self, place: usize) {
        let [frame, ..] = self.parameters;
        let count = self.load(types::I32, frame, Frame::MATCHED);
        let matches = self.load(types::I64, frame, Frame::MATCHES);
        let wide = self.builder.ins().uextend(types::I64, count);
        let offset = self.builder.ins().ishl_imm_u(wide, 2);
        let address = self.builder.ins().iadd(matches, offset);
        let place = self.builder.ins().iconst(types::I32, place as i64);
        self.store(place, address, 0);
        let count = self.builder.ins().iadd_imm_s(count, 1);
        self.store(count, frame, Frame::MATCHED);
    }

    /// Goes to `holds` or `fails`; shared nodes by what is known of them.
    fn node(&mut self, node: NodeId, holds: Block, fails: Block) -> Result<(), LowerError> {
        let Some(function) = self.callees.get(node, self.builder.func) else {
            return self.inner(node, holds, fails);
        };
        let [_, _, known, event] = self.parameters;
        let stamp = self.load(types::I32, known, node.0 as i32 * KNOWN);
        let outcome = self.builder.ins().isub(stamp, event);
        let unknown = self
            .builder
            .ins()
            .icmp_imm_u(IntCC::UnsignedGreaterThan, outcome, 1);
        let work_out = self.cold_block();
        let decided = self.builder.create_block();
        self.builder.ins().brif(unknown, work_out, &[], decided, &[]);
        self.builder.switch_to_block(decided);
        self.builder.ins().brif(outcome, holds, &[], fails, &[]);
        self.builder.switch_to_block(work_out);
        let call = self.builder.ins().call(function, &self.parameters);
        let outcome = self.builder.inst_results(call)[0];
        self.builder.ins().brif(outcome, holds, &[], fails, &[]);
        Ok(())
    }

    fn inner(&mut self, node: NodeId, holds: Block, fails: Block) -> Result<(), LowerError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(LowerError::TooDeep);
        }
        if self.builder.func.dfg.num_insts() > self.most {
            return Err(LowerError::TooLarge(self.most));
        }
        match &self.nodes[node.index()] {
            Node::And(parts) => {
                for part in parts {
                    let next = self.builder.create_block();
                    self.node(*part, next, fails)?;
                    self.builder.switch_to_block(next);
                }
                self.builder.ins().jump(holds, &[]);
            }
            Node::Or(parts) => {
                for part in parts {
                    let next = self.builder.create_block();
                    self.node(*part, holds, next)?;
                    self.builder.switch_to_block(next);
                }
                self.builder.ins().jump(fails, &[]);
            }
            Node::Not(part) => self.node(*part, fails, holds)?,
            Node::Predicate(predicate) => {
                let Decision { inline, denied } = self.prepared.decision(node, predicate)?;
                match inline {
                    None => self.by_helper(node, holds, fails),
                    Some((place, class, inline)) => {
                        let fits = self.builder.create_block();
                        self.slot(node, place, fits, holds, fails);
                        self.builder.switch_to_block(fits);
                        let (yes, no) = if denied { (fails, holds) } else { (holds, fails) };
                        self.value(place, class, &inline, yes, no);
                    }
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn by_helper(&mut self, node: NodeId, holds: Block, fails: Block) {
        let outcome = self.ask(Frame::CHECK, node.0);
        self.builder.ins().brif(outcome, holds, &[], fails, &[]);
    }

    fn ask(&mut self, helper: i32, what: u32) -> Value {
        let [frame, ..] = self.parameters;
        let helper = self.load(types::I64, frame, helper);
        let what = self.builder.ins().iconst(types::I32, i64::from(what));
        let call = self
            .builder
            .ins()
            .call_indirect(self.of_check, helper, &[frame, what]);
        self.builder.inst_results(call)[0]
    }

    fn cold_block(&mut self) -> Block {
        let block = self.builder.create_block();
        self.builder.set_cold_block(block);
        block
    }

    fn load(&mut self, ty: types::Type, base: Value, offset: i32) -> Value {
        self.builder.ins().load(ty, MemFlagsData::trusted(), base, offset)
    }

    fn store(&mut self, value: Value, base: Value, offset: i32) {
        self.builder
            .ins()
            .store(MemFlagsData::trusted(), value, base, offset);
    }
}
