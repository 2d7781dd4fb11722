//! One file of the workspace.
//!
//! In: its text, and what the editor and project files say about it. Out: its items, outline and names. Does
//! not know the other files.

use std::path::PathBuf;

use compiler::diagnostics::Report;
use compiler::outline::Outline;
use compiler::source::{FileId, Span};
use compiler::syntax::items::{Entry, IncrementalReader, Item, ItemKind, RuleFile};
use compiler::tables::KeyItem;
use tower_lsp_server::ls_types::Uri;

use super::disk;
use super::embedded::EmbeddedRules;
use super::names::Names;
use crate::address;

/// A file and what can be derived from it alone.
pub(crate) struct File {
    /// Its address in the protocol.
    pub(crate) uri: Uri,
    /// Its path, if it has one.
    pub(super) path: Option<PathBuf>,
    /// The editor's version number while it is open.
    pub(crate) version: Option<i32>,
    /// Whether it is on disk.
    pub(super) exists: bool,
    /// Whether a project file or the editor declares it a rule file, whatever its text looks like.
    pub(super) declared: bool,
    /// Whether its text changed since it was last parsed.
    pub(super) stale: bool,
    /// Identifies its text among all texts of all files.
    pub(super) revision: u64,
    /// Whether it contains rules. Most YAML files of a workspace do not.
    pub(super) is_rules: bool,
    /// The rules in the values of the file, if it is not a rule file itself.
    embedded: Option<EmbeddedRules>,
    /// The incremental parser of its items.
    reader: IncrementalReader,
    /// Its items.
    pub(crate) rules: RuleFile,
    /// The names in it, with their positions and roles.
    pub(crate) outline: Outline,
    /// The lists, macros and rules that it names.
    pub(super) names: Names,
}

impl File {
    /// Creates a file without text.
    pub(super) fn new(id: FileId, uri: Uri) -> Self {
        let rules = empty_rule_file(id);
        let outline = Outline::new(&rules);
        Self {
            path: address::path_of(&uri),
            uri,
            version: None,
            exists: false,
            declared: false,
            stale: false,
            revision: 0,
            is_rules: false,
            embedded: None,
            reader: IncrementalReader::new(id),
            names: Names::default(),
            rules,
            outline,
        }
    }

    /// Parses its new text; returns whether its kind or the names in it changed, rather than only positions.
    pub(super) fn read(&mut self, id: FileId, text: &str, revision: u64) -> bool {
        let before = (self.is_rules, self.names.digest());
        self.stale = false;
        self.revision = revision;
        let there = self.version.is_some() || self.exists;
        let readable = there && text.len() as u64 <= disk::MAX_FILE_SIZE;
        // Other YAML is not parsed at all, and embedded rules only while the file is open: a workspace can
        // have many Helm values that repeat the same rules.
        let looks_like_rules = disk::looks_like_rules(text);
        let may_embed = readable && !looks_like_rules && self.version.is_some() && disk::has_item_line(text);
        self.embedded = may_embed.then(|| EmbeddedRules::find(id, text)).flatten();
        let rules_text = self.embedded.as_ref().map_or(text, |rules| &rules.text);
        let promising = self.declared || looks_like_rules || self.embedded.is_some();
        self.rules = if readable && promising {
            self.reader.read(rules_text)
        } else {
            empty_rule_file(id)
        };
        // A rule file that is being edited stays one, although half-typed items may not look like it.
        let trusted = self.declared || self.is_rules && self.version.is_some() || self.is_named_for_rules();
        self.is_rules = readable && promising && (trusted || has_rule_items(&self.rules));
        if !self.is_rules {
            self.embedded = None;
            self.rules = empty_rule_file(id);
            self.reader = IncrementalReader::new(id);
        }
        let outline = std::mem::replace(&mut self.outline, Outline::new(&empty_rule_file(id)));
        self.outline = Outline::again(&self.rules, outline);
        self.names.update(&self.outline);
        before != (self.is_rules, self.names.digest())
    }

    /// Returns whether it contains rules.
    pub(crate) const fn is_rules(&self) -> bool {
        self.is_rules
    }

    /// Returns the lines of each rule file in the values of this file; `None` if it is a rule file itself.
    pub(crate) fn embedded_lines(&self) -> Option<&[Span]> {
        self.embedded.as_ref().map(|rules| rules.lines.as_slice())
    }

    /// Returns the reports on how rules are embedded in this file.
    pub(super) fn embedded_reports(&self) -> &[Report] {
        self.embedded.as_ref().map_or(&[], |rules| &rules.reports)
    }

    /// Returns whether its name suggests a rule file, so that rules are expected in it while it is empty.
    pub(super) fn is_named_for_rules(&self) -> bool {
        let name = address::file_name(&self.uri).map(|name| name.to_ascii_lowercase());
        name.is_some_and(|name| name.contains("falco") || name.contains("rules"))
    }

    /// Returns whether it contains rules, or may because it is still empty.
    pub(crate) fn accepts_rules(&self, text: &str) -> bool {
        let is_blank = || {
            let mut lines = text.lines().map(str::trim_start);
            lines.all(|line| line.is_empty() || line.starts_with(['#', '-']) && line.len() <= 24)
        };
        self.is_rules || (self.declared || self.is_named_for_rules()) && is_blank()
    }
}

/// Returns a rule file without items.
pub(super) fn empty_rule_file(id: FileId) -> RuleFile {
    RuleFile {
        file: id,
        documents: Vec::new(),
        entries: Vec::new(),
    }
}

/// Returns whether an entry is certainly an item of a rule file.
fn has_rule_items(rules: &RuleFile) -> bool {
    rules.entries.iter().any(|entry| match entry {
        Entry::Item(item) => has_own_key(item),
        Entry::Fact(_) => false,
    })
}

/// Returns whether the item has a second key of its kind, or is of a kind that no other YAML has.
fn has_own_key(item: &Item) -> bool {
    let kind = match item.kind {
        ItemKind::EngineVersion | ItemKind::PluginVersions => return true,
        ItemKind::List => KeyItem::List,
        ItemKind::Macro => KeyItem::Macro,
        ItemKind::Rule => KeyItem::Rule,
        ItemKind::Unknown => return false,
    };
    kind.keys().skip(1).any(|key| item.node.get(key.name).is_some())
}
