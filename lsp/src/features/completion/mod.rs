//! What could be written at a place.
//!
//! In: the text up to the cursor. Out: what fits there: keys, fields, macros, lists, operators,
//! values. The place is told from the text alone ([`place`]), as half-typed YAML has no tree.

mod arguments;
pub(super) mod place;
mod words;

use compiler::source::{FileId, Span};
use serde_json::{Value, json};
use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation, InsertTextFormat,
    MarkupContent, MarkupKind, Position, Range, TextEdit, Url,
};

use self::place::{Found, Place, place};
use super::hover;
use crate::workspace::{Kind, Workspace};

/// A proposal before it becomes one of the protocol.
#[derive(Clone, Debug)]
struct Proposal {
    label: String,
    kind: CompletionItemKind,
    /// Shown beside the label.
    detail: Option<String>,
    /// What can be told about it when asked.
    topic: Option<Topic>,
    /// What is inserted, if it is not the label; with `$1` for places to fill.
    snippet: Option<String>,
    /// Lower stands first; equal ones are sorted by name.
    rank: u8,
}

/// What a proposal is, for those who want to know more about it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Topic {
    Field,
    Operator,
    Transformer,
    Event,
    List,
    Macro,
}

impl Topic {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Field, "field"),
        (Self::Operator, "operator"),
        (Self::Transformer, "transformer"),
        (Self::Event, "event"),
        (Self::List, "list"),
        (Self::Macro, "macro"),
    ];

    fn word(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

impl Proposal {
    fn new(label: impl Into<String>, kind: CompletionItemKind) -> Self {
        Self {
            label: label.into(),
            kind,
            detail: None,
            topic: None,
            snippet: None,
            rank: 5,
        }
    }

    fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    const fn topic(mut self, topic: Topic) -> Self {
        self.topic = Some(topic);
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

/// What could be written at a position: all of it, or, behind a word that was begun, what has its
/// letters in their order. Other letters then want another answer.
pub(crate) fn complete(workspace: &mut Workspace, file: FileId, position: Position) -> CompletionList {
    let source = workspace.source(file);
    if !workspace.file(file).welcomes_rules(source.text()) {
        return CompletionList::default();
    }
    let offset = workspace.offset(file, position);
    let Found { place, typed } = place(&source.text()[..offset as usize]);
    let typed = typed.to_owned();
    let range = workspace.range(Span::new(file, offset - typed.len() as u32, offset));
    let source_name = event_source(workspace, file, offset);
    let proposals = proposals(workspace, file, &place, &source_name);
    let uri = &workspace.file(file).uri;
    let items = proposals
        .into_iter()
        .filter(|proposal| has_letters(&proposal.label, &typed))
        .map(|proposal| item(proposal, range, uri))
        .collect();
    CompletionList {
        is_incomplete: !typed.is_empty(),
        items,
    }
}

/// The letters of `typed` stand in `label` in this order, whatever their case.
fn has_letters(label: &str, typed: &str) -> bool {
    let mut letters = label.bytes();
    typed
        .bytes()
        .all(|typed| letters.any(|letter| letter.eq_ignore_ascii_case(&typed)))
}

/// The same proposal with everything that is known about it.
pub(crate) fn resolve(workspace: &mut Workspace, mut item: CompletionItem) -> CompletionItem {
    let text = item.data.as_ref().and_then(|data| {
        let topic = data.get(0).and_then(Value::as_str)?;
        let (topic, _) = Topic::ALL.iter().find(|(_, word)| *word == topic)?;
        let uri = data.get(1).and_then(Value::as_str)?;
        told(workspace, *topic, &item.label, uri)
    });
    item.documentation = text.map(|value| {
        Documentation::MarkupContent(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        })
    });
    item
}

fn told(workspace: &mut Workspace, topic: Topic, label: &str, uri: &str) -> Option<String> {
    use compiler::tables::{FieldId, Operator, Transformer};
    let named = |kind| {
        let file = workspace.find(&Url::parse(uri).ok()?)?;
        hover::definition(workspace, file, kind, label)
    };
    match topic {
        Topic::Field => Some(hover::field_text(FieldId::find(label)?.info())),
        Topic::Operator => Some(hover::operator_text(Operator::parse(label)?)),
        Topic::Transformer => Some(hover::transformer_text(Transformer::parse(label)?)),
        Topic::Event => hover::event_text(label),
        Topic::List => named(Kind::List),
        Topic::Macro => named(Kind::Macro),
    }
}

/// The event source of the rule around an offset.
pub(super) fn event_source(workspace: &Workspace, file: FileId, offset: u32) -> String {
    workspace
        .file(file)
        .outline
        .item_at(offset)
        .and_then(|item| item.source.clone())
        .unwrap_or_else(|| "syscall".to_owned())
}

fn proposals(workspace: &mut Workspace, file: FileId, place: &Place, source: &str) -> Vec<Proposal> {
    match place {
        Place::Item => words::items(),
        Place::Key { item, present } => words::keys(*item, present),
        Place::Operand { after_not: _ } => words::operands(workspace, file, source),
        Place::Operator { left } => words::operators(workspace, file, source, left),
        Place::Value { left, list, given } => {
            let mut proposals = arguments::flags(workspace, file, source, left, given);
            proposals.extend(words::values(workspace, file, left, *list));
            proposals
        }
        Place::Connective => words::connectives(),
        Place::Token => words::tokens(source),
        Place::Of { item, key } => words::of_key(workspace, file, *item, key, source),
        Place::OverrideKey { item } => words::override_keys(*item),
        Place::OverrideOperation => words::override_operations(),
        Place::Nothing => Vec::new(),
    }
}

fn item(proposal: Proposal, range: Range, uri: &Url) -> CompletionItem {
    let new_text = proposal.snippet.clone().unwrap_or_else(|| proposal.label.clone());
    CompletionItem {
        sort_text: Some(format!("{}{}", proposal.rank, proposal.label)),
        data: proposal.topic.map(|topic| json!([topic.word(), uri])),
        label: proposal.label,
        kind: Some(proposal.kind),
        detail: proposal.detail,
        insert_text_format: proposal.snippet.map(|_| InsertTextFormat::SNIPPET),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, new_text))),
        ..CompletionItem::default()
    }
}
