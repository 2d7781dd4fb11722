//! New items written by code actions.
//!
//! In: a name stem, a position, the lines of an item. Out: a free name and the text to insert.

use std::fmt::Write as _;

use compiler::source::Span;

use crate::workspace::{Kind, Workspace};

/// Returns an unused name: `stem`, `stem_2`, ….
pub(super) fn free_name(workspace: &Workspace, span: Span, kind: Kind, stem: &str) -> String {
    let names = (1_u32..).map(|number| match number {
        1 => stem.to_owned(),
        number => format!("{stem}_{number}"),
    });
    let mut free = names.filter(|name| !workspace.is_defined(span.file, kind, name));
    free.next().unwrap_or_else(|| stem.to_owned())
}

/// Returns where to insert an item before the one that begins at `item`, and its lines with the indentation
/// of that item. `None` if that item does not begin with a dash on its line.
pub(super) fn before(workspace: &Workspace, item: Span, lines: &[String]) -> Option<(Span, String)> {
    let source = workspace.source(item.file);
    let line = source.line(source.position(item.start).line)?;
    let text = &source.text()[line.start as usize..line.end as usize];
    let indent = &text[..text.len() - text.trim_start_matches(' ').len()];
    let head = text.trim_start().strip_prefix('-')?;
    let alone = head.trim_start().is_empty();
    let mut written = String::new();
    for line in lines {
        let _ = writeln!(written, "{indent}{line}");
    }
    let at = Span::new(item.file, line.start, line.start);
    (!alone).then(|| (at, format!("{written}\n")))
}

/// Returns the lines of `key: text`, in the style that the text needs.
pub(super) fn value(key: &str, text: &str) -> Vec<String> {
    if is_plain(text) {
        return vec![format!("  {key}: {text}")];
    }
    vec![format!("  {key}: >"), format!("    {text}")]
}

/// Returns whether the text, as a plain YAML scalar, has itself as value.
pub(super) fn is_plain(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|first| first.is_ascii_alphabetic() || matches!(first, '(' | '/' | '_'))
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
}

/// Joins the lines of a text.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
