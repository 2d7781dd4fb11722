//! Fixes that are applied: the new texts of rules, and the reports that remain.

use compiler::compile;
use compiler::diagnostics::{Level, Levels, Selector};
use compiler::fix::{Fixed, Options, fix};

fn fixed(files: &[&str], unsafe_too: bool) -> Fixed {
    fixed_with(&[], files, unsafe_too)
}

/// The same, with these levels.
fn fixed_with(asked: &[(&str, Level)], files: &[&str], unsafe_too: bool) -> Fixed {
    let asked: Vec<_> = asked
        .iter()
        .map(|(name, level)| (Selector::parse(name).unwrap(), *level))
        .collect();
    let mut levels = Levels::default();
    levels.layer(&asked);
    let files: Vec<(String, String)> = files
        .iter()
        .enumerate()
        .map(|(index, text)| (format!("{}.yaml", index + 1), (*text).to_owned()))
        .collect();
    let options = Options {
        compile: compile::Options::default(),
        levels,
        unsafe_too,
    };
    fix(&files, &options)
}

/// Returns the new texts, and the ids of the fixes that were applied and of the reports that remain.
fn summary(fixed: &Fixed) -> (Vec<&str>, Vec<&'static str>, Vec<&'static str>) {
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
        summary(&result),
        (vec![&*expected], vec!["deprecated-append"], vec![])
    );
    let list = "- list: l\n  items: [a]\n- {list: l, items: [b], append: true}\n\
                - rule: S\n  desc: d\n  condition: evt.type = open and proc.name in (l)\n  output: o\n  priority: INFO\n";
    let result = fixed(&[list], false);
    assert_eq!(
        summary(&result),
        (
            vec![&*list.replace("append: true", "override: {items: append}")],
            vec!["deprecated-append"],
            vec![]
        )
    );
}

#[test]
fn append_is_kept_where_override_is_not_equivalent() {
    let text = format!("{RULE}- rule: R\n  append: true\n  condition: and fd.num > 2\n  priority: DEBUG\n");
    let result = fixed(&[&text], true);
    assert_eq!(
        summary(&result),
        (vec![&*text], vec![], vec!["deprecated-append"])
    );
}

#[test]
fn a_lone_enabled_becomes_override() {
    let switch = "- rule: R\r\n  enabled: false # off\r\n";
    let result = fixed(&[RULE, switch], false);
    let expected = "- rule: R\r\n  override:\r\n    enabled: replace\r\n  enabled: false # off\r\n";
    assert_eq!(
        summary(&result),
        (vec![RULE, expected], vec!["deprecated-enabled"], vec![])
    );
}

#[test]
fn directions_are_removed_from_conjunctions() {
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
        let (texts, ids, left) = summary(&result);
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
        assert_eq!(summary(&result).0, [&*text], "{condition}");
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
        summary(&result)
    );
}

#[test]
fn unsafe_fixes_are_applied_on_request() {
    let text = RULE.replace("proc.name", "proc.nmae").replace("INFO", "INFFO");
    let result = fixed(&[&text], false);
    assert_eq!(summary(&result).0, [&*text]);
    assert_eq!(summary(&result).2.len(), 2);
    let result = fixed(&[&text], true);
    assert_eq!(
        summary(&result),
        (vec![RULE], vec!["unknown-field", "unknown-priority"], vec![])
    );
}

#[test]
fn container_info_is_removed_from_outputs() {
    let text = RULE.replace("output: o", "output: o %container.info p");
    let (texts, ids) = {
        let result = fixed(&[&text], false);
        let (texts, ids, _) = summary(&result);
        (texts.concat(), ids)
    };
    assert_eq!(
        (texts, ids),
        (
            RULE.replace("output: o", "output: o  p"),
            vec!["deprecated-container-info"]
        )
    );
}

#[test]
fn repeated_comparisons_become_a_list() {
    for (condition, expected) in [
        (
            "evt.type=open and (proc.name = a or proc.name=b or proc.name == \"c d\")",
            "evt.type=open and (proc.name in (a, b, \"c d\"))",
        ),
        ("evt.type = open or evt.type=openat", "evt.type in (open, openat)"),
        (
            "evt.type=open and (fd.num=1 or fd.num = 2)",
            "evt.type=open and (fd.num in (1, 2))",
        ),
        (
            "evt.type = connect and (fd.sip=1.2.3.4 or fd.sip=::1)",
            "evt.type = connect and (fd.sip in (1.2.3.4, ::1))",
        ),
        (
            "evt.type = open and (proc.name in (a, b) or fd.num > 3 or proc.name = c)",
            "evt.type = open and (proc.name in (a, b, c) or fd.num > 3)",
        ),
        // Without a value each of these holds, and so does the one that they become.
        (
            "evt.type = open and not proc.name = a and fd.num > 3 and not proc.name in (b)",
            "evt.type = open and not proc.name in (a, b) and fd.num > 3",
        ),
        (
            "evt.type = open and (proc.aname[2] = a or proc.aname[3] = a or proc.aname[2] = b)",
            "evt.type = open and (proc.aname[2] in (a, b) or proc.aname[3] = a)",
        ),
        (
            "|\n    evt.type = open and (\n    proc.name = 'a'\n      or proc.name = b\n      or fd.num = 1)",
            "|\n    evt.type = open and (\n    proc.name in ('a', b)\n      or fd.num = 1)",
        ),
    ] {
        let rule = |condition: &str| RULE.replace("evt.type = open and proc.name = sh", condition);
        let result = fixed(&[&rule(condition)], false);
        assert_eq!(
            summary(&result),
            (vec![&*rule(expected)], vec!["repeated-comparison"], vec![]),
            "{condition}"
        );
    }
}

#[test]
fn comparisons_are_kept_where_a_list_is_not_equivalent() {
    let lists = "- list: l\n  items: [x, y]\n";
    for condition in [
        // Fields with special comparison rules: either end, any ancestor, networks, raw parameters.
        "evt.type = connect and (fd.ip = 1.2.3.4 or fd.ip = 5.6.7.8)",
        "evt.type = connect and (fd.port = 80 or fd.port = 443)",
        "evt.type = connect and (fd.snet = 10.0.0.0/8 or fd.snet = 127.0.0.0/8)",
        "evt.type = open and (proc.aname = a or proc.aname = b)",
        "evt.type = open and (evt.rawarg.flags = 1 or evt.rawarg.flags = 2)",
        // False without a value, unlike `not … in (…)`.
        "evt.type = open and proc.name != a and proc.name != b",
        // Other operators, other fields, other values.
        "evt.type = open and (proc.name startswith a or proc.name startswith b)",
        "evt.type = open and (proc.name = a or proc.pname = b)",
        "evt.type = open and (proc.name = val(proc.pname) or proc.name = b)",
        "evt.type = open and (proc.name glob a* or proc.name glob b*)",
        "evt.type = open and (proc.name = a or (proc.name = b and fd.num > 3))",
        "evt.type = open and (proc.name in (l) or proc.name = a)",
    ] {
        let text = format!(
            "{lists}{}- rule: user\n  desc: d\n  condition: evt.type = open and proc.name in (l)\n  output: o\n  priority: INFO\n",
            RULE.replace("evt.type = open and proc.name = sh", condition)
        );
        let result = fixed(&[&text], true);
        assert!(
            !summary(&result).1.contains(&"repeated-comparison"),
            "{condition}: {:?}",
            summary(&result)
        );
    }
    let warned = ("repeated-comparison", Level::Warning);
    // Reported, but not fixed: parentheses around each, a comma in a flow mapping, a value with a comma.
    for rule in [
        RULE.replace("proc.name = sh", "((proc.name = a) or (proc.name = b))"),
        "- {rule: R, desc: d, condition: evt.type = open and fd.num > 3 or evt.type = close, output: o, priority: INFO}\n"
            .replace("fd.num > 3", "(proc.name = a or proc.name = b)"),
        RULE.replace("proc.name = sh", "(proc.name = \"a,b\" or proc.name = b)"),
    ] {
        let result = fixed_with(&[warned], &[&rule], true);
        let (texts, done, left) = summary(&result);
        assert_eq!(
            (texts, done, left.contains(&"repeated-comparison")),
            (vec![&*rule], vec![], true)
        );
    }
    // Comparisons in different items are not joined.
    let appended =
        format!("{RULE}- rule: R\n  condition: or proc.name = b\n  override:\n    condition: append\n")
            .replace(
                "evt.type = open and proc.name",
                "evt.type = open and fd.num > 3 or proc.name",
            );
    assert!(
        !summary(&fixed_with(&[warned], &[&appended], false))
            .2
            .contains(&"repeated-comparison")
    );
    // The string of a parameter can contain a NUL byte.
    let parameter = RULE.replace("proc.name = sh", "(evt.arg.name = a or evt.arg.name = b)");
    assert_eq!(
        summary(&fixed_with(&[warned], &[&parameter], false)).2,
        ["repeated-comparison"]
    );
    assert_eq!(
        summary(&fixed(&[&parameter], false)),
        (vec![&*parameter], vec![], vec![])
    );
    assert_eq!(summary(&fixed(&[&parameter], true)).1, ["repeated-comparison"]);
}

#[test]
fn offered_fixes_can_be_disabled() {
    let text = RULE.replace("proc.name = sh", "(proc.name = a or proc.name = b)");
    for name in ["repeated-comparison", "lints", "all"] {
        let result = fixed_with(&[(name, Level::Allow)], &[&text], true);
        assert_eq!(summary(&result), (vec![&*text], vec![], vec![]), "{name}");
    }
    let comment = format!("# lanner: allow(repeated-comparison)\n{text}");
    assert_eq!(
        summary(&fixed(&[&comment], false)),
        (vec![&*comment], vec![], vec![])
    );
}

#[test]
fn values_of_lists_that_other_rules_use_are_kept() {
    let rule = |name: &str, condition: &str| {
        RULE.replace("rule: R", &format!("rule: {name}"))
            .replace("proc.name = sh", condition)
    };
    let rules = format!(
        "{}{}",
        rule("a", "proc.name in (all, mine)"),
        rule("b", "proc.name in (mine)")
    );
    for lists in [
        "- list: mine\n  items: [\"sh\", \"cat\"]\n- list: all\n  items: [\"ls\", \"cat\"]\n",
        "- list: mine\n  items: [sh, cat]\n- list: all\n  items:\n    - ls\n    - 'cat'\n",
    ] {
        let text = format!("{lists}{rules}");
        let result = fixed(&[&text], false);
        // Rule `a` matches all that `b` does, which is no matter here.
        assert_eq!(summary(&result), (vec![&*text], vec![], vec!["shadowed-rule"]));
    }
}

#[test]
fn values_that_one_list_has_twice_are_removed() {
    for (items, expected) in [
        ("[\"sh\", cat, \"sh\"]", "[\"sh\", cat]"),
        ("[sh, sh]", "[sh]"),
        (
            "\n    - \"sh\"\n    - cat\n    - 'sh'",
            "\n    - \"sh\"\n    - cat",
        ),
    ] {
        let list = |items: &str| format!("- list: l\n  items: {items}\n{}", RULE.replace("= sh", "in (l)"));
        let result = fixed(&[&list(items)], false);
        assert_eq!(
            summary(&result),
            (vec![&*list(expected)], vec!["duplicate-value"], vec![]),
            "{items}"
        );
    }
}

/// `procexit` is recorded with the direction `>`: without the condition the rule would match.
#[test]
fn a_safe_fix_that_would_change_a_rule_is_refused() {
    let text = RULE.replace(
        "evt.type = open and proc.name = sh",
        "evt.type in (open, procexit) and evt.dir = < and proc.name = sh",
    );
    let result = fixed(&[&text], false);
    assert_eq!(summary(&result).0, [&*text]);
    let refused: Vec<(&str, String)> = result
        .refused
        .iter()
        .map(|refused| (refused.fix.id, refused.reason.to_string()))
        .collect();
    let reason = "rule `R` might match different events".to_owned();
    assert_eq!(refused, [("deprecated-field", reason)]);
}
