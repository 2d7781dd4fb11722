//! All rules of a collection: from resolved to checked.
//!
//! In: a [`Collection`] and the fields there are. Out: [`Rule`]s, and every fact in the order in
//! which Falco compiles: lists, macros parsed, macros resolved, then rule by rule exceptions,
//! output, condition; last what nothing uses.

use std::rc::Rc;
use std::sync::Arc;

use super::appended::{self, AppendOutput, CONTAINER_INFO};
use super::condition::{Checker, Found, deprecated_fields, is_error};
use super::event_types::event_codes;
use super::fact::{Fact, FactKind};
use super::fields::Catalogue;
use super::finding::Finding;
use super::output;
use super::rule::{Capture, ExtraField, Rule};
use super::typed::{self, Operand, Template, TemplatePart};
use crate::resolve::lists::Lists;
use crate::resolve::macros::{ParsedMacro, Resolver};
use crate::resolve::{self, Collection, Expression, Named, Place, RuleDef, exceptions};
use crate::source::{MappedText, Span};
use crate::syntax::condition;
use crate::tables::{EventSet, SYSCALL_SOURCE};

/// A rule for more event codes than this is worth a warning.
const BROAD: usize = 100;

/// Checked rules.
#[derive(Debug, Default)]
pub struct CheckedRules {
    /// What was found, in Falco's order.
    pub findings: Vec<Finding>,
    /// The rules that can be evaluated, in order of first definition.
    pub rules: Vec<Rule>,
}

/// Checks every rule of `collection`.
pub fn check(collection: &Collection, catalogue: &Catalogue, appended: &[AppendOutput]) -> CheckedRules {
    let mut findings = Vec::new();
    let mut lists = Lists::new(&collection.lists);
    let parsed = parse_macros(collection, &mut lists, &mut findings);
    let mut facts = Vec::new();
    let mut resolver = Resolver::new(&collection.macros, &parsed);
    resolver.resolve_macros(&mut facts);
    findings.extend(facts.into_iter().map(Finding::Resolve));
    let broken: Vec<bool> = (0..parsed.len())
        .map(|position| resolver.is_broken(position))
        .collect();
    let is_broken = |position: usize| broken[position];
    let mut checker = RulesChecker {
        catalogue,
        appended,
        lists,
        resolver,
        conditions: Checker::new(catalogue, &collection.macros, &parsed, &is_broken),
        findings,
    };
    let rules = collection
        .rules
        .rows()
        .iter()
        .filter(|rule| !rule.unknown_source)
        .filter_map(|rule| checker.rule(rule))
        .collect();
    let RulesChecker {
        lists,
        resolver,
        mut findings,
        ..
    } = checker;
    if !findings.iter().any(Finding::is_error) {
        unused(collection, &lists, &resolver, &mut findings);
    }
    CheckedRules { findings, rules }
}

fn parse_macros(collection: &Collection, lists: &mut Lists, findings: &mut Vec<Finding>) -> Vec<ParsedMacro> {
    let mut parsed = Vec::with_capacity(collection.macros.rows().len());
    for definition in collection.macros.rows() {
        let text = lists.substitute(&definition.condition);
        let mut condition = condition::parse(text.as_str());
        if definition.complete {
            let place = &definition.condition_place;
            syntax_facts(&condition, &text, place, definition.name(), findings);
        } else {
            // Nothing can be said about a part.
            condition.expr.kind = crate::syntax::ast::ExprKind::Error;
        }
        parsed.push(ParsedMacro {
            text,
            tree: condition.expr,
        });
    }
    parsed
}

fn syntax_facts(
    condition: &condition::Condition,
    text: &MappedText,
    place: &Place,
    item: &str,
    findings: &mut Vec<Finding>,
) {
    if condition.errors.is_empty() && condition.tolerated.is_empty() {
        return;
    }
    let shown: Arc<str> = text.as_str().into();
    let errors = condition.errors.iter().map(|error| {
        let message = error.falco_message(text.as_str());
        (
            error,
            FactKind::Syntax {
                error: error.clone(),
                message,
            },
        )
    });
    let tolerated = condition
        .tolerated
        .iter()
        .map(|error| (error, FactKind::Tolerated(error.clone())));
    for (error, kind) in errors.chain(tolerated) {
        findings.push(Finding::Check(Fact {
            kind,
            span: text
                .span(error.range.clone())
                .unwrap_or(Span::new(place.file, 0, 0)),
            place: Place {
                expression: Some(Expression::at(&shown, text.as_str(), error.position)),
                ..place.clone()
            },
            trail: Vec::new(),
            item: item.to_owned(),
        }));
    }
}

fn unused(collection: &Collection, lists: &Lists, resolver: &Resolver<'_>, findings: &mut Vec<Finding>) {
    for (position, definition) in collection.macros.rows().iter().enumerate() {
        if !resolver.is_used(position) {
            findings.push(Finding::Resolve(resolve::Fact {
                kind: resolve::FactKind::UnusedMacro(definition.name().to_owned()),
                span: definition.name_span,
                place: definition.place.clone(),
            }));
        }
    }
    for (position, list) in collection.lists.rows().iter().enumerate() {
        if !lists.is_used(position) {
            findings.push(Finding::Resolve(resolve::Fact {
                kind: resolve::FactKind::UnusedList(list.name().to_owned()),
                span: list.name_span,
                place: list.place.clone(),
            }));
        }
    }
}

struct RulesChecker<'a> {
    catalogue: &'a Catalogue,
    appended: &'a [AppendOutput],
    lists: Lists,
    resolver: Resolver<'a>,
    conditions: Checker<'a>,
    findings: Vec<Finding>,
}

impl<'a> RulesChecker<'a> {
    fn rule(&mut self, rule: &'a RuleDef) -> Option<Rule> {
        let mut facts = Vec::new();
        let condition = exceptions::expand(&rule.condition, &rule.exceptions, rule.place.file, &mut facts);
        let exceptions_fine = facts.is_empty();
        self.findings.extend(facts.into_iter().map(Finding::Resolve));
        // Of a rule that lacks something, what is there is checked all the same.
        let output = if rule.complete || !rule.output.as_str().is_empty() {
            match self.output(rule) {
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
        let condition = self.condition(rule, &condition).filter(|_| rule.complete)?;
        let (output, extra_fields) = output.filter(|_| exceptions_fine)?;
        let events = if rule.source == SYSCALL_SOURCE {
            event_codes(&condition)
        } else {
            EventSet::all()
        };
        if rule.source == SYSCALL_SOURCE {
            if events.len() > BROAD && rule.warn_evttypes {
                self.say(FactKind::BroadEventTypes, rule.name_span, &rule.place, rule);
            } else if events.is_empty() {
                self.say(FactKind::NoEventTypes, rule.name_span, &rule.place, rule);
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

    fn say(&mut self, kind: FactKind, span: Span, place: &Place, rule: &RuleDef) {
        self.findings.push(Finding::Check(Fact {
            kind,
            span,
            place: place.clone(),
            trail: Vec::new(),
            item: rule.name().to_owned(),
        }));
    }

    fn output(&mut self, rule: &RuleDef) -> Output {
        let place = &rule.output_place;
        let whole = rule
            .output
            .span(0..rule.output.as_str().len())
            .unwrap_or(rule.name_span);
        let end = Span {
            start: whole.end,
            ..whole
        };
        let mut text = rule.output.clone();
        for template in appended::templates(self.appended, rule, self.catalogue) {
            text.push_derived(" ", end);
            text.push_derived(&template, end);
        }
        if let Some(at) = text.as_str().find(CONTAINER_INFO) {
            let span = text.span(at..at + CONTAINER_INFO.len()).unwrap_or(whole);
            self.say(FactKind::ContainerInfo, span, &rule.place, rule);
            text = without(&text, CONTAINER_INFO);
        }
        let (template, facts) = output::check(text.as_str(), self.catalogue, &rule.source);
        for (kind, range) in facts {
            let span = text.span(range).unwrap_or(whole);
            if kind.is_skippable() && rule.skip_if_unknown_filter {
                self.say(FactKind::Skipped(Box::new(kind)), span, place, rule);
                return Output::Skipped;
            }
            self.say(kind, span, place, rule);
        }
        self.deprecated_in_output(text.as_str(), whole, rule);
        let mut extra_fields = Vec::new();
        let mut complete = template.is_some();
        for (key, (raw, text)) in appended::extra_fields(self.appended, rule) {
            let (template, facts) = output::check(&text, self.catalogue, &rule.source);
            for (kind, _) in facts {
                self.say(kind, whole, place, rule);
            }
            self.deprecated_in_output(&text, whole, rule);
            match template {
                Some(template) => extra_fields.push((key, extra_field(raw, template))),
                None => complete = false,
            }
        }
        match template.filter(|_| complete) {
            Some(template) => Output::Template(template, extra_fields),
            None => Output::Wrong,
        }
    }

    fn deprecated_in_output(&mut self, text: &str, span: Span, rule: &RuleDef) {
        for field in deprecated_fields() {
            if text.contains(field) {
                self.say(
                    FactKind::DeprecatedInOutput(field),
                    span,
                    &rule.output_place,
                    rule,
                );
            }
        }
    }

    fn condition(&mut self, rule: &'a RuleDef, expanded: &MappedText) -> Option<typed::Expr> {
        let place = &rule.condition_place;
        let shown: Arc<str> = expanded.as_str().into();
        let text = Rc::new(self.lists.substitute(expanded));
        let parsed = condition::parse(text.as_str());
        syntax_facts(&parsed, &text, place, rule.name(), &mut self.findings);
        let mut fine = parsed.errors.is_empty();
        if fine {
            let mut facts = Vec::new();
            fine = self
                .resolver
                .resolve(&parsed.expr, &text, u32::MAX, &shown, &rule.place, &mut facts);
            self.findings.extend(facts.into_iter().map(Finding::Resolve));
        }
        let checked = self
            .conditions
            .check(&parsed.expr, Rc::clone(&text), &rule.source);
        let findings = checked.findings;
        let whole = Place {
            expression: Some(Expression::whole(&shown)),
            ..place.clone()
        };
        if let Some(span) = findings.unsafe_na.first() {
            self.say(FactKind::UnsafeNa, *span, &whole, rule);
        }
        for (index, field) in deprecated_fields().enumerate() {
            if let Some((first, others)) = findings
                .deprecated
                .get(&index)
                .and_then(|spans| spans.split_first())
            {
                let others = others.to_vec();
                self.say(FactKind::DeprecatedField { field, others }, *first, &whole, rule);
            }
        }
        let failed = findings.found.iter().any(is_error);
        let first_error = findings.found.iter().position(is_error);
        for (index, found) in findings.found.into_iter().enumerate() {
            if failed != is_error(&found) {
                // Hints are only given for conditions that are fine.
                continue;
            }
            if first_error == Some(index) && found.kind.is_skippable() && rule.skip_if_unknown_filter {
                let kind = FactKind::Skipped(Box::new(found.kind.clone()));
                self.found(Found { kind, ..found }, &shown, rule);
                return None;
            }
            self.found(found, &shown, rule);
        }
        if failed || !fine {
            return None;
        }
        let late = !findings.late.is_empty();
        for found in findings.late {
            self.found(found, &shown, rule);
        }
        checked.expr.filter(|_| !late)
    }

    fn found(&mut self, found: Found, shown: &Arc<str>, rule: &RuleDef) {
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
                ..rule.condition_place.clone()
            },
            trail: found.trail,
            item: rule.name().to_owned(),
        }));
    }
}

/// What became of an output.
enum Output {
    /// The rule is dropped.
    Skipped,
    /// It has errors.
    Wrong,
    /// It is fine.
    Template(Template, Vec<(String, ExtraField)>),
}

/// A raw field is the operand of its one token.
fn extra_field(raw: bool, template: Template) -> ExtraField {
    let operand = |part: &TemplatePart| match part {
        TemplatePart::Token { operand, .. } => Some(Operand::clone(operand)),
        TemplatePart::Literal(_) => None,
    };
    match template.parts.first().and_then(operand).filter(|_| raw) {
        Some(operand) => ExtraField::Raw(operand),
        None => ExtraField::Formatted(template),
    }
}

/// `text` without any occurrence of `word`.
fn without(text: &MappedText, word: &str) -> MappedText {
    let mut out = MappedText::default();
    let mut at = 0;
    for (index, _) in text.as_str().match_indices(word) {
        out.push_slice(text, at..index);
        at = index + word.len();
    }
    out.push_slice(text, at..text.as_str().len());
    out
}
