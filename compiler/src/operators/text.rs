//! Strings of bytes: substrings, prefixes, case folding.
//!
//! All strings are bytes; only ASCII letters have case, whatever the encoding.

use memchr::{memchr, memchr2_iter, memmem};

/// Returns the part of a string that C functions see: up to the first NUL.
pub fn until_nul(text: &[u8]) -> &[u8] {
    memchr(0, text).and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Returns a string without the NULs at its end.
pub fn without_closing_nuls(text: &[u8]) -> &[u8] {
    let end = text
        .iter()
        .rposition(|byte| *byte != 0)
        .map_or(0, |last| last + 1);
    text.get(..end).unwrap_or(text)
}

/// Returns whether `needle` occurs in `haystack`; the empty string always does.
pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    memmem::find(haystack, needle).is_some()
}

/// Returns whether `needle` occurs in `haystack`, ignoring the case of ASCII letters.
pub fn contains_ignoring_case(haystack: &[u8], needle: &[u8]) -> bool {
    let Some(first) = needle.first() else {
        return true;
    };
    memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), haystack).any(|start| {
        haystack
            .get(start..start + needle.len())
            .is_some_and(|part| part.eq_ignore_ascii_case(needle))
    })
}

/// Returns the part after the last slash, or the whole path if there is none.
pub fn basename(path: &[u8]) -> &[u8] {
    path.iter()
        .rposition(|byte| *byte == b'/')
        .and_then(|slash| path.get(slash + 1..))
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_end_at_their_first_nul() {
        assert_eq!(until_nul(b"ab\0c"), b"ab");
        assert_eq!(until_nul(b"ab"), b"ab");
        assert_eq!(without_closing_nuls(b"a\0b\0\0"), b"a\0b");
        assert_eq!(without_closing_nuls(b"\0"), b"");
    }

    #[test]
    fn substrings_are_found_with_and_without_case() {
        assert!(contains(b"/tmp/the-file.log", b"the-"));
        assert!(contains(b"", b""));
        assert!(!contains(b"ab", b"abc"));
        assert!(contains_ignoring_case(b"xxPaSsWd", b"passwd"));
        assert!(contains_ignoring_case(b"aab", b"AB"));
        assert!(contains_ignoring_case(b"", b""));
        assert!(!contains_ignoring_case("ö".as_bytes(), "Ö".as_bytes()));
        assert!(!contains_ignoring_case(b"pass", b"passwd"));
    }

    #[test]
    fn basename_is_the_part_after_the_last_slash() {
        assert_eq!(basename(b"/a/b"), b"b");
        assert_eq!(basename(b"/a/b/"), b"");
        assert_eq!(basename(b"b"), b"b");
    }
}
