//! What the generator knows of the kernel that its programs will run in.

use std::cell::RefCell;
use std::collections::HashMap;

use thiserror::Error;

use crate::asm::{AsmError, LoopBound};
use crate::btf::{Btf, BtfError, Member};

/// Errors of generating a program for this kernel.
#[derive(Debug, Error)]
pub enum GenerateError {
    /// The instructions cannot be encoded.
    #[error("event {event}: {error}")]
    Asm {
        /// Of which event.
        event: &'static str,
        /// Why.
        error: AsmError,
    },
    /// The kernel lacks a field.
    #[error(transparent)]
    Btf(#[from] BtfError),
    /// The kernel has the field, but not as a number within reach.
    #[error("`{0}` is not a number of 1, 2, 4 or 8 bytes near the start of its structure")]
    Unusable(String),
    /// A program part failed.
    #[error(transparent)]
    Part(#[from] AsmError),
    /// The processor is not supported.
    #[error("system calls of processor {0} are not known")]
    Processor(&'static str),
}

/// How programs read the kernel's structures, from what every kernel allows to what costs least.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Pointers {
    /// A helper copies piece by piece.
    Copied,
    /// Programs load through pointers, whose types begin with those of the tracepoint's arguments and of
    /// the current task, since 5.11. Kernels from 6.2 on look through all of their types for each
    /// pointer that is loaded out of one of these, which makes loading such programs slow.
    Typed,
    /// Programs declare what type a number points to, and load through that (`bpf_rdonly_cast`, since
    /// 6.2). It takes no instruction and no look at all types, as nobody relies on such a pointer.
    Declared,
}

/// The kernel's function that declares a type.
const DECLARE: &str = "bpf_rdonly_cast";

/// The running kernel: where its fields are, and how programs may read them.
#[derive(Debug)]
pub struct TargetKernel {
    btf: Btf,
    /// Cache of resolved fields: most programs read the same ones.
    known: RefCell<HashMap<String, Member>>,
    /// Number of the type of the function that declares a type.
    declare: Option<u32>,
    /// How programs read what pointers lead to.
    pub pointers: Pointers,
    /// How loops show the verifier that they end.
    pub loops: LoopBound,
    /// Strings at arguments are read when a call begins, where another thread has no time to exchange them.
    pub reads_entries: bool,
    /// Nanoseconds from the epoch to the boot of the machine.
    pub boot_ts: u64,
}

impl TargetKernel {
    /// A kernel that is described by `btf` and was booted at `boot_ts`.
    pub fn new(btf: Btf, boot_ts: u64) -> Self {
        // What gives the current task with its type, since 5.11.
        let typed = btf
            .enum_value("bpf_func_id", "BPF_FUNC_get_current_task_btf")
            .is_ok();
        let declare = btf.function(DECLARE);
        let pointers = match declare {
            Some(_) => Pointers::Declared,
            None if typed => Pointers::Typed,
            None => Pointers::Copied,
        };
        let loops = if btf.has_type("bpf_cond_pseudo_jmp") {
            LoopBound::Watched
        } else {
            LoopBound::Counted
        };
        Self {
            btf,
            known: RefCell::default(),
            pointers,
            declare,
            loops,
            reads_entries: true,
            boot_ts,
        }
    }

    /// Its description.
    pub fn btf(&self) -> &Btf {
        &self.btf
    }

    /// The numbers of the function that declares a type, and of structure `name`.
    pub(super) fn declaration(&self, name: &str) -> Result<(i32, i32), GenerateError> {
        let unusable = || GenerateError::Unusable(name.to_owned());
        let function = self.declare.ok_or_else(unusable)?;
        let number = |id: u32| i32::try_from(id).map_err(|_| unusable());
        Ok((number(function)?, number(self.btf.structure(name)?)?))
    }

    /// Where a field is.
    pub(super) fn field(&self, path: &str) -> Result<Member, BtfError> {
        if let Some(member) = self.known.borrow().get(path) {
            return Ok(*member);
        }
        let member = self.btf.member(path)?;
        self.known.borrow_mut().insert(path.to_owned(), member);
        Ok(member)
    }

    /// The first of several fields that this kernel has: fields were renamed over time.
    pub(super) fn first_of<'p>(&self, paths: &[&'p str]) -> Result<&'p str, BtfError> {
        let mut missing = None;
        for path in paths {
            match self.field(path) {
                Ok(_) => return Ok(path),
                Err(error) => missing = missing.or(Some(error)),
            }
        }
        Err(missing.unwrap_or_else(|| BtfError::BadPath(paths.join(", "))))
    }
}
