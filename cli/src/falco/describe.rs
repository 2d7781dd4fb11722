//! `-L` and `-l`: describes rules as text; [`json`] has all details.

use compiler::check::Rule;
use compiler::check::fields::Catalogue;
use compiler::compile::{self, Compilation};
use compiler::describe::{Describer, TooLarge};
use serde_json::Value;

mod json;

/// The subject of a description.
#[derive(Debug)]
pub(crate) enum Described<'a> {
    /// One rule.
    One(&'a Rule),
    /// All rules, and in JSON all macros and lists.
    All(&'a [Rule]),
}

/// First column of descriptions, counted from 1, and maximum line length.
const COLUMN: usize = 51;
const LINE: usize = 110;

/// Returns the description as JSON.
pub(crate) fn json(
    compilation: &Compilation,
    options: &compile::Options,
    described: &Described<'_>,
) -> Result<Value, TooLarge> {
    let catalogue = Catalogue::new(options.assumed.clone());
    let describer = Describer::new(&compilation.collection, &catalogue, &options.append_output);
    json::value(compilation, &describer, described)
}

/// Returns names and descriptions in two columns.
pub(crate) fn text(described: &Described<'_>) -> String {
    let rules = match described {
        Described::One(rule) => std::slice::from_ref(*rule),
        Described::All(rules) => rules,
    };
    let mut out = String::new();
    let mut row = |left: &str, right: &str| {
        out.push_str(&pad(left));
        out.push(' ');
        out.push_str(right);
        out.push('\n');
    };
    row("Rule", "Description");
    row("----", "-----------");
    for rule in rules {
        row(&rule.name, &format!("{}\n", wrap(&rule.description)));
    }
    out
}

/// Pads `text` to the width of the first column.
fn pad(text: &str) -> String {
    format!("{text:<50}")
}

/// Wraps lines before a word that would exceed the line length together with the blank after it.
fn wrap(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let width = word.len() + 1;
        if length + width <= LINE - COLUMN {
            length += width;
        } else {
            out.push('\n');
            out.push_str(&" ".repeat(COLUMN));
            length = width;
        }
        out.push_str(word);
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_wrapped_below_their_column() {
        let words = "word ".repeat(13);
        let expected = format!("{}\n{}word word ", "word ".repeat(11), " ".repeat(51));
        assert_eq!(wrap(&words), expected);
    }
}
