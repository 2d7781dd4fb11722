//! The `append_output` section of the configuration: additions to the outputs of rules.

use std::collections::BTreeMap;

use super::fields::Catalogue;
use crate::resolve::{Named, RuleDef};
use crate::tables::{FIELDS, FieldFlags};

/// The token that Falco removes from outputs.
pub(super) const CONTAINER_INFO: &str = "%container.info";

/// One `append_output` entry of the configuration.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct AppendOutput {
    /// Restricts the entry to rules of this source.
    pub source: Option<String>,
    /// Restricts the entry to rules with all of these tags.
    pub tags: Vec<String>,
    /// Restricts the entry to the rule of this name.
    pub rule: Option<String>,
    /// The template to append to the output, after a space.
    pub output: Option<String>,
    /// Entries to add to the fields of alerts.
    pub fields: Vec<AppendField>,
    /// Append `x_y=%x.y` for every field that the configuration defines or its plugin suggests.
    pub suggested: bool,
}

/// An entry to add to the fields of alerts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AppendField {
    /// A field, whose value keeps its JSON type.
    Raw(String),
    /// A key and a template.
    Formatted {
        /// The key.
        key: String,
        /// The template.
        template: String,
    },
}

impl AppendOutput {
    fn matches(&self, rule: &RuleDef) -> bool {
        self.source.as_ref().is_none_or(|source| *source == rule.source)
            && self.tags.iter().all(|tag| rule.tags.contains(tag))
            && self.rule.as_ref().is_none_or(|name| name == rule.name())
    }
}

/// Returns the templates to append to the output of `rule`, in order.
pub(super) fn templates(appended: &[AppendOutput], rule: &RuleDef, catalogue: &Catalogue) -> Vec<String> {
    let mut templates = Vec::new();
    for entry in appended.iter().filter(|entry| entry.matches(rule)) {
        templates.extend(entry.output.clone());
        if entry.suggested {
            let assumed = catalogue.assumed();
            let suggested = FIELDS.iter().filter(|field| {
                field.flags.contains(FieldFlags::SUGGESTED)
                    && assumed.has_provider(field.provider)
                    && field.has_source(&rule.source)
            });
            let shown = |name: &str| format!("{}=%{name}", name.replace('.', "_"));
            templates.extend(assumed.static_names().map(|name| shown(&name)));
            templates.extend(suggested.map(|field| shown(field.name)));
        }
    }
    templates
}

/// Returns the output of `rule` with the configured additions, and without the tokens that Falco removes.
pub fn output_text(appended: &[AppendOutput], rule: &RuleDef, catalogue: &Catalogue) -> String {
    let mut text = rule.output.as_str().to_owned();
    for template in templates(appended, rule, catalogue) {
        text.push(' ');
        text.push_str(&template);
    }
    text.replace(CONTAINER_INFO, "")
}

/// Returns the entries to add to the fields of alerts of `rule`, by key: whether it is a raw field, and its
/// template.
pub fn extra_fields(appended: &[AppendOutput], rule: &RuleDef) -> BTreeMap<String, (bool, String)> {
    appended
        .iter()
        .filter(|entry| entry.matches(rule))
        .flat_map(|entry| &entry.fields)
        .map(|field| match field {
            AppendField::Raw(name) => (name.clone(), (true, format!("%{name}"))),
            AppendField::Formatted { key, template } => (key.clone(), (false, template.clone())),
        })
        .collect()
}
