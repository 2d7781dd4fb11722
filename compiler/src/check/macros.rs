//! Lists and macros between one check and the next.
//!
//! In: the lists and macros of a collection. Out: lists ready to be substituted, macros parsed,
//! resolved and checked for each source, and the names of those that have changed. What has not
//! is kept.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::condition::{Bodies, Checked, Conditions};
use super::dependencies::{Changed, Dependencies, references};
use super::fields::Catalogue;
use super::finding::Finding;
use super::syntax_facts::syntax_facts;
use crate::resolve::lists::Lists;
use crate::resolve::macros::{ParsedMacro, Resolver};
use crate::resolve::{ListDef, MacroDef, Named, Table};
use crate::syntax::ast::ExprKind;
use crate::syntax::condition;

/// The lists of the last check.
#[derive(Debug)]
pub(super) struct KnownLists {
    rows: Vec<Arc<ListDef>>,
    pub lists: Lists,
}

/// The macros of the last check.
#[derive(Debug, Default)]
pub(super) struct KnownMacros {
    rows: Vec<KnownMacro>,
    /// Their conditions, in the same order.
    pub parsed: Vec<ParsedMacro>,
    /// Whether each is not to be followed, as [`Resolver::into_broken`] tells.
    broken: Vec<bool>,
    /// What is wrong with references between macros.
    unresolved: Vec<Finding>,
    /// Positions of the macros that macros refer to.
    used: Vec<usize>,
    /// Their bodies for each source that was asked for.
    bodies: FxHashMap<String, Vec<Option<Arc<Checked>>>>,
}

#[derive(Debug)]
struct KnownMacro {
    definition: Arc<MacroDef>,
    /// What is wrong with its syntax.
    findings: Vec<Finding>,
    dependencies: Dependencies,
}

/// The definition is the very same, or equal.
pub(super) fn is_same<T: PartialEq>(old: &Arc<T>, new: &Arc<T>) -> bool {
    Arc::ptr_eq(old, new) || old == new
}

impl Default for KnownLists {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            lists: Lists::new(&Table::default()),
        }
    }
}

impl KnownLists {
    /// Takes over the lists of `table`.
    pub(super) fn update(&mut self, table: &Table<ListDef>, changed: &mut Changed) {
        let new = table.rows();
        if self.rows.len() == new.len() && self.rows.iter().zip(new).all(|(old, new)| is_same(old, new)) {
            return;
        }
        let lists = Lists::new(table);
        // Lists are substituted in order, and texts do not show the names that are no words.
        changed.everything |=
            is_reordered(&self.rows, new) || self.lists.has_odd_names() || lists.has_odd_names();
        for (position, row) in new.iter().enumerate() {
            let kept = position < self.rows.len() && self.lists.text(position) == lists.text(position);
            if !kept {
                changed.insert(row.name());
            }
        }
        self.rows = new.to_vec();
        self.lists = lists;
    }
}

impl KnownMacros {
    /// Takes over the macros of `table`; adds those to `changed` that, or whose macros or lists,
    /// are not what they were.
    pub(super) fn update(&mut self, table: &Table<MacroDef>, lists: &Lists, changed: &mut Changed) {
        let new = table.rows();
        let rows: Vec<_> = self.rows.iter().map(|row| Arc::clone(&row.definition)).collect();
        changed.everything |= is_reordered(&rows, new);
        if changed.everything {
            *self = Self::default();
        }
        let mut fresh = vec![false; new.len()];
        for (position, definition) in new.iter().enumerate() {
            let old = self.rows.get(position).map(|row| &row.definition);
            if !old.is_some_and(|old| is_same(old, definition)) {
                self.parse(position, definition, lists);
                changed.insert(definition.name());
                fresh[position] = true;
            }
        }
        // What names something that has changed has changed as well.
        let mut settled = changed.is_empty();
        while !settled {
            settled = true;
            for (position, definition) in new.iter().enumerate() {
                let row = &self.rows[position];
                if fresh[position]
                    || !changed.touches(&row.dependencies, lists, || definition.condition.clone())
                {
                    continue;
                }
                self.parse(position, definition, lists);
                changed.insert(definition.name());
                fresh[position] = true;
                settled = false;
            }
        }
        if fresh.contains(&true) {
            self.resolve(table);
        }
        for bodies in self.bodies.values_mut() {
            bodies.resize(new.len(), None);
            for (body, fresh) in bodies.iter_mut().zip(&fresh) {
                body.take_if(|_| *fresh);
            }
        }
    }

    /// What is wrong with syntax and references of all macros, in Falco's order.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        let syntax = self.rows.iter().flat_map(|row| &row.findings);
        syntax.chain(&self.unresolved)
    }

    /// Positions of the macros that macros refer to.
    pub(super) fn used_macros(&self) -> &[usize] {
        &self.used
    }

    /// Positions of the lists that stand in macros.
    pub(super) fn used_lists(&self) -> impl Iterator<Item = usize> {
        self.rows
            .iter()
            .flat_map(|row| row.dependencies.lists.iter().copied())
    }

    /// Checks the bodies for rules of `source`, as far as that was not done before.
    pub(super) fn check(&mut self, source: &str, table: &Table<MacroDef>, catalogue: &Catalogue) {
        let mut bodies = self.bodies.remove(source).unwrap_or_default();
        bodies.resize(self.rows.len(), None);
        // In order of definition, so that a long chain of macros is no deep recursion.
        for position in 0..bodies.len() {
            self.body(position, &mut bodies, source, table, catalogue);
        }
        self.bodies.insert(source.to_owned(), bodies);
    }

    /// The bodies for rules of `source`, which were checked.
    pub(super) fn bodies(&self, source: &str) -> &Bodies {
        self.bodies.get(source).map_or(&[], Vec::as_slice)
    }

    fn parse(&mut self, position: usize, definition: &Arc<MacroDef>, lists: &Lists) {
        let mut dependencies = Dependencies::default();
        let mut findings = Vec::new();
        let text = lists.substitute_noting(&definition.condition, &mut dependencies.lists);
        let mut condition = condition::parse(text.as_str());
        if definition.complete {
            let place = &definition.condition_place;
            syntax_facts(&condition, &text, place, definition.name(), &mut findings);
        } else {
            // Nothing can be said about a part.
            condition.expr.kind = ExprKind::Error;
        }
        dependencies.refer(&condition.expr);
        let row = KnownMacro {
            definition: Arc::clone(definition),
            findings,
            dependencies,
        };
        let parsed = ParsedMacro {
            text,
            tree: condition.expr,
        };
        if position < self.rows.len() {
            self.rows[position] = row;
            self.parsed[position] = parsed;
        } else {
            self.rows.push(row);
            self.parsed.push(parsed);
        }
    }

    fn resolve(&mut self, table: &Table<MacroDef>) {
        let mut facts = Vec::new();
        self.used.clear();
        self.broken = Resolver::new(table, &self.parsed, &mut facts, &mut self.used).into_broken();
        self.unresolved = facts.into_iter().map(Finding::Resolve).collect();
    }

    /// Checks one body, and before it those that it needs. Every loop has a broken macro.
    fn body(
        &self,
        position: usize,
        bodies: &mut Vec<Option<Arc<Checked>>>,
        source: &str,
        table: &Table<MacroDef>,
        catalogue: &Catalogue,
    ) {
        if self.broken[position] || bodies[position].is_some() {
            return;
        }
        let parsed = &self.parsed[position];
        let mut needed = Vec::new();
        references(&parsed.tree, &mut |name| needed.extend(table.position(name)));
        for other in needed {
            self.body(other, bodies, source, table, catalogue);
        }
        let conditions = Conditions {
            catalogue,
            source,
            macros: table,
            bodies: &bodies[..],
        };
        bodies[position] = Some(Arc::new(conditions.check(&parsed.tree, &parsed.text)));
    }
}

/// `new` is more than `old` with some rows changed and some added.
fn is_reordered<T: Named>(old: &[Arc<T>], new: &[Arc<T>]) -> bool {
    old.len() > new.len() || old.iter().zip(new).any(|(old, new)| old.name() != new.name())
}
