//! Reports about rule documents, moved to the files that contain them.
//!
//! In: reports whose spans are those of compiled texts, some of which are parts of other files. Out:
//! the same reports with the spans of the files that the user has.

use compiler::diagnostics::{Edit, Report};
use compiler::embedded::RuleDocument;
use compiler::source::{FileId, Sources, Span};

/// The files of the user, and where each compiled text is in them.
#[derive(Debug, Default)]
pub(crate) struct Relocation {
    /// The files of the user, in load order.
    pub(crate) sources: Sources,
    /// Of each compiled text, by its number.
    origins: Vec<Origin>,
}

#[derive(Debug)]
enum Origin {
    /// It is a whole file.
    File(FileId),
    /// It is a part of a file, which the document names in its spans.
    Document(RuleDocument),
}

impl Relocation {
    /// Adds a compiled text that is the whole of `file`.
    pub(crate) fn add_file(&mut self, file: FileId) {
        self.origins.push(Origin::File(file));
    }

    /// Adds a compiled text that is a part of a file.
    pub(crate) fn add_document(&mut self, document: RuleDocument) {
        self.origins.push(Origin::Document(document));
    }

    /// Moves `report` to the files of the user.
    pub(crate) fn relocate(&self, report: &mut Report) {
        report.relocate(&|span| self.span(span), &|edit| self.edit(edit));
    }

    /// Returns the line, from 0, of line `line` of a compiled text.
    pub(crate) fn line(&self, text: FileId, line: u32) -> u32 {
        match self.origins.get(text.0 as usize) {
            Some(Origin::Document(document)) => {
                let starts = memchr::memchr_iter(b'\n', document.text().as_bytes()).map(|feed| feed + 1);
                let start = std::iter::once(0).chain(starts).nth(line as usize);
                let start = start.unwrap_or(document.text().len());
                self.sources.position(document.to_outer(start..start)).line
            }
            _ => line,
        }
    }

    fn span(&self, span: Span) -> Span {
        match self.origins.get(span.file.0 as usize) {
            Some(Origin::File(file)) => Span { file: *file, ..span },
            Some(Origin::Document(document)) => document.to_outer(span.start as usize..span.end as usize),
            None => span,
        }
    }

    fn edit(&self, edit: &Edit) -> Option<Edit> {
        let (span, replacement) = match self.origins.get(edit.span.file.0 as usize)? {
            Origin::File(_) => (self.span(edit.span), edit.replacement.clone()),
            Origin::Document(document) => {
                let range = edit.span.start as usize..edit.span.end as usize;
                document.outer_edit(range, &edit.replacement)?
            }
        };
        Some(Edit { span, replacement })
    }
}
