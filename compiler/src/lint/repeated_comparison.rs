//! Several comparisons of one field that a single `in` expresses.
//!
//! Input: conditions. Output: `a = x or a = y` and `not a = x and not a = y`, with a fix where the text can
//! be changed in the file. Both forms are equivalent for every event: `=` and `in` compare the whole value
//! and are false if it is missing. This is not so for fields with several values or special comparison rules
//! (`fd.ip`, `proc.aname`) and for networks, and other items can append to lists: these are ignored. So is
//! `a != x and a != y`, which is false for a missing value, where `not a in (x, y)` is true.

use super::LintContext;
use super::conditions::{Condition, Subexpr};
use super::fact::{Fact, FactKind, Lint};
use super::implication;
use crate::check::typed::{Constant, Expr, Operand, Predicate, Test};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind, RawPredicate, Right, Word};
use crate::syntax::condition;
use crate::syntax::items::Entry;
use crate::tables::{Operator, field};

pub(super) const LINTS: &[Lint] = &[Lint::RepeatedComparison];

/// Conjunctions and disjunctions with more operands are ignored: their operands are compared pairwise.
const MAX_ARMS: usize = 512;

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        part(run, condition, condition.root(), facts);
    }
}

fn part(run: &LintContext<'_>, condition: &Condition<'_>, here: Subexpr<'_>, facts: &mut Vec<Fact>) {
    let Some(tree) = here.tree else { return };
    let joint = match &tree.kind {
        ExprKind::Or(arms) => Some((arms, "or")),
        ExprKind::And(arms) => Some((arms, "and")),
        ExprKind::Macro(_) => return,
        _ => None,
    };
    if let Some((arms, word)) = joint
        && arms.len() <= MAX_ARMS
    {
        let joint = Joint {
            run,
            condition,
            whole: tree,
            arms,
            word,
        };
        joint.find(here, facts);
    }
    for child in here.children() {
        part(run, condition, child, facts);
    }
}

/// The operands of a disjunction or conjunction.
struct Joint<'u, 'a> {
    run: &'u LintContext<'a>,
    condition: &'u Condition<'a>,
    whole: &'a ast::Expr,
    arms: &'a [ast::Expr],
    /// The connective.
    word: &'static str,
}

/// An operand that compares a field with values that are written in the condition itself.
struct Arm<'a> {
    /// Its position among the operands.
    index: usize,
    check: &'a RawPredicate,
    left: &'a Operand,
    words: &'a [Word],
}

impl<'a> Joint<'_, 'a> {
    fn find(&self, here: Subexpr<'a>, facts: &mut Vec<Fact>) {
        let excluded = self.word == "and";
        let mut groups: Vec<Vec<Arm<'a>>> = Vec::new();
        for (index, (child, tree)) in here.children().zip(self.arms).enumerate() {
            let (typed, tree) = match (excluded, child.typed, &tree.kind) {
                (true, Expr::Not(typed), ExprKind::Not(tree)) => (&**typed, &**tree),
                (false, typed, _) => (typed, tree),
                _ => continue,
            };
            let (Expr::Predicate(predicate), ExprKind::Predicate(check)) = (typed, &tree.kind) else {
                continue;
            };
            let Some(arm) = self.arm(index, check, predicate) else {
                continue;
            };
            match groups.iter_mut().find(|group| group[0].left == arm.left) {
                Some(group) => group.push(arm),
                None => groups.push(vec![arm]),
            }
        }
        // Values that occur twice are reported by `duplicate-value` or `unreachable-condition` first.
        let differ = |group: &&Vec<Arm<'a>>| {
            let words = group.iter().map(|arm| arm.words.len());
            distinct(group).count() == words.sum::<usize>()
        };
        for group in groups.iter().filter(|group| group.len() > 1).filter(differ) {
            facts.extend(self.fact(group));
        }
    }

    fn arm(&self, index: usize, check: &'a RawPredicate, predicate: &'a Predicate) -> Option<Arm<'a>> {
        let Test::Constants {
            operator: Operator::Equal | Operator::In,
            modifier: None,
            constants,
        } = &predicate.test
        else {
            return None;
        };
        let words = match &check.right {
            Right::Value(word) => std::slice::from_ref(word),
            Right::List { items, .. } => items.as_slice(),
            Right::None | Right::Operand(_) => return None,
        };
        let plain = |constant: &Constant| {
            matches!(
                constant,
                Constant::Text(_) | Constant::Int(_) | Constant::Uint(_) | Constant::Ip(_)
            )
        };
        let own = |word: &Word| {
            let span = self.condition.span(&word.range);
            span.is_some_and(|span| {
                is_exact(span, word.range.len()) && !self.run.is_in_list((span.file, span.start))
            })
        };
        let sure = implication::is_single(&predicate.left)
            && !implication::is_switch(&predicate.left, &predicate.test)
            && constants.iter().all(plain)
            && words.iter().all(own);
        sure.then_some(Arm {
            index,
            check,
            left: &predicate.left,
            words,
        })
    }

    fn fact(&self, group: &[Arm<'a>]) -> Option<Fact> {
        let first = &self.arms[group[0].index];
        let last = &self.arms[group.last()?.index];
        // Comparisons of different items cannot be joined in one of them.
        self.same(first.range.start..last.range.end)?;
        let span = self.condition.span(&first.range)?;
        let other = self.condition.span(&last.range);
        let field = self.condition.text.as_str().get(group[0].check.left.range())?;
        let values: Vec<&str> = distinct(group).map(|word| self.written(word)).collect();
        let not = if self.word == "and" { "not " } else { "" };
        let kind = FactKind::RepeatedComparison {
            field: field.to_owned(),
            instead: format!("{not}{field} in ({})", values.join(", ")),
        };
        let fact = Fact::new(kind, span).with(other);
        Some(match self.repair(group) {
            // The string of a parameter can contain a NUL byte, after which `=` does not compare.
            Some(edits) => fact.repaired(edits, !is_rendered(group[0].left)),
            None => fact,
        })
    }

    fn written(&self, word: &Word) -> &'a str {
        self.condition
            .text
            .as_str()
            .get(word.range.clone())
            .unwrap_or_default()
    }

    /// Returns edits that put all values into the first comparison and remove the others, if possible.
    fn repair(&self, group: &[Arm<'a>]) -> Option<Vec<(Span, String)>> {
        let text = self.condition.text.as_str();
        let (first, rest) = group.split_first()?;
        let end = match &first.check.right {
            Right::Value(word) => word.range.end,
            Right::List { range, .. } => range.end,
            Right::None | Right::Operand(_) => return None,
        };
        let start = first.check.operator_range.start;
        // The text of the file, with the escapes of its quotes.
        let mut sources = Vec::new();
        let mut values = Vec::new();
        for word in distinct(group) {
            sources.push(self.run.input.sources.text(self.condition.span(&word.range)?));
            values.push(self.written(word));
        }
        let blank = if text[..start].ends_with([' ', '\t', '\n']) {
            ""
        } else {
            " "
        };
        let written = |values: &[&str]| format!("{blank}in ({})", values.join(", "));
        let mut edits = vec![(self.same(start..end)?, written(&sources))];
        let mut changes = vec![(start..end, written(&values))];
        for arm in rest {
            let before = self.arms.get(arm.index.checked_sub(1)?)?;
            let range = &self.arms[arm.index].range;
            if text.get(before.range.end..range.start)?.trim() != self.word {
                return None;
            }
            edits.push((self.same(before.range.end..range.end)?, String::new()));
            changes.push((before.range.end..range.end, String::new()));
        }
        let proven = !self.is_flow(edits[0].0) && self.is_proven(group, &changes);
        proven.then_some(edits)
    }

    /// Returns the span of a piece of the condition, if the file has the same text except for blanks.
    fn same(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let span = self.condition.span(&range)?;
        let source = self.run.input.sources.text(span).split_whitespace();
        let text = self.condition.text.as_str().get(range)?.split_whitespace();
        source.eq(text).then_some(span)
    }

    /// Returns whether the item is a flow mapping, in which a comma ends a value.
    fn is_flow(&self, span: Span) -> bool {
        let sources = self.run.input.sources;
        let files = self.run.input.files.iter().filter(|file| file.file == span.file);
        files.flat_map(|file| &file.entries).any(|entry| match entry {
            Entry::Item(item) => {
                let place = item.node.span;
                let inside = place.start <= span.start && span.end <= place.end;
                inside && sources.text(place).starts_with('{')
            }
            Entry::Fact(_) => false,
        })
    }

    /// Returns whether the changed text is parsed as intended.
    fn is_proven(&self, group: &[Arm<'a>], changes: &[(std::ops::Range<usize>, String)]) -> bool {
        let (text, whole) = (self.condition.text.as_str(), &self.whole.range);
        let mut new = String::new();
        let mut at = whole.start;
        for (range, replacement) in changes {
            let Some(between) = text.get(at..range.start) else {
                return false;
            };
            new.push_str(between);
            new.push_str(replacement);
            at = range.end;
        }
        new.push_str(text.get(at..whole.end).unwrap_or_default());
        let parsed = condition::parse(&new);
        let mut expected: Vec<ast::Expr> = self.arms.to_vec();
        let items: Vec<Word> = distinct(group).cloned().collect();
        // Commas and brackets in a value would make the printed form ambiguous.
        let plain = |word: &Word| !word.value.iter().any(|byte| b",()".contains(byte));
        if !parsed.errors.is_empty() || !items.iter().all(plain) {
            return false;
        }
        let check = match &mut expected[group[0].index].kind {
            ExprKind::Not(child) => &mut child.kind,
            kind => kind,
        };
        if let ExprKind::Predicate(check) = check {
            check.operator = Operator::In;
            check.right = Right::List { items, range: 0..0 };
        }
        let mut index = 0;
        expected.retain(|_| {
            index += 1;
            group[1..].iter().all(|arm| arm.index != index - 1)
        });
        let expected = match <[ast::Expr; 1]>::try_from(expected) {
            Ok([one]) => one.to_string(),
            Err(several) => {
                let kind = if self.word == "or" {
                    ExprKind::Or(several)
                } else {
                    ExprKind::And(several)
                };
                ast::Expr { kind, range: 0..0 }.to_string()
            }
        };
        parsed.expr.to_string() == expected
    }
}

/// Returns every value once, in order.
fn distinct<'a>(group: &[Arm<'a>]) -> impl Iterator<Item = &'a Word> {
    let mut once: Vec<&'a Word> = Vec::new();
    for word in group.iter().flat_map(|arm| arm.words) {
        if once.iter().all(|known| known.value != word.value) {
            once.push(word);
        }
    }
    once.into_iter()
}

fn is_exact(span: Span, length: usize) -> bool {
    (span.end - span.start) as usize >= length
}

/// Returns whether the operand is the string of a parameter, which is formatted from its value.
fn is_rendered(operand: &Operand) -> bool {
    matches!(operand, Operand::Field(reference)
        if matches!(reference.field, field::EVT_ARG | field::EVT_ARGS | field::EVT_BUFFER))
}
