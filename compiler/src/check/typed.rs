//! Checked conditions and outputs: names resolved, types known, constants parsed.
//!
//! Nothing here remembers files or spans; equality is equality of meaning, so that the graph of
//! predicates can share what is equal.

use std::net::IpAddr;
use std::sync::Arc;

use ipnet::IpNet;

use crate::tables::{Modifier, Operator, ParamType, Transformer};
use crate::value::FieldRef;

/// A checked condition.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Expr {
    /// All hold, evaluated left to right; at least two.
    And(Vec<Expr>),
    /// One holds, evaluated left to right; at least two.
    Or(Vec<Expr>),
    /// It does not hold.
    Not(Box<Expr>),
    /// One check, shared by all conditions that have it from one macro.
    Predicate(Arc<Predicate>),
}

impl From<Predicate> for Expr {
    fn from(predicate: Predicate) -> Self {
        Self::Predicate(Arc::new(predicate))
    }
}

/// One check of a value. It is false when the left-hand side has no value, whatever the test.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Predicate {
    /// What is checked.
    pub left: Operand,
    /// The question.
    pub test: Test,
}

/// What is asked about a value.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Test {
    /// It has a value.
    Exists,
    /// It compares with constants. Without a modifier, every operator but `in`, `intersects` and
    /// `pmatch` has exactly one constant.
    Constants {
        /// The operator; never `exists`, and `=` for `==`.
        operator: Operator,
        /// How several constants combine.
        modifier: Option<Modifier>,
        /// The constants, of the type of the left-hand side.
        constants: Vec<Constant>,
    },
    /// It compares with another value; false when that is missing.
    Operand {
        /// The operator; never `exists`, `regex` or `pmatch`, and `=` for `==`.
        operator: Operator,
        /// The other value, of the same type and list-ness.
        right: Operand,
    },
}

/// Something that has a value on an event.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Operand {
    /// A field.
    Field(FieldRef),
    /// A literal text (or a number written as one) inside a transformer.
    Text(Vec<u8>),
    /// A literal list inside a transformer.
    List(Vec<Operand>),
    /// A transformer call; `val(f)` is just `f`.
    Call {
        /// The function.
        transformer: Transformer,
        /// Its arguments, as many as it takes.
        arguments: Vec<Operand>,
        /// `[x]` behind `getopt(…)`.
        selector: Option<Vec<u8>>,
    },
}

/// A parsed constant.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Constant {
    /// For texts, and the pattern of `regex`, `glob`, `iglob` and `pmatch`.
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
    /// Text as it stands.
    Literal(String),
    /// A value.
    Token {
        /// Exact width in bytes of the text form, 0 = as it comes.
        width: usize,
        /// The value.
        operand: Operand,
    },
}

impl Operand {
    /// Type of its values, and whether it has several.
    ///
    /// For `evt.rawarg.X` the type is dynamic; see the extraction.
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
