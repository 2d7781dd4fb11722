//! What the author of a wrong condition probably meant.
//!
//! In: the text of the condition and an error in it. Out: a [`SyntaxHint`], if the text around the error looks like
//! a known slip, such as an operator of another language.
//! Falco's answer does not depend on it. Looks at no more than a few words on each side of the error.

use super::error::{SyntaxError, SyntaxErrorKind, SyntaxHint};
use super::lexeme as lex;
use crate::spelling;
use crate::tables::{OPERATORS, Operator, OperatorGroup};

/// How many bytes before an error are searched for the word that it follows.
const MAX_LOOK_BEHIND: usize = 256;

/// Adds what was probably meant to an error in `text`, and moves its range to the words that are wrong.
pub(super) fn add(text: &str, error: &mut SyntaxError) {
    let Some((hint, earlier)) = find(text, error) else {
        return;
    };
    error.hint = Some(hint);
    if earlier > 0 {
        // The wrong word precedes the place where the parser notices.
        let before = text.as_bytes().get(..error.position).unwrap_or_default();
        let end = trim_blanks(before).len();
        error.range = end - earlier..end;
    }
}

/// Returns the hint, and the length of the wrong word if that is the last one before the error.
fn find(text: &str, error: &SyntaxError) -> Option<(SyntaxHint, usize)> {
    use SyntaxErrorKind as Kind;
    let at = error.position.min(text.len());
    let before = trim_blanks(last_bytes(text.as_bytes().get(..at)?));
    let rest = text.as_bytes().get(at..)?;
    let rest = rest.get(lex::blanks(rest)..)?;
    let here = |hint| (hint, 0);
    match error.kind {
        Kind::ExpectedOperator => instead_of_operator(rest).map(here),
        Kind::ExpectedPredicate => instead_of_predicate(before, rest).map(here),
        Kind::ExpectedBlank(connective) => {
            is_end(rest).then(|| here(SyntaxHint::MissingOperand(connective.word())))
        }
        Kind::UnexpectedToken { .. } | Kind::ExpectedClosingParen => {
            let is_open = error.kind == Kind::ExpectedClosingParen;
            after_word(before, rest).or_else(|| behind_predicate(rest, is_open).map(here))
        }
        Kind::ExpectedString | Kind::ExpectedNumber | Kind::ExpectedList => {
            instead_of_value(before, rest).map(here)
        }
        _ => None,
    }
}

/// The bytes that are searched before an error.
fn last_bytes(before: &[u8]) -> &[u8] {
    let from = before.len().saturating_sub(MAX_LOOK_BEHIND);
    before.get(from..).unwrap_or_default()
}

/// The text without the blanks at its end.
fn trim_blanks(mut text: &[u8]) -> &[u8] {
    while let Some((last, head)) = text.split_last()
        && lex::is_blank(*last)
    {
        text = head;
    }
    text
}

/// Nothing more follows in this group.
fn is_end(rest: &[u8]) -> bool {
    matches!(rest.first(), None | Some(b')'))
}

/// The end of the group, or a connective.
fn is_end_of_predicate(rest: &[u8]) -> bool {
    is_end(rest) || matches!(word(rest), b"and" | b"or")
}

const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The word at the start of `text`.
fn word(text: &[u8]) -> &[u8] {
    let length = text.iter().take_while(|byte| is_word_byte(**byte)).count();
    &text[..length]
}

/// The word at the end of `text`.
fn last_word(text: &[u8]) -> &[u8] {
    let length = text.iter().rev().take_while(|byte| is_word_byte(**byte)).count();
    &text[text.len() - length..]
}

/// The symbol at the start of `text`.
fn symbol(text: &[u8]) -> &[u8] {
    let is_symbol = |byte: &&u8| matches!(**byte, b'=' | b'<' | b'>' | b'!' | b'&' | b'|' | b'~');
    let length = text.iter().take_while(is_symbol).count();
    &text[..length]
}

/// What follows a word and the blanks behind it.
fn behind<'t>(text: &'t [u8], word: &[u8]) -> &'t [u8] {
    let rest = text.get(word.len()..).unwrap_or_default();
    rest.get(lex::blanks(rest)..).unwrap_or_default()
}

fn operator(word: &[u8]) -> Option<Operator> {
    Operator::parse(std::str::from_utf8(word).ok()?)
}

fn keyword(word: &[u8]) -> Option<&'static str> {
    ["and", "or", "not"]
        .into_iter()
        .find(|known| word == known.as_bytes())
}

fn foreign_connective(rest: &[u8]) -> Option<&'static str> {
    match symbol(rest) {
        b"&&" | b"&" => return Some("and"),
        b"||" | b"|" => return Some("or"),
        b"!" => return Some("not"),
        _ => {}
    }
    let word = word(rest);
    ["and", "or", "not"]
        .into_iter()
        .find(|known| word.eq_ignore_ascii_case(known.as_bytes()) && word != known.as_bytes())
}

/// The operator that means what operators of this name mean in other languages.
fn foreign_operator(word: &[u8]) -> Option<Operator> {
    let lower = String::from_utf8_lossy(word).to_ascii_lowercase();
    Some(match lower.as_str() {
        "matches" | "match" | "matching" | "rlike" | "regexp" | "re" | "~" | "=~" | "~=" => Operator::Regex,
        "like" => Operator::Glob,
        "ilike" => Operator::Iglob,
        "is" | "eq" | "equals" | "equal" | "===" | ":=" => Operator::Equal,
        "ne" | "neq" | "<>" | "!==" => Operator::NotEqual,
        "lt" => Operator::Less,
        "le" | "lte" | "=<" => Operator::LessOrEqual,
        "gt" => Operator::Greater,
        "ge" | "gte" | "=>" => Operator::GreaterOrEqual,
        "has" | "includes" | "contain" => Operator::Contains,
        "starts_with" | "begins" | "beginswith" | "hasprefix" | "prefix" => Operator::Startswith,
        "ends_with" | "hassuffix" | "suffix" => Operator::Endswith,
        "exist" | "defined" | "present" => Operator::Exists,
        "isin" | "one_of" => Operator::In,
        other => Operator::parse(other).filter(|_| other.as_bytes() != word)?,
    })
}

/// Behind a field stands something else than an operator.
fn instead_of_operator(rest: &[u8]) -> Option<SyntaxHint> {
    let (word, symbol) = (word(rest), symbol(rest));
    if word.is_empty() {
        return foreign_operator(symbol).map(SyntaxHint::ForeignOperator);
    }
    let next = self::word(behind(rest, word));
    match word {
        b"not" => {
            return operator(next)
                .or_else(|| foreign_operator(next))
                .map(SyntaxHint::NotBeforeOperator);
        }
        b"is" | b"IS" if next.eq_ignore_ascii_case(b"not") => {
            return Some(SyntaxHint::ForeignOperator(Operator::NotEqual));
        }
        b"and" | b"or" => return None,
        _ => {}
    }
    if let Some(operator) = operator(word) {
        // The grammar takes operators that are words with a blank behind them only.
        return Some(match rest.get(word.len()) {
            None | Some(b')') => SyntaxHint::MissingValue(operator),
            Some(b'(') => SyntaxHint::ListAfter(operator),
            Some(_) => SyntaxHint::MissingSpace(operator),
        });
    }
    foreign_operator(word)
        .map(SyntaxHint::ForeignOperator)
        .or_else(|| {
            let word = std::str::from_utf8(word).ok()?;
            let words = OPERATORS.iter().map(|row| row.symbol);
            let closest = spelling::closest(word, words)?;
            Operator::parse(closest).map(SyntaxHint::MisspeltOperator)
        })
}

fn instead_of_predicate(before: &[u8], rest: &[u8]) -> Option<SyntaxHint> {
    if let Some(connective) = foreign_connective(rest) {
        return Some(SyntaxHint::ForeignConnective(connective));
    }
    if is_end_of_predicate(rest) {
        return keyword(last_word(before)).map(SyntaxHint::MissingOperand);
    }
    match rest.first()? {
        b'"' | b'\'' | b'0'..=b'9' => Some(SyntaxHint::ValueFirst),
        b'%' => Some(SyntaxHint::PercentSign),
        _ => None,
    }
}

/// The word before the error explains it: it is a misspelt operator, a keyword in the place of a value, or a name that
/// is compared. Returns the length of the word too.
fn after_word(before: &[u8], rest: &[u8]) -> Option<(SyntaxHint, usize)> {
    let last = last_word(before);
    let head = trim_blanks(&before[..before.len() - last.len()]);
    if !last.first().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let previous = last_word(head);
    let is_field = head.len() < before.len() - last.len()
        && head[..head.len() - previous.len()].ends_with(b".")
        && !previous.is_empty();
    // `a.b inn (c)` is read as `in` and the value `n`.
    if is_field && operator(last).is_none() {
        let word = std::str::from_utf8(last).ok()?;
        let closest = spelling::closest(word, OPERATORS.iter().map(|row| row.symbol))?;
        return Some((
            SyntaxHint::MisspeltOperator(Operator::parse(closest)?),
            last.len(),
        ));
    }
    // `a.b = and c` is read as the value `and`.
    if matches!(last, b"and" | b"or" | b"not") {
        // In the place of an operand it is read as the name of a macro.
        let hint = keyword(previous).map(SyntaxHint::MissingOperand);
        return Some((
            hint.or_else(|| last_operator(head).map(SyntaxHint::MissingValue))?,
            last.len(),
        ));
    }
    if let Some(connective) = foreign_connective(last) {
        return Some((SyntaxHint::ForeignConnective(connective), last.len()));
    }
    let is_compared = operator(symbol(rest)).or_else(|| operator(word(rest))).is_some();
    let is_operand = head.is_empty() || head.ends_with(b"(") || matches!(previous, b"and" | b"or" | b"not");
    (is_compared && is_operand).then_some((SyntaxHint::ComparedMacro, last.len()))
}

/// Behind a complete predicate stands something else than its connective or its end.
fn behind_predicate(rest: &[u8], is_open: bool) -> Option<SyntaxHint> {
    if let Some(connective) = foreign_connective(rest) {
        return Some(SyntaxHint::ForeignConnective(connective));
    }
    if rest.starts_with(b")") && !is_open {
        return Some(SyntaxHint::UnmatchedParenthesis);
    }
    let begins_predicate = lex::field_name_len(rest).is_some() || word(rest) == b"not";
    (begins_predicate && !is_open).then_some(SyntaxHint::MissingConnective)
}

/// The operator at the end of `text`.
fn last_operator(text: &[u8]) -> Option<Operator> {
    let word = last_word(text);
    if !word.is_empty() {
        return operator(word);
    }
    let is_symbol = |byte: &&u8| matches!(**byte, b'=' | b'<' | b'>' | b'!');
    let length = text.iter().rev().take_while(is_symbol).count();
    operator(&text[text.len() - length..])
}

fn instead_of_value(before: &[u8], rest: &[u8]) -> Option<SyntaxHint> {
    let operator = last_operator(before)?;
    if is_end_of_predicate(rest) {
        return Some(SyntaxHint::MissingValue(operator));
    }
    match rest.first()? {
        b'(' if operator.info().group == OperatorGroup::String => Some(SyntaxHint::ListAfter(operator)),
        b'[' => Some(SyntaxHint::SquareBrackets),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::condition::parse;

    fn hints(text: &str) -> Vec<SyntaxHint> {
        parse(text)
            .errors
            .into_iter()
            .filter_map(|error| error.hint)
            .collect()
    }

    #[test]
    fn operators_of_other_languages_are_recognised() {
        use Operator as Op;
        use SyntaxHint as H;
        for (text, hint) in [
            (
                "a.b startswith (\"/etc\", \"/usr\")",
                H::ListAfter(Op::Startswith),
            ),
            ("a.b glob (/etc/*, /usr/*)", H::ListAfter(Op::Glob)),
            ("a.b = (cat, less)", H::ListAfter(Op::Equal)),
            ("a.b != (cat, less)", H::ListAfter(Op::NotEqual)),
            ("a.b not in (cat, less)", H::NotBeforeOperator(Op::In)),
            ("a.b matches \"^nc$\"", H::ForeignOperator(Op::Regex)),
            ("a.b is not cat", H::ForeignOperator(Op::NotEqual)),
            ("a.b is cat", H::ForeignOperator(Op::Equal)),
            ("a.b IN (cat)", H::ForeignOperator(Op::In)),
            ("a.b ne cat", H::ForeignOperator(Op::NotEqual)),
            ("m && n", H::ForeignConnective("and")),
            ("m || n", H::ForeignConnective("or")),
            ("m and !n", H::ForeignConnective("not")),
            ("(m && n)", H::ForeignConnective("and")),
            ("m AND n", H::ForeignConnective("and")),
            ("m and NOT n", H::ForeignConnective("not")),
        ] {
            // `NOT n` alone is a macro with a word behind it.
            let found = hints(text);
            assert_eq!(found.first(), Some(&hint), "{text}: {found:?}");
        }
    }

    #[test]
    fn missing_parts_are_named() {
        use Operator as Op;
        use SyntaxHint as H;
        for (text, hint) in [
            ("a.b startswith ", H::MissingValue(Op::Startswith)),
            ("a.b startswith", H::MissingValue(Op::Startswith)),
            ("a.b contains\"x\"", H::MissingSpace(Op::Contains)),
            ("a.b contains(\"x\")", H::ListAfter(Op::Contains)),
            ("a.b = and m", H::MissingValue(Op::Equal)),
            ("(a.b > ) or m", H::MissingValue(Op::Greater)),
            ("a.b in", H::MissingValue(Op::In)),
            ("m and not \n", H::MissingOperand("not")),
            ("m and", H::MissingOperand("and")),
            ("m or ", H::MissingOperand("or")),
            ("(m and ) or n", H::MissingOperand("and")),
            ("m and or n", H::MissingOperand("and")),
            ("a.b = c d.e = f", H::MissingConnective),
            ("m)", H::UnmatchedParenthesis),
        ] {
            let found = hints(text);
            assert_eq!(found.first(), Some(&hint), "{text}: {found:?}");
        }
    }

    #[test]
    fn other_slips_are_recognised() {
        use Operator as Op;
        use SyntaxHint as H;
        for (text, hint) in [
            ("a.b inn (c)", H::MisspeltOperator(Op::In)),
            ("a.b contians x", H::MisspeltOperator(Op::Contains)),
            ("a.b in [c, d]", H::SquareBrackets),
            ("\"sh\" = a.b", H::ValueFirst),
            ("%a.b = c", H::PercentSign),
            ("procname = sh", H::ComparedMacro),
            ("m and (procname contains sh)", H::ComparedMacro),
        ] {
            let found = hints(text);
            assert_eq!(found.first(), Some(&hint), "{text}: {found:?}");
        }
        for text in ["a.b", "a.b xyzzy c", "a.b = c d", "a.b = \"x"] {
            assert_eq!(hints(text), [], "{text}");
        }
    }
}
