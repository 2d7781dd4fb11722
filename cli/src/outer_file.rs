//! YAML files whose values hold rules: Helm values, config maps.
//!
//! In: the text of such a file. Out: its rules at their places, or what keeps them from being dealt
//! with, and the file with its rules changed. Not here: reading and writing files.

use compiler::embedded::{self, Embedded, NotReplaceable};
use compiler::source::{FileId, SourceFile, Sources, Span};

/// An outer file, at least one of whose literal blocks holds rules.
#[derive(Debug)]
pub(crate) struct OuterFile {
    sources: Sources,
    found: Embedded,
}

/// Why the rules of an outer file cannot be dealt with; places count from 1.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OuterError {
    #[error("{place}: not YAML: {what}")]
    Yaml { place: String, what: String },
    #[error("{place}: rules in a {style} value lose their lines: write them as a literal block (`key: |`)")]
    Style { place: String, style: &'static str },
    #[error("{0}: no literal block (`key: |`) holds rules")]
    NoRules(String),
    #[error("{place}: {why}")]
    Replace { place: String, why: NotReplaceable },
}

impl OuterFile {
    /// The file called `name` with this text.
    ///
    /// # Errors
    /// If it is not YAML, holds no rules, or holds rules in a value that is no literal block.
    pub(crate) fn new(name: String, text: String) -> Result<Self, OuterError> {
        let mut sources = Sources::default();
        let file = sources.add(name, text);
        let found = embedded::find(file, sources.file(file).text());
        let outer = Self { sources, found };
        if let Some(error) = outer.found.errors.first() {
            return Err(OuterError::Yaml {
                place: outer.place(error.span),
                what: error.kind.to_string(),
            });
        }
        if let Some(other) = outer.found.others.first() {
            return Err(OuterError::Style {
                place: outer.place(other.span),
                style: other.style_name(),
            });
        }
        if outer.found.blocks.is_empty() {
            return Err(OuterError::NoRules(outer.name().to_owned()));
        }
        Ok(outer)
    }

    fn file(&self) -> &SourceFile {
        self.sources.file(FileId(0))
    }

    /// Its path.
    pub(crate) fn name(&self) -> &str {
        self.file().path()
    }

    /// Its rule files, each at its place among blanks.
    pub(crate) fn alone(&self) -> impl Iterator<Item = String> {
        let text = self.file().text();
        self.found.blocks.iter().map(move |block| block.alone(text))
    }

    /// Its rule files by themselves, each with the place where it begins.
    pub(crate) fn dedented(&self) -> impl Iterator<Item = (String, Origin)> {
        let text = self.file().text();
        self.found.blocks.iter().map(move |block| {
            let line = self.file().position(block.range.start as u32).line;
            let origin = Origin {
                line,
                column: block.indent as u32,
            };
            (block.dedented(text), origin)
        })
    }

    /// The text of the outer file with each rule file replaced; `rules` are by themselves.
    pub(crate) fn with_dedented(&self, rules: &[String]) -> Result<String, OuterError> {
        let blocks = self.found.blocks.iter().zip(rules);
        let contents: Vec<String> = blocks.map(|(block, rules)| block.indented(rules)).collect();
        self.with(&contents)
    }

    /// The same; `rules` are at their place among blanks, as many on both sides as before.
    pub(crate) fn with_alone<'r>(&self, rules: impl Iterator<Item = &'r str>) -> Result<String, OuterError> {
        let length = self.file().text().len();
        let blocks = self.found.blocks.iter().zip(rules);
        let content = |text: &str, range: &std::ops::Range<usize>| {
            text[range.start..text.len() - (length - range.end)].to_owned()
        };
        let contents: Vec<String> = blocks.map(|(block, text)| content(text, &block.range)).collect();
        self.with(&contents)
    }

    fn with(&self, contents: &[String]) -> Result<String, OuterError> {
        let blocks = &self.found.blocks;
        embedded::replaced(self.file().text(), blocks, contents).map_err(|why| {
            let start = blocks[why.block].range.start as u32;
            OuterError::Replace {
                place: self.place(Span::new(FileId(0), start, start)),
                why,
            }
        })
    }

    fn place(&self, span: Span) -> String {
        let position = self.sources.position(span);
        format!("{}:{}:{}", self.name(), position.line + 1, position.column + 1)
    }
}

/// Where the first line of a rule file stands in its outer file; both from 0.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Origin {
    pub(crate) line: u32,
    pub(crate) column: u32,
}
