//! Operands at the start of a text, longest first.
//!
//! After a `%` Falco takes the longest prefix of the template that it can compile, and tries all
//! of them, byte by byte. Few can succeed: a field or call with its brackets, the same without
//! them, and a field name cut short. These are all there are.

use super::{SyntaxError, leading_operand, lexeme, parse_operand};
use crate::syntax::ast::Operand;

/// The longest name that is tried when it is cut short. Fields have shorter names, so no longer prefix can be one.
const MAX_CUT_NAME: usize = 256;

/// Returns the operands that prefixes of `text` are, with their lengths, longest first; and what is wrong with the whole
/// text as operand, if it does not begin with one.
///
/// Takes time in proportion to the first operand for each, whatever follows it.
pub fn operand_prefixes(text: &str) -> (impl Iterator<Item = (Operand, usize)>, Option<SyntaxError>) {
    let (whole, bare) = leading_operand(text);
    let end = match &whole {
        Ok((_, length)) => *length,
        Err(_) => 0,
    };
    let name = lexeme::field_name_len(text.as_bytes());
    let shorter = bare.filter(|bare| *bare != end).into_iter();
    let cut = (1..name.unwrap_or(0).min(MAX_CUT_NAME)).rev();
    let error = whole.as_ref().err().cloned();
    let rest = shorter.chain(cut).filter_map(|length| {
        let (operand, parsed) = parse_operand(text.get(..length)?).ok()?;
        (parsed == length).then_some((operand, length))
    });
    (whole.ok().into_iter().chain(rest), error)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Falco's way: every prefix, longest first.
    fn by_trial(text: &str) -> Vec<usize> {
        let mut lengths: Vec<usize> = (1..=text.len())
            .rev()
            .filter(|end| text.is_char_boundary(*end))
            .filter_map(|end| parse_operand(&text[..end]).ok())
            .map(|(_, length)| length)
            .collect();
        lengths.dedup();
        lengths
    }

    #[test]
    fn no_prefix_is_missed() {
        for text in [
            "proc.name. and more",
            "proc.namex",
            "proc.aname[2]x",
            "proc.aname[x y]",
            "proc.aname[2",
            "proc.env[\"HO]ME\"]]",
            "tolower(proc.name)[0] b",
            "tolower(proc.name)[0 b",
            "join(\",\", (a.b, \")\", 5))x",
            "concat(\"%\",\"\")",
            "tolower(proc.name",
            "tolower(proc)",
            "val(proc.name)",
            "proc",
            "é.b",
            "a.b.c.é",
            "",
        ] {
            let lengths: Vec<usize> = operand_prefixes(text).0.map(|(_, length)| length).collect();
            assert_eq!(lengths, by_trial(text), "{text}");
        }
    }

    #[test]
    fn long_texts_cost_little() {
        let text = "concat(\"a\", ".repeat(20_000);
        assert_eq!(operand_prefixes(&text).0.count(), 0);
        let text = format!("a.{}", "b".repeat(200_000));
        // The whole name, and the prefixes with a dot and at least one letter after it.
        assert_eq!(operand_prefixes(&text).0.count(), 1 + MAX_CUT_NAME - 3);
        for text in ["%tolower(x ", "%tolower(", "%a.b[x ", "%concat(\"a\","] {
            let text = text.repeat(20_000);
            for (at, _) in text.match_indices('%') {
                assert!(operand_prefixes(&text[at + 1..]).0.count() <= 1);
            }
        }
    }
}
