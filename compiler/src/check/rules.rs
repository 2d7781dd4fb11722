//! Checks all rules of a collection.
//!
//! In: successive [`Collection`]s, and the known fields. Out: [`Rule`]s, and every fact in the order in which
//! Falco compiles: lists, macros parsed, macros resolved, then for each rule exceptions, output, condition;
//! finally unused items. A rule is only checked again when its definition, or a list or macro that it names,
//! has changed.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use super::appended::AppendOutput;
use super::dependencies::{Changed, Touch};
use super::fields::Catalogue;
use super::finding::Finding;
use super::macros::{KnownLists, KnownMacros, is_same};
use super::one_rule::{CheckedRule, Shared, check_rule, condition_text};
use super::rule::Rule;
use super::trees::{Trees, rule_text};
use crate::resolve::macros::Resolver;
use crate::resolve::{self, Collection, Named, RuleDef};

/// With at least this many rules, a second thread saves more time than it takes to start.
const FEW_RULES: usize = 16;

/// With at least this many rules, all processors are used.
const MANY_RULES: usize = 256;

/// Checked rules.
#[derive(Debug, Default)]
pub struct CheckedRules {
    /// The findings, in Falco's order.
    pub findings: Vec<Finding>,
    /// Returns the rules that can be evaluated, in order of first definition.
    pub rules: Vec<Rule>,
}

/// Checks every rule of `collection`.
pub fn check(collection: &Collection, catalogue: &Catalogue, appended: &[AppendOutput]) -> CheckedRules {
    let mut checker = Checker::new(catalogue, appended);
    let findings = checker.check(collection);
    CheckedRules {
        findings,
        rules: checker.into_rules(),
    }
}

/// Checks successive collections, and keeps results that are still valid.
///
/// The findings of a collection never depend on those checked before.
#[derive(Debug)]
pub struct Checker<'c> {
    catalogue: &'c Catalogue,
    appended: &'c [AppendOutput],
    memory: Memory,
}

/// The results that a [`Checker`] keeps between checks. They are only valid for the same catalogue and
/// additions.
#[derive(Debug, Default)]
pub struct Memory {
    lists: KnownLists,
    macros: KnownMacros,
    rules: Vec<CheckedRule>,
}

impl Memory {
    /// Returns the rules of the last check that can be evaluated, in order of first definition.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter_map(|rule| rule.rule.as_ref())
    }

    /// Returns the conditions of these rules and of all macros, as written.
    pub fn trees(&self) -> Trees {
        let evaluable = self.rules.iter().filter(|checked| checked.rule.is_some());
        let written = |checked: &CheckedRule| {
            let mut written = checked.written.clone()?;
            if checked.moved {
                written.text = rule_text(&checked.definition, &self.lists.lists);
            }
            Some(written)
        };
        Trees {
            macros: self.macros.parsed.clone(),
            rules: evaluable.filter_map(written).collect(),
        }
    }
}

impl<'c> Checker<'c> {
    /// Creates a checker without earlier results.
    pub fn new(catalogue: &'c Catalogue, appended: &'c [AppendOutput]) -> Self {
        Self::resume(catalogue, appended, Memory::default())
    }

    /// Creates a checker with the results of another that had the same catalogue and additions.
    pub fn resume(catalogue: &'c Catalogue, appended: &'c [AppendOutput], memory: Memory) -> Self {
        Self {
            catalogue,
            appended,
            memory,
        }
    }

    /// Returns its results, for [`Checker::resume`].
    pub fn into_memory(self) -> Memory {
        self.memory
    }

    /// Checks every rule of `collection`. Returns the findings, in Falco's order.
    pub fn check(&mut self, collection: &Collection) -> Vec<Finding> {
        let mut changed = Changed::default();
        self.memory.lists.update(&collection.lists, &mut changed);
        self.memory
            .macros
            .update(&collection.macros, &self.memory.lists.lists, &mut changed);
        let mut known = self.still_valid(collection, &changed);
        let rows = collection.rules.rows();
        let stale: Vec<&Arc<RuleDef>> = rows
            .iter()
            .zip(&known)
            .filter_map(|(row, known)| known.is_none().then_some(row))
            .collect();
        let mut sources: Vec<&str> = stale.iter().map(|rule| rule.source.as_str()).collect();
        sources.sort_unstable();
        sources.dedup();
        for source in sources {
            self.memory
                .macros
                .check(source, &collection.macros, self.catalogue);
        }
        let resolver = Resolver::resolved(&collection.macros, &self.memory.macros.parsed);
        let shared = Shared {
            catalogue: self.catalogue,
            appended: self.appended,
            lists: &self.memory.lists.lists,
            table: &collection.macros,
            macros: &self.memory.macros,
            resolver: &resolver,
        };
        let mut fresh = check_all(&stale, shared).into_iter();
        for slot in known.iter_mut().filter(|slot| slot.is_none()) {
            *slot = fresh.next();
        }
        self.memory.rules = known.into_iter().flatten().collect();
        self.findings(collection)
    }

    /// Returns the rules that can be evaluated, in order of first definition.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.memory.rules()
    }

    /// Returns the rules that can be evaluated, in order of first definition, by value.
    pub fn into_rules(self) -> Vec<Rule> {
        self.memory
            .rules
            .into_iter()
            .filter_map(|rule| rule.rule)
            .collect()
    }

    /// Returns the rules that can be evaluated, with the conditions of the last check as written.
    pub fn into_rules_and_trees(self) -> (Vec<Rule>, Trees) {
        let trees = self.memory.trees();
        (self.into_rules(), trees)
    }

    /// Returns for each rule of `collection` its earlier result, if that is still valid.
    fn still_valid(&mut self, collection: &Collection, changed: &Changed) -> Vec<Option<CheckedRule>> {
        let lists = &self.memory.lists.lists;
        // Rules keep their relative order; some may have been removed and others inserted.
        let mut old = std::mem::take(&mut self.memory.rules).into_iter().peekable();
        let kept = |rule: CheckedRule, row: &Arc<RuleDef>| {
            // Only findings have locations.
            let placeless = rule.findings.is_empty();
            let same = is_same(&rule.definition, row);
            if !(same || placeless && rule.definition.says_the_same(row)) {
                return None;
            }
            match changed.touch(&rule.dependencies, lists, || condition_text(row)) {
                Touch::None if same => Some(rule),
                Touch::None => Some(rule.moved_to(row)),
                Touch::Places => placeless.then(|| rule.moved_to(row)),
                Touch::Meaning => None,
            }
        };
        let rows = collection.rules.rows().iter().enumerate();
        rows.map(|(position, row)| {
            let is_gone = |rule: &CheckedRule| {
                let now = collection.rules.position(rule.definition.name());
                now.is_none_or(|now| now < position)
            };
            while old.next_if(is_gone).is_some() {}
            old.next_if(|rule| rule.definition.name() == row.name())
                .and_then(|rule| kept(rule, row))
        })
        .collect()
    }

    fn findings(&self, collection: &Collection) -> Vec<Finding> {
        let rules = self.memory.rules.iter().flat_map(|rule| &rule.findings);
        let mut findings: Vec<Finding> = self.memory.macros.findings().chain(rules).cloned().collect();
        if !findings.iter().any(Finding::is_error) {
            self.unused(collection, &mut findings);
        }
        findings
    }

    fn unused(&self, collection: &Collection, findings: &mut Vec<Finding>) {
        let of_rules =
            |used: fn(&CheckedRule) -> &Vec<usize>| self.memory.rules.iter().flat_map(used).copied();
        let macros = self.memory.macros.used_macros().iter().copied();
        let mut used = vec![false; collection.macros.rows().len()];
        for position in macros.chain(of_rules(|rule| &rule.dependencies.macros)) {
            used[position] = true;
        }
        for (definition, used) in collection.macros.rows().iter().zip(used) {
            if !used {
                findings.push(Finding::Resolve(resolve::Fact {
                    kind: resolve::FactKind::UnusedMacro(definition.name().to_owned()),
                    span: definition.name_span,
                    place: definition.place.clone(),
                }));
            }
        }
        let lists = self.memory.macros.used_lists();
        let mut used: Vec<bool> = (0..collection.lists.rows().len())
            .map(|position| self.memory.lists.lists.is_nested(position))
            .collect();
        for position in lists.chain(of_rules(|rule| &rule.dependencies.lists)) {
            used[position] = true;
        }
        for (list, used) in collection.lists.rows().iter().zip(used) {
            if !used {
                findings.push(Finding::Resolve(resolve::Fact {
                    kind: resolve::FactKind::UnusedList(list.name().to_owned()),
                    span: list.name_span,
                    place: list.place.clone(),
                }));
            }
        }
    }
}

/// Checks `rules`, with several threads if there are many. Returns the results in the order of `rules`.
fn check_all(rules: &[&Arc<RuleDef>], shared: Shared<'_>) -> Vec<CheckedRule> {
    let run = |rules: &[&Arc<RuleDef>]| -> Vec<CheckedRule> {
        rules.iter().map(|rule| check_rule(rule, shared)).collect()
    };
    let threads = match rules.len() {
        0..FEW_RULES => 1,
        FEW_RULES..MANY_RULES => 2,
        // Determining the number of processors reads several files, so small sets avoid it.
        MANY_RULES.. => thread::available_parallelism().map_or(1, NonZero::get),
    };
    if threads == 1 {
        return run(rules);
    }
    let (mine, others) = rules.split_at(rules.len().div_ceil(threads));
    thread::scope(|scope| {
        let parts: Vec<_> = others
            .chunks(mine.len())
            .map(|part| {
                let thread = thread::Builder::new().spawn_scoped(scope, move || run(part));
                (part, thread.ok())
            })
            .collect();
        let mut checked = run(mine);
        for (part, thread) in parts {
            checked.extend(match thread {
                Some(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
                // The system cannot start another thread.
                None => run(part),
            });
        }
        checked
    })
}
