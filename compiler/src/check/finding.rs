//! Facts of all phases in one type.

use super::fact::Fact;
use crate::resolve::{self, ReadFact, Severity};
use crate::source::Span;
use crate::syntax::items;

/// A fact of any phase.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// About a single item.
    Item(items::Fact),
    /// About items that refer to each other.
    Resolve(resolve::Fact),
    /// About a condition or an output.
    Check(Fact),
}

impl Finding {
    /// Returns whether Falco rejects the rules because of it.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Item(fact) => fact.kind.severity(),
            Self::Resolve(fact) => fact.kind.severity(),
            Self::Check(fact) => fact.kind.severity(),
        }
    }

    /// Returns whether Falco rejects the rules because of it.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// Returns the bytes it is about.
    pub const fn span(&self) -> Span {
        match self {
            Self::Item(fact) => fact.span,
            Self::Resolve(fact) => fact.span,
            Self::Check(fact) => fact.span,
        }
    }
}

impl From<ReadFact<'_>> for Finding {
    fn from(fact: ReadFact<'_>) -> Self {
        match fact {
            ReadFact::Item(fact) => Self::Item(fact.clone()),
            ReadFact::Resolve(fact) => Self::Resolve(fact),
        }
    }
}
