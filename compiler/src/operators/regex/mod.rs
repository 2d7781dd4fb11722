//! The `regex` operator: RE2's POSIX syntax, matched over the whole value.
//!
//! In: a pattern, as bytes. Out: a [`Regex`], or the error that RE2 would report, in its words.
//! The pattern is parsed here (`parse`, `class`), because no other dialect accepts exactly the same
//! patterns, and passed to `regex-automata` as its intermediate form. Matching is on
//! characters: invalid UTF-8 in the value is replaced by U+FFFD first.

mod class;
mod parse;

use std::fmt;

use regex_automata::meta;
use regex_syntax::hir::{Hir, Look};

pub use parse::MAX_REPETITION;

/// Maximum size of the automata of one pattern while they are built, in bytes.
const SIZE_LIMIT: usize = 10 << 20;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Regex {
    automaton: meta::Regex,
}

/// A pattern that is rejected; displayed in RE2's words.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{kind}{}{argument}", if .argument.is_empty() { "" } else { ": " })]
pub struct RegexError {
    /// The kind of error.
    pub kind: RegexErrorKind,
    /// The part of the pattern that is invalid; empty where RE2 names none.
    pub argument: String,
}

/// Kinds of invalid patterns.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RegexErrorKind {
    /// `\d`, `\b`, `\1`, ….
    BadEscape,
    /// `[z-a]`, `[[:nosuch:]]`, `[a-c-e]`.
    BadClassRange,
    /// `[` without `]`.
    MissingBracket,
    /// `(` without `)`.
    MissingParenthesis,
    /// `)` without `(`.
    UnexpectedParenthesis,
    /// A backslash at the end.
    TrailingBackslash,
    /// `*`, `+`, `?` or `{n}` with nothing before it.
    NothingToRepeat,
    /// More than [`MAX_REPETITION`], alone or multiplied by nesting, or `{2,1}`.
    RepetitionSize,
    /// The pattern is not UTF-8.
    InvalidUtf8,
    /// The pattern is too large or too deeply nested to be compiled.
    TooLarge,
}

impl fmt::Display for RegexErrorKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::BadEscape => "invalid escape sequence",
            Self::BadClassRange => "invalid character class range",
            Self::MissingBracket => "missing ]",
            Self::MissingParenthesis => "missing )",
            Self::UnexpectedParenthesis => "unexpected )",
            Self::TrailingBackslash => "trailing \\",
            Self::NothingToRepeat => "no argument for repetition operator",
            Self::RepetitionSize => "invalid repetition size",
            Self::InvalidUtf8 => "invalid UTF-8",
            Self::TooLarge => "pattern too large - compile failed",
        })
    }
}

impl RegexErrorKind {
    fn at(self, argument: &str) -> RegexError {
        RegexError {
            kind: self,
            argument: argument.to_owned(),
        }
    }
}

/// Compiles a pattern.
pub fn compile(pattern: &[u8]) -> Result<Regex, RegexError> {
    let pattern = str::from_utf8(pattern).map_err(|_| RegexErrorKind::InvalidUtf8.at(""))?;
    let whole = Hir::concat(vec![
        Hir::look(Look::Start),
        parse::parse(pattern)?,
        Hir::look(Look::End),
    ]);
    let automaton = meta::Builder::new()
        .configure(meta::Config::new().nfa_size_limit(Some(SIZE_LIMIT)))
        .build_from_hir(&whole)
        .map_err(|_| RegexErrorKind::TooLarge.at(""))?;
    Ok(Regex { automaton })
}

impl Regex {
    /// Returns whether the pattern matches the whole of `value`, from its first to its last byte.
    pub fn matches(&self, value: &[u8]) -> bool {
        // Lossy decoding borrows valid text and replaces maximal invalid parts, as Falco does.
        self.automaton.is_match(String::from_utf8_lossy(value).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, value: impl AsRef<[u8]>) -> bool {
        compile(pattern.as_bytes())
            .unwrap_or_else(|error| panic!("{pattern}: {error}"))
            .matches(value.as_ref())
    }

    fn error(pattern: &str) -> String {
        compile(pattern.as_bytes())
            .err()
            .unwrap_or_else(|| panic!("{pattern} is accepted"))
            .to_string()
    }

    #[test]
    fn the_whole_value_must_match() {
        assert!(matches("/tmp/.*\\.log", "/tmp/the-file.log"));
        assert!(matches("^/tmp/.*\\.log$", "/tmp/the-file.log"));
        assert!(!matches("the-file", "/tmp/the-file.log"));
        assert!(matches("a|ab", "ab"));
        assert!(matches("a|ab|", ""));
        assert!(!matches("", "a"));
        assert!(matches("", ""));
    }

    #[test]
    fn dots_stop_at_newlines_and_negated_classes_do_not() {
        assert!(!matches(".*", "a\nb"));
        assert!(matches("[^x]*", "a\nb"));
        assert!(matches("a$\\n^b", "a\nb"));
        assert!(!matches("a^b", "ab"));
    }

    #[test]
    fn characters_match_not_bytes() {
        assert!(matches("/tmp/h.llo.*", "/tmp/héllo wörld"));
        assert!(matches("ba..", b"ba\xff\xfe"));
        assert!(matches("ba\\x{fffd}", b"ba\xe2\x82"));
        assert!(matches("[à-é]", "é"));
    }

    #[test]
    fn repetitions_stack_and_can_be_reluctant() {
        assert!(matches("a*?", "aaa"));
        assert!(matches("a**", ""));
        assert!(matches("a{2}{3}", "aaaaaa"));
        assert!(matches("a{2,}", "aaa"));
        assert!(!matches("a{2,3}", "aaaa"));
        assert!(matches("a{,2}", "a{,2}"));
        assert!(matches("a{01}", "a{01}"));
        assert!(matches("{x{", "{x{"));
        assert!(matches("a{1000}", "a".repeat(1000)));
    }

    #[test]
    fn classes_accept_posix_names_and_leading_brackets() {
        assert!(matches("[[:alpha:]_]+", "ab_"));
        assert!(matches("[[:^alpha:]]+", "12\n"));
        assert!(matches("[]a]+", "]a"));
        assert!(matches("[^]a]", "b"));
        assert!(matches("[a-]+", "a-"));
        assert!(matches("[-a]+", "a-"));
        assert!(matches("[[:]+", "[:"));
        assert!(matches("[\\x41-\\x{43}]+", "ABC"));
        assert!(matches("\\101\\0", "A\0"));
    }

    #[test]
    fn errors_are_worded_as_in_re2() {
        assert_eq!(error("\\w+"), "invalid escape sequence: \\w");
        assert_eq!(error("\\pN"), "invalid escape sequence: \\p");
        assert_eq!(error("a\\1"), "invalid escape sequence: \\1");
        assert_eq!(error("[\\d]"), "invalid escape sequence: \\d");
        assert_eq!(error("\\x{110000}"), "invalid escape sequence: \\x{110000");
        assert_eq!(error("["), "missing ]: [");
        assert_eq!(error("x[ab"), "missing ]: [ab");
        assert_eq!(error("(a"), "missing ): (a");
        assert_eq!(error("a)"), "unexpected ): a)");
        assert_eq!(error("a\\"), "trailing \\");
        assert_eq!(error("(?i)x"), "no argument for repetition operator: ?");
        assert_eq!(error("a|*"), "no argument for repetition operator: *");
        assert_eq!(error("{2}"), "no argument for repetition operator: {2}");
        assert_eq!(error("a{1001}"), "invalid repetition size: {1001}");
        assert_eq!(error("a{2,1}"), "invalid repetition size: {2,1}");
        assert_eq!(error("((a{10}){10}){11}"), "invalid repetition size: {11}");
        assert_eq!(error("[z-a]"), "invalid character class range: z-a");
        assert_eq!(error("[a-c-e]"), "invalid character class range: -e");
        assert_eq!(error("[[:x:]]"), "invalid character class range: [:x:]");
        assert_eq!(compile(b"\xff").unwrap_err().to_string(), "invalid UTF-8");
    }

    #[test]
    fn size_and_nesting_are_limited() {
        let deep = |levels: usize| format!("{}a{}", "(".repeat(levels), ")".repeat(levels));
        assert!(matches(&deep(100), "a"));
        assert_eq!(error(&deep(5000)), "pattern too large - compile failed");
        assert_eq!(
            error(&"[[:^alpha:]]{1000}".repeat(60)),
            "pattern too large - compile failed"
        );
    }
}
