//! Compiles a condition and an output template from the command line.
//!
//! They become a rule of their own, so that they have the same meaning as in rule files and errors are
//! reported in the same way.

use std::fmt::Write as _;

use compiler::check::Rule;
use compiler::compile::{Options, read_and_compile};
use compiler::source::Sources;

use crate::failure::Failure;
use crate::rules::RuleSet;

/// Placeholders for a condition or a template that is not given; both are valid.
const ANY: &str = "evt.num exists";
const NUMBER: &str = "%evt.num";

/// Compiles a condition, a template or both, and prints their errors.
pub(crate) fn rule(condition: Option<&str>, template: Option<&str>) -> Result<Rule, Failure> {
    let mut sources = Sources::default();
    let text = rule_text(condition.unwrap_or(ANY), template.unwrap_or(NUMBER));
    sources.add("<command line>", text);
    let options = Options::default();
    let (files, compilation) = read_and_compile(&sources, &options);
    let mut rules = RuleSet {
        sources,
        files,
        compilation,
        assumed: options.assumed,
    };
    let right = rules.report_errors()?;
    match rules.compilation.rules.pop() {
        Some(rule) if right => Ok(rule),
        _ => Err(Failure::Usage(
            match (condition, template) {
                (Some(_), None) => "invalid condition",
                (None, Some(_)) => "invalid output format",
                _ => "invalid condition or output format",
            }
            .to_owned(),
        )),
    }
}

/// Returns the text of the rule, with literal blocks so that nothing has to be quoted.
fn rule_text(condition: &str, template: &str) -> String {
    let mut text = String::new();
    for (start, key, value) in [("- ", "condition", condition), ("  ", "output", template)] {
        let _ = writeln!(text, "{start}{key}: |2-");
        for line in value.lines() {
            let _ = writeln!(text, "    {line}");
        }
    }
    text.push_str("  rule: command line\n  desc: Given on the command line.\n  priority: DEBUG\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_reach_the_rule_unchanged() {
        let rule = rule(
            Some("proc.name = \"a: b\"\n  and fd.num > 0"),
            Some("#'\" %proc.name"),
        )
        .unwrap();
        assert_eq!(rule.output.parts.len(), 2);
        assert!(
            matches!(&rule.output.parts[0], compiler::check::typed::TemplatePart::Literal(text) if text == "#'\" ")
        );
    }
}
