//! Semantic tokens: keys, names, conditions and outputs.
//!
//! In: a file or a range of it. Out: tokens, and deltas between two versions.

use compiler::outline::{Mention, Role};
use compiler::source::FileId;
use compiler::tables::{FieldFlags, FieldId};
use tower_lsp_server::ls_types::{
    Range, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensEdit, SemanticTokensLegend,
};

use crate::workspace::{Kind, Workspace};

const TYPES: [SemanticTokenType; 11] = [
    SemanticTokenType::KEYWORD,
    SemanticTokenType::PROPERTY,
    SemanticTokenType::FUNCTION,
    SemanticTokenType::VARIABLE,
    SemanticTokenType::CLASS,
    SemanticTokenType::OPERATOR,
    SemanticTokenType::STRING,
    SemanticTokenType::NUMBER,
    SemanticTokenType::ENUM_MEMBER,
    SemanticTokenType::MACRO,
    SemanticTokenType::DECORATOR,
];

const DEFINITION: u32 = 1;
const DEPRECATED: u32 = 1 << 1;

/// Returns the token types and modifiers, in the order of their numbers.
pub(crate) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: TYPES.to_vec(),
        token_modifiers: vec![
            SemanticTokenModifier::DEFINITION,
            SemanticTokenModifier::DEPRECATED,
        ],
    }
}

/// Returns the tokens of a file, or of a range of it.
pub(crate) fn tokens(workspace: &Workspace, file: FileId, range: Option<Range>) -> Vec<SemanticToken> {
    let mut tokens = Vec::new();
    let (mut line, mut column) = (0, 0);
    for item in &workspace.file(file).outline.items {
        for mention in &item.mentions {
            let Some((kind, modifiers)) = colour(workspace, item.kind, mention) else {
                continue;
            };
            let place = workspace.range(mention.span);
            // Clients reject tokens that span several lines.
            if place.start.line != place.end.line {
                continue;
            }
            if range.is_some_and(|range| place.end < range.start || place.start > range.end) {
                continue;
            }
            let delta_line = place.start.line - line;
            let start = place.start.character;
            tokens.push(SemanticToken {
                delta_line,
                delta_start: if delta_line == 0 { start - column } else { start },
                length: place.end.character - start,
                token_type: number(&kind),
                token_modifiers_bitset: modifiers,
            });
            (line, column) = (place.start.line, start);
        }
    }
    tokens
}

/// Returns the delta from `old` to `new`: one edit, from the first to the last difference.
pub(crate) fn delta(old: &SemanticTokens, new: &[SemanticToken], id: String) -> SemanticTokensDelta {
    let same = |pair: &(&SemanticToken, &SemanticToken)| pair.0 == pair.1;
    let before = old.data.iter().zip(new).take_while(same).count();
    let (old, new) = (&old.data[before..], &new[before..]);
    let after = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    let deleted = old.len() - after;
    let inserted = &new[..new.len() - after];
    // The protocol counts integers, five per token.
    let edit = SemanticTokensEdit {
        start: before as u32 * 5,
        delete_count: deleted as u32 * 5,
        data: Some(inserted.to_vec()),
    };
    SemanticTokensDelta {
        result_id: Some(id),
        edits: if deleted == 0 && inserted.is_empty() {
            Vec::new()
        } else {
            vec![edit]
        },
    }
}

fn number(kind: &SemanticTokenType) -> u32 {
    TYPES
        .iter()
        .position(|known| known == kind)
        .expect("every type that is used is in the legend") as u32
}

fn colour(
    workspace: &Workspace,
    item: compiler::syntax::items::ItemKind,
    mention: &Mention,
) -> Option<(SemanticTokenType, u32)> {
    use SemanticTokenType as T;
    let list_or = |name: &str, other| {
        if workspace.is_defined(mention.span.file, Kind::List, name) {
            T::VARIABLE
        } else {
            other
        }
    };
    Some(match &mention.role {
        Role::Key(_, Some(key)) if key.deprecated.is_some() => (T::KEYWORD, DEPRECATED),
        Role::Key(_, Some(_)) => (T::KEYWORD, 0),
        Role::Key(_, None) => return None,
        Role::ItemName(_) => match Kind::of_item(item) {
            Some(Kind::List) => (T::VARIABLE, DEFINITION),
            Some(Kind::Macro) => (T::MACRO, DEFINITION),
            _ => (T::CLASS, DEFINITION),
        },
        Role::Connective => (T::KEYWORD, 0),
        Role::Macro(_) => (T::MACRO, 0),
        Role::Field { name, .. } => {
            let deprecated =
                FieldId::find(name).is_some_and(|field| field.info().flags.contains(FieldFlags::DEPRECATED));
            (T::PROPERTY, if deprecated { DEPRECATED } else { 0 })
        }
        Role::Transformer(_) => (T::FUNCTION, 0),
        Role::Operator(_) => (T::OPERATOR, 0),
        Role::Word { text, quoted, .. } => {
            let number = !quoted && text.bytes().all(|byte| byte.is_ascii_digit());
            (list_or(text, if number { T::NUMBER } else { T::STRING }), 0)
        }
        Role::Element(text) => (list_or(text, T::STRING), 0),
        Role::Tag(_) => (T::DECORATOR, 0),
        Role::Priority | Role::Source | Role::Keyword => (T::ENUM_MEMBER, 0),
        Role::Number => (T::NUMBER, 0),
    })
}
