//! Folding ranges: items, their long values, and runs of comments.
//!
//! In: a file. Out: ranges in file order.

use compiler::source::{FileId, Span};
use tower_lsp_server::ls_types::{FoldingRange, FoldingRangeKind};

use crate::workspace::Workspace;

/// Returns the folding ranges of a file, in file order.
pub(crate) fn ranges(workspace: &Workspace, file: FileId) -> Vec<FoldingRange> {
    let mut ranges = Vec::new();
    for item in &workspace.file(file).outline.items {
        ranges.extend(range(workspace, item.span, None));
        for entry in &item.entries {
            let whole = Span {
                end: entry.value.end,
                ..entry.key_span
            };
            if whole.start < whole.end {
                ranges.extend(range(workspace, whole, None));
            }
        }
    }
    comments(workspace.source(file).text(), &mut ranges);
    ranges.sort_by_key(|range| (range.start_line, std::cmp::Reverse(range.end_line)));
    ranges.dedup_by_key(|range| (range.start_line, range.end_line));
    ranges
}

fn range(workspace: &Workspace, span: Span, kind: Option<FoldingRangeKind>) -> Option<FoldingRange> {
    let text = workspace.sources().text(span).trim_end();
    let span = Span {
        end: span.start + text.len() as u32,
        ..span
    };
    let range = workspace.range(span);
    lines(range.start.line, range.end.line, kind)
}

fn lines(start: u32, end: u32, kind: Option<FoldingRangeKind>) -> Option<FoldingRange> {
    (start < end).then(|| FoldingRange {
        start_line: start,
        end_line: end,
        kind,
        ..FoldingRange::default()
    })
}

fn comments(text: &str, ranges: &mut Vec<FoldingRange>) {
    let mut first = None;
    let last = text.lines().count();
    for (number, line) in text.lines().chain([""]).enumerate() {
        let comment = number < last && line.trim_start().starts_with('#');
        match (comment, first) {
            (true, None) => first = Some(number),
            (false, Some(start)) => {
                let kind = Some(FoldingRangeKind::Comment);
                ranges.extend(lines(start as u32, number as u32 - 1, kind));
                first = None;
            }
            _ => {}
        }
    }
}
