//! Rules inside the values of other YAML files.
//!
//! In: the text of a Helm values file, a `ConfigMap` or the like. Out: for each literal block (`|`)
//! that holds rules a text of the same length in which everything else is blank, so that every byte
//! of the rules, and every line and column told of them, is where it is in the outer file.
//! Not here: values in other styles; a folded or quoted value has lost its lines.

use std::ops::Range;

use crate::source::FileId;
use crate::syntax::items::{self, Entry, ItemKind};
use crate::syntax::yaml::{self, Node, NodeKind, Style};

/// The rule files inside `text`, in file order.
pub fn rule_files(text: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    for document in yaml::load(FileId(0), text).documents {
        literal_blocks(&document, text, &mut blocks);
    }
    blocks
        .into_iter()
        .map(|block| blanked(text, block))
        .filter(|text| holds_rules(text))
        .collect()
}

/// The lines of every literal block. Trees are no deeper than the YAML reader lets them be.
fn literal_blocks(node: &Node, text: &str, blocks: &mut Vec<Range<usize>>) {
    match &node.kind {
        NodeKind::Scalar(scalar) if scalar.style == Style::Literal => {
            let (start, end) = (node.span.start as usize, node.span.end as usize);
            let header = text[start..end].find('\n').map_or(end, |at| start + at + 1);
            blocks.push(header..end);
        }
        NodeKind::Sequence(elements) => {
            for element in elements {
                literal_blocks(element, text, blocks);
            }
        }
        NodeKind::Mapping(entries) => {
            for (_, value) in entries {
                literal_blocks(value, text, blocks);
            }
        }
        _ => {}
    }
}

/// `text` with blanks for every byte outside of `kept` that ends no line.
fn blanked(text: &str, kept: Range<usize>) -> String {
    let blank = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'\n' | b'\r' => char::from(byte),
                _ => ' ',
            })
            .collect()
    };
    let (before, after) = (&text[..kept.start], &text[kept.end..]);
    blank(before) + &text[kept] + &blank(after)
}

fn holds_rules(text: &str) -> bool {
    items::read(FileId(0), text)
        .entries
        .iter()
        .any(|entry| matches!(entry, Entry::Item(item) if item.kind != ItemKind::Unknown))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUES: &str = "\
# Größe
image: falco
customRules:
  one.yaml: |-
    - rule: A
      condition: proc.nmae = sh
  notes.txt: |
    - no rules
    - at all
  two.yaml: |
      # of another depth

      - list: l
        items: [a]
tail: 1
---
data:
  three.yaml: |
    - macro: m
      condition: a.b = 1
";

    #[test]
    fn every_block_with_rules_is_a_file_of_the_same_length() {
        let files = rule_files(VALUES);
        let first_words: Vec<&str> = files
            .iter()
            .map(|file| file.split_whitespace().nth(1).unwrap())
            .collect();
        assert_eq!(first_words, ["rule:", "of", "macro:"]);
        for file in &files {
            assert_eq!(file.len(), VALUES.len());
        }
        let place = VALUES.find("proc.nmae").unwrap();
        assert!(files[0][place..].starts_with("proc.nmae = sh\n"));
        assert!(!files[0].contains("no rules"));
    }

    #[test]
    fn line_ends_of_windows_stay_where_they_are() {
        let values = VALUES.replace('\n', "\r\n");
        let files = rule_files(&values);
        assert_eq!(files.len(), 3);
        let place = values.find("proc.nmae").unwrap();
        assert!(files[0][place..].starts_with("proc.nmae = sh\r\n"));
    }

    #[test]
    fn files_without_rules_have_none() {
        assert_eq!(rule_files("a: |\n  text\nb: \"- rule: x\"\n"), [""; 0]);
        assert_eq!(rule_files(""), [""; 0]);
        assert_eq!(rule_files("a: [\n"), [""; 0]);
    }
}
