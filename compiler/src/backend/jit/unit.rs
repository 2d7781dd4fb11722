//! The native code generated so far, and its memory.
//!
//! In: nodes and trees of rules. Out: addresses of functions. Code is written to memory that is not
//! executable, and made executable and read-only before its address is handed out.

#![expect(unsafe_code, reason = "addresses of finished code become functions")]

use std::mem::ManuallyDrop;

use cranelift_codegen::Context;
use cranelift_codegen::isa::CallConv;
use cranelift_codegen::settings::{self, Configurable};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_jit::{JITBuilder, JITModule};
use cranelift_module::{FuncId, Module, ModuleError, default_libcall_names};
use rustc_hash::FxHashMap;

use super::frame::CompiledFn;
use super::limits::Limits;
use super::lower::{Callees, LowerError, Lowering, Piece, signature};
use super::prepared::Prepared;
use crate::ir::{Branch, Node, NodeId, Tree};

/// Why native code cannot be generated.
#[derive(Debug, thiserror::Error)]
pub enum UnitError {
    /// There is no code generator for this machine.
    #[error("native code is not supported on this machine: {0}")]
    Host(String),
    /// The code generator failed.
    #[error("code generation failed: {0}")]
    Module(#[from] Box<ModuleError>),
    /// A condition cannot be lowered to code.
    #[error("{0}")]
    Condition(String),
    /// The limit of machine code is reached.
    #[error("limit of native code reached: {0} bytes")]
    Full(usize),
}

impl From<LowerError> for UnitError {
    fn from(error: LowerError) -> Self {
        Self::Condition(error.to_string())
    }
}

/// Listings of functions.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Cranelift's intermediate form.
    pub clif: String,
    /// The machine's instructions.
    pub assembly: String,
}

/// The compiled functions of a rule set, which own their memory.
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
    /// Collected listings, if they were requested.
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

    /// Compiles the function of a tree, which is called once per event.
    pub(super) fn tree(
        &mut self,
        tree: &Tree,
        nodes: &[Node],
        prepared: &mut Prepared,
    ) -> Result<CompiledFn, UnitError> {
        for node in &tree.shared {
            if !self.functions.contains_key(node) && is_worth_remembering(&nodes[node.index()]) {
                let function = self.define(Piece::Shared(*node), nodes, prepared)?;
                self.functions.insert(*node, function);
            }
        }
        self.branches(&tree.branches, nodes, prepared)
    }

    /// Compiles a function of branches whose shared nodes have functions or need none.
    pub(super) fn branches(
        &mut self,
        branches: &[Branch],
        nodes: &[Node],
        prepared: &mut Prepared,
    ) -> Result<CompiledFn, UnitError> {
        let function = self.define(Piece::Branches(branches), nodes, prepared)?;
        self.finished(function)
    }

    /// Makes code executable and returns its entry point.
    fn finished(&mut self, function: FuncId) -> Result<CompiledFn, UnitError> {
        self.module.finalize_definitions().map_err(Box::new)?;
        // The next function may be compiled hours later: free the memory that the largest one needed.
        self.context = self.module.make_context();
        self.builder_context = FunctionBuilderContext::new();
        let address = self.module.get_finalized_function(function);
        // SAFETY: the code at the address was made with the signature of `CompiledFn`.
        Ok(unsafe { std::mem::transmute::<*const u8, CompiledFn>(address) })
    }

    /// Compiles the function of a piece, and those that it calls and that were not compiled before.
    fn define<'t>(
        &mut self,
        piece: Piece<'t>,
        nodes: &'t [Node],
        prepared: &mut Prepared,
    ) -> Result<FuncId, UnitError> {
        let declared = self
            .module
            .declare_anonymous_function(&signature(self.convention));
        let id = declared.map_err(Box::new)?;
        let mut open = vec![(id, piece)];
        let mut failed = None;
        while let Some((id, piece)) = open.pop() {
            if failed.is_none() {
                match self.function(id, piece, nodes, prepared, &mut open) {
                    Ok(()) => continue,
                    Err(error) => failed = Some(error),
                }
            }
            // It is never called, but code compiled before refers to it and needs an address.
            self.function(id, Piece::Branches(&[]), nodes, prepared, &mut open)?;
        }
        failed.map_or(Ok(id), Err)
    }

    /// Compiles one function; pieces that it leaves to others are added to `open`.
    fn function<'t>(
        &mut self,
        id: FuncId,
        piece: Piece<'t>,
        nodes: &'t [Node],
        prepared: &mut Prepared,
        open: &mut Vec<(FuncId, Piece<'t>)>,
    ) -> Result<(), UnitError> {
        let is_nothing = matches!(piece, Piece::Branches([]));
        if self.size >= self.limits.bytes && !is_nothing {
            return Err(UnitError::Full(self.size));
        }
        self.context.func.signature = signature(self.convention);
        self.context.set_disasm(self.listing.is_some());
        let callees = Callees::new(&mut self.module, &self.functions, open);
        let mut builder = FunctionBuilder::new(&mut self.context.func, &mut self.builder_context);
        let (convention, limits) = (self.convention, self.limits);
        let mut lowering = Lowering::new(&mut builder, nodes, prepared, callees, convention, limits);
        if let Err(error) = lowering.piece(piece) {
            // Discard the unfinished function; a builder context can only be reused after a finished one.
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
        Ok(())
    }
}

/// Returns whether the result of a shared node is worth storing: looking it up costs as much as
/// comparing a number.
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
