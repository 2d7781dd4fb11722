//! Lists and mappings in brackets.
//!
//! In: their tree. Out: one line if there is room and no comment within; else the brackets on lines
//! of their own and between them the elements. Elements that were on one line stay together, as many
//! on a line as there is room for.

use std::sync::Arc;

use super::comments::{Comment, is_blank};
use super::scalar::{Rendered, begin};
use super::{Printer, Unsupported};
use crate::syntax::yaml::{Node, NodeKind};

/// Columns that elements are indented by.
const STEP: usize = 2;

/// Columns of a collection on several lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    elements: usize,
    close: usize,
}

impl Shape {
    /// After a key at `column`. YAML requires the closing bracket to be indented too.
    pub(super) const fn behind_key(column: usize) -> Self {
        Self {
            elements: column + STEP,
            close: column + STEP,
        }
    }

    /// At the start of a line at `column`, or after a dash.
    pub(super) const fn within(column: usize) -> Self {
        Self {
            elements: column + STEP,
            close: column,
        }
    }
}

impl Printer<'_> {
    /// Formats a collection in brackets that begins at column `from`; `shape` has the columns if it is broken.
    pub(super) fn flow(&mut self, node: &Node, shape: Shape, from: usize) -> Result<Rendered, Unsupported> {
        if self.comments_in(begin(node)..self.end(node)).is_empty() {
            let line = self.flow_line(node)?;
            if from + line.chars().count() <= self.options.width {
                return Ok(Rendered {
                    first: line,
                    ..Rendered::default()
                });
            }
        }
        match &node.kind {
            NodeKind::Sequence(elements) if !elements.is_empty() => {
                self.broken_sequence(node, elements, shape)
            }
            NodeKind::Mapping(entries) if self.comments_in(begin(node)..self.end(node)).is_empty() => {
                self.broken_mapping(entries, shape)
            }
            _ => Err(Unsupported),
        }
    }

    /// All of a node on one line.
    fn flow_line(&self, node: &Node) -> Result<String, Unsupported> {
        let source = self.source(node);
        match &node.kind {
            NodeKind::Sequence(elements) => {
                check_brackets(node, source, '[')?;
                let parts: Result<Vec<String>, Unsupported> =
                    elements.iter().map(|element| self.flow_line(element)).collect();
                self.check_gaps(
                    node,
                    elements.iter().map(|element| (begin(element), self.end(element))),
                )?;
                Ok(format!("[{}]", parts?.join(", ")))
            }
            NodeKind::Mapping(entries) => {
                check_brackets(node, source, '{')?;
                self.check_gaps(
                    node,
                    entries.iter().map(|(key, value)| (begin(key), self.end(value))),
                )?;
                let parts: Result<Vec<String>, Unsupported> = entries
                    .iter()
                    .map(|(key, value)| self.flow_entry(key, value))
                    .collect();
                Ok(format!("{{{}}}", parts?.join(", ")))
            }
            _ if source.is_empty() => Err(Unsupported),
            _ => self.scalar_in_brackets(node),
        }
    }

    fn flow_entry(&self, key: &Node, value: &Node) -> Result<String, Unsupported> {
        self.gap(self.end(key)..begin(value), Some(b':'))?;
        Ok(format!("{}: {}", self.flow_line(key)?, self.flow_line(value)?))
    }

    fn broken_mapping(
        &mut self,
        entries: &[(Arc<Node>, Arc<Node>)],
        shape: Shape,
    ) -> Result<Rendered, Unsupported> {
        let indent = shape.elements;
        let mut rest = Vec::new();
        for (index, (key, value)) in entries.iter().enumerate() {
            let comma = if index + 1 < entries.len() { "," } else { "" };
            let key = self.flow_line(key)?;
            let from = indent + key.chars().count() + 2;
            let is_collection = matches!(value.kind, NodeKind::Sequence(_) | NodeKind::Mapping(_));
            let mut rendered = if is_collection {
                self.flow(value, Shape::within(indent), from)?
            } else {
                Rendered {
                    first: self.flow_line(value)?,
                    ..Rendered::default()
                }
            };
            let last = rendered.rest.last_mut().unwrap_or(&mut rendered.first);
            last.push_str(comma);
            rest.push(format!("{:indent$}{key}: {}", "", rendered.first));
            rest.extend(rendered.rest);
        }
        rest.push(format!("{:1$}}}", "", shape.close));
        Ok(Rendered {
            first: "{".to_owned(),
            rest,
            is_block: false,
        })
    }

    fn broken_sequence(
        &mut self,
        node: &Node,
        elements: &[Arc<Node>],
        shape: Shape,
    ) -> Result<Rendered, Unsupported> {
        let source = self.source(node);
        check_brackets(node, source, '[')?;
        self.check_gaps(
            node,
            elements.iter().map(|element| (begin(element), self.end(element))),
        )?;
        let indent = shape.elements;
        let mut rows = Rows::new(indent, self.options.width);
        let mut at = begin(node) + 1;
        for (index, element) in elements.iter().enumerate() {
            let gap = at..begin(element);
            let mut comments = self.comments_in(gap.clone());
            if let Some((behind, others)) = comments.split_first().filter(|(first, _)| !first.own_line) {
                rows.comment_behind(behind);
                comments = others;
            }
            let breaks = self.text.get(gap.clone()).is_some_and(|gap| gap.contains('\n'));
            if breaks {
                rows.end();
            }
            for comment in comments {
                rows.comment(comment);
            }
            let is_collection = matches!(element.kind, NodeKind::Sequence(_) | NodeKind::Mapping(_));
            let rendered = if is_collection {
                self.flow(element, Shape::within(indent), indent)?
            } else {
                Rendered {
                    first: self.flow_line(element)?,
                    ..Rendered::default()
                }
            };
            rows.element(rendered, index + 1 < elements.len());
            at = self.end(element);
        }
        let mut comments = self.comments_in(at..self.end(node) - 1);
        if let Some((behind, others)) = comments.split_first().filter(|(first, _)| !first.own_line) {
            rows.comment_behind(behind);
            comments = others;
        }
        rows.end();
        for comment in comments {
            rows.comment(comment);
        }
        let mut rest = rows.lines;
        rest.push(format!("{:1$}]", "", shape.close));
        Ok(Rendered {
            first: rows.opening,
            rest,
            is_block: false,
        })
    }

    /// Checks that there is nothing between the elements but commas and comments.
    fn check_gaps(
        &self,
        node: &Node,
        elements: impl Iterator<Item = (usize, usize)>,
    ) -> Result<(), Unsupported> {
        let mut at = begin(node) + 1;
        let mut first = true;
        for (begin, end) in elements {
            self.gap(at..begin, (!first).then_some(b','))?;
            at = end;
            first = false;
        }
        let close = self.end(node) - 1;
        if first {
            return self.gap(at..close, None).map(drop);
        }
        // A comma after the last element has no meaning.
        self.gap(at..close, None)
            .or_else(|_| self.gap(at..close, Some(b',')))
            .map(drop)
    }
}

fn check_brackets(node: &Node, source: &str, open: char) -> Result<(), Unsupported> {
    let close = if open == '[' { ']' } else { '}' };
    let bare = node.anchor.is_none() && node.tag.is_none();
    if bare && source.starts_with(open) && source.ends_with(close) {
        Ok(())
    } else {
        Err(Unsupported)
    }
}

/// Lines between brackets.
struct Rows {
    indent: usize,
    width: usize,
    /// The line of the opening bracket.
    opening: String,
    lines: Vec<String>,
    /// The line that is not full yet.
    row: String,
}

impl Rows {
    fn new(indent: usize, width: usize) -> Self {
        Self {
            indent,
            width,
            opening: "[".to_owned(),
            lines: Vec::new(),
            row: String::new(),
        }
    }

    fn element(&mut self, rendered: Rendered, more: bool) {
        let comma = if more { "," } else { "" };
        if rendered.rest.is_empty() {
            let text = format!("{}{comma}", rendered.first);
            let length = self.indent + self.row.chars().count() + 1 + text.chars().count();
            if !self.row.is_empty() && length > self.width {
                self.end();
            }
            if !self.row.is_empty() {
                self.row.push(' ');
            }
            self.row.push_str(&text);
            return;
        }
        self.end();
        self.row = rendered.first;
        self.end();
        self.lines.extend(rendered.rest);
        if let Some(last) = self.lines.last_mut() {
            last.push_str(comma);
        }
    }

    /// Ends the line.
    fn end(&mut self) {
        if !is_blank(&self.row) {
            let indent = self.indent;
            self.lines.push(format!("{:indent$}{}", "", self.row));
        }
        self.row.clear();
    }

    /// Appends a comment to the last line.
    fn comment_behind(&mut self, comment: &Comment<'_>) {
        self.end();
        let line = self.lines.last_mut().unwrap_or(&mut self.opening);
        line.push(' ');
        line.push_str(comment.text);
    }

    /// A comment on a line of its own.
    fn comment(&mut self, comment: &Comment<'_>) {
        self.end();
        if comment.after_blank && !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        let indent = self.indent;
        self.lines.push(format!("{:indent$}{}", "", comment.text));
    }
}
