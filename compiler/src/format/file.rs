//! Documents and their items.
//!
//! In: the trees of a file. Out: its text. Items are separated by one empty line; comments between
//! them belong to the item that follows. What stands between `# fmt: off` and `# fmt: on`, and an
//! item with the comment `# lanner: fmt(skip)`, stays as it is.

use std::sync::Arc;

use super::block::{BlockPosition, Printed};
use super::comments::{Comment, is_blank, line_start};
use super::order::Order;
use super::scalar::begin;
use super::{Printer, Unformatted, UnformattedReason, Unsupported};
use crate::source::Span;
use crate::syntax::yaml::{Loaded, Node, NodeKind, Style};

/// Deeper trees are left as they are.
pub(super) const MAX_DEPTH: usize = 32;

const OFF: &str = "# fmt: off";
const ON: &str = "# fmt: on";
const SKIP: &str = "# lanner: fmt(skip)";

/// Prints the documents.
pub(super) fn print(printer: &mut Printer<'_>, loaded: &Loaded) -> String {
    let end_of_rules = loaded.ignored.map_or(printer.text.len(), |span| {
        line_start(printer.text, span.start as usize)
    });
    let mut documents = DocumentPrinter {
        out: String::with_capacity(printer.text.len()),
        printer,
        end_of_rules,
        at: 0,
        last: Last::Nothing,
        joined_from: None,
        added_line_feed: false,
    };
    for document in &loaded.documents {
        documents.document(document);
    }
    while let Some(off) = documents.lines_to(end_of_rules, 0) {
        documents.region(off, &[]);
    }
    documents.rest();
    documents.out
}

/// The kind of text that was printed last.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Last<'t> {
    Nothing,
    Marker,
    Comment(&'t str),
    Item,
    Region,
}

struct DocumentPrinter<'p, 't> {
    printer: &'p mut Printer<'t>,
    out: String,
    /// The end of the text that Falco reads.
    end_of_rules: usize,
    /// How far the text is printed.
    at: usize,
    last: Last<'t>,
    /// The end of the last printed text, if the empty lines after it belong to it.
    joined_from: Option<usize>,
    /// The line feed printed last is not in the text that was copied.
    added_line_feed: bool,
}

impl<'t> DocumentPrinter<'_, 't> {
    fn document(&mut self, root: &Node) {
        let formatted = match &root.kind {
            NodeKind::Sequence(elements) if !elements.is_empty() && self.is_block(root) => self
                .dashes(root, elements)
                .map(|dashes| self.items(root, &dashes, elements)),
            _ => None,
        };
        if formatted.is_some() {
            return;
        }
        while let Some(off) = self.lines_to(begin(root), 0) {
            self.region(off, &[]);
        }
        if begin(root) >= self.at {
            self.printer.unformatted.push(Unformatted {
                span: root.span,
                reason: UnformattedReason::Unusual,
            });
            let start = line_start(self.printer.text, begin(root)).max(self.at);
            self.separate(start, false);
            self.verbatim(start, self.printer.line_end(self.printer.end(root)), Last::Item);
            self.keep_blank_lines(root);
        }
    }

    fn is_block(&self, root: &Node) -> bool {
        root.anchor.is_none() && root.tag.is_none() && self.printer.source(root).starts_with('-')
    }

    fn items(&mut self, root: &Node, dashes: &[usize], elements: &[Arc<Node>]) {
        let column = self.printer.column_of(begin(root));
        let document_limit = self.limit_behind(self.printer.end(root));
        for (index, (element, &dash)) in elements.iter().zip(dashes).enumerate() {
            // A comment before the document marker could become text of the document before.
            let comment_column = if index == 0 { 0 } else { column };
            while self.at <= dash
                && let Some(off) = self.lines_to(dash, comment_column)
            {
                self.region(off, elements);
            }
            if self.at > dash {
                // Within a region that is switched off.
                continue;
            }
            let limit = dashes.get(index + 1).copied().unwrap_or(document_limit);
            self.item(element, dash, (column, comment_column), limit);
        }
    }

    /// Returns the start of the first line after `at` that is neither empty nor a comment.
    fn limit_behind(&self, at: usize) -> usize {
        let text = self.printer.text;
        let mut start = self.printer.line_end(at) + 1;
        while start < self.end_of_rules {
            let end = self.printer.line_end(start);
            let line = text
                .get(start..end)
                .unwrap_or_default()
                .trim_start_matches([' ', '\t']);
            if !line.is_empty() && !line.starts_with('#') {
                break;
            }
            start = end + 1;
        }
        start.min(self.end_of_rules)
    }

    /// Returns where the items begin; `None` if there is unsupported text between them.
    fn dashes(&self, root: &Node, elements: &[Arc<Node>]) -> Option<Vec<usize>> {
        let mut at = begin(root);
        let mut dashes = Vec::with_capacity(elements.len());
        for element in elements {
            let mut from = at;
            for comment in self.printer.gap(at..begin(element), Some(b'-')).ok()? {
                if self.printer.text.get(from..comment.start)?.contains('-') {
                    break;
                }
                from = comment.end;
            }
            dashes.push(from + self.printer.text.get(from..)?.find('-')?);
            at = self.printer.end(element);
        }
        Some(dashes)
    }

    /// Prints the item whose dash is at `dash`; columns of the item and of the comments before it.
    fn item(&mut self, node: &Node, dash: usize, (column, comment_column): (usize, usize), limit: usize) {
        let start = line_start(self.printer.text, dash);
        let left = self.printer.unformatted.len();
        let skip = |comment: &Comment<'_>| comment.text == SKIP;
        let skipped = self.last == Last::Comment(SKIP)
            || self
                .printer
                .comments_in(dash..self.line_end(node))
                .iter()
                .any(skip);
        let printed = if skipped {
            Err(Unsupported)
        } else {
            self.format_item(node, column, limit)
        };
        self.separate(start, false);
        if let Ok(lines) = printed {
            self.added_line_feed = false;
            let hoisted = self.printer.comments_in(dash..begin(node)).iter();
            let hoisted = hoisted.map(|comment| comment.text);
            for comment in hoisted.chain(lines.before.iter().map(|line| line.trim_start_matches(' '))) {
                self.line(comment_column, comment);
            }
            for line in &lines.lines {
                self.line(0, line);
            }
            self.at = lines.end;
            self.last = Last::Item;
            return;
        }
        self.printer.unformatted.truncate(left);
        if !skipped {
            self.printer.unformatted.push(Unformatted {
                span: Span::new(self.printer.file, dash as u32, self.printer.end(node) as u32),
                reason: UnformattedReason::Unusual,
            });
        }
        self.verbatim(start, self.verbatim_end(node, column, limit), Last::Item);
        self.keep_blank_lines(node);
    }

    fn line(&mut self, column: usize, text: &str) {
        self.out.extend(std::iter::repeat_n(' ', column));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn format_item(&mut self, node: &Node, column: usize, limit: usize) -> Result<Printed, Unsupported> {
        if !is_shallow(node, MAX_DEPTH) {
            return Err(Unsupported);
        }
        let place = BlockPosition {
            column,
            outer: column,
            limit,
        };
        self.printer.element(node, Order::of_item(node), place)
    }

    /// End of the last line of an item that stays as it is, with the comments that are indented as
    /// its keys are.
    fn verbatim_end(&self, node: &Node, column: usize, limit: usize) -> usize {
        let end = self.line_end(node);
        let own = |comment: &&Comment<'_>| comment.own_line && comment.column > column;
        let comments = self.printer.comments_in(end..limit);
        comments
            .iter()
            .take_while(own)
            .last()
            .map_or(end, |comment| comment.end)
    }

    fn line_end(&self, node: &Node) -> usize {
        self.printer.line_end(self.printer.end(node))
    }

    /// Prints the comments and document markers up to `to`, or up to a comment that switches the
    /// layout off.
    fn lines_to(&mut self, to: usize, column: usize) -> Option<&'t Comment<'t>> {
        let text = self.printer.text;
        while self.at < to {
            let start = self.at;
            let line_end = self.printer.line_end(start);
            let line = text.get(start..line_end).unwrap_or_default();
            if to <= line_end && text.get(start..to).is_some_and(is_blank) {
                break;
            }
            self.at = line_end + 1;
            if is_blank(line) {
                continue;
            }
            let comment = self.printer.comments_in(start..line_end).first();
            match comment.filter(|comment| comment.own_line) {
                Some(comment) if comment.text == OFF => return Some(comment),
                Some(comment) => {
                    self.separate(start, comment.after_blank);
                    self.line(column, comment.text);
                    self.last = Last::Comment(comment.text);
                }
                None => {
                    self.separate(start, false);
                    self.line(0, line.trim_end_matches([' ', '\t']));
                    self.last = Last::Marker;
                }
            }
        }
        self.at = self.at.min(text.len());
        None
    }

    /// Prints the text between comments that switch formatting off and on.
    fn region(&mut self, off: &Comment<'_>, elements: &[Arc<Node>]) {
        let behind = self.printer.comments_in(off.end..self.end_of_rules);
        let on = behind
            .iter()
            .find(|comment| comment.own_line && comment.text == ON);
        let mut to = on.map_or(self.end_of_rules, |on| on.end);
        // One within an item is too late for that item.
        if let Some(cut) = elements
            .iter()
            .find(|item| begin(item) < to && to < self.printer.end(item))
        {
            to = self.line_end(cut);
        }
        let start = line_start(self.printer.text, off.start);
        self.separate(start, off.after_blank);
        self.verbatim(start, to, Last::Region);
        self.joined_from = Some(self.at);
    }

    /// Prints the text from `start` to `end` as it is.
    fn verbatim(&mut self, start: usize, end: usize, last: Last<'t>) {
        let text = self.printer.text.get(start..end).unwrap_or_default();
        self.out.push_str(text);
        self.added_line_feed = !text.ends_with('\n');
        if self.added_line_feed {
            self.out.push('\n');
        }
        self.at = end;
        self.last = last;
    }

    /// Prints the separator before the line at `start`: an empty line or nothing.
    fn separate(&mut self, start: usize, comment_after_blank: bool) {
        let text = self.printer.text;
        if let Some(from) = self.joined_from.take() {
            if self.added_line_feed {
                self.out.pop();
            }
            self.out.push_str(text.get(from..start).unwrap_or_default());
            if !self.out.ends_with('\n') {
                self.out.push('\n');
            }
            return;
        }
        let blank_before = comment_after_blank || {
            let before = text.get(..start.saturating_sub(1)).unwrap_or_default();
            start > 0 && is_blank(before.rsplit('\n').next().unwrap_or_default())
        };
        let blank = match self.last {
            Last::Nothing => false,
            Last::Item => true,
            Last::Marker | Last::Comment(_) | Last::Region => blank_before,
        };
        if blank {
            self.out.push('\n');
        }
    }

    /// If the last text of `node`, which was printed as it is, ends in empty lines, these count.
    fn keep_blank_lines(&mut self, node: &Node) {
        if keeps_blank_lines(node, self.printer.text) {
            self.joined_from = Some(self.at);
        }
    }

    /// Prints the text that is not read as rules.
    fn rest(&mut self) {
        let text = self.printer.text;
        let joined = self.joined_from.is_some();
        if joined {
            self.separate(self.end_of_rules, false);
        }
        if self.end_of_rules == text.len() {
            let copied = joined || self.added_line_feed && self.at == text.len();
            if copied && !text.ends_with('\n') {
                // A line feed more could belong to the last text.
                self.out.pop();
            }
            return;
        }
        if !joined {
            self.separate(self.end_of_rules, false);
        }
        self.out
            .push_str(text.get(self.end_of_rules..).unwrap_or_default());
    }
}

fn is_shallow(node: &Node, most: usize) -> bool {
    most > 0
        && match &node.kind {
            NodeKind::Sequence(elements) => elements.iter().all(|element| is_shallow(element, most - 1)),
            NodeKind::Mapping(entries) => entries
                .iter()
                .all(|(key, value)| is_shallow(key, most - 1) && is_shallow(value, most - 1)),
            NodeKind::Scalar(_) | NodeKind::Null | NodeKind::Alias { .. } => true,
        }
}

/// Returns whether the last scalar of `node` is a block that keeps the line breaks after it.
fn keeps_blank_lines(node: &Node, text: &str) -> bool {
    match &node.kind {
        NodeKind::Sequence(elements) => elements.last().is_some_and(|last| keeps_blank_lines(last, text)),
        NodeKind::Mapping(entries) => entries
            .last()
            .is_some_and(|(_, last)| keeps_blank_lines(last, text)),
        NodeKind::Scalar(scalar) if matches!(scalar.style, Style::Literal | Style::Folded) => {
            let source = text.get(node.span.start as usize..).unwrap_or_default();
            let header = source.split(['\n', '#']).next().unwrap_or_default();
            header.contains('+')
        }
        NodeKind::Scalar(_) | NodeKind::Null | NodeKind::Alias { .. } => false,
    }
}
