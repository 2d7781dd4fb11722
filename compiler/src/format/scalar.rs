//! Scalars: on the line of their key, or as a block below it.
//!
//! In: a scalar's tree and bytes, and its new position. Out: its lines. Values stay as they are,
//! to the last blank; a condition alone may get other blanks between its lexemes.

use super::condition::{CannotFormat, Condition};
use super::plain::{needs_no_quotes, quoted, stays_plain};
use super::{Printer, Unformatted, UnformattedReason, Unsupported};
use crate::source::FileId;
use crate::syntax::yaml::{self, EntryLine, Node, NodeKind, Scalar, Style};

/// A value beside or below its key.
#[derive(Debug, Default)]
pub(super) struct Rendered {
    /// The text on the line of the key.
    pub first: String,
    /// The lines below, with their indentation.
    pub rest: Vec<String>,
    /// The lines below are text, so that a comment fits on the first line only.
    pub is_block: bool,
}

impl Rendered {
    fn line(first: impl Into<String>) -> Self {
        Self {
            first: first.into(),
            ..Self::default()
        }
    }

    fn block(header: &str, lines: impl IntoIterator<Item = String>, indent: usize) -> Self {
        let indented = |line: String| match line.as_str() {
            "" => line,
            text => format!("{:indent$}{text}", ""),
        };
        Self {
            first: header.to_owned(),
            rest: lines.into_iter().map(indented).collect(),
            is_block: true,
        }
    }
}

/// Columns that a block is indented by, relative to its key.
const STEP: usize = 2;

impl<'t> Printer<'t> {
    /// Formats a scalar, alias or null whose key is at `column`; the value begins at `from`.
    pub(super) fn scalar(
        &mut self,
        node: &Node,
        column: usize,
        from: usize,
        is_condition: bool,
    ) -> Result<Rendered, Unsupported> {
        let source = self.source(node);
        let has_properties = node.anchor.is_some() || node.tag.is_some();
        let NodeKind::Scalar(scalar) = &node.kind else {
            return one_line(source);
        };
        if has_properties {
            return one_line(source);
        }
        let is_quoted = matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted);
        if is_quoted {
            check_lines(source)?;
        }
        let keeps_quotes = self.options.layout_only && is_quoted;
        if is_condition
            && !keeps_quotes
            && let Some(rendered) = self.condition(node, scalar, column, from)
        {
            return Ok(rendered);
        }
        let value = scalar.value.as_str();
        let can_be_plain = !keeps_quotes && needs_no_quotes(value, false);
        match scalar.style {
            Style::Literal | Style::Folded => Ok(kept_block(scalar, source, column)
                .filter(|rendered| reads_as(rendered, column, value))
                .unwrap_or_else(|| Rendered::line(quoted(value)))),
            Style::Plain if !source.contains('\n') => Ok(Rendered::line(source)),
            Style::Plain => Ok(self.joined(value, column, from, stays_plain(value, false))),
            Style::SingleQuoted | Style::DoubleQuoted if source.contains('\n') => {
                Ok(self.joined(value, column, from, can_be_plain))
            }
            Style::SingleQuoted | Style::DoubleQuoted if can_be_plain => Ok(Rendered::line(value)),
            Style::SingleQuoted | Style::DoubleQuoted => closed(source),
        }
    }

    /// A scalar in brackets: on one line, whatever it was.
    pub(super) fn scalar_in_brackets(&self, node: &Node) -> Result<String, Unsupported> {
        let source = self.source(node);
        let NodeKind::Scalar(scalar) = &node.kind else {
            return one_line(source).map(|rendered| rendered.first);
        };
        if node.anchor.is_some() || node.tag.is_some() {
            return one_line(source).map(|rendered| rendered.first);
        }
        let value = scalar.value.as_str();
        let one_line = !source.contains('\n');
        let is_quoted = matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted);
        if is_quoted {
            check_lines(source)?;
        }
        Ok(match scalar.style {
            Style::SingleQuoted | Style::DoubleQuoted if one_line && self.options.layout_only => {
                closed(source)?.first
            }
            Style::Plain if one_line => source.to_owned(),
            Style::Plain if stays_plain(value, true) => value.to_owned(),
            _ if needs_no_quotes(value, true) => value.to_owned(),
            Style::SingleQuoted | Style::DoubleQuoted if one_line => closed(source)?.first,
            _ => quoted(value),
        })
    }

    /// Where a node ends.
    pub(super) fn end(&self, node: &Node) -> usize {
        end(node, self.text)
    }

    /// The bytes of a node with its anchor and tag.
    pub(super) fn source(&self, node: &Node) -> &'t str {
        self.text.get(begin(node)..self.end(node)).unwrap_or_default()
    }

    /// Formats a condition; returns `None` if it must stay as it is.
    fn condition(&mut self, node: &Node, scalar: &Scalar, column: usize, from: usize) -> Option<Rendered> {
        let value = scalar.value.as_str();
        let condition = match Condition::read(value, &self.lists) {
            Ok(condition) => condition,
            Err(unfit) => {
                self.unformatted.push(Unformatted {
                    span: node.span,
                    reason: match unfit {
                        CannotFormat::Syntax => UnformattedReason::ConditionSyntax,
                        CannotFormat::Blanks => UnformattedReason::ConditionBlanks,
                    },
                });
                return None;
            }
        };
        let line = condition.line();
        let plain = needs_no_quotes(&line, false);
        if plain && from + line.chars().count() <= self.options.width {
            return Some(Rendered::line(line));
        }
        if !plain && !line.contains(' ') && !matches!(scalar.style, Style::Literal | Style::Folded) {
            // A single word such as a macro called `yes`: the author's way is as good as any.
            return None;
        }
        let indent = column + STEP;
        let lines = if indent + line.chars().count() <= self.options.width {
            vec![line]
        } else {
            condition.lines(self.options.width.saturating_sub(indent))
        };
        // A line feed after a macro called `not` would make it an operator.
        let header = if lines.last().is_some_and(|line| line.ends_with("not")) {
            ">-"
        } else {
            ">"
        };
        Some(Rendered::block(header, lines, indent))
    }

    /// A text that was written on several lines without being a block.
    fn joined(&self, value: &str, column: usize, from: usize, can_be_plain: bool) -> Rendered {
        if can_be_plain && from + value.chars().count() <= self.options.width {
            return Rendered::line(value);
        }
        let indent = column + STEP;
        let folded = filled(value, self.options.width.saturating_sub(indent))
            .map(|lines| Rendered::block(">-", lines, indent))
            .filter(|rendered| reads_as(rendered, column, value));
        folded.unwrap_or_else(|| Rendered::line(quoted(value)))
    }
}

/// Where a node begins, its anchor and tag included.
pub(super) fn begin(node: &Node) -> usize {
    let written = node.span.start < node.span.end || node.anchor.is_some() || node.tag.is_some();
    if written {
        node.start as usize
    } else {
        node.span.start as usize
    }
}

/// Where a node ends.
pub(super) fn end(node: &Node, text: &str) -> usize {
    let last = match &node.kind {
        NodeKind::Sequence(elements) => elements.last(),
        NodeKind::Mapping(entries) => entries.last().map(|(_, value)| value),
        _ => None,
    };
    let in_brackets = || matches!(text.as_bytes().get(node.span.start as usize), Some(b'[' | b'{'));
    match last {
        // The span of a collection without brackets reaches to the next token.
        Some(last) if !in_brackets() => end(last, text),
        _ => (node.span.end as usize).max(begin(node)),
    }
}

fn one_line(source: &str) -> Result<Rendered, Unsupported> {
    if source.contains('\n') {
        return Err(Unsupported);
    }
    Ok(Rendered::line(source))
}

/// Refuses a quoted string over several lines if a further line looks like an entry or a comment.
///
/// Such a string usually lacks its closing quote and ends at the next one. Folding it would hide what happened.
fn check_lines(source: &str) -> Result<(), Unsupported> {
    let is_suspicious = |line: &str| {
        line.trim_start_matches([' ', '\t']).starts_with('#')
            || EntryLine::parse(line).is_some_and(|entry| entry.is_known())
    };
    if source.split('\n').skip(1).any(is_suspicious) {
        return Err(Unsupported);
    }
    Ok(())
}

/// A quoted string on one line; the end of the file may have closed it.
fn closed(source: &str) -> Result<Rendered, Unsupported> {
    let quote = source.chars().next().ok_or(Unsupported)?;
    if source.len() < 2 || !source.ends_with(quote) {
        return Err(Unsupported);
    }
    Ok(Rendered::line(source))
}

/// A block scalar with its own lines, indented anew.
fn kept_block(scalar: &Scalar, source: &str, column: usize) -> Option<Rendered> {
    let value = scalar.value.as_str();
    let (header, body) = source.split_once('\n')?;
    // A last line of blanks alone is part of the text, and looks like an empty line after it.
    let last = value.trim_end_matches('\n').rsplit('\n').next()?;
    if !last.is_empty() && last.trim().is_empty() {
        return None;
    }
    let lines: Vec<&str> = body.split('\n').collect();
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let first = lines
        .iter()
        .find(|line| !line.trim_start_matches(' ').is_empty())?;
    let digit = header
        .bytes()
        .take_while(|byte| *byte != b'#')
        .any(|byte| byte.is_ascii_digit());
    // With a digit the value itself contains the indentation of its first line.
    let own = if digit {
        let text = value.split('\n').find(|line| !line.is_empty())?;
        indent_of(text)
    } else {
        0
    };
    let indent = indent_of(first).checked_sub(own)?;
    let chomp = match value.bytes().rev().take_while(|byte| *byte == b'\n').count() {
        0 => "-",
        1 => "",
        _ => return None,
    };
    let style = if scalar.style == Style::Literal { '|' } else { '>' };
    let digit = if own > 0 { "2" } else { "" };
    let stripped: Vec<String> = lines
        .iter()
        .map(|line| {
            line.get(indent.min(indent_of(line))..)
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    Some(Rendered::block(
        &format!("{style}{digit}{chomp}"),
        stripped,
        column + STEP,
    ))
}

/// Breaks a text into lines of up to `width` characters that YAML joins again.
fn filled(text: &str, width: usize) -> Option<Vec<String>> {
    let clean = text.trim() == text && !text.chars().any(char::is_control);
    if !clean || text.is_empty() {
        return None;
    }
    let mut lines: Vec<String> = vec![String::new()];
    let mut length = 0;
    for word in text.split(' ') {
        let line = lines.last_mut()?;
        let letters = word.chars().count();
        // YAML replaces a line break by one blank and keeps all others.
        let can_break = !word.is_empty() && !line.is_empty() && !line.ends_with(' ');
        if can_break && length + 1 + letters > width {
            lines.push(word.to_owned());
            length = letters;
            continue;
        }
        if length > 0 || word.is_empty() {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += letters;
    }
    Some(lines)
}

/// Returns whether the lines, after a key at `column`, have the value `value`.
fn reads_as(rendered: &Rendered, column: usize, value: &str) -> bool {
    let indent = " ".repeat(column);
    let text = format!(
        "{indent}k: {}\n{}\n{indent}z:\n",
        rendered.first,
        rendered.rest.join("\n")
    );
    let loaded = yaml::load(FileId(0), &text);
    let read = loaded.documents.first().and_then(|root| root.get("k"));
    loaded.errors.is_empty()
        && read
            .and_then(|(_, node)| node.scalar())
            .is_some_and(|scalar| scalar.value.as_str() == value)
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn filling_keeps_every_blank() {
        for text in ["a b c d e f", "a  b   c", "aaaaaaaaaaaaaaaa b", "a", "a b  c d"] {
            let lines = filled(text, 5).expect("can be filled");
            assert_eq!(lines.join(" "), text);
            assert!(lines.iter().all(|line| line.trim() == line), "{lines:?}");
        }
        assert_eq!(
            filled("a b c d e f", 5),
            Some(vec!["a b c".to_owned(), "d e f".to_owned()])
        );
        assert_eq!(filled("a\nb", 5), None);
        assert_eq!(filled(" a", 5), None);
    }
}
