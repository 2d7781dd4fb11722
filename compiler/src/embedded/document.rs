//! Rule documents and their maps to the outer file.

use std::ops::Range;

use crate::source::{MappedText, Span};

/// A rule file inside an outer file.
#[derive(Clone, Debug)]
pub struct RuleDocument {
    /// The keys that lead to it, outermost first; through nested YAML as well.
    pub(super) keys: Vec<String>,
    /// The rules, without the indentation and quoting of the outer file.
    pub(super) text: MappedText,
    /// The bytes of the outer file that it was read from.
    pub(super) span: Span,
    pub(super) layout: Layout,
}

/// How a rule document is written in its outer file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Layout {
    /// Whole lines, each with this many blanks before it: changed lines can be written back.
    Lines {
        /// Blanks that the outer file has before each line.
        indent: usize,
    },
    /// Folded, quoted or in a flow sequence: only its YAML writer could write other rules there.
    Inline(InlineStyle),
}

/// Notations that have no lines of their own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum InlineStyle {
    /// `>`
    Folded,
    /// `'…'` or `"…"`
    Quoted,
    /// Without quotes.
    Plain,
    /// `[…]`
    FlowSequence,
}

impl InlineStyle {
    /// Returns the notation as it reads before the word "value".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Folded => "folded",
            Self::Quoted => "quoted",
            Self::Plain => "plain",
            Self::FlowSequence => "flow sequence",
        }
    }
}

impl RuleDocument {
    /// Returns the rules as the text of a rule file.
    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// Returns the keys that lead to the rules, as `spec.values.customRules.mine.yaml`.
    pub fn path(&self) -> String {
        self.keys.join(".")
    }

    /// Returns the bytes of the outer file that the document was read from.
    pub fn outer_span(&self) -> Span {
        self.span
    }

    /// Returns the blanks before each line in the outer file, or `None` for rules that are not written
    /// line by line.
    pub fn indent(&self) -> Option<usize> {
        match self.layout {
            Layout::Lines { indent } => Some(indent),
            Layout::Inline(_) => None,
        }
    }

    /// Returns where the bytes `range` of the rules are in the outer file.
    pub fn to_outer(&self, range: Range<usize>) -> Span {
        let start = Span {
            end: self.span.start,
            ..self.span
        };
        self.text.span(range).unwrap_or(start)
    }

    /// Returns the byte of the rules that is byte `offset` of the outer file, if there is one.
    pub fn from_outer(&self, offset: u32) -> Option<usize> {
        if !(self.span.start..=self.span.end).contains(&offset) {
            return None;
        }
        // The end of the rules belongs to no piece, yet a cursor can be there.
        let at_end = || (offset == self.span.end).then(|| self.text().len());
        self.text.find(offset).or_else(at_end)
    }

    /// Returns the edit of the outer file that replaces the bytes `range` of the rules by
    /// `replacement`, or `None` if the rules are not written line by line.
    pub fn outer_edit(&self, range: Range<usize>, replacement: &str) -> Option<(Span, String)> {
        let indent = self.indent()?;
        let start = self.to_outer(range.start..range.start).start;
        let rules = self.text().as_bytes();
        // At the start of a line an edit ends behind the indentation of that line: a removed line takes
        // its indentation along, and leaves that of the next.
        let ends_line = range.end > 0 && rules.get(range.end - 1) == Some(&b'\n');
        let end = if range.is_empty() || ends_line && range.end < rules.len() {
            self.to_outer(range.end..range.end).start
        } else {
            self.to_outer(range.clone()).end
        };
        let mut indented = String::with_capacity(replacement.len());
        for (index, line) in replacement.split_inclusive('\n').enumerate() {
            if index > 0 && !line.trim_end_matches(['\r', '\n']).is_empty() {
                indented.extend(std::iter::repeat_n(' ', indent));
            }
            indented.push_str(line);
        }
        if replacement.ends_with('\n') {
            indented.extend(std::iter::repeat_n(' ', indent));
        }
        Some((
            Span {
                start,
                end,
                ..self.span
            },
            indented,
        ))
    }

    /// Returns `rules` as the lines of the outer file, the last without its line break.
    pub(super) fn indented(rules: &str, indent: usize) -> String {
        let mut out = String::with_capacity(rules.len() * 2);
        for line in rules.split_inclusive('\n') {
            if !line.trim_end_matches(['\r', '\n']).is_empty() {
                out.extend(std::iter::repeat_n(' ', indent));
            }
            out.push_str(line);
        }
        out.truncate(out.trim_end_matches(['\r', '\n']).len());
        out
    }
}
