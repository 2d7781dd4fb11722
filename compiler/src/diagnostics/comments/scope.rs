//! The scope of a `# lanner:` comment.

use super::directive::Found;
use crate::source::{SourceFile, Sources, Span};
use crate::syntax::items::RuleFile;
use crate::syntax::yaml::{Node, NodeKind};

/// Returns the offset of the first item of `file`.
pub(super) fn first_item(file: &RuleFile) -> Option<u32> {
    let firsts = file.documents.iter().filter_map(|document| {
        let elements = document.sequence()?;
        Some(elements.first()?.span.start)
    });
    firsts.min()
}

/// Returns the spans of the items, keys or elements to which a comment applies: the outermost that start
/// on its line, or on the next one if the comment has a line of its own. If there are none, returns the
/// innermost one that contains the line.
pub(super) fn of(found: &Found, file: &RuleFile, sources: &Sources) -> Vec<Span> {
    let source = sources.file(file.file);
    let own = source.position(found.span.start).line;
    let line = if found.alone {
        match next_line(source, own) {
            Some(line) => line,
            None => return Vec::new(),
        }
    } else {
        own
    };
    let mut search = Search {
        source,
        line,
        beginning: Vec::new(),
        around: None,
    };
    for document in &file.documents {
        search.visit(document);
    }
    if search.beginning.is_empty() && !found.alone {
        search.beginning.extend(search.around);
    }
    search.beginning
}

/// Returns the first line after `line` that is neither empty nor a comment.
fn next_line(source: &SourceFile, line: u32) -> Option<u32> {
    let mut rest = source.text().lines().enumerate().skip(line as usize + 1);
    rest.find(|(_, text)| {
        let text = text.trim();
        !text.is_empty() && !text.starts_with('#')
    })
    .map(|(number, _)| number as u32)
}

struct Search<'a> {
    source: &'a SourceFile,
    line: u32,
    beginning: Vec<Span>,
    around: Option<Span>,
}

impl Search<'_> {
    fn visit(&mut self, node: &Node) {
        match &node.kind {
            NodeKind::Sequence(elements) => {
                for element in elements {
                    self.entry(element.span, element);
                }
            }
            NodeKind::Mapping(entries) => {
                for (key, value) in entries {
                    self.entry(key.span.to(value.span), value);
                }
            }
            NodeKind::Null | NodeKind::Scalar(_) | NodeKind::Alias { .. } => {}
        }
    }

    fn entry(&mut self, span: Span, value: &Node) {
        let start = self.source.position(span.start).line;
        let end = self.source.position(span.end).line;
        if start == self.line {
            self.beginning.push(span);
        } else if start < self.line && self.line <= end {
            self.around = Some(span);
            self.visit(value);
        }
    }
}
