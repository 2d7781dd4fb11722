//! One file of the workspace.

use compiler::outline::Outline;
use compiler::source::FileId;
use compiler::syntax::items::{Entry, ItemKind, RuleFile, read};
use tower_lsp::lsp_types::Url;

use super::names::Names;

/// A file and what is known of it alone.
pub(crate) struct File {
    /// Its address.
    pub(crate) uri: Url,
    /// The editor's version of it, while it is open.
    pub(crate) version: Option<i32>,
    /// It is on disk.
    pub(crate) exists: bool,
    /// Its items.
    pub(crate) rules: RuleFile,
    /// What stands where.
    pub(crate) outline: Outline,
    /// Lists, macros and rules that it names.
    pub(super) names: Names,
}

impl File {
    /// A file without text.
    pub(super) fn new(id: FileId, uri: Url) -> Self {
        let rules = read(id, "");
        let outline = Outline::new(&rules);
        Self {
            uri,
            version: None,
            exists: false,
            names: Names::new(&outline),
            rules,
            outline,
        }
    }

    /// Takes a new text.
    pub(super) fn read(&mut self, id: FileId, text: &str) {
        self.rules = read(id, text);
        self.outline = Outline::new(&self.rules);
        self.names = Names::new(&self.outline);
    }

    /// It holds rules: one of its entries at least is an item. A workspace is full of other YAML.
    pub(crate) fn is_rules(&self) -> bool {
        (self.version.is_some() || self.exists)
            && self
                .rules
                .entries
                .iter()
                .any(|entry| matches!(entry, Entry::Item(item) if item.kind != ItemKind::Unknown))
    }
}
