//! Tests of texts that native code calls, with their searchers made once.

use std::borrow::Cow;

use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;

use crate::backend::Verdict;
use crate::backend::check::Test;
use crate::check::typed::Constant;
use crate::operators::text::until_nul;
use crate::tables::{Modifier, Operator};
use crate::value::Value;

/// A test of a text that has no NUL inside.
pub(super) enum TextTest {
    /// One text occurs.
    Contains(Finder<'static>),
    /// One of several texts occurs.
    ContainsAny(AhoCorasick),
    /// It begins with one of several texts.
    StartsWithAny(Vec<Box<[u8]>>),
    /// It ends with one of several texts.
    EndsWithAny(Vec<Box<[u8]>>),
    /// As the interpreter does it.
    Other(Test),
}

impl TextTest {
    /// The test of an operator; `None` where the interpreter cannot make it ready.
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
            (Operator::Contains, [one]) if any => Self::Contains(Finder::new(one).into_owned()),
            (Operator::Contains, [_, ..]) if any => Self::ContainsAny(AhoCorasick::new(&texts).ok()?),
            (Operator::Startswith, [_, ..]) if any => Self::StartsWithAny(boxed()),
            (Operator::Endswith, [_, ..]) if any => Self::EndsWithAny(boxed()),
            _ => Self::Other(Test::new(operator, modifier, constants).ok()?),
        })
    }

    pub(super) fn passes(&self, text: &[u8]) -> bool {
        match self {
            Self::Contains(finder) => finder.find(text).is_some(),
            Self::ContainsAny(searcher) => searcher.is_match(text),
            Self::StartsWithAny(prefixes) => prefixes.iter().any(|prefix| text.starts_with(prefix)),
            Self::EndsWithAny(suffixes) => suffixes.iter().any(|suffix| text.ends_with(suffix)),
            Self::Other(test) => test.verdict(&Value::Text(Cow::Borrowed(text))) == Verdict::Holds,
        }
    }
}
