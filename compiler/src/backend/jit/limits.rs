//! How much native code is made of a rule set.
//!
//! Rules that would take more are left to the interpreter, which [`CodeCounts`](super::CodeCounts)
//! reports. Both limits are counts and not times, so that the same rules always get the same code;
//! what a function takes to compile follows from how large it may be.

/// Limits of native code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Instructions of one function, in the form that Cranelift compiles. The largest takes some tens
    /// of milliseconds to compile.
    pub instructions: usize,
    /// Bytes of machine code in all. Nothing is begun once there are so many.
    pub bytes: usize,
}

impl Default for Limits {
    /// Several times what one large condition takes, and what ten thousand rules do.
    fn default() -> Self {
        Self {
            instructions: 20_000,
            bytes: 32 << 20,
        }
    }
}
