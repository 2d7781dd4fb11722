//! A condition and an output template from the command line.
//!
//! They are compiled as a rule of their own, so that they mean what they mean in rule files and
//! mistakes are shown like those of rules.

use std::fmt::Write as _;

use compiler::check::Rule;
use compiler::compile::{Options, read_and_compile};
use compiler::source::Sources;

use crate::failure::Failure;
use crate::rules::RuleSet;

/// What stands for a condition or a template that was not given; both are right.
const ANY: &str = "evt.num exists";
const NUMBER: &str = "%evt.num";

/// Compiles a condition, a template or both; shows what is wrong with them.
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
                (Some(_), None) => "the condition cannot be used",
                (None, Some(_)) => "the format cannot be used",
                _ => "the condition or the format cannot be used",
            }
            .to_owned(),
        )),
    }
}

/// The rule, its texts as blocks that need no quotes.
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
    fn texts_reach_the_rule_as_they_are() {
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
