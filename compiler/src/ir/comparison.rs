//! Predicates of the form that can be reasoned about: one field compared with constants.
//!
//! In: a predicate. Out: its [`Comparison`], or `None` where it asks for presence, compares with another
//! operand, or has a transformer on its left. What the parts mean is left to those who look.

use crate::check::typed::{Constant, Operand, Predicate, Test};
use crate::tables::{Modifier, Operator};
use crate::value::FieldRef;

/// A field compared with constants.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Comparison<'a> {
    /// The field.
    pub field: &'a FieldRef,
    /// How its value is compared.
    pub operator: Operator,
    /// Whether all or any of the constants count, where that is written.
    pub modifier: Option<Modifier>,
    /// What it is compared with.
    pub constants: &'a [Constant],
}

impl<'a> Comparison<'a> {
    /// That of a predicate that is one.
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

    /// The same unless it asks that all constants fit.
    pub fn with_any(self) -> Option<Self> {
        matches!(self.modifier, None | Some(Modifier::Anyof)).then_some(self)
    }

    /// The same if it has no modifier.
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
    fn fields_with_constants_are_comparisons() {
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
    fn nothing_else_is() {
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
