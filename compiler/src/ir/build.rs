//! Interning of checked conditions into the shared graph.

use std::hash::BuildHasher;
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};
use smallvec::SmallVec;

use super::{Graph, Node, NodeId, RuleRoot};
use crate::check::Rule;
use crate::check::typed::{Expr, Operand, Predicate};
use crate::tables::{EventSet, field};
use crate::value::{Argument, FieldRef};

/// Builds a [`Graph`] rule by rule. The same rules in the same order give the same graph.
#[derive(Debug, Default)]
pub struct Builder {
    graph: Graph,
    /// Nodes by their hash; nodes of one hash are compared in full.
    known: FxHashMap<u64, Bucket>,
}

/// Nodes with the same hash: almost always one.
type Bucket = SmallVec<[NodeId; 2]>;

/// A step of the walk over an expression. The walk uses an explicit stack, because macros that refer
/// to each other can nest expressions deeper than the machine stack allows.
enum Step<'a> {
    Visit(&'a Expr),
    Finish(&'a Expr),
}

impl Builder {
    /// Adds the condition of a rule; `rule` becomes [`RuleRoot::rule`].
    pub fn add(&mut self, rule: usize, condition: &Expr, events: EventSet) {
        let root = self.lower(condition);
        self.graph.rules.push(RuleRoot { rule, root, events });
    }

    /// Returns the graph.
    pub fn finish(self) -> Graph {
        self.graph
    }

    /// Returns a builder that continues with an existing graph.
    pub fn of(graph: Graph) -> Self {
        let mut known: FxHashMap<u64, Bucket> = FxHashMap::default();
        known.reserve(graph.nodes.len());
        for (index, node) in graph.nodes.iter().enumerate() {
            known
                .entry(FxBuildHasher.hash_one(node))
                .or_default()
                .push(NodeId(index as u32));
        }
        Self { graph, known }
    }

    /// Returns the nodes added so far.
    pub fn nodes(&self) -> &[Node] {
        &self.graph.nodes
    }

    /// Returns the rules added so far.
    pub fn rules(&self) -> &[RuleRoot] {
        &self.graph.rules
    }

    fn lower(&mut self, condition: &Expr) -> NodeId {
        let mut steps = vec![Step::Visit(condition)];
        let mut done: Vec<NodeId> = Vec::new();
        while let Some(step) = steps.pop() {
            match step {
                Step::Visit(expr) => {
                    steps.push(Step::Finish(expr));
                    steps.extend(parts(expr).iter().rev().map(Step::Visit));
                }
                Step::Finish(expr) => {
                    let first = done.len() - parts(expr).len();
                    let node = match expr {
                        Expr::And(_) => self.intern(Node::And(done[first..].into())),
                        Expr::Or(_) => self.intern(Node::Or(done[first..].into())),
                        Expr::Not(_) => self.intern(Node::Not(done[first])),
                        Expr::Predicate(predicate) => {
                            self.intern(Node::Predicate(canonical(Arc::clone(predicate))))
                        }
                    };
                    done.truncate(first);
                    done.push(node);
                }
            }
        }
        done.pop().expect("every expression leaves one node")
    }

    /// Returns the id of `node`, adding it if it is new.
    pub(super) fn intern(&mut self, node: Node) -> NodeId {
        let nodes = &mut self.graph.nodes;
        let same = self.known.entry(FxBuildHasher.hash_one(&node)).or_default();
        if let Some(known) = same.iter().find(|id| nodes[id.index()] == node) {
            return *known;
        }
        let id = NodeId(u32::try_from(nodes.len()).expect("a graph has fewer than 2^32 nodes"));
        same.push(id);
        nodes.push(node);
        id
    }
}

impl Graph {
    /// Returns the graph of all `rules`, in their order.
    pub fn new<'a>(rules: impl IntoIterator<Item = &'a Rule>) -> Self {
        let mut builder = Builder::default();
        for (index, rule) in rules.into_iter().enumerate() {
            builder.add(index, &rule.condition, rule.events);
        }
        builder.finish()
    }
}

fn parts(expr: &Expr) -> &[Expr] {
    match expr {
        Expr::And(parts) | Expr::Or(parts) => parts,
        Expr::Not(part) => std::slice::from_ref(part),
        Expr::Predicate(_) => &[],
    }
}

/// Returns the canonical form of a predicate, so that equivalent spellings share a node.
fn canonical(mut predicate: Arc<Predicate>) -> Arc<Predicate> {
    // In conditions, Falco ignores the index of `proc.aenv[2]` and looks at every ancestor, as for
    // `proc.aenv` (recorded from Falco; in outputs the index does select the ancestor).
    if let Operand::Field(FieldRef {
        field: field::PROC_AENV,
        argument: Argument::Index(_),
    }) = predicate.left
    {
        Arc::make_mut(&mut predicate).left = Operand::Field(FieldRef::plain(field::PROC_AENV));
    }
    predicate
}

#[cfg(test)]
mod tests {
    use super::super::verify;
    use super::*;
    use crate::check::typed::Test;

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
    fn equal_expressions_are_one_node() {
        let shared = Expr::Or(vec![exists(1), exists(2)]);
        let mut builder = Builder::default();
        builder.add(0, &Expr::And(vec![shared.clone(), exists(3)]), EventSet::all());
        builder.add(1, &Expr::Not(Box::new(shared)), EventSet::all());
        let graph = builder.finish();
        assert_eq!(graph.nodes.len(), 6);
        assert_eq!(graph.rules[1].root, NodeId(5));
        assert_eq!(verify(&graph), []);
    }

    #[test]
    fn order_of_operands_distinguishes_nodes() {
        let mut builder = Builder::default();
        builder.add(0, &Expr::And(vec![exists(1), exists(2)]), EventSet::all());
        builder.add(1, &Expr::And(vec![exists(2), exists(1)]), EventSet::all());
        assert_eq!(builder.finish().nodes.len(), 4);
    }

    #[test]
    fn index_of_ancestor_environment_is_ignored() {
        let environment = |argument| {
            Expr::from(Predicate {
                left: Operand::Field(FieldRef {
                    field: field::PROC_AENV,
                    argument,
                }),
                test: Test::Exists,
            })
        };
        let mut builder = Builder::default();
        builder.add(0, &environment(Argument::None), EventSet::all());
        builder.add(1, &environment(Argument::Index(2)), EventSet::all());
        builder.add(2, &environment(Argument::Key("HOME".into())), EventSet::all());
        assert_eq!(builder.finish().nodes.len(), 2);
    }

    #[test]
    fn deep_and_wide_conditions_do_not_overflow_the_stack() {
        let mut deep = exists(0);
        for level in 1..2_000 {
            deep = Expr::And(vec![Expr::Not(Box::new(deep)), exists(level)]);
        }
        let wide = Expr::Or((0..50_000).map(exists).collect());
        let mut builder = Builder::default();
        builder.add(0, &deep, EventSet::all());
        builder.add(1, &wide, EventSet::all());
        let graph = builder.finish();
        assert_eq!(graph.nodes.len(), 50_000 + 2 * 1_999 + 1);
        assert_eq!(verify(&graph), []);
    }
}
