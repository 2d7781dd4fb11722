//! Listings of the tables: terminal output, Markdown pages, JSON, and Falco's own formats.
//!
//! In: rows of the tables and a format. Out: text written to a stream.
//! Not here: the options of the commands.

use std::io::IsTerminal as _;

use clap::ValueEnum;
use clap::builder::styling::{AnsiColor, Style};

pub(crate) mod events;
pub(crate) mod falco_events;
pub(crate) mod falco_fields;
pub(crate) mod fields;

/// Formats of a listing.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// Aligned columns for a terminal
    #[default]
    Text,
    /// A Markdown page with tables
    Markdown,
    /// One JSON document
    Json,
}

/// Style of headings.
pub(crate) const HEADING: Style = Style::new().bold();
/// Style of names that rules can use.
pub(crate) const NAME: Style = AnsiColor::Cyan.on_default();
/// Style of secondary text.
pub(crate) const ASIDE: Style = Style::new().dimmed();

/// Returns the number of columns of the terminal on the standard output; 100 if it is not a terminal.
pub(crate) fn screen_width() -> usize {
    const WITHOUT_TERMINAL: usize = 100;
    if !std::io::stdout().is_terminal() {
        return WITHOUT_TERMINAL;
    }
    terminal_size::terminal_size().map_or(WITHOUT_TERMINAL, |(width, _)| usize::from(width.0))
}

/// Wraps `text` into lines of at most `width` characters; a longer word has a line of its own.
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
    fn lines_are_filled_up_to_the_width() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one two three", 6), ["one", "two", "three"]);
        assert_eq!(wrap("overlong a b", 3), ["overlong", "a b"]);
        assert_eq!(wrap("", 10), [""]);
    }
}
