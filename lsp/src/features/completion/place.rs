//! Which kind of thing stands at the end of a text.
//!
//! In: a file up to the cursor. Out: a [`Place`] and the word that is being typed. Lines tell the
//! item and the key, as people lay files out; a scan of the value tells the rest.
//! Not here: what could stand there.

use compiler::tables::{KeyItem, KeyKind, Modifier, Operator};

/// What stands at the cursor.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// A new item.
    Item,
    /// A key of an item that has some already.
    Key {
        /// Whose key.
        item: KeyItem,
        /// The keys that are there.
        present: Vec<String>,
    },
    /// A field, transformer or macro.
    Operand {
        /// Behind `not`.
        after_not: bool,
    },
    /// An operator.
    Operator {
        /// What it asks about, as written.
        left: String,
    },
    /// A constant.
    Value {
        /// What it is compared with, as written.
        left: String,
        /// Inside parentheses.
        list: bool,
    },
    /// `and` or `or`.
    Connective,
    /// A field behind `%`.
    Token,
    /// The plain value of a key, or an element of it.
    Of {
        /// Whose key.
        item: KeyItem,
        /// The key.
        key: &'static str,
    },
    /// A key below `override`.
    OverrideKey {
        /// Whose key.
        item: KeyItem,
    },
    /// What is done with an overridden key.
    OverrideOperation,
    /// Free text.
    Nothing,
}

/// A place and what is typed of it.
#[derive(Debug)]
pub(super) struct Found<'t> {
    /// The place.
    pub(super) place: Place,
    /// The word before the cursor.
    pub(super) typed: &'t str,
}

/// A line that begins an item or an entry of it.
struct KeyLine<'t> {
    /// Column of the key.
    column: usize,
    key: &'t str,
    /// Offset of what follows the colon.
    value: usize,
    /// A dash stands before the key.
    dash: bool,
}

/// What stands at the end of `text`.
pub(super) fn place(text: &str) -> Found<'_> {
    let line_start = text.rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line_start..];
    if line.trim_start().starts_with('#') {
        return found(Place::Nothing, "");
    }
    let bare = line.trim_start_matches([' ', '-']);
    let at_key = bare
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let column = line.len() - bare.len();
    let Some(item) = item_before(text, line_start + column, column) else {
        return found(Place::Item, bare);
    };
    if at_key && column == 0 {
        return found(Place::Nothing, "");
    }
    if at_key && line.starts_with('-') {
        return found(Place::Item, bare);
    }
    if let Some(found) = in_part(text, &item, line_start, column, at_key) {
        return found;
    }
    if at_key && column == item.column && (!bare.is_empty() || line.trim().is_empty()) {
        return found(
            Place::Key {
                item: item.kind,
                present: item.keys.iter().map(|line| line.key.to_owned()).collect(),
            },
            bare,
        );
    }
    match item.keys.last() {
        Some(key) => in_value(text, item.kind, key),
        None => found(Place::Nothing, ""),
    }
}

const fn found(place: Place, typed: &str) -> Found<'_> {
    Found { place, typed }
}

/// The item that the cursor is in.
struct ItemLines<'t> {
    kind: KeyItem,
    /// Column of its keys.
    column: usize,
    /// Its keys before the cursor.
    keys: Vec<KeyLine<'t>>,
    /// All keys below them as well.
    all: Vec<KeyLine<'t>>,
}

/// The last item that begins before `end`; the cursor stands at `column` of its line.
fn item_before(text: &str, end: usize, column: usize) -> Option<ItemLines<'_>> {
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut head = None;
    let mut at = text.len();
    // From the last line up to one with a dash at the edge.
    while head.is_none() {
        let start = text[..at].rfind('\n').map_or(0, |found| found + 1);
        let line = &text[start..at];
        let complete = at < text.len() || line.contains(':');
        if complete {
            lines.push((start, line));
        }
        if complete
            && let Some(key) = key_line(start, line)
            && key.dash
            && item_kind(key.key).is_some()
        {
            head = Some(key);
        }
        if start == 0 {
            break;
        }
        at = start - 1;
    }
    let head = head?;
    let kind = item_kind(head.key)?;
    let dash_column = head.column.saturating_sub(2);
    // A line at the dash's own edge or left of it that is no key ends the item.
    if column < dash_column && text.len() > end {
        return None;
    }
    let column = head.column;
    let all: Vec<KeyLine<'_>> = lines
        .iter()
        .rev()
        .filter_map(|(start, line)| key_line(*start, line))
        .collect();
    let keys = all
        .iter()
        .filter(|key| key.column == column)
        .map(|key| KeyLine { ..*key })
        .collect();
    Some(ItemLines {
        kind,
        column,
        keys,
        all,
    })
}

fn item_kind(key: &str) -> Option<KeyItem> {
    [
        KeyItem::RequiredEngineVersion,
        KeyItem::RequiredPluginVersions,
        KeyItem::List,
        KeyItem::Macro,
        KeyItem::Rule,
    ]
    .into_iter()
    .find(|item| item.keys().next().is_some_and(|first| first.name == key))
}

/// `- key: …` or `key: …`
fn key_line(start: usize, line: &str) -> Option<KeyLine<'_>> {
    let bare = line.trim_start_matches(' ');
    let undashed = bare
        .strip_prefix('-')
        .map_or(bare, |rest| rest.trim_start_matches(' '));
    let column = line.len() - undashed.len();
    let length = undashed
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        .count();
    let rest = undashed.get(length..)?;
    let value = rest.strip_prefix(':')?;
    if length == 0 || !(value.is_empty() || value.starts_with([' ', '\r'])) {
        return None;
    }
    Some(KeyLine {
        column,
        key: &undashed[..length],
        value: start + column + length + 1,
        dash: undashed.len() < bare.len(),
    })
}

/// Inside `override`, an exception or a plugin requirement.
fn in_part<'t>(
    text: &'t str,
    item: &ItemLines<'t>,
    line_start: usize,
    column: usize,
    at_key: bool,
) -> Option<Found<'t>> {
    let outer = item.keys.last()?;
    let row = item.kind.key(outer.key)?;
    let part = match row.kind {
        KeyKind::Override => {
            let line = &text[line_start..];
            let typed = last_word(text);
            // `override: {items: app`, or a line for each.
            let value = &text[outer.value.min(text.len())..];
            let piece = value.rsplit(['{', ',', '\n']).next().unwrap_or_default();
            if piece.contains(':') {
                return Some(found(Place::OverrideOperation, typed));
            }
            let fits = value.contains('{') || (line_start > outer.value && column > item.column);
            return (fits && !line.trim().is_empty() || value.contains('{'))
                .then(|| found(Place::OverrideKey { item: item.kind }, typed));
        }
        KeyKind::Exceptions => KeyItem::Exception,
        KeyKind::Plugins => KeyItem::Plugin,
        _ => return None,
    };
    if column <= item.column {
        return None;
    }
    let inner: Vec<&KeyLine<'_>> = item.all.iter().filter(|key| key.column > item.column).collect();
    let last_dash = inner.iter().rposition(|key| key.dash).unwrap_or(0);
    let own = inner.get(last_dash..).unwrap_or_default();
    let edge = own.first().map(|key| key.column);
    if at_key && (edge.is_none() || edge == Some(column) || text[line_start..].contains('-')) {
        return Some(found(
            Place::Key {
                item: part,
                present: own.iter().map(|key| key.key.to_owned()).collect(),
            },
            last_word(text),
        ));
    }
    own.last().map(|key| in_value(text, part, key))
}

/// Inside the value of a key.
fn in_value<'t>(text: &'t str, item: KeyItem, key: &KeyLine<'t>) -> Found<'t> {
    let Some(row) = item.key(key.key) else {
        return found(Place::Nothing, "");
    };
    let value = &text[key.value.min(text.len())..];
    match row.kind {
        KeyKind::Condition => in_condition(value),
        KeyKind::Output => in_output(value),
        KeyKind::Bool
        | KeyKind::Priority
        | KeyKind::Source
        | KeyKind::Words
        | KeyKind::WordOrWords
        | KeyKind::Values => found(Place::Of { item, key: row.name }, last_word(value)),
        _ => found(Place::Nothing, ""),
    }
}

/// The name before the cursor.
fn last_word(text: &str) -> &str {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-');
    let start = text.trim_end_matches(letter).len();
    &text[start..]
}

fn in_output(value: &str) -> Found<'_> {
    let typed = last_word(value);
    let before = &value[..value.len() - typed.len()];
    if before.ends_with('%') || before.ends_with('(') && before.contains('%') {
        found(Place::Token, typed)
    } else {
        found(Place::Nothing, "")
    }
}

/// What the scan of a condition expects next.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Expect {
    Operand,
    Operator(String),
    Value { left: String, list: bool },
    Connective,
}

/// Inside a condition: reads it from its start and tells what is due at the end.
fn in_condition(value: &str) -> Found<'_> {
    let body = value.trim_start_matches([' ', '>', '|', '-', '+', '"', '\'', '\n', '\r']);
    let mut expect = Expect::Operand;
    let mut after_not = false;
    let mut typed = "";
    let mut rest = body;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            rest = rest.trim_start();
            typed = "";
            continue;
        }
        let length = token_len(rest);
        let token = &rest[..length];
        rest = &rest[length..];
        // The word at the cursor is being typed and decides nothing.
        if rest.is_empty() && is_word(token) {
            typed = token;
            break;
        }
        typed = "";
        after_not = token == "not";
        expect = next(expect, token, rest);
    }
    let place = match expect {
        Expect::Operand => Place::Operand { after_not },
        Expect::Operator(left) => Place::Operator { left },
        Expect::Value { left, list } => Place::Value { left, list },
        Expect::Connective => Place::Connective,
    };
    found(place, typed)
}

fn next(expect: Expect, token: &str, rest: &str) -> Expect {
    match (expect, token) {
        (Expect::Value { left, .. }, "(") => Expect::Value { left, list: true },
        (Expect::Value { left, list: true }, ",") => Expect::Value { left, list: true },
        (Expect::Value { left, list: true }, token) if token != ")" => Expect::Value { left, list: true },
        (Expect::Value { left, .. }, token) if Modifier::parse(token).is_some() => {
            Expect::Value { left, list: false }
        }
        (Expect::Value { .. }, _) => Expect::Connective,
        (Expect::Operator(left), token) => {
            if token == "exists" {
                Expect::Connective
            } else if Operator::parse(token).is_some() {
                Expect::Value { left, list: false }
            } else if token == ")" {
                Expect::Connective
            } else {
                Expect::Operand
            }
        }
        (Expect::Connective, "and" | "or") => Expect::Operand,
        (Expect::Connective, _) => Expect::Connective,
        (Expect::Operand, "not" | "(" | ",") => Expect::Operand,
        (Expect::Operand, token) if is_word(token) && rest.starts_with('(') => Expect::Operand,
        (Expect::Operand, token) if token.contains('.') => Expect::Operator(token.to_owned()),
        (Expect::Operand, _) => Expect::Connective,
    }
}

/// Length of the token at the start of a text that does not begin with a blank.
fn token_len(text: &str) -> usize {
    let first = text.chars().next().expect("not empty");
    match first {
        '"' | '\'' => text[1..].find(first).map_or(text.len(), |end| end + 2),
        '(' | ')' | ',' => 1,
        '=' | '!' | '<' | '>' => text.bytes().take_while(|byte| b"=!<>".contains(byte)).count(),
        _ => {
            let mut bracket = false;
            text.char_indices()
                .find(|(_, letter)| {
                    match letter {
                        '[' => bracket = true,
                        ']' => bracket = false,
                        _ => {}
                    }
                    !bracket && (letter.is_whitespace() || "(),=!<>\"'".contains(*letter))
                })
                .map_or(text.len(), |(at, _)| at.max(first.len_utf8()))
        }
    }
}

fn is_word(token: &str) -> bool {
    !token.starts_with(['(', ')', ',', '=', '!', '<', '>', '"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> (Place, String) {
        let found = place(text);
        (found.place, found.typed.to_owned())
    }

    fn in_rule(condition: &str) -> (Place, String) {
        show(&format!("- rule: R\n  condition: >\n    {condition}"))
    }

    #[test]
    fn conditions_tell_what_is_due() {
        let value = |left: &str, list| Place::Value {
            left: left.into(),
            list,
        };
        let operator = |left: &str| Place::Operator { left: left.into() };
        let cases = [
            ("", Place::Operand { after_not: false }, ""),
            ("pro", Place::Operand { after_not: false }, "pro"),
            ("proc.name ", operator("proc.name"), ""),
            ("proc.name st", operator("proc.name"), "st"),
            ("proc.name = ", value("proc.name", false), ""),
            ("proc.name in (sh, ba", value("proc.name", true), "ba"),
            ("proc.name in (sh) ", Place::Connective, ""),
            ("proc.name in (sh) an", Place::Connective, "an"),
            ("spawned and not ", Place::Operand { after_not: true }, ""),
            ("(a or proc.aname[2] ", operator("proc.aname[2]"), ""),
            ("proc.name exists a", Place::Connective, "a"),
            ("tolower(proc.na", Place::Operand { after_not: false }, "proc.na"),
        ];
        for (condition, place, typed) in cases {
            assert_eq!(in_rule(condition), (place, typed.to_owned()), "{condition}");
        }
    }

    #[test]
    fn keys_are_told_by_their_column() {
        let (place, typed) = show("- rule: R\n  desc: d\n  con");
        let Place::Key { item, present } = place else {
            panic!("{place:?}")
        };
        assert_eq!(
            (item, present, typed.as_str()),
            (KeyItem::Rule, vec!["rule".to_owned(), "desc".to_owned()], "con")
        );
        assert_eq!(show("").0, Place::Item);
        assert_eq!(show("- ru"), (Place::Item, "ru".to_owned()));
        assert_eq!(
            show("- rule: R\n  desc: d\n\n- ma"),
            (Place::Item, "ma".to_owned())
        );
    }

    #[test]
    fn values_follow_their_key() {
        let of = |item, key| Place::Of { item, key };
        assert_eq!(
            show("- rule: R\n  priority: WA"),
            (of(KeyItem::Rule, "priority"), "WA".to_owned())
        );
        assert_eq!(
            show("- list: l\n  items: [a, sh"),
            (of(KeyItem::List, "items"), "sh".to_owned())
        );
        assert_eq!(
            show("- rule: R\n  output: a %proc.n"),
            (Place::Token, "proc.n".to_owned())
        );
        assert_eq!(show("- rule: R\n  output: a proc.n").0, Place::Nothing);
        assert_eq!(show("- rule: R\n  desc: some").0, Place::Nothing);
        assert_eq!(show("- rule: R\n  # con").0, Place::Nothing);
    }

    #[test]
    fn overrides_and_exceptions_have_keys_of_their_own() {
        let key = Place::OverrideKey { item: KeyItem::List };
        assert_eq!(show("- list: l\n  override: {it"), (key.clone(), "it".to_owned()));
        assert_eq!(show("- list: l\n  override:\n    it"), (key, "it".to_owned()));
        assert_eq!(
            show("- list: l\n  override: {items: a").0,
            Place::OverrideOperation
        );
        assert_eq!(
            show("- list: l\n  override:\n    items: a").0,
            Place::OverrideOperation
        );
        let (place, _) = show("- rule: R\n  exceptions:\n    - name: n\n      fi");
        assert!(
            matches!(
                place,
                Place::Key {
                    item: KeyItem::Exception,
                    ..
                }
            ),
            "{place:?}"
        );
        let (place, typed) = show("- rule: R\n  exceptions:\n    - name: n\n      fields: [proc.n");
        assert_eq!(
            place,
            Place::Of {
                item: KeyItem::Exception,
                key: "fields"
            }
        );
        assert_eq!(typed, "proc.n");
    }
}
