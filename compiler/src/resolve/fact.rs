//! Facts about items that refer to each other.

use std::sync::Arc;

use crate::source::{FileId, Span};
use crate::syntax::items::PathStep;

/// Whether Falco rejects the rules because of a fact.
pub use crate::syntax::items::Severity;

/// A fact about items that refer to each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The kind of fact.
    pub kind: FactKind,
    /// The bytes it is about.
    pub span: Span,
    /// The location that Falco reports.
    pub place: Place,
}

/// The location of something as Falco reports it.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The file, which every location begins with.
    pub file: FileId,
    /// The path to the item, without the file.
    pub path: Vec<PathStep>,
    /// The location within a condition, if it is in one.
    pub expression: Option<Expression>,
}

/// A location within a condition as Falco computes it: it adds the position of the last step of the path to
/// that in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// The condition that Falco shows.
    pub text: Arc<str>,
    /// Line within the parsed text, from 1; zero for the condition as a whole.
    pub line: u32,
    /// Column, from 1, counting bytes; zero for the condition as a whole.
    pub column: u32,
    /// Byte offset.
    pub offset: u32,
}

impl Place {
    /// Returns the location of a file as a whole.
    pub const fn file(file: FileId) -> Self {
        Self {
            file,
            path: Vec::new(),
            expression: None,
        }
    }
}

/// The lines of a condition as Falco counts them: both line feeds and carriage returns start one.
///
/// A long condition can have many errors, so offsets are looked up instead of counted each time.
#[derive(Clone, Debug)]
pub struct ConditionLines {
    /// The offset at which each line but the first starts.
    starts: Vec<usize>,
    length: usize,
}

impl ConditionLines {
    /// Returns the lines of `text`.
    pub fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate();
        let breaks = breaks.filter(|(_, byte)| matches!(byte, b'\n' | b'\r'));
        Self {
            starts: breaks.map(|(at, _)| at + 1).collect(),
            length: text.len(),
        }
    }

    /// Returns line and column, from 1, and offset of the byte at `offset`.
    pub fn position(&self, offset: usize) -> (u32, u32, u32) {
        let at = if offset <= self.length {
            offset
        } else {
            self.length
        };
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).map_or(0, |before| self.starts[before]);
        (line as u32 + 1, (at - start) as u32 + 1, offset as u32)
    }
}

impl Expression {
    /// Returns the location of the byte at `offset` of the text with these lines, in a condition that Falco
    /// shows as `text`.
    pub fn at(text: &Arc<str>, lines: &ConditionLines, offset: usize) -> Self {
        let (line, column, offset) = lines.position(offset);
        Self {
            text: Arc::clone(text),
            line,
            column,
            offset,
        }
    }

    /// Returns the location of a condition as a whole.
    pub fn whole(text: &Arc<str>) -> Self {
        Self {
            text: Arc::clone(text),
            line: 0,
            column: 0,
            offset: 0,
        }
    }
}

/// The kinds of facts about items that refer to each other.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FactKind {
    /// The rules require another engine version.
    EngineVersion {
        /// Major, minor, patch.
        required: (u32, u32, u32),
    },
    /// A required plugin version is not `x.y.z`.
    BadPluginVersion {
        /// The plugin.
        plugin: String,
        /// The version as written.
        version: String,
    },
    /// A plugin is listed twice in one requirement.
    PluginTwice(String),
    /// No loaded plugin satisfies the requirement (Falco exits with an error).
    PluginMissing {
        /// Name and version of each plugin that satisfies it.
        choices: Vec<(String, String)>,
    },
    /// No known plugin satisfies the requirement, where all known plugins count as loaded.
    PluginUnknown {
        /// Name and version of each plugin that satisfies it.
        choices: Vec<(String, String)>,
    },
    /// The list to append to is undefined.
    NoListToAppend(String),
    /// The macro to append to is undefined.
    NoMacroToAppend(String),
    /// The rule to append to is undefined.
    NoRuleToAppend(String),
    /// The rule whose keys are replaced is undefined.
    NoRuleToReplace(String),
    /// The rule that is enabled or disabled is undefined.
    NoRuleToEnable(String),
    /// `append: true` with nothing to append.
    NothingToAppend,
    /// A rule is redefined with another source.
    SourceConflict {
        /// The rule.
        rule: String,
        /// The source it has.
        first: String,
        /// The source of the redefinition.
        now: String,
        /// Where the rule was defined.
        defined: Span,
    },
    /// The event source is unknown; the rule is not checked.
    UnknownSource(String),
    /// `fields` of an exception is empty.
    ExceptionWithoutFields,
    /// An exception that is new to the rule is appended without `fields`.
    NewExceptionWithoutFields(String),
    /// An exception that is new to the rule is appended without `values`.
    NewExceptionWithoutValues(String),
    /// An append redefines the `fields` of an exception.
    FieldsOfExisting {
        /// The exception.
        exception: String,
        /// Where it was defined.
        defined: Span,
    },
    /// An append redefines the `comps` of an exception.
    CompsOfExisting {
        /// The exception.
        exception: String,
        /// Where it was defined.
        defined: Span,
    },
    /// `fields` and `comps` differ in length.
    CompsLength {
        /// Number of fields.
        fields: usize,
        /// Number of operators.
        comps: usize,
    },
    /// `comps` is a sequence although `fields` is not.
    CompsNotSingle,
    /// An unknown operator in `comps`.
    UnknownComp(String),
    /// An operator that is not supported for a single field.
    SingleComp(String),
    /// An unknown field.
    UnknownExceptionField(String),
    /// A field with an invalid argument, with the message of Falco.
    BadExceptionField {
        /// The field.
        field: String,
        /// The message of Falco.
        message: String,
    },
    /// A value of a single-field exception is a sequence.
    ListValue,
    /// An entry of `values` and `fields` differ in length.
    ValuesLength {
        /// Number of fields.
        fields: usize,
        /// Number of elements.
        values: usize,
        /// The entry is a scalar where a sequence is required.
        is_scalar: bool,
    },
    /// A macro that is undefined, or defined after its use.
    UndefinedMacro {
        /// Its name.
        name: String,
        /// Its definition, if it comes after the use.
        later: Option<Span>,
    },
    /// A macro that refers to itself.
    MacroLoop(String),
    /// Macros are nested deeper than [`super::macros::MAX_NESTING`].
    MacroNesting(String),
    /// No rule uses the macro.
    UnusedMacro(String),
    /// Nothing uses the list.
    UnusedList(String),
}

impl FactKind {
    /// Returns whether Falco rejects the rules because of it.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::PluginUnknown { .. } => Severity::Silent,
            Self::UnknownSource(_) | Self::UnusedMacro(_) | Self::UnusedList(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
