//! Selection ranges: name, value, entry, item, file.
//!
//! In: a position. Out: nested ranges.

use compiler::source::{FileId, Span};
use tower_lsp_server::ls_types::{Position, Range, SelectionRange};

use crate::workspace::Workspace;

/// Returns the ranges around a position, smallest first.
pub(crate) fn around(workspace: &Workspace, file: FileId, position: Position) -> SelectionRange {
    let offset = workspace.offset(file, position);
    let mut spans = vec![Span::new(file, 0, workspace.source(file).text().len() as u32)];
    let outline = &workspace.file(file).outline;
    let holds = |span: &Span| span.file == file && span.start <= offset && offset <= span.end;
    if let Some(item) = outline.item_at(offset) {
        let entry = item.entry_at(offset);
        let whole = entry.map(|entry| Span {
            end: entry.value.end.max(entry.key_span.end),
            ..entry.key_span
        });
        let value = entry.map(|entry| entry.value);
        let mention = outline.mention_at(offset).map(|(_, mention)| mention.span);
        let inner = [Some(item.span), whole, value, mention];
        spans.extend(inner.into_iter().flatten().filter(holds));
    }
    let mut selection: Option<SelectionRange> = None;
    for span in spans {
        let range: Range = workspace.range(span);
        let parent = selection.take().filter(|parent| parent.range != range);
        selection = Some(SelectionRange {
            range,
            parent: parent.map(Box::new),
        });
    }
    selection.expect("the whole file is always a range")
}
