//! Syntax errors of conditions.

use crate::source::TextRange;
use crate::tables::Operator;

/// A syntax error.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// Where Falco's parser stands when it notices.
    pub position: usize,
    /// The bytes to blame; empty at the end of the text.
    pub range: TextRange,
    /// What was probably meant; no part of Falco's answer.
    pub hint: Option<SyntaxHint>,
}

/// What is wrong with a condition.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SyntaxErrorKind {
    /// There is no text.
    Empty,
    /// Neither `(` nor a field, a transformer or a macro.
    ExpectedPredicate,
    /// A field without an operator behind it.
    ExpectedOperator,
    /// `and` or `or` without blank or parenthesis behind it.
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
    /// Nothing that can stand between brackets.
    ExpectedFieldArgument,
    /// No `]` where it should stand.
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
    /// An operand is not a field or a transformer; only where one stands alone.
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
    /// `not` stands before the operator, as in `x not in (…)`.
    NotBeforeOperator(Operator),
    /// A list behind an operator that takes one value.
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

/// What joins checks.
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
