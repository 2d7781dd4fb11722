//! Trees of conditions and outputs.
//!
//! Ranges are byte ranges of the [`MappedText`](crate::source::MappedText) that was parsed; it maps
//! them to places in files. Nodes keep what was written; names and types are looked up later.

use crate::source::TextRange;
use crate::tables::{Modifier, Operator, Transformer};

/// A boolean expression.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its bytes.
    pub range: TextRange,
}

/// What a boolean expression is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ExprKind {
    /// All of two or more hold.
    And(Vec<Expr>),
    /// One of two or more holds.
    Or(Vec<Expr>),
    /// It does not hold. Runs of `not` are one node or none.
    Not(Box<Expr>),
    /// A reference to a macro.
    Macro(String),
    /// A field or transformer and what is asked about it.
    Predicate(Box<RawPredicate>),
    /// A place where nothing could be parsed; its error is already reported.
    Error,
}

/// One check of a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RawPredicate {
    /// What is checked.
    pub left: Operand,
    /// The operator.
    pub operator: Operator,
    /// Where the operator stands (with the modifier, if any).
    pub operator_range: TextRange,
    /// `oneof`, `anyof`, `allof`.
    pub modifier: Option<Modifier>,
    /// What it is compared with.
    pub right: Right,
}

/// The right-hand side of a check.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Right {
    /// Nothing (`exists`).
    None,
    /// One constant.
    Value(Word),
    /// A list of constants in parentheses.
    List {
        /// The constants.
        items: Vec<Word>,
        /// The list with its parentheses.
        range: TextRange,
    },
    /// `val(field)` or a transformer.
    Operand(Operand),
}

/// Something that has a value on an event.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Operand {
    /// A field.
    Field(FieldName),
    /// A transformer call; `val(…)` is one, on the right-hand side only.
    Call(Call),
}

impl Operand {
    /// Its bytes.
    pub fn range(&self) -> TextRange {
        match self {
            Self::Field(field) => field.range.clone(),
            Self::Call(call) => call.range.clone(),
        }
    }
}

/// A field as written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FieldName {
    /// Dotted name.
    pub name: String,
    /// Text between brackets, quotes and escapes undone.
    pub argument: Option<Word>,
    /// Its bytes, with the brackets.
    pub range: TextRange,
}

/// A transformer call.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Call {
    /// The transformer.
    pub transformer: Transformer,
    /// Where its name stands.
    pub name_range: TextRange,
    /// What it is applied to.
    pub arguments: Vec<CallArgument>,
    /// Text between brackets behind the call (`getopt(…)[x]`).
    pub selector: Option<Word>,
    /// Its bytes.
    pub range: TextRange,
}

/// An argument of a transformer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum CallArgument {
    /// A field or a nested call.
    Operand(Operand),
    /// A quoted text.
    Text(Word),
    /// A number as written.
    Number(Word),
    /// A list in parentheses.
    List {
        /// Its elements.
        items: Vec<CallArgument>,
        /// Its bytes, with the parentheses.
        range: TextRange,
    },
}

/// A constant.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Word {
    /// Its value, quotes and escapes undone. Bytes: `\xHH` can write any.
    pub value: Vec<u8>,
    /// It was written in quotes.
    pub quoted: bool,
    /// Its bytes, with the quotes.
    pub range: TextRange,
}
