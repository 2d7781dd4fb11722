//! Values of scalars, with the way back to their bytes.
//!
//! In: a cursor at the first byte of a scalar. Out: its value, and the cursor after it.

mod block;
mod flow;

use std::borrow::Cow;

use smallvec::SmallVec;

use super::cursor::{Cursor, ends_word, line_break};
use crate::source::MappedText;

pub(super) use block::block;
pub(super) use flow::{plain, quoted};

/// A value under construction.
struct Builder {
    value: MappedText,
    /// Line breaks and blanks that count only if something follows.
    pending: SmallVec<[(Cow<'static, str>, usize, usize); 2]>,
}

impl Builder {
    fn new() -> Self {
        Self {
            value: MappedText::default(),
            pending: SmallVec::new(),
        }
    }

    /// Appends the bytes `start..` up to the cursor as they are.
    fn exact(&mut self, cursor: &Cursor<'_>, start: usize) {
        self.exact_to(cursor, start, cursor.at());
    }

    /// Appends the bytes `start..end`, which the cursor has passed, as they are.
    fn exact_to(&mut self, cursor: &Cursor<'_>, start: usize, end: usize) {
        let text = cursor.since(start).get(..end - start).unwrap_or_default();
        if !text.is_empty() {
            self.settle(cursor);
            self.value.push_exact(text, cursor.span(start, end));
        }
    }

    /// Appends `text`, the value of the bytes `start..` up to the cursor.
    fn derived(&mut self, cursor: &Cursor<'_>, text: &str, start: usize) {
        self.settle(cursor);
        self.value.push_derived(text, cursor.span(start, cursor.at()));
    }

    /// Appends `text` for the line breaks and blanks `start..end`, if something follows.
    fn fold(&mut self, text: impl Into<Cow<'static, str>>, start: usize, end: usize) {
        let text = text.into();
        if !text.is_empty() {
            self.pending.push((text, start, end));
        }
    }

    /// Lets all that is pending count.
    fn settle(&mut self, cursor: &Cursor<'_>) {
        for (text, start, end) in std::mem::take(&mut self.pending) {
            self.value.push_derived(&text, cursor.span(start, end));
        }
    }

    /// Lets at most `count` line breaks at the end count, and no blank.
    fn settle_breaks(&mut self, cursor: &Cursor<'_>, mut count: usize) {
        for (text, start, end) in std::mem::take(&mut self.pending) {
            let breaks = text.len().min(count);
            if text.starts_with('\n') && breaks > 0 {
                count -= breaks;
                self.value.push_derived(&text[..breaks], cursor.span(start, end));
            }
        }
    }

    fn finish(self) -> MappedText {
        self.value
    }
}

/// A plain scalar ends here.
fn plain_ends(cursor: &Cursor<'_>, in_flow: bool) -> bool {
    ends_plain(cursor.rest(), in_flow)
}

/// A plain scalar ends at the start of `rest`.
fn ends_plain(rest: &[u8], in_flow: bool) -> bool {
    match rest.first() {
        Some(b':') => {
            let next = rest.get(1).copied();
            ends_word(next) || in_flow && matches!(next, Some(b',' | b']' | b'}'))
        }
        Some(b',' | b'?' | b'[' | b']' | b'{' | b'}') => in_flow,
        Some(b' ' | b'\t' | b'\n' | b'\r') => comment_follows(rest),
        _ => false,
    }
}

/// One blank or line break, then `#`.
fn comment_follows(rest: &[u8]) -> bool {
    let length = line_break(rest).unwrap_or(1);
    rest.get(length) == Some(&b'#') || rest.get(1) == Some(&b'#')
}
