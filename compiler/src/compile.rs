//! Rule files in, checked rules and everything wrong with them out.
//!
//! Files are loaded one after another, as Falco does: each adds to what was defined before, and
//! after each all rules are checked. Lanner goes on after an error; what Falco would have said,
//! stopping at the first, is told for each file as well.

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

/// From so many bytes of rule files on, a second thread saves more time than it costs.
const MANY_BYTES: usize = 128 * 1024;

/// What compiling depends on besides the files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Plugins that are taken to be loaded.
    pub assumed: Assumed,
    /// What the configuration appends to outputs.
    pub append_output: Vec<AppendOutput>,
    /// Nobody asks what Falco says of each file: [`FalcoOutcome::results`] stays empty.
    pub without_verdicts: bool,
}

/// Compiled rules.
#[derive(Debug)]
pub struct Compilation {
    /// The rules that can be evaluated, in order of first definition.
    pub rules: Vec<Rule>,
    /// Everything that was found, each thing once, in order of discovery.
    pub findings: Vec<Finding>,
    /// The same in words, at default levels.
    pub reports: Vec<Report>,
    /// What Falco says of each file.
    pub falco: FalcoOutcome,
    /// Lists, macros and rules as they stand after the last file.
    pub collection: Collection,
    /// The conditions of macros and of the rules that can be evaluated, as they were written.
    pub trees: Trees,
}

/// What Falco says.
#[derive(Clone, Debug)]
pub struct FalcoOutcome {
    /// The result of each file, in load order.
    pub results: Vec<LoadResult>,
    /// Falco gives up with this message and no result at all.
    pub fatal: Option<String>,
}

impl Compilation {
    /// Something is refused.
    pub fn has_errors(&self) -> bool {
        self.reports.iter().any(|report| report.level == Level::Error)
    }
}

/// Compiles the files of `sources`, in their order.
pub fn compile(sources: &Sources, options: &Options) -> Compilation {
    read_and_compile(sources, options).1
}

/// The same, with the trees of the files.
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

/// Hands each file over once it is read. Of many bytes, a thread of its own reads ahead of whoever
/// takes them.
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
                // Nobody takes any more: whoever did has panicked.
                let Ok(()) = sender.send(file) else { return };
            }
        });
        first.iter().map(read).for_each(&mut take);
        match reader {
            Ok(reader) => {
                receiver.iter().for_each(&mut take);
                reader.join().unwrap_or_else(|panic| resume_unwind(panic));
            }
            // The system gives no more threads.
            Err(_) => rest.iter().map(read).for_each(take),
        }
    });
}

/// Compiles files that are read already.
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
    /// What Falco has, once an error kept it from reading a file to its end.
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

    /// What Falco says of `file`, given what it had before, and what was found going on after
    /// errors. Until the first error these are the same.
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

    /// Falco gives up after the first file whose requirements are not met.
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
            // A later file may use or repair what an earlier one defined: only errors stay.
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

/// Applies `file` to `collection`; gives what is wrong with it, with `stop` up to the first error.
fn read(collection: &mut Collection, file: &RuleFile, catalogue: &Catalogue, stop: bool) -> Vec<Finding> {
    let settings = Settings {
        names: catalogue,
        stop,
        known: None,
    };
    apply(collection, file, settings)
}

/// The same as the settings say.
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

/// Falco has no tree of a file that is not YAML.
fn is_yaml_error(finding: &Finding) -> bool {
    matches!(finding, Finding::Item(fact) if matches!(fact.kind, items::FactKind::Yaml { .. } | items::FactKind::ComplexKey))
}

/// What is to be said of the requirements that are not met.
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

/// The first choice that names a loaded plugin decides; without one the requirement is not met.
fn unmet(requirement: &PluginRequirement, assumed: &Assumed) -> Option<FactKind> {
    let loaded = requirement
        .choices
        .iter()
        .find_map(|(name, version)| Some((assumed.plugin(name)?, version)));
    let choices = requirement.choices.clone();
    match loaded {
        Some((None, _)) => None,
        Some((Some(loaded), wanted)) => {
            let met = Version::parse(wanted).is_some_and(|wanted| loaded.satisfies(wanted));
            (!met).then_some(FactKind::PluginMissing { choices })
        }
        None if assumed.is_open() => Some(FactKind::PluginUnknown { choices }),
        None => Some(FactKind::PluginMissing { choices }),
    }
}
