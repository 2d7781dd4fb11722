//! Queries over the files that belong together with one file.
//!
//! In: a file and a name or position. Out: definitions, occurrences, names and fields, over all files of
//! its group. Nothing here changes the workspace or compiles.

use std::collections::BTreeSet;

use compiler::check::fields::Catalogue;
use compiler::format;
use compiler::outline::{ItemOutline, Mention};
use compiler::source::{FileId, Span};
use compiler::syntax::items::{Entry, ItemKind};
use tower_lsp_server::ls_types::Position;

use super::Workspace;
use super::group::Group;
use super::names::{self, Kind, Occurrence, Use};
use crate::address;

impl Workspace {
    /// Returns the group of a file; for a file without rules, that of the files outside any project.
    fn group(&self, id: FileId) -> &Group {
        let last = self.groups.len() - 1;
        &self.groups[self.group_of.get(&id).copied().unwrap_or(last)]
    }

    /// Returns how a file is formatted, by its project.
    pub(crate) fn layout(&self, id: FileId) -> format::Options {
        self.group(id).layout
    }

    /// Returns the rule files that belong together with a file, in load order.
    pub(crate) fn files_around(&self, id: FileId) -> &[FileId] {
        &self.group(id).order
    }

    /// Returns all rule files, each group in load order.
    pub(crate) fn rule_files(&self) -> Vec<FileId> {
        let mut files: Vec<FileId> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for group in &self.groups {
            files.extend(group.order.iter().filter(|id| seen.insert(**id)));
        }
        files
    }

    /// Returns the fields available to the rules of a file.
    pub(crate) fn catalogue(&self, id: FileId) -> &Catalogue {
        self.group(id).analysis(id).catalogue()
    }

    /// Returns whether the rules of a file may be loaded after the official file called `official`, which
    /// is not at hand: the file belongs to no project, and no file of that name is in the workspace.
    pub(crate) fn may_follow_official(&self, id: FileId, official: &str) -> bool {
        let group = self.group(id);
        let is_that_file = |id: &FileId| {
            let name = address::file_name(&self.file(*id).uri);
            name.is_some_and(|name| name == official)
        };
        group.is_without_project() && !group.order.iter().any(is_that_file)
    }

    /// Returns the mention at a position.
    pub(crate) fn mention(&self, id: FileId, position: Position) -> Option<(&ItemOutline, &Mention)> {
        let offset = self.offset(id, position);
        self.file(id).outline.mention_at(offset)
    }

    /// Returns the list, macro or rule that is named at a position.
    pub(crate) fn named(&self, id: FileId, position: Position) -> Option<(Kind, &str, Span)> {
        let (item, mention) = self.mention(id, position)?;
        let (kind, name) = names::named(item, mention)?;
        let real = kind != Kind::List || self.is_defined(id, Kind::List, name) || names::is_own(mention);
        real.then_some((kind, name, mention.span))
    }

    /// Returns where a list, macro or rule is named, in the load order of the files around `id`.
    pub(crate) fn occurrences<'w>(
        &'w self,
        id: FileId,
        kind: Kind,
        name: &'w str,
    ) -> impl Iterator<Item = Occurrence> + 'w {
        self.files_around(id)
            .iter()
            .flat_map(move |id| self.file(*id).names.of(kind, name))
            .copied()
    }

    /// Returns whether a list, macro or rule of this name is defined in the files around `id`.
    pub(crate) fn is_defined(&self, id: FileId, kind: Kind, name: &str) -> bool {
        self.group(id).defines(kind, name)
    }

    /// Returns the item that last defined a list, macro or rule.
    pub(crate) fn definition(&self, id: FileId, kind: Kind, name: &str) -> Option<(FileId, &ItemOutline)> {
        let last = self
            .occurrences(id, kind, name)
            .filter(|occurrence| occurrence.usage == Use::Definition)
            .last()?;
        let file = last.span.file;
        Some((file, self.file(file).outline.item_at(last.span.start)?))
    }

    /// Returns the names of a kind that are defined around `id`, each once, sorted.
    pub(crate) fn defined_names(&self, id: FileId, kind: Kind) -> Vec<&str> {
        self.group(id).defined(kind)
    }

    /// Returns the names of the exceptions that the files around `id` give to a rule, each once, sorted.
    pub(crate) fn exception_names(&self, id: FileId, rule: &str) -> BTreeSet<&str> {
        let files = self.files_around(id).iter().map(|id| &self.file(*id).rules);
        let items = files
            .flat_map(|file| &file.entries)
            .filter_map(|entry| match entry {
                Entry::Item(item) if item.kind == ItemKind::Rule => Some(&item.node),
                _ => None,
            });
        let value = |node: &'_ compiler::syntax::yaml::Node, key: &str| {
            let scalar = node.get(key)?.1.scalar()?;
            Some(scalar.value.as_str().to_owned())
        };
        let of_rule = items.filter(|node| value(node, "rule").as_deref() == Some(rule));
        let exceptions = of_rule.filter_map(|node| node.get("exceptions")?.1.sequence());
        exceptions
            .flatten()
            .filter_map(|exception| Some(exception.get("name")?.1.scalar()?.value.as_str()))
            .collect()
    }
}
