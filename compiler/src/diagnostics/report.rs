//! A diagnostic as data, for any renderer.

use std::iter;

use super::catalogue::Declaration;
use super::falco::FalcoCode;
use super::level::Level;
use crate::source::Span;

/// Something to tell the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What kind of thing it is.
    pub declaration: &'static Declaration,
    /// How bad it is.
    pub level: Level,
    /// Falco's code for it, if Falco says anything.
    pub falco: Option<FalcoCode>,
    /// What is wrong, in one line that makes sense alone.
    pub message: String,
    /// The bytes it is about, and what is wrong with just them.
    pub primary: Label,
    /// Other places that matter, outermost first.
    pub secondary: Vec<Label>,
    /// What else is good to know.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
    /// How to repair it.
    pub fix: Option<Fix>,
}

/// A place and what is to be said about it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to say, possibly nothing.
    pub text: String,
}

/// A change of the files that repairs something.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
    /// How sure it is.
    pub safety: Safety,
}

/// One edit of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Edit {
    /// The bytes to replace.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// How sure a fix is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Safety {
    /// The meaning stays, or what is broken becomes what was surely meant.
    Safe,
    /// It is likely what was meant, but look at it.
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

    /// A report of `declaration` at its default level.
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

    /// With another place.
    #[must_use]
    pub(super) fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// With something good to know.
    #[must_use]
    pub(super) fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// With advice.
    #[must_use]
    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// With a repair: `span` replaced by `replacement`.
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
