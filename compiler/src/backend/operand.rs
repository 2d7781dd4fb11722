//! Values of fields and transformers on one event.
//!
//! In: an operand and a source of fields. Out: its value, if it has one. Conditions and outputs
//! share this; what operators do with values is decided elsewhere.
//!
//! Falco's text transformers leave a closing NUL in the length of their result. Most operators
//! stop at the first NUL and never see it, but membership does: `in tolower(…)` never holds (note
//! K16), and neither does `tolower(list) in (…)`. Inside the engine, such values keep their NUL.

use std::borrow::Cow;

use super::{Failure, FieldSource, kind};
use crate::check::typed::Operand;
use crate::operators::base64;
use crate::operators::getopt::Options;
use crate::operators::text::{basename, until_nul, without_closing_nuls};
use crate::tables::{Format, Transformer};
use crate::value::{FieldRef, Value};

/// The value of an operand, texts without closing NUL.
pub fn value<'v>(
    operand: &'v Operand,
    source: &'v (impl FieldSource + ?Sized),
) -> Result<Option<Value<'v>>, Failure> {
    Ok(raw_value(operand, source)?.map(without_nuls))
}

fn without_nuls(value: Value<'_>) -> Value<'_> {
    match value {
        Value::Text(Cow::Borrowed(text)) => Value::Text(Cow::Borrowed(without_closing_nuls(text))),
        Value::Text(Cow::Owned(mut text)) => {
            text.truncate(without_closing_nuls(&text).len());
            Value::Text(Cow::Owned(text))
        }
        Value::List(items) => Value::List(items.into_iter().map(without_nuls).collect()),
        other => other,
    }
}

/// The value of an operand as Falco holds it.
pub(super) fn raw_value<'v>(
    operand: &'v Operand,
    source: &'v (impl FieldSource + ?Sized),
) -> Result<Option<Value<'v>>, Failure> {
    match operand {
        Operand::Field(field) => Ok(source.value(field)),
        Operand::Text(text) => Ok(Some(Value::text(text))),
        Operand::List(items) => list(items, source),
        Operand::Call {
            transformer,
            arguments,
            selector,
        } => {
            let mut values = Vec::with_capacity(arguments.len());
            for argument in arguments {
                match raw_value(argument, source)? {
                    Some(value) => values.push(value),
                    None => return Ok(None),
                }
            }
            call(*transformer, &values, selector.as_deref())
        }
    }
}

fn call<'v>(
    transformer: Transformer,
    values: &[Value<'v>],
    selector: Option<&[u8]>,
) -> Result<Option<Value<'v>>, Failure> {
    match (transformer, values) {
        (Transformer::Val, [value]) => Ok(Some(value.clone())),
        (Transformer::Len, [value]) => length(value).map(Some),
        (Transformer::Concat, parts) => concat(parts).map(Some),
        (Transformer::Join, [separator, list]) => join(separator, list).map(Some),
        (Transformer::Getopt, [arguments, description]) => getopt(arguments, description, selector),
        (_, [value]) => texts(transformer, value),
        _ => Err(failure(transformer, "this number of arguments")),
    }
}

fn failure(transformer: Transformer, kind: &'static str) -> Failure {
    Failure::Transformer {
        transformer: transformer.symbol(),
        kind,
    }
}

/// A list; numeric fields become text in it.
fn list<'v>(
    items: &'v [Operand],
    source: &'v (impl FieldSource + ?Sized),
) -> Result<Option<Value<'v>>, Failure> {
    let mut values = Vec::with_capacity(items.len());
    for item in items {
        match (raw_value(item, source)?, item) {
            (None, _) => return Ok(None),
            (Some(Value::List(inner)), _) => values.extend(inner),
            (Some(value), Operand::Field(field)) => values.push(as_text(value, field)),
            (Some(value), _) => values.push(value),
        }
    }
    Ok(Some(Value::List(values)))
}

fn as_text<'v>(value: Value<'v>, field: &FieldRef) -> Value<'v> {
    let format = field.field.info().format;
    let text = match (&value, format) {
        (Value::Int(number), Format::Hex) => format!("{number:X}"),
        (Value::Uint(number), Format::Hex) => format!("{number:X}"),
        (Value::Int(number), Format::Oct) => format!("{number:o}"),
        (Value::Uint(number), Format::Oct) => format!("{number:o}"),
        (Value::Int(number), Format::Padded) => format!("{number:09}"),
        (Value::Uint(number), Format::Padded) => format!("{number:09}"),
        (Value::Int(number), _) => number.to_string(),
        (Value::Uint(number), _) => number.to_string(),
        (Value::Double(number), _) => format!("{number:.1}"),
        (Value::Bool(truth), _) => truth.to_string(),
        (Value::Ip(address), _) => address.to_string(),
        _ => return value,
    };
    Value::owned_text(text)
}

/// `tolower`, `toupper`, `basename`, `b64`, of a text or of each text of a list.
fn texts<'v>(transformer: Transformer, value: &Value<'v>) -> Result<Option<Value<'v>>, Failure> {
    let changed = |bytes: &[u8]| changed(transformer, without_closing_nuls(bytes));
    Ok(match value {
        Value::Text(text) => changed(text).map(Value::owned_text),
        Value::Bytes(bytes) if transformer == Transformer::B64 => {
            changed(bytes).map(|bytes| Value::Bytes(Cow::Owned(bytes)))
        }
        Value::List(items) => {
            let mut texts = Vec::with_capacity(items.len());
            for item in items {
                match texts_of(item).and_then(changed) {
                    Some(text) => texts.push(Value::owned_text(text)),
                    None => return Ok(None),
                }
            }
            Some(Value::List(texts))
        }
        other => return Err(failure(transformer, kind(other))),
    })
}

fn texts_of<'a>(value: &'a Value<'_>) -> Option<&'a [u8]> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn changed(transformer: Transformer, text: &[u8]) -> Option<Vec<u8>> {
    let mut text = match transformer {
        Transformer::Tolower => text.to_ascii_lowercase(),
        Transformer::Toupper => text.to_ascii_uppercase(),
        Transformer::Basename => basename(text).to_owned(),
        Transformer::B64 => base64::decode(text)?,
        _ => text.to_owned(),
    };
    if text.last() != Some(&0) {
        text.push(0);
    }
    Some(text)
}

fn length<'v>(value: &Value<'_>) -> Result<Value<'v>, Failure> {
    let length = match value {
        Value::Text(text) => until_nul(text).len(),
        Value::Bytes(bytes) => bytes.len(),
        Value::List(items) => items.len(),
        other => return Err(failure(Transformer::Len, kind(other))),
    };
    Ok(Value::Uint(length as u64))
}

fn text<'a>(transformer: Transformer, value: &'a Value<'_>) -> Result<&'a [u8], Failure> {
    texts_of(value).ok_or_else(|| failure(transformer, kind(value)))
}

fn items<'a, 'v>(transformer: Transformer, value: &'a Value<'v>) -> Result<&'a [Value<'v>], Failure> {
    match value {
        Value::List(items) => Ok(items),
        other => Err(failure(transformer, kind(other))),
    }
}

fn concat<'v>(parts: &[Value<'_>]) -> Result<Value<'v>, Failure> {
    let mut joined = Vec::new();
    for part in parts {
        joined.extend_from_slice(until_nul(text(Transformer::Concat, part)?));
    }
    Ok(Value::owned_text(joined))
}

fn join<'v>(separator: &Value<'_>, list: &Value<'_>) -> Result<Value<'v>, Failure> {
    let separator = text(Transformer::Join, separator)?;
    let mut joined = Vec::new();
    for (index, item) in items(Transformer::Join, list)?.iter().enumerate() {
        if index > 0 {
            joined.extend_from_slice(separator);
        }
        joined.extend_from_slice(until_nul(text(Transformer::Join, item)?));
    }
    Ok(Value::owned_text(joined))
}

fn getopt<'v>(
    arguments: &Value<'_>,
    description: &Value<'_>,
    selector: Option<&[u8]>,
) -> Result<Option<Value<'v>>, Failure> {
    let options = Options::new(text(Transformer::Getopt, description)?);
    let arguments: Vec<&[u8]> = items(Transformer::Getopt, arguments)?
        .iter()
        .map(|item| text(Transformer::Getopt, item))
        .collect::<Result<_, _>>()?;
    Ok(match selector.and_then(<[u8]>::first) {
        Some(selector) => options.select(&arguments, *selector).map(Value::owned_text),
        None => Some(Value::List(
            options
                .list(&arguments)
                .into_iter()
                .map(Value::owned_text)
                .collect(),
        )),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::MemorySource;
    use crate::tables::field;

    fn literal(text: &str) -> Operand {
        Operand::Text(text.as_bytes().to_vec())
    }

    fn call(transformer: Transformer, arguments: Vec<Operand>) -> Operand {
        Operand::Call {
            transformer,
            arguments,
            selector: None,
        }
    }

    fn pid() -> Operand {
        Operand::Field(FieldRef::plain(field::PROC_PID))
    }

    fn shown(operand: &Operand) -> Option<String> {
        let source = MemorySource::from_iter([(FieldRef::plain(field::PROC_PID), Value::Int(1))]);
        value(operand, &source).unwrap().map(|value| match value {
            Value::Text(text) => String::from_utf8(text.into_owned()).unwrap(),
            other => format!("{other:?}"),
        })
    }

    #[test]
    fn transformers_yield_what_they_promise() {
        use Transformer as T;
        let one = |transformer, text| shown(&call(transformer, vec![literal(text)])).unwrap();
        assert_eq!(one(T::Toupper, "aä"), "Aä");
        assert_eq!(one(T::Tolower, "INIT"), "init");
        assert_eq!(one(T::Basename, "/a/b/"), "");
        assert_eq!(one(T::B64, "aW5pdA"), "init");
        assert_eq!(one(T::Len, "héllo"), "Uint(6)");
        assert_eq!(shown(&call(T::B64, vec![literal("!!")])), None);
        let nested = call(T::Len, vec![call(T::Toupper, vec![literal("abc")])]);
        assert_eq!(shown(&nested).unwrap(), "Uint(3)");
    }

    #[test]
    fn lists_join_with_numbers_as_text() {
        let list = Operand::List(vec![literal("a"), pid()]);
        let join = |list| shown(&call(Transformer::Join, vec![literal(","), list]));
        assert_eq!(join(list).unwrap(), "a,1");
        assert_eq!(join(Operand::List(Vec::new())).unwrap(), "");
        let missing = Operand::Field(FieldRef::plain(field::PROC_NAME));
        assert_eq!(join(Operand::List(vec![missing])), None);
    }

    #[test]
    fn parts_of_a_concatenation_lose_their_nul() {
        let lower = call(Transformer::Tolower, vec![literal("IN")]);
        let both = call(Transformer::Concat, vec![lower, literal("it")]);
        assert_eq!(shown(&both).unwrap(), "init");
    }

    #[test]
    fn options_are_found_in_literal_lists() {
        let list = Operand::List(vec![literal("-a"), literal("-o"), literal("v")]);
        let select = |letter: &[u8]| {
            shown(&Operand::Call {
                transformer: Transformer::Getopt,
                arguments: vec![list.clone(), literal("ao:")],
                selector: Some(letter.to_vec()),
            })
        };
        assert_eq!(select(b"o").unwrap(), "v");
        assert_eq!(select(b"a").unwrap(), "a");
        assert_eq!(select(b"z"), None);
        let count = call(
            Transformer::Len,
            vec![call(Transformer::Getopt, vec![list, literal("ao:")])],
        );
        assert_eq!(shown(&count).unwrap(), "Uint(3)");
    }

    #[test]
    fn wrong_kinds_are_failures() {
        let operand = call(Transformer::Tolower, vec![pid()]);
        let source = MemorySource::from_iter([(FieldRef::plain(field::PROC_PID), Value::Int(1))]);
        assert_eq!(
            value(&operand, &source),
            Err(Failure::Transformer {
                transformer: "tolower",
                kind: "a number"
            })
        );
    }
}
