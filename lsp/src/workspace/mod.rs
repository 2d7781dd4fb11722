//! The files as editor and disk have them, and what they come to together.
//!
//! In: opened, edited, closed and changed files, folders, project files. Out: their texts and
//! outlines, look-ups over the files that belong together (`queries`), and what is to be said of them
//! (`analysis`). A file is read when somebody asks after it changed ([`Workspace::refresh`]), so that
//! a run of edits costs one reading.
//! Not here: the protocol's features.

mod analysis;
mod disk;
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
use tower_lsp::lsp_types::{Location, Position, Range, TextDocumentContentChangeEvent, Url};

pub(crate) use analysis::{Interrupted, LintOutcome};
pub(crate) use file::File;
pub(crate) use names::{Kind, Occurrence, Use};
pub(crate) use projects::ProjectErrors;

use self::group::Group;
use self::projects::Projects;
use crate::position::Encoding;
use crate::project::ReadProject;

/// The name by which editors tell that a document holds rules.
const LANGUAGE: &str = "falco";

/// All files.
pub(crate) struct Workspace {
    /// What columns count.
    pub(crate) encoding: Encoding,
    sources: Sources,
    files: Vec<File>,
    by_uri: HashMap<Url, FileId>,
    /// Ids of files that are gone, for others.
    free: Vec<FileId>,
    revision: u64,
    projects: Projects,
    /// For each project one, then one for what belongs to none.
    groups: Vec<Group>,
    /// The group of each rule file.
    group_of: HashMap<FileId, usize>,
    /// Which files there are, or what they name, is not what it was.
    order_stale: bool,
    /// Files to read again.
    stale: Vec<FileId>,
}

impl Workspace {
    /// A workspace without files.
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

    /// Reads every rule file below a folder, and the project files there and above.
    pub(crate) fn add_folder(&mut self, folder: &Path) {
        let found = disk::search(folder);
        for (path, text) in found.rules {
            if let Ok(uri) = Url::from_file_path(&path) {
                self.set_disk(uri, Some(text));
            }
        }
        self.projects.add_folder(folder, found.projects);
        self.reload_projects();
    }

    /// Forgets what is below a folder and not open.
    pub(crate) fn remove_folder(&mut self, folder: &Path) {
        self.projects.remove_folder(folder);
        let below = |file: &File| file.path.as_ref().is_some_and(|path| path.starts_with(folder));
        let gone: Vec<Url> = self
            .files
            .iter()
            .filter(|file| below(file) && file.exists)
            .map(|file| file.uri.clone())
            .collect();
        for uri in gone {
            self.set_disk(uri, None);
        }
        self.reload_projects();
    }

    /// The editor opened a file. `language` is what it takes it for.
    pub(crate) fn open(&mut self, uri: Url, version: i32, text: String, language: &str) {
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

    /// The editor changed a file that is open. Changes apply one after another.
    pub(crate) fn change(&mut self, uri: &Url, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let Some(id) = self.find(uri) else { return };
        for change in changes {
            match change.range {
                None => self.set_text(id, change.text),
                // Places of the next change are those of the new text.
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

    /// The editor closed a file: what is on disk counts again.
    pub(crate) fn close(&mut self, uri: &Url) {
        let Some(id) = self.find(uri) else { return };
        self.files[id.0 as usize].version = None;
        let text = self.files[id.0 as usize].path.as_deref().and_then(disk::read);
        self.set_disk(uri.clone(), text);
    }

    /// A file changed on disk, or is gone. What the editor has open counts more.
    pub(crate) fn changed_on_disk(&mut self, uri: Url) {
        let Ok(path) = uri.to_file_path() else { return };
        if projects::is_project_file(&path) {
            self.projects.changed(&path);
            self.reload_projects();
            return;
        }
        let known = self.find(&uri).map(|id| self.file(id));
        if known.is_some_and(|file| file.version.is_some()) {
            return;
        }
        let text = disk::is_yaml(&path).then(|| disk::read(&path)).flatten();
        let came_or_went = known.is_some_and(|file| file.exists) != text.is_some();
        if known.is_some() || text.as_deref().is_some_and(disk::looks_like_rules) {
            self.set_disk(uri, text);
        }
        if came_or_went && !self.projects.is_empty() {
            // A pattern may match it.
            self.reload_projects();
        }
    }

    fn set_disk(&mut self, uri: Url, text: Option<String>) {
        let id = self.file_id(uri);
        let file = &mut self.files[id.0 as usize];
        file.exists = text.is_some();
        let gone = !file.exists && file.version.is_none();
        if gone {
            file.declared = false;
        }
        self.set_text(id, text.unwrap_or_default());
        if gone {
            self.by_uri.remove(&self.files[id.0 as usize].uri);
            self.free.push(id);
        }
    }

    /// Takes a whole text; what is equal at both ends stays where it is.
    fn set_text(&mut self, id: FileId, text: String) {
        // Editors keep the mark; no offset of ours counts it.
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

    fn file_id(&mut self, uri: Url) -> FileId {
        if let Some(id) = self.find(&uri) {
            return id;
        }
        let path = uri
            .to_file_path()
            .map_or_else(|()| uri.to_string(), |path| path.display().to_string());
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
        self.by_uri.insert(uri, id);
        id
    }

    /// Reads project files again, and the rule files that they name.
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
            let Ok(uri) = Url::from_file_path(&path) else {
                continue;
            };
            if self.find(&uri).is_none() {
                let text = disk::read(&path);
                self.set_disk(uri.clone(), text);
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

    /// Reads what has changed, so that everything else here tells of the texts of now.
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

    /// Distributes the rule files over the groups.
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
                .filter_map(|path| self.find(&Url::from_file_path(path).ok()?))
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

    /// Looks for what the compiler finds in all files.
    pub(crate) fn update(&mut self) {
        self.refresh();
        for group in &mut self.groups {
            group.update(&mut self.files, &self.sources);
        }
    }

    /// Looks for everything in all files, unless it is interrupted.
    pub(crate) fn run_lints(&mut self, interrupted: Interrupted<'_>) -> LintOutcome {
        self.refresh();
        let groups = self.groups.iter_mut();
        let outcome = groups.map(|group| group.run_lints(&mut self.files, &self.sources, interrupted));
        outcome.fold(LintOutcome::default(), LintOutcome::and)
    }

    /// Forgets everything that was made of the texts, should it be broken.
    pub(crate) fn reset(&mut self) {
        self.stale.clear();
        for id in 0..self.files.len() as u32 {
            self.files[id as usize].stale = true;
            self.stale.push(FileId(id));
        }
        self.reload_projects();
    }

    /// What is to be said of a file, as of the last update or settling.
    pub(crate) fn reports(&self, id: FileId) -> Vec<&Report> {
        let Some(group) = self.group_of.get(&id) else {
            return Vec::new();
        };
        let mut reports: Vec<&Report> = self.groups[*group].reports(id).collect();
        reports.sort_by_key(|report| (report.primary.span, report.declaration.number));
        reports
    }

    /// What is wrong with project files.
    pub(crate) fn project_errors(&self) -> impl Iterator<Item = &ProjectErrors> {
        self.projects.project_errors()
    }

    /// What the rules come to that a file belongs to: the trees in load order, and all of it.
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

    /// The byte offset of a position in a file.
    pub(crate) fn offset(&self, id: FileId, position: Position) -> u32 {
        self.encoding.offset(self.source(id), position)
    }

    /// The bytes of a range in a file.
    pub(crate) fn span(&self, id: FileId, range: Range) -> Span {
        let start = self.offset(id, range.start);
        Span::new(id, start, self.offset(id, range.end).max(start))
    }

    /// The range of a span.
    pub(crate) fn range(&self, span: Span) -> Range {
        self.encoding.range(self.source(span.file), span)
    }

    /// The place of a span.
    pub(crate) fn location(&self, span: Span) -> Location {
        Location::new(self.file(span.file).uri.clone(), self.range(span))
    }
}
