//! Reports: diagnostics as data, independent of the output format.

use std::iter;

use super::catalogue::Declaration;
use super::falco::FalcoCode;
use super::level::Level;
use crate::source::Span;

/// A diagnostic for the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The declaration of the diagnostic.
    pub declaration: &'static Declaration,
    /// Its severity.
    pub level: Level,
    /// The code of Falco, if Falco reports it.
    pub falco: Option<FalcoCode>,
    /// The message: one line that is complete without the labels.
    pub message: String,
    /// The label of the bytes that the report is about.
    pub primary: Label,
    /// Labels of other relevant bytes, outermost first.
    pub secondary: Vec<Label>,
    /// Additional facts.
    pub notes: Vec<String>,
    /// Advice on how to correct it.
    pub help: Option<String>,
    /// A change that corrects it.
    pub fix: Option<Fix>,
}

/// A range of bytes with a text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Label {
    /// The range.
    pub span: Span,
    /// The text, possibly empty.
    pub text: String,
}

/// A change of the files that corrects a finding.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
    /// Whether it can be applied without review.
    pub safety: Safety,
}

/// One edit of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Edit {
    /// The bytes to replace.
    pub span: Span,
    /// The new text.
    pub replacement: String,
}

/// Whether a fix can be applied without review.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Safety {
    /// The fix keeps the meaning of the rules, or turns an error into what was certainly intended.
    Safe,
    /// The fix is probably what was intended; it must be reviewed.
    Unsafe,
}

impl Report {
    /// Moves the report to another text: every span is replaced by what `span` returns for it, and
    /// every edit by what `edit` returns. A fix with an edit that has no counterpart is dropped.
    pub fn relocate(&mut self, span: &dyn Fn(Span) -> Span, edit: &dyn Fn(&Edit) -> Option<Edit>) {
        for label in iter::once(&mut self.primary).chain(&mut self.secondary) {
            label.span = span(label.span);
        }
        self.fix = self.fix.take().and_then(|fix| {
            let edits = fix.edits.iter().map(edit).collect::<Option<_>>()?;
            Some(Fix { edits, ..fix })
        });
    }

    /// Returns a report of `declaration` at its default level.
    pub(super) fn new(
        declaration: &'static Declaration,
        message: impl Into<String>,
        span: Span,
        label: impl Into<String>,
    ) -> Self {
        Self {
            declaration,
            level: declaration.level,
            falco: None,
            message: message.into(),
            primary: Label {
                span,
                text: label.into(),
            },
            secondary: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Adds a secondary label.
    #[must_use]
    pub(super) fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Adds a note.
    #[must_use]
    pub(super) fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Sets the help text.
    #[must_use]
    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Sets a fix that replaces `span` by `replacement`.
    #[must_use]
    pub(super) fn fix(
        mut self,
        title: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
        safety: Safety,
    ) -> Self {
        self.fix = Some(Fix {
            title: title.into(),
            edits: vec![Edit {
                span,
                replacement: replacement.into(),
            }],
            safety,
        });
        self
    }
}
