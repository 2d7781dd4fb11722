//! Operators and modifiers of the condition language.
//!
//! The enums list them; their properties are in the rows of `operators.toml`.

use super::ParamType;
use super::generated::operators::{MODIFIERS, OPERATORS};

/// A comparison operator.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[expect(missing_docs, reason = "operators.toml documents each")]
pub enum Operator {
    Exists,
    Equal,
    /// `==`, the same as `=` but printed as written.
    DoubleEqual,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    Icontains,
    Bcontains,
    Startswith,
    Bstartswith,
    Endswith,
    Glob,
    Iglob,
    Regex,
    In,
    Intersects,
    Pmatch,
}

/// How a comparison with several constants combines their results.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Modifier {
    /// Exactly one comparison is true.
    Oneof,
    /// At least one comparison is true.
    Anyof,
    /// All comparisons are true.
    Allof,
}

/// The properties of an operator.
#[derive(Debug)]
pub struct OperatorInfo {
    /// The operator.
    pub operator: Operator,
    /// The symbol as written in conditions.
    pub symbol: &'static str,
    /// Its group in the grammar.
    pub group: OperatorGroup,
    /// Kinds of values that it supports.
    pub kinds: &'static [ValueKind],
    /// Whether it supports a field with several values.
    pub list: bool,
    /// Whether a modifier may follow.
    pub modifier: bool,
    /// Whether `val(field)` or a transformer is allowed as a right-hand operand.
    pub operand: bool,
    /// When it is true, in one line.
    pub doc: &'static str,
    /// A condition that uses it.
    pub example: &'static str,
}

/// The properties of a modifier.
#[derive(Debug)]
pub struct ModifierInfo {
    /// The modifier.
    pub modifier: Modifier,
    /// The symbol as written in conditions.
    pub symbol: &'static str,
    /// When it is true, in one line.
    pub doc: &'static str,
    /// A condition that uses it.
    pub example: &'static str,
}

/// The right-hand side that the grammar expects after an operator.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum OperatorGroup {
    /// Nothing.
    Unary,
    /// A number without quotes, or an operand.
    Numeric,
    /// A constant or an operand, or a modifier and a list.
    String,
    /// A list, a word or an operand.
    List,
}

/// The kind of a type for comparisons.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ValueKind {
    /// Strings and paths.
    Text,
    /// Numbers, flags, times, ports.
    Number,
    /// `true` and `false`.
    Bool,
    /// Addresses and networks.
    Address,
    /// Raw bytes.
    Bytes,
    /// Encodings that only support `exists`.
    Other,
}

impl ParamType {
    /// Returns the kind, which determines the operators that support values of this type.
    pub const fn kind(self) -> ValueKind {
        use ParamType as T;
        match self {
            T::Charbuf | T::Fspath | T::Fsrelpath => ValueKind::Text,
            T::Bytebuf => ValueKind::Bytes,
            T::Bool => ValueKind::Bool,
            T::Ipv4addr | T::Ipv4net | T::Ipv6addr | T::Ipv6net | T::Ipaddr | T::Ipnet => ValueKind::Address,
            T::Int8
            | T::Int16
            | T::Int32
            | T::Int64
            | T::Uint8
            | T::Uint16
            | T::Uint32
            | T::Uint64
            | T::Errno
            | T::Fd
            | T::Pid
            | T::Syscallid
            | T::Sigtype
            | T::Reltime
            | T::Abstime
            | T::Port
            | T::Flags8
            | T::Flags16
            | T::Flags32
            | T::Double
            | T::Mode
            | T::Enumflags8
            | T::Enumflags16
            | T::Enumflags32 => ValueKind::Number,
            T::None
            | T::Sockaddr
            | T::Socktuple
            | T::Fdlist
            | T::L4proto
            | T::Sockfamily
            | T::Dyn
            | T::Uid
            | T::Gid
            | T::Sigset
            | T::Charbufarray
            | T::CharbufPairArray
            | T::Fd32
            | T::Pid32 => ValueKind::Other,
        }
    }

    /// Returns whether a field with several values of this type can be compared.
    pub const fn is_list_element(self) -> bool {
        use ParamType as T;
        matches!(
            self,
            T::Charbuf | T::Uint64 | T::Reltime | T::Abstime | T::Bool | T::Ipaddr | T::Ipnet
        )
    }
}

impl Operator {
    /// Returns its row.
    pub const fn info(self) -> &'static OperatorInfo {
        &OPERATORS[self as usize]
    }

    /// Returns the symbol as written in conditions.
    pub const fn symbol(self) -> &'static str {
        self.info().symbol
    }

    /// Returns the operator written `symbol`.
    pub fn parse(symbol: &str) -> Option<Self> {
        OPERATORS
            .iter()
            .find(|row| row.symbol == symbol)
            .map(|row| row.operator)
    }

    /// Returns whether values of type `ty` (several of them if `list`) are supported as the left-hand operand.
    pub fn accepts(self, ty: ParamType, list: bool) -> bool {
        if self == Self::Exists {
            return true;
        }
        if list {
            return self.info().list && ty.is_list_element();
        }
        self.info().kinds.contains(&ty.kind())
    }
}

impl Modifier {
    /// Returns its row.
    pub const fn info(self) -> &'static ModifierInfo {
        &MODIFIERS[self as usize]
    }

    /// Returns the symbol as written in conditions.
    pub const fn symbol(self) -> &'static str {
        self.info().symbol
    }

    /// Returns the modifier written `symbol`.
    pub fn parse(symbol: &str) -> Option<Self> {
        MODIFIERS
            .iter()
            .find(|row| row.symbol == symbol)
            .map(|row| row.modifier)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_the_order_of_the_enums() {
        for (place, row) in OPERATORS.iter().enumerate() {
            assert_eq!(row.operator as usize, place, "{}", row.symbol);
            assert_eq!(Operator::parse(row.symbol), Some(row.operator));
        }
        assert_eq!(OPERATORS.len(), Operator::Pmatch as usize + 1);
        for (place, row) in MODIFIERS.iter().enumerate() {
            assert_eq!(row.modifier as usize, place, "{}", row.symbol);
            assert_eq!(Modifier::parse(row.symbol), Some(row.modifier));
        }
        assert_eq!(MODIFIERS.len(), Modifier::Allof as usize + 1);
    }

    #[test]
    fn rows_are_documented_and_agree_with_their_group() {
        for row in &OPERATORS {
            assert!(
                !row.doc.is_empty() && row.example.contains(row.symbol),
                "{}",
                row.symbol
            );
            assert_eq!(row.modifier, row.group == OperatorGroup::String, "{}", row.symbol);
            assert!(
                !row.operand || row.group != OperatorGroup::Unary,
                "{}",
                row.symbol
            );
        }
        for row in &MODIFIERS {
            assert!(
                !row.doc.is_empty() && row.example.contains(row.symbol),
                "{}",
                row.symbol
            );
        }
    }

    #[test]
    fn operators_support_the_types_of_the_language() {
        let accepts = |operator: &str, ty, list| Operator::parse(operator).unwrap().accepts(ty, list);
        assert!(accepts("contains", ParamType::Charbuf, false));
        assert!(!accepts("contains", ParamType::Uint64, false));
        assert!(!accepts("bcontains", ParamType::Charbuf, false));
        assert!(accepts("bcontains", ParamType::Bytebuf, false));
        assert!(accepts("<", ParamType::Charbuf, false));
        assert!(!accepts("<", ParamType::Bool, false));
        assert!(!accepts("=", ParamType::Charbuf, true));
        assert!(accepts("in", ParamType::Charbuf, true));
        assert!(!accepts("in", ParamType::Int64, true));
        assert!(accepts("exists", ParamType::Socktuple, false));
        assert!(!accepts("=", ParamType::Socktuple, false));
        assert!(!accepts("=", ParamType::Uid, false));
    }
}
