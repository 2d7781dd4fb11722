//! Errors in the YAML of a file.

use std::fmt;

use thiserror::Error;

use crate::source::Span;

/// A mistake in the YAML of a file.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("{kind}")]
pub struct YamlError {
    /// The kind of error.
    pub kind: YamlErrorKind,
    /// Where; its start is where Falco places it.
    pub span: Span,
    /// What probably caused it, if that is somewhere else or can be said more precisely.
    pub cause: Option<YamlCause>,
}

/// The probable cause of a [`YamlError`]. It is no part of Falco's answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum YamlCause {
    /// This bracket is not closed before the next key or item.
    UnclosedBracket(Span),
    /// This quote is not closed, or closed by a quote of another line.
    UnclosedQuote(Span),
    /// A tab in the indentation.
    Tab(Span),
    /// A line is indented otherwise than the entries that it seems to belong to.
    Indentation {
        /// Columns that the line is indented by.
        found: usize,
        /// Columns that its siblings are indented by.
        expected: usize,
        /// The key of such a sibling.
        sibling: Span,
    },
    /// No space follows the colon of this key.
    NoSpaceAfterColon(Span),
    /// The value begins with this character, which needs quotes.
    SpecialCharacter(char),
    /// The value contains `: `, which needs quotes.
    ColonInValue,
}

impl YamlCause {
    /// Returns where the cause is, if that is not where the error was noticed.
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::UnclosedBracket(span)
            | Self::UnclosedQuote(span)
            | Self::Tab(span)
            | Self::NoSpaceAfterColon(span) => Some(*span),
            Self::Indentation { .. } | Self::SpecialCharacter(_) | Self::ColonInValue => None,
        }
    }
}

impl fmt::Display for YamlCause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnclosedBracket(_) => out.write_str("unclosed bracket"),
            Self::UnclosedQuote(_) => out.write_str("unclosed quote"),
            Self::Tab(_) => out.write_str("tabs cannot indent YAML"),
            Self::Indentation { found, expected, .. } => {
                write!(out, "wrong indentation: indented {found}, siblings {expected}")
            }
            Self::NoSpaceAfterColon(_) => out.write_str("no space after the colon"),
            Self::SpecialCharacter(character) => {
                write!(out, "an unquoted value cannot start with `{character}`")
            }
            Self::ColonInValue => out.write_str("an unquoted value cannot contain `: `"),
        }
    }
}

/// The kinds of errors. Their texts are the reasons that yaml-cpp gives.
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
    /// A scalar or comma after a quoted scalar.
    #[error("unexpected scalar")]
    UnexpectedScalar,
    /// `!<` without `>`.
    #[error("end of verbatim tag not found")]
    EndOfVerbatimTag,
    /// `!handle!` without a suffix.
    #[error("tag handle with no suffix")]
    TagWithoutSuffix,
    /// A tag handle with a character that it cannot have.
    #[error("illegal character found while scanning tag handle")]
    CharInTagHandle,
    /// Nested deeper than yaml-cpp's limit.
    #[error("bad file")]
    TooDeep,
    /// The trees that aliases refer to are too large in total.
    #[error("bad file")]
    TooManyAliases,
}
