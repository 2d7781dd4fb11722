//! Outputs: the fields and transformer calls after each `%`.

use super::{Mention, condition};
use crate::source::MappedText;
use crate::syntax::condition::operand_prefixes;

/// Adds the mentions of an output.
///
/// Each token is the longest field or call that can be parsed, whether or not the field has a value.
pub(super) fn mentions(text: &MappedText, mentions: &mut Vec<Mention>) {
    let output = text.as_str();
    let mut at = 0;
    while let Some(percent) = output[at..].find('%').map(|found| at + found) {
        let digits = output[percent + 1..]
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        at = percent + 1 + digits;
        let longest = operand_prefixes(&output[at..]).0.next();
        if let Some((operand, length)) = longest {
            condition::operand_mentions(text, &operand, at, mentions);
            at += length;
        }
    }
}
