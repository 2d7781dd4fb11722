//! Rules inside the values of other YAML files: Helm values, `ConfigMap`s, Argo CD Applications.
//!
//! In: the text of such a file. Out: a text of the same length in which everything but the rules is blank,
//! so that every span of the rules is also their span in the file. Rules that are not written line by line
//! (in folded or quoted scalars) have no such text and are left out; a report says so.
//! Does not map edits back: [`compiler::embedded`] does.

use compiler::diagnostics::{Report, embedded_report};
use compiler::embedded::{self, RuleDocument};
use compiler::source::{FileId, Span};

/// The rules of a file that is not a rule file itself.
pub(super) struct EmbeddedRules {
    /// The rules at their offsets in the file, one YAML document per rule file.
    pub(super) text: String,
    /// The whole lines of each rule file, in file order.
    pub(super) lines: Vec<Span>,
    /// Reports on how the rules are embedded.
    pub(super) reports: Vec<Report>,
}

impl EmbeddedRules {
    /// Returns the rules in `text`, the content of `file`; `None` if there are none.
    pub(super) fn find(file: FileId, text: &str) -> Option<Self> {
        let found = embedded::find(file, text);
        let mut masked: Vec<u8> = text.bytes().map(blank).collect();
        let mut lines: Vec<Span> = Vec::new();
        let by_line = found
            .documents
            .iter()
            .filter(|document| document.indent().is_some());
        for document in by_line {
            let span = whole_lines(document, text);
            let end = lines.last().map_or(0, |span| span.end);
            if !lines.is_empty() && !separate(&mut masked, text, end as usize, span.start as usize) {
                continue;
            }
            let range = span.start as usize..span.end as usize;
            masked[range.clone()].copy_from_slice(&text.as_bytes()[range]);
            lines.push(span);
        }
        (!lines.is_empty()).then(|| Self {
            text: String::from_utf8(masked).expect("blanks replace whole characters"),
            lines,
            reports: found.problems.iter().map(embedded_report).collect(),
        })
    }
}

/// Returns a blank for every byte that does not end a line.
const fn blank(byte: u8) -> u8 {
    match byte {
        b'\n' | b'\r' => byte,
        _ => b' ',
    }
}

/// Returns the lines of a document, from the start of its first.
fn whole_lines(document: &RuleDocument, text: &str) -> Span {
    let span = document.outer_span();
    let before = &text[..span.start as usize];
    Span {
        start: before.rfind('\n').map_or(0, |at| at as u32 + 1),
        ..span
    }
}

/// Writes a document separator on the last line in `text[end..start]` that has room for it, which is
/// usually the line with the key of the next rule file.
fn separate(masked: &mut [u8], text: &str, end: usize, start: usize) -> bool {
    const SEPARATOR: &[u8] = b"---";
    let mut line_end = start;
    while line_end > end {
        let line_start = text[end..line_end - 1].rfind('\n').map_or(end, |at| end + at + 1);
        let is_whole_line = line_start == 0 || text.as_bytes()[line_start - 1] == b'\n';
        if is_whole_line && line_end - line_start > SEPARATOR.len() {
            masked[line_start..line_start + SEPARATOR.len()].copy_from_slice(SEPARATOR);
            return true;
        }
        line_end = line_start;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_keep_their_offsets() {
        let values = "# é\ncustomRules:\n  a.yaml: |-\n    - list: l\n      items: [a]\n  b.yaml: |\n    - macro: m\n      condition: proc.name in (l)\nother: 1\n";
        let rules = EmbeddedRules::find(FileId(0), values).unwrap();
        assert_eq!(rules.text.len(), values.len());
        assert_eq!(
            rules.text.split_whitespace().collect::<Vec<_>>().join(" "),
            "- list: l items: [a] --- - macro: m condition: proc.name in (l)"
        );
        assert_eq!(rules.text.find("- macro"), values.find("- macro"));
        assert_eq!(rules.lines.len(), 2);
        let first = rules.lines[0];
        assert!(values[first.start as usize..].starts_with("    - list"));
    }

    #[test]
    fn files_without_rules_have_none() {
        for text in ["", "a: b\n", "- hosts: all\n  tasks: []\n", "rule: x\n"] {
            assert!(EmbeddedRules::find(FileId(0), text).is_none(), "{text}");
        }
    }
}
