//! Applies items that define, append to, replace, enable or disable rules.

use std::collections::BTreeSet;

use super::{Collection, ReadFact, Reader, append_text, text, with_value};
use crate::resolve::definitions::{Origin, RuleDef};
use crate::resolve::exceptions;
use crate::resolve::fact::{FactKind, Place};
use crate::source::Span;
use crate::syntax::items::{self, Element, ItemType, Keyed, RuleSwitch, RuleUpdate};
use crate::tables::{Priority, SYSCALL_SOURCE};

impl<'c> Reader<'c, '_> {
    /// Reports if the rule was defined with another source.
    fn check_source(&mut self, name: &str, source: Option<&str>, span: Span, place: &Place) {
        let (Some(known), Some(now)) = (self.collection.rules.get(name), source) else {
            return;
        };
        if known.source != now && !now.is_empty() {
            let kind = FactKind::SourceConflict {
                rule: name.to_owned(),
                first: known.source.clone(),
                now: now.to_owned(),
                defined: known.name_span,
            };
            self.say(kind, span, place);
        }
    }

    pub(super) fn define_rule(&mut self, rule: &items::Rule) {
        let name = rule.name.value.as_str();
        let place = self.place(ItemType::Rule, name, rule.item);
        let source = rule
            .source
            .as_ref()
            .map_or(SYSCALL_SOURCE, |source| source.value.as_str());
        let source_span = rule.source.as_ref().map_or(rule.name.span, |source| source.span);
        self.check_source(name, Some(source), source_span, &place);
        if self.is_fine_and_known(rule) {
            return;
        }
        let unknown_source = !self.settings.names.has_source(source);
        if unknown_source {
            self.say(FactKind::UnknownSource(source.to_owned()), source_span, &place);
        }
        let mut facts = Vec::new();
        let mut exceptions = Vec::new();
        let mut invalid_exceptions = BTreeSet::new();
        for exception in rule.exceptions.iter().flat_map(|exceptions| &exceptions.value) {
            let source = (!unknown_source).then_some(source);
            match exceptions::define(exception, &place, source, self.settings.names, false, &mut facts) {
                Some(exception) => exceptions.push(exception),
                // Falco stops here, so in later files the exception is undefined for it.
                None if self.settings.stop => {}
                None => {
                    invalid_exceptions.insert(exception.name.value.as_str().to_owned());
                }
            }
        }
        let exceptions_fine = facts.is_empty() && invalid_exceptions.is_empty();
        self.out.extend(facts.into_iter().map(ReadFact::Resolve));
        let id = self.next();
        let is_partial = rule.condition.is_none()
            || rule.output.is_none()
            || rule.desc.is_none()
            || rule.priority.is_none();
        if is_partial && !self.settings.stop && self.collection.rules.get(name).is_some() {
            // The error was already reported. The complete definition is kept, so that later items are checked
            // against it.
            return;
        }
        let value = |flag: &Option<Keyed<bool>>, default| flag.as_ref().map_or(default, |flag| flag.value);
        let row = RuleDef {
            name: name.to_owned(),
            span: rule.item.span,
            name_span: rule.name.span,
            condition_place: with_value(&place, ItemType::RuleCondition, rule.condition.as_ref()),
            output_place: with_value(&place, ItemType::RuleOutput, rule.output.as_ref()),
            condition: text(rule.condition.as_ref()),
            output: text(rule.output.as_ref()),
            desc: text(rule.desc.as_ref()),
            source: source.to_owned(),
            unknown_source,
            priority: rule
                .priority
                .as_ref()
                .map_or(Priority::Debug, |priority| priority.value),
            enabled: value(&rule.enabled, true),
            capture: value(&rule.capture, false),
            capture_duration: rule
                .capture_duration
                .as_ref()
                .map_or(0, |duration| duration.value),
            warn_evttypes: value(&rule.warn_evttypes, true),
            skip_if_unknown_filter: value(&rule.skip_if_unknown_filter, false),
            tags: rule.tags.as_ref().map(tags).unwrap_or_default(),
            exceptions,
            invalid_exceptions,
            complete: exceptions_fine && !is_partial,
            place,
            origin: Origin(self.item),
            index: id,
        };
        self.collection.rules.define(row, id);
    }

    /// Reuses the earlier definition if the item is unchanged and had no facts. Returns whether it was added.
    fn is_fine_and_known(&mut self, rule: &items::Rule) -> bool {
        let name = rule.name.value.as_str();
        let known = self.settings.known.and_then(|known| known.rules.get(name));
        if !known.is_some_and(|known| known.complete && !known.unknown_source) {
            return false;
        }
        let rules = |collection: &'c Collection| &collection.rules;
        let id = self.collection.next;
        let is_known = self.is_known(rules, |collection| &mut collection.rules, &rule.name, id);
        if is_known {
            self.next();
        }
        is_known
    }

    pub(super) fn append_rule(&mut self, update: &RuleUpdate) {
        let name = update.name.value.as_str();
        let place = self.place(ItemType::Rule, name, update.item);
        self.check_update_source(update, &place);
        let nothing = update.condition.is_none()
            && update.output.is_none()
            && update.desc.is_none()
            && update.tags.is_none()
            && update.exceptions.is_none();
        let known = self.collection.rules.get(name).is_some();
        if !known {
            self.say(
                FactKind::NoRuleToAppend(name.to_owned()),
                update.name.span,
                &place,
            );
        }
        if nothing && update.operations.is_empty() {
            self.say(FactKind::NothingToAppend, update.name.span, &place);
        }
        let names = self.settings.names;
        let mut facts = Vec::new();
        if let Some(rule) = self.collection.rules.get_mut(name) {
            for (text, addition) in [
                (&mut rule.condition, &update.condition),
                (&mut rule.output, &update.output),
                (&mut rule.desc, &update.desc),
            ] {
                if let Some(addition) = addition {
                    append_text(text, addition);
                }
            }
            rule.tags.extend(update.tags.iter().flat_map(tags));
            let source = (!rule.unknown_source).then(|| rule.source.clone());
            for exception in update.exceptions.iter().flat_map(|exceptions| &exceptions.value) {
                let name = exception.name.value.as_str();
                if rule.invalid_exceptions.contains(name) {
                    continue;
                }
                let before = facts.len();
                exceptions::append(
                    &mut rule.exceptions,
                    exception,
                    &place,
                    source.as_deref(),
                    names,
                    &mut facts,
                );
                let is_defined = rule.exceptions.iter().any(|known| known.name == name);
                if facts.len() > before && !is_defined && !self.settings.stop {
                    rule.invalid_exceptions.insert(name.to_owned());
                }
            }
            rule.complete &= facts.is_empty();
        }
        self.out.extend(facts.into_iter().map(ReadFact::Resolve));
    }

    pub(super) fn replace_rule(&mut self, update: &RuleUpdate) {
        let name = update.name.value.as_str();
        let place = self.place(ItemType::Rule, name, update.item);
        self.check_update_source(update, &place);
        if self.collection.rules.get(name).is_none() {
            self.say(
                FactKind::NoRuleToReplace(name.to_owned()),
                update.name.span,
                &place,
            );
        }
        let names = self.settings.names;
        let mut facts = Vec::new();
        if let Some(rule) = self.collection.rules.get_mut(name) {
            for (text, replacement) in [
                (&mut rule.condition, &update.condition),
                (&mut rule.output, &update.output),
                (&mut rule.desc, &update.desc),
            ] {
                if let Some(replacement) = replacement {
                    text.clone_from(&replacement.value);
                }
            }
            if let Some(new) = &update.tags {
                rule.tags = tags(new);
            }
            if let Some(new) = &update.exceptions {
                // Falco does not check them and crashes on missing parts, which are filled in here.
                rule.exceptions = new
                    .value
                    .iter()
                    .filter_map(|exception| {
                        exceptions::define(exception, &place, None, names, true, &mut facts)
                    })
                    .collect();
            }
            set(&mut rule.priority, update.priority.as_ref());
            set(&mut rule.enabled, update.enabled.as_ref());
            set(&mut rule.capture, update.capture.as_ref());
            set(&mut rule.capture_duration, update.capture_duration.as_ref());
            set(&mut rule.warn_evttypes, update.warn_evttypes.as_ref());
            set(
                &mut rule.skip_if_unknown_filter,
                update.skip_if_unknown_filter.as_ref(),
            );
        }
        self.out.extend(facts.into_iter().map(ReadFact::Resolve));
    }

    fn check_update_source(&mut self, update: &RuleUpdate, place: &Place) {
        if let Some(source) = &update.source {
            let name = update.name.value.as_str();
            self.check_source(name, Some(source.value.as_str()), source.span, place);
        }
    }

    pub(super) fn enable_rule(&mut self, switch: &RuleSwitch) {
        let name = switch.name.value.as_str();
        let place = self.place(ItemType::Rule, name, switch.item);
        if let Some(rule) = self.collection.rules.get_mut(name) {
            set(&mut rule.enabled, switch.enabled.as_ref());
        } else {
            self.say(
                FactKind::NoRuleToEnable(name.to_owned()),
                switch.name.span,
                &place,
            );
        }
    }
}

fn set<T: Copy>(target: &mut T, value: Option<&Keyed<T>>) {
    if let Some(value) = value {
        *target = value.value;
    }
}

fn tags(tags: &Keyed<Vec<Element>>) -> BTreeSet<String> {
    tags.value
        .iter()
        .map(|tag| tag.value.as_str().to_owned())
        .collect()
}
