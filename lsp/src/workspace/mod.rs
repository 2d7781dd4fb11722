//! The files as editor and disk have them, and what they come to together.
//!
//! In: opened, edited, closed and changed files. Out: their texts and outlines, look-ups over all of
//! them ([`Names`]), and the compilation of the rule files in load order, made anew when something
//! changed and somebody asks.
//! Not here: the protocol's features.

mod disk;
mod file;
mod names;

use std::collections::HashMap;
use std::path::Path;

use compiler::check::fields::Catalogue;
use compiler::compile::{Options, compile_files};
use compiler::diagnostics::{Levels, Report};
use compiler::outline::{ItemOutline, Mention};
use compiler::review::{Reviewed, review};
use compiler::source::{FileId, SourceFile, Sources, Span};
use compiler::syntax::items::RuleFile;
use tower_lsp::lsp_types::{Location, Position, Range, TextDocumentContentChangeEvent, Url};

pub(crate) use file::File;
pub(crate) use names::{Kind, Occurrence, Use};

use crate::position::Encoding;

/// All files.
pub(crate) struct Workspace {
    /// What columns count.
    pub(crate) encoding: Encoding,
    sources: Sources,
    files: Vec<File>,
    by_uri: HashMap<Url, FileId>,
    catalogue: Catalogue,
    options: Options,
    /// What is to be said of the rule files, unless something changed since.
    reviewed: Option<Vec<Report>>,
}

impl Default for Workspace {
    fn default() -> Self {
        let options = Options {
            without_verdicts: true,
            ..Options::default()
        };
        Self {
            encoding: Encoding::default(),
            sources: Sources::default(),
            files: Vec::new(),
            by_uri: HashMap::new(),
            catalogue: Catalogue::new(options.assumed.clone()),
            options,
            reviewed: None,
        }
    }
}

impl Workspace {
    /// Reads every rule file below a folder.
    pub(crate) fn add_folder(&mut self, folder: &Path) {
        for (path, text) in disk::rule_files(folder) {
            if let Ok(uri) = Url::from_file_path(&path) {
                self.set_disk(uri, Some(text));
            }
        }
    }

    /// The editor opened a file, or sent all of its text.
    pub(crate) fn open(&mut self, uri: Url, version: i32, text: String) {
        let id = self.file_id(uri);
        self.files[id.0 as usize].version = Some(version);
        self.set_text(id, text);
    }

    /// The editor changed a file that is open. Changes apply one after another.
    pub(crate) fn change(&mut self, uri: &Url, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let Some(id) = self.find(uri) else { return };
        for change in changes {
            let text = match change.range {
                None => change.text,
                Some(range) => self.spliced(id, range, &change.text),
            };
            // Places of the next change are those of the new text.
            self.sources.replace(id, text);
        }
        self.files[id.0 as usize].version = Some(version);
        self.reread(id);
    }

    fn spliced(&self, id: FileId, range: Range, new: &str) -> String {
        let file = self.sources.file(id);
        let start = self.encoding.offset(file, range.start) as usize;
        let end = self.encoding.offset(file, range.end) as usize;
        let end = end.max(start);
        let text = file.text();
        let mut spliced = String::with_capacity(text.len() - (end - start) + new.len());
        spliced.push_str(&text[..start]);
        spliced.push_str(new);
        spliced.push_str(&text[end..]);
        spliced
    }

    /// The editor closed a file: what is on disk counts again.
    pub(crate) fn close(&mut self, uri: &Url) {
        let Some(id) = self.find(uri) else { return };
        self.files[id.0 as usize].version = None;
        let text = uri.to_file_path().ok().and_then(|path| disk::read(&path));
        self.files[id.0 as usize].exists = text.is_some();
        self.set_text(id, text.unwrap_or_default());
    }

    /// A file changed on disk, or is gone. What the editor has open counts more.
    pub(crate) fn changed_on_disk(&mut self, uri: Url) {
        if self.find(&uri).is_some_and(|id| self.file(id).version.is_some()) {
            return;
        }
        let text = uri.to_file_path().ok().and_then(|path| disk::read(&path));
        self.set_disk(uri, text);
    }

    fn set_disk(&mut self, uri: Url, text: Option<String>) {
        let id = self.file_id(uri);
        self.files[id.0 as usize].exists = text.is_some();
        self.set_text(id, text.unwrap_or_default());
    }

    fn set_text(&mut self, id: FileId, text: String) {
        self.sources.replace(id, text);
        self.reread(id);
    }

    fn reread(&mut self, id: FileId) {
        self.files[id.0 as usize].read(id, self.sources.file(id).text());
        self.reviewed = None;
    }

    fn file_id(&mut self, uri: Url) -> FileId {
        if let Some(id) = self.find(&uri) {
            return id;
        }
        let path = uri
            .to_file_path()
            .map_or_else(|()| uri.to_string(), |path| path.display().to_string());
        let id = self.sources.add(path, String::new());
        self.files.push(File::new(id, uri.clone()));
        self.by_uri.insert(uri, id);
        id
    }

    /// The file with this address.
    pub(crate) fn find(&self, uri: &Url) -> Option<FileId> {
        self.by_uri.get(uri).copied()
    }

    /// A file.
    pub(crate) fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// The text of a file.
    pub(crate) fn source(&self, id: FileId) -> &SourceFile {
        self.sources.file(id)
    }

    /// The texts of all files.
    pub(crate) const fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The fields there are.
    pub(crate) const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The rule files in load order: by path.
    pub(crate) fn rule_files(&self) -> Vec<FileId> {
        let mut files: Vec<FileId> = (0..self.files.len() as u32)
            .map(FileId)
            .filter(|id| self.file(*id).is_rules())
            .collect();
        files.sort_by(|left, right| self.source(*left).path().cmp(self.source(*right).path()));
        files
    }

    /// Looks over the rule files, if anything changed since that was done.
    pub(crate) fn review(&mut self) {
        if self.reviewed.is_some() {
            return;
        }
        let files: Vec<RuleFile> = self
            .rule_files()
            .into_iter()
            .map(|id| self.file(id).rules.clone())
            .collect();
        let compilation = compile_files(&files, &self.sources, &self.options);
        let reviewed = Reviewed {
            sources: &self.sources,
            files: &files,
            compilation: &compilation,
        };
        let reports = review(reviewed, &Levels::default());
        self.reviewed = Some(reports);
    }

    /// What is wrong and what is probably not meant, as of the last [`Workspace::review`].
    pub(crate) fn reports(&self) -> &[Report] {
        self.reviewed.as_ref().map_or(&[], Vec::as_slice)
    }

    /// The byte offset of a position in a file.
    pub(crate) fn offset(&self, id: FileId, position: Position) -> u32 {
        self.encoding.offset(self.source(id), position)
    }

    /// The range of a span.
    pub(crate) fn range(&self, span: Span) -> Range {
        self.encoding.range(self.source(span.file), span)
    }

    /// The place of a span.
    pub(crate) fn location(&self, span: Span) -> Location {
        Location::new(self.file(span.file).uri.clone(), self.range(span))
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
        let real = kind != Kind::List || self.is_defined(Kind::List, name) || names::is_own(mention);
        real.then_some((kind, name, mention.span))
    }

    /// Where a list, macro or rule is named, in load order.
    pub(crate) fn occurrences<'w>(
        &'w self,
        kind: Kind,
        name: &'w str,
    ) -> impl Iterator<Item = Occurrence> + 'w {
        self.rule_files()
            .into_iter()
            .flat_map(move |id| self.file(id).names.of(kind, name))
            .copied()
    }

    /// A list, macro or rule of this name is defined somewhere.
    pub(crate) fn is_defined(&self, kind: Kind, name: &str) -> bool {
        self.files.iter().any(|file| {
            file.is_rules()
                && file
                    .names
                    .of(kind, name)
                    .iter()
                    .any(|occurrence| occurrence.usage == Use::Definition)
        })
    }

    /// The item that last defined a list, macro or rule.
    pub(crate) fn definition(&self, kind: Kind, name: &str) -> Option<(FileId, &ItemOutline)> {
        let last = self
            .occurrences(kind, name)
            .filter(|occurrence| occurrence.usage == Use::Definition)
            .last()?;
        let file = last.span.file;
        Some((file, self.file(file).outline.item_at(last.span.start)?))
    }

    /// All names of a kind that are defined, each once, sorted.
    pub(crate) fn defined_names(&self, kind: Kind) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .files
            .iter()
            .filter(|file| file.is_rules())
            .flat_map(|file| file.names.defined(kind))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
