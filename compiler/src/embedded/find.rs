//! The search for rules in an outer file.

use std::ops::Range;

use super::document::{InlineStyle, Layout, RuleDocument};
use super::template::{is_action_line, template_action};
use super::{Embedded, Problem, ProblemKind};
use crate::source::{FileId, MappedText, Span};
use crate::syntax::items::{self, Entry, FactKind, ItemKind};
use crate::syntax::yaml::{self, Loaded, Node, NodeKind, Scalar, Style};
use crate::tables::KeyItem;

/// Maximum nesting of values that contain YAML. Argo CD needs two levels.
pub const MAX_NESTING: usize = 8;

/// The key of the Helm chart below which each value is the text of a rule file.
const CHART_KEY: &str = "customRules";

/// Returns the rules inside of `text`, the content of `file`, and the problems that keep others from
/// being read. A file that is a rule file itself contains none.
pub fn find(file: FileId, text: &str) -> Embedded {
    let mut search = Search::default();
    let mut whole = MappedText::default();
    whole.push_exact(text, Span::new(file, 0, text.len() as u32));
    let outer = Outer {
        file,
        file_text: text,
        text: &whole,
        layout: Layout::Lines { indent: 0 },
        depth: 0,
    };
    search.outer(outer);
    search.found
}

/// A text that is searched: the outer file, or a value of it that contains YAML.
#[derive(Clone, Copy)]
struct Outer<'a> {
    file: FileId,
    /// The text of the outer file.
    file_text: &'a str,
    /// The text to search.
    text: &'a MappedText,
    layout: Layout,
    depth: usize,
}

impl Outer<'_> {
    /// Returns where the bytes `span` of the text are in the outer file.
    fn span(&self, span: Span) -> Span {
        let range = span.start as usize..span.end as usize;
        let start = || self.text.span(0..0).unwrap_or(Span::new(self.file, 0, 0));
        self.text.span(range).unwrap_or_else(start)
    }

    /// Returns where the lines `range` of the text are in the outer file, with the indentation of the first.
    fn lines_span(&self, range: Range<usize>) -> Span {
        let span = self.span(Span::new(self.file, range.start as u32, range.end as u32));
        let before = &self.file_text[..span.start as usize];
        Span {
            start: before.rfind('\n').map_or(0, |feed| feed + 1) as u32,
            ..span
        }
    }
}

#[derive(Default)]
struct Search {
    found: Embedded,
    /// Keys that lead to the current node.
    keys: Vec<String>,
}

impl Search {
    fn outer(&mut self, outer: Outer<'_>) {
        let text = outer.text.as_str();
        // Spans of nested texts are byte ranges of that text; their file id has no meaning.
        let loaded = yaml::load(outer.file, text);
        self.outer_problem(outer, &loaded);
        for document in &loaded.documents {
            // The elements of a root sequence are the items of a rule file, not of an outer file.
            let is_rule_file = document
                .sequence()
                .is_some_and(|items| items.iter().any(|item| is_item(item)));
            if outer.depth > 0 || !is_rule_file {
                self.node(document, outer);
            }
        }
    }

    /// Reports a text that is not YAML: as a template if it has actions, which explain the error.
    fn outer_problem(&mut self, outer: Outer<'_>, loaded: &Loaded) {
        let text = outer.text.as_str();
        let templated_key = loaded
            .documents
            .iter()
            .find_map(|document| templated_key(document, text));
        let error = loaded.errors.first();
        let (span, kind) = match (error, template_action(text), templated_key) {
            (Some(_), Some(action), _) => (action, ProblemKind::Template),
            (None, Some(_), Some(key)) => (key, ProblemKind::Template),
            (Some(error), None, _) => {
                let range = error.span.start as usize..error.span.end as usize;
                (range, ProblemKind::Yaml(error.kind.clone()))
            }
            (None, _, _) => return,
        };
        let span = outer.span(Span::new(outer.file, span.start as u32, span.end as u32));
        self.found.problems.push(Problem { span, kind });
    }

    /// Searches a node. The recursion is bounded: the YAML reader limits the depth of trees.
    fn node(&mut self, node: &Node, outer: Outer<'_>) {
        match &node.kind {
            NodeKind::Scalar(scalar) => self.scalar(node.span, scalar, outer),
            NodeKind::Sequence(elements) => {
                if elements.iter().any(|element| is_item(element)) {
                    return self.sequence(node.span, outer);
                }
                for element in elements {
                    self.node(element, outer);
                }
            }
            NodeKind::Mapping(entries) => {
                for (key, value) in entries {
                    let name = key.scalar().map_or("?", |scalar| scalar.value.as_str());
                    self.keys.push(name.to_owned());
                    self.node(value, outer);
                    self.keys.pop();
                }
            }
            NodeKind::Null | NodeKind::Alias { .. } => {}
        }
    }

    fn scalar(&mut self, span: Span, scalar: &Scalar, outer: Outer<'_>) {
        let value = scalar.value.as_str();
        if !names_an_item(value) {
            return;
        }
        let (text, span, layout) = match (scalar.style, outer.layout) {
            (Style::Literal, Layout::Lines { indent }) => {
                let (lines, own) = literal_lines(span, value, outer.text.as_str());
                let text = cut_lines(outer.text, lines.clone(), own);
                (
                    text,
                    outer.lines_span(lines),
                    Layout::Lines { indent: indent + own },
                )
            }
            (style, layout) => {
                let style = match (layout, style) {
                    (Layout::Inline(style), _) => style,
                    (_, Style::Folded) => InlineStyle::Folded,
                    (_, Style::SingleQuoted | Style::DoubleQuoted) => InlineStyle::Quoted,
                    (_, Style::Plain | Style::Literal) => InlineStyle::Plain,
                };
                (
                    outer.text.compose(&scalar.value),
                    outer.span(span),
                    Layout::Inline(style),
                )
            }
        };
        let items = |text: &str| text.lines().filter(|line| begins_item(line)).count();
        let written = &outer.file_text[span.start as usize..span.end as usize];
        if items(written) > items(text.as_str()) {
            self.found.problems.push(Problem {
                span,
                kind: ProblemKind::LostItems,
            });
        } else if matches!(scalar.style, Style::Folded | Style::Plain) && is_rule_file(text.as_str()) {
            self.found.problems.push(Problem {
                span,
                kind: ProblemKind::JoinedLines,
            });
        }
        if is_rule_file(text.as_str()) {
            return self.document(text, span, layout);
        }
        if !may_contain_rules(text.as_str()) {
            return;
        }
        if outer.depth + 1 >= MAX_NESTING {
            self.found.problems.push(Problem {
                span,
                kind: ProblemKind::TooDeep,
            });
            return;
        }
        self.outer(Outer {
            file: outer.file,
            file_text: outer.file_text,
            text: &text,
            layout,
            depth: outer.depth + 1,
        });
    }

    /// Adds rules that are nodes of the outer file itself.
    fn sequence(&mut self, span: Span, outer: Outer<'_>) {
        let text = outer.text.as_str();
        let start = span.start as usize;
        let is_flow = text[start..].starts_with('[');
        let line = text[..start].rfind('\n').map_or(0, |feed| feed + 1);
        let own = start - line;
        let begins_line = text[line..start].bytes().all(|byte| byte == b' ');
        let (rules, range, layout) = match outer.layout {
            Layout::Lines { indent } if !is_flow && begins_line => {
                let range = comments_before(text, line)..block_end(text, start..span.end as usize, own);
                (
                    cut_lines(outer.text, range.clone(), own),
                    range,
                    Layout::Lines { indent: indent + own },
                )
            }
            layout => {
                let range = start..span.end as usize;
                let style = match layout {
                    Layout::Inline(style) => style,
                    Layout::Lines { .. } => InlineStyle::FlowSequence,
                };
                (
                    cut_lines(outer.text, range.clone(), own),
                    range,
                    Layout::Inline(style),
                )
            }
        };
        let span = match layout {
            Layout::Lines { .. } => outer.lines_span(range),
            Layout::Inline(_) => outer.span(Span::new(outer.file, range.start as u32, range.end as u32)),
        };
        if self.keys.iter().any(|key| key == CHART_KEY) {
            let first = outer.span(Span::new(outer.file, start as u32, line_end(text, start) as u32));
            self.found.problems.push(Problem {
                span: first,
                kind: ProblemKind::NotText,
            });
        }
        self.document(rules, span, layout);
    }

    fn document(&mut self, text: MappedText, span: Span, layout: Layout) {
        self.found.documents.push(RuleDocument {
            keys: self.keys.clone(),
            text,
            span,
            layout,
        });
    }
}

/// Returns the lines of a literal block, from the one after its header to the end of its last line
/// with text, and how many blanks they are indented.
fn literal_lines(span: Span, value: &str, text: &str) -> (Range<usize>, usize) {
    let (start, end) = (span.start as usize, span.end as usize);
    let header = text[start..end].find('\n').map_or(end, |at| start + at + 1);
    let leading = |text: &str| {
        let line = text.lines().find(|line| !line.trim().is_empty());
        line.map_or(0, |line| line.len() - line.trim_start_matches(' ').len())
    };
    // With an indentation indicator (`|2`), blanks that the value begins with belong to it.
    let indent = leading(&text[header..end]).saturating_sub(leading(value));
    (header..end, indent)
}

/// Returns the lines `range` of `text` without their first `indent` blanks.
fn cut_lines(text: &MappedText, range: Range<usize>, indent: usize) -> MappedText {
    let mut cut = MappedText::default();
    let mut start = range.start;
    for line in text.as_str()[range].split_inclusive('\n') {
        let blanks = line.bytes().take(indent).take_while(|byte| *byte == b' ').count();
        cut.push_slice(text, start + blanks..start + line.len());
        start += line.len();
    }
    cut
}

/// Returns the start of the comment lines directly above the line that begins at `line`: comments for
/// Lanner are written above the item that they apply to.
fn comments_before(text: &str, line: usize) -> usize {
    let mut start = line;
    while start > 0 {
        let above = text[..start - 1].rfind('\n').map_or(0, |feed| feed + 1);
        if !text[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    start
}

/// Returns the end of a block sequence that is indented by `indent`. The YAML reader takes it to end
/// where the next token begins; blank lines before that, and comments further left, are not part of it.
fn block_end(text: &str, range: Range<usize>, indent: usize) -> usize {
    let mut end = range.end;
    let line = text[..end].rfind('\n').map_or(0, |feed| feed + 1);
    if line > range.start && text[line..end].trim().is_empty() {
        end = line;
    }
    while let Some(feed) = text[range.start..end].trim_end_matches('\n').rfind('\n') {
        let last = range.start + feed + 1;
        let line = text[last..end].trim_end();
        let blanks = line.len() - line.trim_start().len();
        let is_outer_comment = line.trim_start().starts_with('#') && blanks < indent;
        if !(line.is_empty() || is_outer_comment) {
            break;
        }
        end = last;
    }
    let lines = text[..end].trim_end_matches(['\r', '\n']);
    line_end(text, lines.len())
}

/// Returns the end of the line of `at`, without its line break.
fn line_end(text: &str, at: usize) -> usize {
    let line = text[at..].lines().next().unwrap_or_default();
    at + line.len()
}

/// Returns true for a mapping with the key of an item and another key that such an item has: other
/// files have sequences of mappings with a key `rule` or `list` as well.
fn is_item(node: &Node) -> bool {
    let has = |keys: &[&str]| keys.iter().any(|key| node.get(key).is_some());
    has(&["required_engine_version", "required_plugin_versions"])
        || has(&["list"]) && has(&["items"])
        || has(&["macro"]) && has(&["condition"])
        || has(&["rule"])
            && has(&[
                "condition",
                "output",
                "priority",
                "desc",
                "enabled",
                "override",
                "exceptions",
            ])
}

/// Returns the bytes of the first key that is a mapping and begins with `{{`: a template action where
/// a value should be.
fn templated_key(node: &Node, text: &str) -> Option<Range<usize>> {
    match &node.kind {
        NodeKind::Sequence(elements) => elements.iter().find_map(|element| templated_key(element, text)),
        NodeKind::Mapping(entries) => entries.iter().find_map(|(key, value)| {
            let range = node.span.start as usize..node.span.end as usize;
            let is_action = key.mapping().is_some() && text[range.clone()].starts_with("{{");
            let action = is_action.then(|| template_action(&text[range.clone()])).flatten();
            let action = action.map(|action| range.start + action.start..range.start + action.end);
            action.or_else(|| templated_key(value, text))
        }),
        _ => None,
    }
}

/// Returns true for the text of a rule file, broken ones included: one with an item, or with the
/// beginning of one.
pub fn is_rule_file(text: &str) -> bool {
    if !names_an_item(text) {
        return false;
    }
    let entries = items::read(FileId(0), text).entries;
    entries.iter().any(|entry| match entry {
        Entry::Item(item) => item.kind != ItemKind::Unknown,
        // An error can leave no item complete.
        Entry::Fact(fact) => {
            matches!(fact.kind, FactKind::Yaml { .. })
                && first_line(text).starts_with('-')
                && may_contain_rules(text)
        }
    })
}

/// Returns the first line with YAML in it, without its indentation.
fn first_line(text: &str) -> &str {
    let is_yaml = |line: &&str| !line.is_empty() && !line.starts_with('#') && !is_action_line(line);
    text.lines()
        .map(str::trim_start)
        .find(is_yaml)
        .unwrap_or_default()
}

/// Returns true if a line begins an item, at any depth.
fn may_contain_rules(text: &str) -> bool {
    text.lines().any(begins_item)
}

/// Returns true for a dash with the key that names an item.
fn begins_item(line: &str) -> bool {
    let Some(rest) = line.trim_start().strip_prefix('-') else {
        return false;
    };
    let rest = rest.trim_start();
    item_keys().any(|key| {
        rest.strip_prefix(key)
            .is_some_and(|rest| rest == ":" || rest.starts_with(": "))
    })
}

/// Returns false for most values that are not rules, at the cost of a string search.
fn names_an_item(text: &str) -> bool {
    text.contains('-') && item_keys().any(|key| text.contains(key))
}

/// Returns the keys that name an item and its kind.
fn item_keys() -> impl Iterator<Item = &'static str> {
    let kinds = [
        KeyItem::RequiredEngineVersion,
        KeyItem::RequiredPluginVersions,
        KeyItem::List,
        KeyItem::Macro,
        KeyItem::Rule,
    ];
    kinds
        .into_iter()
        .filter_map(|kind| kind.keys().next())
        .map(|key| key.name)
}
