//! What can be wrong with the YAML of a file.

use thiserror::Error;

use crate::source::Span;

/// A mistake in the YAML of a file.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("{kind}")]
pub struct YamlError {
    /// What is wrong.
    pub kind: YamlErrorKind,
    /// Where; its start is where Falco places it.
    pub span: Span,
}

/// What is wrong. The text is the reason that yaml-cpp gives.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum YamlErrorKind {
    /// `: ` within a plain scalar.
    #[error("illegal map value")]
    IllegalMapValue,
    /// A `- ` entry where none can start.
    #[error("illegal block entry")]
    IllegalBlockEntry,
    /// A `? ` key where none can start.
    #[error("illegal map key")]
    IllegalMapKey,
    /// `]`, `}` or `,` outside of brackets or not matching.
    #[error("illegal flow end")]
    IllegalFlowEnd,
    /// A character that no token starts with (`%`, `@`, a backtick).
    #[error("unknown token")]
    UnknownToken,
    /// A tab where indentation is expected.
    #[error("illegal tab when looking for indentation")]
    TabInIndentation,
    /// An entry of a block mapping does not begin with a key.
    #[error("end of map not found")]
    EndOfMap,
    /// An entry of a block sequence does not begin with `-`.
    #[error("end of sequence not found")]
    EndOfSequence,
    /// A `{` that is never closed.
    #[error("end of map flow not found")]
    EndOfMapFlow,
    /// A `[` that is never closed.
    #[error("end of sequence flow not found")]
    EndOfSequenceFlow,
    /// `*` without a name.
    #[error("alias not found after *")]
    AliasNotFound,
    /// `&` without a name.
    #[error("anchor not found after &")]
    AnchorNotFound,
    /// A name of an alias or anchor goes on with a character that it cannot have.
    #[error("illegal character found while scanning alias")]
    CharInAlias,
    /// Like [`CharInAlias`](Self::CharInAlias), in an anchor.
    #[error("illegal character found while scanning anchor")]
    CharInAnchor,
    /// `*name` and no `&name` before.
    #[error("the referenced anchor is not defined: {0}")]
    UndefinedAlias(String),
    /// More than one anchor on a node.
    #[error("cannot assign multiple anchors to the same node")]
    MultipleAnchors,
    /// More than one tag on a node.
    #[error("cannot assign multiple tags to the same node")]
    MultipleTags,
    /// `\q` in a double-quoted scalar.
    #[error("unknown escape character: {0}")]
    UnknownEscape(char),
    /// `\x`, `\u` or `\U` with something that is no hexadecimal digit.
    #[error("bad character found while scanning hex number")]
    BadHex,
    /// `\u` or `\U` with a number that is no character.
    #[error("invalid unicode: {0}")]
    BadUnicode(u32),
    /// `---` within a quoted scalar.
    #[error("illegal document indicator in scalar")]
    DocumentInScalar,
    /// A quoted scalar is not closed.
    #[error("illegal EOF in scalar")]
    EofInScalar,
    /// An indentation digit of `0` on a block scalar.
    #[error("cannot set zero indentation for a block scalar")]
    ZeroIndent,
    /// Something after `|` or `>` that is neither indentation, chomping nor comment.
    #[error("unexpected character in block scalar")]
    CharInBlock,
    /// A `%YAML` or `%TAG` directive is wrong.
    #[error("{0}")]
    Directive(String),
    /// A comma at the start of a line.
    #[error("plain value cannot start with flow indicator character")]
    UnexpectedComma,
    /// A scalar or comma behind a quoted scalar.
    #[error("unexpected scalar")]
    UnexpectedScalar,
    /// `!<` without `>`.
    #[error("end of verbatim tag not found")]
    EndOfVerbatimTag,
    /// `!handle!` with nothing behind it.
    #[error("tag handle with no suffix")]
    TagWithoutSuffix,
    /// A tag handle with a character that it cannot have.
    #[error("illegal character found while scanning tag handle")]
    CharInTagHandle,
    /// Nested deeper than yaml-cpp's limit.
    #[error("bad file")]
    TooDeep,
    /// Aliases that stand for too much in total.
    #[error("bad file")]
    TooManyAliases,
}
