//! The one layout of rule files.
//!
//! In: the decoded text of a file. Out: the same items, comments and values in the layout that
//! `docs/formatting.md` describes: keys in the order of the table, conditions on one line or broken
//! at `and` and `or`, lists on one line or in rows. What it yields is read again and compared before
//! it is given out, so that a mistake here can refuse a file but not damage one.
//! Not here: whether the rules are right, and files.

mod block;
mod comments;
mod condition;
mod file;
mod flow;
mod order;
mod plain;
mod scalar;
mod verify;

use std::ops::Range;

use rustc_hash::FxHashSet;
use thiserror::Error;

use crate::source::{FileId, Span};
use crate::syntax::yaml::{self, Loaded, YamlError};
use comments::Comment;

/// Letters that a line should have at most, unless configured otherwise.
pub const DEFAULT_WIDTH: usize = 100;

/// How to lay out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Options {
    /// Letters that a line should have at most. Words, texts and comments are not cut.
    pub width: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: DEFAULT_WIDTH }
    }
}

/// A file in its layout.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Formatted {
    /// Its text.
    pub text: String,
    /// What stayed as it was.
    pub unformatted: Vec<Unformatted>,
}

/// Something that is left as it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Unformatted {
    /// Its bytes in the text that was given.
    pub span: Span,
    /// Why.
    pub reason: UnformattedReason,
}

/// Why something is left as it is.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum UnformattedReason {
    /// It cannot be parsed by itself.
    #[error("the condition cannot be parsed by itself")]
    ConditionSyntax,
    /// Other blanks could change what it means.
    #[error("other blanks could change what the condition means")]
    ConditionBlanks,
    /// A document of the file is no sequence of items.
    #[error("a document is no sequence of items, so this is no rule file")]
    NoRules,
    /// It is written in a way that has no layout here (complex keys, tags, unclosed quotes, …).
    #[error("the item is written in a way that the formatter does not lay out")]
    Unusual,
}

/// Why a file cannot be laid out.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum FormatError {
    /// It is not YAML.
    #[error("not YAML: {}", .0.first().map_or(String::new(), ToString::to_string))]
    Yaml(Vec<YamlError>),
    /// It has line breaks of an old kind.
    #[error("a line ends in a carriage return without line feed")]
    CarriageReturn(Span),
    /// The result, which is given, would not mean the same; this is a mistake of the formatter.
    #[error("the formatter would change more than the layout; please report this file")]
    Changed(String),
}

/// Lays out `text`, the content of `file`. Line feeds stay what they are at the first line's end.
///
/// # Errors
/// If the file is not YAML. A broken condition or an item of a strange shape is no error: it stays as
/// it is.
pub fn format(file: FileId, text: &str, options: Options) -> Result<Formatted, FormatError> {
    let carriage_returns = text.contains('\r');
    if !carriage_returns {
        return format_lines(file, text, options);
    }
    let plain = text.replace("\r\n", "\n");
    if plain.contains('\r') {
        let alone = |at: &usize| text.as_bytes().get(at + 1) != Some(&b'\n');
        let at = memchr::memchr_iter(b'\r', text.as_bytes())
            .find(alone)
            .unwrap_or(0) as u32;
        return Err(FormatError::CarriageReturn(Span::new(file, at, at + 1)));
    }
    let original = Offsets::new(text);
    let mut formatted = format_lines(file, &plain, options).map_err(|error| match error {
        FormatError::Yaml(errors) => {
            FormatError::Yaml(errors.into_iter().map(|error| original.error(error)).collect())
        }
        other => other,
    })?;
    for left in &mut formatted.unformatted {
        left.span = original.span(left.span);
    }
    let first = text.find('\n').unwrap_or(0);
    if first > 0 && text.as_bytes().get(first - 1) == Some(&b'\r') {
        formatted.text = formatted.text.replace('\n', "\r\n");
    }
    Ok(formatted)
}

fn format_lines(file: FileId, text: &str, options: Options) -> Result<Formatted, FormatError> {
    let loaded = yaml::load(file, text);
    if !loaded.errors.is_empty() {
        return Err(FormatError::Yaml(loaded.errors));
    }
    if let Some(left) = not_rules(text, &loaded) {
        return Ok(Formatted {
            text: text.to_owned(),
            unformatted: vec![left],
        });
    }
    let comments = comments_of(text, &loaded);
    let mut printer = Printer {
        file,
        text,
        comments: &comments,
        width: options.width,
        lists: list_names(&loaded),
        unformatted: Vec::new(),
    };
    let formatted = file::print(&mut printer, &loaded);
    let formatted = Formatted {
        text: formatted,
        unformatted: printer.unformatted,
    };
    if formatted.text != text {
        let again = yaml::load(file, &formatted.text);
        let same = again.errors.is_empty()
            && again.ignored.is_some() == loaded.ignored.is_some()
            && verify::same_documents(&loaded, &again)
            && verify::same_comments(&comments, &comments_of(&formatted.text, &again));
        let unusual = |left: &Unformatted| left.reason == UnformattedReason::Unusual;
        if !same && formatted.unformatted.iter().any(unusual) {
            // What is strange at one place can change what other lines mean.
            return Ok(Formatted {
                text: text.to_owned(),
                ..formatted
            });
        }
        if !same {
            return Err(FormatError::Changed(formatted.text));
        }
    }
    Ok(formatted)
}

/// Why there are no rules to lay out, if Falco refuses the file for what its documents are.
fn not_rules(text: &str, loaded: &Loaded) -> Option<Unformatted> {
    if let Some(root) = loaded.documents.iter().find(|root| root.sequence().is_none()) {
        return Some(Unformatted {
            span: root.span,
            reason: UnformattedReason::NoRules,
        });
    }
    let ignored = loaded.ignored?;
    let line = comments::line_start(text, ignored.start as usize);
    let last = loaded.documents.last()?;
    (scalar::end(last, text) > line).then_some(Unformatted {
        span: ignored,
        reason: UnformattedReason::Unusual,
    })
}

fn comments_of<'t>(text: &'t str, loaded: &Loaded) -> Vec<Comment<'t>> {
    let end = loaded.ignored.map_or(text.len(), |span| span.start as usize);
    comments::collect(text, loaded.documents.iter().map(AsRef::as_ref), end)
}

fn list_names(loaded: &Loaded) -> FxHashSet<&str> {
    let items = loaded
        .documents
        .iter()
        .filter_map(|root| root.sequence())
        .flatten();
    items
        .filter_map(|item| Some(item.get("list")?.1.scalar()?.value.as_str()))
        .collect()
}

/// A tree has a shape that has no layout here; its item is left as it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Unsupported;

struct Printer<'t> {
    file: FileId,
    text: &'t str,
    comments: &'t [Comment<'t>],
    width: usize,
    lists: FxHashSet<&'t str>,
    unformatted: Vec<Unformatted>,
}

impl<'t> Printer<'t> {
    fn comments_in(&self, range: Range<usize>) -> &'t [Comment<'t>] {
        comments::within(self.comments, range)
    }

    fn comment_ending_at(&self, end: usize) -> Option<&'t Comment<'t>> {
        let next = self.comments.partition_point(|comment| comment.start < end);
        let comment = self.comments.get(next.checked_sub(1)?)?;
        (comment.start + comment.text.len() == end).then_some(comment)
    }

    fn line_end(&self, at: usize) -> usize {
        at + comments::line_len(self.text.get(at..).unwrap_or_default())
    }

    /// The comments of `range`, in which nothing else may stand but blanks and one `mark`.
    fn gap(&self, range: Range<usize>, mark: Option<u8>) -> Result<&'t [Comment<'t>], Unsupported> {
        let comments = self.comments_in(range.clone());
        let mut missing = mark;
        let mut at = range.start;
        let ends = comments.iter().map(|comment| (comment.start, comment.end));
        for (start, end) in ends.chain([(range.end, range.end)]) {
            for byte in self.text.get(at..start).ok_or(Unsupported)?.bytes() {
                match byte {
                    b' ' | b'\t' | b'\n' => {}
                    _ if missing == Some(byte) => missing = None,
                    _ => return Err(Unsupported),
                }
            }
            at = end;
        }
        if missing.is_none() {
            Ok(comments)
        } else {
            Err(Unsupported)
        }
    }
}

/// Offsets of a text from those of the same text without carriage returns.
struct Offsets {
    /// Where the line feeds are that lost one, counted without any.
    shortened: Vec<u32>,
}

impl Offsets {
    fn new(text: &str) -> Self {
        let shortened = memchr::memmem::find_iter(text.as_bytes(), b"\r\n")
            .enumerate()
            .map(|(index, at)| (at - index) as u32)
            .collect();
        Self { shortened }
    }

    fn offset(&self, at: u32) -> u32 {
        at + self.shortened.partition_point(|shortened| *shortened < at) as u32
    }

    fn span(&self, span: Span) -> Span {
        Span {
            start: self.offset(span.start),
            end: self.offset(span.end),
            ..span
        }
    }

    fn error(&self, error: YamlError) -> YamlError {
        YamlError {
            span: self.span(error.span),
            ..error
        }
    }
}
