//! Transformers of the condition language.
//!
//! The enum lists them; their properties are in the rows of `transformers.toml`.

use super::ParamType;
use super::generated::transformers::TRANSFORMERS;

/// A function on values.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[expect(missing_docs, reason = "transformers.toml documents each")]
pub enum Transformer {
    Tolower,
    Toupper,
    B64,
    Basename,
    Len,
    Join,
    Concat,
    Getopt,
    /// `val(field)`: the value of a field as a right-hand operand.
    Val,
}

/// The properties of a transformer.
#[derive(Debug)]
pub struct TransformerInfo {
    /// The transformer.
    pub transformer: Transformer,
    /// The symbol as written in conditions.
    pub symbol: &'static str,
    /// The minimum number of arguments.
    pub min_arguments: u8,
    /// The maximum number of arguments; `None` = unlimited.
    pub max_arguments: Option<u8>,
    /// Supported types of its first argument; empty = any.
    pub types: &'static [ParamType],
    /// Whether its first argument may have several values.
    pub lists: bool,
    /// The type of its result.
    pub result: TransformerResult,
    /// Whether a selector in brackets may follow the call.
    pub selector: bool,
    /// Whether it is only allowed as a right-hand operand.
    pub right_only: bool,
    /// What it returns, in one line.
    pub doc: &'static str,
    /// A condition that uses it.
    pub example: &'static str,
}

/// The type of a transformer's result.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TransformerResult {
    /// The type of its argument.
    Same,
    /// A string.
    Text,
    /// An unsigned 64-bit number.
    Count,
    /// Several strings; one string with a selector.
    Texts,
}

impl Transformer {
    /// Returns its row.
    pub const fn info(self) -> &'static TransformerInfo {
        &TRANSFORMERS[self as usize]
    }

    /// Returns the symbol as written in conditions.
    pub const fn symbol(self) -> &'static str {
        self.info().symbol
    }

    /// Returns the transformer written `symbol`.
    pub fn parse(symbol: &str) -> Option<Self> {
        TRANSFORMERS
            .iter()
            .find(|row| row.symbol == symbol)
            .map(|row| row.transformer)
    }
}

impl TransformerInfo {
    /// Returns whether it supports `count` arguments.
    pub fn takes(&self, count: usize) -> bool {
        count >= usize::from(self.min_arguments)
            && self.max_arguments.is_none_or(|max| count <= usize::from(max))
    }

    /// Returns whether its first argument can be of type `ty`.
    pub fn accepts(&self, ty: ParamType) -> bool {
        self.types.is_empty() || self.types.contains(&ty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_the_order_of_the_enum() {
        for (place, row) in TRANSFORMERS.iter().enumerate() {
            assert_eq!(row.transformer as usize, place, "{}", row.symbol);
            assert_eq!(Transformer::parse(row.symbol), Some(row.transformer));
            assert!(!row.doc.is_empty(), "{}", row.symbol);
            assert!(
                row.example.contains(&format!("{}(", row.symbol)),
                "{}",
                row.symbol
            );
        }
        assert_eq!(TRANSFORMERS.len(), Transformer::Val as usize + 1);
    }

    #[test]
    fn arguments_are_limited_in_number_and_type() {
        assert!(Transformer::Concat.info().takes(7) && !Transformer::Concat.info().takes(1));
        assert!(Transformer::Join.info().takes(2) && !Transformer::Join.info().takes(3));
        assert!(!Transformer::B64.info().accepts(ParamType::Fspath));
        assert!(Transformer::Len.info().accepts(ParamType::Bytebuf));
        assert!(Transformer::Val.info().accepts(ParamType::Ipaddr));
    }
}
