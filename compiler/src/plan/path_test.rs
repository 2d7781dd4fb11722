//! Tests of paths, and what a path says about the file that it refers to.
//!
//! In: the bytes of a path as a process passed it. Out: whether a [`PathTest`] matches, which stays
//! unknown where the path has to be resolved first. Not here: which directory a relative path starts
//! from (`path_scope`).

/// A test of a path.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum PathTest {
    /// The path is equal to this string.
    Is(Vec<u8>),
    /// The path starts with this string.
    Prefix(Vec<u8>),
    /// The path ends with this string.
    Suffix(Vec<u8>),
    /// The path is this directory, or an entry of it.
    In(Vec<u8>),
    /// The path as the process passed it contains this string, for which [`has_path_traversal`] is true.
    Contains(Vec<u8>),
}

/// Returns whether `path` is relative and stays at or below the directory that it starts from.
pub fn is_descending_path(path: &[u8]) -> bool {
    let is_relative_component = |pair: &[u8]| matches!(pair, b"//" | b"/.");
    !matches!(path, [] | [b'/', ..] | [b'.', b'.', ..]) && !path.windows(2).any(is_relative_component)
}

/// Returns whether `text` contains `//` or `../`, which a normalized path never contains.
pub fn has_path_traversal(text: &[u8]) -> bool {
    text.windows(2).any(|pair| pair == b"//") || text.windows(3).any(|three| three == b"../")
}

/// Returns whether `path` is absolute and has no component to resolve. A name that starts with two dots
/// counts as one: the kernel programs do not distinguish it from `..`.
pub fn is_normalized_path(path: &[u8]) -> bool {
    let is_relative_component = |rest: &[u8]| {
        matches!(
            rest,
            [b'/', b'/', ..] | [b'/', b'.'] | [b'/', b'.', b'/' | b'.', ..]
        )
    };
    matches!(path, [b'/', .., last] if *last != b'/')
        && !(0..path.len()).any(|start| is_relative_component(&path[start..]))
}

/// Returns the last component, if it is certain that the resolved path ends with it.
fn last_component(path: &[u8]) -> Option<&[u8]> {
    let start = path
        .iter()
        .rposition(|byte| *byte == b'/')
        .map_or(0, |slash| slash + 1);
    let last = &path[start..];
    (!matches!(last, b"" | b"." | b"..")).then_some(last)
}

impl PathTest {
    /// Returns the string of the test, if it starts at the root directory.
    pub fn from_root(&self) -> Option<&[u8]> {
        match self {
            Self::Is(text) | Self::Prefix(text) | Self::In(text) => text.starts_with(b"/").then_some(text),
            Self::Suffix(_) | Self::Contains(_) => None,
        }
    }

    /// Returns whether what `path` refers to passes the test; `None` if that is unknown.
    ///
    /// A normalized path refers to itself. Of any other path only the last components are known, which
    /// can prove that a test fails, but never that it passes.
    pub(super) fn result(&self, path: &[u8]) -> Option<bool> {
        if let Self::Contains(text) = self {
            return Some(path.windows(text.len().max(1)).any(|window| window == text));
        }
        if is_normalized_path(path) {
            return Some(self.matches(path));
        }
        self.contradicts(path, last_component(path)?).then_some(false)
    }

    /// Returns whether a normalized path passes the test.
    pub fn matches(&self, path: &[u8]) -> bool {
        match self {
            Self::Is(text) => path == text,
            Self::Prefix(text) => path.starts_with(text),
            Self::Suffix(text) => path.ends_with(text),
            Self::In(text) => path == text || parent(path) == text,
            Self::Contains(_) => false,
        }
    }

    /// Returns whether nothing that `path` can refer to passes the test; `last` is its last component.
    fn contradicts(&self, path: &[u8], last: &[u8]) -> bool {
        let text = match self {
            Self::Prefix(_) | Self::Contains(_) => return false,
            Self::In(directory) => {
                let name = basename(directory);
                // Only a directory that is given by its absolute path can contain an absolute path.
                return directory.starts_with(b"/")
                    && last != name
                    && next_to_last(path).is_some_and(|before| before != name);
            }
            Self::Is(text) | Self::Suffix(text) => text,
        };
        // After the last slash of the test, its string has to be the last component. Without a slash one of
        // the two has to end with the other: the unknown directory only adds to the front of the path.
        match text.iter().rposition(|byte| *byte == b'/') {
            Some(slash) => text[slash + 1..] != *last,
            None => !last.ends_with(text) && !text.ends_with(last),
        }
    }
}

/// Returns the directory of a path.
fn parent(path: &[u8]) -> &[u8] {
    match path.iter().rposition(|byte| *byte == b'/') {
        None | Some(0) => b"/",
        Some(slash) => &path[..slash],
    }
}

/// Returns what follows the last slash.
pub fn basename(path: &[u8]) -> &[u8] {
    let start = path
        .iter()
        .rposition(|byte| *byte == b'/')
        .map_or(0, |slash| slash + 1);
    &path[start..]
}

/// Returns the component before the last one, if it is certain to be the directory of the path.
fn next_to_last(path: &[u8]) -> Option<&[u8]> {
    let slash = path.iter().rposition(|byte| *byte == b'/')?;
    let before = basename(&path[..slash]);
    (!matches!(before, b"" | b"." | b"..")).then_some(before)
}
