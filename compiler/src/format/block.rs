//! Mappings and sequences by indentation.
//!
//! In: their tree, and their old and new columns. Out: their lines, comments included, and how
//! far in the text the comments reach that were taken along.
//! A comment on a line of its own belongs to the entry that follows; after the last entry, to the innermost
//! collection whose entries are not indented more than it is.

use std::sync::Arc;

use super::comments::{Comment, line_start};
use super::flow::Shape;
use super::order::Order;
use super::scalar::{Rendered, begin};
use super::{Printer, Unsupported};
use crate::syntax::yaml::{Node, NodeKind};

/// Columns that each level is indented by.
const STEP: usize = 2;

/// A collection in lines.
#[derive(Debug, Default)]
pub(super) struct Printed {
    /// Comments before the first entry that must precede the collection itself.
    pub before: Vec<String>,
    /// Its lines with their indentation.
    pub lines: Vec<String>,
    /// End of the text that they cover.
    pub end: usize,
}

/// The position of a collection in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct BlockPosition {
    /// Column at which its entries will begin.
    pub column: usize,
    /// Column of the entries around it; a line that is not indented more is not part of it.
    pub outer: usize,
    /// Where the next thing outside of it begins.
    pub limit: usize,
}

/// The position of a value that begins on the line of its key or dash.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// Column of the key or dash.
    column: usize,
    /// Column where the value begins.
    from: usize,
    /// How it is broken if it is in brackets.
    shape: Shape,
    is_condition: bool,
}

impl Slot {
    const fn behind_dash(column: usize) -> Self {
        Self {
            column,
            from: column + STEP,
            shape: Shape::within(column + STEP),
            is_condition: false,
        }
    }
}

/// An entry of a mapping in lines.
struct Entry<'n> {
    key: &'n Node,
    lines: Vec<String>,
}

impl<'t> Printer<'t> {
    /// A mapping; its first line has its indentation like the others.
    pub(super) fn mapping(
        &mut self,
        node: &Node,
        order: Order,
        place: BlockPosition,
    ) -> Result<Printed, Unsupported> {
        let NodeKind::Mapping(entries) = &node.kind else {
            return Err(Unsupported);
        };
        check_bare(node)?;
        let source_column = self.column_of(begin(node));
        let mut at = begin(node);
        let mut printed = Vec::with_capacity(entries.len());
        for (index, (key, value)) in entries.iter().enumerate() {
            let mut lines = comment_lines(self.gap(at..begin(key), None)?, place.column, index > 0);
            let limit = entries
                .get(index + 1)
                .map_or(place.limit, |(next, _)| begin(next));
            let inner = BlockPosition {
                column: place.column,
                outer: source_column,
                limit,
            };
            at = self.entry(key, value, order, inner, &mut lines)?;
            printed.push(Entry { key, lines });
        }
        if !self.options.layout_only && !has_aliases(node) {
            printed.sort_by_key(|entry| order.rank(entry.key));
        }
        let mut lines = Printed::default();
        for (index, mut entry) in printed.into_iter().enumerate() {
            if index == 0 {
                let is_comment =
                    |line: &&String| line.is_empty() || line.trim_start_matches(' ').starts_with('#');
                let leading = entry.lines.iter().take_while(is_comment).count();
                lines.before = entry
                    .lines
                    .drain(..leading)
                    .filter(|line| !line.is_empty())
                    .collect();
            }
            lines.lines.append(&mut entry.lines);
        }
        lines.end = self.dangling(at, source_column, place, &mut lines.lines);
        Ok(lines)
    }

    /// A sequence; its first line has its indentation like the others.
    pub(super) fn sequence(
        &mut self,
        node: &Node,
        order: Order,
        place: BlockPosition,
    ) -> Result<Printed, Unsupported> {
        let NodeKind::Sequence(elements) = &node.kind else {
            return Err(Unsupported);
        };
        check_bare(node)?;
        let source_column = self.column_of(begin(node));
        let mut at = begin(node);
        let mut lines = Printed::default();
        for (index, element) in elements.iter().enumerate() {
            let comments = self.gap(at..begin(element), Some(b'-'))?;
            let mut before = comment_lines(comments, place.column, index > 0);
            let limit = match elements.get(index + 1) {
                Some(next) => self.dash_before(begin(next))?,
                None => place.limit,
            };
            let inner = BlockPosition {
                column: place.column,
                outer: source_column,
                limit,
            };
            let mut printed = self.element(element, order, inner)?;
            at = printed.end;
            before.append(&mut printed.before);
            if index == 0 {
                lines.before = before;
            } else {
                lines.lines.append(&mut before);
            }
            lines.lines.append(&mut printed.lines);
        }
        lines.end = self.dangling(at, source_column, place, &mut lines.lines);
        Ok(lines)
    }

    /// An element with its dash.
    pub(super) fn element(
        &mut self,
        node: &Node,
        order: Order,
        place: BlockPosition,
    ) -> Result<Printed, Unsupported> {
        let column = place.column + STEP;
        if self.is_flow(node) || !is_collection(node) {
            let mut before = Vec::new();
            let (rendered, end) = self.inline(node, Slot::behind_dash(place.column), &[], &mut before)?;
            let line = format!("{:1$}- {2}", "", place.column, rendered.first);
            let mut lines = vec![line.trim_end_matches(' ').to_owned()];
            lines.extend(rendered.rest);
            return Ok(Printed { before, lines, end });
        }
        let inner = BlockPosition { column, ..place };
        let mut lines = match &node.kind {
            NodeKind::Mapping(_) => self.mapping(node, order, inner)?,
            _ => self.sequence(node, order, inner)?,
        };
        let first = lines.lines.first_mut().ok_or(Unsupported)?;
        first.replace_range(place.column..=place.column, "-");
        for line in &mut lines.before {
            *line = reindented(line, place.column);
        }
        Ok(lines)
    }

    /// Appends key and value to `lines`, and returns where they end.
    fn entry(
        &mut self,
        key: &Node,
        value: &Node,
        order: Order,
        place: BlockPosition,
        lines: &mut Vec<String>,
    ) -> Result<usize, Unsupported> {
        let column = place.column;
        let comments = self.gap(self.end(key)..begin(value), Some(b':'))?;
        let name = self.scalar_in_brackets(key)?;
        if name.is_empty() || is_collection(key) || !matches!(key.kind, NodeKind::Scalar(_)) {
            return Err(Unsupported);
        }
        let head = format!("{:column$}{name}:", "");
        if self.is_flow(value) || !is_collection(value) {
            let slot = Slot {
                column,
                from: head.chars().count() + 1,
                shape: Shape::behind_key(column),
                is_condition: order.is_condition(&name),
            };
            let (rendered, end) = self.inline(value, slot, comments, lines)?;
            lines.push(
                format!("{head} {}", rendered.first)
                    .trim_end_matches(' ')
                    .to_owned(),
            );
            lines.extend(rendered.rest);
            return Ok(end);
        }
        let (beside, above) = match comments.split_first() {
            Some((first, rest)) if !first.own_line => (Some(first), rest),
            _ => (None, comments),
        };
        lines.push(match beside {
            Some(comment) => format!("{head} {}", comment.text),
            None => head,
        });
        let inner = BlockPosition {
            column: column + STEP,
            ..place
        };
        lines.extend(comment_lines(above, inner.column, false));
        let inner_order = order.below(&name);
        let printed = match &value.kind {
            NodeKind::Mapping(_) => self.mapping(value, inner_order, inner)?,
            _ => self.sequence(value, inner_order, inner)?,
        };
        lines.extend(printed.before.iter().map(|line| reindented(line, inner.column)));
        lines.extend(printed.lines);
        Ok(printed.end)
    }

    /// A value that begins on the line of its key or dash. Comments that find no room beside it go
    /// to `above`. Returns where it ends, its comment included.
    fn inline(
        &mut self,
        node: &Node,
        slot: Slot,
        comments: &[Comment<'t>],
        above: &mut Vec<String>,
    ) -> Result<(Rendered, usize), Unsupported> {
        let is_flow = is_collection(node);
        let mut rendered = if is_flow {
            self.flow(node, slot.shape, slot.from)?
        } else {
            self.scalar(node, slot.column, slot.from, slot.is_condition)?
        };
        let value_end = self.end(node);
        let line_end = self.line_end(value_end);
        let header = if is_flow {
            &[]
        } else {
            self.comments_in(begin(node)..value_end)
        };
        let behind = self.comments_in(value_end..line_end);
        if behind.len() > 1 {
            return Err(Unsupported);
        }
        let mut all: Vec<&Comment<'t>> = comments.iter().chain(header).chain(behind).collect();
        let beside = all.pop_if(|last| !last.own_line);
        for comment in all {
            above.push(format!("{:1$}{2}", "", slot.column, comment.text));
        }
        if let Some(comment) = beside {
            let line = if rendered.is_block {
                &mut rendered.first
            } else {
                rendered.rest.last_mut().unwrap_or(&mut rendered.first)
            };
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(comment.text);
        }
        let end = behind.last().map_or(value_end, |comment| comment.end);
        Ok((rendered, end))
    }

    /// Appends the comments after the last entry that belong to it, and returns where they end.
    fn dangling(
        &self,
        at: usize,
        source_column: usize,
        place: BlockPosition,
        lines: &mut Vec<String>,
    ) -> usize {
        let least = source_column.max(place.outer + 1);
        let mut end = at;
        for comment in self.comments_in(at..place.limit) {
            if !comment.own_line || comment.column < least {
                break;
            }
            lines.extend(comment_lines(std::slice::from_ref(comment), place.column, true));
            end = comment.end;
        }
        end
    }

    /// Column of the byte at `at` in its line.
    pub(super) fn column_of(&self, at: usize) -> usize {
        at - line_start(self.text, at)
    }

    /// The dash of the element that begins at `begin`.
    fn dash_before(&self, begin: usize) -> Result<usize, Unsupported> {
        // A dash is followed by nothing but blanks and comments, and the comments are known.
        let mut at = begin;
        loop {
            let head = self.text.get(..at).ok_or(Unsupported)?;
            let head = head.trim_end_matches([' ', '\t', '\r', '\n']);
            match self.comment_ending_at(head.len()) {
                Some(comment) => at = comment.start,
                None if head.ends_with('-') => return Ok(head.len() - 1),
                None => return Err(Unsupported),
            }
        }
    }

    fn is_flow(&self, node: &Node) -> bool {
        is_collection(node) && self.source(node).starts_with(['[', '{'])
    }
}

/// Comments on lines of their own.
fn comment_lines(comments: &[Comment<'_>], column: usize, keep_blank: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, comment) in comments.iter().enumerate() {
        if comment.after_blank && (keep_blank || index > 0) {
            lines.push(String::new());
        }
        lines.push(format!("{:column$}{}", "", comment.text));
    }
    lines
}

fn check_bare(node: &Node) -> Result<(), Unsupported> {
    if node.anchor.is_none() && node.tag.is_none() {
        Ok(())
    } else {
        Err(Unsupported)
    }
}

fn is_collection(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Sequence(_) | NodeKind::Mapping(_))
}

/// Moving a key past another could part an alias from its anchor.
fn has_aliases(node: &Node) -> bool {
    let inner = |node: &Arc<Node>| has_aliases(node);
    node.anchor.is_some()
        || match &node.kind {
            NodeKind::Alias { .. } => true,
            NodeKind::Sequence(elements) => elements.iter().any(inner),
            NodeKind::Mapping(entries) => entries.iter().any(|(key, value)| inner(key) || inner(value)),
            NodeKind::Scalar(_) | NodeKind::Null => false,
        }
}

fn reindented(line: &str, column: usize) -> String {
    match line.trim_start_matches(' ') {
        "" => String::new(),
        text => format!("{:column$}{text}", ""),
    }
}
