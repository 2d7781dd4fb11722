//! Suppression comments in rule files: `# lanner: allow(name, other)`.
//!
//! In: the files with their trees. Out: which diagnostics are suppressed where, and errors in the
//! comments themselves ([`Fact`]). [`Comments::filter`] removes suppressed reports, and
//! [`Comments::unused`] returns comments that suppressed nothing.
//! A comment applies to the outermost item, key or element that starts on its line or, if it has a line of
//! its own, on the next line that is not a comment. `allow-file(…)`, before the first item, applies to
//! the whole file.
//! Not here: levels ([`super::Levels`]).

mod directive;
mod scope;

use super::level::Level;
use super::levels::{Levels, Selector};
use super::report::Report;
use crate::source::{Sources, Span};
use crate::syntax::items::RuleFile;

use directive::{Directive, Found};

/// An error in a `# lanner:` comment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fact {
    /// The kind of fact.
    pub kind: FactKind,
    /// The bytes it is about.
    pub span: Span,
}

/// The kinds of errors in `# lanner:` comments.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FactKind {
    /// The comment is invalid, with the reason.
    Malformed(&'static str),
    /// It names an unknown diagnostic.
    UnknownName {
        /// The name.
        name: String,
        /// The name that was probably intended.
        meant: Option<&'static str>,
    },
    /// It names an error, which cannot be suppressed.
    Refused(&'static str),
    /// It names a diagnostic that was not reported.
    Unused {
        /// The name.
        name: &'static str,
        /// The comment with the blanks before it, or its line, if it can go as a whole.
        whole: Option<Span>,
    },
}

/// The suppression comments of a set of files.
#[derive(Clone, Debug, Default)]
pub struct Comments {
    allowed: Vec<Allowed>,
    facts: Vec<Fact>,
}

/// A name in a comment.
#[derive(Clone, Debug)]
struct Allowed {
    selector: Selector,
    /// Its span.
    name: Span,
    /// The part of the comment to remove if it suppresses nothing.
    comment: Span,
    /// The spans to which it applies.
    scopes: Vec<Span>,
    used: bool,
}

impl Comments {
    /// Reads the comments of `files`.
    pub fn read(files: &[RuleFile], sources: &Sources) -> Self {
        let mut comments = Self::default();
        for file in files {
            for found in directive::find(file, sources) {
                comments.add(&found, file, sources);
            }
        }
        comments
    }

    /// Returns the errors in the comments.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Removes the reports that a comment suppresses.
    pub fn filter(&mut self, reports: &mut Vec<Report>) {
        if !self.allowed.is_empty() {
            reports.retain(|report| !self.allows(report));
        }
    }

    /// Returns the names that suppressed nothing although the diagnostic is turned on.
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
