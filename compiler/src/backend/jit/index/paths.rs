//! Path prefixes, component by component, as `pmatch` compares them: slashes only separate.
//!
//! In: literal paths with rules, once. Out: the rules of all paths that a value is at or below.

use rustc_hash::FxHashMap;

use super::Rule;

/// A trie of paths, for `pmatch`.
#[derive(Default)]
pub(super) struct Paths {
    root: Level,
}

#[derive(Default)]
struct Level {
    rules: Vec<Rule>,
    below: FxHashMap<Box<[u8]>, Level>,
}

impl Paths {
    pub(super) fn add(&mut self, path: &[u8], rule: Rule) {
        let mut level = &mut self.root;
        for component in components(path) {
            level = level.below.entry(component.into()).or_default();
        }
        level.rules.push(rule);
    }

    /// Adds the rules of all paths that `value` is at or below.
    pub(super) fn find(&self, value: &[u8], found: &mut Vec<Rule>) {
        let mut level = &self.root;
        found.extend(&level.rules);
        for component in components(value) {
            if level.below.is_empty() {
                return;
            }
            match level.below.get(component) {
                Some(next) => level = next,
                None => return,
            }
            found.extend(&level.rules);
        }
    }
}

fn components(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    path.split(|byte| *byte == b'/')
        .filter(|component| !component.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_components_match() {
        let mut paths = Paths::default();
        for (rule, path) in ["/etc", "etc//ssh/", "/var/log"].iter().enumerate() {
            paths.add(path.as_bytes(), rule as Rule);
        }
        let find = |value: &str| {
            let mut found = Vec::new();
            paths.find(value.as_bytes(), &mut found);
            found
        };
        assert_eq!(find("/etc/ssh/sshd_config"), [0, 1]);
        assert_eq!(find("//etc"), [0]);
        assert_eq!(find("/etcx/ssh"), [0_u32; 0]);
        assert_eq!(find("/var"), [0_u32; 0]);
        assert_eq!(find(""), [0_u32; 0]);
    }
}
