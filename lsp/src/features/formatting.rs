//! Formatting of a file or a range.
//!
//! In: a file and optionally a range. Out: edits of a few lines each, so that cursors elsewhere stay where
//! they are. A range is extended to whole items; if formatting them alone differs from formatting the whole
//! file, no edit is made.

use compiler::format::{self, Formatted};
use compiler::source::{FileId, Span};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp_server::ls_types::{Range, TextEdit};

use crate::workspace::Workspace;

/// Lines of a text and their replacement.
struct Change<'t> {
    /// Bytes of the old text: whole lines.
    start: usize,
    end: usize,
    new: &'t str,
}

/// Returns the edits that format a file.
///
/// # Errors
/// If the file cannot be formatted without loss, such as invalid YAML; the message says where.
pub(crate) fn file(workspace: &Workspace, file: FileId) -> Result<Vec<TextEdit>> {
    if !workspace.file(file).is_rules() {
        return Ok(Vec::new());
    }
    let text = workspace.source(file).text();
    if workspace.file(file).embedded_lines().is_some() {
        return embedded(workspace, file, Span::new(file, 0, text.len() as u32));
    }
    let new = format_text(workspace, file, text)?;
    Ok(edits(workspace, file, &changes(text, &new.text)))
}

/// Returns the edits that format a range.
///
/// # Errors
/// As for [`file`], and if the range cannot be formatted alone.
pub(crate) fn range(workspace: &Workspace, file: FileId, range: Range) -> Result<Vec<TextEdit>> {
    if !workspace.file(file).is_rules() {
        return Ok(Vec::new());
    }
    let text = workspace.source(file).text();
    let span = whole_items(workspace, workspace.span(file, range));
    if workspace.file(file).embedded_lines().is_some() {
        return embedded(workspace, file, span);
    }
    let new = format_text(workspace, file, text)?;
    Ok(edits(
        workspace,
        file,
        &part(workspace, text, &new.text, file, span)?,
    ))
}

/// Returns the edits that format the lines of `span`, for a code action; `None` without a change.
pub(crate) fn of_span(workspace: &Workspace, span: Span) -> Option<Vec<TextEdit>> {
    let text = workspace.source(span.file).text();
    if workspace.file(span.file).embedded_lines().is_some() {
        let edits = embedded(workspace, span.file, span).ok()?;
        return (!edits.is_empty()).then_some(edits);
    }
    let new = format_text(workspace, span.file, text).ok()?;
    let changes = part(workspace, text, &new.text, span.file, span).ok()?;
    (!changes.is_empty()).then(|| edits(workspace, span.file, &changes))
}

/// Returns the edits that format the embedded rule files in `span`: each whole one, and of others the part.
fn embedded(workspace: &Workspace, file: FileId, span: Span) -> Result<Vec<TextEdit>> {
    let outer = workspace.source(file).text();
    let mut edits = Vec::new();
    for document in compiler::embedded::find(file, outer).documents {
        let place = document.outer_span();
        if document.indent().is_none() || place.end < span.start || span.end < place.start {
            continue;
        }
        // The block header decides whether the last line is ended; the formatter always ends it.
        let length = document.text().len();
        let text = format!("{}\n", document.text().trim_end_matches('\n'));
        let new = format_text(workspace, file, &text)?;
        let changes = if span.start <= place.start && place.end <= span.end {
            changes(&text, &new.text)
        } else {
            let start = document.from_outer(span.start.max(place.start)).unwrap_or(0);
            let end = document.from_outer(span.end.min(place.end)).unwrap_or(length);
            part(
                workspace,
                &text,
                &new.text,
                file,
                Span::new(file, start as u32, end as u32),
            )?
        };
        for change in changes {
            let (range, new) = if change.end > length {
                (
                    change.start.min(length)..length,
                    change.new.trim_end_matches('\n'),
                )
            } else {
                (change.start..change.end, change.new)
            };
            if let Some((span, new)) = document.outer_edit(range, new) {
                edits.push(TextEdit::new(workspace.range(span), new));
            }
        }
    }
    Ok(edits)
}

/// Extends a span to whole items, because formatting reorders keys within an item.
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

fn format_text(workspace: &Workspace, file: FileId, text: &str) -> Result<Formatted> {
    format::format(file, text, workspace.layout(file)).map_err(|error| failed(error.to_string()))
}

fn failed(message: String) -> Error {
    // The code `RequestFailed` of the protocol, which the library does not name.
    Error {
        code: ErrorCode::ServerError(-32803),
        message: message.into(),
        data: None,
    }
}

/// Returns the changes within `span`, if they are independent of the others.
fn part<'t>(
    workspace: &Workspace,
    text: &str,
    new: &'t str,
    file: FileId,
    span: Span,
) -> Result<Vec<Change<'t>>> {
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
    if format_text(workspace, file, &result)?.text == new {
        Ok(changes)
    } else {
        Err(failed(
            "this range cannot be formatted alone; format the whole file".to_owned(),
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

/// Returns the offset of each line, and of the end of the last.
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
