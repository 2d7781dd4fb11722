//! Incremental state of lists and macros.
//!
//! In: the lists and macros of a collection. Out: lists prepared for substitution, macros parsed, resolved and
//! checked for each source, and the names of those that have changed. Unchanged entries are kept from the
//! previous check.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::condition::{Bodies, Checked, Conditions};
use super::dependencies::{Changed, Dependencies, Touch, references};
use super::fields::Catalogue;
use super::finding::Finding;
use super::syntax_facts::{syntax_facts, too_long_fact};
use crate::resolve::lists::{Lists, Names, TooLong};
use crate::resolve::macros::{ParsedCondition, Resolver};
use crate::resolve::{ListDef, MacroDef, Named, Table};
use crate::syntax::ast::ExprKind;
use crate::syntax::condition;

/// The lists of the last check.
#[derive(Debug, Default)]
pub(super) struct KnownLists {
    rows: Vec<Arc<ListDef>>,
    pub lists: Lists,
}

/// The macros of the last check.
#[derive(Debug, Default)]
pub(super) struct KnownMacros {
    rows: Vec<KnownMacro>,
    /// Their conditions, in the same order.
    pub parsed: Vec<ParsedCondition>,
    /// Whether each must not be followed; see [`Resolver::into_broken`].
    broken: Vec<bool>,
    /// Errors in references between macros.
    unresolved: Vec<Finding>,
    /// Positions of the macros that other macros refer to.
    used: Vec<usize>,
    /// Their checked bodies, for each source that has rules.
    bodies: FxHashMap<String, Vec<Option<Arc<Checked>>>>,
}

#[derive(Debug)]
struct KnownMacro {
    definition: Arc<MacroDef>,
    /// Its syntax errors.
    findings: Vec<Finding>,
    dependencies: Dependencies,
}

/// Returns whether the definitions are the same allocation or equal.
pub(super) fn is_same<T: PartialEq>(old: &Arc<T>, new: &Arc<T>) -> bool {
    Arc::ptr_eq(old, new) || old == new
}

impl KnownLists {
    /// Replaces the lists by those of `table`, and adds the changed ones to `changed`.
    pub(super) fn update(&mut self, table: &Table<ListDef>, changed: &mut Changed) {
        let new = table.rows();
        let is_odd = |lists: &Lists| lists.has_odd_names();
        let was_odd = is_odd(&self.lists);
        let reordered = is_reordered(&self.rows, new);
        if reordered || was_odd {
            *self = Self::default();
        }
        let is_known = |(position, row): &(usize, &Arc<ListDef>)| {
            self.rows.get(*position).is_some_and(|old| is_same(old, row))
        };
        let fresh = new.iter().enumerate().filter(|row| !is_known(row));
        let names: Names = fresh.map(|(_, row)| row.name()).collect();
        if names.is_empty() && !reordered {
            return;
        }
        let mut remade = self.lists.update(table, &names);
        if is_odd(&self.lists) && !was_odd {
            // Kept rows may name lists whose names are not single tokens.
            self.lists = Lists::default();
            remade = self.lists.update(table, &names);
        }
        // Substitution depends on the order of lists, and texts do not show which names of several tokens they
        // contain.
        changed.everything |= reordered || was_odd || is_odd(&self.lists);
        for (position, old) in remade {
            let text = self.lists.text(position);
            if old.as_ref().is_none_or(|old| old.as_str() != text.as_str()) {
                changed.insert(new[position].name());
            } else if old.as_ref() != Some(text) {
                changed.insert_moved(new[position].name());
            }
        }
        self.rows = new.to_vec();
    }
}

impl KnownMacros {
    /// Replaces the macros by those of `table`. Adds to `changed` the macros that have changed or that depend
    /// on changed macros or lists.
    pub(super) fn update(&mut self, table: &Table<MacroDef>, lists: &Lists, changed: &mut Changed) {
        let new = table.rows();
        let rows: Vec<_> = self.rows.iter().map(|row| Arc::clone(&row.definition)).collect();
        changed.everything |= is_reordered(&rows, new);
        if changed.everything {
            *self = Self::default();
        }
        let mut touched = vec![Touch::None; new.len()];
        for (position, definition) in new.iter().enumerate() {
            let old = self.rows.get(position).map(|row| &row.definition);
            if !old.is_some_and(|old| is_same(old, definition)) {
                touched[position] = self.parse(position, definition, lists);
                note(touched[position], definition, changed);
            }
        }
        loop {
            self.spread(new, lists, &mut touched, changed);
            if touched.iter().all(|touch| *touch == Touch::None) {
                break;
            }
            let before = self.resolve(table);
            let mut settled = true;
            for (position, (before, now)) in before.iter().zip(&self.broken).enumerate() {
                if before != now && touched[position] != Touch::Meaning {
                    touched[position] = Touch::Meaning;
                    changed.insert(new[position].name());
                    settled = false;
                }
            }
            if settled {
                break;
            }
        }
        for bodies in self.bodies.values_mut() {
            bodies.resize(new.len(), None);
            for (body, touch) in bodies.iter_mut().zip(&touched) {
                // Only findings have locations, so a body without findings remains valid.
                body.take_if(|body| match touch {
                    Touch::None => false,
                    Touch::Places => !body.findings.is_empty(),
                    Touch::Meaning => true,
                });
            }
        }
    }

    /// Propagates changes to the macros that refer to a changed item.
    fn spread(&mut self, new: &[Arc<MacroDef>], lists: &Lists, touched: &mut [Touch], changed: &mut Changed) {
        let mut settled = false;
        while !settled {
            settled = true;
            for (position, definition) in new.iter().enumerate() {
                let dependencies = &self.rows[position].dependencies;
                let touch = changed.touch(dependencies, lists, || definition.condition.clone());
                if touch > touched[position] {
                    self.parse(position, definition, lists);
                    touched[position] = touch;
                    note(touch, definition, changed);
                    settled = false;
                }
            }
        }
    }

    /// Returns the syntax and reference errors of all macros, in Falco's order.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        let syntax = self.rows.iter().flat_map(|row| &row.findings);
        syntax.chain(&self.unresolved)
    }

    /// Positions of the macros that other macros refer to.
    pub(super) fn used_macros(&self) -> &[usize] {
        &self.used
    }

    /// Returns the positions of the lists that macros name.
    pub(super) fn used_lists(&self) -> impl Iterator<Item = usize> {
        self.rows
            .iter()
            .flat_map(|row| row.dependencies.lists.iter().copied())
    }

    /// Checks the bodies for rules of `source`, except those that are already checked.
    pub(super) fn check(&mut self, source: &str, table: &Table<MacroDef>, catalogue: &Catalogue) {
        let mut bodies = self.bodies.remove(source).unwrap_or_default();
        bodies.resize(self.rows.len(), None);
        // Checking in order of definition keeps the recursion shallow for a long chain of macros.
        for position in 0..bodies.len() {
            self.body(position, &mut bodies, source, table, catalogue);
        }
        self.bodies.insert(source.to_owned(), bodies);
    }

    /// Returns the checked bodies for rules of `source`.
    pub(super) fn bodies(&self, source: &str) -> &Bodies {
        self.bodies.get(source).map_or(&[], Vec::as_slice)
    }

    /// Parses one macro. Returns whether it has the same meaning as the previous one in its place, ignoring
    /// its references.
    fn parse(&mut self, position: usize, definition: &Arc<MacroDef>, lists: &Lists) -> Touch {
        let mut dependencies = Dependencies::default();
        let mut findings = Vec::new();
        let place = &definition.condition_place;
        let substituted = lists.substitute_noting(&definition.condition, &mut dependencies.lists);
        let too_long = substituted.is_err();
        let text = substituted.unwrap_or_else(|TooLong| definition.condition.clone());
        let is_fine = |row: &KnownMacro| row.definition.complete && row.findings.is_empty();
        if let (Some(row), Some(parsed)) = (self.rows.get_mut(position), self.parsed.get_mut(position))
            && is_fine(row)
            && definition.complete
            && !too_long
            && parsed.text.as_str() == text.as_str()
        {
            dependencies.refer(&parsed.tree);
            parsed.text = text;
            row.definition = Arc::clone(definition);
            row.dependencies = dependencies;
            return Touch::Places;
        }
        let mut condition = condition::parse(text.as_str());
        if too_long {
            findings.push(too_long_fact(&text, place, definition.name()));
        } else if definition.complete {
            syntax_facts(&condition, &text, place, definition.name(), &mut findings);
        }
        if too_long || !definition.complete {
            // A truncated condition cannot be checked.
            condition.expr.kind = ExprKind::Error;
        }
        dependencies.refer(&condition.expr);
        let row = KnownMacro {
            definition: Arc::clone(definition),
            findings,
            dependencies,
        };
        let parsed = ParsedCondition {
            text,
            tree: Arc::new(condition.expr),
        };
        if position < self.rows.len() {
            self.rows[position] = row;
            self.parsed[position] = parsed;
            return Touch::Meaning;
        }
        self.rows.push(row);
        self.parsed.push(parsed);
        Touch::Meaning
    }

    /// Resolves the references between macros. Returns which macros were broken before.
    fn resolve(&mut self, table: &Table<MacroDef>) -> Vec<bool> {
        let mut facts = Vec::new();
        self.used.clear();
        let resolver = Resolver::new(table, &self.parsed, &mut facts, &mut self.used);
        let before = std::mem::replace(&mut self.broken, resolver.into_broken());
        self.unresolved = facts.into_iter().map(Finding::Resolve).collect();
        before
    }

    /// Checks one body, after those that it refers to. The recursion ends because every cycle contains a
    /// broken macro.
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

/// Returns whether `new` differs from `old` by more than changed and appended rows.
fn is_reordered<T: Named>(old: &[Arc<T>], new: &[Arc<T>]) -> bool {
    old.len() > new.len() || old.iter().zip(new).any(|(old, new)| old.name() != new.name())
}

fn note(touch: Touch, definition: &MacroDef, changed: &mut Changed) {
    match touch {
        Touch::None => {}
        Touch::Places => changed.insert_moved(definition.name()),
        Touch::Meaning => changed.insert(definition.name()),
    }
}
