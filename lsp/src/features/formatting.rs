//! The one layout, for a file or a part of it.
//!
//! In: a file, perhaps a range. Out: the edits that lay it out, each of a few lines, so that cursors
//! and marks elsewhere stay. Of a range all items are laid out that it touches; what comes of it must
//! be laid out to the same as the whole, or nothing is done.

use compiler::format::{self, Formatted, Options};
use compiler::source::{FileId, Span};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::{Range, TextEdit};

use crate::workspace::Workspace;

/// Lines of a text and what takes their place.
struct Change<'t> {
    /// Bytes of the old text: whole lines.
    start: usize,
    end: usize,
    new: &'t str,
}

/// The edits that lay a file out.
///
/// # Errors
/// If it is no YAML; the message says where.
pub(crate) fn file(workspace: &Workspace, file: FileId) -> Result<Vec<TextEdit>> {
    if !workspace.file(file).is_rules() {
        return Ok(Vec::new());
    }
    let text = workspace.source(file).text();
    let new = laid_out(file, text)?;
    Ok(edits(workspace, file, &changes(text, &new.text)))
}

/// The edits that lay a part of a file out.
///
/// # Errors
/// If it is no YAML, or the part cannot be laid out alone.
pub(crate) fn range(workspace: &Workspace, file: FileId, range: Range) -> Result<Vec<TextEdit>> {
    if !workspace.file(file).is_rules() {
        return Ok(Vec::new());
    }
    let text = workspace.source(file).text();
    let new = laid_out(file, text)?;
    let span = whole_items(workspace, workspace.span(file, range));
    Ok(edits(workspace, file, &part(text, &new.text, file, span)?))
}

/// The edits that lay out the lines of `span`, for a code action; none if that changes nothing.
pub(crate) fn of_span(workspace: &Workspace, span: Span) -> Option<Vec<TextEdit>> {
    let text = workspace.source(span.file).text();
    let new = laid_out(span.file, text).ok()?;
    let changes = part(text, &new.text, span.file, span).ok()?;
    (!changes.is_empty()).then(|| edits(workspace, span.file, &changes))
}

/// From the first to the last item of a span: keys change their places within an item.
fn whole_items(workspace: &Workspace, span: Span) -> Span {
    let outline = &workspace.file(span.file).outline;
    let first = outline.item_at(span.start).map(|item| item.span);
    let last = outline.item_at(span.end).map(|item| item.span);
    Span {
        start: first.map_or(span.start, |item| item.start.min(span.start)),
        end: last.map_or(span.end, |item| item.end.max(span.end)),
        ..span
    }
}

fn laid_out(file: FileId, text: &str) -> Result<Formatted> {
    format::format(file, text, Options::default()).map_err(|error| failed(error.to_string()))
}

fn failed(message: String) -> Error {
    // `RequestFailed` of the protocol.
    Error {
        code: ErrorCode::ServerError(-32803),
        message: message.into(),
        data: None,
    }
}

/// The changes within `span`, if they stand for themselves.
fn part<'t>(text: &str, new: &'t str, file: FileId, span: Span) -> Result<Vec<Change<'t>>> {
    let (start, end) = (span.start as usize, span.end as usize);
    let mut changes = changes(text, new);
    changes.retain(|change| change.start <= end && start < change.end.max(change.start + 1));
    let mut result = String::with_capacity(new.len());
    let mut at = 0;
    for change in &changes {
        result.push_str(&text[at..change.start]);
        result.push_str(change.new);
        at = change.end;
    }
    result.push_str(&text[at..]);
    if laid_out(file, &result)?.text == new {
        Ok(changes)
    } else {
        Err(failed(
            "this part cannot be laid out alone; lay out the whole file".to_owned(),
        ))
    }
}

fn changes<'t>(old: &str, new: &'t str) -> Vec<Change<'t>> {
    let (old_lines, new_lines) = (lines(old), lines(new));
    let (old_starts, new_starts) = (starts(&old_lines), starts(&new_lines));
    capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines)
        .into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| {
            let (old, new_range) = (op.old_range(), op.new_range());
            Change {
                start: old_starts[old.start],
                end: old_starts[old.end],
                new: &new[new_starts[new_range.start]..new_starts[new_range.end]],
            }
        })
        .collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Where each line begins, and where the last ends.
fn starts(lines: &[&str]) -> Vec<usize> {
    let mut at = 0;
    let mut starts = vec![0];
    for line in lines {
        at += line.len();
        starts.push(at);
    }
    starts
}

fn edits(workspace: &Workspace, file: FileId, changes: &[Change<'_>]) -> Vec<TextEdit> {
    let edit = |change: &Change<'_>| {
        let span = Span::new(file, change.start as u32, change.end as u32);
        TextEdit::new(workspace.range(span), change.new.to_owned())
    };
    changes.iter().map(edit).collect()
}
