//! The names used by a condition.

use std::collections::BTreeSet;

use super::expand::{Part, PartKind};
use crate::resolve::Collection;
use crate::syntax::ast::{CallArgument, Expr, ExprKind, FieldName, Operand, RawPredicate, Right, Word};
use crate::syntax::condition;

/// Names used by a condition, each kind sorted.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Names {
    /// Fields, with their arguments, on either side of predicates.
    pub fields: BTreeSet<String>,
    /// Operators as written, modifiers with them.
    pub operators: BTreeSet<String>,
    /// Macros that are defined.
    pub macros: BTreeSet<String>,
    /// Lists that are defined, named among the values of a predicate.
    pub lists: BTreeSet<String>,
    /// Constants that event types are compared with.
    pub event_names: BTreeSet<String>,
}

impl Names {
    /// Returns the names in a condition as written: its macros and lists are not expanded.
    pub fn of_text(text: &str, collection: &Collection) -> Self {
        let mut names = Self::default();
        names.tree(&condition::parse(text).expr, collection);
        names
    }

    /// Returns the names in an expanded condition.
    pub fn of_part(part: &Part, collection: &Collection) -> Self {
        let mut names = Self::default();
        names.part(part, collection);
        names
    }

    fn tree(&mut self, tree: &Expr, collection: &Collection) {
        match &tree.kind {
            ExprKind::And(children) | ExprKind::Or(children) => {
                for child in children {
                    self.tree(child, collection);
                }
            }
            ExprKind::Not(child) => self.tree(child, collection),
            ExprKind::Macro(name) => {
                if collection.macros.get(name).is_some() {
                    self.macros.insert(name.clone());
                }
            }
            ExprKind::Predicate(check) => self.check(check, collection),
            ExprKind::Error => {}
        }
    }

    fn part(&mut self, part: &Part, collection: &Collection) {
        match &part.kind {
            PartKind::And(parts) | PartKind::Or(parts) => {
                for part in parts {
                    self.part(part, collection);
                }
            }
            PartKind::Not(part) | PartKind::Macro { body: part, .. } => self.part(part, collection),
            PartKind::Check { check, .. } => self.check(check, collection),
        }
    }

    fn check(&mut self, check: &RawPredicate, collection: &Collection) {
        self.operand(&check.left);
        let operator = check.operator.symbol();
        self.operators.insert(match check.modifier {
            Some(modifier) => format!("{operator} {}", modifier.symbol()),
            None => operator.to_owned(),
        });
        let words = match &check.right {
            Right::None => return,
            Right::Operand(operand) => return self.operand(operand),
            Right::Value(word) => std::slice::from_ref(word),
            Right::List { items, .. } => {
                self.lists.extend(
                    items
                        .iter()
                        .map(text)
                        .filter(|name| collection.lists.get(name).is_some()),
                );
                items.as_slice()
            }
        };
        let of_event_type = matches!(&check.left, Operand::Field(FieldName { name, argument: None, .. })
            if name == "evt.type" || name == "evt.asynctype");
        if of_event_type {
            self.event_names.extend(words.iter().map(text));
        }
    }

    fn operand(&mut self, operand: &Operand) {
        match operand {
            Operand::Field(field) => {
                self.fields.insert(field.to_string());
            }
            Operand::Call(call) => call.arguments.iter().for_each(|argument| self.argument(argument)),
        }
    }

    fn argument(&mut self, argument: &CallArgument) {
        match argument {
            CallArgument::Operand(operand) => self.operand(operand),
            CallArgument::List { items, .. } => items.iter().for_each(|item| self.argument(item)),
            CallArgument::Text(_) | CallArgument::Number(_) => {}
        }
    }
}

fn text(word: &Word) -> String {
    String::from_utf8_lossy(&word.value).into_owned()
}
