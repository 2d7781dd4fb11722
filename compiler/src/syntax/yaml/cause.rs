//! Probable causes of YAML errors.
//!
//! In: the text, an error, and what was open where scanning stopped. Out: the [`YamlCause`], if there is a better
//! explanation than the reason that yaml-cpp gives. yaml-cpp notices an unclosed bracket or a wrong indentation only
//! where something later does not fit, often many lines below.
//! Not here: the error itself, which stays what Falco reports.

use super::error::{YamlCause, YamlError, YamlErrorKind};
use super::lines::EntryLine;
use super::scanner::Opened;
use crate::source::{FileId, Span};

/// How many lines above an error are searched for entries that it might belong to.
const MAX_LINES_ABOVE: usize = 200;

/// How many lines below an opening bracket are searched for its end.
const MAX_LINES_BELOW: usize = 2000;

/// Returns the probable cause of `error` in `text`, of which the bytes from `start` on were read.
pub(super) fn find(
    text: &str,
    file: FileId,
    error: &YamlError,
    opened: &Opened,
    start: usize,
) -> Option<YamlCause> {
    if matches!(error.kind, YamlErrorKind::TooDeep | YamlErrorKind::TooManyAliases) {
        return None;
    }
    let scene = Scene {
        text,
        file,
        at: (error.span.start as usize).min(text.len()),
        start,
    };
    scene
        .unclosed_quote(&error.kind, opened)
        .or_else(|| scene.unclosed_bracket(opened))
        .or_else(|| scene.tab(&error.kind, opened))
        .or_else(|| scene.no_space_after_colon(&error.kind))
        .or_else(|| scene.indentation(&error.kind))
        .or_else(|| scene.special_character(&error.kind))
        .or_else(|| scene.colon_in_value(&error.kind))
}

/// The text around an error.
struct Scene<'t> {
    text: &'t str,
    file: FileId,
    /// Where the error was noticed.
    at: usize,
    /// Where reading began.
    start: usize,
}

impl<'t> Scene<'t> {
    fn span(&self, start: usize, length: usize) -> Span {
        Span::new(self.file, start as u32, (start + length) as u32)
    }

    fn line_start(&self, at: usize) -> usize {
        let head = self.text.get(..at).unwrap_or_default();
        memchr::memrchr(b'\n', head.as_bytes()).map_or(0, |feed| feed + 1)
    }

    /// The line that begins at `start`, without its line break.
    fn line(&self, start: usize) -> &'t str {
        let rest = self.text.get(start..).unwrap_or_default();
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    }

    /// The starts of the lines above the error, the nearest first.
    fn lines_above(&self) -> impl Iterator<Item = usize> {
        let mut start = self.line_start(self.at);
        let first = self.start;
        std::iter::from_fn(move || {
            if start <= first || start == 0 {
                return None;
            }
            start = self.line_start(start - 1);
            Some(start)
        })
        .take(MAX_LINES_ABOVE)
    }

    /// A quote that the file does not close, or that closed on another line than the author meant.
    fn unclosed_quote(&self, kind: &YamlErrorKind, opened: &Opened) -> Option<YamlCause> {
        let (open, end) = opened.quote?;
        let cause = YamlCause::UnclosedQuote(self.span(open, 1));
        if matches!(kind, YamlErrorKind::EofInScalar | YamlErrorKind::DocumentInScalar) && end.is_none() {
            return Some(cause);
        }
        let end = end?;
        // What follows the closing quote does not fit, and the scalar contains lines of the file.
        let is_behind = end <= self.at && !self.text.get(end..self.at)?.contains('\n');
        let mut lines = self.text.get(open..end)?.split('\n').skip(1);
        let swallowed = |line: &str| EntryLine::parse(line).is_some_and(|entry| entry.is_known());
        (is_behind && lines.any(swallowed)).then_some(cause)
    }

    fn unclosed_bracket(&self, opened: &Opened) -> Option<YamlCause> {
        let open = opened.bracket?;
        let is_same_line = !self.text.get(open..self.at)?.contains('\n') && self.at < self.text.len();
        if is_same_line || self.is_closed_before_next_entry(open) {
            return None;
        }
        Some(YamlCause::UnclosedBracket(self.span(open, 1)))
    }

    /// Whether the bracket at `open` is closed before a line that must belong to something else.
    fn is_closed_before_next_entry(&self, open: usize) -> bool {
        let first = self.line_start(open);
        let key_column = EntryLine::parse(self.line(first)).map_or(0, |entry| entry.column);
        let mut depth = 0usize;
        for (index, line) in self.text.get(open..).unwrap_or_default().split('\n').enumerate() {
            if index > MAX_LINES_BELOW {
                return false;
            }
            let is_other = |entry: EntryLine<'_>| entry.has_dash || entry.column <= key_column;
            if index > 0 && (line.starts_with("- ") || EntryLine::parse(line).is_some_and(is_other)) {
                return false;
            }
            let mut quote = None;
            let mut before = b' ';
            for byte in line.bytes() {
                match (quote, byte) {
                    (Some(open), _) if byte == open => quote = None,
                    (Some(_), _) => {}
                    (None, b'"' | b'\'') => quote = Some(byte),
                    (None, b'#') if before == b' ' => break,
                    (None, b'[' | b'{') => depth += 1,
                    (None, b']' | b'}') => {
                        depth = depth.saturating_sub(1);
                        if depth == 0 {
                            return true;
                        }
                    }
                    _ => {}
                }
                before = byte;
            }
        }
        false
    }

    fn tab(&self, kind: &YamlErrorKind, opened: &Opened) -> Option<YamlCause> {
        if *kind == YamlErrorKind::TabInIndentation {
            return Some(YamlCause::Tab(self.span(self.at, 1)));
        }
        if opened.bracket.is_some() {
            return None;
        }
        let start = self.line_start(self.at);
        let line = self.line(start);
        let blanks = line.len() - line.trim_start_matches([' ', '\t', '-']).len();
        let tab = line.get(..blanks)?.find('\t')?;
        Some(YamlCause::Tab(self.span(start + tab, 1)))
    }

    /// `key:value`, in the line of the error or the one above, which makes the two one scalar.
    fn no_space_after_colon(&self, kind: &YamlErrorKind) -> Option<YamlCause> {
        if !is_about_structure(kind) {
            return None;
        }
        let here = self.line_start(self.at);
        std::iter::once(here)
            .chain(self.lines_above().take(1))
            .find_map(|start| {
                let entry = EntryLine::parse(self.line(start))?;
                let length = entry.key.len() + 1;
                (entry.is_known() && !entry.is_complete)
                    .then(|| YamlCause::NoSpaceAfterColon(self.span(start + entry.column, length)))
            })
    }

    fn indentation(&self, kind: &YamlErrorKind) -> Option<YamlCause> {
        if !is_about_structure(kind) {
            return None;
        }
        let start = self.line_start(self.at);
        let line = self.line(start);
        let indent = line.len() - line.trim_start_matches(' ').len();
        let found = match EntryLine::parse(line) {
            Some(entry) if entry.has_dash => entry.indent,
            Some(entry) => entry.column,
            None => return None,
        };
        // `: ` in a value is no question of indentation.
        let key_end = start + line.find(':').unwrap_or(line.len());
        if *kind == YamlErrorKind::IllegalMapValue && self.at > key_end || found != indent {
            return None;
        }
        let has_dash = line[indent..].starts_with("- ");
        let mut nearest: Option<(usize, usize, Span)> = None;
        for above in self.lines_above() {
            let Some(entry) = EntryLine::parse(self.line(above)).filter(EntryLine::is_known) else {
                continue;
            };
            let column = if has_dash && entry.has_dash {
                entry.indent
            } else {
                entry.column
            };
            if column == found && has_dash == entry.has_dash {
                // There is such a level, so the mistake is another one.
                return None;
            }
            let distance = column.abs_diff(found);
            if (!has_dash || entry.has_dash) && nearest.is_none_or(|(least, ..)| distance < least) {
                let key = self.span(above + entry.column, entry.key.len());
                nearest = Some((distance, column, key));
            }
            if entry.has_dash && entry.indent == 0 {
                break;
            }
        }
        let (_, expected, sibling) = nearest?;
        (expected != found).then_some(YamlCause::Indentation {
            found,
            expected,
            sibling,
        })
    }

    fn special_character(&self, kind: &YamlErrorKind) -> Option<YamlCause> {
        use YamlErrorKind as Kind;
        let character = match kind {
            Kind::UnknownToken => self.text.get(self.at..)?.chars().next()?,
            Kind::AliasNotFound | Kind::CharInAlias | Kind::UndefinedAlias(_) => '*',
            Kind::AnchorNotFound | Kind::CharInAnchor => '&',
            Kind::EndOfVerbatimTag | Kind::TagWithoutSuffix | Kind::CharInTagHandle => '!',
            _ => return None,
        };
        Some(YamlCause::SpecialCharacter(character))
    }

    fn colon_in_value(&self, kind: &YamlErrorKind) -> Option<YamlCause> {
        let start = self.line_start(self.at);
        let entry = EntryLine::parse(self.line(start))?;
        let behind_key = start + entry.column + entry.key.len() + 1 < self.at;
        (*kind == YamlErrorKind::IllegalMapValue && behind_key).then_some(YamlCause::ColonInValue)
    }
}

/// Whether a wrong indentation can have this effect.
const fn is_about_structure(kind: &YamlErrorKind) -> bool {
    matches!(
        kind,
        YamlErrorKind::IllegalMapValue
            | YamlErrorKind::IllegalBlockEntry
            | YamlErrorKind::IllegalMapKey
            | YamlErrorKind::EndOfMap
            | YamlErrorKind::EndOfSequence
    )
}
