//! Type compatibility of operators.

use crate::tables::{OPERATORS, Operator, ParamType, ValueKind};

/// The kind of left-hand operand that an operator does not support.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Operands {
    /// Numbers, ports, times, flags.
    Number,
    /// `true` and `false`.
    Bool,
    /// Strings and paths.
    Text,
    /// Byte buffers.
    Buffer,
    /// Addresses and networks.
    Network,
    /// Fields with several values.
    List,
    /// Fields with several values of a type that is not supported in lists.
    ListOf(ParamType),
    /// Values that only support `exists`.
    Opaque(ParamType),
}

/// Checks that `operator` supports values of type `ty`, or lists of them if `list`.
///
/// # Errors
///
/// Returns the kind of the operand if the operator does not support it.
pub fn check(operator: Operator, ty: ParamType, list: bool) -> Result<(), Operands> {
    if operator.accepts(ty, list) {
        return Ok(());
    }
    Err(match ty.kind() {
        _ if list && ty.is_list_element() => Operands::List,
        _ if list => Operands::ListOf(ty),
        ValueKind::Text => Operands::Text,
        ValueKind::Number => Operands::Number,
        ValueKind::Bool => Operands::Bool,
        ValueKind::Address => Operands::Network,
        ValueKind::Bytes => Operands::Buffer,
        ValueKind::Other => Operands::Opaque(ty),
    })
}

/// Returns the operators that support values of type `ty`, or lists of them if `list`.
pub fn operators(ty: ParamType, list: bool) -> impl Iterator<Item = &'static str> {
    OPERATORS
        .iter()
        .filter(move |row| row.operator.accepts(ty, list))
        .map(|row| row.symbol)
}

/// Returns the name of a type in Falco's messages. Falco has no name for four of the types.
pub fn type_name(ty: ParamType) -> &'static str {
    match ty {
        ParamType::Ipv6addr | ParamType::Ipv6net | ParamType::Fd32 | ParamType::Pid32 => "<NA>",
        named => named.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsupported_operators_report_the_kind_of_operand() {
        use Operator as O;
        use ParamType as T;
        assert_eq!(check(O::Greater, T::Charbuf, false), Ok(()));
        assert_eq!(check(O::Contains, T::Int64, false), Err(Operands::Number));
        assert_eq!(check(O::Less, T::Bool, false), Err(Operands::Bool));
        assert_eq!(check(O::Icontains, T::Bytebuf, false), Err(Operands::Buffer));
        assert_eq!(check(O::Bcontains, T::Charbuf, false), Err(Operands::Text));
        assert_eq!(check(O::Contains, T::Ipaddr, false), Err(Operands::Network));
        assert_eq!(check(O::Equal, T::Charbuf, true), Err(Operands::List));
        assert_eq!(check(O::In, T::Int32, true), Err(Operands::ListOf(T::Int32)));
        assert_eq!(
            check(O::Equal, T::Socktuple, false),
            Err(Operands::Opaque(T::Socktuple))
        );
        assert!(operators(T::Bool, false).all(|symbol| symbol != "<"));
    }
}
