//! YAML files whose values contain rules, for the commands that change files.
//!
//! In: the text of such a file. Out: its rule documents, or what keeps them from being changed, and
//! the file with its rules changed. Not here: reading and writing files, and `lanner check`, which
//! reports what is wrong instead of refusing the file.

use compiler::diagnostics::embedded_report;
use compiler::embedded::{self, Embedded, NotReplaceable, ProblemKind, RuleDocument};
use compiler::source::{SourceFile, Sources, Span};

/// A file with at least one rule document in its values.
#[derive(Debug)]
pub(crate) struct OuterFile {
    sources: Sources,
    found: Embedded,
}

/// Why the rules of an outer file cannot be changed; lines and columns count from 1.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OuterError {
    #[error("{place}: {message}")]
    Problem { place: String, message: String },
    #[error("{0}: the file is not a rule file and contains no rules")]
    NoRules(String),
    #[error("{place}: {why}")]
    Replace { place: String, why: NotReplaceable },
}

impl OuterFile {
    /// Finds the rules in the file `name` with this text; `None` if it is a rule file itself.
    ///
    /// # Errors
    /// If the file contains no rules, or cannot be read to its end.
    pub(crate) fn new(name: String, text: String) -> Result<Option<Self>, OuterError> {
        if embedded::is_rule_file(&text) {
            return Ok(None);
        }
        let mut sources = Sources::default();
        let file = sources.add(name, text);
        let found = embedded::find(file, sources.file(file).text());
        let outer = Self { sources, found };
        // Where rules may be missing, the file is not changed in part.
        let blocks = |kind: &ProblemKind| !matches!(kind, ProblemKind::JoinedLines | ProblemKind::NotText);
        if let Some(problem) = outer.found.problems.iter().find(|problem| blocks(&problem.kind)) {
            return Err(OuterError::Problem {
                place: outer.place(problem.span),
                message: embedded_report(problem).message,
            });
        }
        if outer.found.documents.is_empty() {
            return Err(OuterError::NoRules(outer.file().path().to_owned()));
        }
        Ok(Some(outer))
    }

    fn file(&self) -> &SourceFile {
        self.sources.file(compiler::source::FileId(0))
    }

    /// Returns its rule documents, in file order.
    pub(crate) fn documents(&self) -> &[RuleDocument] {
        &self.found.documents
    }

    /// Returns each rule document with the place where it begins.
    pub(crate) fn dedented(&self) -> impl Iterator<Item = (String, Origin)> {
        self.found.documents.iter().map(|document| {
            let position = self.file().position(document.to_outer(0..0).start);
            let origin = Origin {
                line: position.line,
                column: document.indent().map_or(position.column, |indent| indent as u32),
            };
            (document.text().to_owned(), origin)
        })
    }

    /// Returns the text of the outer file with each rule document replaced.
    pub(crate) fn with_dedented(&self, rules: &[String]) -> Result<String, OuterError> {
        let replaced = self.found.replace(self.file().text(), rules);
        replaced.map_err(|why| OuterError::Replace {
            place: self.place(why.span),
            why,
        })
    }

    fn place(&self, span: Span) -> String {
        let position = self.sources.position(span);
        format!(
            "{}:{}:{}",
            self.file().path(),
            position.line + 1,
            position.column + 1
        )
    }
}

/// Where the first line of a rule document is in its outer file; both count from 0.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Origin {
    pub(crate) line: u32,
    pub(crate) column: u32,
}
