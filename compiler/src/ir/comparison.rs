//! Predicates that passes can reason about: one field compared with constants.
//!
//! In: a predicate. Out: its [`Comparison`], or `None` if it tests existence, compares with another
//! operand, or has a transformer on its left. Not here: the semantics of operators and constants.

use crate::check::typed::{Constant, Operand, Predicate, Test};
use crate::tables::{Modifier, Operator};
use crate::value::FieldRef;

/// A field compared with constants.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Comparison<'a> {
    /// The field.
    pub field: &'a FieldRef,
    /// The operator.
    pub operator: Operator,
    /// Whether all or any of the constants have to match, if a modifier is given.
    pub modifier: Option<Modifier>,
    /// The constants it is compared with.
    pub constants: &'a [Constant],
}

impl<'a> Comparison<'a> {
    /// Returns the comparison that `predicate` is, if it is one.
    pub fn of(predicate: &'a Predicate) -> Option<Self> {
        match (&predicate.left, &predicate.test) {
            (
                Operand::Field(field),
                Test::Constants {
                    operator,
                    modifier,
                    constants,
                },
            ) => Some(Self {
                field,
                operator: *operator,
                modifier: *modifier,
                constants,
            }),
            _ => None,
        }
    }

    /// Returns the comparison unless all constants have to match.
    pub fn with_any(self) -> Option<Self> {
        matches!(self.modifier, None | Some(Modifier::Anyof)).then_some(self)
    }

    /// Returns the comparison if it has no modifier.
    pub fn plain(self) -> Option<Self> {
        self.modifier.is_none().then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::field;

    fn predicate(modifier: Option<Modifier>) -> Predicate {
        Predicate {
            left: Operand::Field(FieldRef::plain(field::PROC_NAME)),
            test: Test::Constants {
                operator: Operator::Startswith,
                modifier,
                constants: vec![Constant::Text(b"a".to_vec())],
            },
        }
    }

    #[test]
    fn fields_compared_with_constants_are_comparisons() {
        let anyof = predicate(Some(Modifier::Anyof));
        let found = Comparison::of(&anyof).unwrap();
        assert_eq!(found.field, &FieldRef::plain(field::PROC_NAME));
        assert_eq!(found.operator, Operator::Startswith);
        assert_eq!(found.constants, [Constant::Text(b"a".to_vec())]);
        assert_eq!((found.with_any(), found.plain()), (Some(found), None));
        let allof = predicate(Some(Modifier::Allof));
        let found = Comparison::of(&allof).unwrap();
        assert_eq!((found.with_any(), found.plain()), (None, None));
        let bare = predicate(None);
        let found = Comparison::of(&bare).unwrap();
        assert_eq!((found.with_any(), found.plain()), (Some(found), Some(found)));
    }

    #[test]
    fn other_predicates_are_not_comparisons() {
        let field = || Operand::Field(FieldRef::plain(field::PROC_NAME));
        let of_field = |test| Predicate { left: field(), test };
        assert_eq!(Comparison::of(&of_field(Test::Exists)), None);
        let other = Predicate {
            left: Operand::Text(b"a".to_vec()),
            ..predicate(None)
        };
        assert_eq!(Comparison::of(&other), None);
    }
}
