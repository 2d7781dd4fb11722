//! Exceptions of rules.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::decode::{Decoder, Presence, extended, item_location, keyed, path_step};
use super::{Exception, FactKind, ItemType, Keyed, Operand, OperandKind, PathStep};
use crate::source::MappedText;
use crate::syntax::yaml::{Node, NodeKind, YamlErrorKind};

/// Most scalars of one exception, with aliases followed.
const MAX_OPERANDS: usize = 1_000_000;

/// Falco warns of an exception once for each earlier one of its name; here at most so often.
const MAX_DUPLICATE_WARNINGS: usize = 100;

/// Deepest nesting within an exception; Falco looks at two levels.
const MAX_NESTING: usize = 500;

/// Decodes `exceptions`. When appending, an exception need not repeat its fields.
pub(super) fn exceptions(
    decoder: &mut Decoder<'_>,
    path: &[PathStep],
    append: bool,
) -> Option<Keyed<Vec<Exception>>> {
    let (key, value) = decoder.get("exceptions")?;
    if value.is_null() {
        return None;
    }
    let list_path = extended(path, path_step(ItemType::Exceptions, "", value));
    let Some(nodes) = value.sequence() else {
        decoder.fact(FactKind::ExceptionsNotSequence, value.span, &list_path);
        return None;
    };
    let mut exceptions: Vec<Exception> = Vec::new();
    let mut earlier = FxHashMap::default();
    for node in nodes {
        if let Some(exception) = exception(decoder, node, path, &list_path, &mut earlier, append) {
            exceptions.push(exception);
        }
    }
    Some(keyed(exceptions, key, value))
}

fn exception(
    decoder: &mut Decoder<'_>,
    node: &Arc<Node>,
    path: &[PathStep],
    list_path: &[PathStep],
    earlier: &mut FxHashMap<String, usize>,
    append: bool,
) -> Option<Exception> {
    let unnamed = extended(list_path, path_step(ItemType::Exception, "", node));
    if node.mapping().is_none() {
        decoder.fact(FactKind::ExceptionNotMapping, node.span, &unnamed);
        return None;
    }
    let mut decoder = decoder.of(node);
    let name = decoder.required("name", &unnamed)?;
    let path = extended(path, decoder.step(ItemType::Exception, name.value.as_str()));
    let same_name = earlier.entry(name.value.as_str().to_owned()).or_default();
    for _ in 0..(*same_name).min(MAX_DUPLICATE_WARNINGS) {
        let kind = FactKind::ExceptionNameNotUnique(name.value.as_str().to_owned());
        decoder.fact(kind, name.span, &path);
    }
    *same_name += 1;
    let presence = if append {
        Presence::Optional
    } else {
        Presence::Required
    };
    let mut left = MAX_OPERANDS;
    let fields = keyed_operand(&mut decoder, "fields", presence, &path, &mut left);
    let comps = keyed_operand(&mut decoder, "comps", Presence::Optional, &path, &mut left);
    let values = values(&mut decoder, &path, &mut left);
    if append && !decoder.has("values") {
        decoder.fact(FactKind::AppendNoValues, name.span, &path);
    }
    Some(Exception {
        item: item_location(node),
        name,
        fields,
        comps,
        values,
    })
}

fn keyed_operand(
    decoder: &mut Decoder<'_>,
    key: &'static str,
    presence: Presence,
    path: &[PathStep],
    left: &mut usize,
) -> Option<Keyed<Operand>> {
    let Some((name, node)) = decoder.get(key) else {
        if presence == Presence::Required {
            decoder.fact(FactKind::MissingKey(key), decoder.head(), path);
        }
        return None;
    };
    let operand = operand(decoder, node, key, path, left, 0)?;
    Some(keyed(operand, name, node))
}

fn values(decoder: &mut Decoder<'_>, path: &[PathStep], left: &mut usize) -> Option<Keyed<Vec<Operand>>> {
    let (name, node) = decoder.get("values")?;
    let path = extended(path, path_step(ItemType::ExceptionValues, "", node));
    let Some(nodes) = node.sequence() else {
        decoder.fact(FactKind::ValuesNotSequence, node.span, &path);
        return None;
    };
    let operands = nodes
        .iter()
        .filter_map(|value| {
            let path = extended(&path, path_step(ItemType::ExceptionValue, "", value));
            operand(decoder, value, "", &path, left, 0)
        })
        .collect();
    Some(keyed(operands, name, node))
}

/// A scalar, or a sequence of such, at any depth.
fn operand(
    decoder: &mut Decoder<'_>,
    node: &Node,
    key: &'static str,
    path: &[PathStep],
    left: &mut usize,
    depth: usize,
) -> Option<Operand> {
    if *left == 0 || depth >= MAX_NESTING {
        let kind = FactKind::Yaml {
            kind: YamlErrorKind::TooManyAliases,
            cause: None,
        };
        decoder.fact(kind, node.span, &[]);
        return None;
    }
    *left -= 1;
    let kind = match &node.resolved().kind {
        NodeKind::Scalar(scalar) if scalar.value.as_str().is_empty() => {
            let path = extended(path, path_step(ItemType::ValueFor, key, node));
            decoder.fact(FactKind::EmptyValue(key), node.span, &path);
            return None;
        }
        NodeKind::Scalar(scalar) => OperandKind::Scalar(scalar.value.clone()),
        NodeKind::Sequence(nodes) => {
            let path = extended(path, path_step(ItemType::ValueFor, key, node));
            let mut operands = Vec::with_capacity(nodes.len());
            for element in nodes {
                let path = extended(&path, path_step(ItemType::Exception, "", element));
                let operand = operand(decoder, element, "", &path, left, depth + 1);
                if *left == 0 {
                    break;
                }
                operands.extend(operand);
            }
            OperandKind::List(operands)
        }
        _ => OperandKind::Scalar(MappedText::default()),
    };
    Some(Operand {
        kind,
        span: node.span,
        place: node.place(),
    })
}
