//! Literal and folded scalars.

use std::borrow::Cow;

use super::super::error::{YamlError, YamlErrorKind};
use super::{Builder, Cursor};
use crate::source::MappedText;

/// How the line breaks at the end are treated.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Chomp {
    Strip,
    Clip,
    Keep,
}

/// A scalar that begins with `|` or `>` at the cursor; `outer` is the indentation around it, if
/// there is a block around it. Yields the end of its last line as well.
pub(in super::super) fn block(
    cursor: &mut Cursor<'_>,
    outer: Option<usize>,
) -> Result<(MappedText, usize), YamlError> {
    let folded = cursor.peek() == Some(b'>');
    cursor.advance(1);
    let (chomp, digit) = header(cursor)?;
    let mut lines = Lines {
        builder: Builder::new(),
        folded,
        indent: digit.unwrap_or(1) + outer.unwrap_or(0),
        detect: digit.is_none(),
        found: false,
        empty: false,
        more_indented: false,
        held: 0,
        held_more_indented: false,
        begun: false,
        end: cursor.at(),
    };
    while !cursor.at_end() {
        let start = cursor.at();
        cursor.skip_line();
        if cursor.at() > start {
            lines.found = true;
            lines.begun = true;
            lines.builder.exact(cursor, start);
            lines.end = cursor.at();
        }
        if cursor.at_end() || lines.next_line(cursor)? {
            break;
        }
    }
    let Lines { mut builder, end, .. } = lines;
    match chomp {
        Chomp::Keep => builder.settle(cursor),
        Chomp::Clip if !builder.value.as_str().is_empty() => builder.settle_breaks(cursor, 1),
        _ => {}
    }
    Ok((builder.finish(), end))
}

/// Parses the rest of the line after `|` or `>`.
fn header(cursor: &mut Cursor<'_>) -> Result<(Chomp, Option<usize>), YamlError> {
    let mut chomp = None;
    let mut digit = None;
    for _ in 0..2 {
        match cursor.peek() {
            Some(b'+') if chomp.is_none() => chomp = Some(Chomp::Keep),
            Some(b'-') if chomp.is_none() => chomp = Some(Chomp::Strip),
            Some(byte @ b'0'..=b'9') if digit.is_none() => digit = Some(usize::from(byte - b'0')),
            _ => break,
        }
        cursor.advance(1);
        if digit == Some(0) {
            return Err(cursor.error(YamlErrorKind::ZeroIndent));
        }
    }
    cursor.skip_blanks();
    if cursor.peek() == Some(b'#') {
        cursor.skip_line();
    }
    if !cursor.at_end() && cursor.line_break().is_none() {
        return Err(cursor.error(YamlErrorKind::CharInBlock));
    }
    Ok((chomp.unwrap_or(Chomp::Clip), digit))
}

/// State between the lines of a block scalar.
struct Lines {
    builder: Builder,
    folded: bool,
    /// Least indentation of its lines.
    indent: usize,
    /// The indentation is that of the first line.
    detect: bool,
    /// A line with text was seen.
    found: bool,
    /// The last line was empty.
    empty: bool,
    /// The last line begins with a blank.
    more_indented: bool,
    /// Line breaks of empty lines held back while folding.
    held: usize,
    /// The line before those begins with a blank.
    held_more_indented: bool,
    /// The line break after the header is passed.
    begun: bool,
    /// End of the last line with text.
    end: usize,
}

impl Lines {
    /// Passes a line break and the indentation after it; returns true if the scalar ends there.
    fn next_line(&mut self, cursor: &mut Cursor<'_>) -> Result<bool, YamlError> {
        let start = cursor.at();
        let length = cursor.line_break().unwrap_or(0);
        cursor.advance(length);
        let detecting = self.detect && !self.found;
        while cursor.peek() == Some(b' ') && (cursor.column() < self.indent || detecting) {
            cursor.advance(1);
        }
        if detecting {
            self.indent = self.indent.max(cursor.column());
        }
        if cursor.peek() == Some(b'\t') && cursor.column() < self.indent {
            return Err(cursor.error(YamlErrorKind::TabInIndentation));
        }
        let empty = cursor.line_break().is_some();
        let more_indented = cursor.at_blank();
        let dedented = cursor.column() < self.indent;
        if self.folded && self.held == 0 && empty {
            self.held_more_indented = self.more_indented;
        }
        if self.begun {
            let text = if self.folded {
                self.folded_break(empty, more_indented, dedented)
            } else {
                Cow::Borrowed("\n")
            };
            self.builder.fold(text, start, cursor.at());
        }
        self.empty = empty;
        self.more_indented = more_indented;
        self.begun = true;
        Ok(!empty && dedented)
    }

    /// Returns the value of a line break in a folded scalar.
    fn folded_break(&mut self, empty: bool, more_indented: bool, dedented: bool) -> Cow<'static, str> {
        let joins = !self.empty && !empty && !self.more_indented && !more_indented && !dedented;
        if joins && self.held == 0 {
            return Cow::Borrowed(" ");
        }
        let mut text = String::new();
        if joins {
            text.push(' ');
        } else if empty {
            self.held += 1;
        } else {
            text.push('\n');
        }
        if !empty && self.held > 0 {
            text.extend(std::iter::repeat_n('\n', self.held - 1));
            if self.held_more_indented || more_indented || !self.found {
                text.push('\n');
            }
            self.held = 0;
        }
        text.into()
    }
}
