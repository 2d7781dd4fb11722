//! Parses the arguments of native fields.

use super::{ArgumentProblem, Parsed, ResolvedField, scan_signed, scan_unsigned, whole};
use crate::tables::{FieldId, codes_named, field, first_param_named, longest_param_prefix};
use crate::value::Argument;

/// Parses the field `id`, whose name is a prefix of `text`, with the argument that follows it. Returns `None`
/// if its class does not accept the text after all.
pub(super) fn parse(id: FieldId, text: &str) -> Result<Option<Parsed>, ArgumentProblem> {
    let name = id.info().name;
    let rest = &text[name.len()..];
    let parsed = match id {
        field::EVT_ARG => event_argument(id, text)?,
        field::EVT_RAWARG => match event_argument(id, text) {
            Err(ArgumentProblem::NotANumber(_)) => return Err(ArgumentProblem::NotByPosition),
            other => other?,
        },
        field::EVT_AROUND => around(id, text)?,
        field::EVT_TYPE_IS => {
            let Some(kind) = rest.strip_prefix('.') else {
                return Err(ArgumentProblem::Syntax);
            };
            if scan_unsigned(kind).is_none() && codes_named(kind).is_none() {
                return Ok(Some(Parsed::new(whole(id), 0)));
            }
            keyed(id, kind, text.len())
        }
        field::EVT_ABSPATH => ["src", "dst"]
            .into_iter()
            .find(|end| rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(end)))
            .map_or_else(
                || Parsed::new(whole(id), name.len()),
                |end| keyed(id, end, name.len() + 1 + end.len()),
            ),
        field::THREAD_CGROUP => {
            let Some(rest) = rest.strip_prefix('.') else {
                return Err(ArgumentProblem::Syntax);
            };
            let end = rest
                .find(|letter: char| !letter.is_ascii_alphabetic() && letter != '_')
                .unwrap_or(rest.len());
            keyed(id, &rest[..end], name.len() + 1 + end)
        }
        field::FD_TYPES => match bracketed(rest) {
            None => Parsed::new(whole(id), name.len()),
            Some((argument, end)) => {
                let number =
                    scan_signed(argument).ok_or_else(|| ArgumentProblem::NotANumber(argument.to_owned()))?;
                // An impossible file descriptor represents a missing argument.
                indexed(id, u64::try_from(number).ok(), name.len() + end)
            }
        },
        // For these fields an argument that is not a number does not count as an argument, so text is left
        // over.
        field::PROC_APID
        | field::PROC_ANAME
        | field::PROC_AEXE
        | field::PROC_AEXEPATH
        | field::PROC_ACMDLINE
        | field::PROC_ARGS
        | field::PROC_AARGS => {
            match bracketed(rest).and_then(|(text, end)| Some((scan_signed(text)?, end))) {
                None => Parsed::new(whole(id), name.len()),
                Some((number, end)) => indexed(id, level(number), name.len() + end),
            }
        }
        field::PROC_ENV | field::PROC_AENV => match bracketed(rest) {
            None => Parsed::new(whole(id), name.len()),
            Some((argument, end)) => {
                let digits = !argument.is_empty() && argument.bytes().all(|byte| byte.is_ascii_digit());
                match scan_signed(argument).filter(|_| digits) {
                    Some(number) => indexed(id, level(number), name.len() + end),
                    None => keyed(id, argument, name.len() + end),
                }
            }
        },
        _ => Parsed::new(whole(id), name.len()),
    };
    Ok(Some(parsed))
}

fn event_argument(id: FieldId, text: &str) -> Result<Parsed, ArgumentProblem> {
    let name = id.info().name;
    let rest = &text[name.len()..];
    if let Some((argument, end)) = bracketed(rest) {
        let number = scan_signed(argument).ok_or_else(|| ArgumentProblem::NotANumber(argument.to_owned()))?;
        if id == field::EVT_RAWARG {
            return Err(ArgumentProblem::NotByPosition);
        }
        // No event has an argument at a negative position, so an index that never exists represents it.
        let index = u64::try_from(number as i32).unwrap_or(u64::MAX);
        return Ok(indexed(id, Some(index), name.len() + end));
    }
    let Some(wanted) = rest.strip_prefix('.') else {
        return Err(ArgumentProblem::Syntax);
    };
    let param = longest_param_prefix(wanted)
        .and_then(first_param_named)
        .ok_or_else(|| ArgumentProblem::UnknownEventArgument(wanted.to_owned()))?;
    let mut parsed = keyed(id, param.name, name.len() + 1 + param.name.len());
    if id == field::EVT_RAWARG {
        parsed.field.ty = param.ty;
    }
    Ok(parsed)
}

fn around(id: FieldId, text: &str) -> Result<Parsed, ArgumentProblem> {
    let name = id.info().name;
    let rest = &text[name.len()..];
    match bracketed(rest) {
        Some((argument, end)) => {
            let time =
                scan_unsigned(argument).ok_or_else(|| ArgumentProblem::NotANumber(argument.to_owned()))?;
            Ok(indexed(id, Some(time), name.len() + end))
        }
        None if rest.starts_with('.') => Err(ArgumentProblem::NotByName),
        None => Err(ArgumentProblem::Syntax),
    }
}

/// Returns the text between the opening bracket of `rest` and the first closing one, and the end of that.
fn bracketed(rest: &str) -> Option<(&str, usize)> {
    let inner = rest.strip_prefix('[')?;
    let end = inner.find(']')?;
    Some((&inner[..end], end + 2))
}

/// Returns a level, which is 32 bits wide; -1 is the encoding of "no level", and other negative levels do not
/// ascend.
fn level(number: i64) -> Option<u64> {
    match number as i32 {
        -1 => None,
        number => Some(u64::try_from(number).unwrap_or(0)),
    }
}

fn indexed(id: FieldId, index: Option<u64>, length: usize) -> Parsed {
    with_argument(id, index.map_or(Argument::None, Argument::Index), length)
}

fn keyed(id: FieldId, key: &str, length: usize) -> Parsed {
    with_argument(id, Argument::Key(key.into()), length)
}

fn with_argument(id: FieldId, argument: Argument, length: usize) -> Parsed {
    let mut field: ResolvedField = whole(id);
    field.field.argument = argument;
    Parsed::new(field, length)
}
