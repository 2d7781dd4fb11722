//! The comments of a rule file.
//!
//! In: the text and the trees of its documents. Out: every comment, in file order.
//! The trees know no comments, but they know the bytes of every scalar: a `#` outside of them all
//! begins one.

use std::ops::Range;

use crate::syntax::yaml::{Node, NodeKind, Style};

/// A comment, from its `#` to the end of its line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Comment<'t> {
    /// Its text, without the blanks after it.
    pub text: &'t str,
    /// Offset of its `#`.
    pub start: usize,
    /// Offset of the end of its line.
    pub end: usize,
    /// Bytes before it on its line.
    pub column: usize,
    /// Nothing but blanks precedes it on its line.
    pub own_line: bool,
    /// It has a line of its own, and the line before is empty.
    pub after_blank: bool,
}

/// The comments of `text`, whose documents are given.
pub(super) fn collect<'t, 'n>(
    text: &'t str,
    documents: impl Iterator<Item = &'n Node>,
    end: usize,
) -> Vec<Comment<'t>> {
    let mut opaque = Vec::new();
    for document in documents {
        leaves(document, text, &mut opaque);
    }
    opaque.push(end..text.len());
    let mut comments = Vec::new();
    let mut at = 0;
    for leaf in opaque {
        between(text, at..leaf.start, &mut comments);
        at = at.max(leaf.end);
    }
    comments
}

/// The comments that begin in `range`.
pub(super) fn within<'c, 't>(comments: &'c [Comment<'t>], range: Range<usize>) -> &'c [Comment<'t>] {
    let first = comments.partition_point(|comment| comment.start < range.start);
    let end = comments.partition_point(|comment| comment.start < range.end);
    comments.get(first..end).unwrap_or_default()
}

/// The bytes that are no structure: those of scalars and aliases, but for the comment in the header
/// of a block scalar.
fn leaves(node: &Node, text: &str, found: &mut Vec<Range<usize>>) {
    let (start, end) = (node.span.start as usize, node.span.end as usize);
    match &node.kind {
        NodeKind::Sequence(elements) => {
            for element in elements {
                leaves(element, text, found);
            }
        }
        NodeKind::Mapping(entries) => {
            for (key, value) in entries {
                leaves(key, text, found);
                leaves(value, text, found);
            }
        }
        NodeKind::Scalar(scalar) if matches!(scalar.style, Style::Literal | Style::Folded) => {
            let header = text.get(start..end).unwrap_or_default();
            let header_end = start + line_len(header);
            found.push(start..start + 1);
            found.push(header_end..end.max(header_end));
        }
        NodeKind::Scalar(_) | NodeKind::Alias { .. } | NodeKind::Null => found.push(start..end),
    }
}

fn between<'t>(text: &'t str, range: Range<usize>, found: &mut Vec<Comment<'t>>) {
    let bytes = text.as_bytes();
    let mut at = range.start;
    while at < range.end {
        match bytes.get(at) {
            Some(b'#') => {
                let end = at + line_len(text.get(at..).unwrap_or_default());
                found.push(comment(text, at, end));
                at = end;
            }
            // Names of anchors and tags may contain a `#`.
            Some(b'&' | b'!') => {
                while at < range.end && !matches!(bytes.get(at), None | Some(b' ' | b'\t' | b'\r' | b'\n')) {
                    at += 1;
                }
            }
            Some(b'%') if at == 0 || bytes.get(at - 1) == Some(&b'\n') => {
                at += line_len(text.get(at..).unwrap_or_default());
            }
            _ => at += 1,
        }
    }
}

fn comment(text: &str, start: usize, end: usize) -> Comment<'_> {
    let line_start = line_start(text, start);
    let own_line = text.get(line_start..start).is_some_and(is_blank);
    let before = text.get(..line_start.saturating_sub(1)).unwrap_or_default();
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    Comment {
        text: text
            .get(start..end)
            .unwrap_or_default()
            .trim_end_matches([' ', '\t', '\r']),
        start,
        end,
        column: start - line_start,
        own_line,
        after_blank: own_line && line_start > 0 && is_blank(last_line),
    }
}

/// Start of the line that `at` is on.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at)
        .and_then(|head| head.rfind('\n'))
        .map_or(0, |newline| newline + 1)
}

/// Length of the line at the start of `text`, without its line feed.
pub(super) fn line_len(text: &str) -> usize {
    memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len())
}

/// Nothing but blanks.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
}
