//! Joining of paths as field values show it.
//!
//! In: a base and a path, bytes without NUL. Out: the base verbatim, then the path with `.`, `..`
//! and repeated slashes worked in. Nothing is looked up: symbolic links stay.
//! Not here: which base applies to which call ([`super::State::directory`]).

/// Longest path, including the closing NUL that texts have elsewhere.
pub const MAX_PATH: usize = 1024;

/// Replaces a path that would be longer than [`MAX_PATH`].
pub const TOO_LONG: &[u8] = b"/DIR_TOO_LONG/FILENAME_TOO_LONG";

/// The base of paths whose directory is not known.
pub const UNKNOWN_DIRECTORY: &[u8] = b"<UNKNOWN>";

/// Joins `path` to `base`.
pub fn join(base: &[u8], path: &[u8]) -> Vec<u8> {
    let mut joined = Vec::new();
    join_onto(base, path, &mut joined);
    joined
}

/// Returns whether joining leaves `path` unchanged, with any base that is not too long: an absolute path
/// without `.`, `..` or repeated slashes. Some with hidden files are not recognised.
pub(super) fn is_plain(path: &[u8]) -> bool {
    // All pairs: most paths are plain, and a loop without an exit takes many bytes at once.
    let dots_or_gaps = || {
        let pairs = path.iter().zip(path.get(1..).unwrap_or_default());
        pairs
            .filter(|&(&byte, next)| byte == b'/' && matches!(next, b'/' | b'.'))
            .count()
    };
    matches!(path, [b'/', .., last] if *last != b'/') && dots_or_gaps() == 0
}

/// Joins `path` to `base` and puts the result into `out`, replacing its content.
///
/// An absolute path ignores the base, an empty one yields an empty result. No slash is put
/// between the two: a base that is a directory ends in one.
pub fn join_onto(base: &[u8], path: &[u8], out: &mut Vec<u8>) {
    out.clear();
    if base.len() + path.len() + 1 > MAX_PATH {
        out.extend_from_slice(TOO_LONG);
        return;
    }
    let relative = path.first().is_some_and(|byte| *byte != b'/');
    if relative {
        out.extend_from_slice(base);
    }
    let has_base = !out.is_empty();
    let mut rest = path;
    while let Some((&byte, after)) = rest.split_first() {
        let at_component = out.last().is_none_or(|last| *last == b'/');
        rest = match (byte, after) {
            (b'.', [b'.', b'/', after @ ..]) if at_component => {
                drop_component(out);
                after
            }
            (b'.', b".") if at_component => {
                drop_component(out);
                &[]
            }
            (b'.', [b'/', after @ ..]) if at_component => after,
            (b'.', []) if at_component => &[],
            // A slash after a slash is dropped, and so is one at the start of a reduced base.
            (b'/', after) if out.last().map_or(has_base, |last| *last == b'/') => after,
            (b'/', after) => {
                out.push(b'/');
                after
            }
            // Nothing is special up to the next slash.
            _ => {
                let end = rest.iter().position(|byte| *byte == b'/').unwrap_or(rest.len());
                let (component, after) = rest.split_at(end);
                out.extend_from_slice(component);
                after
            }
        };
    }
    if out.len() > 1 && out.last() == Some(&b'/') {
        out.pop();
    }
}

/// Removes the last component and leaves the slash before it; a first byte stays.
fn drop_component(out: &mut Vec<u8>) {
    if out.len() <= 1 {
        return;
    }
    out.pop();
    while out.last().is_some_and(|last| *last != b'/') {
        out.pop();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn joins_follow_the_table() {
        let table = [
            ("", "/a//b/./c/", "/a/b/c"),
            ("", "/a/../../b", "/b"),
            ("", "a/../b", "b"),
            ("", "../x", "x"),
            ("", ".", ""),
            ("", "..", ""),
            ("", "./", ""),
            ("/home/u/", "f", "/home/u/f"),
            ("/home/u/", "../../../f", "/f"),
            ("/home/u/", "..", "/home"),
            ("/home/u/", ".", "/home/u"),
            ("/home/u/", "", ""),
            ("/home/u/", "/etc", "/etc"),
            ("/home/u", "f", "/home/uf"),
            ("/home/u//", "f", "/home/u//f"),
            ("/home/../", "a", "/home/../a"),
            ("/", "../a", "/a"),
            ("/a/", "b/...", "/a/b/..."),
            ("/a/b/", "../../..", "/"),
            ("./", "f", "./f"),
            ("./", "../f", "f"),
            ("<UNKNOWN>", "f", "<UNKNOWN>f"),
            ("<UNKNOWN>", "../f", "<UNKNOWN>../f"),
        ];
        for (base, path, expected) in table {
            let joined = join(base.as_bytes(), path.as_bytes());
            assert_eq!(String::from_utf8_lossy(&joined), expected, "{base:?} + {path:?}");
        }
    }

    #[test]
    fn ordinary_absolute_paths_are_plain() {
        for path in ["/a", "/usr/lib/libc.so.6", "/a/b...", "/etc/ld.so.cache"] {
            assert!(is_plain(path.as_bytes()), "{path}");
        }
        for path in [
            "", "/", "a", "a/b", "/a/", "//a", "/a//b", "/a/./b", "/a/..", "/a/.b",
        ] {
            assert!(!is_plain(path.as_bytes()), "{path}");
        }
    }

    #[test]
    fn long_paths_are_replaced() {
        let path = vec![b'a'; MAX_PATH - 2];
        assert_eq!(join(b"/", &path).len(), MAX_PATH - 1);
        assert_eq!(join(b"//", &path), TOO_LONG);
    }

    proptest! {
        #[test]
        fn joining_to_nothing_is_idempotent(path in "(/|\\.|a|bc){0,20}") {
            let once = join(b"", path.as_bytes());
            prop_assert_eq!(join(b"", &once), once.clone());
            prop_assert!(once.len() <= path.len());
        }

        #[test]
        fn plain_paths_stay_as_they_are(path in "/(/|\\.|a|bc){0,6}", base in "(/|a){0,3}") {
            if is_plain(path.as_bytes()) {
                prop_assert_eq!(join(base.as_bytes(), path.as_bytes()), path.into_bytes());
            }
        }
    }
}
