//! Falco's texts for syntax errors.
//!
//! In: a [`SyntaxError`] and the condition. Out: the message that Falco prints. These texts are part of
//! Falco's answer to a rule file and must not be improved; our own are in `diagnostics`.

use super::error::{SyntaxError, SyntaxErrorKind};
use super::quoted;
use crate::source::TextRange;
use crate::tables::{Operator, TRANSFORMERS};

/// Operators in the order in which Falco lists them.
const OPERATORS: [Operator; 20] = [
    Operator::Exists,
    Operator::LessOrEqual,
    Operator::Less,
    Operator::GreaterOrEqual,
    Operator::Greater,
    Operator::DoubleEqual,
    Operator::Equal,
    Operator::NotEqual,
    Operator::Glob,
    Operator::Iglob,
    Operator::Contains,
    Operator::Icontains,
    Operator::Bcontains,
    Operator::Startswith,
    Operator::Bstartswith,
    Operator::Endswith,
    Operator::Regex,
    Operator::Intersects,
    Operator::In,
    Operator::Pmatch,
];

impl SyntaxError {
    /// Returns Falco's message for this error in the condition `text`.
    pub fn falco_message(&self, text: &str) -> String {
        use SyntaxErrorKind as Kind;
        match &self.kind {
            Kind::Empty => "filter input string is empty".to_owned(),
            Kind::ExpectedPredicate => "expected a '(' token, a field check, or an identifier".to_owned(),
            Kind::ExpectedOperator => format!(
                "expected a valid check operator: one of {}",
                quoted_list(OPERATORS.map(Operator::symbol))
            ),
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
    // Falco lists `val`, which is allowed on the right-hand side alone, before all others.
    let (right_only, others): (Vec<_>, Vec<_>) = TRANSFORMERS.iter().partition(|row| row.right_only);
    let symbols = right_only.into_iter().chain(others).map(|row| row.symbol);
    format!(
        "expected {what} a field with a valid transformer: {}",
        quoted_list(symbols)
    )
}

fn quoted_list(symbols: impl IntoIterator<Item = &'static str>) -> String {
    let symbols: Vec<String> = symbols.into_iter().map(|symbol| format!("'{symbol}'")).collect();
    symbols.join(", ")
}

/// Returns the lexeme as Falco quotes it: a quoted string without its quotes and escapes.
fn lexeme_text(text: &str, range: &TextRange) -> String {
    let lexeme = text.as_bytes().get(range.clone()).unwrap_or_default();
    match lexeme.first() {
        Some(b'"' | b'\'') => String::from_utf8_lossy(&quoted::unescape(lexeme).0).into_owned(),
        _ => String::from_utf8_lossy(lexeme).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables;

    #[test]
    fn every_operator_and_transformer_is_listed() {
        assert_eq!(OPERATORS.len(), tables::OPERATORS.len());
        for row in &tables::OPERATORS {
            assert!(OPERATORS.contains(&row.operator), "{}", row.symbol);
        }
        let message = expected_or_transformer("x");
        assert_eq!(message.matches('\'').count(), 2 * TRANSFORMERS.len(), "{message}");
    }
}
