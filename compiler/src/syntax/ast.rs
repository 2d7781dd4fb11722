//! Trees of conditions and outputs.
//!
//! Ranges are byte ranges of the [`MappedText`](crate::source::MappedText) that was parsed; it maps
//! them to places in files. Nodes keep what was written; names and types are looked up later.

use crate::source::TextRange;
use crate::tables::{Modifier, Operator, Transformer};

/// A boolean expression.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Expr {
    /// The kind of expression.
    pub kind: ExprKind,
    /// Its bytes.
    pub range: TextRange,
}

/// The kinds of boolean expressions.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ExprKind {
    /// A conjunction of two or more.
    And(Vec<Expr>),
    /// A disjunction of two or more.
    Or(Vec<Expr>),
    /// A negation. A run of `not` is one node, or none if it cancels out.
    Not(Box<Expr>),
    /// A reference to a macro.
    Macro(String),
    /// A comparison of a field or transformer.
    Predicate(Box<RawPredicate>),
    /// A place where nothing could be parsed; its error is already reported.
    Error,
}

/// A predicate as written: a comparison, or a test for presence.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RawPredicate {
    /// The left-hand operand.
    pub left: Operand,
    /// The operator.
    pub operator: Operator,
    /// The bytes of the operator and its modifier.
    pub operator_range: TextRange,
    /// `oneof`, `anyof`, `allof`.
    pub modifier: Option<Modifier>,
    /// The right-hand operand.
    pub right: Right,
}

/// The right-hand side of a predicate.
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
    /// The bytes of its name.
    pub name_range: TextRange,
    /// Its arguments.
    pub arguments: Vec<CallArgument>,
    /// The text between brackets after the call (`getopt(…)[x]`).
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
