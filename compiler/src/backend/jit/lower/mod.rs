//! Lowering of conditions to Cranelift's intermediate form.
//!
//! In: nodes and a tree of rules. Out: functions over a [`Frame`](super::frame::Frame), each with the
//! signature `(frame, slots, known, event) -> i32`. A condition becomes branches: a node is lowered
//! with the block to jump to if it is true and the one if it is false. Shared nodes have functions of
//! their own and store their result for the event. Parts that would make a function too large or too
//! deep are moved to further functions, which it calls ([`Piece`]). Predicates are lowered in `value`
//! and `text`.

mod text;
mod value;

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{
    AbiParam, Block, FuncRef, Function, InstBuilder, MemFlagsData, SigRef, Signature, Value, types,
};
use cranelift_codegen::isa::CallConv;
use cranelift_frontend::FunctionBuilder;
use cranelift_jit::JITModule;
use cranelift_module::{FuncId, Module, ModuleError};
use rustc_hash::FxHashMap;

use super::frame::{Frame, MISSING};
use super::limits::Limits;
use super::prepared::{Decision, Prepared};
use crate::backend::PrepareError;
use crate::ir::{Branch, Node, NodeId};

/// Maximum nesting of nodes inside one function: lowering is recursive and uses the stack.
const MAX_DEPTH: usize = 200;
/// Minimum limit of instructions of a function: its prologue and one predicate.
const MIN_INSTRUCTIONS: usize = 8;
/// Factor by which a function may exceed the limit before nodes are moved too: moving branches is cheaper.
const TIMES_FOR_NODES: usize = 2;
/// Bytes per entry in the list of known nodes.
const KNOWN: i32 = size_of::<u32>() as i32;

/// Why a condition is not lowered to native code.
#[derive(Debug, thiserror::Error)]
pub(super) enum LowerError {
    #[error("cannot build an automaton for the strings of rules")]
    Index,
    #[error(transparent)]
    Prepare(#[from] PrepareError),
    #[error(transparent)]
    Module(#[from] Box<ModuleError>),
}

/// Returns the signature of every function, in the platform's calling convention.
pub(super) fn signature(convention: CallConv) -> Signature {
    let mut signature = Signature::new(convention);
    for ty in [types::I64, types::I64, types::I64, types::I32] {
        signature.params.push(AbiParam::new(ty));
    }
    signature.returns.push(AbiParam::new(types::I32));
    signature
}

/// The content of a function.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'t> {
    /// Evaluates a shared node, stores its result and returns it.
    Shared(NodeId),
    /// Evaluates branches of a tree.
    Branches(&'t [Branch]),
    /// Returns whether all of these nodes are true.
    All(&'t [NodeId]),
    /// Returns whether one of them is true.
    Any(&'t [NodeId]),
}

/// The functions that a function calls: those of shared nodes, declared at their first call, and those
/// that have not been compiled yet.
pub(super) struct Callees<'a, 't> {
    module: &'a mut JITModule,
    functions: &'a FxHashMap<NodeId, FuncId>,
    named: FxHashMap<NodeId, FuncRef>,
    open: &'a mut Vec<(FuncId, Piece<'t>)>,
}

impl<'a, 't> Callees<'a, 't> {
    /// Returns the callees of a new function; pieces that need functions are added to `open`.
    pub(super) fn new(
        module: &'a mut JITModule,
        functions: &'a FxHashMap<NodeId, FuncId>,
        open: &'a mut Vec<(FuncId, Piece<'t>)>,
    ) -> Self {
        Self {
            module,
            functions,
            named: FxHashMap::default(),
            open,
        }
    }

    /// Declares the function that a piece will have.
    fn later(&mut self, piece: Piece<'t>, function: &mut Function) -> Result<FuncRef, LowerError> {
        let declared = self.module.declare_anonymous_function(&function.signature);
        let id = declared.map_err(Box::new)?;
        self.open.push((id, piece));
        Ok(self.module.declare_func_in_func(id, function))
    }

    fn get(&mut self, node: NodeId, function: &mut Function) -> Option<FuncRef> {
        let id = self.functions.get(&node)?;
        let named = self.named.entry(node);
        Some(*named.or_insert_with(|| self.module.declare_func_in_func(*id, function)))
    }
}

/// A function under construction.
pub(super) struct Lowering<'a, 'b, 't> {
    builder: &'a mut FunctionBuilder<'b>,
    nodes: &'t [Node],
    prepared: &'a mut Prepared,
    callees: Callees<'a, 't>,
    parameters: [Value; 4],
    /// The stamp of a field without a value.
    missing: Value,
    of_check: SigRef,
    of_text: SigRef,
    depth: usize,
    limits: Limits,
}

impl<'a, 'b, 't> Lowering<'a, 'b, 't> {
    /// Begins a function.
    pub(super) fn new(
        builder: &'a mut FunctionBuilder<'b>,
        nodes: &'t [Node],
        prepared: &'a mut Prepared,
        callees: Callees<'a, 't>,
        convention: CallConv,
        limits: Limits,
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
        let of_check = helper(&[types::I64, types::I64]);
        let of_text = helper(&[types::I64, types::I64, types::I64]);
        let missing = builder.ins().iadd_imm_s(parameters[3], i64::from(MISSING));
        Self {
            builder,
            nodes,
            prepared,
            callees,
            parameters,
            missing,
            of_check,
            of_text,
            depth: 0,
            limits,
        }
    }

    /// Lowers a piece to a whole function.
    pub(super) fn piece(&mut self, piece: Piece<'t>) -> Result<(), LowerError> {
        match piece {
            Piece::Shared(node) => self.shared_node(node),
            Piece::Branches(branches) => {
                self.tests(branches)?;
                self.give(0);
                Ok(())
            }
            Piece::All(nodes) | Piece::Any(nodes) => {
                let holds = self.builder.create_block();
                let fails = self.builder.create_block();
                if matches!(piece, Piece::All(_)) {
                    self.all(nodes, holds, fails)?;
                } else {
                    self.any(nodes, holds, fails)?;
                }
                for (block, outcome) in [(holds, 1), (fails, 0)] {
                    self.builder.switch_to_block(block);
                    self.give(outcome);
                }
                Ok(())
            }
        }
    }

    fn give(&mut self, outcome: i64) {
        let outcome = self.builder.ins().iconst(types::I32, outcome);
        self.builder.ins().return_(&[outcome]);
    }

    fn shared_node(&mut self, node: NodeId) -> Result<(), LowerError> {
        let holds = self.builder.create_block();
        let fails = self.builder.create_block();
        self.inner(node, holds, fails)?;
        for (block, outcome) in [(holds, 1), (fails, 0)] {
            self.builder.switch_to_block(block);
            let [_, _, known, event] = self.parameters;
            let stamp = self.builder.ins().iadd_imm_s(event, outcome);
            self.store(stamp, known, node.0 as i32 * KNOWN);
            self.give(outcome);
        }
        Ok(())
    }

    /// Returns whether parts that can be moved out of the function have to be.
    fn is_full(&self, times: usize) -> bool {
        let most = self
            .limits
            .instructions
            .max(MIN_INSTRUCTIONS)
            .saturating_mul(times);
        self.builder.func.dfg.num_insts() > most
    }

    /// Calls the function that a piece will have, and returns its result.
    fn call_later(&mut self, piece: Piece<'t>) -> Result<Value, LowerError> {
        let function = self.callees.later(piece, self.builder.func)?;
        let call = self.builder.ins().call(function, &self.parameters);
        Ok(self.builder.inst_results(call)[0])
    }

    fn tests(&mut self, branches: &'t [Branch]) -> Result<(), LowerError> {
        for (index, branch) in branches.iter().enumerate() {
            if self.is_full(1) {
                // Split in halves, so that calls nest only logarithmically deep.
                let rest = &branches[index..];
                let (half, other) = rest.split_at(rest.len().div_ceil(2));
                for piece in [half, other].into_iter().filter(|half| !half.is_empty()) {
                    self.call_later(Piece::Branches(piece))?;
                }
                return Ok(());
            }
            let after = self.builder.create_block();
            match branch {
                Branch::Rule { place, rest } => {
                    let holds = self.builder.create_block();
                    self.all(rest, holds, after)?;
                    self.builder.switch_to_block(holds);
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
                    self.call_helper(Frame::FIND, group as u64);
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

    /// Jumps to `holds` or `fails`; shared nodes use their stored result.
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
        let nodes = self.nodes;
        match &nodes[node.index()] {
            Node::And(parts) => self.all(parts, holds, fails)?,
            Node::Or(parts) => self.any(parts, holds, fails)?,
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

    fn all(&mut self, parts: &'t [NodeId], holds: Block, fails: Block) -> Result<(), LowerError> {
        for (index, part) in parts.iter().enumerate() {
            if self.is_to_leave(index) {
                let outcome = self.call_later(Piece::All(&parts[index..]))?;
                self.builder.ins().brif(outcome, holds, &[], fails, &[]);
                return Ok(());
            }
            let next = self.builder.create_block();
            self.node(*part, next, fails)?;
            self.builder.switch_to_block(next);
        }
        self.builder.ins().jump(holds, &[]);
        Ok(())
    }

    fn any(&mut self, parts: &'t [NodeId], holds: Block, fails: Block) -> Result<(), LowerError> {
        for (index, part) in parts.iter().enumerate() {
            if self.is_to_leave(index) {
                let outcome = self.call_later(Piece::Any(&parts[index..]))?;
                self.builder.ins().brif(outcome, holds, &[], fails, &[]);
                return Ok(());
            }
            let next = self.builder.create_block();
            self.node(*part, holds, next)?;
            self.builder.switch_to_block(next);
        }
        self.builder.ins().jump(fails, &[]);
        Ok(())
    }

    /// Returns whether the operands of a node from `index` on are moved to a function of their own.
    fn is_to_leave(&self, index: usize) -> bool {
        self.depth > MAX_DEPTH || index > 0 && self.is_full(TIMES_FOR_NODES)
    }

    fn by_helper(&mut self, node: NodeId, holds: Block, fails: Block) {
        let outcome = self.call_helper(Frame::CHECK, u64::from(node.0));
        self.builder.ins().brif(outcome, holds, &[], fails, &[]);
    }

    fn call_helper(&mut self, helper: i32, argument: u64) -> Value {
        let [frame, ..] = self.parameters;
        let helper = self.load(types::I64, frame, helper);
        let argument = self.builder.ins().iconst(types::I64, argument.cast_signed());
        let call = self
            .builder
            .ins()
            .call_indirect(self.of_check, helper, &[frame, argument]);
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
