//! Rules inside the values of other YAML files.
//!
//! In: the text of a Helm values file, a `ConfigMap`, an Argo CD Application, a Flux `HelmRelease` or
//! the like (the *outer file*). Out: an [`Embedded`]: its [`RuleDocument`]s, each the text of a rule
//! file with a map from its bytes to those of the outer file, and the [`Problem`]s that keep rules
//! from being read; and the text of the outer file with changed rules ([`Embedded::replace`]).
//!
//! Rules are found in block and quoted scalars, in scalars that contain YAML with rules (an Argo CD
//! Application has the values file in a block), and as sequences of items.
//! Not here: checking the rules, the wording of problems, reading and writing files.

mod document;
mod find;
mod replace;
mod template;

pub use document::{InlineStyle, RuleDocument};
pub use find::{MAX_NESTING, find, is_rule_file};
pub use replace::{NotReplaceable, Obstacle};
pub use template::template_action;

use crate::source::Span;
use crate::syntax::yaml::YamlErrorKind;

/// The contents of an outer file.
#[derive(Debug, Default)]
pub struct Embedded {
    /// The rule documents, in file order.
    pub documents: Vec<RuleDocument>,
    /// Problems that keep rules from being read as intended, in order of discovery.
    pub problems: Vec<Problem>,
}

/// Something about an outer file that keeps rules from being read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// The bytes of the outer file that it is about.
    pub span: Span,
    /// The kind of problem.
    pub kind: ProblemKind,
}

/// Kinds of problems of outer files.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ProblemKind {
    /// The file, or a value that contains rules, is not YAML. Rules after the error may be missing.
    Yaml(YamlErrorKind),
    /// The file is a template: it is YAML only after it was rendered.
    Template,
    /// Rules are in a folded or plain scalar, in which YAML joins lines.
    JoinedLines,
    /// Items in a folded, plain or quoted scalar are lost: YAML joins their first lines to others.
    LostItems,
    /// Rules below `customRules` are a sequence, where the Helm chart expects a string.
    NotText,
    /// Values that contain YAML are nested deeper than [`MAX_NESTING`].
    TooDeep,
}

#[cfg(test)]
mod tests;
