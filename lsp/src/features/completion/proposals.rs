//! The proposals for each completion context.
//!
//! In: the workspace and what the context says. Out: unfiltered, unordered proposals from the tables and
//! from the rule files.

use compiler::diagnostics::catalogue;
use compiler::source::FileId;
use compiler::tables::{
    FIELDS, Field, FieldFlags, FieldId, KeyItem, KeyKind, KeyNeed, OPERATORS, PLUGINS, ParamType, Priority,
    TRANSFORMERS, event_names, official, sources,
};
use tower_lsp_server::ls_types::CompletionItemKind as Of;

use super::{Proposal, Topic};
use crate::workspace::{Kind, Workspace};

/// Returns a snippet for each kind of item; `dash` says that the dash is already there.
pub(super) fn items(dash: bool) -> Vec<Proposal> {
    let snippets = [
        (
            "rule",
            "rule: ${1:Name}\n  desc: ${2:What it detects}\n  condition: >\n    ${3:condition}\n  output: ${4:What happened} (process=%proc.name command=%proc.cmdline)\n  priority: ${5:WARNING}\n  tags: [$6]",
        ),
        ("macro", "macro: ${1:name}\n  condition: ${2:condition}"),
        ("list", "list: ${1:name}\n  items: [$2]"),
        ("required_engine_version", "required_engine_version: ${1:0.31.0}"),
        (
            "required_plugin_versions",
            "required_plugin_versions:\n  - name: ${1:plugin}\n    version: ${2:0.1.0}",
        ),
    ];
    let lead = if dash { "" } else { "- " };
    snippets
        .into_iter()
        .enumerate()
        .map(|(rank, (label, snippet))| {
            Proposal::new(label, Of::SNIPPET)
                .detail("item")
                .snippet(format!("{lead}{snippet}"))
                .rank(rank as u8)
        })
        .collect()
}

/// Returns the names that an item, an exception of `rule` or a plugin requirement can have: those of
/// existing ones, which it then changes.
pub(super) fn names(workspace: &Workspace, file: FileId, item: KeyItem, rule: &str) -> Vec<Proposal> {
    let defined = |kind: Kind, table: &'static [(&'static str, &'static str)]| {
        let names = workspace.defined_names(file, kind).into_iter();
        let own = names.map(|name| Proposal::new(name, Of::REFERENCE).detail(kind.word()));
        own.chain(official(workspace, file, kind, table)).collect()
    };
    match item {
        KeyItem::Rule => defined(Kind::Rule, &official::RULES),
        KeyItem::Macro => defined(Kind::Macro, &official::MACROS),
        KeyItem::List => defined(Kind::List, &official::LISTS),
        KeyItem::Exception => workspace
            .exception_names(file, rule)
            .into_iter()
            .map(|name| Proposal::new(name, Of::REFERENCE).detail(format!("exception of {rule}")))
            .collect(),
        KeyItem::Plugin => PLUGINS
            .iter()
            .map(|plugin| Proposal::new(plugin.name, Of::MODULE).detail(plugin.doc))
            .collect(),
        KeyItem::RequiredEngineVersion | KeyItem::RequiredPluginVersions => Vec::new(),
    }
}

/// Returns the directives of comments for Lanner.
pub(super) fn directives() -> Vec<Proposal> {
    [
        ("allow", "suppress diagnostics of the next item or line"),
        ("allow-file", "suppress diagnostics of the whole file"),
    ]
    .map(|(word, detail)| {
        Proposal::new(word, Of::KEYWORD)
            .detail(detail)
            .snippet(format!("{word}($1)"))
    })
    .into()
}

/// Returns the names of the diagnostics that a comment can suppress.
pub(super) fn diagnostic_names() -> Vec<Proposal> {
    catalogue::ALL
        .iter()
        .filter(|declaration| !declaration.is_refused())
        .map(|declaration| Proposal::new(declaration.id, Of::CONSTANT).detail(declaration.title))
        .collect()
}

/// Returns the keys that an item does not have yet, required ones first.
pub(super) fn keys(item: KeyItem, present: &[String]) -> Vec<Proposal> {
    item.keys()
        .filter(|key| !present.iter().any(|name| name == key.name))
        .filter(|key| key.deprecated.is_none())
        .map(|key| {
            Proposal::new(key.name, Of::PROPERTY)
                .detail(key.doc)
                .snippet(format!("{}: $0", key.name))
                .rank(if key.need == KeyNeed::No { 5 } else { 1 })
        })
        .collect()
}

/// Returns the keys that `override` can name.
pub(super) fn override_keys(item: KeyItem) -> Vec<Proposal> {
    item.keys()
        .filter(|key| key.append || key.replace)
        .map(|key| {
            Proposal::new(key.name, Of::PROPERTY)
                .detail(key.doc)
                .snippet(format!("{}: $0", key.name))
        })
        .collect()
}

/// Returns the operations of `override`.
pub(super) fn override_operations() -> Vec<Proposal> {
    ["append", "replace"]
        .map(|word| Proposal::new(word, Of::KEYWORD))
        .into()
}

fn field_proposals(source: &str, outputs: bool) -> impl Iterator<Item = Proposal> {
    let unwanted = if outputs {
        FieldFlags::FILTER_ONLY
    } else {
        FieldFlags::PRINT_ONLY
    };
    FIELDS
        .iter()
        .filter(move |field| field.has_source(source))
        .filter(move |field| !field.flags.intersects(unwanted | FieldFlags::HIDDEN))
        .map(field_proposal)
}

fn field_proposal(field: &'static Field) -> Proposal {
    let deprecated = field.flags.contains(FieldFlags::DEPRECATED);
    Proposal::new(field.name, Of::FIELD)
        .detail(format!("{}: {}", field.ty.word(), field.doc))
        .topic(Topic::Field)
        .rank(if deprecated { 8 } else { 3 })
}

/// Returns the macros, fields and transformers that a condition can begin with.
pub(super) fn operands(workspace: &Workspace, file: FileId, source: &str) -> Vec<Proposal> {
    let macros = workspace
        .defined_names(file, Kind::Macro)
        .into_iter()
        .map(|name| {
            Proposal::new(name, Of::FUNCTION)
                .detail("macro")
                .topic(Topic::Macro)
                .rank(2)
        });
    let official = official(workspace, file, Kind::Macro, &official::MACROS);
    let calls = TRANSFORMERS.iter().filter(|info| !info.right_only).map(|info| {
        Proposal::new(info.symbol, Of::METHOD)
            .detail(info.doc)
            .topic(Topic::Transformer)
            .snippet(format!("{}($1)", info.symbol))
            .rank(6)
    });
    let not = Proposal::new("not", Of::KEYWORD).rank(4);
    macros
        .chain(official)
        .chain(field_proposals(source, false))
        .chain(calls)
        .chain([not])
        .collect()
}

/// Returns the operators that the type of `left` supports.
pub(super) fn operators(workspace: &Workspace, file: FileId, source: &str, left: &str) -> Vec<Proposal> {
    let ty = workspace
        .catalogue(file)
        .resolve_text(source, left)
        .ok()
        .map(|field| (field.ty, field.list));
    OPERATORS
        .iter()
        .filter(|info| ty.is_none_or(|(ty, list)| info.operator.accepts(ty, list)))
        .enumerate()
        .map(|(rank, info)| {
            let list = info.list && info.symbol != "=";
            let proposal = Proposal::new(info.symbol, Of::OPERATOR)
                .detail(info.doc)
                .topic(Topic::Operator)
                .rank((rank / 3).min(9) as u8);
            if list {
                proposal.snippet(format!("{} ($1)", info.symbol))
            } else {
                proposal
            }
        })
        .collect()
}

/// Returns the values that the field `left` can have, and lists if `list`.
pub(super) fn values(workspace: &Workspace, file: FileId, left: &str, list: bool) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    if left == "evt.type" {
        let events = event_names().into_iter();
        proposals.extend(events.map(|name| Proposal::new(name, Of::EVENT).topic(Topic::Event).rank(1)));
    } else if let Some(field) = FieldId::find(left) {
        proposals.extend(field_values(field.info()));
    }
    if list {
        proposals.extend(lists(workspace, file));
        proposals.extend(official(workspace, file, Kind::List, &official::LISTS));
    }
    proposals
}

fn field_values(field: &Field) -> Vec<Proposal> {
    if field.ty == ParamType::Bool {
        return ["true", "false"]
            .map(|word| Proposal::new(word, Of::VALUE))
            .into();
    }
    field
        .values
        .iter()
        .map(|value| Proposal::new(*value, Of::ENUM_MEMBER).rank(1))
        .collect()
}

/// Returns what can follow a predicate.
pub(super) fn connectives() -> Vec<Proposal> {
    ["and", "or", "and not"]
        .into_iter()
        .enumerate()
        .map(|(rank, word)| Proposal::new(word, Of::KEYWORD).rank(rank as u8))
        .collect()
}

/// Returns the fields and transformers that can follow a `%`.
pub(super) fn output_fields(source: &str) -> Vec<Proposal> {
    let calls = TRANSFORMERS.iter().filter(|info| !info.right_only).map(|info| {
        Proposal::new(info.symbol, Of::METHOD)
            .detail(info.doc)
            .topic(Topic::Transformer)
            .snippet(format!("{}($1)", info.symbol))
            .rank(6)
    });
    field_proposals(source, true).chain(calls).collect()
}

/// Returns the values of a key.
pub(super) fn key_values(
    workspace: &Workspace,
    file: FileId,
    item: KeyItem,
    key: &str,
    source: &str,
) -> Vec<Proposal> {
    let Some(row) = item.key(key) else {
        return Vec::new();
    };
    match (row.kind, key) {
        (KeyKind::Bool, _) => ["true", "false"]
            .map(|word| Proposal::new(word, Of::VALUE))
            .into(),
        (KeyKind::Priority, _) => Priority::ALL
            .iter()
            .enumerate()
            .map(|(rank, priority)| {
                Proposal::new(priority.name().to_uppercase(), Of::ENUM_MEMBER).rank(rank as u8)
            })
            .collect(),
        (KeyKind::Source, _) => sources()
            .into_iter()
            .map(|source| Proposal::new(source, Of::ENUM_MEMBER))
            .collect(),
        (_, "tags") => tags(workspace, file),
        (_, "fields") => field_proposals(source, false).collect(),
        (_, "comps") => OPERATORS
            .iter()
            .map(|info| {
                Proposal::new(info.symbol, Of::OPERATOR)
                    .detail(info.doc)
                    .topic(Topic::Operator)
            })
            .collect(),
        (_, "items" | "values") => lists(workspace, file).collect(),
        _ => Vec::new(),
    }
}

fn lists(workspace: &Workspace, file: FileId) -> impl Iterator<Item = Proposal> {
    workspace.defined_names(file, Kind::List).into_iter().map(|name| {
        Proposal::new(name, Of::CONSTANT)
            .detail("list")
            .topic(Topic::List)
            .rank(3)
    })
}

/// Returns what the official rule files define, for rules that may be loaded after them. A file that is in
/// the workspace is not assumed to define anything beyond its text.
fn official<'w>(
    workspace: &'w Workspace,
    file: FileId,
    kind: Kind,
    table: &'static [(&'static str, &'static str)],
) -> impl Iterator<Item = Proposal> + 'w {
    table
        .iter()
        .filter(move |(name, origin)| {
            workspace.may_follow_official(file, origin) && !workspace.is_defined(file, kind, name)
        })
        .map(move |(name, origin)| {
            let of = match kind {
                Kind::Macro => Of::FUNCTION,
                Kind::List => Of::CONSTANT,
                Kind::Rule => Of::REFERENCE,
            };
            Proposal::new(*name, of)
                .detail(format!("{} of {origin}", kind.word()))
                .rank(7)
        })
}

/// Returns the tags of all rules.
fn tags(workspace: &Workspace, file: FileId) -> Vec<Proposal> {
    let mut tags: Vec<&str> = workspace
        .files_around(file)
        .iter()
        .flat_map(|file| &workspace.file(*file).outline.items)
        .flat_map(|item| &item.mentions)
        .filter_map(|mention| match &mention.role {
            compiler::outline::Role::Tag(tag) => Some(tag.as_str()),
            _ => None,
        })
        .collect();
    tags.sort_unstable();
    tags.dedup();
    tags.into_iter()
        .map(|tag| Proposal::new(tag, Of::CONSTANT))
        .collect()
}
