//! Comments for Lanner in rule files: `# lanner: allow(name, other)`.
//!
//! In: the files with their trees. Out: which diagnostics are allowed where, and what is wrong with
//! the comments themselves ([`Fact`]). [`Comments::filter`] then drops the reports that are allowed,
//! and [`Comments::unused`] tells of comments that allowed nothing.
//! A comment holds for the outermost item, key or element that begins on its line, or, on a line of
//! its own, on the next line that is more than a comment. `allow-file(…)`, above the first item,
//! holds for the whole file.
//! Not here: levels, which [`super::Levels`] knows.

mod directive;
mod scope;

use super::level::Level;
use super::levels::{Levels, Selector};
use super::report::Report;
use crate::source::{Sources, Span};
use crate::syntax::items::RuleFile;

use directive::{Directive, Found};

/// Something wrong with a comment for Lanner.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fact {
    /// What.
    pub kind: FactKind,
    /// The bytes it is about.
    pub span: Span,
}

/// What can be wrong with a comment for Lanner.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FactKind {
    /// It is not `allow(…)` or `allow-file(…)`; why.
    Malformed(&'static str),
    /// A name in it is that of no diagnostic.
    UnknownName {
        /// The name.
        name: String,
        /// What was probably meant.
        meant: Option<&'static str>,
    },
    /// A name in it is that of an error.
    Refused(&'static str),
    /// A name in it allowed nothing.
    Unused {
        /// The name.
        name: &'static str,
        /// The comment with the blanks before it, or its line, if it can go as a whole.
        whole: Option<Span>,
    },
}

/// The comments of some files.
#[derive(Clone, Debug, Default)]
pub struct Comments {
    allowed: Vec<Allowed>,
    facts: Vec<Fact>,
}

/// A name in a comment.
#[derive(Clone, Debug)]
struct Allowed {
    selector: Selector,
    /// Where it stands.
    name: Span,
    /// The comment, as far as it is to go if it allows nothing.
    comment: Span,
    /// Where it holds.
    scopes: Vec<Span>,
    used: bool,
}

impl Comments {
    /// The comments of `files`.
    pub fn read(files: &[RuleFile], sources: &Sources) -> Self {
        let mut comments = Self::default();
        for file in files {
            for found in directive::find(file, sources) {
                comments.add(&found, file, sources);
            }
        }
        comments
    }

    /// What is wrong with them.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Drops the reports that a comment allows.
    pub fn filter(&mut self, reports: &mut Vec<Report>) {
        if !self.allowed.is_empty() {
            reports.retain(|report| !self.allows(report));
        }
    }

    /// Names that allowed nothing, although what they name would have been reported.
    pub fn unused(&self, levels: &Levels) -> Vec<Fact> {
        let idle = |allowed: &Allowed| {
            !allowed.used
                && match allowed.selector {
                    Selector::One(declaration) => levels.of(declaration) > Level::Allow,
                    Selector::Group(_) => true,
                }
        };
        self.allowed
            .iter()
            .filter(|allowed| idle(allowed))
            .map(|allowed| {
                let mut others = self
                    .allowed
                    .iter()
                    .filter(|other| other.comment == allowed.comment);
                Fact {
                    kind: FactKind::Unused {
                        name: allowed.selector.name(),
                        whole: others.all(idle).then_some(allowed.comment),
                    },
                    span: allowed.name,
                }
            })
            .collect()
    }

    fn allows(&mut self, report: &Report) -> bool {
        let place = report.primary.span;
        let mut allows = false;
        for allowed in &mut self.allowed {
            let holds = |scope: &Span| {
                scope.file == place.file && scope.start <= place.start && place.start <= scope.end
            };
            if allowed.selector.covers(report.declaration) && allowed.scopes.iter().any(holds) {
                allowed.used = true;
                allows = true;
            }
        }
        allows
    }

    fn add(&mut self, found: &Found, file: &RuleFile, sources: &Sources) {
        let mut say = |kind, span| self.facts.push(Fact { kind, span });
        let (whole_file, names) = match &found.directive {
            Directive::Malformed(why) => return say(FactKind::Malformed(why), found.span),
            Directive::Allow(names) => (false, names),
            Directive::AllowFile(names) => (true, names),
        };
        let scopes = if whole_file {
            if scope::first_item(file).is_some_and(|first| first < found.span.start) {
                return say(
                    FactKind::Malformed("`allow-file` must come before the first item"),
                    found.span,
                );
            }
            let length = sources.file(file.file).text().len() as u32;
            vec![Span::new(file.file, 0, length)]
        } else {
            scope::of(found, file, sources)
        };
        if scopes.is_empty() {
            return say(
                FactKind::Malformed("no item, key or element starts on this line or the next"),
                found.span,
            );
        }
        for (name, span) in names {
            match Selector::parse(name) {
                Err(unknown) => say(
                    FactKind::UnknownName {
                        name: unknown.name,
                        meant: unknown.meant,
                    },
                    *span,
                ),
                Ok(selector) => match selector.can_be(Level::Allow) {
                    Err(fixed) => say(FactKind::Refused(fixed.0), *span),
                    Ok(()) => self.allowed.push(Allowed {
                        selector,
                        name: *span,
                        comment: found.removable,
                        scopes: scopes.clone(),
                        used: false,
                    }),
                },
            }
        }
    }
}
