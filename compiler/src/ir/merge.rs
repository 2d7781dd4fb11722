//! Merging of predicates on the same value.
//!
//! In: nodes. Out: equivalent nodes with fewer predicates. Only predicates with a single use are
//! merged: shared ones are evaluated once per event anyway. Fields with comparison rules of their own
//! and lists are left alone.
//!
//! - sets: `x = a or x in (b, c)` = `x in (a, b, c)`, for strings and integers. A field's string
//!   contains no NUL, so that `=` and `in` compare the same bytes.
//! - substrings: `x startswith a or x startswith b` = `x startswith anyof (a, b)`; likewise
//!   `endswith` and `contains`
//! - De Morgan: `not p and not q` = `not (p or q)` where `p or q` merges

use std::sync::Arc;

use super::rewrite::{Kind, Visit, rewrite};
use super::{Builder, Node, NodeId};
use crate::check::typed::{Constant, Operand, Predicate, Test};
use crate::tables::{Modifier, Operator};

/// Applies the laws above; `is_plain` returns whether an operand compares in the common way.
pub(super) fn merge(
    builder: &mut Builder,
    roots: &[NodeId],
    is_plain: &dyn Fn(&Operand) -> bool,
) -> Vec<NodeId> {
    rewrite(builder, roots, |builder, visit| match visit.node {
        Node::Predicate(_) => visit.old,
        Node::Not(_) => builder.negation(visit.parts[0]),
        node => {
            let (kind, _) = Kind::of(node).expect("the other nodes are `and` and `or`");
            let parts = merged(builder, kind, visit, is_plain);
            builder.join(kind, parts)
        }
    })
}

/// Predicates on one value that become one predicate.
struct Group {
    /// Its position among the operands.
    place: usize,
    members: Vec<Arc<Predicate>>,
}

fn merged(
    builder: &mut Builder,
    kind: Kind,
    visit: &Visit<'_>,
    is_plain: &dyn Fn(&Operand) -> bool,
) -> Vec<NodeId> {
    let mut parts: Vec<Option<NodeId>> = visit.parts.iter().copied().map(Some).collect();
    let mut groups: Vec<Group> = Vec::new();
    let old_parts = visit.node.children();
    for (place, part) in visit.parts.iter().enumerate() {
        let Some(predicate) = own_predicate(builder, kind, visit, old_parts[place], *part) else {
            continue;
        };
        if family(&predicate).is_none() || !is_plain(&predicate.left) {
            continue;
        }
        let same = |group: &&mut Group| {
            group.members[0].left == predicate.left && family(&group.members[0]) == family(&predicate)
        };
        match groups.iter_mut().find(same) {
            Some(group) => {
                group.members.push(predicate);
                parts[place] = None;
            }
            None => groups.push(Group {
                place,
                members: vec![predicate],
            }),
        }
    }
    for group in groups.iter().filter(|group| group.members.len() > 1) {
        let one = builder.intern(Node::Predicate(Arc::new(union(&group.members))));
        parts[group.place] = Some(match kind {
            Kind::Or => one,
            Kind::And => builder.negation(one),
        });
    }
    parts.into_iter().flatten().collect()
}

/// Returns the predicate that an operand of `or` is, or that an operand of `and` negates, if it has
/// no other use.
fn own_predicate(
    builder: &Builder,
    kind: Kind,
    visit: &Visit<'_>,
    old: NodeId,
    new: NodeId,
) -> Option<Arc<Predicate>> {
    let mut ids = (old, new);
    if kind == Kind::And {
        let (Node::Not(old), Node::Not(new)) =
            (&builder.nodes()[ids.0.index()], &builder.nodes()[ids.1.index()])
        else {
            return None;
        };
        ids = (*old, *new);
    }
    // Uses are counted before the pass. Merging a node with further uses would evaluate it twice.
    if visit.uses.of(old) != 1 || visit.uses.of(ids.0) != 1 {
        return None;
    }
    match &builder.nodes()[ids.1.index()] {
        Node::Predicate(predicate) => Some(Arc::clone(predicate)),
        _ => None,
    }
}

/// A family of predicates that merge with each other.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Family {
    Set,
    Part(Operator),
}

fn family(predicate: &Predicate) -> Option<Family> {
    let Test::Constants {
        operator,
        modifier,
        constants,
    } = &predicate.test
    else {
        return None;
    };
    // `=` compares a constant up to its first NUL, `in` all of it.
    let comparable = |constant: &Constant| match constant {
        Constant::Text(text) => !text.contains(&0),
        Constant::Int(_) | Constant::Uint(_) => true,
        _ => false,
    };
    match (operator, modifier) {
        (Operator::Equal | Operator::In, None) if constants.iter().all(comparable) => {
            matches!(predicate.left, Operand::Field(_)).then_some(Family::Set)
        }
        (Operator::Startswith | Operator::Endswith | Operator::Contains, None | Some(Modifier::Anyof))
            if constants
                .iter()
                .all(|constant| matches!(constant, Constant::Text(_))) =>
        {
            Some(Family::Part(*operator))
        }
        _ => None,
    }
}

/// Returns the predicate that is true where one of `members`, which are of one family, is.
fn union(members: &[Arc<Predicate>]) -> Predicate {
    let mut all: Vec<Constant> = Vec::new();
    let mut merged = (Operator::In, None);
    for member in members {
        let Test::Constants {
            operator, constants, ..
        } = &member.test
        else {
            continue;
        };
        if !matches!(operator, Operator::Equal | Operator::In) {
            merged = (*operator, Some(Modifier::Anyof));
        }
        for constant in constants {
            if !all.contains(constant) {
                all.push(constant.clone());
            }
        }
    }
    Predicate {
        left: members[0].left.clone(),
        test: Test::Constants {
            operator: merged.0,
            modifier: merged.1,
            constants: all,
        },
    }
}
