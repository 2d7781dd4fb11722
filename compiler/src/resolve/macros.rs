//! Macro references in parsed conditions.
//!
//! Macros are resolved on trees, so each behaves as if it stood in parentheses. A macro sees those
//! first defined before its own last definition or append; rules see all. Trees are not rewritten:
//! what is found here is that every reference leads somewhere and none leads back to itself.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::collect::MacroDef;
use super::fact::{Expression, Fact, FactKind, Place};
use super::table::{Named, Table};
use crate::source::{MappedText, Span, TextRange};
use crate::syntax::ast::{Expr, ExprKind};

/// Macros deeper inside each other than this are an error; Falco has no limit but its stack.
pub const MAX_NESTING: usize = 200;

/// The parsed condition of a macro.
#[derive(Clone, Debug)]
pub struct ParsedMacro {
    /// The text, lists substituted.
    pub text: MappedText,
    /// Its tree; ranges are of `text`.
    pub tree: Expr,
}

/// Follows the references of conditions.
#[derive(Debug)]
pub struct Resolver<'a> {
    table: &'a Table<MacroDef>,
    parsed: &'a [ParsedMacro],
    /// Macros whose own references were followed already.
    resolved: FxHashSet<usize>,
    /// Macros with a reference that leads nowhere, or back.
    broken: FxHashSet<usize>,
    used: Vec<bool>,
}

/// What stands around the references that are being followed.
struct Walk<'w> {
    /// Only macros first defined before this item are known.
    visibility: u32,
    /// Macros on the way, by position.
    path: Vec<usize>,
    shown: &'w Arc<str>,
    place: &'w Place,
    loops: Vec<Fact>,
    unknown: Vec<Fact>,
}

impl<'a> Resolver<'a> {
    /// A resolver over macros and their parsed conditions, which stand in the same order.
    pub fn new(table: &'a Table<MacroDef>, parsed: &'a [ParsedMacro]) -> Self {
        Self {
            table,
            parsed,
            resolved: FxHashSet::default(),
            broken: FxHashSet::default(),
            used: vec![false; parsed.len()],
        }
    }

    /// Follows the references of all macros, in order of first definition.
    pub fn resolve_macros(&mut self, facts: &mut Vec<Fact>) {
        for (position, definition) in self.table.rows().iter().enumerate() {
            let shown: Arc<str> = definition.condition.as_str().into();
            let parsed = &self.parsed[position];
            let fine = self.resolve(
                &parsed.tree,
                &parsed.text,
                definition.visibility,
                &shown,
                &definition.place,
                facts,
            );
            if !fine {
                self.broken.insert(position);
            }
            self.resolved.insert(position);
        }
    }

    /// Follows the references of a condition: `tree` over `text`, which Falco shows as `shown`.
    /// True if all of them lead somewhere.
    pub fn resolve(
        &mut self,
        tree: &Expr,
        text: &MappedText,
        visibility: u32,
        shown: &Arc<str>,
        place: &Place,
        facts: &mut Vec<Fact>,
    ) -> bool {
        let mut walk = Walk {
            visibility,
            path: Vec::new(),
            shown,
            place,
            loops: Vec::new(),
            unknown: Vec::new(),
        };
        self.visit(tree, text, &mut walk);
        let fine = walk.loops.is_empty() && walk.unknown.is_empty();
        // Loops take precedence.
        facts.append(&mut walk.loops);
        facts.append(&mut walk.unknown);
        fine
    }

    /// A reference of the macro at `position` leads nowhere, or back to it: it must not be
    /// followed. Every loop has such a macro.
    pub fn is_broken(&self, position: usize) -> bool {
        self.broken.contains(&position)
    }

    /// A rule or another macro uses the macro at `position`.
    pub fn is_used(&self, position: usize) -> bool {
        self.used[position]
    }

    fn visit(&mut self, tree: &Expr, text: &MappedText, walk: &mut Walk<'_>) {
        match &tree.kind {
            ExprKind::And(children) | ExprKind::Or(children) => {
                for child in children {
                    self.visit(child, text, walk);
                }
            }
            ExprKind::Not(child) => self.visit(child, text, walk),
            ExprKind::Macro(name) => self.reference(name, &tree.range, text, walk),
            ExprKind::Check(_) | ExprKind::Error => {}
        }
    }

    fn reference(&mut self, name: &str, range: &TextRange, text: &MappedText, walk: &mut Walk<'_>) {
        let fact = |kind, walk: &Walk<'_>| Fact {
            kind,
            span: text
                .span(range.clone())
                .unwrap_or(Span::new(walk.place.file, 0, 0)),
            place: Place {
                expression: Some(Expression::at(walk.shown, text.as_str(), range.start)),
                ..walk.place.clone()
            },
        };
        let known = self.table.position(name);
        let Some(position) = known.filter(|position| self.table.rows()[*position].index() < walk.visibility)
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
        if !self.resolved.contains(&position) {
            walk.path.push(position);
            let parsed = &self.parsed[position];
            self.visit(&parsed.tree, &parsed.text, walk);
            walk.path.pop();
        }
        self.used[position] = true;
    }
}
