//! Conditions with exceptions, lists and macros expanded.
//!
//! In: definitions of a collection. Out: [`Part`]s, trees that print as Falco prints compiled conditions and
//! whose nodes refer to their location in the source files and to the macro or list that they came from.

use std::fmt::{self, Display};

use rustc_hash::FxHashMap;

use crate::check::{MAX_DEPTH, MAX_SIZE};
use crate::resolve::lists::{Lists, TooLong};
use crate::resolve::macros::MAX_NESTING;
use crate::resolve::{Collection, Named as _, RuleDef, exceptions};
use crate::source::{FileId, MappedText, Span};
use crate::syntax::ast::{Expr, ExprKind, RawPredicate, Right};
use crate::syntax::condition;
use crate::syntax::items::Element;

/// A condition with exceptions, lists and macros expanded.
#[derive(Clone, Debug)]
pub struct Part {
    /// The kind of the node.
    pub kind: PartKind,
    /// The bytes it was written at.
    pub span: Span,
}

/// The kinds of a [`Part`].
#[derive(Clone, Debug)]
pub enum PartKind {
    /// Conjunction of two or more parts.
    And(Vec<Part>),
    /// Disjunction of two or more parts.
    Or(Vec<Part>),
    /// Negation.
    Not(Box<Part>),
    /// The condition of a macro.
    Macro {
        /// The macro.
        name: String,
        /// Its condition.
        body: Box<Part>,
    },
    /// A predicate.
    Check {
        /// The predicate. Its ranges refer to an intermediate text that no longer exists.
        check: Box<RawPredicate>,
        /// Lists that its constants came from, each once, in their order in the text.
        lists: Vec<String>,
        /// The bytes of its constants, if the right-hand side consists of constants.
        constants: Option<Span>,
    },
}

/// The error that a condition has more than [`MAX_SIZE`] parts or is nested deeper than [`MAX_DEPTH`] and
/// [`MAX_NESTING`] macros; this is only possible for a macro that no rule uses.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{0}` is too large to be written out")]
pub struct TooLarge(pub String);

/// Expands conditions.
#[derive(Debug)]
pub struct Expander<'a> {
    collection: &'a Collection,
    lists: Lists,
    /// Parsed macros, in order of definition.
    macros: Vec<(MappedText, Expr)>,
    /// The list that an element belongs to, by the location of the element.
    list_of: FxHashMap<(FileId, u32), usize>,
}

impl<'a> Expander<'a> {
    /// Creates an expander for a collection that was loaded without errors, so no text is too long.
    pub fn new(collection: &'a Collection) -> Self {
        let lists = Lists::new(&collection.lists);
        let macros = collection
            .macros
            .rows()
            .iter()
            .map(|definition| {
                let text = lists.substitute(&definition.condition);
                let text = text.unwrap_or_else(|TooLong| definition.condition.clone());
                let expr = condition::parse(text.as_str()).expr;
                (text, expr)
            })
            .collect();
        let rows = collection.lists.rows().iter().enumerate();
        let list_of = rows
            .flat_map(|(position, list)| {
                let places = list.items.iter().filter_map(|item| {
                    let span = item.value.span(0..item.value.as_str().len())?;
                    Some((span.file, span.start))
                });
                places.map(move |place| (place, position))
            })
            .collect();
        Self {
            collection,
            lists,
            macros,
            list_of,
        }
    }

    /// Returns the expanded condition of a rule, including its exceptions.
    pub fn rule(&self, rule: &RuleDef) -> Result<Part, TooLarge> {
        let mut facts = Vec::new();
        let text = exceptions::expand(&rule.condition, &rule.exceptions, rule.place.file, &mut facts);
        let text = self.lists.substitute(&text);
        let text = text.map_err(|TooLong| TooLarge(rule.name().to_owned()))?;
        let tree = condition::parse(text.as_str()).expr;
        self.expand(&tree, &text, rule.name(), rule.name_span)
    }

    /// Returns the expansion of a condition that belongs to no item, such as an unfinished part of one;
    /// `place` is the location of its own text.
    pub fn text(&self, text: &str, place: Span) -> Result<Part, TooLarge> {
        let mut mapped = MappedText::default();
        mapped.push_derived(text, place);
        let mapped = self.lists.substitute(&mapped);
        let mapped = mapped.map_err(|TooLong| TooLarge(text.to_owned()))?;
        let tree = condition::parse(mapped.as_str()).expr;
        self.expand(&tree, &mapped, text, place)
    }

    /// Returns the expanded condition of the macro at `position`.
    pub fn macro_at(&self, position: usize) -> Result<Part, TooLarge> {
        let definition = &self.collection.macros.rows()[position];
        let (text, tree) = &self.macros[position];
        self.expand(tree, text, definition.name(), definition.name_span)
    }

    /// Returns the elements of the list at `position`, lists among them expanded.
    pub fn list_items(&self, position: usize) -> &[Element] {
        self.lists.items(position)
    }

    fn expand(&self, tree: &Expr, text: &MappedText, name: &str, place: Span) -> Result<Part, TooLarge> {
        let mut walk = Walk {
            size: 0,
            depth: 0,
            place,
        };
        self.part(tree, text, &mut walk)
            .ok_or_else(|| TooLarge(name.to_owned()))
    }

    fn part(&self, tree: &Expr, text: &MappedText, walk: &mut Walk) -> Option<Part> {
        walk.size += 1;
        walk.depth += 1;
        if walk.size > MAX_SIZE || walk.depth > MAX_DEPTH + MAX_NESTING {
            return None;
        }
        let span = text.span(tree.range.clone()).unwrap_or(walk.place);
        let mut parts = |children: &[Expr]| -> Option<Vec<Part>> {
            children
                .iter()
                .map(|child| self.part(child, text, walk))
                .collect()
        };
        let kind = match &tree.kind {
            ExprKind::And(children) => PartKind::And(parts(children)?),
            ExprKind::Or(children) => PartKind::Or(parts(children)?),
            ExprKind::Not(child) => PartKind::Not(Box::new(self.part(child, text, walk)?)),
            ExprKind::Macro(name) => {
                let position = self.collection.macros.position(name)?;
                let (text, tree) = &self.macros[position];
                PartKind::Macro {
                    name: name.clone(),
                    body: Box::new(self.part(tree, text, walk)?),
                }
            }
            ExprKind::Predicate(check) => PartKind::Check {
                lists: self.lists_of(check, text),
                constants: constants(check, text),
                check: check.clone(),
            },
            // A collection without errors has no error nodes.
            ExprKind::Error => return None,
        };
        walk.depth -= 1;
        Some(Part { kind, span })
    }

    fn lists_of(&self, check: &RawPredicate, text: &MappedText) -> Vec<String> {
        let Right::List { items, .. } = &check.right else {
            return Vec::new();
        };
        let mut names: Vec<String> = Vec::new();
        for item in items {
            let span = text.span(item.range.clone());
            let list = span.and_then(|span| self.list_of.get(&(span.file, span.start)));
            let name = list.map(|position| self.collection.lists.rows()[*position].name());
            if let Some(name) = name.filter(|name| !names.iter().any(|known| known == name)) {
                names.push(name.to_owned());
            }
        }
        names
    }
}

fn constants(check: &RawPredicate, text: &MappedText) -> Option<Span> {
    let range = match &check.right {
        Right::Value(word) => word.range.clone(),
        Right::List { items, .. } => items.first()?.range.clone(),
        Right::None | Right::Operand(_) => return None,
    };
    text.span(range)
}

struct Walk {
    size: usize,
    depth: usize,
    /// The location of nodes without a location of their own.
    place: Span,
}

/// Writes Falco's canonical form.
impl Display for Part {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |out: &mut fmt::Formatter<'_>, parts: &[Self], connective: &str| {
            out.write_str("(")?;
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    out.write_str(connective)?;
                }
                part.fmt(out)?;
            }
            out.write_str(")")
        };
        match &self.kind {
            PartKind::And(parts) => joined(out, parts, " and "),
            PartKind::Or(parts) => joined(out, parts, " or "),
            PartKind::Not(part) => write!(out, "not {part}"),
            PartKind::Macro { body, .. } => body.fmt(out),
            PartKind::Check { check, .. } => check.fmt(out),
        }
    }
}
