//! Cost and selectivity of nodes, and the evaluation order derived from them.
//!
//! In: nodes, and a profile if there is one. Out: nodes whose operands are in the order of the lowest
//! expected cost. Reordering is sound: every operand is true or false on an event and has no side
//! effect, so the result does not change; only which predicates are never evaluated can differ.

use rustc_hash::FxHashMap;

use super::rewrite::{Kind, Uses, rewrite};
use super::{Builder, Node, NodeId, Profile};
use crate::check::typed::{Expr, Operand, Predicate, Test};
use crate::tables::{ArgumentRule, Modifier, Operator, ParamType, field};

/// The estimate of a node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Approximate cost of an evaluation in nanoseconds.
    pub cost: f64,
    /// Fraction of evaluations that return true.
    pub holds: f64,
}

/// Maximum number of uses among which the cost of a node is divided: not all uses are reached.
const MAX_SHARED_USES: u32 = 6;
/// Cost of a literal or of a value that was read before, in nanoseconds.
const CHEAP: f64 = 1.0;

/// Returns `roots` with the operands of every node below them in evaluation order.
pub(super) fn order(builder: &mut Builder, roots: &[NodeId], profile: &Profile) -> Vec<NodeId> {
    let mut estimates = Estimates::new(profile);
    rewrite(builder, roots, |builder, visit| {
        let new = match visit.node {
            Node::Predicate(_) => visit.old,
            Node::Not(_) => builder.negation(visit.parts[0]),
            node => {
                let (kind, _) = Kind::of(node).expect("the other nodes are `and` and `or`");
                let mut parts = visit.parts.to_vec();
                // A node with several uses is evaluated once per event, so its cost is divided among them.
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

/// Estimates of nodes, computed children first.
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

    /// Returns the estimates of `roots` and all nodes below them.
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

    /// Returns the measured selectivity of a predicate, never 0 or 1, because samples are small.
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

/// Returns the expected cost of a condition on events of the types that it selects, in approximate
/// nanoseconds, with its operands evaluated in the order written. Predicates on the event type are
/// free, because they are decided before.
pub fn condition_cost(condition: &Expr) -> f64 {
    expected(condition).cost
}

/// Returns the estimate of an expression. The recursion is bounded: the checker limits nesting.
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
    /// Returns the cost per evaluation that the operand short-circuits; the lowest goes first.
    fn rank(self, kind: Kind, uses: u32) -> f64 {
        let ends = match kind {
            Kind::And => 1.0 - self.holds,
            Kind::Or => self.holds,
        };
        // A lower bound of the probability: the operand may never short-circuit.
        self.cost / f64::from(uses.clamp(1, MAX_SHARED_USES)) / ends.max(0.001)
    }
}

/// Returns the cost of operands in sequence, each evaluated if all before it did not short-circuit.
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
        // A field with an optional argument that is not given has several values.
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

/// Returns the assumed selectivity of a predicate without a profile.
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
    // More constants match more often, but a match never becomes the common case.
    (each * count.max(1) as f64).min(0.5_f64.max(each))
}
