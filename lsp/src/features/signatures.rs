//! Signature help: the arguments of a transformer call or of a field, while they are being typed.
//!
//! In: the text up to the cursor. Out: the transformer whose parentheses are open, or the field whose
//! brackets are, and the index of the current argument. Derived from the text alone, because half-typed
//! conditions have no tree.

use compiler::source::FileId;
use compiler::tables::{ArgumentRule, Field, FieldId, Transformer, TransformerInfo};
use tower_lsp_server::ls_types::{
    Documentation, MarkupContent, MarkupKind, ParameterInformation, ParameterLabel, Position, SignatureHelp,
    SignatureInformation,
};

use super::hover::{field_text, transformer_text};
use crate::workspace::Workspace;

/// At most this many bytes before the cursor are scanned.
const MAX_LOOKBACK: usize = 4_096;

/// Returns the signature of the call or field around the cursor.
pub(crate) fn signature(workspace: &Workspace, file: FileId, position: Position) -> Option<SignatureHelp> {
    if !workspace.file(file).is_rules() {
        return None;
    }
    let offset = workspace.offset(file, position) as usize;
    let mut start = offset.saturating_sub(MAX_LOOKBACK);
    let text = workspace.source(file).text();
    while !text.is_char_boundary(start) {
        start += 1;
    }
    match open(&text[start..offset])? {
        Open::Call(transformer, argument) => Some(call(transformer.info(), argument)),
        Open::Brackets(field) => brackets(field.info()),
    }
}

/// The parentheses or brackets that are open at the end of a text.
#[derive(Debug, Eq, PartialEq)]
enum Open {
    /// The parentheses of a transformer, and the number of complete arguments.
    Call(Transformer, usize),
    /// The brackets of a field.
    Brackets(FieldId),
}

fn open(text: &str) -> Option<Open> {
    // The name before each open parenthesis or bracket, innermost last, with the commas after it.
    let mut opened: Vec<(&str, char, usize)> = Vec::new();
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), letter) if letter == open || letter == '\n' => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '(' | '[') => opened.push((word_before(&text[..at]), letter, 0)),
            (None, ')' | ']') => {
                opened.pop();
            }
            (None, ',') => {
                if let Some((_, _, commas)) = opened.last_mut() {
                    *commas += 1;
                }
            }
            // A new item begins, so the parentheses before it are never closed.
            (None, '\n') if text[at + 1..].starts_with('-') => opened.clear(),
            _ => {}
        }
    }
    let (name, bracket, commas) = opened.pop()?;
    if bracket == '(' {
        return Some(Open::Call(Transformer::parse(name)?, commas));
    }
    FieldId::find(name).map(Open::Brackets)
}

fn word_before(text: &str) -> &str {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.');
    &text[text.trim_end_matches(letter).len()..]
}

fn call(info: &TransformerInfo, argument: usize) -> SignatureHelp {
    let mut names = vec!["field".to_owned()];
    let most = info
        .max_arguments
        .map_or(usize::from(info.min_arguments), usize::from);
    for number in 1..most {
        let name = format!("argument {}", number + 1);
        let optional = number >= usize::from(info.min_arguments);
        names.push(if optional { format!("[{name}]") } else { name });
    }
    if info.max_arguments.is_none() {
        names.push("…".to_owned());
    }
    let label = format!("{}({})", info.symbol, names.join(", "));
    let active = argument.min(names.len() - 1);
    help(label, names, active, transformer_text(info.transformer))
}

fn brackets(field: &Field) -> Option<SignatureHelp> {
    let (index, key, needed) = match field.argument {
        ArgumentRule::None => return None,
        ArgumentRule::Optional { index, key } => (index, key, false),
        ArgumentRule::Required { index, key } => (index, key, true),
    };
    let name = match (index, key) {
        (true, true) => "number or name",
        (true, false) => "number",
        _ => "name",
    };
    let label = format!("{}[{name}]", field.name);
    let mut text = field_text(field);
    if !needed {
        text.push_str("\nCan be left out.\n");
    }
    Some(help(label, vec![name.to_owned()], 0, text))
}

fn help(label: String, names: Vec<String>, active: usize, text: String) -> SignatureHelp {
    let parameters = names.into_iter().map(|name| ParameterInformation {
        label: ParameterLabel::Simple(name),
        documentation: None,
    });
    SignatureHelp {
        signatures: vec![SignatureInformation {
            label,
            documentation: Some(Documentation::MarkupContent(MarkupContent {
                kind: MarkupKind::Markdown,
                value: text,
            })),
            parameters: Some(parameters.collect()),
            active_parameter: None,
        }],
        active_signature: Some(0),
        active_parameter: Some(active as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_parentheses_are_found_in_the_text() {
        let brackets = |name: &str| Some(Open::Brackets(FieldId::find(name).unwrap()));
        assert_eq!(
            open("evt.type = open and tolower("),
            Some(Open::Call(Transformer::Tolower, 0))
        );
        assert_eq!(open("join(\",\", (proc.name, "), None);
        assert_eq!(open("join(\",\", "), Some(Open::Call(Transformer::Join, 1)));
        assert_eq!(open("proc.aname["), brackets("proc.aname"));
        assert_eq!(open("tolower(proc.aname[2"), brackets("proc.aname"));
        assert_eq!(
            open("tolower(proc.aname[2]"),
            Some(Open::Call(Transformer::Tolower, 0))
        );
        assert_eq!(open("proc.name in (a, "), None);
        assert_eq!(open("tolower(\n- rule: x"), None);
    }
}
