//! Syntax errors of conditions.

use crate::source::TextRange;
use crate::tables::Operator;

/// A syntax error.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SyntaxError {
    /// The kind of error.
    pub kind: SyntaxErrorKind,
    /// The position at which Falco's parser notices it.
    pub position: usize,
    /// The bytes to blame; empty at the end of the text.
    pub range: TextRange,
    /// What was probably meant; no part of Falco's answer.
    pub hint: Option<SyntaxHint>,
}

/// The kinds of syntax errors.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SyntaxErrorKind {
    /// There is no text.
    Empty,
    /// Neither `(` nor a field, a transformer or a macro.
    ExpectedPredicate,
    /// A field without an operator.
    ExpectedOperator,
    /// `and` or `or` without a blank or parenthesis after it.
    ExpectedBlank(Connective),
    /// A group or list goes on where it should close.
    ExpectedClosingParen,
    /// A complete condition is followed by something else than `and` or `or`.
    UnexpectedToken {
        /// The last lexeme before it.
        after: TextRange,
    },
    /// `<`, `>` and so on without number, transformer or `val(…)`.
    ExpectedNumber,
    /// A text operator without text, transformer or `val(…)`. If the text here begins with a
    /// quote, that quote is never closed.
    ExpectedString,
    /// A comma and no list element.
    ExpectedListItem,
    /// `in`, `intersects`, `pmatch` without list, identifier, transformer or `val(…)`.
    ExpectedList,
    /// Not a valid argument between brackets.
    ExpectedFieldArgument,
    /// A missing `]`.
    ExpectedClosingBracket,
    /// A transformer's arguments go on where they should close.
    ExpectedClosingCall,
    /// Not an argument of a transformer.
    ExpectedCallArgument,
    /// Not an element of a list within a transformer.
    ExpectedCallListItem,
    /// A list within a transformer goes on where it should close.
    ExpectedClosingCallList,
    /// `val(…)` around something else than a field.
    ExpectedFieldInVal,
    /// The other kind of quote is escaped.
    MixedQuoteEscape(u8),
    /// `\x` with fewer than two characters.
    TruncatedHexEscape,
    /// `\x` without two hexadecimal digits.
    BadHexEscape([u8; 2]),
    /// `\d` and the like.
    UnknownEscape(u8),
    /// Nested too deep.
    TooDeep,
    /// Neither a field nor a transformer where an operand is parsed alone.
    ExpectedOperand,
}

/// What was probably meant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SyntaxHint {
    /// No value follows the operator.
    MissingValue(Operator),
    /// No space follows the operator.
    MissingSpace(Operator),
    /// No predicate follows `and`, `or` or `not`.
    MissingOperand(&'static str),
    /// An operator of another language, and ours for it.
    ForeignOperator(Operator),
    /// `&&`, `||` or `!`, or a connective in upper case, and ours for it.
    ForeignConnective(&'static str),
    /// A misspelt operator, and the closest one.
    MisspeltOperator(Operator),
    /// `not` before the operator, as in `x not in (…)`.
    NotBeforeOperator(Operator),
    /// A list after an operator that takes one value.
    ListAfter(Operator),
    /// A list in square brackets.
    SquareBrackets,
    /// A value where a field is expected, as in `"sh" = proc.name`.
    ValueFirst,
    /// A field with the `%` of outputs.
    PercentSign,
    /// A name without a dot, and so a macro, is compared with something.
    ComparedMacro,
    /// A `)` that closes nothing.
    UnmatchedParenthesis,
    /// A further predicate without `and` or `or` before it.
    MissingConnective,
}

/// The connectives of predicates.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Connective {
    /// `and`
    And,
    /// `or`
    Or,
}

impl Connective {
    /// As written.
    pub const fn word(self) -> &'static str {
        match self {
            Self::And => "and",
            Self::Or => "or",
        }
    }
}
