//! The description of a container out of the oldest container event.
//!
//! That event has an id, a numeric runtime type, a name and an image. The result is a JSON object
//! with just these, as the reference implementation writes it: texts are put in without escapes.

use std::io::Write;

use super::values::{Building, Values};
use crate::capture::error::ConversionFault;

/// Appends the description of the container that `old` names; an empty value if `old` lacks one of
/// its texts.
pub(super) fn push(old: Values, to: &mut Building) -> Result<(), ConversionFault> {
    let Some([id, name, image]) = texts(old) else {
        return to.push_empty();
    };
    let Some(runtime) = old.get(1).filter(|value| value.len() <= 4) else {
        return to.push_empty();
    };
    let mut number = [0; 4];
    number[..runtime.len()].copy_from_slice(runtime);
    let number = u32::from_le_bytes(number);
    to.push_with(|json| {
        json.extend_from_slice(b"{\"id\":\"");
        json.extend_from_slice(id);
        write!(json, "\",\"type\":{number},\"name\":\"").expect("writing to memory");
        json.extend_from_slice(name);
        json.extend_from_slice(b"\",\"image\":\"");
        json.extend_from_slice(image);
        json.extend_from_slice(b"\"}\0");
    })
}

/// Returns the id, name and image without their NUL.
fn texts(old: Values<'_>) -> Option<[&[u8]; 3]> {
    let text = |index| {
        let (_, text) = old.get(index)?.split_last()?;
        Some(text)
    };
    Some([text(0)?, text(2)?, text(3)?])
}
