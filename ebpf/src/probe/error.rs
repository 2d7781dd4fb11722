//! Errors of the probe.
//!
//! In: errors of the parts. Out: which step failed, and what the system says of it.

use std::io;

use aya::EbpfError;
use aya::maps::MapError;
use aya::programs::ProgramError;
use thiserror::Error;

use crate::btf::BtfError;
use crate::object::ObjectError;
use crate::program::GenerateError;
use crate::record::InvalidRecord;

/// Errors of the probe.
#[derive(Debug, Error)]
pub enum ProbeError {
    /// The kernel does not describe itself.
    #[error("reading the kernel's types: {0}")]
    Btf(#[from] BtfError),
    /// No programs can be made for this kernel.
    #[error("making event programs: {0}")]
    Generate(#[from] GenerateError),
    /// No object can be made.
    #[error("making the object: {0}")]
    Object(#[from] ObjectError),
    /// The loader's own reader of the kernel's types failed.
    #[error("reading the kernel's types for the loader: {0}")]
    LoaderBtf(#[from] aya::BtfError),
    /// Maps could not be created.
    #[error("creating maps: {}", chain(.0))]
    Maps(#[source] EbpfError),
    /// The kernel refused a program.
    #[error("loading program {program}: {}", chain(.error))]
    Load {
        /// Which.
        program: String,
        /// Why, with the verifier's log.
        #[source]
        error: Box<ProgramError>,
    },
    /// A program could not be attached.
    #[error("attaching to tracepoint {tracepoint}: {}", chain(.error))]
    Attach {
        /// Where.
        tracepoint: String,
        /// Why.
        #[source]
        error: Box<ProgramError>,
    },
    /// A map could not be filled or read.
    #[error("map {map}: {}", chain(.error))]
    Map {
        /// Which.
        map: &'static str,
        /// Why.
        #[source]
        error: MapError,
    },
    /// A call of the system failed.
    #[error("{step}: {error}")]
    System {
        /// What was tried.
        step: &'static str,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// The kernel sent something else.
    #[error(transparent)]
    Record(#[from] InvalidRecord),
}

impl ProbeError {
    /// The system does not let this process do it: BPF is not permitted here.
    pub fn is_forbidden(&self) -> bool {
        let mut source: Option<&(dyn std::error::Error + 'static)> = Some(self);
        while let Some(error) = source {
            let forbidden = error
                .downcast_ref::<io::Error>()
                .is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied);
            if forbidden {
                return true;
            }
            source = error.source();
        }
        false
    }
}

/// An error and what caused it, in one line as far as they are.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let cause = error.to_string();
        if !text.contains(&cause) {
            text.push_str(": ");
            text.push_str(&cause);
        }
        source = error.source();
    }
    text
}
