//! The files of the editor and the disk, and their analysis.
//!
//! In: opened, edited, closed and changed files, folders, project files. Out: texts and outlines, queries
//! over the files that belong together (`queries`), and reports on them (`analysis`). A changed file is
//! parsed at the next query ([`Workspace::refresh`]), so that a run of edits costs one parse.
//! Does not contain the protocol's features.

mod analysis;
mod disk;
mod embedded;
mod file;
mod group;
mod names;
mod order;
mod projects;
mod queries;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use compiler::diagnostics::Report;
use compiler::recompile::Recompiled;
use compiler::source::{FileId, SourceFile, Sources, Span, decode};
use compiler::syntax::items::RuleFile;
use tower_lsp_server::ls_types::{Location, Position, Range, TextDocumentContentChangeEvent, Uri};

pub(crate) use analysis::{Interrupted, LintOutcome};
pub(crate) use file::File;
pub(crate) use names::{Kind, Occurrence, Use};
pub(crate) use projects::ProjectErrors;

use self::group::Group;
use self::projects::Projects;
use crate::address;
use crate::position::Encoding;
use crate::project::ReadProject;

/// The language identifier by which editors mark a document as a rule file.
const LANGUAGE: &str = "falco";

/// All files, in groups.
pub(crate) struct Workspace {
    /// The unit of columns.
    pub(crate) encoding: Encoding,
    sources: Sources,
    files: Vec<File>,
    by_uri: HashMap<Uri, FileId>,
    /// Ids of files that are gone, to be used again.
    free: Vec<FileId>,
    revision: u64,
    projects: Projects,
    /// One group per project, then one for the files outside any project.
    groups: Vec<Group>,
    /// The group of each rule file.
    group_of: HashMap<FileId, usize>,
    /// Whether the set of files or the names in them changed, so that the load order must be computed again.
    order_stale: bool,
    /// Files to parse again.
    stale: Vec<FileId>,
}

impl Workspace {
    /// Creates a workspace without files.
    pub(crate) fn new(read_project: Arc<ReadProject>) -> Self {
        Self {
            encoding: Encoding::default(),
            sources: Sources::default(),
            files: Vec::new(),
            by_uri: HashMap::new(),
            free: Vec::new(),
            revision: 0,
            projects: Projects::new(read_project),
            groups: vec![Group::new(None)],
            group_of: HashMap::new(),
            order_stale: true,
            stale: Vec::new(),
        }
    }

    /// Adds every rule file below a folder, and the project files there and above.
    pub(crate) fn add_folder(&mut self, folder: &Path) {
        let found = disk::search(folder);
        for (path, text) in found.rules {
            if let Some(uri) = address::uri_of(&path) {
                self.set_disk(&uri, Some(text));
            }
        }
        self.projects.add_folder(folder, found.projects);
        self.reload_projects();
    }

    /// Removes the files below a folder that are not open.
    pub(crate) fn remove_folder(&mut self, folder: &Path) {
        self.projects.remove_folder(folder);
        let below = |file: &File| file.path.as_ref().is_some_and(|path| path.starts_with(folder));
        let gone: Vec<Uri> = self
            .files
            .iter()
            .filter(|file| below(file) && file.exists)
            .map(|file| file.uri.clone())
            .collect();
        for uri in gone {
            self.set_disk(&uri, None);
        }
        self.reload_projects();
    }

    /// Handles a file that the editor opened; `language` is the identifier that it sent.
    pub(crate) fn open(&mut self, uri: &Uri, version: i32, text: String, language: &str) {
        let id = self.file_id(uri);
        let file = &mut self.files[id.0 as usize];
        file.version = Some(version);
        file.declared |= language == LANGUAGE;
        let path = file.path.clone();
        self.set_text(id, text);
        if let Some(path) = path
            && self.projects.visit(&path)
        {
            self.reload_projects();
        }
    }

    /// Applies the editor's changes to an open file, one after another.
    pub(crate) fn change(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let Some(id) = self.find(uri) else { return };
        for change in changes {
            match change.range {
                None => self.set_text(id, change.text),
                // The positions of the next change refer to the text after this one.
                Some(range) => self.splice(id, range, &change.text),
            }
        }
        self.files[id.0 as usize].version = Some(version);
    }

    fn splice(&mut self, id: FileId, range: Range, new: &str) {
        let file = self.sources.file(id);
        let start = self.encoding.offset(file, range.start);
        let end = self.encoding.offset(file, range.end).max(start);
        let text = file.text();
        let mut spliced = String::with_capacity(text.len() - (end - start) as usize + new.len());
        spliced.push_str(&text[..start as usize]);
        spliced.push_str(new);
        spliced.push_str(&text[end as usize..]);
        self.replace(id, Span::new(id, start, end), new.len() as u32, spliced);
    }

    /// Handles a file that the editor closed: the text on disk is used again.
    pub(crate) fn close(&mut self, uri: &Uri) {
        let Some(id) = self.find(uri) else { return };
        self.files[id.0 as usize].version = None;
        let text = self.files[id.0 as usize].path.as_deref().and_then(disk::read);
        self.set_disk(uri, text);
    }

    /// Handles a file that changed or disappeared on disk. The text of an open file takes precedence.
    pub(crate) fn changed_on_disk(&mut self, uri: &Uri) {
        let Some(path) = address::path_of(uri) else {
            return;
        };
        if projects::is_project_file(&path) {
            self.projects.changed(&path);
            self.reload_projects();
            return;
        }
        let known = self.find(uri).map(|id| self.file(id));
        if known.is_some_and(|file| file.version.is_some()) {
            return;
        }
        let text = disk::is_yaml(&path).then(|| disk::read(&path)).flatten();
        let came_or_went = known.is_some_and(|file| file.exists) != text.is_some();
        if known.is_some() || text.as_deref().is_some_and(disk::looks_like_rules) {
            self.set_disk(uri, text);
        }
        if came_or_went && !self.projects.is_empty() {
            // A pattern of a project may match it.
            self.reload_projects();
        }
    }

    fn set_disk(&mut self, uri: &Uri, text: Option<String>) {
        let id = self.file_id(uri);
        let file = &mut self.files[id.0 as usize];
        file.exists = text.is_some();
        let gone = !file.exists && file.version.is_none();
        if gone {
            file.declared = false;
        }
        self.set_text(id, text.unwrap_or_default());
        if gone {
            self.by_uri
                .remove(&address::canonical(&self.files[id.0 as usize].uri));
            self.free.push(id);
        }
    }

    /// Replaces the text of a file. Common beginnings and ends are kept, so that reports on them are, too.
    fn set_text(&mut self, id: FileId, text: String) {
        // Editors keep the byte-order mark; our offsets do not count it.
        let text = match text.strip_prefix('\u{feff}') {
            Some(_) => decode(text.as_bytes()),
            None => text,
        };
        let old = self.sources.file(id).text();
        let before = old.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
        let most = old.len().min(text.len()) - before;
        let after = old.bytes().rev().zip(text.bytes().rev()).take(most);
        let after = after.take_while(|(a, b)| a == b).count();
        let span = Span::new(id, before as u32, (old.len() - after) as u32);
        let new = (text.len() - before - after) as u32;
        self.replace(id, span, new, text);
    }

    fn replace(&mut self, id: FileId, old: Span, new: u32, text: String) {
        self.sources.replace(id, text);
        for group in &mut self.groups {
            group.splice(old, new);
        }
        let file = &mut self.files[id.0 as usize];
        if !std::mem::replace(&mut file.stale, true) {
            self.stale.push(id);
        }
    }

    fn file_id(&mut self, uri: &Uri) -> FileId {
        if let Some(id) = self.find(uri) {
            return id;
        }
        let path =
            address::path_of(uri).map_or_else(|| uri.as_str().to_owned(), |path| path.display().to_string());
        let file = |id| File::new(id, uri.clone());
        let id = if let Some(id) = self.free.pop() {
            self.sources.reuse(id, path);
            self.files[id.0 as usize] = file(id);
            id
        } else {
            let id = self.sources.add(path, String::new());
            self.files.push(file(id));
            id
        };
        self.by_uri.insert(address::canonical(uri), id);
        id
    }

    /// Reads the project files again, and the rule files that they name.
    fn reload_projects(&mut self) {
        self.projects.reload();
        self.groups = self
            .projects
            .iter()
            .map(|project| Group::new(Some(&project.project)))
            .chain([Group::new(None)])
            .collect();
        let named: Vec<PathBuf> = self.projects.rules().cloned().collect();
        for path in named {
            let Some(uri) = address::uri_of(&path) else {
                continue;
            };
            if self.find(&uri).is_none() {
                let text = disk::read(&path);
                self.set_disk(&uri, text);
            }
            if let Some(id) = self.find(&uri) {
                let file = &mut self.files[id.0 as usize];
                file.declared = true;
                if !std::mem::replace(&mut file.stale, true) {
                    self.stale.push(id);
                }
            }
        }
        self.order_stale = true;
    }

    /// Parses what changed, so that queries refer to the current texts.
    pub(crate) fn refresh(&mut self) {
        for id in std::mem::take(&mut self.stale) {
            self.revision += 1;
            let text = self.sources.file(id).text();
            self.order_stale |= self.files[id.0 as usize].read(id, text, self.revision);
            if let Some(group) = self.group_of.get(&id) {
                self.groups[*group].changed(id);
            }
        }
        if std::mem::take(&mut self.order_stale) {
            self.arrange();
        }
    }

    /// Assigns the rule files to the groups.
    fn arrange(&mut self) {
        let mut rest: Vec<FileId> = (0..self.files.len() as u32)
            .map(FileId)
            .filter(|id| self.file(*id).is_rules)
            .collect();
        rest.sort_by(|left, right| self.source(*left).path().cmp(self.source(*right).path()));
        self.group_of.clear();
        let mut listed: Vec<Vec<FileId>> = Vec::new();
        for (index, project) in self.projects.iter().enumerate() {
            let named = project.project.rules.iter();
            let ids: Vec<FileId> = named
                .filter_map(|path| self.find(&address::uri_of(path)?))
                .filter(|id| self.file(*id).is_rules)
                .collect();
            for id in &ids {
                self.group_of.entry(*id).or_insert(index);
            }
            listed.push(ids);
        }
        listed.push(Vec::new());
        rest.retain(|id| !self.group_of.contains_key(id));
        let mut others: Vec<Vec<FileId>> = vec![Vec::new(); listed.len()];
        for id in rest {
            let path = self.file(id).path.as_deref();
            let nearest = path.and_then(|path| self.projects.around(path));
            let group = nearest.unwrap_or(listed.len() - 1);
            others[group].push(id);
            self.group_of.insert(id, group);
        }
        for ((group, listed), others) in self.groups.iter_mut().zip(listed).zip(&others) {
            group.arrange(listed, others, &self.files);
        }
    }

    /// Compiles what changed in all files.
    pub(crate) fn update(&mut self) {
        self.refresh();
        for group in &mut self.groups {
            group.update(&mut self.files, &self.sources);
        }
    }

    /// Compiles what changed and runs the lints on all files, unless interrupted.
    pub(crate) fn run_lints(&mut self, interrupted: Interrupted<'_>) -> LintOutcome {
        self.refresh();
        let groups = self.groups.iter_mut();
        let outcome = groups.map(|group| group.run_lints(&mut self.files, &self.sources, interrupted));
        outcome.fold(LintOutcome::default(), LintOutcome::and)
    }

    /// Discards everything derived from the texts, after a panic.
    pub(crate) fn reset(&mut self) {
        self.stale.clear();
        for id in 0..self.files.len() as u32 {
            self.files[id as usize].stale = true;
            self.stale.push(FileId(id));
        }
        self.reload_projects();
    }

    /// Returns the reports on a file, as of the last [`Self::update`] or [`Self::run_lints`].
    pub(crate) fn reports(&self, id: FileId) -> Vec<&Report> {
        let Some(group) = self.group_of.get(&id) else {
            return Vec::new();
        };
        let mut reports: Vec<&Report> = self.groups[*group].reports(id).collect();
        reports.extend(self.file(id).embedded_reports());
        reports.sort_by_key(|report| (report.primary.span, report.declaration.number));
        reports
    }

    /// Returns the errors of the project files.
    pub(crate) fn project_errors(&self) -> impl Iterator<Item = &ProjectErrors> {
        self.projects.project_errors()
    }

    /// Compiles the rule set that a file belongs to, and passes its trees, in load order, and the result to
    /// `look`.
    pub(crate) fn compiled<R>(
        &mut self,
        id: FileId,
        look: impl FnOnce(&[RuleFile], &Recompiled<'_>) -> R,
    ) -> Option<R> {
        self.refresh();
        let group = self.group_of.get(&id)?;
        let analysis = self.groups[*group].analysis_of(id);
        Some(analysis.compiled(&mut self.files, look))
    }

    /// Returns the file at this address.
    pub(crate) fn find(&self, uri: &Uri) -> Option<FileId> {
        self.by_uri.get(&address::canonical(uri)).copied()
    }

    /// Returns a file.
    pub(crate) fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// Returns the text of a file.
    pub(crate) fn source(&self, id: FileId) -> &SourceFile {
        self.sources.file(id)
    }

    /// Returns the texts of all files.
    pub(crate) const fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Returns the byte offset of a position in a file.
    pub(crate) fn offset(&self, id: FileId, position: Position) -> u32 {
        self.encoding.offset(self.source(id), position)
    }

    /// Returns the bytes of a range in a file.
    pub(crate) fn span(&self, id: FileId, range: Range) -> Span {
        let start = self.offset(id, range.start);
        Span::new(id, start, self.offset(id, range.end).max(start))
    }

    /// Returns the range of a span.
    pub(crate) fn range(&self, span: Span) -> Range {
        self.encoding.range(self.source(span.file), span)
    }

    /// Returns the location of a span.
    pub(crate) fn location(&self, span: Span) -> Location {
        Location::new(self.file(span.file).uri.clone(), self.range(span))
    }
}
