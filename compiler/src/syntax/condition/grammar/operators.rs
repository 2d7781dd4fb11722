//! The operators in the groups that the grammar takes them in, derived from the table.

use std::sync::LazyLock;

use super::input::Input;
use crate::source::TextRange;
use crate::syntax::condition::lexeme as lex;
use crate::tables::{OPERATORS, Operator, OperatorGroup};

/// Operators by what may follow them. Where one begins like another, the longer one comes first.
pub(super) struct GrammarOperators {
    /// They take a number.
    pub numeric: Vec<Operator>,
    /// They take a string and need no blank after them.
    symbols: Vec<Operator>,
    /// They take a string and need a blank after them.
    words: Vec<Operator>,
    /// They take a list; a word may follow without a blank.
    pub lists: Vec<Operator>,
}

/// Returns the operators of the table in their groups.
pub(super) fn get() -> &'static GrammarOperators {
    static OPERATORS_BY_GROUP: LazyLock<GrammarOperators> = LazyLock::new(|| GrammarOperators {
        numeric: of_group(OperatorGroup::Numeric, |_| true),
        symbols: of_group(OperatorGroup::String, |symbol| !is_word(symbol)),
        words: of_group(OperatorGroup::String, is_word),
        lists: of_group(OperatorGroup::List, |_| true),
    });
    &OPERATORS_BY_GROUP
}

fn of_group(group: OperatorGroup, filter: fn(&str) -> bool) -> Vec<Operator> {
    let rows = OPERATORS
        .iter()
        .filter(|row| row.group == group && filter(row.symbol));
    let mut operators: Vec<Operator> = rows.map(|row| row.operator).collect();
    operators.sort_by_key(|operator| std::cmp::Reverse(operator.symbol().len()));
    operators
}

fn is_word(symbol: &str) -> bool {
    symbol.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// Takes the first of `operators` that the input begins with.
pub(super) fn take(input: &mut Input<'_>, operators: &[Operator]) -> Option<(Operator, TextRange)> {
    let text = input.rest();
    let operator = *operators
        .iter()
        .find(|operator| text.starts_with(operator.symbol().as_bytes()))?;
    Some((operator, input.take(operator.symbol().len())))
}

/// Takes a string operator with the blanks after it.
pub(super) fn take_string(input: &mut Input<'_>) -> Option<(Operator, TextRange)> {
    let found = take(input, &get().symbols).or_else(|| {
        let text = input.rest();
        let operator = *get()
            .words
            .iter()
            .find(|operator| lex::word_with_blank(text, operator.symbol()).is_some())?;
        Some((operator, input.take(operator.symbol().len())))
    })?;
    input.blank();
    Some(found)
}
