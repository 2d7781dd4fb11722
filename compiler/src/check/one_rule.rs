//! Checks one rule: from its definition to a rule that can be evaluated.
//!
//! In: a definition, and the lists and macros of its collection. Out: a [`CheckedRule`], which depends on
//! these and nothing else, so it stays valid as long as they do not change.

use std::sync::Arc;

use super::appended::AppendOutput;
use super::condition::Conditions;
use super::dependencies::Dependencies;
use super::disabled;
use super::event_types::event_codes;
use super::fact::{Fact, FactKind};
use super::fields::Catalogue;
use super::finding::Finding;
use super::findings::{Findings, Found, is_error};
use super::hints::deprecated_fields;
use super::macros::KnownMacros;
use super::rule::{Capture, ExtraField, Rule};
use super::syntax_facts::{syntax_facts, too_long_fact};
use super::typed::{self, Template};
use crate::resolve::lists::Lists;
use crate::resolve::macros::{ParsedCondition, Referring, Resolver};
use crate::resolve::{Expression, MacroDef, Named, Place, RuleDef, Table, exceptions};
use crate::source::{MappedText, Span};
use crate::syntax::condition;
use crate::tables::{EventSet, SYSCALL_SOURCE};

/// Falco warns about a rule that matches more event codes than this.
const BROAD: usize = 100;

/// The inputs of checking a rule besides its definition.
#[derive(Clone, Copy)]
pub(super) struct Shared<'a> {
    pub catalogue: &'a Catalogue,
    pub appended: &'a [AppendOutput],
    pub lists: &'a Lists,
    pub table: &'a Table<MacroDef>,
    /// The same macros, checked for the sources of all rules.
    pub macros: &'a KnownMacros,
    /// Follows references to them.
    pub resolver: &'a Resolver<'a>,
}

/// The result of checking a rule.
#[derive(Debug)]
pub(super) struct CheckedRule {
    pub definition: Arc<RuleDef>,
    /// The findings, in Falco's order.
    pub findings: Vec<Finding>,
    /// The rule, if it can be evaluated.
    pub rule: Option<Rule>,
    /// Its condition as written, if it was parsed.
    pub written: Option<ParsedCondition>,
    /// Whether the locations in `written` are outdated, because the definition or its lists have moved.
    pub moved: bool,
    pub dependencies: Dependencies,
}

impl CheckedRule {
    /// Returns the same result for an equal definition at another location. The rule must have no findings.
    pub(super) fn moved_to(mut self, definition: &Arc<RuleDef>) -> Self {
        self.moved = true;
        if let Some(rule) = &mut self.rule {
            rule.span = definition.span;
        }
        self.definition = Arc::clone(definition);
        self
    }
}

/// The result of checking an output.
pub(super) enum Output {
    /// The rule is skipped.
    Skipped,
    /// It has errors.
    Wrong,
    /// It is valid.
    Template(Template, Vec<(String, ExtraField)>),
}

/// A rule that is being checked.
pub(super) struct RuleCheck<'a> {
    pub shared: Shared<'a>,
    pub rule: &'a RuleDef,
    findings: Vec<Finding>,
    written: Option<ParsedCondition>,
    dependencies: Dependencies,
}

/// Checks `definition`. As in Falco, a rule for an unknown source is not checked at all.
pub(super) fn check_rule(definition: &Arc<RuleDef>, shared: Shared<'_>) -> CheckedRule {
    let mut check = RuleCheck {
        shared,
        rule: definition,
        findings: Vec::new(),
        written: None,
        dependencies: Dependencies::default(),
    };
    let rule = if definition.unknown_source {
        None
    } else {
        check.run()
    };
    CheckedRule {
        definition: Arc::clone(definition),
        findings: check.findings,
        rule,
        written: check.written,
        moved: false,
        dependencies: check.dependencies,
    }
}

/// Returns the condition with its exceptions; lists are not substituted.
pub(super) fn condition_text(rule: &RuleDef) -> MappedText {
    exceptions::expand(
        &rule.condition,
        &rule.exceptions,
        rule.place.file,
        &mut Vec::new(),
    )
}

impl RuleCheck<'_> {
    fn run(&mut self) -> Option<Rule> {
        let rule = self.rule;
        let mut facts = Vec::new();
        let condition = exceptions::expand(&rule.condition, &rule.exceptions, rule.place.file, &mut facts);
        let exceptions_fine = facts.is_empty();
        self.findings.extend(facts.into_iter().map(Finding::Resolve));
        // The present keys of an incomplete rule are checked nevertheless.
        let output = if rule.complete || !rule.output.as_str().is_empty() {
            match self.output() {
                Output::Skipped => return None,
                Output::Wrong => None,
                Output::Template(output, extra) => Some((output, extra)),
            }
        } else {
            None
        };
        if !rule.complete && rule.condition.as_str().is_empty() {
            return None;
        }
        let condition = self.condition(&condition).filter(|_| rule.complete)?;
        let (output, extra_fields) = output.filter(|_| exceptions_fine)?;
        let events = if rule.source == SYSCALL_SOURCE {
            event_codes(&condition)
        } else {
            EventSet::all()
        };
        if rule.source == SYSCALL_SOURCE {
            if events.len() > BROAD && rule.warn_evttypes {
                self.say(FactKind::BroadEventTypes, rule.name_span, &rule.place);
            } else if events.is_empty() {
                self.no_event_types(&condition);
            }
        }
        Some(Rule {
            name: rule.name().to_owned(),
            description: rule.desc.as_str().to_owned(),
            source: rule.source.clone(),
            priority: rule.priority,
            enabled: rule.enabled,
            tags: rule.tags.iter().cloned().collect(),
            condition,
            output,
            extra_fields,
            events,
            capture: rule.capture.then_some(Capture {
                duration_ms: rule.capture_duration,
            }),
            span: rule.span,
        })
    }

    /// Reports that the condition matches no event type, unless a placeholder macro disables it.
    fn no_event_types(&mut self, condition: &typed::Expr) {
        let macros = disabled::Macros {
            table: self.shared.table,
            parsed: &self.shared.macros.parsed,
        };
        let written = self.written.as_ref();
        let disabling = written.and_then(|written| macros.disabling(&written.tree, condition));
        if disabling
            .as_ref()
            .is_some_and(|disabling| disabling.is_placeholder)
        {
            return;
        }
        let kind = FactKind::NoEventTypes {
            disabled_by: disabling.map(|disabling| disabling.name),
        };
        self.say(kind, self.rule.name_span, &self.rule.place);
    }

    /// Adds a finding about the rule.
    pub(super) fn say(&mut self, kind: FactKind, span: Span, place: &Place) {
        self.findings.push(Finding::Check(Fact {
            kind,
            span,
            place: place.clone(),
            trail: Vec::new(),
            item: self.rule.name().to_owned(),
        }));
    }

    fn condition(&mut self, expanded: &MappedText) -> Option<typed::Expr> {
        let rule = self.rule;
        let place = &rule.condition_place;
        let shown = expanded.as_str();
        let lists = self.shared.lists;
        let Ok(text) = lists.substitute_noting(expanded, &mut self.dependencies.lists) else {
            self.findings.push(too_long_fact(expanded, place, rule.name()));
            return None;
        };
        let parsed = condition::parse(text.as_str());
        self.dependencies.refer(&parsed.expr);
        syntax_facts(&parsed, &text, place, rule.name(), &mut self.findings);
        let mut fine = parsed.errors.is_empty();
        if fine {
            let mut facts = Vec::new();
            let referring = Referring {
                tree: &parsed.expr,
                text: &text,
                shown,
                place: &rule.place,
                visibility: u32::MAX,
            };
            let resolver = self.shared.resolver;
            fine = resolver.resolve(referring, &mut facts, &mut self.dependencies.macros);
            self.findings.extend(facts.into_iter().map(Finding::Resolve));
        }
        let conditions = Conditions {
            catalogue: self.shared.catalogue,
            source: &rule.source,
            macros: self.shared.table,
            bodies: self.shared.macros.bodies(&rule.source),
        };
        let checked = conditions.check(&parsed.expr, &text);
        let findings = checked.findings;
        self.written = Some(ParsedCondition {
            text,
            tree: Arc::new(parsed.expr),
        });
        if findings.is_empty() {
            return checked.expr.filter(|_| fine);
        }
        // Every finding refers to the whole condition, so they share its text.
        let shown: &Arc<str> = &shown.into();
        self.hints(&findings, shown);
        let failed = findings.found.iter().any(is_error);
        let first_error = findings.found.iter().position(is_error);
        for (index, found) in findings.found.into_iter().enumerate() {
            if failed != is_error(&found) {
                // Falco only warns about conditions without errors.
                continue;
            }
            if first_error == Some(index) && found.kind.is_skippable() && rule.skip_if_unknown_filter {
                let kind = FactKind::Skipped(Box::new(found.kind.clone()));
                self.found(Found { kind, ..found }, shown);
                return None;
            }
            self.found(found, shown);
        }
        if failed || !fine {
            return None;
        }
        let late = !findings.late.is_empty();
        for found in findings.late {
            self.found(found, shown);
        }
        checked.expr.filter(|_| !late)
    }

    /// Adds the warnings that Falco reports first.
    fn hints(&mut self, findings: &Findings, shown: &Arc<str>) {
        if findings.unsafe_na.is_empty() && findings.deprecated.is_empty() {
            return;
        }
        let rule = self.rule;
        let whole = Place {
            expression: Some(Expression::whole(shown)),
            ..rule.condition_place.clone()
        };
        if let Some(span) = findings.unsafe_na.first() {
            self.say(FactKind::UnsafeNa, *span, &whole);
        }
        for (index, field) in deprecated_fields().iter().enumerate() {
            if let Some((first, others)) = findings
                .deprecated
                .get(&index)
                .and_then(|spans| spans.split_first())
            {
                let others = others.to_vec();
                self.say(FactKind::DeprecatedField { field, others }, *first, &whole);
            }
        }
    }

    fn found(&mut self, found: Found, shown: &Arc<str>) {
        let (line, column, offset) = found.position;
        self.findings.push(Finding::Check(Fact {
            kind: found.kind,
            span: found.span,
            place: Place {
                expression: Some(Expression {
                    text: Arc::clone(shown),
                    line,
                    column,
                    offset,
                }),
                ..self.rule.condition_place.clone()
            },
            trail: found.trail,
            item: self.rule.name().to_owned(),
        }));
    }
}
