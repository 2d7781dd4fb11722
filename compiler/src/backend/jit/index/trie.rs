//! Prefixes of strings, byte by byte.
//!
//! In: strings with rules, once. Out: the rules of all strings that are prefixes of another, in one
//! walk that ends where no string continues.

use super::Rule;

/// A trie of byte strings.
pub(super) struct Trie {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    /// Rules of the string that ends here.
    rules: Vec<Rule>,
    /// The bytes with which strings continue, sorted, and the nodes that they lead to.
    bytes: Vec<u8>,
    next: Vec<u32>,
}

impl Default for Trie {
    fn default() -> Self {
        Self {
            nodes: vec![Node::default()],
        }
    }
}

impl Trie {
    pub(super) fn add(&mut self, text: impl Iterator<Item = u8>, rule: Rule) {
        let mut at = 0;
        for byte in text {
            let new = self.nodes.len() as u32;
            let node = &mut self.nodes[at];
            at = match node.bytes.binary_search(&byte) {
                Ok(place) => node.next[place] as usize,
                Err(place) => {
                    node.bytes.insert(place, byte);
                    node.next.insert(place, new);
                    self.nodes.push(Node::default());
                    new as usize
                }
            };
        }
        self.nodes[at].rules.push(rule);
    }

    /// Adds the rules of all prefixes of `text`.
    pub(super) fn find(&self, text: impl Iterator<Item = u8>, found: &mut Vec<Rule>) {
        let mut node = &self.nodes[0];
        found.extend(&node.rules);
        for byte in text {
            // Most nodes have at most one child.
            let place = match node.bytes[..] {
                [] => return,
                [only] if only == byte => 0,
                [_] => return,
                _ => match node.bytes.binary_search(&byte) {
                    Ok(place) => place,
                    Err(_) => return,
                },
            };
            node = &self.nodes[node.next[place] as usize];
            found.extend(&node.rules);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefix_is_found() {
        let mut trie = Trie::default();
        for (rule, text) in ["", "/", "/etc", "/etc/passwd", "/ev", "/etc"].iter().enumerate() {
            trie.add(text.bytes(), rule as Rule);
        }
        let find = |text: &str| {
            let mut found = Vec::new();
            trie.find(text.bytes(), &mut found);
            found
        };
        assert_eq!(find("/etc/passwd-"), [0, 1, 2, 5, 3]);
        assert_eq!(find("/e"), [0, 1]);
        assert_eq!(find("/ev"), [0, 1, 4]);
        assert_eq!(find("x"), [0]);
        assert_eq!(find(""), [0]);
    }
}
