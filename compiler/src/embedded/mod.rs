//! Rules inside the values of other YAML files.
//!
//! In: the text of a Helm values file, a `ConfigMap` or the like. Out: each literal block (`|`) that
//! holds rules: as a text of the same length in which everything else is blank, so that every byte
//! of the rules, and every line and column told of them, is where it is in the outer file; or as a
//! rule file of its own, which goes back into the outer file with [`replaced`].
//! Values in other styles that hold rules are only named: folding and quotes have lost their lines.

mod replace;

use std::ops::Range;

use crate::source::{FileId, Span};
use crate::syntax::items::{self, Entry, FactKind, ItemKind};
use crate::syntax::yaml::{self, Node, NodeKind, Style, YamlError};
use crate::tables::KeyItem;

pub use replace::{NotReplaceable, replaced};

/// What an outer file holds.
#[derive(Debug, Default)]
pub struct Embedded {
    /// Literal blocks that hold rules, in file order.
    pub blocks: Vec<Block>,
    /// Values in other styles that hold rules.
    pub others: Vec<Other>,
    /// What is wrong with the outer file; behind an error there may be more than was found.
    pub errors: Vec<YamlError>,
}

/// A literal block that holds rules.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Block {
    /// Its bytes, from the line behind its header to the end of its last line with text.
    pub range: Range<usize>,
    /// Blanks that each of its lines begins with.
    pub indent: usize,
}

/// A value that holds rules and is no literal block.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Other {
    /// Its bytes.
    pub span: Span,
    /// How it is written.
    pub style: Style,
}

impl Other {
    /// `folded`, `quoted` or `plain`.
    pub const fn style_name(&self) -> &'static str {
        match self.style {
            Style::Folded => "folded",
            Style::SingleQuoted | Style::DoubleQuoted => "quoted",
            Style::Plain | Style::Literal => "plain",
        }
    }
}

/// What `text`, the content of `file`, holds.
pub fn find(file: FileId, text: &str) -> Embedded {
    let loaded = yaml::load(file, text);
    let mut found = Embedded {
        errors: loaded.errors,
        ..Embedded::default()
    };
    for document in &loaded.documents {
        scalars(document, text, &mut found);
    }
    found
}

/// Looks at every scalar. Trees are no deeper than the YAML reader lets them be.
fn scalars(node: &Node, text: &str, found: &mut Embedded) {
    match &node.kind {
        NodeKind::Scalar(scalar) if scalar.style == Style::Literal => {
            let block = Block::new(node.span, scalar.value.as_str(), text);
            if holds_rules(&block.alone(text)) {
                found.blocks.push(block);
            }
        }
        NodeKind::Scalar(scalar) => {
            if may_hold_rules(scalar.value.as_str()) && holds_rules(scalar.value.as_str()) {
                found.others.push(Other {
                    span: node.span,
                    style: scalar.style,
                });
            }
        }
        NodeKind::Sequence(elements) => {
            for element in elements {
                scalars(element, text, found);
            }
        }
        NodeKind::Mapping(entries) => {
            for (_, value) in entries {
                scalars(value, text, found);
            }
        }
        NodeKind::Null | NodeKind::Alias { .. } => {}
    }
}

impl Block {
    fn new(span: Span, value: &str, text: &str) -> Self {
        let (start, end) = (span.start as usize, span.end as usize);
        let header = text[start..end].find('\n').map_or(end, |at| start + at + 1);
        let leading = |text: &str| {
            let line = text.lines().find(|line| !line.trim().is_empty());
            line.map_or(0, |line| line.len() - line.trim_start_matches(' ').len())
        };
        Self {
            range: header..end,
            // What the value still begins with is its own.
            indent: leading(&text[header..end]).saturating_sub(leading(value)),
        }
    }

    /// `outer` with blanks for every byte outside of the block that ends no line.
    pub fn alone(&self, outer: &str) -> String {
        let blank = |text: &str| -> String {
            text.bytes()
                .map(|byte| match byte {
                    b'\n' | b'\r' => char::from(byte),
                    _ => ' ',
                })
                .collect()
        };
        let (before, after) = (&outer[..self.range.start], &outer[self.range.end..]);
        blank(before) + &outer[self.range.clone()] + &blank(after)
    }

    /// The rules as a file of their own: its lines without their indentation.
    pub fn dedented(&self, outer: &str) -> String {
        let mut out = String::with_capacity(self.range.len());
        for line in outer[self.range.clone()].split_inclusive('\n') {
            let blanks = line.bytes().take(self.indent).take_while(|byte| *byte == b' ');
            out.push_str(&line[blanks.count()..]);
        }
        out
    }

    /// A rule file as it stands in the block: its lines indented, its last line unended.
    pub fn indented(&self, rules: &str) -> String {
        let mut out = String::with_capacity(rules.len() * 2);
        for line in rules.split_inclusive('\n') {
            if !line.trim_end_matches(['\r', '\n']).is_empty() {
                out.extend(std::iter::repeat_n(' ', self.indent));
            }
            out.push_str(line);
        }
        out.truncate(out.trim_end_matches(['\r', '\n']).len());
        out
    }
}

fn holds_rules(text: &str) -> bool {
    let entries = items::read(FileId(0), text).entries;
    entries.iter().any(|entry| match entry {
        Entry::Item(item) => item.kind != ItemKind::Unknown,
        // A mistake can leave no item whole.
        Entry::Fact(fact) => matches!(fact.kind, FactKind::Yaml(_)) && text.lines().any(begins_item),
    })
}

/// A dash and the key that names an item.
fn begins_item(line: &str) -> bool {
    let Some(rest) = line.trim_start().strip_prefix('-') else {
        return false;
    };
    let rest = rest.trim_start();
    let heads = [
        KeyItem::RequiredEngineVersion,
        KeyItem::RequiredPluginVersions,
        KeyItem::List,
        KeyItem::Macro,
        KeyItem::Rule,
    ];
    heads
        .into_iter()
        .filter_map(|item| item.keys().next())
        .any(|key| {
            rest.strip_prefix(key.name)
                .is_some_and(|rest| rest.starts_with(':'))
        })
}

/// Quick to say no: every item names its kind with a colon behind it, and stands behind a dash.
fn may_hold_rules(text: &str) -> bool {
    text.contains('-') && text.contains(':')
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

    fn alone(text: &str) -> Vec<String> {
        let found = find(FileId(0), text);
        found.blocks.iter().map(|block| block.alone(text)).collect()
    }

    #[test]
    fn every_block_with_rules_is_a_file_of_the_same_length() {
        let files = alone(VALUES);
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
        let files = alone(&values);
        assert_eq!(files.len(), 3);
        let place = values.find("proc.nmae").unwrap();
        assert!(files[0][place..].starts_with("proc.nmae = sh\r\n"));
    }

    #[test]
    fn files_without_rules_have_none() {
        assert_eq!(alone("a: |\n  text\nb: \"- rule x\"\n"), [""; 0]);
        assert_eq!(alone(""), [""; 0]);
        assert_eq!(find(FileId(0), "a: [\n").errors.len(), 1);
    }

    #[test]
    fn blocks_come_out_and_go_back_as_they_are() {
        for text in [VALUES.to_owned(), VALUES.replace('\n', "\r\n")] {
            let found = find(FileId(0), &text);
            assert_eq!(
                found.blocks.iter().map(|block| block.indent).collect::<Vec<_>>(),
                [4, 6, 4]
            );
            let first = found.blocks[0].dedented(&text);
            assert_eq!(first.replace('\r', ""), "- rule: A\n  condition: proc.nmae = sh");
            for block in &found.blocks {
                assert_eq!(block.indented(&block.dedented(&text)), text[block.range.clone()]);
            }
        }
        // The indentation may be said: what is beyond it belongs to the rules.
        let said = "a: |2\n    - list: l\n      items: []\n";
        let block = &find(FileId(0), said).blocks[0];
        assert_eq!(block.indent, 2);
        assert_eq!(block.dedented(said), "  - list: l\n    items: []");
    }

    #[test]
    fn broken_rules_are_rules() {
        let text = "a: |\n  - list: l\n    items: [\nb: |\n  - text: [\nc: |\n  not: - rule\n";
        assert_eq!(alone(text).len(), 1);
    }

    #[test]
    fn other_styles_are_named() {
        let text = "a: >\n  - list: l\n\n    items: []\nb: \"- list: m\\n  items: []\"\nc: '- list: n'\nd: |\n  - list: o\n";
        let found = find(FileId(0), text);
        let styles: Vec<&str> = found.others.iter().map(Other::style_name).collect();
        assert_eq!(
            (styles, found.blocks.len()),
            (vec!["folded", "quoted", "quoted"], 1)
        );
    }
}
