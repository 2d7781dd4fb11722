//! Compiles rule files into checked rules and findings.
//!
//! Files are loaded one after another, as Falco does: each adds to the present definitions, and all rules are
//! checked after each. Lanner continues after an error; the result of Falco, which stops at the first error,
//! is also computed for each file.

use std::panic::resume_unwind;
use std::sync::{Arc, mpsc};
use std::thread;

use crate::check::assumed::Assumed;
use crate::check::fields::Catalogue;
use crate::check::{AppendOutput, Checker, Finding, Rule, Trees};
use crate::diagnostics::falco::{self, LoadResult};
use crate::diagnostics::{self, Context, Level, Report};
use crate::resolve::{Collection, Fact, FactKind, PluginRequirement, ReadFact, Settings, Version};
use crate::source::{FileId, Sources};
use crate::syntax::items::{self, RuleFile, Severity};

/// With at least this many bytes of rule files, a second thread saves more time than it takes to start.
const MANY_BYTES: usize = 128 * 1024;

/// The inputs of compiling besides the files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Plugins that are assumed to be loaded.
    pub assumed: Assumed,
    /// The configured additions to outputs.
    pub append_output: Vec<AppendOutput>,
    /// Whether to skip the results of Falco: [`FalcoOutcome::results`] stays empty.
    pub without_verdicts: bool,
}

/// Compiled rules.
#[derive(Debug)]
pub struct Compilation {
    /// The rules that can be evaluated, in order of first definition.
    pub rules: Vec<Rule>,
    /// All findings without duplicates, in order of discovery.
    pub findings: Vec<Finding>,
    /// The reports of the findings, at default levels.
    pub reports: Vec<Report>,
    /// The results of Falco for each file.
    pub falco: FalcoOutcome,
    /// The definitions of lists, macros and rules after the last file.
    pub collection: Collection,
    /// The conditions of macros and of the rules that can be evaluated, as written.
    pub trees: Trees,
}

/// The outcome of loading the files in Falco.
#[derive(Clone, Debug)]
pub struct FalcoOutcome {
    /// The result of each file, in load order.
    pub results: Vec<LoadResult>,
    /// The message with which Falco exits without any result.
    pub fatal: Option<String>,
}

impl Compilation {
    /// Returns whether Falco rejects a file or exits.
    pub fn has_errors(&self) -> bool {
        self.reports.iter().any(|report| report.level == Level::Error)
    }
}

/// Compiles the files of `sources`, in their order.
pub fn compile(sources: &Sources, options: &Options) -> Compilation {
    read_and_compile(sources, options).1
}

/// Reads and compiles the files of `sources`, and returns their trees as well.
pub fn read_and_compile(sources: &Sources, options: &Options) -> (Vec<RuleFile>, Compilation) {
    let catalogue = Catalogue::new(options.assumed.clone());
    let mut loader = Loader::new(&catalogue, sources, options);
    let mut files = Vec::new();
    read_files(sources, |file| {
        loader.load(&file);
        files.push(file);
    });
    (files, loader.finish())
}

/// Passes each file to `take` once it is read. If there are many bytes, a separate thread reads ahead.
fn read_files(sources: &Sources, mut take: impl FnMut(RuleFile)) {
    let files: Vec<(FileId, &str)> = sources.iter().map(|(id, file)| (id, file.text())).collect();
    let read = |(id, text): &(FileId, &str)| items::read(*id, text);
    let total: usize = files.iter().map(|(_, text)| text.len()).sum();
    let (first, rest) = files.split_at(files.len().min(1));
    if total < MANY_BYTES || rest.is_empty() {
        return files.iter().map(read).for_each(take);
    }
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let reader = thread::Builder::new().spawn_scoped(scope, move || {
            for file in rest.iter().map(read) {
                // The receiver is gone, because its thread has panicked.
                let Ok(()) = sender.send(file) else { return };
            }
        });
        first.iter().map(read).for_each(&mut take);
        match reader {
            Ok(reader) => {
                receiver.iter().for_each(&mut take);
                reader.join().unwrap_or_else(|panic| resume_unwind(panic));
            }
            // The system cannot start another thread.
            Err(_) => rest.iter().map(read).for_each(take),
        }
    });
}

/// Compiles files that have been read.
pub fn compile_files(files: &[RuleFile], sources: &Sources, options: &Options) -> Compilation {
    let catalogue = Catalogue::new(options.assumed.clone());
    let mut loader = Loader::new(&catalogue, sources, options);
    for file in files {
        loader.load(file);
    }
    loader.finish()
}

struct Loader<'a> {
    catalogue: &'a Catalogue,
    options: &'a Options,
    sources: &'a Sources,
    collection: Collection,
    checker: Checker<'a>,
    /// The state of Falco, once it differs because Falco stopped reading a file at an error.
    strict: Option<(Collection, Checker<'a>)>,
    /// Findings of reading, over all files.
    read: Vec<Finding>,
    /// Findings of checking, for each load.
    checked: Vec<Vec<Finding>>,
    falco: FalcoOutcome,
}

impl<'a> Loader<'a> {
    fn new(catalogue: &'a Catalogue, sources: &'a Sources, options: &'a Options) -> Self {
        Self {
            catalogue,
            options,
            sources,
            collection: Collection::default(),
            checker: Checker::new(catalogue, &options.append_output),
            strict: None,
            read: Vec::new(),
            checked: Vec::new(),
            falco: FalcoOutcome {
                results: Vec::new(),
                fatal: None,
            },
        }
    }

    fn load(&mut self, file: &RuleFile) {
        let asked = !self.options.without_verdicts;
        let before = (asked && self.strict.is_none()).then(|| self.collection.clone());
        let read = read(&mut self.collection, file, self.catalogue, false);
        let checked = self.checker.check(&self.collection);
        if asked {
            self.verdict(file, before, &read, &checked);
        }
        self.read.extend(read);
        self.checked.push(checked);
        self.require_plugins();
    }

    /// Returns the result of Falco for `file`, given its earlier state and the findings of continuing after
    /// errors. Until the first error the two are the same.
    fn verdict(
        &mut self,
        file: &RuleFile,
        before: Option<Collection>,
        found: &[Finding],
        checked: &[Finding],
    ) {
        if let Some(mut collection) = before {
            let failed = found.iter().any(Finding::is_error);
            if failed {
                read(&mut collection, file, self.catalogue, true);
                let checker = Checker::new(self.catalogue, &self.options.append_output);
                self.strict = Some((collection, checker));
            }
            self.result(file, found, checked, failed);
        } else if let Some((mut collection, mut checker)) = self.strict.take() {
            let found = read(&mut collection, file, self.catalogue, true);
            let failed = found.iter().any(Finding::is_error);
            let checked = if failed {
                Vec::new()
            } else {
                checker.check(&collection)
            };
            self.result(file, &found, &checked, failed);
            self.strict = Some((collection, checker));
        }
    }

    fn result(&mut self, file: &RuleFile, read: &[Finding], checked: &[Finding], failed: bool) {
        let checked = if failed { &[] } else { checked };
        let findings = read.iter().chain(checked);
        let is_yaml = !read.iter().any(is_yaml_error);
        let documents = file.documents.iter().filter(|_| is_yaml).map(Arc::as_ref);
        let schema = falco::check_schema(documents);
        let result = LoadResult::new(file.file, findings, schema, self.sources);
        self.falco.results.push(result);
    }

    /// Falco exits after the first file whose requirements are not met.
    fn require_plugins(&mut self) {
        for finding in unmet_requirements(&self.collection.plugins, self.catalogue.assumed()) {
            if finding.severity() == Severity::Error && self.falco.fatal.is_none() {
                self.falco.fatal = Some(falco::message(&finding));
            }
            if !self.read.contains(&finding) {
                self.read.push(finding);
            }
        }
    }

    fn finish(self) -> Compilation {
        let mut findings = self.read;
        let last = self.checked.len().saturating_sub(1);
        for (index, checked) in self.checked.into_iter().enumerate() {
            // A later file can use or correct earlier definitions, so only errors are kept.
            for finding in checked {
                if index == last || finding.is_error() {
                    findings.push(finding);
                }
            }
        }
        let context = Context {
            sources: self.sources,
            catalogue: self.catalogue,
            collection: &self.collection,
        };
        let (rules, trees) = self.checker.into_rules_and_trees();
        Compilation {
            rules,
            trees,
            reports: diagnostics::reports(&findings, context),
            findings,
            falco: self.falco,
            collection: self.collection,
        }
    }
}

/// Applies `file` to `collection`. Returns the findings, with `stop` only up to the first error.
fn read(collection: &mut Collection, file: &RuleFile, catalogue: &Catalogue, stop: bool) -> Vec<Finding> {
    let settings = Settings {
        names: catalogue,
        stop,
        known: None,
    };
    apply(collection, file, settings)
}

/// Applies `file` to `collection` with these settings. Returns the findings.
pub(crate) fn apply(collection: &mut Collection, file: &RuleFile, settings: Settings<'_>) -> Vec<Finding> {
    let stop = settings.stop;
    let mut findings: Vec<Finding> = Vec::new();
    for fact in collection.read(file, settings) {
        let error = ReadFact::is_error(&fact);
        findings.push(fact.into());
        if stop && error {
            break;
        }
    }
    findings
}

/// Returns whether the file is invalid YAML, for which Falco has no tree.
fn is_yaml_error(finding: &Finding) -> bool {
    matches!(finding, Finding::Item(fact) if matches!(fact.kind, items::FactKind::Yaml { .. } | items::FactKind::ComplexKey))
}

/// Returns the findings about plugin requirements that are not met.
pub(crate) fn unmet_requirements(
    requirements: &[PluginRequirement],
    assumed: &Assumed,
) -> impl Iterator<Item = Finding> {
    requirements.iter().filter_map(|requirement| {
        Some(Finding::Resolve(Fact {
            kind: unmet(requirement, assumed)?,
            span: requirement.span,
            place: requirement.place.clone(),
        }))
    })
}

/// Returns a fact if the requirement is not met. As in Falco, the first choice that names a loaded plugin
/// decides; without one the requirement is not met.
fn unmet(requirement: &PluginRequirement, assumed: &Assumed) -> Option<FactKind> {
    let loaded = requirement
        .choices
        .iter()
        .find_map(|(name, version)| Some((assumed.plugin(name)?, version)));
    let choices = requirement.choices.clone();
    match loaded {
        Some((None, _)) => None,
        // Alternatives are not tried if the version of a loaded plugin is too low, as in Falco.
        Some((Some(loaded), wanted)) => {
            let met = Version::parse(wanted).is_some_and(|wanted| loaded.satisfies(wanted));
            (!met).then_some(FactKind::PluginMissing { choices })
        }
        None if assumed.is_open() => Some(FactKind::PluginUnknown { choices }),
        None => Some(FactKind::PluginMissing { choices }),
    }
}
