//! Parsing of `# lanner:` comments.
//!
//! In: the text of a file, and its trees, which distinguish a comment from the same text in a value.
//! Out: each comment that starts with `# lanner:`, with its directive.

use memchr::memmem;

use crate::source::{FileId, Sources, Span};
use crate::syntax::items::RuleFile;
use crate::syntax::yaml::{Node, NodeKind, Style};

const MARK: &str = "lanner:";

/// A `# lanner:` comment.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// From its `#` to the end of the directive.
    pub span: Span,
    /// Only white space, and possibly the dash of an element, precedes it on its line.
    pub alone: bool,
    /// What is removed with it: the white space before it, or the whole line.
    pub removable: Span,
    /// The directive.
    pub directive: Directive,
}

/// The directive of a comment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Directive {
    /// `allow(…)`: names with their spans.
    Allow(Vec<(String, Span)>),
    /// `allow-file(…)`
    AllowFile(Vec<(String, Span)>),
    /// Anything else, with the reason why it is invalid.
    Malformed(&'static str),
}

/// Returns the comments of `file`, in order.
pub(super) fn find(file: &RuleFile, sources: &Sources) -> Vec<Found> {
    let text = sources.file(file.file).text();
    let mut found = Vec::new();
    for mark in memmem::find_iter(text.as_bytes(), MARK) {
        let before = text[..mark].trim_end_matches([' ', '\t']);
        let Some(head) = before.strip_suffix('#') else {
            continue;
        };
        if !(head.is_empty() || head.ends_with([' ', '\t', '\n', '\r'])) {
            continue;
        }
        let hash = head.len();
        if file
            .documents
            .iter()
            .any(|document| in_scalar(document, hash as u32, text))
        {
            continue;
        }
        found.push(read(file.file, text, hash, mark + MARK.len()));
    }
    found
}

/// Returns whether the byte at `offset` belongs to a value. A comment can follow the `|` or `>` of a block.
fn in_scalar(node: &Node, offset: u32, text: &str) -> bool {
    let span = node.span;
    if offset < span.start || offset >= span.end {
        return false;
    }
    match &node.kind {
        NodeKind::Scalar(scalar) => {
            let block = matches!(scalar.style, Style::Literal | Style::Folded);
            let head = &text[span.start as usize..offset as usize];
            !block || head.contains(['\n', '\r'])
        }
        NodeKind::Sequence(elements) => elements.iter().any(|element| in_scalar(element, offset, text)),
        NodeKind::Mapping(entries) => entries
            .iter()
            .any(|(key, value)| in_scalar(key, offset, text) || in_scalar(value, offset, text)),
        NodeKind::Null | NodeKind::Alias { .. } => false,
    }
}

fn read(file: FileId, text: &str, hash: usize, at: usize) -> Found {
    let line_start = text[..hash].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let line_end = text[hash..]
        .find(['\n', '\r'])
        .map_or(text.len(), |end| hash + end);
    let before = &text[line_start..hash];
    let alone = before.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'-'));
    let whole_line = before.trim().is_empty();
    let (directive, end) = directive(file, text, at, line_end);
    let removable = if whole_line {
        let next = text[line_end..]
            .find('\n')
            .map_or(text.len(), |feed| line_end + feed + 1);
        (line_start, next)
    } else {
        (line_start + before.trim_end().len(), line_end)
    };
    Found {
        span: Span::new(file, hash as u32, end as u32),
        alone,
        removable: Span::new(file, removable.0 as u32, removable.1 as u32),
        directive,
    }
}

/// Parses the directive between `at` and the end of the line. Text after the parenthesis is ignored.
fn directive(file: FileId, text: &str, at: usize, line_end: usize) -> (Directive, usize) {
    let malformed = |why| {
        (
            Directive::Malformed(why),
            at + text[at..line_end].trim_end().len(),
        )
    };
    let rest = &text[at..line_end];
    let start = at + rest.len() - rest.trim_start().len();
    let Some(open) = text[start..line_end].find('(').map(|open| start + open) else {
        return malformed("expected `allow(…)` or `allow-file(…)`");
    };
    let make: fn(Vec<(String, Span)>) -> Directive = match text[start..open].trim_end() {
        "allow" => Directive::Allow,
        "allow-file" => Directive::AllowFile,
        _ => return malformed("expected `allow(…)` or `allow-file(…)`"),
    };
    let Some(close) = text[open..line_end].find(')').map(|close| open + close) else {
        return malformed("the closing parenthesis is missing");
    };
    let mut names = Vec::new();
    let mut from = open + 1;
    for part in text[open + 1..close].split(',') {
        let name = part.trim();
        if name.is_empty() {
            return malformed("a name is missing");
        }
        let name_start = from + part.len() - part.trim_start().len();
        let span = Span::new(file, name_start as u32, (name_start + name.len()) as u32);
        names.push((name.to_owned(), span));
        from += part.len() + 1;
    }
    (make(names), close + 1)
}
