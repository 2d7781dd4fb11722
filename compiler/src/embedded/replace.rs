//! Changed rules written back into their outer file.

use thiserror::Error;

use super::document::{InlineStyle, Layout, RuleDocument};
use super::{Embedded, find};
use crate::source::{FileId, Span};

/// Rules that cannot be written back.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("{obstacle}")]
pub struct NotReplaceable {
    /// Where the document is in the outer file.
    pub span: Span,
    /// The reason.
    pub obstacle: Obstacle,
}

/// Why changed rules cannot be written back.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum Obstacle {
    /// The rules are not written line by line.
    #[error("rules in a {} value cannot be changed in place: write them as a literal block (`key: |`)", .0.name())]
    Inline(InlineStyle),
    /// The new text would end its block early, or change the YAML around it.
    #[error("changing these rules would change what surrounds them")]
    Surroundings,
}

impl Embedded {
    /// Returns `outer` with the documents replaced by `texts`, one for each. Documents whose text is
    /// unchanged keep their bytes.
    ///
    /// # Errors
    /// If a changed document is not written line by line, or if the result, read again, has not
    /// exactly these documents: a first line with another indentation, for instance, changes where a
    /// block ends.
    pub fn replace(&self, outer: &str, texts: &[String]) -> Result<String, NotReplaceable> {
        let mut out = String::with_capacity(outer.len());
        let mut at = 0;
        for (document, text) in self.documents.iter().zip(texts) {
            if document.text() == text {
                continue;
            }
            let indent = match document.layout {
                Layout::Lines { indent } => indent,
                Layout::Inline(style) => return Err(document.refuse(Obstacle::Inline(style))),
            };
            out.push_str(&outer[at..document.span.start as usize]);
            out.push_str(&RuleDocument::indented(text, indent));
            at = document.span.end as usize;
        }
        out.push_str(&outer[at..]);
        self.verify(&out, texts)?;
        Ok(out)
    }

    /// Parses the new outer file and compares its documents. All bytes outside of the documents are
    /// copied, so that nothing else can differ if the documents are as intended.
    fn verify(&self, out: &str, texts: &[String]) -> Result<(), NotReplaceable> {
        let after = find(FileId(0), out);
        let same = |text: &str, other: &str| {
            let end = ['\r', '\n'];
            text.trim_end_matches(end) == other.trim_end_matches(end)
        };
        for (index, document) in self.documents.iter().enumerate() {
            let found = after.documents.get(index).zip(texts.get(index));
            let is_right = found.is_some_and(|(found, text)| {
                same(found.text(), text) && found.keys == document.keys && found.layout == document.layout
            });
            if !is_right {
                return Err(document.refuse(Obstacle::Surroundings));
            }
        }
        let is_whole =
            after.documents.len() == self.documents.len() && after.problems.len() == self.problems.len();
        match self.documents.last() {
            Some(document) if !is_whole => Err(document.refuse(Obstacle::Surroundings)),
            _ => Ok(()),
        }
    }
}

impl RuleDocument {
    fn refuse(&self, obstacle: Obstacle) -> NotReplaceable {
        NotReplaceable {
            span: self.span,
            obstacle,
        }
    }
}
