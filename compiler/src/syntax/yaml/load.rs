//! All documents of a file, also around broken pieces.

use std::sync::Arc;

use super::Node;
use super::composer::{Anchors, Composed, compose};
use super::error::YamlError;
use crate::source::{FileId, Span};

/// The documents of a file.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Roots of the documents. A document with errors is in several pieces, each a sequence.
    pub documents: Vec<Arc<Node>>,
    /// What is wrong, in file order. Falco reads nothing of a file that has an error.
    pub errors: Vec<YamlError>,
    /// What follows an empty document, which makes Falco stop reading.
    pub ignored: Option<Span>,
}

/// Reads all documents of `text`, the content of `file`.
///
/// After an error reading goes on at the next line that begins with `- `, so that one broken item
/// hides no other.
pub fn load(file: FileId, text: &str) -> Loaded {
    let mut loaded = Loaded::default();
    let mut anchors = Anchors::default();
    let mut start = 0;
    loop {
        let Composed {
            roots,
            error,
            stopped_at,
        } = compose(text, file, start..text.len(), &mut anchors);
        loaded.documents.extend(roots);
        if let Some(at) = stopped_at {
            loaded.ignored = Some(Span::new(file, at as u32, text.len() as u32));
        }
        let Some(error) = error else { return loaded };
        let at = error.span.start as usize;
        loaded.errors.push(error);
        // What precedes the broken item is read again by itself: the error took its document away.
        let broken = last_item(text, at).max(start);
        let read_to = loaded
            .documents
            .last()
            .map_or(start, |node| node.span.end as usize)
            .max(start);
        if broken > read_to {
            let before = compose(text, file, read_to..broken, &mut anchors);
            loaded.documents.extend(before.roots);
        }
        match next_item(text, at.max(broken)) {
            Some(next) => start = next,
            None => return loaded,
        }
    }
}

fn is_item(line: &str) -> bool {
    line.strip_prefix('-')
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}

/// Start of the last line at or before `at` that begins an item; 0 if there is none.
fn last_item(text: &str, at: usize) -> usize {
    let mut end = text.len().min(at + 1);
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let head = text.get(..end).unwrap_or_default();
    let mut line_end = head.len();
    loop {
        let line_start = head
            .get(..line_end)
            .and_then(|head| head.rfind('\n'))
            .map_or(0, |at| at + 1);
        if text.get(line_start..).is_some_and(is_item) || line_start == 0 {
            return line_start;
        }
        line_end = line_start - 1;
    }
}

/// Start of the first line after that of `at` that begins an item.
fn next_item(text: &str, at: usize) -> Option<usize> {
    let mut line = at;
    while let Some(rest) = text.as_bytes().get(line..) {
        line += memchr::memchr(b'\n', rest)? + 1;
        if text.get(line..).is_some_and(is_item) {
            return Some(line);
        }
    }
    None
}
