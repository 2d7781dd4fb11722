//! Resolves macro references in parsed conditions.
//!
//! Macros are resolved on trees, so each behaves as if it were in parentheses. A macro can refer to macros
//! first defined before its own last definition or append; rules can refer to all. Trees are not rewritten:
//! this module checks that every reference is defined and that there are no cycles.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::definitions::MacroDef;
use super::fact::{ConditionLines, Expression, Fact, FactKind, Place};
use super::table::{Named, Table};
use crate::source::{MappedText, Span, TextRange};
use crate::syntax::ast::{Expr, ExprKind};

/// The maximum nesting depth of macros; Falco has no limit but its stack.
pub const MAX_NESTING: usize = 200;

/// After this many facts about one condition, macros within macros are not followed any more: they can be
/// reached on exponentially many paths.
const MAX_FACTS: usize = 200;

/// The parsed condition of a macro or rule.
#[derive(Clone, Debug)]
pub struct ParsedCondition {
    /// The text, exceptions expanded and lists substituted.
    pub text: MappedText,
    /// Its tree, whose ranges refer to `text`. It is shared by later checks and lints.
    pub tree: Arc<Expr>,
}

/// Follows the references of conditions.
#[derive(Debug)]
pub struct Resolver<'a> {
    table: &'a Table<MacroDef>,
    parsed: &'a [ParsedCondition],
    /// Macros whose own references have been followed.
    resolved: Vec<bool>,
    /// Macros with an undefined or cyclic reference.
    broken: Vec<bool>,
}

/// A condition whose references are followed.
#[derive(Clone, Copy, Debug)]
pub struct Referring<'a> {
    /// Its tree.
    pub tree: &'a Expr,
    /// The text of the tree, lists substituted.
    pub text: &'a MappedText,
    /// The text that Falco reports.
    pub shown: &'a str,
    /// The location that Falco reports.
    pub place: &'a Place,
    /// Only macros first defined before this item are known.
    pub visibility: u32,
}

/// The state of following the references of one condition.
struct Walk<'w> {
    condition: Referring<'w>,
    /// The macros on the current path, by position.
    path: Vec<usize>,
    used: &'w mut Vec<usize>,
    /// Macros without errors, each with the length of the longest path on which it was reached.
    fine: FxHashMap<usize, usize>,
    loops: Vec<Fact>,
    unknown: Vec<Fact>,
    /// The condition that Falco reports, set at the first fact.
    shown: Option<Arc<str>>,
    /// The lines of the text of the last fact, with the address and length of that text.
    lines: Option<((usize, usize), ConditionLines)>,
}

impl Walk<'_> {
    /// Returns the location of the byte at `offset` of `text` that Falco reports.
    fn expression(&mut self, text: &MappedText, offset: usize) -> Expression {
        let shown = self.shown.get_or_insert_with(|| self.condition.shown.into());
        // Consecutive facts are usually about the same text: that of the condition or of one macro.
        let key = (text.as_str().as_ptr() as usize, text.as_str().len());
        if self.lines.as_ref().is_none_or(|(known, _)| *known != key) {
            self.lines = Some((key, ConditionLines::new(text.as_str())));
        }
        match &self.lines {
            Some((_, lines)) => Expression::at(shown, lines, offset),
            None => Expression::whole(shown),
        }
    }

    fn found(&self) -> usize {
        self.loops.len() + self.unknown.len()
    }

    /// Returns whether following the macro again would find nothing new. A cycle through a macro on the
    /// current path would have been found as one through this macro; only the depth can differ.
    fn knows(&self, position: usize) -> bool {
        let way = self.path.len();
        way > 0 && self.found() >= MAX_FACTS || self.fine.get(&position).is_some_and(|known| way <= *known)
    }
}

impl<'a> Resolver<'a> {
    /// Creates a resolver for macros and their parsed conditions, which must be in the same order.
    ///
    /// It follows the references of all macros, in order of first definition. Errors are added to `facts`, the
    /// positions of the referenced macros to `used`.
    pub fn new(
        table: &'a Table<MacroDef>,
        parsed: &'a [ParsedCondition],
        facts: &mut Vec<Fact>,
        used: &mut Vec<usize>,
    ) -> Self {
        let mut resolver = Self {
            table,
            parsed,
            resolved: vec![false; parsed.len()],
            broken: vec![false; parsed.len()],
        };
        for (position, (definition, parsed)) in table.rows().iter().zip(parsed).enumerate() {
            let condition = Referring {
                tree: &parsed.tree,
                text: &parsed.text,
                shown: definition.condition.as_str(),
                place: &definition.place,
                visibility: definition.visibility,
            };
            resolver.broken[position] = !resolver.resolve(condition, facts, used);
            resolver.resolved[position] = true;
        }
        resolver
    }

    /// Creates a resolver for macros that were resolved before.
    pub fn resolved(table: &'a Table<MacroDef>, parsed: &'a [ParsedCondition]) -> Self {
        Self {
            table,
            parsed,
            resolved: vec![true; parsed.len()],
            broken: Vec::new(),
        }
    }

    /// Follows the references of a condition. Returns whether all of them are defined.
    pub fn resolve(&self, condition: Referring<'_>, facts: &mut Vec<Fact>, used: &mut Vec<usize>) -> bool {
        let mut walk = Walk {
            condition,
            path: Vec::new(),
            used,
            fine: FxHashMap::default(),
            loops: Vec::new(),
            unknown: Vec::new(),
            shown: None,
            lines: None,
        };
        self.visit(condition.tree, condition.text, &mut walk);
        let fine = walk.loops.is_empty() && walk.unknown.is_empty();
        // Cycles are reported before undefined macros.
        facts.append(&mut walk.loops);
        facts.append(&mut walk.unknown);
        fine
    }

    /// Returns for each macro whether it has an undefined or cyclic reference, so it must not be followed.
    /// Every cycle contains such a macro.
    pub fn into_broken(self) -> Vec<bool> {
        self.broken
    }

    fn visit(&self, tree: &Expr, text: &MappedText, walk: &mut Walk<'_>) {
        match &tree.kind {
            ExprKind::And(children) | ExprKind::Or(children) => {
                for child in children {
                    self.visit(child, text, walk);
                }
            }
            ExprKind::Not(child) => self.visit(child, text, walk),
            ExprKind::Macro(name) => self.reference(name, &tree.range, text, walk),
            ExprKind::Predicate(_) | ExprKind::Error => {}
        }
    }

    fn reference(&self, name: &str, range: &TextRange, text: &MappedText, walk: &mut Walk<'_>) {
        let fact = |kind, walk: &mut Walk<'_>| Fact {
            kind,
            span: text
                .span(range.clone())
                .unwrap_or(Span::new(walk.condition.place.file, 0, 0)),
            place: Place {
                expression: Some(walk.expression(text, range.start)),
                ..walk.condition.place.clone()
            },
        };
        let known = self.table.position(name);
        let Some(position) =
            known.filter(|position| self.table.rows()[*position].index() < walk.condition.visibility)
        else {
            let later = known.map(|position| self.table.rows()[position].name_span);
            let name = name.to_owned();
            let fact = fact(FactKind::UndefinedMacro { name, later }, walk);
            walk.unknown.push(fact);
            return;
        };
        if walk.path.contains(&position) {
            let fact = fact(FactKind::MacroLoop(name.to_owned()), walk);
            walk.loops.push(fact);
            return;
        }
        if walk.path.len() >= MAX_NESTING {
            let fact = fact(FactKind::MacroNesting(name.to_owned()), walk);
            walk.loops.push(fact);
            return;
        }
        if !self.resolved[position] && !walk.knows(position) {
            let before = walk.found();
            walk.path.push(position);
            let parsed = &self.parsed[position];
            self.visit(&parsed.tree, &parsed.text, walk);
            walk.path.pop();
            if walk.found() == before {
                walk.fine.insert(position, walk.path.len());
            }
        }
        walk.used.push(position);
    }
}
