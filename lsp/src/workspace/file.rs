//! One file of the workspace.

use std::path::PathBuf;

use compiler::outline::Outline;
use compiler::source::FileId;
use compiler::syntax::items::{Entry, IncrementalReader, Item, ItemKind, RuleFile};
use compiler::tables::KeyItem;
use tower_lsp::lsp_types::Url;

use super::disk;
use super::names::Names;

/// A file and what is known of it alone.
pub(crate) struct File {
    /// Its address.
    pub(crate) uri: Url,
    /// Its path, if it has one.
    pub(super) path: Option<PathBuf>,
    /// The editor's version of it, while it is open.
    pub(crate) version: Option<i32>,
    /// It is on disk.
    pub(super) exists: bool,
    /// A project file names it, or the editor says what it is: it holds rules, whatever it looks like.
    pub(super) declared: bool,
    /// Its text has changed since it was last read.
    pub(super) stale: bool,
    /// Tells one text of it from another, over all files.
    pub(super) revision: u64,
    /// It holds rules. A workspace is full of other YAML.
    pub(super) is_rules: bool,
    /// What reads it.
    reader: IncrementalReader,
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
        let rules = empty_rule_file(id);
        let outline = Outline::new(&rules);
        Self {
            path: uri.to_file_path().ok(),
            uri,
            version: None,
            exists: false,
            declared: false,
            stale: false,
            revision: 0,
            is_rules: false,
            reader: IncrementalReader::new(id),
            names: Names::default(),
            rules,
            outline,
        }
    }

    /// Reads its new text; says whether anything but places is different in what it is and names.
    pub(super) fn read(&mut self, id: FileId, text: &str, revision: u64) -> bool {
        let before = (self.is_rules, self.names.digest());
        self.stale = false;
        self.revision = revision;
        let there = self.version.is_some() || self.exists;
        let readable = there && text.len() as u64 <= disk::MAX_FILE_SIZE;
        // Other YAML is not read at all.
        let promising = self.declared || disk::looks_like_rules(text);
        self.rules = if readable && promising {
            self.reader.read(text)
        } else {
            empty_rule_file(id)
        };
        // What is half-typed stays what it was.
        let trusted = self.declared || self.is_rules && self.version.is_some() || self.is_named_for_rules();
        self.is_rules = readable && promising && (trusted || has_rule_items(&self.rules));
        if !self.is_rules {
            self.rules = empty_rule_file(id);
            self.reader = IncrementalReader::new(id);
        }
        let outline = std::mem::replace(&mut self.outline, Outline::new(&empty_rule_file(id)));
        self.outline = Outline::again(&self.rules, outline);
        self.names.update(&self.outline);
        before != (self.is_rules, self.names.digest())
    }

    /// It holds rules.
    pub(crate) const fn is_rules(&self) -> bool {
        self.is_rules
    }

    /// Its path says that it holds rules; so what is being written into it are rules, too.
    pub(super) fn is_named_for_rules(&self) -> bool {
        let name = self.path.as_ref().and_then(|path| path.file_name());
        let name = name.map(|name| name.to_string_lossy().to_ascii_lowercase());
        name.is_some_and(|name| name.contains("falco") || name.contains("rules"))
    }

    /// It holds rules, or could, as there is nothing else in it yet.
    pub(crate) fn accepts_rules(&self, text: &str) -> bool {
        let is_blank = || {
            let mut lines = text.lines().map(str::trim_start);
            lines.all(|line| line.is_empty() || line.starts_with(['#', '-']) && line.len() <= 24)
        };
        self.is_rules || (self.declared || self.is_named_for_rules()) && is_blank()
    }
}

/// A file that was not read.
pub(super) fn empty_rule_file(id: FileId) -> RuleFile {
    RuleFile {
        file: id,
        documents: Vec::new(),
        entries: Vec::new(),
    }
}

/// One of its entries is an item that could be nothing else.
fn has_rule_items(rules: &RuleFile) -> bool {
    rules.entries.iter().any(|entry| match entry {
        Entry::Item(item) => has_own_key(item),
        Entry::Fact(_) => false,
    })
}

/// It has another key of its kind, or is of a kind that nothing else has.
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
