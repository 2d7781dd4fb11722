//! Decoding of single values.
//!
//! Each function decodes the value of a key of one mapping, or states why it cannot.

use std::sync::Arc;

use super::{Action, Element, Fact, FactKind, ItemLocation, ItemType, Keyed, PathStep, Step, Text};
use crate::source::{MappedText, Span};
use crate::syntax::yaml::Node;
use crate::tables::{KeyItem, Priority};

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Presence {
    /// It must.
    Required,
    /// It need not, but then must have a value.
    Optional,
    /// It need not, and may be null or empty, which is as if it were not there.
    MayBeEmpty,
}

/// A value that a scalar can be decoded to.
pub(super) trait Decode: Sized {
    /// The expected values, for messages.
    const EXPECTED: &'static str;
    fn decode(value: &MappedText) -> Option<Self>;
}

/// Decodes one mapping, and collects the steps over the item that it is or is in.
pub(super) struct Decoder<'a> {
    pub node: &'a Arc<Node>,
    pub steps: &'a mut Vec<Step>,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(node: &'a Arc<Node>, steps: &'a mut Vec<Step>) -> Self {
        Self { node, steps }
    }

    /// A decoder of another mapping of the same item.
    pub(super) fn of<'b>(&'b mut self, node: &'b Arc<Node>) -> Decoder<'b> {
        Decoder {
            node,
            steps: self.steps,
        }
    }

    /// Path step of the mapping.
    pub(super) fn step(&self, item_type: ItemType, name: &str) -> PathStep {
        path_step(item_type, name, self.node)
    }

    pub(super) fn place(&self) -> ItemLocation {
        item_location(self.node)
    }

    pub(super) fn fact(&mut self, kind: FactKind, span: Span, path: &[PathStep]) {
        self.steps.push(Step::Fact(Fact {
            kind,
            span,
            path: path.to_vec(),
        }));
    }

    pub(super) fn action(&mut self, action: Action) {
        self.steps.push(Step::Action(action));
    }

    /// Key and value, if the key is there.
    pub(super) fn get(&self, key: &str) -> Option<(&'a Arc<Node>, &'a Arc<Node>)> {
        self.node.get(key)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The span of errors about the mapping as a whole: its first key.
    pub(super) fn head(&self) -> Span {
        let first = self.node.mapping().and_then(<[_]>::first);
        first.map_or(self.node.span, |(key, _)| key.span)
    }

    /// The scalar value of `key`.
    pub(super) fn value<T: Decode>(
        &mut self,
        key: &'static str,
        presence: Presence,
        path: &[PathStep],
    ) -> Option<Keyed<T>> {
        let Some((name, node)) = self.get(key) else {
            if presence == Presence::Required {
                self.fact(FactKind::MissingKey(key), self.head(), path);
            }
            return None;
        };
        let may_be_empty = presence == Presence::MayBeEmpty;
        if node.is_null() {
            if !may_be_empty {
                self.fact(FactKind::NullValue(key), name.span, path);
            }
            return None;
        }
        let value_path = || extended(path, path_step(ItemType::ValueFor, key, node));
        let Some(scalar) = node.scalar() else {
            self.fact(FactKind::NotScalar(key), node.span, &value_path());
            return None;
        };
        if scalar.value.as_str().is_empty() {
            if !may_be_empty {
                self.fact(FactKind::EmptyValue(key), node.span, &value_path());
            }
            return None;
        }
        let Some(value) = T::decode(&scalar.value) else {
            let kind = FactKind::BadValue {
                key,
                expected: T::EXPECTED,
            };
            self.fact(kind, node.span, &value_path());
            return None;
        };
        Some(keyed(value, name, node))
    }

    pub(super) fn required(&mut self, key: &'static str, path: &[PathStep]) -> Option<Text> {
        self.value(key, Presence::Required, path)
    }

    /// The scalars of the sequence at `key`.
    pub(super) fn elements(
        &mut self,
        key: &'static str,
        presence: Presence,
        path: &[PathStep],
    ) -> Option<Keyed<Vec<Element>>> {
        let Some((name, node)) = self.get(key) else {
            if presence == Presence::Required {
                self.fact(FactKind::MissingKey(key), self.head(), path);
            }
            return None;
        };
        let value_path = || extended(path, path_step(ItemType::ValueFor, key, node));
        let Some(nodes) = node.sequence() else {
            self.fact(FactKind::NotSequence(key), node.span, &value_path());
            return None;
        };
        let mut elements = Vec::with_capacity(nodes.len());
        for element in nodes {
            if let Some(scalar) = element.scalar() {
                elements.push(Element {
                    value: scalar.value.clone(),
                    span: element.span,
                });
            } else {
                let element_path = extended(&value_path(), path_step(ItemType::ListItem, "", element));
                self.fact(FactKind::ElementNotScalar(key), element.span, &element_path);
            }
        }
        Some(keyed(elements, name, node))
    }

    /// The value of `priority`.
    pub(super) fn priority(&mut self, path: &[PathStep]) -> Option<Keyed<Priority>> {
        let text = self.required("priority", path)?;
        let Some(priority) = Priority::parse(text.value.as_str()) else {
            let path = extended(
                path,
                PathStep {
                    item_type: ItemType::RulePriority,
                    name: String::new(),
                    place: text.place,
                },
            );
            let kind = FactKind::BadPriority(text.value.as_str().to_owned());
            self.fact(kind, text.span, &path);
            return None;
        };
        Some(Keyed {
            value: priority,
            span: text.span,
            key: text.key,
            place: text.place,
        })
    }

    /// Warns of the keys that `item` does not have.
    pub(super) fn unknown_keys(&mut self, item: KeyItem, path: &[PathStep]) {
        for (key, _) in self.node.mapping().unwrap_or_default() {
            let name = match key.scalar() {
                Some(scalar) => scalar.value.as_str(),
                None if key.is_null() => "null",
                None => continue,
            };
            if item.key(name).is_none() {
                self.fact(FactKind::UnknownKey(name.to_owned()), key.span, path);
            }
        }
    }
}

pub(super) fn keyed<T>(value: T, key: &Node, node: &Node) -> Keyed<T> {
    Keyed {
        value,
        span: node.span,
        key: key.span,
        place: node.place(),
    }
}

pub(super) fn path_step(item_type: ItemType, name: &str, node: &Node) -> PathStep {
    PathStep {
        item_type,
        name: name.to_owned(),
        place: node.place(),
    }
}

pub(super) fn item_location(node: &Node) -> ItemLocation {
    ItemLocation {
        span: node.span,
        place: node.place(),
    }
}

pub(super) fn extended(path: &[PathStep], step: PathStep) -> Vec<PathStep> {
    let mut path = path.to_vec();
    path.push(step);
    path
}

impl Decode for MappedText {
    const EXPECTED: &'static str = "a string";

    fn decode(value: &MappedText) -> Option<Self> {
        Some(value.clone())
    }
}

impl Decode for bool {
    const EXPECTED: &'static str = "`true` or `false`";

    /// `y`, `yes`, `true`, `on` and their opposites, in lower, upper or capitalised spelling.
    fn decode(value: &MappedText) -> Option<Self> {
        let word = value.as_str();
        let tail = word.get(1..)?;
        let same_case = word == word.to_ascii_lowercase()
            || word == word.to_ascii_uppercase()
            || tail == tail.to_ascii_lowercase();
        if !same_case {
            return None;
        }
        match word.to_ascii_lowercase().as_str() {
            "y" | "yes" | "true" | "on" => Some(true),
            "n" | "no" | "false" | "off" => Some(false),
            _ => None,
        }
    }
}

impl Decode for u32 {
    const EXPECTED: &'static str = "a number from 0 to 4294967295";

    /// Decimal, `0x…` or `0…` (octal); blanks may follow.
    fn decode(value: &MappedText) -> Option<Self> {
        let text = value
            .as_str()
            .trim_end_matches([' ', '\t', '\n', '\r', '\x0B', '\x0C']);
        let digits = text.strip_prefix('+').unwrap_or(text);
        let (digits, radix) = match digits.as_bytes() {
            [b'0', b'x' | b'X', ..] => (&digits[2..], 16),
            [b'0', _, ..] => (&digits[1..], 8),
            _ => (digits, 10),
        };
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        Self::from_str_radix(digits, radix).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn decode<T: Decode>(text: &str) -> Option<T> {
        let mut value = MappedText::default();
        value.push_derived(text, Span::new(FileId(0), 0, 0));
        T::decode(&value)
    }

    #[test]
    fn booleans_are_words_in_one_case() {
        for (text, expected) in [
            ("true", Some(true)),
            ("Yes", Some(true)),
            ("ON", Some(true)),
            ("y", Some(true)),
            ("Off", Some(false)),
            ("N", Some(false)),
            ("tRue", None),
            ("1", None),
            ("", None),
            ("é", None),
        ] {
            assert_eq!(decode::<bool>(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_have_three_bases_and_no_sign() {
        for (text, expected) in [
            ("26", Some(26)),
            ("0x10", Some(16)),
            ("010", Some(8)),
            ("0", Some(0)),
            ("5 ", Some(5)),
            (" 5", None),
            ("08", None),
            ("-5", None),
            ("5s", None),
            ("++5", None),
            ("4294967296", None),
            ("", None),
        ] {
            assert_eq!(decode::<u32>(text), expected, "{text}");
        }
    }
}
