//! The `glob` and `iglob` operators: `fnmatch` of the C library without flags, in the C locale.
//!
//! In: a pattern, once, and values. Out: whether the whole value matches. Matching is per byte;
//! `*` and `?` match slashes and leading dots as well. How `fnmatch` treats ill-formed bracket
//! expressions depends on the byte that is compared, so they are parsed while matching.

use memchr::memmem;

use super::text::until_nul;

/// A pattern.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Glob {
    pattern: Box<[u8]>,
    ignore_case: bool,
}

/// The result of a bracket expression for a byte.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Bracket {
    /// It matches; the pattern continues at this index.
    Matches(usize),
    /// It does not match.
    Fails,
    /// It is not closed: the bracket is an ordinary character.
    Unclosed,
}

/// Maximum length of the name of a character class, as in the C library.
const CLASS_NAME: usize = 2048;

impl Glob {
    /// Returns the pattern; `ignore_case` applies to ASCII letters.
    pub fn new(pattern: &[u8], ignore_case: bool) -> Self {
        Self {
            pattern: until_nul(pattern).into(),
            ignore_case,
        }
    }

    /// Returns the pattern as written.
    pub fn pattern(&self) -> &[u8] {
        &self.pattern
    }

    /// Returns whether the whole of `value`, up to its first NUL, matches.
    pub fn matches(&self, value: &[u8]) -> bool {
        let value = until_nul(value);
        let (mut at, mut index) = (0, 0);
        // Where to continue when a match fails: after the last star, which then consumes one more byte.
        // Only the last star needs to be retried, so the time is at most quadratic.
        let mut retry: Option<(usize, usize)> = None;
        loop {
            if self.pattern.get(at) == Some(&b'*') {
                at += 1;
                retry = Some((at, index));
                continue;
            }
            let next = match value.get(index) {
                Some(byte) => self.step(at, *byte),
                None if at == self.pattern.len() => return true,
                None => return false,
            };
            if let Some(next) = next {
                (at, index) = (next, index + 1);
            } else if let Some((star, taken)) = retry {
                retry = Some((star, taken + 1));
                (at, index) = (star, taken + 1);
            } else {
                return false;
            }
        }
    }

    /// Returns the position after the element at `at`, which is not a star, if it matches `byte`.
    fn step(&self, at: usize, byte: u8) -> Option<usize> {
        match *self.pattern.get(at)? {
            b'?' => Some(at + 1),
            b'\\' => {
                let escaped = *self.pattern.get(at + 1)?;
                (self.fold(escaped) == self.fold(byte)).then_some(at + 2)
            }
            b'[' => match self.bracket(at + 1, byte) {
                Bracket::Matches(next) => Some(next),
                Bracket::Fails => None,
                Bracket::Unclosed => (byte == b'[').then_some(at + 1),
            },
            literal => (self.fold(literal) == self.fold(byte)).then_some(at + 1),
        }
    }

    fn fold(&self, byte: u8) -> u8 {
        if self.ignore_case {
            byte.to_ascii_lowercase()
        } else {
            byte
        }
    }

    /// Matches the bracket expression whose content begins at `at`.
    fn bracket(&self, mut at: usize, byte: u8) -> Bracket {
        let inverted = matches!(self.pattern.get(at), Some(b'!' | b'^'));
        at += usize::from(inverted);
        let start = at;
        loop {
            match self.pattern.get(at) {
                None => return Bracket::Unclosed,
                // Directly after the opening, `]` is an ordinary byte.
                Some(b']') if at > start && inverted => return Bracket::Matches(at + 1),
                Some(b']') if at > start => return Bracket::Fails,
                Some(_) => {}
            }
            match self.member(at, byte) {
                None => return Bracket::Fails,
                Some((true, next)) => return self.close(next, inverted),
                Some((false, next)) => at = next,
            }
        }
    }

    /// Searches for the end of a bracket expression in which a member matched. As in the C library, the
    /// rest is parsed less strictly: unknown classes are accepted, and ranges need no valid bounds.
    fn close(&self, mut at: usize, inverted: bool) -> Bracket {
        loop {
            at += match self.pattern.get(at..).unwrap_or_default() {
                [] => return Bracket::Unclosed,
                [b']', ..] if inverted => return Bracket::Fails,
                [b']', ..] => return Bracket::Matches(at + 1),
                [b'\\'] => return Bracket::Fails,
                [b'\\', ..] => 2,
                [b'[', b'=', _, b'=', b']', ..] => 5,
                [b'[', b'=', ..] => return Bracket::Fails,
                [b'[', b'.', symbol @ ..] => match memmem::find(symbol, b".]") {
                    Some(length) => length + 4,
                    None => return Bracket::Fails,
                },
                rest @ [b'[', b':', ..] => class_name(rest).map_or(1, |(_, length)| length),
                _ => 1,
            };
        }
    }

    /// Returns whether the member of a bracket expression at `at` contains `byte`, and where it ends;
    /// `None` if it is ill-formed.
    fn member(&self, at: usize, byte: u8) -> Option<(bool, usize)> {
        let rest = self.pattern.get(at..)?;
        if rest.starts_with(b"[:")
            && let Some((name, next)) = class_name(rest)
        {
            return Some((in_class(name, byte)?, at + next));
        }
        if let [b'[', b'=', same, b'=', b']', ..] = rest {
            return Some((*same == byte, at + 5));
        }
        let (low, behind) = self.bound(at)?;
        let is_symbol = rest.starts_with(b"[.");
        let is_range = self.pattern.get(behind) == Some(&b'-')
            && !matches!(self.pattern.get(behind + 1), None | Some(b']'));
        if !is_range {
            let byte = if is_symbol { byte } else { self.fold(byte) };
            return Some((low == byte, behind));
        }
        let (high, behind) = self.bound(behind + 1)?;
        Some(((low..=high).contains(&self.fold(byte)), behind))
    }

    /// Returns one byte: plain, escaped, or as `[.x.]`, whose case is never ignored.
    fn bound(&self, at: usize) -> Option<(u8, usize)> {
        match self.pattern.get(at..)? {
            [b'\\', escaped, ..] => Some((self.fold(*escaped), at + 2)),
            [b'\\'] => None,
            [b'[', b'.', symbol, b'.', b']', ..] => Some((*symbol, at + 5)),
            [b'[', b'.', ..] => None,
            [byte, ..] => Some((self.fold(*byte), at + 1)),
            [] => None,
        }
    }
}

/// Returns the name in `[:name:]` at the beginning of `rest`, and the length of the whole; `None` if
/// the bracket is an ordinary character.
fn class_name(rest: &[u8]) -> Option<(&[u8], usize)> {
    let inside = rest.get(2..)?;
    let end = inside
        .iter()
        .take(CLASS_NAME)
        .position(|byte| !byte.is_ascii_lowercase())?;
    let (name, behind) = inside.split_at_checked(end)?;
    behind.starts_with(b":]").then_some((name, end + 4))
}

/// Returns whether a class contains the byte; `None` for unknown classes.
fn in_class(name: &[u8], byte: u8) -> Option<bool> {
    Some(match name {
        b"alnum" => byte.is_ascii_alphanumeric(),
        b"alpha" => byte.is_ascii_alphabetic(),
        b"blank" => matches!(byte, b' ' | b'\t'),
        b"cntrl" => byte.is_ascii_control(),
        b"digit" => byte.is_ascii_digit(),
        b"graph" => byte.is_ascii_graphic(),
        b"lower" => byte.is_ascii_lowercase(),
        b"print" => byte.is_ascii_graphic() || byte == b' ',
        b"punct" => byte.is_ascii_punctuation(),
        b"space" => matches!(byte, b' ' | b'\t'..=b'\r'),
        b"upper" => byte.is_ascii_uppercase(),
        b"xdigit" => byte.is_ascii_hexdigit(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matches(pattern: &str, value: &str) -> bool {
        Glob::new(pattern.as_bytes(), false).matches(value.as_bytes())
    }

    #[test]
    fn stars_and_question_marks_match_slashes() {
        assert!(matches("/*.log", "/tmp/the-file.log"));
        assert!(matches("/tmp/[!a]he*", "/tmp/the-file.log"));
        assert!(matches("*", ""));
        assert!(matches("*", ".hidden"));
        assert!(matches("a*b*c", "aXbXbXc"));
        assert!(!matches("a*b*c", "aXbXb"));
        assert!(matches("/tmp/h??llo*", "/tmp/héllo wörld"));
        assert!(!matches("/tmp/h?llo*", "/tmp/héllo wörld"));
        assert!(!matches("?", ""));
    }

    #[test]
    fn backslashes_escape_special_bytes() {
        assert!(matches("a\\*", "a*"));
        assert!(!matches("a\\*", "ab"));
        assert!(matches("[\\]]", "]"));
        assert!(!matches("a\\", "a\\"));
    }

    #[test]
    fn brackets_contain_ranges_classes_and_symbols() {
        assert!(matches("[]a]", "]"));
        assert!(matches("[!]a]", "b"));
        assert!(matches("[^a]", "b"));
        assert!(matches("[a-c]", "b"));
        assert!(matches("[a-]", "-"));
        assert!(!matches("[z-a]", "b"));
        assert!(matches("[[:digit:][:upper:]]", "Q"));
        assert!(matches("[[=a=]]", "a"));
        assert!(matches("[[.-.]]", "-"));
    }

    /// The expected results were recorded from the C library.
    #[test]
    fn ill_formed_brackets_match_as_in_the_c_library() {
        assert!(matches("[", "["));
        assert!(matches("[a", "[a"));
        assert!(!matches("[a", "a"));
        assert!(!matches("[[:foo:]]", "f"));
        assert!(matches("[a[:foo:]]", "a"));
        assert!(!matches("[?[:foo:]]", "a"));
        assert!(!matches("[z?[.]", "z"));
        assert!(matches("[[.a.][..][:lower:]]", "a"));
        assert!(matches("[[:upper]", "u"));
        assert!(!matches("[a\\", "a"));
    }

    #[test]
    fn case_is_ignored_in_ranges_but_not_in_symbols() {
        let matches =
            |pattern: &str, value: &str| Glob::new(pattern.as_bytes(), true).matches(value.as_bytes());
        assert!(matches("IN*", "init"));
        assert!(matches("o_clo[A-Z]xec", "O_CLOEXEC"));
        assert!(!matches("[[.a.]]", "A"));
        assert!(!matches("[[:upper:]]", "a"));
    }

    #[test]
    fn long_values_do_not_take_exponential_time() {
        assert!(!matches(&"a*".repeat(120), &format!("{}b", "a".repeat(119))));
        assert!(!matches(&"*a".repeat(100), &"ab".repeat(20_000)));
    }

    /// Returns the result of a pattern without brackets by direct recursion.
    fn defined(pattern: &[u8], value: &[u8]) -> bool {
        match (pattern, value) {
            ([], []) => true,
            ([b'*', rest @ ..], _) => (0..=value.len()).any(|taken| defined(rest, &value[taken..])),
            ([b'?', rest @ ..], [_, value @ ..]) => defined(rest, value),
            ([b'\\', escaped, rest @ ..], [byte, value @ ..]) => escaped == byte && defined(rest, value),
            ([b'\\'], _) => false,
            ([literal, rest @ ..], [byte, value @ ..]) => literal == byte && defined(rest, value),
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn patterns_match_as_defined(pattern in "[ab*?\\\\]{0,7}", value in "[ab*?\\\\]{0,7}") {
            prop_assert_eq!(matches(&pattern, &value), defined(pattern.as_bytes(), value.as_bytes()));
        }
    }
}
