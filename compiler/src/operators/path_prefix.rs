//! The `pmatch` operator: whole components at the beginning of a path.
//!
//! In: paths that may contain globs, once. Out: whether the components of one of them are the first
//! components of a value. Leading, trailing and repeated slashes are ignored.
//!
//! Falco's result is wrong when several globs are at one level and the first one that matches fails
//! further down: it depends on the order of a hash table, and Falco can crash (notes J16, J17). Here
//! every path is tried, so the result is that of the paths one by one.

use rustc_hash::FxHashMap;

use super::glob::Glob;
use super::text::without_closing_nuls;

/// A set of path prefixes.
#[derive(Clone, Debug, Default)]
pub struct PathPrefixes {
    root: Level,
}

/// The components that can follow a prefix of the paths.
#[derive(Clone, Debug, Default)]
struct Level {
    /// Whether a path ends here, so that everything below matches.
    complete: bool,
    names: FxHashMap<Box<[u8]>, Level>,
    globs: Vec<(Glob, Level)>,
}

impl PathPrefixes {
    /// Returns the set of the prefixes `paths`.
    pub fn new<'a>(paths: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut prefixes = Self::default();
        for path in paths {
            prefixes.insert(path);
        }
        prefixes
    }

    fn insert(&mut self, path: &[u8]) {
        let mut level = &mut self.root;
        for component in components(path) {
            level = level.below(component);
        }
        level.complete = true;
        // Longer paths below a complete one cannot change the result.
        level.names.clear();
        level.globs.clear();
    }

    /// Returns whether one of the prefixes is a prefix of `path`.
    pub fn matches(&self, path: &[u8]) -> bool {
        // An explicit stack instead of recursion: constants can be deep.
        let mut open = vec![(&self.root, without_closing_nuls(path))];
        while let Some((level, rest)) = open.pop() {
            if level.complete {
                return true;
            }
            let Some((component, behind)) = next_component(rest) else {
                continue;
            };
            if let Some(next) = level.names.get(component) {
                open.push((next, behind));
            }
            let globs = level.globs.iter().filter(|(glob, _)| glob.matches(component));
            open.extend(globs.map(|(_, next)| (next, behind)));
        }
        false
    }
}

impl Level {
    fn below(&mut self, component: &[u8]) -> &mut Self {
        if !component.iter().any(|byte| b"?*[".contains(byte)) {
            return self.names.entry(component.into()).or_default();
        }
        let known = self
            .globs
            .iter()
            .position(|(glob, _)| glob.pattern() == component);
        let index = known.unwrap_or_else(|| {
            self.globs.push((Glob::new(component, false), Self::default()));
            self.globs.len() - 1
        });
        &mut self.globs[index].1
    }
}

fn components(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    path.split(|byte| *byte == b'/')
        .filter(|component| !component.is_empty())
}

/// Returns the first component and the path after it.
fn next_component(path: &[u8]) -> Option<(&[u8], &[u8])> {
    let start = path.iter().position(|byte| *byte != b'/')?;
    let path = path.get(start..)?;
    let end = memchr::memchr(b'/', path).unwrap_or(path.len());
    path.split_at_checked(end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matches(prefixes: &[&str], path: &str) -> bool {
        PathPrefixes::new(prefixes.iter().map(|prefix| prefix.as_bytes())).matches(path.as_bytes())
    }

    const PATH: &str = "/tmp/the-file.log";

    #[test]
    fn whole_components_match() {
        for prefix in ["/tmp", "/tmp/", "tmp", "//tmp", "/", "", "/tmp/the-file.log"] {
            assert!(matches(&[prefix], PATH), "{prefix}");
        }
        for prefix in ["/tm", "/tmp/the", "/tmp/the-file.log/x"] {
            assert!(!matches(&[prefix], PATH), "{prefix}");
        }
        assert!(!matches(&[], PATH));
        assert!(matches(&["/"], ""));
        assert!(!matches(&["/a"], ""));
    }

    #[test]
    fn globs_match_one_component() {
        assert!(matches(&["/t*"], PATH));
        assert!(matches(&["/*/the-file.log"], PATH));
        assert!(matches(&["/t?p"], PATH));
        assert!(!matches(&["/*/*/x"], PATH));
        assert!(!matches(&["/*file.log"], PATH));
    }

    #[test]
    fn every_path_is_tried() {
        assert!(matches(&["/*/the-file.log", "/t*/x"], PATH));
        assert!(matches(&["/t*/x", "/*/the-file.log"], PATH));
        assert!(matches(&["/tmp/y", "/t*/x", "/?mp/z", "/*/the-file.log"], PATH));
    }

    #[test]
    fn shorter_paths_replace_longer_ones() {
        for paths in [["/a", "/a/b"], ["/a/b", "/a"]] {
            assert!(matches(&paths, "/a/c"));
            assert!(matches(&paths, "/a/b"));
            assert!(!matches(&paths, "/b"));
        }
    }

    /// Returns the result for a single path by direct comparison.
    fn alone(prefix: &str, path: &str) -> bool {
        let mut rest = path.split('/').filter(|component| !component.is_empty());
        let mut wanted = prefix.split('/').filter(|component| !component.is_empty());
        wanted.all(|wanted| {
            rest.next()
                .is_some_and(|component| Glob::new(wanted.as_bytes(), false).matches(component.as_bytes()))
        })
    }

    proptest! {
        #[test]
        fn a_set_matches_when_one_of_its_paths_does(
            prefixes in prop::collection::vec("(/|[ab*?]){0,6}", 0..6),
            path in "(/|[ab]){0,8}",
        ) {
            let prefixes: Vec<&str> = prefixes.iter().map(String::as_str).collect();
            let one = prefixes.iter().any(|prefix| alone(prefix, &path));
            prop_assert_eq!(matches(&prefixes, &path), one);
        }
    }
}
