//! Whether a rule file may be rewritten, and whether a new text of it has lost something.
//!
//! In: the text of a file before and after. Out: nothing, or the reason why the new text must not be written. This is
//! the one check of everything that writes rule files: the formatter, fixes, and formatting in editors.
//!
//! A file is not rewritten if its scanner had to guess: it is not YAML, or the end of the file closes a quote. Then the
//! trees show something else than the author wrote, and would be printed as such. The comparison also does not rely on
//! the trees alone: it counts the letters and the lines that begin items in the bare text.

use rustc_hash::FxHashMap;

use super::comments::{self, Comment};
use super::{FormatError, verify};
use crate::source::{FileId, Span};
use crate::syntax::yaml::{self, EntryLine, Loaded};

/// A text that may be rewritten.
#[derive(Debug)]
pub struct Rewritable<'t> {
    pub(super) text: &'t str,
    pub(super) loaded: Loaded,
    pub(super) comments: Vec<Comment<'t>>,
}

/// How a text was rewritten.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Rewrite {
    /// Nothing but the layout may change, and the order of keys.
    Format,
    /// Nothing but the layout may change; keys keep their order.
    LayoutOnly,
    /// Parts of it were replaced, so only items are compared.
    Edits,
}

impl<'t> Rewritable<'t> {
    /// Reads `text`.
    ///
    /// # Errors
    /// If it is not YAML, or a quote is not closed.
    pub fn parse(file: FileId, text: &'t str) -> Result<Self, FormatError> {
        let loaded = yaml::load(file, text);
        if !loaded.errors.is_empty() {
            return Err(FormatError::Yaml(loaded.errors));
        }
        if let Some(scalar) = loaded.documents.iter().find_map(|root| root.unclosed()) {
            return Err(FormatError::UnclosedQuote(Span {
                end: scalar.span.start + 1,
                ..scalar.span
            }));
        }
        let end = loaded.ignored.map_or(text.len(), |span| span.start as usize);
        let documents = loaded.documents.iter().map(AsRef::as_ref);
        let comments = comments::collect(text, documents, end);
        Ok(Self {
            text,
            loaded,
            comments,
        })
    }

    /// Compares the text with its rewritten form.
    ///
    /// # Errors
    /// If the new text has lost an item, a comment or a part of a value.
    pub fn verify(&self, after: &Rewritable<'_>, rewrite: Rewrite) -> Result<(), FormatError> {
        let same = self.count_items() == after.count_items()
            && self.count_item_lines() <= after.count_item_lines()
            && self.loaded.ignored.is_some() == after.loaded.ignored.is_some()
            && (rewrite == Rewrite::Edits || self.has_same_content(after, rewrite));
        if same {
            Ok(())
        } else {
            Err(FormatError::Changed(after.text.to_owned()))
        }
    }

    fn has_same_content(&self, after: &Rewritable<'_>, rewrite: Rewrite) -> bool {
        verify::same_documents(&self.loaded, &after.loaded)
            && verify::same_comments(&self.comments, &after.comments)
            && contains_letters(self.text, after.text)
            && (rewrite != Rewrite::LayoutOnly || self.is_in_order(after))
    }

    fn count_items(&self) -> usize {
        let documents = self.loaded.documents.iter();
        documents.map(|root| root.sequence().map_or(0, <[_]>::len)).sum()
    }

    /// How many lines look like the start of an item, whether the trees have such an item or not.
    fn count_item_lines(&self) -> usize {
        let lines = self.text.split('\n').filter_map(EntryLine::parse);
        lines.filter(EntryLine::names_item).count()
    }

    /// Whether the letters of the values and keys stand in the same order. Comments may move past values.
    fn is_in_order(&self, after: &Rewritable<'_>) -> bool {
        let mut behind = after.letters_outside_comments(all_letters);
        self.letters_outside_comments(kept_letters)
            .all(|letter| behind.any(|other| other == letter))
    }

    fn letters_outside_comments<I: Iterator<Item = char>>(
        &self,
        letters: fn(&'t str) -> I,
    ) -> impl Iterator<Item = char> {
        let ends = self.comments.iter().map(|comment| comment.end);
        let starts = self.comments.iter().map(|comment| comment.start);
        let gaps = std::iter::once(0)
            .chain(ends)
            .zip(starts.chain([self.text.len()]));
        let text = self.text;
        gaps.flat_map(move |(start, end)| letters(text.get(start..end).unwrap_or_default()))
    }
}

/// Whether every letter occurs in `after` at least as often as in `before`.
fn contains_letters(before: &str, after: &str) -> bool {
    let mut counts: FxHashMap<char, usize> = FxHashMap::default();
    for letter in all_letters(after) {
        *counts.entry(letter).or_default() += 1;
    }
    kept_letters(before).all(|letter| match counts.get_mut(&letter) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    })
}

/// The characters of `text` but blanks.
fn all_letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| !letter.is_whitespace())
}

/// The characters of `text` that formatting never removes: not blanks, quotes, brackets and commas, the headers of
/// block scalars, and escape sequences, which are written out where the quotes are removed.
fn kept_letters(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text.chars();
    let mut is_escaped = false;
    let mut hex_digits = 0;
    let mut in_header = false;
    std::iter::from_fn(move || {
        loop {
            let letter = rest.next()?;
            if std::mem::take(&mut is_escaped) {
                hex_digits = match letter {
                    'x' => 2,
                    'u' => 4,
                    'U' => 8,
                    _ => 0,
                };
                continue;
            }
            if hex_digits > 0 && letter.is_ascii_hexdigit() {
                hex_digits -= 1;
                continue;
            }
            hex_digits = 0;
            if std::mem::take(&mut in_header) && (letter.is_ascii_digit() || matches!(letter, '+' | '-')) {
                in_header = true;
                continue;
            }
            match letter {
                '\\' => is_escaped = true,
                '>' | '|' => in_header = true,
                '"' | '\'' | '[' | ']' | '{' | '}' | ',' | '-' => {}
                _ if letter.is_whitespace() || letter.is_control() || letter == '\u{FEFF}' => {}
                _ => return Some(letter),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: FileId = FileId(0);

    fn verify(before: &str, after: &str, rewrite: Rewrite) -> bool {
        let before = Rewritable::parse(FILE, before).expect("valid YAML");
        let after = Rewritable::parse(FILE, after).expect("valid YAML");
        before.verify(&after, rewrite).is_ok()
    }

    #[test]
    fn a_text_that_was_guessed_at_is_not_rewritable() {
        let error = |text| Rewritable::parse(FILE, text).expect_err("not rewritable");
        let FormatError::UnclosedQuote(span) =
            error("- macro: m\n  condition: \"a\n- list: l\n  items: []\n")
        else {
            panic!("the quote is not closed");
        };
        assert_eq!((span.start, span.end), (24, 25));
        assert!(matches!(error("- a: [b\n- c: d\n"), FormatError::Yaml(_)));
    }

    #[test]
    fn layout_may_change_and_nothing_else() {
        let before = "- macro:   m # a\n  condition: \"a.b=1\"\n";
        for (after, same) in [
            ("- macro: m # a\n  condition: a.b = 1\n", true),
            ("- macro: m\n  condition: a.b = 1\n", false),
            ("- macro: m # a\n  condition: a.b = 2\n", false),
            ("- macro: m # a\n", false),
            (
                "- macro: m # a\n  condition: a.b = 1\n- list: l\n  items: []\n",
                false,
            ),
        ] {
            assert_eq!(verify(before, after, Rewrite::Format), same, "{after}");
        }
    }

    #[test]
    fn keys_change_places_only_where_that_is_asked_for() {
        let before = "- condition: a.b=1\n  macro: m\n";
        let after = "- macro: m\n  condition: a.b = 1\n";
        assert!(verify(before, after, Rewrite::Format));
        assert!(!verify(before, after, Rewrite::LayoutOnly));
    }

    #[test]
    fn edits_keep_the_number_of_items() {
        let before = "- macro: m\n  condition: a.b=1\n- list: l\n  items: []\n";
        assert!(verify(before, &before.replace("a.b=1", "c.d"), Rewrite::Edits));
        assert!(!verify(
            before,
            "- macro: m\n  condition: a.b=1\n",
            Rewrite::Edits
        ));
    }

    #[test]
    fn escapes_and_headers_are_no_letters() {
        let shown = |text: &str| kept_letters(text).collect::<String>();
        assert_eq!(shown("a: \"b\\x41\\n\\u00e9c\" # d"), "a:bc#d");
        assert_eq!(shown("a: |2-\n  b > 1"), "a:b1");
    }
}
