//! Transformers of the condition language.
//!
//! The enum names them; what is known about each stands in its row of `transformers.toml`.

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
    /// `val(field)`: the field's value, on the right-hand side.
    Val,
}

/// What is known about a transformer.
#[derive(Debug)]
pub struct TransformerInfo {
    /// The transformer.
    pub transformer: Transformer,
    /// As written in conditions.
    pub symbol: &'static str,
    /// It takes at least so many arguments.
    pub min_arguments: u8,
    /// It takes at most so many; `None` = any number.
    pub max_arguments: Option<u8>,
    /// Types that its first argument can have; empty = any.
    pub types: &'static [ParamType],
    /// Its first argument may have several values.
    pub lists: bool,
    /// Type of its value.
    pub result: TransformerResult,
    /// A text in brackets may follow the call.
    pub selector: bool,
    /// It stands on the right-hand side of comparisons only.
    pub right_only: bool,
    /// What it gives, in one line.
    pub doc: &'static str,
    /// A condition that uses it.
    pub example: &'static str,
}

/// Type of a transformer's value.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TransformerResult {
    /// That of its argument.
    Same,
    /// A text.
    Text,
    /// An unsigned 64-bit number.
    Count,
    /// Several texts; one text with a selector.
    Texts,
}

impl Transformer {
    /// Its row.
    pub const fn info(self) -> &'static TransformerInfo {
        &TRANSFORMERS[self as usize]
    }

    /// As written in conditions.
    pub const fn symbol(self) -> &'static str {
        self.info().symbol
    }

    /// The transformer written `symbol`.
    pub fn parse(symbol: &str) -> Option<Self> {
        TRANSFORMERS
            .iter()
            .find(|row| row.symbol == symbol)
            .map(|row| row.transformer)
    }
}

impl TransformerInfo {
    /// Whether it can have `count` arguments.
    pub fn takes(&self, count: usize) -> bool {
        count >= usize::from(self.min_arguments)
            && self.max_arguments.is_none_or(|max| count <= usize::from(max))
    }

    /// Whether its first argument can be of type `ty`.
    pub fn accepts(&self, ty: ParamType) -> bool {
        self.types.is_empty() || self.types.contains(&ty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_enum() {
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
    fn argument_rules_hold() {
        assert!(Transformer::Concat.info().takes(7) && !Transformer::Concat.info().takes(1));
        assert!(Transformer::Join.info().takes(2) && !Transformer::Join.info().takes(3));
        assert!(!Transformer::B64.info().accepts(ParamType::Fspath));
        assert!(Transformer::Len.info().accepts(ParamType::Bytebuf));
        assert!(Transformer::Val.info().accepts(ParamType::Ipaddr));
    }
}
