//! What nodes cost and how likely they hold, and the order that follows.
//!
//! In: nodes, and a profile if there is one. Out: nodes whose parts stand in the order that decides
//! soonest. The order of parts is free: every part is true or false on an event, so it changes
//! neither what holds nor any value; only which checks fail to be decided can differ.

use rustc_hash::FxHashMap;

use super::rewrite::{Kind, Uses, rewrite};
use super::{Builder, Node, NodeId, Profile};
use crate::check::typed::{Expr, Operand, Predicate, Test};
use crate::tables::{ArgumentRule, Modifier, Operator, ParamType, field};

/// What is expected of a node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Nanoseconds, about.
    pub cost: f64,
    /// Share of the evaluations in which it holds.
    pub holds: f64,
}

/// A check that uses of a node beyond this many do not make cheaper: not all of them happen.
const MAX_SHARED_USES: u32 = 6;
/// What a literal or a value already read costs.
const CHEAP: f64 = 1.0;

/// Puts the parts of every node below `roots` in order.
pub(super) fn order(builder: &mut Builder, roots: &[NodeId], profile: &Profile) -> Vec<NodeId> {
    let mut estimates = Estimates::new(profile);
    rewrite(builder, roots, |builder, visit| {
        let new = match visit.node {
            Node::Predicate(_) => visit.old,
            Node::Not(_) => builder.negation(visit.parts[0]),
            node => {
                let (kind, _) = Kind::of(node).expect("what is left is an `and` or `or`");
                let mut parts = visit.parts.to_vec();
                // What others use too is paid for by all of them.
                let uses: FxHashMap<NodeId, u32> = visit
                    .parts
                    .iter()
                    .zip(node.children())
                    .map(|(new, old)| (*new, visit.uses.of(*old)))
                    .collect();
                let rank = |part: &NodeId| estimates.known[part].rank(kind, uses[part]);
                parts.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
                builder.join(kind, parts)
            }
        };
        estimates.add(builder, new);
        new
    })
}

/// Estimates of nodes, children first.
pub(super) struct Estimates<'p> {
    profile: &'p Profile,
    known: FxHashMap<NodeId, Estimate>,
}

impl<'p> Estimates<'p> {
    pub(super) fn new(profile: &'p Profile) -> Self {
        Self {
            profile,
            known: FxHashMap::default(),
        }
    }

    /// Estimates of `roots` and everything below.
    pub(super) fn of(builder: &Builder, roots: &[NodeId], profile: &'p Profile) -> Self {
        let mut estimates = Self::new(profile);
        for node in Uses::count(builder, roots).1 {
            estimates.add(builder, node);
        }
        estimates
    }

    pub(super) fn get(&self, node: NodeId) -> Estimate {
        self.known[&node]
    }

    /// The share in which a check held when it was counted, never quite 0 or 1: few were counted.
    fn seen(&self, predicate: &Predicate) -> Option<f64> {
        if self.profile.is_empty() {
            return None;
        }
        let seen = self.profile.get(predicate)?;
        Some((seen.holds as f64 + 0.5) / (seen.evaluations as f64 + 1.0))
    }

    fn add(&mut self, builder: &Builder, node: NodeId) {
        if self.known.contains_key(&node) {
            return;
        }
        let estimate = match &builder.nodes()[node.index()] {
            Node::Predicate(predicate) => Estimate {
                cost: cost(predicate),
                holds: self.seen(predicate).unwrap_or_else(|| guess(predicate)),
            },
            Node::Not(part) => {
                let part = self.known[part];
                Estimate {
                    cost: part.cost,
                    holds: 1.0 - part.holds,
                }
            }
            Node::And(parts) => sequence(parts.iter().map(|part| self.known[part]), |holds| holds),
            Node::Or(parts) => {
                let flipped = sequence(parts.iter().map(|part| self.known[part]), |holds| 1.0 - holds);
                Estimate {
                    holds: 1.0 - flipped.holds,
                    ..flipped
                }
            }
        };
        self.known.insert(node, estimate);
    }
}

/// What a condition costs on events of the types that it asks for, about nanoseconds, its parts
/// evaluated as they stand. Checks of the event type are decided by then and count as free.
pub fn condition_cost(condition: &Expr) -> f64 {
    expected(condition).cost
}

/// Conditions nest no deeper than the checker lets them.
fn expected(expr: &Expr) -> Estimate {
    match expr {
        Expr::And(parts) => sequence(parts.iter().map(expected), |holds| holds),
        Expr::Or(parts) => {
            let flipped = sequence(parts.iter().map(expected), |holds| 1.0 - holds);
            Estimate {
                holds: 1.0 - flipped.holds,
                ..flipped
            }
        }
        Expr::Not(part) => {
            let part = expected(part);
            Estimate {
                holds: 1.0 - part.holds,
                ..part
            }
        }
        Expr::Predicate(predicate) => match &predicate.left {
            Operand::Field(left) if left.field == field::EVT_TYPE => Estimate {
                cost: 0.0,
                holds: 1.0,
            },
            _ => Estimate {
                cost: cost(predicate),
                holds: guess(predicate),
            },
        },
    }
}

impl Estimate {
    /// Cost for each evaluation that the part ends.
    fn rank(self, kind: Kind, uses: u32) -> f64 {
        let ends = match kind {
            Kind::And => 1.0 - self.holds,
            Kind::Or => self.holds,
        };
        self.cost / f64::from(uses.clamp(1, MAX_SHARED_USES)) / ends.max(0.001)
    }
}

/// Parts one after the other, each reached if all before went on.
fn sequence(parts: impl Iterator<Item = Estimate>, goes_on: impl Fn(f64) -> f64) -> Estimate {
    let mut all = Estimate {
        cost: 0.0,
        holds: 1.0,
    };
    for part in parts {
        all.cost += all.holds * part.cost;
        all.holds *= goes_on(part.holds);
    }
    all
}

fn cost(predicate: &Predicate) -> f64 {
    let right = match &predicate.test {
        Test::Exists => 0.0,
        Test::Operand { right, .. } => operand_cost(right) + CHEAP,
        Test::Constants {
            operator, constants, ..
        } => operator_cost(*operator, constants.len()),
    };
    operand_cost(&predicate.left) + right
}

fn operand_cost(operand: &Operand) -> f64 {
    match operand {
        // Without their optional argument, fields that take one stand for several values.
        Operand::Field(field) => {
            let info = field.field.info();
            let one_of_many = info.argument != ArgumentRule::None
                && field.argument != crate::value::Argument::None
                && info.cost > 20;
            f64::from(if one_of_many { info.cost / 4 } else { info.cost })
        }
        Operand::Text(_) => CHEAP,
        Operand::List(items) => items.iter().map(operand_cost).sum(),
        Operand::Call { arguments, .. } => 30.0 + arguments.iter().map(operand_cost).sum::<f64>(),
    }
}

fn operator_cost(operator: Operator, constants: usize) -> f64 {
    let many = constants.max(1) as f64;
    match operator {
        Operator::In => 2.0,
        Operator::Startswith | Operator::Endswith | Operator::Bstartswith => many,
        Operator::Contains | Operator::Bcontains => 8.0 + 4.0 * many,
        Operator::Icontains => 20.0 * many,
        Operator::Glob | Operator::Iglob => 25.0 * many,
        Operator::Pmatch => 30.0,
        Operator::Regex => 60.0 * many,
        Operator::Intersects => 20.0,
        _ => CHEAP * many,
    }
}

/// How likely a check holds when nobody has counted.
fn guess(predicate: &Predicate) -> f64 {
    let (operator, modifier, count) = match &predicate.test {
        Test::Exists => return 0.9,
        Test::Operand { operator, .. } => (*operator, None, 1),
        Test::Constants {
            operator,
            modifier,
            constants,
        } => (*operator, *modifier, constants.len()),
    };
    let count = if modifier == Some(Modifier::Allof) {
        1
    } else {
        count
    };
    let (ty, _) = predicate.left.ty();
    let each: f64 = match operator {
        Operator::Equal | Operator::DoubleEqual if ty == ParamType::Bool => 0.4,
        Operator::Equal | Operator::DoubleEqual => 0.08,
        Operator::In | Operator::Intersects => 0.03,
        Operator::NotEqual => return 0.9,
        Operator::Less | Operator::LessOrEqual => 0.4,
        Operator::Greater | Operator::GreaterOrEqual => 0.7,
        Operator::Startswith | Operator::Pmatch | Operator::Bstartswith => 0.08,
        Operator::Contains | Operator::Icontains | Operator::Bcontains => 0.05,
        Operator::Endswith => 0.04,
        Operator::Glob | Operator::Iglob | Operator::Regex => 0.05,
        Operator::Exists => 0.9,
    };
    (each * count.max(1) as f64).min(0.5_f64.max(each))
}
