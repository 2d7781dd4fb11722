//! Summarises loaded rules for the start messages of `run`, and rejects rule sets that can never match.
//!
//! In: rule files, checked rules, and the enabled ones. Out: lines of text, or an error if no enabled rule has a
//! source with an input.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use compiler::check::Rule;
use compiler::tables::SYSCALL_SOURCE;

/// File names that a summary lists.
const MAX_LISTED_FILES: usize = 8;

/// Numbers of rules by source.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct RuleSummary {
    total: usize,
    /// Enabled rules by source, in alphabetical order.
    enabled: BTreeMap<String, usize>,
}

impl RuleSummary {
    /// Counts `rules`, of which those with the indices `order` are enabled.
    pub(crate) fn new(rules: &[Rule], order: &[usize]) -> Self {
        let mut enabled = BTreeMap::new();
        for index in order {
            *enabled.entry(rules[*index].source.clone()).or_default() += 1;
        }
        Self {
            total: rules.len(),
            enabled,
        }
    }

    /// Returns the number of enabled rules with an input: those of source `syscall`.
    pub(crate) fn evaluated(&self) -> usize {
        self.enabled.get(SYSCALL_SOURCE).copied().unwrap_or(0)
    }

    /// Returns the sources without an input that enabled rules have, with the numbers of these rules.
    pub(crate) fn inactive(&self) -> impl Iterator<Item = (&str, usize)> {
        let others = self
            .enabled
            .iter()
            .filter(|(source, _)| *source != SYSCALL_SOURCE);
        others.map(|(source, count)| (source.as_str(), *count))
    }

    /// Returns why no event can match, if that is so.
    pub(crate) fn check_inputs(&self) -> Result<(), String> {
        if self.evaluated() > 0 {
            return Ok(());
        }
        if self.enabled.is_empty() {
            return Err(match self.total {
                0 => "no rules to evaluate: the rule files define none".to_owned(),
                1 => "no rules to evaluate: the only rule is disabled".to_owned(),
                total => format!("no rules to evaluate: all {total} rules are disabled"),
            });
        }
        let others: Vec<String> = self
            .inactive()
            .map(|(source, rules)| format!("{} of source `{source}`", count(rules, "rule")))
            .collect();
        Err(format!(
            "no rules to evaluate: only events of source `syscall` can be read; enabled: {}",
            others.join(", ")
        ))
    }

    /// Returns a warning for each source whose rules never see an event.
    pub(crate) fn warnings(&self) -> Vec<String> {
        let warning = |(source, rules): (&str, usize)| {
            format!(
                "{} of source `{source}` will never match: there is no input for this source",
                count(rules, "rule")
            )
        };
        self.inactive().map(warning).collect()
    }

    /// Returns the numbers of rules as one line.
    pub(crate) fn rules_line(&self) -> String {
        let enabled: usize = self.enabled.values().sum();
        let sources: Vec<String> = self
            .enabled
            .iter()
            .map(|(source, rules)| format!("{source} {rules}"))
            .collect();
        format!(
            "{}: {enabled} enabled ({}), {} disabled",
            count(self.total, "rule"),
            sources.join(", "),
            self.total - enabled
        )
    }
}

/// Returns the names of rule files as one line, the first ones of many.
pub(crate) fn files_line(files: &[String]) -> String {
    let listed = files.iter().take(MAX_LISTED_FILES).map(String::as_str);
    let mut line = format!(
        "{}: {}",
        count(files.len(), "rule file"),
        listed.collect::<Vec<_>>().join(", ")
    );
    if files.len() > MAX_LISTED_FILES {
        let _ = write!(line, " and {} more", files.len() - MAX_LISTED_FILES);
    }
    line
}

/// Returns a number with its noun in the singular or plural.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(total: usize, enabled: &[(&str, usize)]) -> RuleSummary {
        let enabled = enabled
            .iter()
            .map(|(source, count)| ((*source).to_owned(), *count));
        RuleSummary {
            total,
            enabled: enabled.collect(),
        }
    }

    #[test]
    fn rules_without_an_input_are_an_error_or_a_warning() {
        let only = summary(3, &[("k8s_audit", 2), ("okta", 1)]);
        assert_eq!(
            only.check_inputs().unwrap_err(),
            "no rules to evaluate: only events of source `syscall` can be read; enabled: \
             2 rules of source `k8s_audit`, 1 rule of source `okta`"
        );
        let some = summary(5, &[("k8s_audit", 1), ("syscall", 2)]);
        assert_eq!(some.check_inputs(), Ok(()));
        assert_eq!(
            some.warnings(),
            ["1 rule of source `k8s_audit` will never match: there is no input for this source"]
        );
        assert_eq!(
            some.rules_line(),
            "5 rules: 3 enabled (k8s_audit 1, syscall 2), 2 disabled"
        );
    }

    #[test]
    fn empty_and_disabled_rule_sets_are_errors() {
        assert!(
            summary(0, &[])
                .check_inputs()
                .unwrap_err()
                .contains("define none")
        );
        assert!(
            summary(1, &[])
                .check_inputs()
                .unwrap_err()
                .contains("the only rule is disabled")
        );
    }

    #[test]
    fn long_lists_of_files_are_cut() {
        let files: Vec<String> = (0..10).map(|index| format!("{index}.yaml")).collect();
        assert_eq!(files_line(&files[..1]), "1 rule file: 0.yaml");
        assert!(files_line(&files).starts_with("10 rule files: 0.yaml, "));
        assert!(files_line(&files).ends_with(", 7.yaml and 2 more"));
    }
}
