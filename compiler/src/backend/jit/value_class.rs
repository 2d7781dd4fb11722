//! The classes of values that native code handles inline.

use crate::tables::{FieldFlags, ParamType};
use crate::value::FieldRef;

/// The kind of values that native code handles inline, by the type of the field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ValueClass {
    Text,
    Int,
    Uint,
    Bool,
    /// Any other type: helpers evaluate the predicate.
    Other,
}

impl ValueClass {
    /// Returns the class of the values of `field`.
    pub(super) fn of(field: &FieldRef) -> Self {
        let info = field.field.info();
        match info.ty {
            _ if info.flags.contains(FieldFlags::LIST) => Self::Other,
            ParamType::Bool => Self::Bool,
            ty if ty.is_text() => Self::Text,
            ty if ty.is_signed() => Self::Int,
            ty if ty.is_unsigned() => Self::Uint,
            _ => Self::Other,
        }
    }
}
