//! Fixes applied: what becomes of rules, and what is no longer reported.

use compiler::compile;
use compiler::diagnostics::Levels;
use compiler::fix::{Fixed, Options, fix};

fn fixed(files: &[&str], unsafe_too: bool) -> Fixed {
    let files: Vec<(String, String)> = files
        .iter()
        .enumerate()
        .map(|(index, text)| (format!("{}.yaml", index + 1), (*text).to_owned()))
        .collect();
    let options = Options {
        compile: compile::Options::default(),
        levels: Levels::default(),
        unsafe_too,
    };
    fix(&files, &options)
}

/// The new texts, and the ids of what was fixed and of what remains.
fn told(fixed: &Fixed) -> (Vec<&str>, Vec<&'static str>, Vec<&'static str>) {
    (
        fixed.sources.iter().map(|(_, file)| file.text()).collect(),
        fixed.applied.iter().map(|applied| applied.id).collect(),
        fixed
            .remaining
            .iter()
            .map(|report| report.declaration.id)
            .collect(),
    )
}

const RULE: &str = "\
- rule: R
  desc: d
  condition: evt.type = open and proc.name = sh
  output: o
  priority: INFO
";

#[test]
fn append_becomes_override() {
    let rule = format!("{RULE}- rule: R\n  append: true # old\n  condition: and fd.num > 2\n");
    let result = fixed(&[&rule], false);
    let expected =
        format!("{RULE}- rule: R\n  override:\n    condition: append # old\n  condition: and fd.num > 2\n");
    assert_eq!(
        told(&result),
        (vec![&*expected], vec!["deprecated-append"], vec![])
    );
    let list = "- list: l\n  items: [a]\n- {list: l, items: [b], append: true}\n\
                - rule: S\n  desc: d\n  condition: evt.type = open and proc.name in (l)\n  output: o\n  priority: INFO\n";
    let result = fixed(&[list], false);
    assert_eq!(
        told(&result),
        (
            vec![&*list.replace("append: true", "override: {items: append}")],
            vec!["deprecated-append"],
            vec![]
        )
    );
}

#[test]
fn append_stays_where_override_would_mean_something_else() {
    let text = format!("{RULE}- rule: R\n  append: true\n  condition: and fd.num > 2\n  priority: DEBUG\n");
    let result = fixed(&[&text], true);
    assert_eq!(told(&result), (vec![&*text], vec![], vec!["deprecated-append"]));
}

#[test]
fn a_lone_enabled_becomes_override() {
    let switch = "- rule: R\r\n  enabled: false # off\r\n";
    let result = fixed(&[RULE, switch], false);
    let expected = "- rule: R\r\n  override:\r\n    enabled: replace\r\n  enabled: false # off\r\n";
    assert_eq!(
        told(&result),
        (vec![RULE, expected], vec!["deprecated-enabled"], vec![])
    );
}

#[test]
fn the_direction_goes_where_it_is_one_of_several() {
    for (condition, expected) in [
        ("evt.dir=< and evt.type = open", "evt.type = open"),
        ("evt.type = open and evt.dir = <", "evt.type = open"),
        (
            "evt.type = open and evt.dir=< and fd.num > 2",
            "evt.type = open and fd.num > 2",
        ),
        (
            "(evt.dir = < and evt.type=open) and fd.num > 2",
            "(evt.type=open) and fd.num > 2",
        ),
        ("evt.dir=< and evt.dir=< and evt.type=open", "evt.type=open"),
        ("(evt.type = open) and evt.dir=<", "(evt.type = open)"),
        (
            ">\n    evt.type = open\n    and evt.dir = <\n    and fd.num > 2",
            ">\n    evt.type = open\n    and fd.num > 2",
        ),
    ] {
        let text = RULE.replace("evt.type = open and proc.name = sh", condition);
        let wanted = RULE.replace("evt.type = open and proc.name = sh", expected);
        let result = fixed(&[&text], false);
        let (texts, ids, left) = told(&result);
        assert_eq!((texts, left), (vec![&*wanted], vec![]), "{condition}");
        assert!(
            !ids.is_empty() && ids.iter().all(|id| *id == "deprecated-field"),
            "{condition}"
        );
    }
    for condition in [
        "evt.type = open and (evt.dir = < or fd.num > 2)",
        "evt.type = open and not evt.dir = <",
        "evt.type = open and (evt.dir = <)",
        "evt.type = open and evt.dir = >",
    ] {
        let text = RULE.replace("evt.type = open and proc.name = sh", condition);
        let result = fixed(&[&text], false);
        assert_eq!(told(&result).0, [&*text], "{condition}");
    }
}

#[test]
fn a_macro_of_many_rules_is_fixed_once() {
    let macros = "- macro: m\n  condition: evt.type = open and evt.dir = <\n";
    let rule = |name: &str| {
        RULE.replace("rule: R", &format!("rule: {name}"))
            .replace("proc.name = sh", "m and evt.dir=<")
    };
    let text = format!("{macros}{}{}{}", rule("A"), rule("B"), rule("C"));
    let result = fixed(&[&text], false);
    assert!(
        !result
            .sources
            .iter()
            .any(|(_, file)| file.text().contains("evt.dir")),
        "{:?}",
        told(&result)
    );
}

#[test]
fn likely_fixes_are_asked_for() {
    let text = RULE.replace("proc.name", "proc.nmae").replace("INFO", "INFFO");
    let result = fixed(&[&text], false);
    assert_eq!(told(&result).0, [&*text]);
    assert_eq!(told(&result).2.len(), 2);
    let result = fixed(&[&text], true);
    assert_eq!(
        told(&result),
        (vec![RULE], vec!["unknown-field", "bad-priority"], vec![])
    );
}

#[test]
fn container_info_goes_out_of_outputs() {
    let text = RULE.replace("output: o", "output: o %container.info p");
    let (texts, ids) = {
        let result = fixed(&[&text], false);
        let (texts, ids, _) = told(&result);
        (texts.concat(), ids)
    };
    assert_eq!(
        (texts, ids),
        (RULE.replace("output: o", "output: o  p"), vec!["container-info"])
    );
}
