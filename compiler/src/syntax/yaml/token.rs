//! Tokens of YAML.

use super::Scalar;

/// A token and its bytes.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
    pub status: Status,
}

/// Whether a token counts. A possible key is pending until its colon is seen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Status {
    Valid,
    Pending,
    Void,
}

#[derive(Clone, Debug)]
pub(super) enum TokenKind {
    /// A directive with its words.
    Directive(Vec<String>),
    DocumentStart,
    DocumentEnd,
    BlockSequenceStart,
    BlockSequenceEnd,
    BlockMappingStart,
    BlockMappingEnd,
    BlockEntry,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    FlowEntry,
    Key,
    Value,
    Anchor(String),
    Alias(String),
    Tag(String),
    Scalar(Scalar),
}
