//! Listings of the tables: screens for people, Markdown pages, JSON, and Falco's own forms.
//!
//! In: rows of the tables and how to show them. Out: text written to a stream. Options of commands
//! are read elsewhere.

use std::io::IsTerminal as _;

use clap::ValueEnum;
use clap::builder::styling::{AnsiColor, Style};

pub(crate) mod events;
pub(crate) mod falco_events;
pub(crate) mod falco_fields;
pub(crate) mod fields;

/// How a listing is written.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// Aligned columns for a terminal
    #[default]
    Text,
    /// A page with tables
    Markdown,
    /// One JSON document
    Json,
}

/// Style of headings.
pub(crate) const HEADING: Style = Style::new().bold();
/// Style of names to use in rules.
pub(crate) const NAME: Style = AnsiColor::Cyan.on_default();
/// Style of what can be skipped.
pub(crate) const ASIDE: Style = Style::new().dimmed();

/// Columns of the terminal that reads the standard output; 100 if there is none.
pub(crate) fn screen_width() -> usize {
    const WITHOUT_TERMINAL: usize = 100;
    if !std::io::stdout().is_terminal() {
        return WITHOUT_TERMINAL;
    }
    terminal_size::terminal_size().map_or(WITHOUT_TERMINAL, |(width, _)| usize::from(width.0))
}

/// `text` in lines of at most `width` letters; a longer word has a line of its own.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_are_as_long_as_they_may_be() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one two three", 6), ["one", "two", "three"]);
        assert_eq!(wrap("overlong a b", 3), ["overlong", "a b"]);
        assert_eq!(wrap("", 10), [""]);
    }
}
