//! The `glob` and `iglob` operators: `fnmatch` of the C library without flags, in the C locale.
//!
//! In: a pattern, once, and values. Out: whether the whole value matches. Matching is per byte;
//! `*` and `?` match slashes and leading dots as well. What `fnmatch` does with ill-formed bracket
//! expressions depends on the byte that is compared, so they are read while matching.

use memchr::memmem;

use super::text::until_nul;

/// A pattern.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Glob {
    pattern: Box<[u8]>,
    ignore_case: bool,
}

/// What a bracket expression does with a byte.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Bracket {
    /// It matches; the pattern goes on there.
    Matches(usize),
    /// It does not match.
    Fails,
    /// It is not closed: the bracket stands for itself.
    Unclosed,
}

/// Longest name of a character class.
const CLASS_NAME: usize = 2048;

impl Glob {
    /// A pattern; `ignore_case` is for ASCII letters.
    pub fn new(pattern: &[u8], ignore_case: bool) -> Self {
        Self {
            pattern: until_nul(pattern).into(),
            ignore_case,
        }
    }

    /// The pattern as written.
    pub fn pattern(&self) -> &[u8] {
        &self.pattern
    }

    /// The whole of `value`, up to its first NUL, matches.
    pub fn matches(&self, value: &[u8]) -> bool {
        let value = until_nul(value);
        let (mut at, mut index) = (0, 0);
        // Where to go on when a match fails: behind the last star, which then takes one byte more.
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

    /// The position behind the element at `at`, if that matches `byte`; it is no star.
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

    /// The bracket expression whose inside begins at `at`.
    fn bracket(&self, mut at: usize, byte: u8) -> Bracket {
        let inverted = matches!(self.pattern.get(at), Some(b'!' | b'^'));
        at += usize::from(inverted);
        let start = at;
        loop {
            match self.pattern.get(at) {
                None => return Bracket::Unclosed,
                // Right behind the opening, `]` is an ordinary byte.
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

    /// Looks for the end of a bracket expression of which a member matched. What stands before it
    /// is no longer read with care: unknown classes pass, and ranges have no bounds.
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

    /// Whether the member of a bracket expression at `at` holds `byte`, and where it ends; `None`
    /// if it is ill-formed.
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

    /// One byte, plain, escaped, or as `[.x.]`; the case of the last is never ignored.
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

/// The name in `[:name:]` at the beginning of `rest`, and the length of the whole; `None` where
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

/// Whether a class holds the byte; `None` for unknown classes.
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
    fn stars_and_question_marks_cross_slashes() {
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
    fn backslashes_escape() {
        assert!(matches("a\\*", "a*"));
        assert!(!matches("a\\*", "ab"));
        assert!(matches("[\\]]", "]"));
        assert!(!matches("a\\", "a\\"));
    }

    #[test]
    fn brackets_hold_ranges_classes_and_symbols() {
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

    /// Each answer is one of the C library.
    #[test]
    fn ill_formed_brackets_do_what_the_c_library_does() {
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
    fn long_values_take_no_exponential_time() {
        assert!(!matches(&"a*".repeat(120), &format!("{}b", "a".repeat(119))));
        assert!(!matches(&"*a".repeat(100), &"ab".repeat(20_000)));
    }

    /// What a pattern without brackets means, as plainly as it can be said.
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
        fn patterns_mean_what_is_defined(pattern in "[ab*?\\\\]{0,7}", value in "[ab*?\\\\]{0,7}") {
            prop_assert_eq!(matches(&pattern, &value), defined(pattern.as_bytes(), value.as_bytes()));
        }
    }
}
