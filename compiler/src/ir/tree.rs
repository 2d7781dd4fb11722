//! The rules of a type of event as a tree of tests that several rules share.
//!
//! In: rules with conditions, in order. Out: a [`Tree`]. A part that several rules need is tested
//! once, and where it does not hold all of them are done with:
//!
//! - distribution: `(a and b → r), (a and c → s)` = `a → ((b → r), (c → s))`
//!
//! Which rules match does not change; in which order they are found does.

use rustc_hash::FxHashMap;

use super::estimate::{Estimate, Estimates};
use super::optimise::EventRule;
use super::rewrite::{Kind, Uses};
use super::{Builder, NodeId, Profile};

/// The rules of a type of event.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// What is tested, one after the other.
    pub branches: Vec<Branch>,
    /// Nodes that more than one place asks about, children before their parents.
    pub shared: Vec<NodeId>,
}

/// A part of a [`Tree`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Branch {
    /// A rule matches if all of `rest` hold.
    Rule {
        /// Its place in the list of rules.
        place: usize,
        /// What is left of its condition.
        rest: Vec<NodeId>,
    },
    /// If `test` holds, so do the conditions that `then` goes on with.
    Shared {
        /// What all of them need.
        test: NodeId,
        /// The rules that need it.
        then: Vec<Branch>,
    },
}

/// Levels of shared tests above one another; rules that share more than that repeat it.
const DEEPEST: usize = 24;

/// A rule on its way into the tree.
struct Pending {
    place: usize,
    rest: Vec<NodeId>,
}

pub(super) fn tree(builder: &Builder, rules: &[EventRule], profile: &Profile) -> Tree {
    let roots: Vec<NodeId> = rules.iter().map(|rule| rule.root).collect();
    let estimates = Estimates::of(builder, &roots, profile);
    let pending = roots.iter().enumerate().map(|(place, root)| Pending {
        place,
        rest: conjuncts(builder, *root),
    });
    let branches = split(pending.collect(), &estimates, DEEPEST);
    let mut tested = Vec::new();
    branches.iter().for_each(|branch| branch.tested(&mut tested));
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
                then.iter().for_each(|branch| branch.tested(nodes));
            }
        }
    }

    /// Number of tests and rules in it.
    pub fn size(&self) -> usize {
        match self {
            Self::Rule { rest, .. } => 1 + rest.len(),
            Self::Shared { then, .. } => 1 + then.iter().map(Self::size).sum::<usize>(),
        }
    }
}

/// The parts that a condition needs, each once, in their order.
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

fn split(mut pending: Vec<Pending>, estimates: &Estimates<'_>, levels: usize) -> Vec<Branch> {
    let mut branches = Vec::new();
    while levels > 0 {
        let Some(test) = best(&pending, estimates) else {
            break;
        };
        let (mut with, without): (Vec<Pending>, Vec<Pending>) =
            pending.into_iter().partition(|rule| rule.rest.contains(&test));
        for rule in &mut with {
            rule.rest.retain(|part| *part != test);
        }
        branches.push(Branch::Shared {
            test,
            then: split(with, estimates, levels - 1),
        });
        pending = without;
    }
    branches.extend(
        pending
            .into_iter()
            .map(|Pending { place, rest }| Branch::Rule { place, rest }),
    );
    branches
}

/// The part that spares most work if it is tested first: several rules need it, it is cheap, and it
/// rarely holds.
fn best(pending: &[Pending], estimates: &Estimates<'_>) -> Option<NodeId> {
    let mut counts: FxHashMap<NodeId, u32> = FxHashMap::default();
    for part in pending.iter().flat_map(|rule| &rule.rest) {
        *counts.entry(*part).or_insert(0) += 1;
    }
    let gain = |node: NodeId, count: u32| {
        let Estimate { cost, holds } = estimates.get(node);
        f64::from(count) * (1.0 - holds) / (cost + 2.0)
    };
    counts
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .map(|(node, count)| (gain(node, count), node))
        .max_by(|(a, left), (b, right)| a.total_cmp(b).then(right.cmp(left)))
        .map(|(_, node)| node)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::typed::{Expr, Operand, Predicate, Test};
    use crate::tables::{EventSet, field};
    use crate::value::{Argument, FieldRef};

    fn exists(index: u64) -> Expr {
        Expr::Predicate(Predicate {
            left: Operand::Field(FieldRef {
                field: field::PROC_ANAME,
                argument: Argument::Index(index),
            }),
            test: Test::Exists,
        })
    }

    #[test]
    fn what_rules_share_is_tested_once() {
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
        let tree = tree(&builder, &rules, &Profile::default());
        let [Branch::Shared { then, .. }, Branch::Rule { place: 2, rest }] = &tree.branches[..] else {
            panic!("{:?}", tree.branches);
        };
        assert_eq!(rest.len(), 2);
        assert!(
            matches!(&then[..], [Branch::Rule { place: 0, rest: a }, Branch::Rule { place: 1, rest: b }]
            if a.len() == 1 && b.len() == 1)
        );
        assert!(tree.shared.is_empty());
        assert_eq!(tree.branches[0].size(), 5);
    }
}
