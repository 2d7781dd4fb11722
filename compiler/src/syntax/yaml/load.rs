//! All documents of a file, also around broken pieces.

use std::ops::Range;
use std::sync::Arc;

use super::composer::{Anchors, Composed, compose};
use super::error::{YamlCause, YamlError};
use super::{Node, NodeKind};
use crate::source::{FileId, Span};

/// The documents of a file.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Roots of the documents. A document with errors is in several pieces, each a sequence.
    pub documents: Vec<Arc<Node>>,
    /// The errors, in file order. Falco reads nothing of a file that has an error.
    pub errors: Vec<YamlError>,
    /// The text after an empty document, where Falco stops reading.
    pub ignored: Option<Span>,
    /// How many bytes were scanned, those that were scanned again included. At most [`MAX_SCANS`] times the text.
    pub scanned: usize,
}

/// How often a byte of a file is scanned on average, at most: once, once more if it follows an unclosed bracket or
/// quote, and each time again if it precedes an error in its document.
pub const MAX_SCANS: usize = 4;

/// Reads all documents of `text`, the content of `file`.
///
/// After an error reading goes on at the next line that begins with `- `, so that one broken item
/// hides no other.
pub fn load(file: FileId, text: &str) -> Loaded {
    let mut loaded = Loaded::default();
    let mut anchors = Anchors::default();
    let mut start = 0;
    let mut reread = 0;
    loop {
        let Composed {
            roots,
            error,
            stopped_at,
            ended_in_key: _,
            scanned,
        } = compose(text, file, start..text.len(), &mut anchors);
        loaded.documents.extend(roots);
        loaded.scanned += scanned;
        if let Some(at) = stopped_at {
            loaded.ignored = Some(Span::new(file, at as u32, text.len() as u32));
        }
        let Some(error) = error else { return loaded };
        let noticed = error.span.start as usize;
        // What follows an unclosed bracket or quote was meant as items, so it is read again, as long as all of that
        // together is no longer than the file.
        let opened = match error.cause {
            Some(YamlCause::UnclosedBracket(span) | YamlCause::UnclosedQuote(span)) => span.start as usize,
            _ => noticed,
        };
        reread += noticed.saturating_sub(opened);
        let at = if reread <= text.len() { opened } else { noticed };
        loaded.errors.push(error);
        // The text before the broken item is read again by itself: the error discarded its document.
        let broken = last_item(text, at).max(start);
        let read_to = loaded
            .documents
            .last()
            .map_or(start, |node| node.span.end as usize)
            .max(start);
        if broken > read_to {
            let before = compose(text, file, read_to..broken, &mut anchors);
            loaded.documents.extend(before.roots);
            loaded.scanned += before.scanned;
        }
        match next_item(text, at.max(broken)) {
            Some(next) => start = next,
            None => return loaded,
        }
    }
}

/// The items of a piece of a file.
#[derive(Clone, Debug)]
pub struct Fragment {
    /// The elements of its sequence.
    pub elements: Vec<Arc<Node>>,
    /// Where the sequence ends, if it ends with this piece.
    pub end: u32,
}

/// Where the items of `text` begin, if it can be read item by item: there are some, the first of them at
/// the start of a line, and nothing but comments before it.
pub fn item_starts(text: &str) -> Option<Vec<usize>> {
    let line_starts = memchr::memmem::find_iter(text.as_bytes(), "\n-").map(|feed| feed + 1);
    let first = text.starts_with('-').then_some(0);
    let starts = first.into_iter().chain(line_starts);
    let starts: Vec<usize> = starts.filter(|start| is_item(&text[*start..])).collect();
    let before = &text[..*starts.first()?];
    let idle = |line: &str| {
        let line = line.trim_start_matches([' ', '\t']);
        line.is_empty() || line.starts_with('#')
    };
    before.split(['\n', '\r']).all(idle).then_some(starts)
}

/// Reads the items of `range`, which begins where an item does and ends where the next does or the
/// text. None unless reading all of the text would find the very same there.
///
/// The dash of the next item is read as well. If that is an element of the same sequence, all that the
/// range has opened, quotes and brackets too, is closed at its end; and a scanner that comes to a dash
/// at the start of a line, with nothing open but the sequence and no key to be found out about, is
/// where it was at the first.
pub fn load_fragment(file: FileId, text: &str, range: Range<usize>) -> Option<Fragment> {
    let is_last = range.end == text.len();
    let end = range.end + usize::from(!is_last);
    // An alias of an anchor elsewhere is an error here.
    let composed = compose(text, file, range.start..end, &mut Anchors::default());
    if composed.error.is_some() || composed.stopped_at.is_some() || composed.ended_in_key && !is_last {
        return None;
    }
    let [root] = composed.roots.as_slice() else {
        return None;
    };
    let NodeKind::Sequence(elements) = &root.kind else {
        return None;
    };
    let mut elements = elements.clone();
    if !is_last && !elements.pop()?.is_null() || elements.is_empty() {
        return None;
    }
    Some(Fragment {
        elements,
        end: root.span.end,
    })
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
