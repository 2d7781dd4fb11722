//! The rules of an event type as a decision tree over the predicates that they share.
//!
//! In: rules with conditions, in order. Out: a [`Tree`]. A conjunct that several rules share is
//! evaluated once; if it is false, none of them matches:
//!
//! - distribution: `(a and b → r), (a and c → s)` = `a → ((b → r), (c → s))`
//!
//! The set of rules that match does not change; the order in which they are found does.

use rustc_hash::FxHashMap;

use super::estimate::{Estimate, Estimates};
use super::index::{Atom, cover};
use super::rewrite::{Kind, Uses};
use super::{Builder, EventRule, NodeId, Profile};
use crate::check::typed::Operand;

/// The rules of an event type.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The branches, evaluated one after the other.
    pub branches: Vec<Branch>,
    /// Nodes with several uses, children before their parents.
    pub shared: Vec<NodeId>,
}

/// A part of a [`Tree`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Branch {
    /// A rule that matches if all of `rest` are true.
    Rule {
        /// Its index in the list of rules.
        place: usize,
        /// The remaining conjuncts of its condition.
        rest: Vec<NodeId>,
    },
    /// Branches that are evaluated only if `test` is true.
    Shared {
        /// The conjunct that all of them share.
        test: NodeId,
        /// The rules that share it.
        then: Vec<Branch>,
    },
    /// Many rules that are looked up by field values; those that no lookup finds do not match.
    Indexed(Vec<Indexed>),
}

/// A rule of a [`Branch::Indexed`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Indexed {
    /// One of these is true wherever the rule matches.
    pub atoms: Vec<Atom>,
    /// The rule's index in the list of rules.
    pub place: usize,
    /// The remaining conjuncts of its condition.
    pub rest: Vec<NodeId>,
}

/// Minimum number of rules to build an index for. Fewer are evaluated one after the other in the time
/// that the lookups take.
const MIN_INDEXED_RULES: usize = 12;
/// Predicates that at least one in this many rules share are evaluated before the index.
const FREQUENT: usize = 6;

/// Maximum nesting of shared predicates; rules that share more repeat the rest.
const MAX_DEPTH: usize = 24;

/// A rule that has no place in the tree yet.
struct Pending {
    place: usize,
    rest: Vec<NodeId>,
}

pub(super) fn tree(
    builder: &Builder,
    rules: &[EventRule],
    profile: &Profile,
    is_plain: &dyn Fn(&Operand) -> bool,
) -> Tree {
    let roots: Vec<NodeId> = rules.iter().map(|rule| rule.root).collect();
    let estimates = Estimates::of(builder, &roots, profile);
    let pending = roots.iter().enumerate().map(|(place, root)| Pending {
        place,
        rest: conjuncts(builder, *root),
    });
    let splitting = Splitting {
        builder,
        estimates,
        is_plain,
    };
    let branches = splitting.split(pending.collect(), MAX_DEPTH);
    let mut tested = Vec::new();
    for branch in &branches {
        branch.tested(&mut tested);
    }
    let (uses, order) = Uses::count(builder, &tested);
    let shared = order.into_iter().filter(|node| uses.of(*node) > 1).collect();
    Tree { branches, shared }
}

impl Branch {
    fn tested(&self, nodes: &mut Vec<NodeId>) {
        match self {
            Self::Rule { rest, .. } => nodes.extend(rest),
            Self::Shared { test, then } => {
                nodes.push(*test);
                for branch in then {
                    branch.tested(nodes);
                }
            }
            Self::Indexed(rules) => nodes.extend(rules.iter().flat_map(|rule| &rule.rest)),
        }
    }
}

/// Returns the conjuncts of a condition, without duplicates, in their order.
fn conjuncts(builder: &Builder, root: NodeId) -> Vec<NodeId> {
    let mut parts = Vec::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match Kind::of(&builder.nodes()[node.index()]) {
            Some((Kind::And, inner)) => open.extend(inner.iter().rev()),
            _ if !parts.contains(&node) => parts.push(node),
            _ => {}
        }
    }
    parts
}

/// The inputs for splitting a list of rules into branches.
struct Splitting<'a> {
    builder: &'a Builder,
    estimates: Estimates<'a>,
    is_plain: &'a dyn Fn(&Operand) -> bool,
}

impl Splitting<'_> {
    fn split(&self, mut pending: Vec<Pending>, levels: usize) -> Vec<Branch> {
        let mut branches = Vec::new();
        if pending.len() >= MIN_INDEXED_RULES {
            // One frequent predicate excludes many rules at once, without any lookup.
            let least = pending.len() / FREQUENT;
            pending = self.share(pending, levels, least, &mut branches);
            pending = self.index(pending, &mut branches);
        }
        pending = self.share(pending, levels, 2, &mut branches);
        let rules = pending.into_iter();
        branches.extend(rules.map(|Pending { place, rest }| Branch::Rule { place, rest }));
        branches
    }

    /// Moves rules that share a conjunct below it, while at least `least` of them do; returns the others.
    fn share(
        &self,
        mut pending: Vec<Pending>,
        levels: usize,
        least: usize,
        branches: &mut Vec<Branch>,
    ) -> Vec<Pending> {
        let Some(below) = levels.checked_sub(1) else {
            return pending;
        };
        while let Some(test) = self.best(&pending, least.max(2)) {
            let (mut with, without): (Vec<Pending>, Vec<Pending>) =
                pending.into_iter().partition(|rule| rule.rest.contains(&test));
            for rule in &mut with {
                rule.rest.retain(|part| *part != test);
            }
            branches.push(Branch::Shared {
                test,
                then: self.split(with, below),
            });
            pending = without;
        }
        pending
    }

    /// Moves rules that can be indexed into tables if there are enough; returns the others.
    fn index(&self, pending: Vec<Pending>, branches: &mut Vec<Branch>) -> Vec<Pending> {
        let (mut indexed, mut left) = (Vec::new(), Vec::new());
        for rule in pending {
            match cover(self.builder.nodes(), &rule.rest, self.is_plain) {
                Some(atoms) => indexed.push(Indexed {
                    atoms,
                    place: rule.place,
                    rest: rule.rest,
                }),
                None => left.push(rule),
            }
        }
        if indexed.len() >= MIN_INDEXED_RULES {
            branches.push(Branch::Indexed(indexed));
        } else {
            let rules = indexed.into_iter();
            left.extend(rules.map(|Indexed { place, rest, .. }| Pending { place, rest }));
            left.sort_by_key(|rule| rule.place);
        }
        left
    }

    /// Returns the conjunct to evaluate first: at least `least` rules share it, and it has the best ratio
    /// of rules excluded to cost.
    fn best(&self, pending: &[Pending], least: usize) -> Option<NodeId> {
        let mut counts: FxHashMap<NodeId, usize> = FxHashMap::default();
        for part in pending.iter().flat_map(|rule| &rule.rest) {
            *counts.entry(*part).or_insert(0) += 1;
        }
        let gain = |node: NodeId, count: usize| {
            let Estimate { cost, holds } = self.estimates.get(node);
            count as f64 * (1.0 - holds) / (cost + 2.0)
        };
        counts
            .into_iter()
            .filter(|(_, count)| *count >= least)
            .map(|(node, count)| (gain(node, count), node))
            .max_by(|(a, left), (b, right)| a.total_cmp(b).then(right.cmp(left)))
            .map(|(_, node)| node)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::typed::{Expr, Operand, Predicate, Test};
    use crate::tables::{EventSet, field};
    use crate::value::{Argument, FieldRef};

    fn exists(index: u64) -> Expr {
        Expr::from(Predicate {
            left: Operand::Field(FieldRef {
                field: field::PROC_ANAME,
                argument: Argument::Index(index),
            }),
            test: Test::Exists,
        })
    }

    #[test]
    fn shared_conjuncts_are_evaluated_once() {
        let mut builder = Builder::default();
        for parts in [[1, 2], [3, 1], [4, 5]] {
            builder.add(0, &Expr::And(parts.map(exists).to_vec()), EventSet::all());
        }
        let rules: Vec<EventRule> = builder
            .rules()
            .iter()
            .map(|rule| EventRule {
                rule: rule.rule,
                root: rule.root,
            })
            .collect();
        let tree = tree(&builder, &rules, &Profile::default(), &|_| true);
        let [Branch::Shared { then, .. }, Branch::Rule { place: 2, rest }] = &tree.branches[..] else {
            panic!("{:?}", tree.branches);
        };
        assert_eq!(rest.len(), 2);
        assert!(
            matches!(&then[..], [Branch::Rule { place: 0, rest: a }, Branch::Rule { place: 1, rest: b }]
            if a.len() == 1 && b.len() == 1)
        );
        assert!(tree.shared.is_empty());
    }
}
