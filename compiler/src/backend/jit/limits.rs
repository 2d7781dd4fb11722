//! How much native code is made of a rule set.
//!
//! Both limits are counts and not times, so that the same rules always get the same code. Rules beyond
//! what all code may take are left to the interpreter, which [`CodeCounts`](super::CodeCounts) reports.

/// Limits of native code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Instructions of one function, in the form that Cranelift compiles, from which on what is left goes
    /// to functions of its own: the code generator needs more than a kilobyte for each, and time that
    /// grows faster than their number.
    pub instructions: usize,
    /// Bytes of machine code in all. Nothing is begun once there are so many.
    pub bytes: usize,
}

impl Default for Limits {
    /// Functions that take about a millisecond, and several times the code of ten thousand rules.
    fn default() -> Self {
        Self {
            instructions: 1_500,
            bytes: 32 << 20,
        }
    }
}
