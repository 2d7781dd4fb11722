//! Hover texts.
//!
//! In: a position. Out: Markdown about the name there: fields, operators, keys and events from the tables;
//! lists, macros and rules from the workspace; tags from MITRE ATT&CK.
//! Does not report what is wrong: diagnostics do.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use compiler::describe::Expander;
use compiler::ir::{self, facts::Known};
use compiler::outline::{ItemOutline, Role};
use compiler::source::{FileId, Span};
use compiler::tables::{
    EVENTS, Field, FieldFlags, FieldId, Key, KeyNeed, OPERATORS, Operator, ParamExtra, SYSCALL_SOURCE,
    Transformer, codes_named, official,
};
use tower_lsp_server::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use super::{links, patterns};
use crate::workspace::{Kind, Use, Workspace};

/// Longer conditions are cut off.
const MAX_CONDITION_BYTES: usize = 4_000;
/// Longer definitions are cut off.
const MAX_DEFINITION_LINES: usize = 30;
/// So many elements of a list are shown.
const MAX_ELEMENTS: usize = 40;
/// So many event types of a field are named.
const MAX_EVENTS: usize = 12;
/// So many constants that rules compare a field with are shown.
const MAX_CONSTANTS: usize = 8;

/// Returns the documentation of the name at a position, as Markdown.
pub(crate) fn hover(workspace: &mut Workspace, file: FileId, position: Position) -> Option<Hover> {
    let (item, mention) = workspace.mention(file, position)?;
    let span = mention.span;
    let role = mention.role.clone();
    let source = item.source.clone();
    let operator = operator_before(item, span);
    let named = workspace.named(file, position);
    let named = named.map(|(kind, name, _)| (kind, name.to_owned()));
    let text = match named {
        Some((kind, name)) if workspace.is_defined(file, kind, &name) => {
            let mut text = definition(workspace, file, kind, &name)?;
            if kind == Kind::Rule {
                text.push_str(&effective_condition(workspace, file, &name).unwrap_or_default());
            }
            text
        }
        Some((kind, name)) if official(kind, &name).is_some() => official(kind, &name)?,
        _ => {
            let text = role_text(&role).or_else(|| pattern(&role, operator?))?;
            let source = source.as_deref().unwrap_or(SYSCALL_SOURCE);
            text + &field_use(workspace, file, source, &role)
        }
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: text,
        }),
        range: Some(workspace.range(span)),
    })
}

/// Returns the events that have a field, and the constants that rules compare it with.
fn field_use(workspace: &mut Workspace, file: FileId, source: &str, role: &Role) -> String {
    let Role::Field { name, argument, .. } = role else {
        return String::new();
    };
    let written = match argument {
        Some(argument) => format!("{name}[{argument}]"),
        None => name.clone(),
    };
    let mut text = String::new();
    if let Some(events) = events_with(workspace, file, source, &written) {
        let names = events.iter().map(|name| format!("`{name}`"));
        let _ = write!(text, "\nEvents: {}\n", listed(names, MAX_EVENTS));
    }
    let constants = compared_constants(workspace, file, &written);
    if !constants.is_empty() {
        let values = constants.into_iter().map(|value| format!("`{value}`"));
        let _ = write!(text, "\nCompared with: {}\n", listed(values, MAX_CONSTANTS));
    }
    text
}

/// Returns the names of the events that can have a value for a field; `None` if all of them can.
fn events_with(
    workspace: &Workspace,
    file: FileId,
    source: &str,
    written: &str,
) -> Option<BTreeSet<&'static str>> {
    let resolved = workspace.catalogue(file).resolve_text(source, written).ok()?;
    let (mut with, mut all) = (BTreeSet::new(), BTreeSet::new());
    for event in EVENTS.iter().filter(|event| event.code.is_exit()) {
        all.insert(event.name);
        if ir::facts::known(event.code, &resolved.field) != Known::Absent {
            with.insert(event.name);
        }
    }
    (source == SYSCALL_SOURCE && with.len() < all.len()).then_some(with)
}

/// Returns the constants that the rules around `file` compare a field with, most frequent first.
fn compared_constants(workspace: &Workspace, file: FileId, written: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let files = workspace.files_around(file).iter();
    let items = files.flat_map(|file| &workspace.file(*file).outline.items);
    for mention in items.flat_map(|item| &item.mentions) {
        if let Role::Word {
            text,
            field: Some(field),
            ..
        } = &mention.role
            && field == written
            && !workspace.is_defined(file, Kind::List, text)
        {
            *counts.entry(text).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(text, _)| text.to_owned()).collect()
}

/// Joins at most `max` of some texts with commas, and counts the others.
fn listed(texts: impl ExactSizeIterator<Item = String>, max: usize) -> String {
    let rest = texts.len().saturating_sub(max);
    let shown: Vec<String> = texts.take(max).collect();
    match rest {
        0 => shown.join(", "),
        rest => format!("{} and {rest} more", shown.join(", ")),
    }
}

/// Returns the operator of the comparison that a constant belongs to.
fn operator_before(item: &ItemOutline, span: Span) -> Option<Operator> {
    let before = item
        .mentions
        .iter()
        .rev()
        .filter(|mention| mention.span.start < span.start);
    let mut words = before.skip_while(|mention| matches!(mention.role, Role::Word { .. }));
    match words.next()?.role {
        Role::Operator(operator) => Some(operator),
        _ => None,
    }
}

/// Returns a text about a name of the official rule files, which are not in the workspace.
fn official(kind: Kind, name: &str) -> Option<String> {
    let file = match kind {
        Kind::List => official::list(name),
        Kind::Macro => official::macro_named(name),
        Kind::Rule => official::rule(name),
    }?;
    Some(format!(
        "**{name}** — {} of the official `{file}`, which is not in this workspace\n",
        kind.word()
    ))
}

/// Returns the condition of a rule with macros, lists and exceptions expanded, if the rule has no error.
fn effective_condition(workspace: &mut Workspace, file: FileId, name: &str) -> Option<String> {
    let condition = workspace.compiled(file, |_, compiled| {
        compiled.rules.iter().find(|rule| rule.name == name)?;
        let definition = compiled.collection.rules.get(name)?;
        let condition = Expander::new(compiled.collection).rule(definition).ok()?;
        Some(condition.to_string())
    })??;
    let mut end = condition.len().min(MAX_CONDITION_BYTES);
    while !condition.is_char_boundary(end) {
        end -= 1;
    }
    let more = if end < condition.len() { " …" } else { "" };
    Some(format!(
        "\nEffective condition:\n\n```falco\n{}{more}\n```\n",
        &condition[..end]
    ))
}

/// Explains a pattern, piece by piece.
fn pattern(role: &Role, operator: Operator) -> Option<String> {
    let Role::Word { text, .. } = role else {
        return None;
    };
    match operator {
        Operator::Glob | Operator::Iglob => Some(patterns::glob(text)),
        Operator::Regex => Some(patterns::regex(text)),
        _ => None,
    }
}

fn role_text(role: &Role) -> Option<String> {
    match role {
        Role::Field { name, .. } => FieldId::find(name)
            .map(|field| field_text(field.info()))
            .or_else(|| parameter_text(name)),
        Role::Operator(operator) => Some(operator_text(*operator)),
        Role::Transformer(transformer) => Some(transformer_text(*transformer)),
        Role::Key(_, Some(key)) => Some(key_text(key)),
        Role::Tag(tag) => links::tag_text(tag),
        Role::Word {
            text,
            field: Some(field),
            ..
        } if field == "evt.type" => event_text(text),
        _ => None,
    }
}

/// Returns the documentation of a field.
pub(crate) fn field_text(field: &Field) -> String {
    let list = if field.flags.contains(FieldFlags::LIST) {
        "list of "
    } else {
        ""
    };
    let mut text = format!(
        "**{}** — {list}{}\n\n{}\n",
        field.name,
        field.ty.word(),
        field.doc
    );
    if !field.flags.contains(FieldFlags::PRINT_ONLY) {
        let list = field.flags.contains(FieldFlags::LIST);
        let operators: Vec<String> = OPERATORS
            .iter()
            .filter(|info| info.operator.accepts(field.ty, list))
            .map(|info| format!("`{}`", info.symbol))
            .collect();
        let _ = write!(text, "\nOperators: {}\n", operators.join(" "));
    }
    if field.sources != ["*"] {
        let _ = write!(text, "\nSources: {}\n", field.sources.join(", "));
    }
    if field.provider != "builtin" {
        let _ = write!(text, "\nPlugin: {}\n", field.provider);
    }
    if !field.values.is_empty() {
        let values: Vec<String> = field.values.iter().map(|value| format!("`{value}`")).collect();
        let _ = write!(text, "\nValues: {}\n", values.join(", "));
    }
    if let Some(syntax) = field.syntax {
        let _ = write!(text, "\nSyntax: `{syntax}`\n");
    }
    if let Some(example) = field.example {
        let _ = write!(text, "\n```falco\n{example}\n```\n");
    }
    if field.flags.contains(FieldFlags::DEPRECATED) {
        text.push_str("\n*deprecated*\n");
    }
    text
}

/// Returns the documentation of `evt.arg.NAME`: the types and flag names that events give the parameter.
fn parameter_text(written: &str) -> Option<String> {
    let (field, name) = written.rsplit_once('.')?;
    let info = FieldId::find(field)?.info();
    let params = EVENTS.iter().filter_map(|event| Some(event.param(name)?.1));
    let mut types: Vec<&str> = Vec::new();
    let mut flags: Vec<&str> = Vec::new();
    for param in params {
        if !types.contains(&param.ty.word()) {
            types.push(param.ty.word());
        }
        if let ParamExtra::Flags(table) = param.extra {
            for flag in table.flags {
                if !flags.contains(&flag.name) {
                    flags.push(flag.name);
                }
            }
        }
    }
    if types.is_empty() {
        return None;
    }
    let mut text = format!("**{written}** — {}\n\n{}\n", info.ty.word(), info.doc);
    let _ = write!(text, "\nType in the event: {}\n", types.join(" or "));
    if !flags.is_empty() {
        let flags: Vec<String> = flags.iter().map(|flag| format!("`{flag}`")).collect();
        let _ = write!(text, "\nFlags: {}\n", listed(flags.into_iter(), MAX_ELEMENTS));
    }
    Some(text)
}

/// Returns the documentation of an operator.
pub(crate) fn operator_text(operator: Operator) -> String {
    let info = operator.info();
    format!(
        "**{}**\n\n{}\n\n```falco\n{}\n```\n",
        info.symbol, info.doc, info.example
    )
}

/// Returns the documentation of a transformer.
pub(crate) fn transformer_text(transformer: Transformer) -> String {
    let info = transformer.info();
    format!(
        "**{}(…)**\n\n{}\n\n```falco\n{}\n```\n",
        info.symbol, info.doc, info.example
    )
}

/// Returns the documentation of a key.
pub(crate) fn key_text(key: &Key) -> String {
    let mut text = format!("**{}**\n\n{}\n", key.name, key.doc);
    if key.need != KeyNeed::No {
        text.push_str("\n*required*\n");
    }
    if let Some(default) = key.default {
        let _ = write!(text, "\nDefault: `{default}`\n");
    }
    if let Some(instead) = key.deprecated {
        let _ = write!(text, "\n*deprecated*: use `{instead}`\n");
    }
    text
}

/// Returns the parameters of an event type.
pub(crate) fn event_text(name: &str) -> Option<String> {
    let event = codes_named(name)?
        .iter()
        .rev()
        .map(|code| &EVENTS[usize::from(code.0)])
        .find(|event| event.code.is_exit() || !event.params.is_empty())?;
    let mut text = format!("**{name}** — event\n\n");
    for param in event.params {
        let _ = writeln!(text, "- `evt.arg.{}`: {}", param.name, param.ty.word());
    }
    Some(text)
}

/// Returns the last definition of a list, macro or rule with its comment, the elements of the lists in it,
/// and how often it is changed and used.
pub(crate) fn definition(workspace: &Workspace, file: FileId, kind: Kind, name: &str) -> Option<String> {
    let (origin, item) = workspace.definition(file, kind, name)?;
    let mut text = format!("**{name}** — {}\n", kind.word());
    if let Some(comment) = comment_above(workspace.source(origin).text(), item.span.start) {
        let _ = write!(text, "\n{comment}\n");
    }
    text.push_str("\n```yaml\n- ");
    let source = item_source(workspace, item);
    let column = workspace.source(origin).position(item.span.start).column as usize;
    for (number, line) in source.lines().enumerate() {
        if number == MAX_DEFINITION_LINES {
            text.push_str("…\n");
            break;
        }
        // An item inside another YAML file is indented.
        let outer = if number == 0 {
            0
        } else {
            column.saturating_sub("- ".len())
        };
        let blanks = line.bytes().take(outer).take_while(|byte| *byte == b' ').count();
        text.push_str(&line[blanks..]);
        text.push('\n');
    }
    text.push_str("```\n");
    for list in lists_in(workspace, file, item) {
        let elements = elements(workspace, file, list).into_iter();
        let elements: Vec<String> = elements.map(|element| format!("`{element}`")).collect();
        let _ = write!(
            text,
            "\nList `{list}`: {}\n",
            if elements.is_empty() {
                "empty".to_owned()
            } else {
                listed(elements.into_iter(), MAX_ELEMENTS)
            }
        );
    }
    let count = |usage| {
        workspace
            .occurrences(file, kind, name)
            .filter(|occurrence| occurrence.usage == usage)
            .count()
    };
    let (changes, references) = (count(Use::Change), count(Use::Reference));
    if kind != Kind::Rule {
        let _ = writeln!(text, "\nused {}", times(references));
    }
    if changes > 0 {
        let _ = writeln!(text, "\nchanged {}", times(changes));
    }
    Some(text)
}

/// Returns the comment lines directly above the item that begins at `start`, without their marks.
fn comment_above(text: &str, start: u32) -> Option<String> {
    let above = &text[..start as usize];
    let above = &above[..above.rfind('\n')?];
    let lines: Vec<&str> = above
        .lines()
        .rev()
        .map_while(|line| line.trim_start().strip_prefix('#'))
        .map(|line| line.trim_start_matches('#').trim())
        .collect();
    let lines: Vec<&str> = lines.into_iter().rev().filter(|line| !line.is_empty()).collect();
    // Comments for Lanner are settings and explain nothing.
    let lines: Vec<&str> = lines
        .into_iter()
        .filter(|line| !line.starts_with("lanner:"))
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Returns the lists that an item names, each once.
fn lists_in<'w>(workspace: &Workspace, file: FileId, item: &'w ItemOutline) -> Vec<&'w str> {
    let mut lists: Vec<&str> = Vec::new();
    for mention in &item.mentions {
        if let Role::Word { text, .. } | Role::Element(text) = &mention.role
            && workspace.is_defined(file, Kind::List, text)
            && !lists.contains(&text.as_str())
        {
            lists.push(text);
        }
    }
    lists
}

/// Returns the elements of a list with nested lists expanded, each once. Includes what other files append.
fn elements<'w>(workspace: &'w Workspace, file: FileId, list: &'w str) -> Vec<&'w str> {
    let mut elements: Vec<&str> = Vec::new();
    let mut visited: Vec<&str> = vec![list];
    let mut open: Vec<&str> = vec![list];
    while let Some(list) = open.pop() {
        let places: Vec<_> = workspace
            .occurrences(file, Kind::List, list)
            .filter(|occurrence| occurrence.usage != Use::Reference)
            .collect();
        for place in places {
            let outline = &workspace.file(place.span.file).outline;
            let Some(item) = outline.item_at(place.span.start) else {
                continue;
            };
            for mention in &item.mentions {
                let Role::Element(text) = &mention.role else {
                    continue;
                };
                if workspace.is_defined(file, Kind::List, text) {
                    // Lists may name each other in a circle, which is an error of its own.
                    if !visited.contains(&text.as_str()) {
                        visited.push(text);
                        open.push(text);
                    }
                } else if !elements.contains(&text.as_str()) {
                    elements.push(text);
                }
            }
        }
    }
    elements
}

fn times(count: usize) -> String {
    if count == 1 {
        "once".to_owned()
    } else {
        format!("{count} times")
    }
}

fn item_source<'w>(workspace: &'w Workspace, item: &ItemOutline) -> &'w str {
    workspace.sources().text(item.span).trim_end()
}
