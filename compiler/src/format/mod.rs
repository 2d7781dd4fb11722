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
mod rewrite;
mod scalar;
mod verify;

use std::ops::Range;

use rustc_hash::FxHashSet;
use thiserror::Error;

use crate::source::{FileId, Span};
use crate::syntax::yaml::{Loaded, YamlCause, YamlError};
use comments::Comment;
pub use rewrite::{Rewritable, Rewrite};

/// Letters that a line should have at most, unless configured otherwise.
pub const DEFAULT_WIDTH: usize = 100;

/// How to format.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Options {
    /// The number of characters that a line should have at most. Words, strings and comments are never cut.
    pub width: usize,
    /// Keep the order of keys and all quotes, and change only blanks and lines.
    pub layout_only: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: DEFAULT_WIDTH,
            layout_only: false,
        }
    }
}

/// A formatted file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Formatted {
    /// Its text.
    pub text: String,
    /// The parts that are not formatted.
    pub unformatted: Vec<Unformatted>,
}

/// A part that is not formatted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Unformatted {
    /// Its bytes in the text that was given.
    pub span: Span,
    /// Why.
    pub reason: UnformattedReason,
}

/// Why a part is not formatted.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum UnformattedReason {
    /// It cannot be parsed by itself.
    #[error("the condition cannot be parsed by itself")]
    ConditionSyntax,
    /// Other blanks could change its meaning.
    #[error("other blanks could change what the condition means")]
    ConditionBlanks,
    /// A document of the file is not a sequence of items.
    #[error("a document is not a sequence of items, so the file is not a rule file")]
    NoRules,
    /// It is written in a way that has no layout here (complex keys, tags, unclosed quotes, …).
    #[error("the item is written in a way that the formatter does not lay out")]
    Unusual,
}

/// Why a file cannot be formatted.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum FormatError {
    /// It is not YAML.
    #[error("invalid YAML: {}", .0.first().map_or(String::new(), describe))]
    Yaml(Vec<YamlError>),
    /// A quote is closed by the end of the file only; the span is the quote.
    #[error("unclosed quote")]
    UnclosedQuote(Span),
    /// It has line breaks of an old kind.
    #[error("a line ends in a carriage return without line feed")]
    CarriageReturn(Span),
    /// The result, which is given, would not mean the same; this is a mistake of the formatter.
    #[error("the formatter would change more than the layout; please report this file")]
    Changed(String),
}

/// Returns the probable cause of an error, or the error itself.
fn describe(error: &YamlError) -> String {
    error
        .cause
        .map_or_else(|| error.to_string(), |cause| cause.to_string())
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
        FormatError::UnclosedQuote(span) => FormatError::UnclosedQuote(original.span(span)),
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
    let before = Rewritable::parse(file, text)?;
    if let Some(unformatted) = not_rules(text, &before.loaded) {
        return Ok(Formatted {
            text: text.to_owned(),
            unformatted: vec![unformatted],
        });
    }
    let mut printer = Printer {
        file,
        text,
        comments: &before.comments,
        options,
        lists: list_names(&before.loaded),
        unformatted: Vec::new(),
    };
    let new_text = file::print(&mut printer, &before.loaded);
    let formatted = Formatted {
        text: new_text,
        unformatted: printer.unformatted,
    };
    if formatted.text != text {
        let rewrite = if options.layout_only {
            Rewrite::LayoutOnly
        } else {
            Rewrite::Format
        };
        let is_same = Rewritable::parse(file, &formatted.text)
            .is_ok_and(|after| before.verify(&after, rewrite).is_ok());
        let is_unusual = |unformatted: &Unformatted| unformatted.reason == UnformattedReason::Unusual;
        if !is_same && formatted.unformatted.iter().any(is_unusual) {
            // An unusual part can change the meaning of the lines around it once these are formatted.
            return Ok(Formatted {
                text: text.to_owned(),
                ..formatted
            });
        }
        if !is_same {
            return Err(FormatError::Changed(formatted.text));
        }
    }
    Ok(formatted)
}

/// Returns why there are no rules to format, if Falco refuses the file for the kind of its documents.
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
    options: Options,
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

    /// Returns the comments of `range`, which may contain nothing else but blanks and one `mark`.
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
        use YamlCause as Cause;
        let cause = error.cause.map(|cause| match cause {
            Cause::UnclosedBracket(span) => Cause::UnclosedBracket(self.span(span)),
            Cause::UnclosedQuote(span) => Cause::UnclosedQuote(self.span(span)),
            Cause::Tab(span) => Cause::Tab(self.span(span)),
            Cause::NoSpaceAfterColon(span) => Cause::NoSpaceAfterColon(self.span(span)),
            Cause::Indentation {
                found,
                expected,
                sibling,
            } => Cause::Indentation {
                found,
                expected,
                sibling: self.span(sibling),
            },
            Cause::SpecialCharacter(_) | Cause::ColonInValue => cause,
        });
        YamlError {
            span: self.span(error.span),
            cause,
            ..error
        }
    }
}
