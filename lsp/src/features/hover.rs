//! What stands under the pointer: fields, operators, keys, events from the tables; lists, macros
//! and rules from the workspace.

use std::fmt::Write as _;

use compiler::describe::Expander;
use compiler::outline::{ItemOutline, Role};
use compiler::source::{FileId, Span};
use compiler::tables::{
    EVENTS, Field, FieldFlags, FieldId, Key, KeyNeed, OPERATORS, Operator, Transformer, codes_named, official,
};
use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use super::patterns;
use crate::workspace::{Kind, Use, Workspace};

/// Conditions are cut behind so many bytes.
const LONGEST: usize = 4_000;
/// Texts of definitions are cut behind this many lines.
const MOST_LINES: usize = 30;

/// What is known about the name at a position, as Markdown.
pub(crate) fn hover(workspace: &mut Workspace, file: FileId, position: Position) -> Option<Hover> {
    let (item, mention) = workspace.mention(file, position)?;
    let span = mention.span;
    let role = mention.role.clone();
    let operator = operator_before(item, span);
    let named = workspace.named(file, position);
    let named = named.map(|(kind, name, _)| (kind, name.to_owned()));
    let text = match named {
        Some((kind, name)) if workspace.is_defined(file, kind, &name) => {
            let mut text = definition(workspace, file, kind, &name)?;
            if kind == Kind::Rule {
                text.push_str(&effective(workspace, file, &name).unwrap_or_default());
            }
            text
        }
        Some((kind, name)) if official(kind, &name).is_some() => official(kind, &name)?,
        _ => of_role(&role).or_else(|| pattern(&role, operator?))?,
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: text,
        }),
        range: Some(workspace.range(span)),
    })
}

/// The operator that a constant stands behind.
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

/// What a name of the official rule files is, which are not at hand.
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

/// The condition of a rule with everything put in, if the rule is well.
fn effective(workspace: &mut Workspace, file: FileId, name: &str) -> Option<String> {
    let condition = workspace.compiled(file, |_, compiled| {
        compiled.rules.iter().find(|rule| rule.name == name)?;
        let definition = compiled.collection.rules.get(name)?;
        let condition = Expander::new(compiled.collection).rule(definition).ok()?;
        Some(condition.to_string())
    })??;
    let mut end = condition.len().min(LONGEST);
    while !condition.is_char_boundary(end) {
        end -= 1;
    }
    let more = if end < condition.len() { " …" } else { "" };
    Some(format!(
        "\nWith everything put in:\n\n```falco\n{}{more}\n```\n",
        &condition[..end]
    ))
}

/// What a pattern means, piece by piece.
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

fn of_role(role: &Role) -> Option<String> {
    match role {
        Role::Field { name, .. } => FieldId::find(name).map(|field| field_text(field.info())),
        Role::Operator(operator) => Some(operator_text(*operator)),
        Role::Transformer(transformer) => Some(transformer_text(*transformer)),
        Role::Key(_, Some(key)) => Some(key_text(key)),
        Role::Word {
            text,
            field: Some(field),
            ..
        } if field == "evt.type" => event_text(text),
        _ => None,
    }
}

/// Everything about a field.
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
    if let Some(example) = field.example {
        let _ = write!(text, "\n```falco\n{example}\n```\n");
    }
    if field.flags.contains(FieldFlags::DEPRECATED) {
        text.push_str("\n*deprecated*\n");
    }
    text
}

/// What an operator asks.
pub(crate) fn operator_text(operator: Operator) -> String {
    let info = operator.info();
    format!(
        "**{}**\n\n{}\n\n```falco\n{}\n```\n",
        info.symbol, info.doc, info.example
    )
}

/// What a transformer makes.
pub(crate) fn transformer_text(transformer: Transformer) -> String {
    let info = transformer.info();
    format!(
        "**{}(…)**\n\n{}\n\n```falco\n{}\n```\n",
        info.symbol, info.doc, info.example
    )
}

/// What a key is for.
pub(crate) fn key_text(key: &Key) -> String {
    let mut text = format!("**{}**\n\n{}\n", key.name, key.doc);
    if key.need != KeyNeed::No {
        text.push_str("\nneeded\n");
    }
    if let Some(default) = key.default {
        let _ = write!(text, "\nwithout it: `{default}`\n");
    }
    if let Some(instead) = key.deprecated {
        let _ = write!(text, "\n*deprecated*; write `{instead}`\n");
    }
    text
}

/// The parameters of an event type.
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

/// The text of a list, macro or rule as it was last defined, and how often it is changed and used.
pub(crate) fn definition(workspace: &Workspace, file: FileId, kind: Kind, name: &str) -> Option<String> {
    let (_, item) = workspace.definition(file, kind, name)?;
    let mut text = format!("**{name}** — {}\n\n```yaml\n- ", kind.word());
    let written = written(workspace, item);
    for (number, line) in written.lines().enumerate() {
        if number == MOST_LINES {
            text.push_str("…\n");
            break;
        }
        text.push_str(line);
        text.push('\n');
    }
    text.push_str("```\n");
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

fn times(count: usize) -> String {
    if count == 1 {
        "once".to_owned()
    } else {
        format!("{count} times")
    }
}

fn written<'w>(workspace: &'w Workspace, item: &ItemOutline) -> &'w str {
    workspace.sources().text(item.span).trim_end()
}
