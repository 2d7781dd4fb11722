//! The items of a rule file, decoded.
//!
//! In: the YAML trees of one file. Out: a [`RuleFile`]: its items in file order, each as the steps
//! that Falco's reader takes over it, what is wrong ([`Fact`]) and what is to be done ([`Action`]),
//! in that order, so that the first error of a file is Falco's own; and the trees.
//! Decoding goes on after an error as far as anything is left to decode.
//! Not here: what needs other items (does the macro to append to exist?), tables (is the field
//! known?) or the text of conditions and outputs.

mod decode;
mod exception;
mod fact;
mod incremental;
mod overrides;
mod read;
mod rule;
mod simple;
mod version;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use fact::{Fact, FactKind, ItemType, Operation, PathStep, Severity};
pub use incremental::IncrementalReader;
pub use read::read;
pub use version::parse_version;

use super::yaml::Node;
use crate::source::{FileId, MappedText, Span};
use crate::tables::Priority;

/// A rule file as read.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// The file.
    pub file: FileId,
    /// The roots of its documents. After broken YAML: the pieces that could be read.
    pub documents: Vec<Arc<Node>>,
    /// Facts of the file and its items, in the order in which Falco comes upon them. YAML errors
    /// come first: Falco reads nothing of a file that has one.
    pub entries: Vec<Entry>,
}

/// A fact of the file itself, or an item.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A fact.
    Fact(Fact),
    /// An item.
    Item(Arc<Item>),
}

/// An item: one entry of a document.
#[derive(Clone, Debug)]
pub struct Item {
    /// The kind of item.
    pub kind: ItemKind,
    /// Its tree.
    pub node: Arc<Node>,
    /// The steps of Falco's reader, in order; it stops at the first error.
    pub steps: Vec<Step>,
    /// Identifies the text of the item.
    pub text: TextId,
}

/// Tells one text of an item from another: an item that an edit only moved keeps it, and no two items
/// of a run share one.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct TextId(u64);

impl TextId {
    fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// The number says nothing, and differs from run to run.
impl fmt::Debug for TextId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TextId")
    }
}

/// Kinds of items.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ItemKind {
    /// `required_engine_version`
    EngineVersion,
    /// `required_plugin_versions`
    PluginVersions,
    /// `list`
    List,
    /// `macro`
    Macro,
    /// `rule`
    Rule,
    /// None of these, or not a mapping.
    Unknown,
}

/// A step over an item.
#[derive(Clone, Debug)]
pub enum Step {
    /// Something to say.
    Fact(Fact),
    /// Something to do.
    Action(Action),
}

/// The effects of an item.
///
/// After an error fact of the same item an action may lack parts that could not be decoded. It is still
/// given, so that the item is known to those that refer to it.
#[derive(Clone, Debug)]
pub enum Action {
    /// Require an engine version.
    RequireEngine(EngineVersion),
    /// Require a plugin, or one of its alternatives.
    RequirePlugin(PluginVersion),
    /// Define a list, in place of an earlier one of that name.
    DefineList(List),
    /// Append to a list.
    AppendList(List),
    /// Define a macro, in place of an earlier one of that name.
    DefineMacro(Macro),
    /// Append to a macro.
    AppendMacro(Macro),
    /// Define a rule, in place of an earlier one of that name.
    DefineRule(Box<Rule>),
    /// Append to a rule, by `append: true` or `override`.
    AppendRule(Box<RuleUpdate>),
    /// Replace keys of a rule.
    ReplaceRule(Box<RuleUpdate>),
    /// Switch a rule on or off (the item has no other key).
    EnableRule(RuleSwitch),
}

/// A value with its key and its positions.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Keyed<T> {
    /// The value.
    pub value: T,
    /// Its bytes.
    pub span: Span,
    /// Its key's bytes.
    pub key: Span,
    /// Where Falco places the value.
    pub place: Span,
}

/// Text of a value.
pub type Text = Keyed<MappedText>;

/// The position of an item.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ItemLocation {
    /// Its bytes.
    pub span: Span,
    /// Where Falco places it: at its first key.
    pub place: Span,
}

/// A required engine version.
#[derive(Clone, Debug)]
pub struct EngineVersion {
    /// The position of the item.
    pub item: ItemLocation,
    /// The text as written.
    pub text: Text,
    /// Major, minor, patch. A plain number is the minor version of the engine's own major.
    pub version: (u32, u32, u32),
}

/// A required plugin.
#[derive(Clone, Debug)]
pub struct PluginVersion {
    /// The value of `required_plugin_versions`.
    pub list: ItemLocation,
    /// The entry.
    pub entry: ItemLocation,
    /// The plugin and its alternatives, as written.
    pub choices: Vec<PluginChoice>,
}

/// A plugin that would do.
#[derive(Clone, Debug)]
pub struct PluginChoice {
    /// Name of the plugin.
    pub name: Text,
    /// Lowest version that does, as written; not yet parsed.
    pub version: Text,
}

/// A list, or elements to append to one.
#[derive(Clone, Debug)]
pub struct List {
    /// The position of the item.
    pub item: ItemLocation,
    /// Its name.
    pub name: Text,
    /// Its elements; `None` if they could not be decoded.
    pub items: Option<Keyed<Vec<Element>>>,
}

/// An element of `items` or `tags`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Element {
    /// Its text.
    pub value: MappedText,
    /// Its bytes.
    pub span: Span,
}

/// A macro, or a condition to append to one.
#[derive(Clone, Debug)]
pub struct Macro {
    /// The position of the item.
    pub item: ItemLocation,
    /// Its name.
    pub name: Text,
    /// Its condition; `None` if it could not be decoded.
    pub condition: Option<Text>,
}

/// A full definition of a rule. Required keys that could not be decoded are missing.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The position of the item.
    pub item: ItemLocation,
    /// Its name.
    pub name: Text,
    /// `condition`
    pub condition: Option<Text>,
    /// `output`, without blanks around it.
    pub output: Option<Text>,
    /// `desc`
    pub desc: Option<Text>,
    /// `priority`
    pub priority: Option<Keyed<Priority>>,
    /// `source`; `syscall` if not given.
    pub source: Option<Text>,
    /// `enabled`; true if not given.
    pub enabled: Option<Keyed<bool>>,
    /// `capture`; false if not given.
    pub capture: Option<Keyed<bool>>,
    /// `capture_duration` in milliseconds.
    pub capture_duration: Option<Keyed<u32>>,
    /// `warn_evttypes`; true if not given.
    pub warn_evttypes: Option<Keyed<bool>>,
    /// `skip-if-unknown-filter`; false if not given.
    pub skip_if_unknown_filter: Option<Keyed<bool>>,
    /// `tags`, as written.
    pub tags: Option<Keyed<Vec<Element>>>,
    /// `exceptions`; none also for a null value.
    pub exceptions: Option<Keyed<Vec<Exception>>>,
}

/// Keys of a rule to append or replace. A key that is not there is left alone.
#[derive(Clone, Debug)]
pub struct RuleUpdate {
    /// The position of the item.
    pub item: ItemLocation,
    /// Name of the rule.
    pub name: Text,
    /// The entry of `override` for each key, as written; empty for `append: true`.
    pub operations: Vec<OverrideEntry>,
    /// `source`, given only where Falco looks at it: with `append: true`, and with `condition`
    /// among the keys. It is not empty.
    pub source: Option<Text>,
    /// `condition`
    pub condition: Option<Text>,
    /// `output`
    pub output: Option<Text>,
    /// `desc`
    pub desc: Option<Text>,
    /// `tags`
    pub tags: Option<Keyed<Vec<Element>>>,
    /// `exceptions`
    pub exceptions: Option<Keyed<Vec<Exception>>>,
    /// `priority`; replaced only, like all that follow.
    pub priority: Option<Keyed<Priority>>,
    /// `enabled`
    pub enabled: Option<Keyed<bool>>,
    /// `capture`
    pub capture: Option<Keyed<bool>>,
    /// `capture_duration` in milliseconds.
    pub capture_duration: Option<Keyed<u32>>,
    /// `warn_evttypes`
    pub warn_evttypes: Option<Keyed<bool>>,
    /// `skip-if-unknown-filter`
    pub skip_if_unknown_filter: Option<Keyed<bool>>,
}

/// An entry of `override`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OverrideEntry {
    /// The key to override.
    pub key: String,
    /// Where it is named.
    pub key_span: Span,
    /// The operation on it.
    pub operation: Operation,
    /// Where that is said.
    pub operation_span: Span,
}

/// Switches a rule on or off.
#[derive(Clone, Debug)]
pub struct RuleSwitch {
    /// The position of the item.
    pub item: ItemLocation,
    /// Name of the rule.
    pub name: Text,
    /// On or off; `None` if it could not be decoded.
    pub enabled: Option<Keyed<bool>>,
}

/// An exception, or parts to append to one, as written.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Its position.
    pub item: ItemLocation,
    /// Its name.
    pub name: Text,
    /// `fields`
    pub fields: Option<Keyed<Operand>>,
    /// `comps`
    pub comps: Option<Keyed<Operand>>,
    /// The elements of `values`.
    pub values: Option<Keyed<Vec<Operand>>>,
}

/// Something within an exception: a scalar, or a sequence of such.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Operand {
    /// The kind of operand.
    pub kind: OperandKind,
    /// Its bytes.
    pub span: Span,
    /// Where Falco places it.
    pub place: Span,
}

/// The kinds of [`Operand`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum OperandKind {
    /// A scalar. Null and mappings count as an empty one; a written scalar is never empty.
    Scalar(MappedText),
    /// A sequence.
    List(Vec<Operand>),
}
