//! Verification of the invariants of a graph.
//!
//! A graph built from checked rules has no violation; the tests of passes verify their results.

use rustc_hash::FxHashMap;

use super::{Graph, Node, NodeId};
use crate::check::typed::{Constant, Operand, Predicate, Test};
use crate::tables::{Operator, ParamType, Transformer};

/// A violation of an invariant of graphs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Violation {
    /// An operand does not precede the node that uses it.
    ChildNotBefore(NodeId),
    /// Two nodes are equal.
    Duplicate(NodeId),
    /// An `and` or `or` with a single operand.
    TooFewParts(NodeId),
    /// An operand that is constantly true or false.
    ConstantPart(NodeId),
    /// The root of a rule is not a node of the graph.
    RootMissing {
        /// The rule, as in [`super::RuleRoot::rule`].
        rule: usize,
    },
    /// An operator that is not supported for the type of the left-hand side.
    OperatorType(NodeId),
    /// A constant of another type than the left-hand side.
    ConstantType(NodeId),
    /// Too many or too few constants.
    ConstantCount(NodeId),
    /// A modifier on an operator that takes none.
    Modifier(NodeId),
    /// A right-hand side of another type than the left-hand side.
    RightType(NodeId),
    /// A transformer with too many or too few arguments, or a selector it does not take.
    TransformerShape(NodeId),
}

/// Returns all violations in `graph`, in order of its nodes and rules.
pub fn verify(graph: &Graph) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut first: FxHashMap<&Node, NodeId> = FxHashMap::default();
    for (index, node) in graph.nodes.iter().enumerate() {
        let id = NodeId(index as u32);
        if *first.entry(node).or_insert(id) != id {
            violations.push(Violation::Duplicate(id));
        }
        if node.children().iter().any(|child| child.index() >= index) {
            violations.push(Violation::ChildNotBefore(id));
        }
        let constant = |child: &NodeId| matches!(graph.nodes.get(child.index()), Some(Node::And(parts) | Node::Or(parts)) if parts.is_empty());
        if node.children().iter().any(constant) {
            violations.push(Violation::ConstantPart(id));
        }
        match node {
            Node::And(parts) | Node::Or(parts) if parts.len() == 1 => {
                violations.push(Violation::TooFewParts(id));
            }
            Node::Predicate(predicate) => violations.extend(check(predicate, id)),
            _ => {}
        }
    }
    let missing = graph
        .rules
        .iter()
        .filter(|rule| rule.root.index() >= graph.nodes.len());
    violations.extend(missing.map(|rule| Violation::RootMissing { rule: rule.rule }));
    violations
}

fn check(predicate: &Predicate, id: NodeId) -> Vec<Violation> {
    let mut violations = Vec::new();
    let (ty, list) = predicate.left.ty();
    if !well_formed(&predicate.left) {
        violations.push(Violation::TransformerShape(id));
    }
    match &predicate.test {
        Test::Exists => {}
        Test::Constants {
            operator,
            modifier,
            constants,
        } => {
            if !has_operator(ty, list, *operator) {
                violations.push(Violation::OperatorType(id));
            }
            if !constants.iter().all(|constant| has_constant(ty, constant)) {
                violations.push(Violation::ConstantType(id));
            }
            if modifier.is_none() && !takes_list(*operator) && constants.len() != 1 {
                violations.push(Violation::ConstantCount(id));
            }
            if modifier.is_some() && !takes_modifier(*operator) {
                violations.push(Violation::Modifier(id));
            }
        }
        Test::Operand { operator, right } => {
            let comparable = !matches!(operator, Operator::Regex | Operator::Pmatch);
            if !comparable || !has_operator(ty, list, *operator) {
                violations.push(Violation::OperatorType(id));
            }
            if right.ty() != (ty, list) {
                violations.push(Violation::RightType(id));
            }
            if !well_formed(right) {
                violations.push(Violation::TransformerShape(id));
            }
        }
    }
    violations
}

fn takes_list(operator: Operator) -> bool {
    matches!(operator, Operator::In | Operator::Intersects | Operator::Pmatch)
}

fn takes_modifier(operator: Operator) -> bool {
    use Operator as O;
    !takes_list(operator)
        && !matches!(
            operator,
            O::Less | O::LessOrEqual | O::Greater | O::GreaterOrEqual
        )
}

/// Returns whether the type supports the operator (the table of condition-language §3).
fn has_operator(ty: ParamType, list: bool, operator: Operator) -> bool {
    use Operator as O;
    let equality = matches!(operator, O::Equal | O::NotEqual);
    let order = matches!(
        operator,
        O::Less | O::LessOrEqual | O::Greater | O::GreaterOrEqual
    );
    let membership = matches!(operator, O::In | O::Intersects);
    if list {
        return membership;
    }
    match Class::of(ty) {
        Class::Text => !matches!(
            operator,
            O::Exists | O::DoubleEqual | O::Bcontains | O::Bstartswith
        ),
        Class::Bytes => {
            equality
                || membership
                || matches!(
                    operator,
                    O::Contains | O::Startswith | O::Endswith | O::Bcontains | O::Bstartswith
                )
        }
        Class::Signed | Class::Unsigned | Class::Double => equality || order || membership,
        Class::Bool | Class::Address | Class::Network => equality || membership,
        Class::Dynamic => !matches!(operator, O::Exists | O::DoubleEqual),
        Class::Opaque => false,
    }
}

fn has_constant(ty: ParamType, constant: &Constant) -> bool {
    matches!(
        (Class::of(ty), constant),
        (Class::Text, Constant::Text(_))
            | (Class::Bytes, Constant::Bytes(_))
            | (Class::Signed | Class::Double, Constant::Int(_))
            | (Class::Unsigned, Constant::Uint(_))
            | (Class::Bool, Constant::Bool(_))
            | (Class::Address, Constant::Ip(_))
            | (Class::Network, Constant::Net(_))
            | (Class::Dynamic, _)
    )
}

/// Classes of types that compare in the same way.
enum Class {
    Text,
    Bytes,
    Signed,
    Unsigned,
    Double,
    Bool,
    Address,
    Network,
    Dynamic,
    Opaque,
}

impl Class {
    fn of(ty: ParamType) -> Self {
        use ParamType as T;
        match ty {
            T::Bytebuf => Self::Bytes,
            T::Double => Self::Double,
            T::Bool => Self::Bool,
            T::Ipv4addr | T::Ipv6addr | T::Ipaddr => Self::Address,
            T::Ipv4net | T::Ipv6net | T::Ipnet => Self::Network,
            T::Dyn => Self::Dynamic,
            _ if ty.is_text() => Self::Text,
            _ if ty.is_signed() => Self::Signed,
            _ if ty.is_unsigned() => Self::Unsigned,
            _ => Self::Opaque,
        }
    }
}

fn well_formed(operand: &Operand) -> bool {
    match operand {
        Operand::Field(_) | Operand::Text(_) => true,
        Operand::List(items) => items.iter().all(well_formed),
        Operand::Call {
            transformer,
            arguments,
            selector,
        } => {
            let count = match transformer {
                Transformer::Join | Transformer::Getopt => arguments.len() == 2,
                Transformer::Concat => arguments.len() >= 2,
                Transformer::Val => false,
                _ => arguments.len() == 1,
            };
            let selected = selector
                .as_ref()
                .is_none_or(|selector| *transformer == Transformer::Getopt && selector.len() == 1);
            count && selected && arguments.iter().all(well_formed)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ir::RuleRoot;
    use crate::tables::{EventSet, FieldId, field};
    use crate::value::FieldRef;

    fn compare(field: FieldId, operator: Operator, constants: Vec<Constant>) -> Node {
        Node::Predicate(Arc::new(Predicate {
            left: Operand::Field(FieldRef::plain(field)),
            test: Test::Constants {
                operator,
                modifier: None,
                constants,
            },
        }))
    }

    fn violations(nodes: Vec<Node>) -> Vec<Violation> {
        verify(&Graph {
            nodes,
            rules: Vec::new(),
        })
    }

    #[test]
    fn shape_is_checked() {
        let exists = || {
            compare(
                field::PROC_NAME,
                Operator::Equal,
                vec![Constant::Text(Vec::new())],
            )
        };
        assert_eq!(
            violations(vec![exists(), exists()]),
            [Violation::Duplicate(NodeId(1))]
        );
        assert_eq!(
            violations(vec![Node::Not(NodeId(1)), exists()]),
            [Violation::ChildNotBefore(NodeId(0))]
        );
        assert_eq!(
            violations(vec![exists(), Node::And([NodeId(0)].into())]),
            [Violation::TooFewParts(NodeId(1))]
        );
        let graph = Graph {
            nodes: vec![exists()],
            rules: vec![RuleRoot {
                rule: 3,
                root: NodeId(1),
                events: EventSet::EMPTY,
            }],
        };
        assert_eq!(verify(&graph), [Violation::RootMissing { rule: 3 }]);
    }

    #[test]
    fn types_are_checked() {
        let one = |node| violations(vec![node]);
        assert_eq!(
            one(compare(field::PROC_PID, Operator::Less, vec![Constant::Int(1)])),
            []
        );
        assert_eq!(
            one(compare(
                field::PROC_PID,
                Operator::Contains,
                vec![Constant::Int(1)]
            )),
            [Violation::OperatorType(NodeId(0))]
        );
        assert_eq!(
            one(compare(field::PROC_PID, Operator::Equal, vec![Constant::Uint(1)])),
            [Violation::ConstantType(NodeId(0))]
        );
        assert_eq!(
            one(compare(field::PROC_PID, Operator::Equal, Vec::new())),
            [Violation::ConstantCount(NodeId(0))]
        );
        assert_eq!(one(compare(field::PROC_PID, Operator::In, Vec::new())), []);
        assert_eq!(
            one(compare(
                field::FD_TYPES,
                Operator::Equal,
                vec![Constant::Text(Vec::new())]
            )),
            [Violation::OperatorType(NodeId(0))]
        );
    }
}
