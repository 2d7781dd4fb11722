//! Checked conditions and outputs: names resolved, types known, constants parsed.
//!
//! Values contain no files or spans: equality is semantic equality, so that the graph of predicates can share
//! equal nodes.

use std::net::IpAddr;
use std::sync::Arc;

use ipnet::IpNet;

use crate::tables::{Modifier, Operator, ParamType, Transformer};
use crate::value::FieldRef;

/// A checked condition.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Expr {
    /// Conjunction, evaluated left to right; at least two operands.
    And(Vec<Expr>),
    /// Disjunction, evaluated left to right; at least two operands.
    Or(Vec<Expr>),
    /// Negation.
    Not(Box<Expr>),
    /// A predicate, shared by all conditions that include it from the same macro.
    Predicate(Arc<Predicate>),
}

impl From<Predicate> for Expr {
    fn from(predicate: Predicate) -> Self {
        Self::Predicate(Arc::new(predicate))
    }
}

/// A predicate on a value. It is false if the left-hand operand is missing, whatever the test.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Predicate {
    /// The left-hand operand.
    pub left: Operand,
    /// The test.
    pub test: Test,
}

/// The test of a predicate.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Test {
    /// The value is set.
    Exists,
    /// Comparison with constants. Without a modifier, every operator but `in`, `intersects` and `pmatch` has
    /// exactly one constant.
    Constants {
        /// The operator; never `exists`, and `=` for `==`.
        operator: Operator,
        /// How the results for several constants are combined.
        modifier: Option<Modifier>,
        /// The constants, of the type of the left-hand operand.
        constants: Vec<Constant>,
    },
    /// Comparison with another value; false if that is missing.
    Operand {
        /// The operator; never `exists`, `regex` or `pmatch`, and `=` for `==`.
        operator: Operator,
        /// The other value, of the same type and list-ness.
        right: Operand,
    },
}

/// An operand: its value depends on the event.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Operand {
    /// A field.
    Field(FieldRef),
    /// A literal string or number inside a transformer.
    Text(Vec<u8>),
    /// A literal list inside a transformer.
    List(Vec<Operand>),
    /// A transformer call; `val(f)` is just `f`.
    Call {
        /// The function.
        transformer: Transformer,
        /// Its arguments, as many as it takes.
        arguments: Vec<Operand>,
        /// `[x]` after `getopt(…)`.
        selector: Option<Vec<u8>>,
    },
}

/// A parsed constant.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Constant {
    /// For strings, and the pattern of `regex`, `glob`, `iglob` and `pmatch`.
    Text(Vec<u8>),
    /// For byte buffers (hex of `bcontains` and `bstartswith` decoded).
    Bytes(Vec<u8>),
    /// For signed numbers, wrapped to the field's width.
    Int(i64),
    /// For unsigned numbers, wrapped to the field's width.
    Uint(u64),
    /// For booleans.
    Bool(bool),
    /// For addresses.
    Ip(IpAddr),
    /// For networks, host bits masked away.
    Net(IpNet),
}

/// A checked output template.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Template {
    /// Literals and tokens in order.
    pub parts: Vec<TemplatePart>,
}

/// A piece of an output template.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TemplatePart {
    /// Literal text.
    Literal(String),
    /// A value.
    Token {
        /// Exact width in bytes of the formatted value, 0 = unlimited.
        width: usize,
        /// The value.
        operand: Operand,
    },
}

impl Operand {
    /// Returns the type of its values, and whether it has several.
    ///
    /// For `evt.rawarg.X` the type depends on the event.
    pub fn ty(&self) -> (ParamType, bool) {
        match self {
            Self::Field(field) => {
                let info = field.field.info();
                (info.ty, info.flags.contains(crate::tables::FieldFlags::LIST))
            }
            Self::Text(_) => (ParamType::Charbuf, false),
            Self::List(_) => (ParamType::Charbuf, true),
            Self::Call {
                transformer,
                arguments,
                selector,
            } => match transformer {
                Transformer::Len => (ParamType::Uint64, false),
                Transformer::Getopt => (ParamType::Charbuf, selector.is_none()),
                Transformer::Join | Transformer::Concat => (ParamType::Charbuf, false),
                _ => arguments.first().map_or((ParamType::Charbuf, false), Self::ty),
            },
        }
    }
}
