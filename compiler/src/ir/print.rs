//! Graphs as text, one node per line, and as Graphviz drawings.

use std::fmt::{self, Display, Formatter, Write};

use super::{Branch, Graph, Node, NodeId, Tree};
use crate::check::typed::{Constant, Operand, Predicate, Test};

impl Graph {
    /// Returns the graph as text, one line per node and rule:
    ///
    /// ```text
    /// n0 = proc.name in ("sh", "bash")
    /// n1 = not n0
    /// rule 0 = n1 on 454 event codes
    /// ```
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (index, node) in self.nodes.iter().enumerate() {
            push_line(&mut text, format_args!("n{index} = {node}"));
        }
        for rule in &self.rules {
            let events = rule.events.len();
            push_line(
                &mut text,
                format_args!("rule {} = {} on {events} event codes", rule.rule, rule.root),
            );
        }
        text
    }

    /// Returns a drawing in the DOT language of Graphviz: edges go from rules to their conditions and
    /// from nodes to their operands.
    pub fn dot(&self) -> String {
        let mut text = String::from("digraph rules {\n  rankdir=LR\n  node [shape=box]\n");
        for (index, node) in self.nodes.iter().enumerate() {
            let label = match node {
                Node::And(_) => "and".to_owned(),
                Node::Or(_) => "or".to_owned(),
                Node::Not(_) => "not".to_owned(),
                Node::Predicate(predicate) => predicate.to_string(),
            };
            push_line(&mut text, format_args!("  n{index} [label={}]", quoted(&label)));
            for child in node.children() {
                push_line(&mut text, format_args!("  n{index} -> {child}"));
            }
        }
        for rule in &self.rules {
            push_line(
                &mut text,
                format_args!("  rule{0} [label=\"rule {0}\" shape=ellipse]", rule.rule),
            );
            push_line(&mut text, format_args!("  rule{} -> {}", rule.rule, rule.root));
        }
        text.push_str("}\n");
        text
    }
}

/// Maximum nesting of a condition that is printed; deeper nodes are printed as their number.
const MAX_DEPTH: usize = 64;

impl Tree {
    /// Returns the predicates in order of evaluation, indented below those they depend on; `name` maps
    /// the position of a rule to its name.
    ///
    /// ```text
    /// container.id != "host"
    ///   proc.name = "sh"
    ///     → Shell in a container
    /// ```
    pub fn text(&self, nodes: &[Node], name: &dyn Fn(usize) -> String) -> String {
        let mut text = String::new();
        push_branches(&mut text, &self.branches, 0, nodes, name);
        text
    }
}

fn push_branches(
    text: &mut String,
    branches: &[Branch],
    indent: usize,
    nodes: &[Node],
    name: &dyn Fn(usize) -> String,
) {
    for branch in branches {
        match branch {
            Branch::Shared { test, then } => {
                let test = condition(nodes, *test, 0);
                push_line(text, format_args!("{:indent$}{test}", ""));
                push_branches(text, then, indent + 2, nodes, name);
            }
            Branch::Rule { place, rest } => push_rule(text, indent, rest, nodes, &name(*place)),
            Branch::Indexed(rules) => {
                push_line(text, format_args!("{:indent$}by the values of fields:", ""));
                for rule in rules {
                    push_rule(text, indent + 2, &rule.rest, nodes, &name(rule.place));
                }
            }
        }
    }
}

fn push_rule(text: &mut String, indent: usize, rest: &[NodeId], nodes: &[Node], name: &str) {
    let rest: Vec<String> = rest.iter().map(|node| condition(nodes, *node, 0)).collect();
    let rest = rest.join(" and ");
    let arrow = if rest.is_empty() { "→" } else { " →" };
    push_line(text, format_args!("{:indent$}{rest}{arrow} {name}", ""));
}

/// Returns a node as a condition.
fn condition(nodes: &[Node], node: NodeId, depth: usize) -> String {
    if depth > MAX_DEPTH {
        return node.to_string();
    }
    let parts = |parts: &[NodeId], word: &str| {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| condition(nodes, *part, depth + 1))
            .collect();
        format!("({})", parts.join(word))
    };
    match &nodes[node.index()] {
        Node::And(all) => parts(all, " and "),
        Node::Or(any) => parts(any, " or "),
        Node::Not(part) => format!("not {}", condition(nodes, *part, depth + 1)),
        Node::Predicate(predicate) => predicate.to_string(),
    }
}

fn push_line(text: &mut String, line: fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("writing to a String cannot fail");
}

fn quoted(label: &str) -> String {
    format!("\"{}\"", label.replace('\\', "\\\\").replace('"', "\\\""))
}

impl Display for NodeId {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "n{}", self.0)
    }
}

impl Display for Node {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let word = match self {
            Self::And(_) => "and",
            Self::Or(_) => "or",
            Self::Not(_) => "not",
            Self::Predicate(predicate) => return predicate.fmt(out),
        };
        out.write_str(word)?;
        self.children()
            .iter()
            .try_for_each(|child| write!(out, " {child}"))
    }
}

impl Display for Predicate {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        self.left.fmt(out)?;
        match &self.test {
            Test::Exists => out.write_str(" exists"),
            Test::Operand { operator, right } => write!(out, " {} {right}", operator.symbol()),
            Test::Constants {
                operator,
                modifier,
                constants,
            } => {
                write!(out, " {}", operator.symbol())?;
                if let Some(modifier) = modifier {
                    write!(out, " {}", modifier.symbol())?;
                }
                match &constants[..] {
                    [constant] => write!(out, " {constant}"),
                    constants => write!(out, " ({})", Separated(constants)),
                }
            }
        }
    }
}

impl Display for Operand {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => field.fmt(out),
            Self::Text(text) => write!(out, "\"{}\"", text.escape_ascii()),
            Self::List(items) => write!(out, "({})", Separated(items)),
            Self::Call {
                transformer,
                arguments,
                selector,
            } => {
                write!(out, "{}({})", transformer.symbol(), Separated(arguments))?;
                match selector {
                    Some(selector) => write!(out, "[{}]", selector.escape_ascii()),
                    None => Ok(()),
                }
            }
        }
    }
}

impl Display for Constant {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(out, "\"{}\"", text.escape_ascii()),
            Self::Bytes(bytes) => write!(out, "b\"{}\"", bytes.escape_ascii()),
            Self::Int(number) => number.fmt(out),
            Self::Uint(number) => number.fmt(out),
            Self::Bool(value) => value.fmt(out),
            Self::Ip(address) => address.fmt(out),
            Self::Net(network) => network.fmt(out),
        }
    }
}

/// Items separated by commas.
struct Separated<'a, T>(&'a [T]);

impl<T: Display> Display for Separated<'_, T> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            if index > 0 {
                out.write_str(", ")?;
            }
            item.fmt(out)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Builder;
    use crate::check::typed::{Constant, Expr, Operand, Predicate, Test};
    use crate::tables::{EventSet, Modifier, Operator, Transformer, field};
    use crate::value::FieldRef;

    #[test]
    fn graphs_print_like_conditions() {
        let name = Operand::Field(FieldRef::plain(field::PROC_NAME));
        let shell = Expr::from(Predicate {
            left: name.clone(),
            test: Test::Constants {
                operator: Operator::Startswith,
                modifier: Some(Modifier::Anyof),
                constants: vec![
                    Constant::Text(b"sh\n".to_vec()),
                    Constant::Text(b"\"q\"".to_vec()),
                ],
            },
        });
        let long = Expr::from(Predicate {
            left: Operand::Call {
                transformer: Transformer::Len,
                arguments: vec![name],
                selector: None,
            },
            test: Test::Constants {
                operator: Operator::Greater,
                modifier: None,
                constants: vec![Constant::Uint(9)],
            },
        });
        let mut builder = Builder::default();
        let condition = Expr::And(vec![Expr::Not(Box::new(shell)), long]);
        builder.add(7, &condition, EventSet::all());
        let graph = builder.finish();
        insta::assert_snapshot!(graph.text(), @r#"
        n0 = proc.name startswith anyof ("sh\n", "\"q\"")
        n1 = not n0
        n2 = len(proc.name) > 9
        n3 = and n1 n2
        rule 7 = n3 on 454 event codes
        "#);
        insta::assert_snapshot!(graph.dot(), @r#"
        digraph rules {
          rankdir=LR
          node [shape=box]
          n0 [label="proc.name startswith anyof (\"sh\\n\", \"\\\"q\\\"\")"]
          n1 [label="not"]
          n1 -> n0
          n2 [label="len(proc.name) > 9"]
          n3 [label="and"]
          n3 -> n1
          n3 -> n2
          rule7 [label="rule 7" shape=ellipse]
          rule7 -> n3
        }
        "#);
    }
}
