//! Completion: what can be written at the cursor.
//!
//! In: the text up to the cursor and the workspace. Out: the keys, fields, macros, lists, operators and
//! values that fit there, best first. The context is derived from the text alone ([`context`]), because
//! half-typed YAML has no syntax tree.
//! Does not check whether the rest of the file is correct.

pub(super) mod context;
mod parameters;
mod proposals;
mod ranking;

use compiler::source::{FileId, Span};
use serde_json::{Value, json};
use tower_lsp_server::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation, InsertTextFormat,
    MarkupContent, MarkupKind, Position, Range, TextEdit, Uri,
};

use self::context::{CompletionContext, CompletionPoint, completion_point};
use self::ranking::{Usage, match_class};
use super::hover;
use crate::workspace::{Kind, Workspace};

/// A proposal, before it is converted to the protocol's form.
#[derive(Clone, Debug)]
struct Proposal {
    label: String,
    kind: CompletionItemKind,
    /// Shown beside the label.
    detail: Option<String>,
    /// What [`resolve`] documents it as.
    topic: Option<Topic>,
    /// What is inserted instead of the label; `$1` marks a placeholder.
    snippet: Option<String>,
    /// Order among proposals that match equally well and are used equally often; lower comes first.
    rank: u8,
}

/// The kind of thing that a proposal names, for its documentation.
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

/// Returns what can be written at a position. After the beginning of a word only proposals that contain
/// its letters in order are returned, so the client has to ask again when the word changes.
pub(crate) fn complete(workspace: &mut Workspace, file: FileId, position: Position) -> CompletionList {
    let source = workspace.source(file);
    if !workspace.file(file).accepts_rules(source.text()) {
        return CompletionList::default();
    }
    let offset = workspace.offset(file, position);
    let start = match workspace.file(file).embedded_lines() {
        None => 0,
        Some(lines) => match lines
            .iter()
            .find(|span| (span.start..=span.end).contains(&offset))
        {
            Some(span) => span.start as usize,
            None => return CompletionList::default(),
        },
    };
    let CompletionPoint { context, typed } = completion_point(&source.text()[start..offset as usize]);
    let typed = typed.to_owned();
    let range = workspace.range(Span::new(file, offset - typed.len() as u32, offset));
    let source_name = event_source(workspace, file, offset);
    let proposals = proposals(workspace, file, &context, &source_name, &typed);
    let usage = Usage::count(workspace, file);
    let uri = &workspace.file(file).uri;
    let mut ranked: Vec<(String, Proposal)> = proposals
        .into_iter()
        .filter_map(|proposal| {
            let class = match_class(&proposal.label, &typed)?;
            Some((usage.sort_key(class, &proposal), proposal))
        })
        .collect();
    ranked.sort_by(|left, right| left.0.cmp(&right.0));
    let items = ranked
        .into_iter()
        .map(|(sort_key, proposal)| item(proposal, sort_key, range, uri))
        .collect();
    CompletionList {
        is_incomplete: !typed.is_empty(),
        items,
    }
}

/// Returns the item with its documentation.
pub(crate) fn resolve(workspace: &mut Workspace, mut item: CompletionItem) -> CompletionItem {
    let text = item.data.as_ref().and_then(|data| {
        let topic = data.get(0).and_then(Value::as_str)?;
        let (topic, _) = Topic::ALL.iter().find(|(_, word)| *word == topic)?;
        let uri = data.get(1).and_then(Value::as_str)?;
        documentation(workspace, *topic, &item.label, uri)
    });
    item.documentation = text.map(|value| {
        Documentation::MarkupContent(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        })
    });
    item
}

fn documentation(workspace: &mut Workspace, topic: Topic, label: &str, uri: &str) -> Option<String> {
    use compiler::tables::{FieldId, Operator, Transformer};
    let named = |kind| {
        let file = workspace.find(&uri.parse::<Uri>().ok()?)?;
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

/// Returns the event source of the rule around an offset.
pub(super) fn event_source(workspace: &Workspace, file: FileId, offset: u32) -> String {
    workspace
        .file(file)
        .outline
        .item_at(offset)
        .and_then(|item| item.source.clone())
        .unwrap_or_else(|| "syscall".to_owned())
}

fn proposals(
    workspace: &mut Workspace,
    file: FileId,
    context: &CompletionContext,
    source: &str,
    typed: &str,
) -> Vec<Proposal> {
    match context {
        CompletionContext::Item { dash } => proposals::items(*dash),
        CompletionContext::Key { item, present } => proposals::keys(*item, present),
        CompletionContext::Name { item, rule } => proposals::names(workspace, file, *item, rule),
        CompletionContext::Operand { given } => {
            let mut proposals = proposals::operands(workspace, file, source);
            proposals.extend(parameters::fields(workspace, file, source, typed, given));
            proposals
        }
        CompletionContext::Operator { left } => proposals::operators(workspace, file, source, left),
        CompletionContext::Value { left, list, given } => {
            let mut proposals = parameters::flag_names(workspace, file, source, left, given);
            proposals.extend(proposals::values(workspace, file, left, *list));
            proposals
        }
        CompletionContext::Connective => proposals::connectives(),
        CompletionContext::OutputField => {
            let mut proposals = proposals::output_fields(source);
            proposals.extend(parameters::fields(workspace, file, source, typed, &[]));
            proposals
        }
        CompletionContext::KeyValue { item, key } => {
            proposals::key_values(workspace, file, *item, key, source)
        }
        CompletionContext::OverrideKey { item } => proposals::override_keys(*item),
        CompletionContext::OverrideOperation => proposals::override_operations(),
        CompletionContext::Directive => proposals::directives(),
        CompletionContext::DiagnosticName => proposals::diagnostic_names(),
        CompletionContext::FreeText => Vec::new(),
    }
}

fn item(proposal: Proposal, sort_key: String, range: Range, uri: &Uri) -> CompletionItem {
    let new_text = proposal.snippet.clone().unwrap_or_else(|| proposal.label.clone());
    CompletionItem {
        sort_text: Some(sort_key),
        data: proposal.topic.map(|topic| json!([topic.word(), uri])),
        label: proposal.label,
        kind: Some(proposal.kind),
        detail: proposal.detail,
        insert_text_format: proposal.snippet.map(|_| InsertTextFormat::SNIPPET),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, new_text))),
        ..CompletionItem::default()
    }
}
