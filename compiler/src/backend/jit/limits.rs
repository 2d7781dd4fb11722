//! Limits of the native code that is generated for a rule set.
//!
//! Both limits are counts and not times, so that the same rules always get the same code. Rules beyond
//! the limit of all code are left to the interpreter; [`CodeCounts`](super::CodeCounts) reports them.

/// Limits of native code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Maximum instructions of one function, in Cranelift's intermediate form; the rest goes to
    /// further functions. The code generator needs more than a kilobyte for each instruction, and its
    /// time grows faster than their number.
    pub instructions: usize,
    /// Maximum bytes of machine code in total. No function is begun after it is reached.
    pub bytes: usize,
}

impl Default for Limits {
    /// Functions that compile in about a millisecond, and several times the code of ten thousand rules.
    fn default() -> Self {
        Self {
            instructions: 1_500,
            bytes: 32 << 20,
        }
    }
}
