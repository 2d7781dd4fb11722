//! Bracket expressions, named classes and escapes.
//!
//! In: the rest of a pattern. Out: sets of characters, as ranges of code points.

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

use super::{RegexError, RegexErrorKind as Kind};

/// The largest code point.
const LAST: u32 = 0x10_ffff;

/// A set of code points, as inclusive ranges in any order.
#[derive(Debug, Default)]
pub(super) struct Ranges(Vec<(u32, u32)>);

impl Ranges {
    pub(super) fn single(point: u32) -> Self {
        Self(vec![(point, point)])
    }

    /// Returns every character but the newline.
    pub(super) fn dot() -> Self {
        Self(vec![(0, 0x09), (0x0b, LAST)])
    }

    /// Returns the ranges as a class without surrogates, which are not characters.
    pub(super) fn into_class(self, negated: bool) -> ClassUnicode {
        let halves = self
            .0
            .into_iter()
            .flat_map(|(low, high)| [(low, high.min(0xd7ff)), (low.max(0xe000), high)]);
        let ranges = halves
            .filter(|(low, high)| low <= high)
            .filter_map(|(low, high)| {
                Some(ClassUnicodeRange::new(
                    char::from_u32(low)?,
                    char::from_u32(high)?,
                ))
            });
        let mut class = ClassUnicode::new(ranges);
        if negated {
            class.negate();
        }
        class
    }
}

/// Parses a bracket expression at the front of `rest`, which begins with `[`.
pub(super) fn bracket_expression(rest: &mut &str) -> Result<ClassUnicode, RegexError> {
    let whole = *rest;
    let missing = || Kind::MissingBracket.at(whole);
    let mut text = whole.strip_prefix('[').ok_or_else(missing)?;
    let negated = text.starts_with('^');
    text = text.strip_prefix('^').unwrap_or(text);
    let mut ranges = Ranges::default();
    let mut first = true;
    loop {
        match text.chars().next() {
            None => return Err(missing()),
            // Directly after the opening, `]` is an ordinary character.
            Some(']') if !first => break,
            Some('-') if !first && !text.starts_with("-]") => {
                let end = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
                return Err(Kind::BadClassRange.at(text.get(..end).unwrap_or(text)));
            }
            Some(_) => {}
        }
        first = false;
        if !named_class(&mut text, &mut ranges)? {
            ranges.0.push(range(&mut text, whole)?);
        }
    }
    *rest = text.strip_prefix(']').ok_or_else(missing)?;
    Ok(ranges.into_class(negated))
}

/// Parses `a` or `a-z`.
fn range(text: &mut &str, whole: &str) -> Result<(u32, u32), RegexError> {
    let start = *text;
    let low = member(text, whole)?;
    let high = match text.strip_prefix('-') {
        Some(behind) if !behind.is_empty() && !behind.starts_with(']') => {
            *text = behind;
            member(text, whole)?
        }
        _ => low,
    };
    if low > high {
        let written = start.len() - text.len();
        return Err(Kind::BadClassRange.at(start.get(..written).unwrap_or(start)));
    }
    Ok((low, high))
}

fn member(text: &mut &str, whole: &str) -> Result<u32, RegexError> {
    if text.starts_with('\\') {
        return escape(text);
    }
    take(text)
        .map(u32::from)
        .ok_or_else(|| Kind::MissingBracket.at(whole))
}

/// Parses `[:alpha:]` or `[:^alpha:]`; returns false if there is none.
fn named_class(text: &mut &str, ranges: &mut Ranges) -> Result<bool, RegexError> {
    let Some(inside) = text.strip_prefix("[:") else {
        return Ok(false);
    };
    let Some((name, behind)) = inside.split_once(":]") else {
        return Ok(false);
    };
    let (name, negated) = match name.strip_prefix('^') {
        Some(name) => (name, true),
        None => (name, false),
    };
    let Some(class) = posix_class(name) else {
        let written = text.len() - behind.len();
        return Err(Kind::BadClassRange.at(text.get(..written).unwrap_or(text)));
    };
    *text = behind;
    if !negated {
        ranges.0.extend_from_slice(class);
        return Ok(true);
    }
    let mut start = 0;
    for (low, high) in class {
        if start < *low {
            ranges.0.push((start, low - 1));
        }
        start = high + 1;
    }
    ranges.0.push((start, LAST));
    Ok(true)
}

/// Returns the ascending ranges of a class; they are ASCII in every locale.
fn posix_class(name: &str) -> Option<&'static [(u32, u32)]> {
    Some(match name {
        "alnum" => &[(0x30, 0x39), (0x41, 0x5a), (0x61, 0x7a)],
        "alpha" => &[(0x41, 0x5a), (0x61, 0x7a)],
        "ascii" => &[(0x00, 0x7f)],
        "blank" => &[(0x09, 0x09), (0x20, 0x20)],
        "cntrl" => &[(0x00, 0x1f), (0x7f, 0x7f)],
        "digit" => &[(0x30, 0x39)],
        "graph" => &[(0x21, 0x7e)],
        "lower" => &[(0x61, 0x7a)],
        "print" => &[(0x20, 0x7e)],
        "punct" => &[(0x21, 0x2f), (0x3a, 0x40), (0x5b, 0x60), (0x7b, 0x7e)],
        "space" => &[(0x09, 0x0d), (0x20, 0x20)],
        "upper" => &[(0x41, 0x5a)],
        "word" => &[(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)],
        "xdigit" => &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)],
        _ => return None,
    })
}

/// Parses an escape at the front of `text`, which begins with a backslash.
pub(super) fn escape(text: &mut &str) -> Result<u32, RegexError> {
    let start = *text;
    take(text);
    let Some(letter) = take(text) else {
        return Err(Kind::TrailingBackslash.at(""));
    };
    let point = match letter {
        'a' => Some(0x07),
        'f' => Some(0x0c),
        'n' => Some(0x0a),
        'r' => Some(0x0d),
        't' => Some(0x09),
        'v' => Some(0x0b),
        'x' => hexadecimal(text),
        // A single digit other than zero would be a back-reference, which RE2 rejects.
        '1'..='7' if !text.starts_with(|next| matches!(next, '0'..='7')) => None,
        '0'..='7' => Some(octal(text, letter)),
        _ if letter.is_ascii() && !letter.is_ascii_alphanumeric() && letter != '_' => Some(u32::from(letter)),
        _ => None,
    };
    point.ok_or_else(|| {
        let written = start.len() - text.len();
        Kind::BadEscape.at(start.get(..written).unwrap_or(start))
    })
}

/// Parses up to three octal digits, the first of which was read before.
fn octal(text: &mut &str, first: char) -> u32 {
    let mut point = first.to_digit(8).unwrap_or(0);
    for _ in 0..2 {
        let Some(digit) = text.chars().next().and_then(|next| next.to_digit(8)) else {
            break;
        };
        point = point * 8 + digit;
        take(text);
    }
    point
}

/// Parses two digits, or any number of them between braces.
fn hexadecimal(text: &mut &str) -> Option<u32> {
    let first = take(text)?;
    if first != '{' {
        let second = take(text)?;
        return Some(first.to_digit(16)? * 16 + second.to_digit(16)?);
    }
    let mut point = None;
    loop {
        let digit = take(text)?;
        if digit == '}' {
            return point;
        }
        let next = point.unwrap_or(0) * 16 + digit.to_digit(16)?;
        if next > LAST {
            return None;
        }
        point = Some(next);
    }
}

/// Removes and returns the first character.
pub(super) fn take(text: &mut &str) -> Option<char> {
    let mut characters = text.chars();
    let first = characters.next()?;
    *text = characters.as_str();
    Some(first)
}
