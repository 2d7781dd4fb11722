//! Parses the arguments of plugin fields, as their row of the tables allows.

use super::{ArgumentProblem, Parsed, whole};
use crate::tables::{ArgumentRule, FieldId};
use crate::value::Argument;

/// Parses the field `id`, whose name is a prefix of `text`, with the argument in the brackets after it.
/// Returns `None` if the brackets belong to a longer name.
pub(super) fn parse(id: FieldId, text: &str) -> Result<Option<Parsed>, ArgumentProblem> {
    let field = id.info();
    // Falco ignores everything after the first blank.
    let text = text.split(' ').next().unwrap_or_default();
    let Some(bracket) = text.find('[') else {
        return match field.argument {
            ArgumentRule::Required { .. } => Err(ArgumentProblem::Required),
            _ => Ok(Some(Parsed::new(whole(id), field.name.len()))),
        };
    };
    if bracket != field.name.len() {
        return Ok(None);
    }
    let inner = &text[bracket + 1..];
    let end = inner.find(']').ok_or(ArgumentProblem::Unbalanced)?;
    let argument = &inner[..end];
    let (index, key) = match field.argument {
        ArgumentRule::None => return Err(ArgumentProblem::NotAllowed(argument.to_owned())),
        ArgumentRule::Optional { index, key } | ArgumentRule::Required { index, key } => (index, key),
    };
    let mut resolved = whole(id);
    resolved.field.argument = match as_index(argument).filter(|_| index) {
        // A field that supports both an index and a key receives the string as well; the number has the same
        // text.
        Some(number) => Argument::Index(number),
        None if key => Argument::Key(argument.into()),
        None if index => return Err(ArgumentProblem::BadIndex(argument.to_owned())),
        None => Argument::Key(argument.into()),
    };
    Ok(Some(Parsed::new(resolved, bracket + end + 2)))
}

/// Parses digits without a leading zero that fit in 64 bits.
fn as_index(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text.len() == 1 || !text.starts_with('0'));
    text.parse().ok().filter(|_| plain)
}
