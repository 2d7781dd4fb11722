//! What could be written at a place.
//!
//! In: the text up to the cursor. Out: what fits there: keys, fields, macros, lists, operators,
//! values. The place is told from the text alone ([`place`]), as half-typed YAML has no tree.

mod place;
mod words;

use compiler::source::FileId;

use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, InsertTextFormat, MarkupContent,
    MarkupKind, Position, TextEdit,
};

use self::place::{Place, place};
use crate::workspace::Workspace;

/// A proposal before it becomes one of the protocol.
#[derive(Clone, Debug)]
struct Proposal {
    label: String,
    kind: CompletionItemKind,
    /// Shown beside the label.
    detail: Option<String>,
    /// Shown when asked for, as Markdown.
    documentation: Option<String>,
    /// What is inserted, if it is not the label; with `$1` for places to fill.
    snippet: Option<String>,
    /// Lower stands first; equal ones are sorted by name.
    rank: u8,
}

impl Proposal {
    fn new(label: impl Into<String>, kind: CompletionItemKind) -> Self {
        Self {
            label: label.into(),
            kind,
            detail: None,
            documentation: None,
            snippet: None,
            rank: 5,
        }
    }

    fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    fn documentation(mut self, text: String) -> Self {
        self.documentation = Some(text);
        self
    }

    fn snippet(mut self, text: impl Into<String>) -> Self {
        self.snippet = Some(text.into());
        self
    }

    const fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }
}

/// What could be written at a position.
pub(crate) fn complete(workspace: &Workspace, file: FileId, position: Position) -> Vec<CompletionItem> {
    let source = workspace.source(file);
    let offset = workspace.offset(file, position);
    let text = &source.text()[..offset as usize];
    let found = place(text);
    let start = offset - found.typed.len() as u32;
    let range = workspace.range(compiler::source::Span::new(file, start, offset));
    let source_name = event_source(workspace, file, offset);
    proposals(workspace, &found.place, &source_name)
        .into_iter()
        .map(|proposal| item(proposal, range))
        .collect()
}

/// The event source of the rule around an offset.
fn event_source(workspace: &Workspace, file: FileId, offset: u32) -> String {
    workspace
        .file(file)
        .outline
        .item_at(offset)
        .and_then(|item| item.source.clone())
        .unwrap_or_else(|| "syscall".to_owned())
}

fn proposals(workspace: &Workspace, place: &Place, source: &str) -> Vec<Proposal> {
    match place {
        Place::Item => words::items(),
        Place::Key { item, present } => words::keys(*item, present),
        Place::Operand { after_not: _ } => words::operands(workspace, source),
        Place::Operator { left } => words::operators(workspace, source, left),
        Place::Value { left, list } => words::values(workspace, left, *list),
        Place::Connective => words::connectives(),
        Place::Token => words::tokens(workspace, source),
        Place::Of { item, key } => words::of_key(workspace, *item, key, source),
        Place::OverrideKey { item } => words::override_keys(*item),
        Place::OverrideOperation => words::override_operations(),
        Place::Nothing => Vec::new(),
    }
}

fn item(proposal: Proposal, range: tower_lsp::lsp_types::Range) -> CompletionItem {
    let new_text = proposal.snippet.clone().unwrap_or_else(|| proposal.label.clone());
    CompletionItem {
        sort_text: Some(format!("{}{}", proposal.rank, proposal.label)),
        filter_text: Some(proposal.label.clone()),
        label: proposal.label,
        kind: Some(proposal.kind),
        detail: proposal.detail,
        documentation: proposal.documentation.map(|value| {
            Documentation::MarkupContent(MarkupContent {
                kind: MarkupKind::Markdown,
                value,
            })
        }),
        insert_text_format: proposal.snippet.map(|_| InsertTextFormat::SNIPPET),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, new_text))),
        ..CompletionItem::default()
    }
}
