//! What the generator knows of the kernel that its programs will run in.

use std::cell::RefCell;
use std::collections::HashMap;

use thiserror::Error;

use crate::asm::AsmError;
use crate::btf::{Btf, BtfError, Member};

/// Why a program cannot be made for this kernel.
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
    #[error("`{0}` is no number of 1, 2, 4 or 8 bytes near the start of its structure")]
    Unusable(String),
    /// A program part failed.
    #[error(transparent)]
    Part(#[from] AsmError),
    /// The processor is not supported.
    #[error("system calls of processor {0} are not known")]
    Processor(&'static str),
}

/// The running kernel: where its fields are, and how programs may read them.
#[derive(Debug)]
pub struct Kernel {
    btf: Btf,
    /// Fields that were asked for: most programs read the same ones.
    known: RefCell<HashMap<String, Member>>,
    /// Programs see the types of pointers and load through them. Otherwise they copy piece by
    /// piece, which every kernel from 5.8 allows and which costs more.
    pub typed: bool,
    /// Nanoseconds from the epoch to the boot of the machine.
    pub boot_ts: u64,
}

impl Kernel {
    /// A kernel that is described by `btf` and was booted at `boot_ts`.
    pub fn new(btf: Btf, boot_ts: u64) -> Self {
        // What gives the current task with its type, since 5.11.
        let typed = btf
            .enum_value("bpf_func_id", "BPF_FUNC_get_current_task_btf")
            .is_ok();
        Self {
            btf,
            known: RefCell::default(),
            typed,
            boot_ts,
        }
    }

    /// Its description.
    pub fn btf(&self) -> &Btf {
        &self.btf
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
