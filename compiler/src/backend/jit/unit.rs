//! The native code made so far, and its memory.
//!
//! In: nodes and trees of rules. Out: addresses of functions. Code is written to memory that is not
//! executable and made executable, no longer writable, before its address is given out.

#![expect(unsafe_code, reason = "addresses of finished code become functions")]

use std::mem::ManuallyDrop;

use cranelift_codegen::Context;
use cranelift_codegen::isa::CallConv;
use cranelift_codegen::settings::{self, Configurable};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_jit::{JITBuilder, JITModule};
use cranelift_module::{FuncId, Module, ModuleError, default_libcall_names};
use rustc_hash::FxHashMap;

use super::frame::{Frame, Slot};
use super::limits::Limits;
use super::lower::{Callees, LowerError, Lowering, signature};
use super::prepared::Prepared;
use crate::ir::{Branch, Node, NodeId, Tree};

/// Tests and rules in one function: compile time grows faster than functions do.
const CHUNK: usize = 160;

/// Why there is no native code.
#[derive(Debug, thiserror::Error)]
pub enum UnitError {
    /// The machine is none that code can be made for.
    #[error("no native code for this machine: {0}")]
    Host(String),
    /// The code generator failed.
    #[error("native code: {0}")]
    Module(#[from] Box<ModuleError>),
    /// A condition cannot be made into code.
    #[error("{0}")]
    Condition(String),
    /// There is as much code as there may be.
    #[error("native code takes {0} bytes already")]
    Full(usize),
}

impl From<LowerError> for UnitError {
    fn from(error: LowerError) -> Self {
        Self::Condition(error.to_string())
    }
}

/// A function over a frame: tests rules and notes those that match.
///
/// # Safety
/// To be called with a frame, its slots and its list of known nodes, each long enough for every
/// field and node that was prepared when it was made, and the number of the event.
pub(super) type Function = unsafe extern "C" fn(*mut Frame, *mut Slot, *mut u32, u32) -> u32;

/// Texts of functions, for those who want to read them.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Cranelift's intermediate form.
    pub clif: String,
    /// The machine's instructions.
    pub assembly: String,
}

/// See the module.
pub(super) struct Unit {
    module: ManuallyDrop<JITModule>,
    context: Context,
    builder_context: FunctionBuilderContext,
    convention: CallConv,
    functions: FxHashMap<NodeId, FuncId>,
    limits: Limits,
    /// Bytes of code so far.
    pub(super) size: usize,
    /// Functions so far.
    pub(super) count: usize,
    /// Where listings go, if anyone wants them.
    pub(super) listing: Option<Listing>,
}

impl Drop for Unit {
    fn drop(&mut self) {
        // SAFETY: the module is not used again. Its functions are called by `Jit` only, which owns
        // this and is being dropped.
        unsafe { ManuallyDrop::take(&mut self.module).free_memory() };
    }
}

impl Unit {
    pub(super) fn new(limits: Limits) -> Result<Self, UnitError> {
        let host = |error: &dyn std::fmt::Display| UnitError::Host(error.to_string());
        let mut flags = settings::builder();
        for (name, value) in [
            ("use_colocated_libcalls", "false"),
            ("is_pic", "false"),
            ("opt_level", "none"),
            (
                "enable_verifier",
                if cfg!(debug_assertions) { "true" } else { "false" },
            ),
        ] {
            flags.set(name, value).map_err(|error| host(&error))?;
        }
        let isa = cranelift_native::builder()
            .map_err(|why| UnitError::Host(why.to_owned()))?
            .finish(settings::Flags::new(flags))
            .map_err(|error| host(&error))?;
        if isa.pointer_bits() != 64 || isa.endianness() != cranelift_codegen::ir::Endianness::Little {
            return Err(UnitError::Host("it is not a little-endian 64-bit one".to_owned()));
        }
        let module = JITModule::new(JITBuilder::with_isa(isa, default_libcall_names()));
        let convention = module.isa().default_call_conv();
        Ok(Self {
            context: module.make_context(),
            module: ManuallyDrop::new(module),
            builder_context: FunctionBuilderContext::new(),
            convention,
            functions: FxHashMap::default(),
            limits,
            size: 0,
            count: 0,
            listing: None,
        })
    }

    /// Makes the functions of a tree; each is to be called once an event.
    pub(super) fn tree(
        &mut self,
        tree: &Tree,
        nodes: &[Node],
        prepared: &mut Prepared,
    ) -> Result<Vec<Function>, UnitError> {
        for node in &tree.shared {
            if !self.functions.contains_key(node) && is_worth_remembering(&nodes[node.index()]) {
                let function = self.define(nodes, prepared, |lowering| lowering.shared_node(*node))?;
                self.functions.insert(*node, function);
            }
        }
        let mut chunks: Vec<FuncId> = Vec::new();
        let mut rest = tree.branches.as_slice();
        while !rest.is_empty() {
            let mut size = 0;
            let count = rest.iter().take_while(|branch| {
                let first = size == 0;
                size += branch.size();
                first || size <= CHUNK
            });
            let (chunk, after) = rest.split_at(count.count());
            chunks.push(self.define(nodes, prepared, |lowering| lowering.branches(chunk))?);
            rest = after;
        }
        self.finished(&chunks)
    }

    /// Makes a function that tests one rule.
    pub(super) fn rule(
        &mut self,
        branch: &Branch,
        nodes: &[Node],
        prepared: &mut Prepared,
    ) -> Result<Function, UnitError> {
        let branch = std::slice::from_ref(branch);
        let function = self.define(nodes, prepared, |lowering| lowering.branches(branch))?;
        Ok(self.finished(&[function])?[0])
    }

    /// Makes code executable.
    fn finished(&mut self, functions: &[FuncId]) -> Result<Vec<Function>, UnitError> {
        self.module.finalize_definitions().map_err(Box::new)?;
        // What the largest function needed is not kept for the next, which may come hours later.
        self.context = self.module.make_context();
        self.builder_context = FunctionBuilderContext::new();
        let address = |id: &FuncId| self.module.get_finalized_function(*id);
        Ok(functions
            .iter()
            // SAFETY: the code at the address was made with the signature that `Function` has.
            .map(|id| unsafe { std::mem::transmute::<*const u8, Function>(address(id)) })
            .collect())
    }

    fn define(
        &mut self,
        nodes: &[Node],
        prepared: &mut Prepared,
        lower: impl FnOnce(&mut Lowering<'_, '_>) -> Result<(), LowerError>,
    ) -> Result<FuncId, UnitError> {
        if self.size >= self.limits.bytes {
            return Err(UnitError::Full(self.size));
        }
        let signature = signature(self.convention);
        let id = self
            .module
            .declare_anonymous_function(&signature)
            .map_err(Box::new)?;
        self.context.func.signature = signature;
        self.context.set_disasm(self.listing.is_some());
        let callees = Callees::new(&mut self.module, &self.functions);
        let mut builder = FunctionBuilder::new(&mut self.context.func, &mut self.builder_context);
        let lowered = lower(&mut Lowering::new(
            &mut builder,
            nodes,
            prepared,
            callees,
            self.convention,
            self.limits.instructions,
        ));
        if let Err(error) = lowered {
            // What was begun is left; a builder can only be used again once it has finished.
            self.builder_context = FunctionBuilderContext::new();
            self.module.clear_context(&mut self.context);
            return Err(error.into());
        }
        builder.seal_all_blocks();
        builder.finalize(self.module.target_config());
        if let Some(listing) = &mut self.listing {
            listing.clif.push_str(&self.context.func.display().to_string());
            listing.clif.push('\n');
        }
        self.module
            .define_function(id, &mut self.context)
            .map_err(Box::new)?;
        if let Some(code) = self.context.compiled_code() {
            self.size += code.code_buffer().len();
            if let (Some(listing), Some(text)) = (&mut self.listing, &code.vcode) {
                listing.assembly.push_str(text);
                listing.assembly.push('\n');
            }
        }
        self.count += 1;
        self.module.clear_context(&mut self.context);
        Ok(id)
    }
}

/// Asking what is known costs as much as comparing a number.
fn is_worth_remembering(node: &Node) -> bool {
    use crate::check::typed::{Operand, Test};
    match node {
        Node::Not(_) => false,
        Node::And(_) | Node::Or(_) => true,
        Node::Predicate(predicate) => {
            let is_text = predicate.left.ty().0.is_text();
            let is_short =
                matches!(&predicate.test, Test::Constants { constants, .. } if constants.len() == 1);
            is_text || !is_short || !matches!(predicate.left, Operand::Field(_))
        }
    }
}
