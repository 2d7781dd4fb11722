//! Regular expressions that a simpler operator can replace.

/// Returns whether `pattern` has no special characters except anchors and wildcards at its ends.
pub(super) fn is_plain(pattern: &[u8]) -> bool {
    let mut rest = pattern;
    rest = rest.strip_prefix(b"^").unwrap_or(rest);
    if pattern.len() > 1 && rest.len() == pattern.len() {
        rest = without_wildcard(rest, true);
    }
    // A lone `^` does not count as `$`, and a prefix that was removed must not be matched again as a suffix.
    if let Some(shorter) = rest.strip_suffix(b"$") {
        rest = shorter;
    } else {
        rest = without_wildcard(rest, false);
    }
    !rest.iter().any(|byte| b".+*?^$()[]{}|\\".contains(byte))
}

fn without_wildcard(pattern: &[u8], front: bool) -> &[u8] {
    let is_wildcard = |pair: &[u8]| pair.len() == 2 && pair[0] == b'.' && b"+*?".contains(&pair[1]);
    if front {
        match pattern.split_at_checked(2) {
            Some((first, rest)) if is_wildcard(first) => rest,
            _ => pattern,
        }
    } else {
        match pattern.len().checked_sub(2).map(|at| pattern.split_at(at)) {
            Some((rest, last)) if is_wildcard(last) => rest,
            _ => pattern,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_anchors_and_outer_wildcards_are_plain() {
        for pattern in [
            "", "the-file", "^/tmp/x$", ".*file", "file.+", ".*x.*", "^", "$", ".?",
        ] {
            assert!(is_plain(pattern.as_bytes()), "{pattern}");
        }
        for pattern in [
            "a.b",
            "^/tmp/.*\\.log$",
            "a|b",
            "^.*x",
            "x.*$",
            "a*",
            ".",
            "x^",
            "(a)",
        ] {
            assert!(!is_plain(pattern.as_bytes()), "{pattern}");
        }
    }
}
