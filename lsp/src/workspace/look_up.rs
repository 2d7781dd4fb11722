//! Look-ups over the files that belong together with one.

use compiler::check::fields::Catalogue;
use compiler::outline::{ItemOutline, Mention};
use compiler::source::{FileId, Span};
use tower_lsp::lsp_types::Position;

use super::Workspace;
use super::group::Group;
use super::names::{self, Kind, Occurrence, Use};

impl Workspace {
    /// The group of a file; of one without rules, that of files without a project.
    fn group(&self, id: FileId) -> &Group {
        let last = self.groups.len() - 1;
        &self.groups[self.group_of.get(&id).copied().unwrap_or(last)]
    }

    /// The rule files that belong together with a file, in load order.
    pub(crate) fn files_around(&self, id: FileId) -> &[FileId] {
        &self.group(id).order
    }

    /// All rule files, those that belong together in load order.
    pub(crate) fn rule_files(&self) -> Vec<FileId> {
        let mut files: Vec<FileId> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for group in &self.groups {
            files.extend(group.order.iter().filter(|id| seen.insert(**id)));
        }
        files
    }

    /// The fields there are for the rules of a file.
    pub(crate) fn catalogue(&self, id: FileId) -> &Catalogue {
        self.group(id).analysis(id).catalogue()
    }

    /// The rules belong to no project that could name the official ones.
    pub(crate) fn is_without_project(&self, id: FileId) -> bool {
        self.group_of
            .get(&id)
            .is_none_or(|group| group + 1 == self.groups.len())
    }

    /// What stands at a position.
    pub(crate) fn mention(&self, id: FileId, position: Position) -> Option<(&ItemOutline, &Mention)> {
        let offset = self.offset(id, position);
        self.file(id).outline.mention_at(offset)
    }

    /// The thing that is named at a position.
    pub(crate) fn named(&self, id: FileId, position: Position) -> Option<(Kind, &str, Span)> {
        let (item, mention) = self.mention(id, position)?;
        let (kind, name) = names::named(item, mention)?;
        let real = kind != Kind::List || self.is_defined(id, Kind::List, name) || names::is_own(mention);
        real.then_some((kind, name, mention.span))
    }

    /// Where a list, macro or rule is named, in the load order of the files around `id`.
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

    /// A list, macro or rule of this name is defined somewhere around `id`.
    pub(crate) fn is_defined(&self, id: FileId, kind: Kind, name: &str) -> bool {
        self.group(id).defines(kind, name)
    }

    /// The item that last defined a list, macro or rule.
    pub(crate) fn definition(&self, id: FileId, kind: Kind, name: &str) -> Option<(FileId, &ItemOutline)> {
        let last = self
            .occurrences(id, kind, name)
            .filter(|occurrence| occurrence.usage == Use::Definition)
            .last()?;
        let file = last.span.file;
        Some((file, self.file(file).outline.item_at(last.span.start)?))
    }

    /// All names of a kind that are defined around `id`, each once, sorted.
    pub(crate) fn defined_names(&self, id: FileId, kind: Kind) -> Vec<&str> {
        self.group(id).defined(kind)
    }
}
