//! Descriptions of rules, macros and lists.
//!
//! In: a [`Collection`] that was loaded without errors, and its checked [`Rule`]s. Out: for each item its text
//! as written and as compiled, the names it uses and its event types: the data of `falco -L` and of `lanner
//! explain`. Not here: any formatting as JSON or text.

mod events;
mod expand;
mod names;
mod output;

use std::collections::BTreeSet;

use crate::check::{AppendOutput, ExtraField, Rule, fields::Catalogue, output_text};
use crate::resolve::exceptions::{Comparison, Exception, Shape};
use crate::resolve::{Collection, Named as _, RuleDef};
use crate::syntax::items::OperandKind;
use crate::tables::{PLUGINS, SYSCALL_SOURCE};

pub use events::event_names;
pub use expand::{Expander, Part, PartKind, TooLarge};
pub use names::Names;

/// A rule as written and as compiled.
#[derive(Debug)]
pub struct RuleDetails<'a> {
    /// The definition.
    pub definition: &'a RuleDef,
    /// The checked rule.
    pub rule: &'a Rule,
    /// Names in the condition as written.
    pub written: Names,
    /// The condition with exceptions, lists and macros expanded.
    pub condition: Part,
    /// Names in that condition.
    pub names: Names,
    /// Its output fields as Falco lists them: templates of extra entries, then fields and transformer calls in
    /// the order of the output, possibly with duplicates.
    pub output_fields: Vec<String>,
    /// Key and template of the extra entries that are templates.
    pub extra_fields: Vec<(String, String)>,
    /// Names of its exceptions.
    pub exception_names: BTreeSet<String>,
    /// Fields of those that have values.
    pub exception_fields: BTreeSet<String>,
    /// Operators of its exceptions.
    pub exception_operators: BTreeSet<String>,
    /// Event types on which it is evaluated.
    pub events: BTreeSet<&'static str>,
    /// The output with the configured additions.
    pub output: String,
    /// Plugins that it requires.
    pub plugins: BTreeSet<&'static str>,
}

/// A macro as written and as compiled.
#[derive(Debug)]
pub struct MacroDetails<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its condition as written.
    pub text: &'a str,
    /// Names in the condition as written.
    pub written: Names,
    /// The condition with lists and macros expanded.
    pub condition: Part,
    /// Names in that condition.
    pub names: Names,
    /// Event types that it allows.
    pub events: BTreeSet<&'static str>,
}

/// A list as written and as compiled.
#[derive(Debug)]
pub struct ListDetails<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its elements as written, without the lists among them.
    pub items: Vec<&'a str>,
    /// The lists among its elements.
    pub lists: BTreeSet<&'a str>,
    /// All elements, lists expanded.
    pub compiled: Vec<&'a str>,
}

/// Describes the items of a collection.
#[derive(Debug)]
pub struct Describer<'a> {
    collection: &'a Collection,
    catalogue: &'a Catalogue,
    appended: &'a [AppendOutput],
    expander: Expander<'a>,
}

impl<'a> Describer<'a> {
    /// Creates a describer for a collection that was loaded without errors with this catalogue and these
    /// additions.
    pub fn new(collection: &'a Collection, catalogue: &'a Catalogue, appended: &'a [AppendOutput]) -> Self {
        Self {
            collection,
            catalogue,
            appended,
            expander: Expander::new(collection),
        }
    }

    /// Returns the description of a rule; `None` if it is not in the collection.
    pub fn rule(&self, rule: &'a Rule) -> Option<Result<RuleDetails<'a>, TooLarge>> {
        let definition = self.collection.rules.get(&rule.name)?;
        Some(self.defined_rule(rule, definition))
    }

    fn defined_rule(&self, rule: &'a Rule, definition: &'a RuleDef) -> Result<RuleDetails<'a>, TooLarge> {
        let condition = self.expander.rule(definition)?;
        let names = Names::of_part(&condition, self.collection);
        let extra_fields = self.extra_fields(definition, rule);
        let templates = extra_fields.iter().map(|(_, _, template)| template.clone());
        let output_fields: Vec<String> = templates.chain(output::field_names(&rule.output)).collect();
        let plugins = self.plugins(&rule.source, &names, &output_fields);
        let exceptions = &definition.exceptions;
        Ok(RuleDetails {
            written: Names::of_text(definition.condition.as_str(), self.collection),
            events: event_names(&condition, &rule.source),
            names,
            condition,
            output_fields,
            extra_fields: extra_fields
                .into_iter()
                .filter(|(_, raw, _)| !raw)
                .map(|(key, _, template)| (key, template))
                .collect(),
            exception_names: exceptions
                .iter()
                .map(|exception| exception.name.clone())
                .collect(),
            exception_fields: exceptions
                .iter()
                .filter(|exception| !exception.values.is_empty())
                .flat_map(|exception| comparisons(exception).map(|(field, _)| field))
                .collect(),
            exception_operators: exceptions
                .iter()
                .flat_map(|exception| comparisons(exception).map(|(_, operator)| operator))
                .collect(),
            output: output_text(self.appended, definition, self.catalogue),
            plugins,
            definition,
            rule,
        })
    }

    /// Returns key, rawness and template of the configured extra entries of this rule.
    fn extra_fields(&self, definition: &RuleDef, rule: &Rule) -> Vec<(String, bool, String)> {
        let configured = crate::check::extra_fields(self.appended, definition);
        rule.extra_fields
            .iter()
            .filter_map(|(key, field)| {
                let (_, template) = configured.get(key)?;
                let raw = matches!(field, ExtraField::Raw(_));
                Some((key.clone(), raw, template.clone()))
            })
            .collect()
    }

    /// Returns the description of every macro, in order of definition.
    pub fn macros(&self) -> impl Iterator<Item = Result<MacroDetails<'a>, TooLarge>> {
        let definitions = self.collection.macros.rows().iter().enumerate();
        definitions.map(|(position, definition)| {
            let condition = self.expander.macro_at(position)?;
            Ok(MacroDetails {
                name: definition.name(),
                text: definition.condition.as_str(),
                written: Names::of_text(definition.condition.as_str(), self.collection),
                names: Names::of_part(&condition, self.collection),
                events: event_names(&condition, SYSCALL_SOURCE),
                condition,
            })
        })
    }

    /// Returns the description of every list, in order of definition.
    pub fn lists(&self) -> impl Iterator<Item = ListDetails<'_>> {
        let definitions = self.collection.lists.rows().iter().enumerate();
        definitions.map(|(position, definition)| {
            let compiled: Vec<&str> = self
                .expander
                .list_items(position)
                .iter()
                .map(|item| item.value.as_str())
                .collect();
            let all: BTreeSet<&str> = compiled.iter().copied().collect();
            let (items, lists): (Vec<&str>, Vec<&str>) = definition
                .items
                .iter()
                .map(|item| item.value.as_str())
                .partition(|item| all.contains(item));
            ListDetails {
                name: definition.name(),
                items,
                lists: lists.into_iter().collect(),
                compiled,
            }
        })
    }

    /// Returns the plugins whose source, fields or injected events a rule of `source` uses.
    fn plugins(&self, source: &str, names: &Names, output_fields: &[String]) -> BTreeSet<&'static str> {
        let used: BTreeSet<&str> = names
            .fields
            .iter()
            .chain(output_fields)
            .map(|field| field.split('[').next().unwrap_or_default())
            .collect();
        PLUGINS
            .iter()
            .filter(|plugin| self.catalogue.assumed().plugin(plugin.name).is_some())
            .filter(|plugin| {
                let extracts = plugin
                    .fields()
                    .any(|field| used.contains(field.name) && field.has_source(source));
                let injects = plugin.source.unwrap_or(SYSCALL_SOURCE) == source
                    && plugin
                        .async_events
                        .iter()
                        .any(|event| names.event_names.contains(*event));
                plugin.source == Some(source) || extracts || injects
            })
            .map(|plugin| plugin.name)
            .collect()
    }
}

/// Returns fields and operators of an exception, as written or by default.
fn comparisons(exception: &Exception) -> impl Iterator<Item = (String, String)> {
    let comparisons = match &exception.fields {
        Shape::Single(comparison) => std::slice::from_ref(comparison),
        Shape::Tuple(comparisons) => comparisons.as_slice(),
    };
    comparisons.iter().map(comparison_text)
}

/// Returns field and operator of a comparison.
pub fn comparison_text(comparison: &Comparison) -> (String, String) {
    let field = match &comparison.field.kind {
        OperandKind::Scalar(text) => text.as_str().to_owned(),
        OperandKind::List(_) => String::new(),
    };
    (field, comparison.operator.as_str().to_owned())
}
