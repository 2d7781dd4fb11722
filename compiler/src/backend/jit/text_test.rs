//! Tests of strings that native code calls, with searchers that are built once.

use std::borrow::Cow;

use aho_corasick::AhoCorasick;
use memchr::memchr_iter;

use crate::backend::Verdict;
use crate::backend::value_test::ValueTest;
use crate::check::typed::Constant;
use crate::operators::text::until_nul;
use crate::tables::{Modifier, Operator};
use crate::value::Value;

/// A test of a string that contains no NUL.
pub(super) enum TextTest {
    /// A string occurs.
    Contains(Part),
    /// One of several strings occurs.
    ContainsAny(AhoCorasick),
    /// It begins with one of several strings.
    StartsWithAny(Vec<Box<[u8]>>),
    /// It ends with one of several strings.
    EndsWithAny(Vec<Box<[u8]>>),
    /// It begins and ends with these strings, and the interpreter's matcher accepts it.
    Glob {
        start: Box<[u8]>,
        end: Box<[u8]>,
        whole: ValueTest,
    },
    /// The interpreter's test.
    Other(ValueTest),
}

impl TextTest {
    /// Returns the test of an operator; `None` if the interpreter cannot prepare it.
    pub(super) fn new(
        operator: Operator,
        modifier: Option<Modifier>,
        constants: &[Constant],
    ) -> Option<Self> {
        let texts: Option<Vec<&[u8]>> = constants
            .iter()
            .map(|constant| match constant {
                Constant::Text(text) => Some(until_nul(text)),
                _ => None,
            })
            .collect();
        let texts = texts.unwrap_or_default();
        let any = modifier.is_none_or(|modifier| modifier == Modifier::Anyof);
        let boxed = || texts.iter().map(|text| Box::from(*text)).collect();
        Some(match (operator, texts.as_slice()) {
            (Operator::Contains, [one]) if any => Self::Contains(Part::new(one)),
            (Operator::Contains, [_, ..]) if any => Self::ContainsAny(AhoCorasick::new(&texts).ok()?),
            (Operator::Startswith, [_, ..]) if any => Self::StartsWithAny(boxed()),
            (Operator::Endswith, [_, ..]) if any => Self::EndsWithAny(boxed()),
            (Operator::Glob, [one]) if modifier.is_none() => {
                let (start, end) = literal_ends(one);
                Self::Glob {
                    start: start.into(),
                    end: end.into(),
                    whole: ValueTest::new(operator, modifier, constants).ok()?,
                }
            }
            _ => Self::Other(ValueTest::new(operator, modifier, constants).ok()?),
        })
    }

    pub(super) fn passes(&self, text: &[u8]) -> bool {
        match self {
            Self::Contains(part) => part.is_in(text),
            Self::ContainsAny(searcher) => searcher.is_match(text),
            Self::StartsWithAny(prefixes) => prefixes.iter().any(|prefix| text.starts_with(prefix)),
            Self::EndsWithAny(suffixes) => suffixes.iter().any(|suffix| text.ends_with(suffix)),
            Self::Glob { start, end, whole } => {
                text.starts_with(start) && text.ends_with(end) && holds(whole, text)
            }
            Self::Other(test) => holds(test, text),
        }
    }
}

fn holds(test: &ValueTest, text: &[u8]) -> bool {
    test.verdict(&Value::Text(Cow::Borrowed(text))) == Verdict::Holds
}

/// Returns the bytes before the first special element of a glob and those after the last; both are
/// empty for patterns with brackets or backslashes.
fn literal_ends(pattern: &[u8]) -> (&[u8], &[u8]) {
    if pattern.iter().any(|byte| b"[]\\".contains(byte)) {
        return (b"", b"");
    }
    let is_wild = |byte: &u8| b"*?".contains(byte);
    match (
        pattern.iter().position(is_wild),
        pattern.iter().rposition(is_wild),
    ) {
        (Some(first), Some(last)) => (&pattern[..first], &pattern[last + 1..]),
        _ => (pattern, pattern),
    }
}

/// A string to search for in others, most of which are short: its rarest byte is searched first.
pub(super) struct Part {
    text: Box<[u8]>,
    /// Index of that byte.
    rare: usize,
}

impl Part {
    fn new(text: &[u8]) -> Self {
        let rarest = (0..text.len()).min_by_key(|place| frequency(text[*place]));
        Self {
            text: text.into(),
            rare: rarest.unwrap_or(0),
        }
    }

    fn is_in(&self, text: &[u8]) -> bool {
        let Some(rare) = self.text.get(self.rare) else {
            return true;
        };
        // After this position the rest would not fit.
        let Some(end) = (text.len() + self.rare + 1).checked_sub(self.text.len()) else {
            return false;
        };
        let places = memchr_iter(*rare, text.get(self.rare..end).unwrap_or_default());
        places
            .into_iter()
            .any(|start| text[start..].starts_with(&self.text))
    }
}

/// Returns the approximate frequency of a byte in paths and command lines.
fn frequency(byte: u8) -> u8 {
    match byte {
        b'/' => 7,
        b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' | b'l' => 6,
        b' ' | b'c' | b'd' | b'p' | b'u' | b'b' | b'm' => 5,
        b'a'..=b'z' => 4,
        b'.' | b'-' | b'0'..=b'9' => 3,
        b'_' | b'=' | b':' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn substrings_are_found_at_every_position() {
        for part in ["", "a", "../", "/.ssh/", "aab", "ab"] {
            let made = Part::new(part.as_bytes());
            for text in [
                "",
                "a",
                "ab",
                "aaab",
                "../",
                "x../",
                "..",
                "./../x",
                "/home/u/.ssh/id",
                ".ssh",
            ] {
                let expected = text.contains(part);
                assert_eq!(made.is_in(text.as_bytes()), expected, "{part} in {text}");
            }
        }
    }

    #[test]
    fn globs_have_literal_ends() {
        let ends = |pattern: &'static str| literal_ends(pattern.as_bytes());
        assert_eq!(ends("/proc/*/environ"), (&b"/proc/"[..], &b"/environ"[..]));
        assert_eq!(ends("*x?"), (&b""[..], &b""[..]));
        assert_eq!(ends("a"), (&b"a"[..], &b"a"[..]));
        assert_eq!(ends("a\\*b"), (&b""[..], &b""[..]));
        let glob = |pattern: &str, text: &str| {
            let constants = [Constant::Text(pattern.into())];
            TextTest::new(Operator::Glob, None, &constants)
                .unwrap()
                .passes(text.as_bytes())
        };
        assert!(glob("/proc/*/environ", "/proc/self/environ"));
        assert!(!glob("/proc/*/environ", "/proc/environ"));
        assert!(glob("ab*ba", "abba") && !glob("ab*ba", "aba"));
        assert!(glob("a", "a") && !glob("a", "aa"));
    }
}
