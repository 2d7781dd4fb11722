//! What can be wrong with a condition.

use std::fmt::Write;

use super::quoted;
use crate::source::TextRange;
use crate::tables::Transformer;

/// A syntax error.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// Where Falco's parser stands when it notices.
    pub position: usize,
    /// The bytes to blame; empty at the end of the text.
    pub range: TextRange,
}

/// What is wrong with a condition.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SyntaxErrorKind {
    /// There is no text.
    Empty,
    /// Neither `(` nor a field, a transformer or a macro.
    ExpectedCheck,
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

/// Transformers as Falco lists them.
const TRANSFORMERS: [Transformer; 9] = [
    Transformer::Val,
    Transformer::Tolower,
    Transformer::Toupper,
    Transformer::B64,
    Transformer::Basename,
    Transformer::Len,
    Transformer::Join,
    Transformer::Concat,
    Transformer::Getopt,
];

/// Operators as Falco lists them.
const OPERATORS: &str = "'exists', '<=', '<', '>=', '>', '==', '=', '!=', 'glob', 'iglob', \
    'contains', 'icontains', 'bcontains', 'startswith', 'bstartswith', 'endswith', 'regex', \
    'intersects', 'in', 'pmatch'";

impl SyntaxError {
    /// Falco's words for it; `text` is the condition.
    pub fn falco_message(&self, text: &str) -> String {
        use SyntaxErrorKind as Kind;
        match &self.kind {
            Kind::Empty => "filter input string is empty".to_owned(),
            Kind::ExpectedCheck => "expected a '(' token, a field check, or an identifier".to_owned(),
            Kind::ExpectedOperator => format!("expected a valid check operator: one of {OPERATORS}"),
            Kind::ExpectedBlank(connective) => {
                format!("expected blank or '(' after '{}'", connective.word())
            }
            Kind::ExpectedClosingParen => "expected a ')' token".to_owned(),
            Kind::UnexpectedToken { after } => format!(
                "unexpected token after '{}', expecting 'or', 'and'",
                lexeme_text(text, after)
            ),
            Kind::ExpectedNumber => expected_or_transformer("a number value or"),
            Kind::ExpectedString => expected_or_transformer("a string value or"),
            Kind::ExpectedListItem => "expected a string value".to_owned(),
            Kind::ExpectedList => expected_or_transformer("a list, an identifier, or"),
            Kind::ExpectedFieldArgument => {
                "expected a valid field argument: a quoted string or a bare string".to_owned()
            }
            Kind::ExpectedClosingBracket => "expected a ']' token".to_owned(),
            Kind::ExpectedClosingCall => "expected a ')' token closing the transformer".to_owned(),
            Kind::ExpectedCallArgument => {
                "expected field transformer argument: field, transformer, quoted string, number, or \
                 transformer list"
                    .to_owned()
            }
            Kind::ExpectedCallListItem => {
                "expected transformer list argument: field, transformer, quoted string, or number".to_owned()
            }
            Kind::ExpectedClosingCallList => "expected ')'".to_owned(),
            Kind::ExpectedFieldInVal => "expected a field within 'val' transformer".to_owned(),
            Kind::MixedQuoteEscape(b'"') => "invalid \\\" escape in '-quoted string".to_owned(),
            Kind::MixedQuoteEscape(_) => "invalid \\' escape in \"-quoted string".to_owned(),
            Kind::TruncatedHexEscape => "truncated hex char escape sequence".to_owned(),
            Kind::BadHexEscape(digits) => format!(
                "invalid hex char escape sequence: {}",
                String::from_utf8_lossy(digits)
            ),
            Kind::UnknownEscape(byte) => format!(
                "unsupported string escape sequence: \\{}",
                String::from_utf8_lossy(&[*byte])
            ),
            Kind::TooDeep => format!("exceeded max depth limit of {}", super::MAX_DEPTH),
            Kind::ExpectedOperand => "unexpected token after '".to_owned(),
        }
    }
}

fn expected_or_transformer(what: &str) -> String {
    let mut message = format!("expected {what} a field with a valid transformer: ");
    for (index, transformer) in TRANSFORMERS.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        // Writing to a string cannot fail.
        let _ = write!(message, "{comma}'{}'", transformer.symbol());
    }
    message
}

/// What Falco remembers of a lexeme: of a quoted text its value.
fn lexeme_text(text: &str, range: &TextRange) -> String {
    let lexeme = text.as_bytes().get(range.clone()).unwrap_or_default();
    match lexeme.first() {
        Some(b'"' | b'\'') => String::from_utf8_lossy(&quoted::unescape(lexeme).0).into_owned(),
        _ => String::from_utf8_lossy(lexeme).into_owned(),
    }
}
