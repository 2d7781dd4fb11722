//! Which operators suit which types.

use crate::tables::{OPERATORS, Operator, ParamType, ValueKind};

/// Kind of left-hand side that an operator did not suit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Operands {
    /// Numbers, ports, times, flags.
    Number,
    /// `true` and `false`.
    Bool,
    /// Texts and paths.
    Text,
    /// Byte buffers.
    Buffer,
    /// Addresses and networks.
    Network,
    /// Fields with several values.
    List,
    /// Fields with several values of a type that lists cannot have.
    ListOf(ParamType),
    /// Values that can only be asked for existence.
    Opaque(ParamType),
}

/// `operator` can be asked of values of type `ty` (of a list of them, if `list`); if not, of what
/// kind they are.
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

/// The operators that suit such values.
pub fn operators(ty: ParamType, list: bool) -> impl Iterator<Item = &'static str> {
    OPERATORS
        .iter()
        .filter(move |row| row.operator.accepts(ty, list))
        .map(|row| row.symbol)
}

/// The name of a type as Falco's messages have it.
pub fn type_name(ty: ParamType) -> &'static str {
    use ParamType as T;
    match ty {
        T::None => "NONE",
        T::Int8 => "INT8",
        T::Int16 => "INT16",
        T::Int32 => "INT32",
        T::Int64 => "INT64",
        T::Uint8 => "UINT8",
        T::Uint16 => "UINT16",
        T::Uint32 => "UINT32",
        T::Uint64 => "UINT64",
        T::Charbuf => "CHARBUF",
        T::Bytebuf => "BYTEBUF",
        T::Errno => "ERRNO",
        T::Sockaddr => "SOCKADDR",
        T::Socktuple => "SOCKTUPLE",
        T::Fd => "FD",
        T::Pid => "PID",
        T::Fdlist => "FDLIST",
        T::Fspath => "FSPATH",
        T::Syscallid => "SYSCALLID",
        T::Sigtype => "SIGTYPE",
        T::Reltime => "RELTIME",
        T::Abstime => "ABSTIME",
        T::Port => "PORT",
        T::L4proto => "L4PROTO",
        T::Sockfamily => "SOCKFAMILY",
        T::Bool => "BOOL",
        T::Ipv4addr => "IPV4ADDR",
        T::Dyn => "DYNAMIC",
        T::Flags8 => "FLAGS8",
        T::Flags16 => "FLAGS16",
        T::Flags32 => "FLAGS32",
        T::Uid => "UID",
        T::Gid => "GID",
        T::Double => "DOUBLE",
        T::Sigset => "SIGSET",
        T::Charbufarray => "CHARBUFARRAY",
        T::CharbufPairArray => "CHARBUF_PAIR_ARRAY",
        T::Ipv4net => "IPV4NET",
        T::Ipaddr => "IPADDR",
        T::Ipnet => "IPNET",
        T::Mode => "MODE",
        T::Fsrelpath => "FSRELPATH",
        T::Enumflags8 => "ENUMFLAGS8",
        T::Enumflags16 => "ENUMFLAGS16",
        T::Enumflags32 => "ENUMFLAGS32",
        T::Ipv6addr | T::Ipv6net | T::Fd32 | T::Pid32 => "<NA>",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfits_name_the_kind_of_values() {
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
