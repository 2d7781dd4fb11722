//! What lints report and, as important, what they do not report.

mod linting;

use compiler::diagnostics::{Level, Levels, Report, Safety, Selector};
use compiler::source::Sources;
use linting::{reviewed, sources_of};

/// `id: text` of every lint, those that are off by default included.
fn lints(text: &str) -> Vec<String> {
    let (sources, reports) = all(text);
    reports
        .iter()
        .map(|report| {
            let place = sources.text(report.primary.span).split_whitespace();
            format!(
                "{}: {}",
                report.declaration.id,
                place.collect::<Vec<_>>().join(" ")
            )
        })
        .collect()
}

fn all(text: &str) -> (Sources, Vec<Report>) {
    let mut levels = Levels::default();
    let off = ["nullable-exclusion", "repeated-comparison"];
    levels.layer(&off.map(|name| (Selector::parse(name).unwrap(), Level::Warning)));
    let sources = sources_of(text);
    let mut reports = reviewed(&sources, &levels);
    reports.retain(|report| !matches!(report.declaration.id, "too-many-event-types" | "no-event-types"));
    (sources, reports)
}

/// A rule with this condition, over some lists and macros.
fn rule(condition: &str) -> String {
    format!(
        "- list: shells
  items: [sh, bash]
- list: editors
  items: [vi, nano]
- list: nothing
  items: []
- macro: opened
  condition: evt.type in (open, openat) and fd.num >= 0
- macro: never
  condition: (evt.num = 0)
- macro: by_shell
  condition: proc.name in (shells)
- macro: by_editor
  condition: proc.name in (editors) and not proc.name in (nothing) and not never
- rule: r
  desc: d
  condition: >-
    {condition}
  output: o
  priority: INFO
- rule: user
  desc: uses everything
  condition: evt.type in (close, open, openat) and (opened or by_shell or by_editor)
  output: o
  priority: INFO
"
    )
}

/// Checks conditions against what is found in them.
fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (condition, expected) in cases {
        let found = lints(&rule(condition));
        if found != *expected {
            wrong.push(format!(
                "{condition}\n  found    {found:?}\n  expected {expected:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn contradictions() {
    check(&[
        (
            "evt.type = open and proc.name = a and proc.name = b",
            &["never-true: proc.name = b"],
        ),
        (
            "evt.type = open and proc.name = a and not proc.name = a",
            &["never-true: not proc.name = a"],
        ),
        (
            "evt.type = open and proc.name = a and not proc.name exists",
            &["never-true: not proc.name exists"],
        ),
        (
            "evt.type = open and proc.pid > 5 and proc.pid < 5",
            &["never-true: proc.pid < 5"],
        ),
        (
            "evt.type = open and fd.name startswith /etc and fd.name startswith /usr",
            &["never-true: fd.name startswith /usr"],
        ),
        (
            "evt.type = open and proc.name in (sh, bash) and proc.name startswith z",
            &["never-true: proc.name startswith z"],
        ),
        (
            "evt.type = open and proc.aname = a and not proc.aname = a",
            &["never-true: not proc.aname = a"],
        ),
        // Named in a macro, blamed here.
        (
            "evt.type = open and by_shell and proc.name = vi",
            &["never-true: proc.name = vi"],
        ),
        // Several values, several ancestors, either end, missing values.
        ("evt.type = open and proc.aname = a and proc.aname = b", &[]),
        ("evt.type = connect and fd.ip = 1.2.3.4 and fd.ip = 5.6.7.8", &[]),
        ("evt.type = connect and fd.port = 80 and fd.port = 443", &[]),
        (
            "evt.type = open and not proc.name = a and not proc.name != a",
            &[],
        ),
        ("evt.type = open and not (proc.name != a or proc.name = a)", &[]),
        ("evt.type = open and proc.pid > 5 and proc.pid < 6", &[]),
        (
            "evt.type = open and proc.name contains a and proc.name contains b",
            &[],
        ),
        ("evt.type = open and proc.aname[1] = a and proc.aname[2] = b", &[]),
        // Falco warns of this one itself.
        ("evt.type = open and evt.type = close", &[]),
        // Made to be overridden.
        ("evt.type = open and never", &[]),
        ("evt.type = open and not never", &[]),
        ("evt.type = open and by_shell and by_editor", &[]),
        (
            "evt.type = open and proc.name in (nothing) and proc.name = a",
            &[],
        ),
    ]);
}

#[test]
fn tautologies() {
    check(&[
        (
            "evt.type = open and (proc.name = a or not proc.name = a)",
            &["always-true: not proc.name = a"],
        ),
        (
            "evt.type = open and (not proc.name = a or not proc.name = b)",
            &["always-true: not proc.name = b"],
        ),
        (
            "evt.type = open and (proc.name != a or proc.name != b)",
            &["always-true: proc.name != b"],
        ),
        (
            "evt.type = open and not (proc.name = a and proc.name = b)",
            &["redundant-condition: proc.name = b"],
        ),
        (
            "evt.type = open and (proc.pid < 5 or proc.pid >= 5)",
            &["always-true: proc.pid >= 5"],
        ),
        (
            "evt.type = open and fd.name startswith \"\"",
            &["always-true: fd.name startswith \"\""],
        ),
        (
            "evt.type = open and (proc.name = a or proc.name = b)",
            &["repeated-comparison: proc.name = a"],
        ),
        ("evt.type = open and (proc.name = a or proc.name != a)", &[]),
        ("evt.type = open and (proc.pid < 5 or proc.pid > 5)", &[]),
        (
            "evt.type = open and (not proc.aname = a or not proc.aname = b)",
            &[],
        ),
    ]);
}

#[test]
fn alternatives() {
    check(&[
        (
            "evt.type = open and (proc.name = a or proc.name in (a, b))",
            &["unreachable-condition: proc.name = a"],
        ),
        (
            "evt.type = open and (proc.name = a or fd.name = x or proc.name = a)",
            &["unreachable-condition: proc.name = a"],
        ),
        (
            "evt.type = open and (fd.name startswith /etc or fd.name startswith /etc/ssh)",
            &["unreachable-condition: fd.name startswith /etc/ssh"],
        ),
        (
            "evt.type = open and (proc.name = a or (proc.name = a and fd.name = x))",
            &["unreachable-condition: proc.name = a and fd.name = x"],
        ),
        (
            "evt.type = open and (by_shell or fd.name = x or by_shell)",
            &["unreachable-condition: by_shell"],
        ),
        (
            "evt.type = open and proc.name = a and (proc.name = b or fd.name = x)",
            &["unreachable-condition: proc.name = b"],
        ),
        (
            "evt.type = open and (evt.type = close or fd.name = x)",
            &["unreachable-condition: evt.type = close"],
        ),
        (
            "evt.type = open and proc.name = a and (by_shell or fd.name = x)",
            &["unreachable-condition: by_shell"],
        ),
        (
            "(evt.type = open and fd.name = x) or (evt.type = close and fd.name = y)",
            &[],
        ),
        (
            "evt.type = open and (proc.name in (shells) or proc.name = sh)",
            &[],
        ),
        (
            "evt.type = open and (fd.name contains a or fd.name contains b)",
            &[],
        ),
    ]);
}

#[test]
fn redundant_conditions() {
    check(&[
        (
            "evt.type = open and proc.name = a and proc.name in (a, b)",
            &["redundant-condition: proc.name in (a, b)"],
        ),
        (
            "evt.type = open and proc.name = a and not proc.name = b",
            &["redundant-condition: proc.name = b"],
        ),
        (
            "evt.type = open and proc.name = a and fd.num > 3 and proc.name = a",
            &["redundant-condition: proc.name = a"],
        ),
        (
            "opened and proc.name = a and opened",
            &["redundant-condition: opened"],
        ),
        (
            "evt.type = open and not proc.name in (a, b) and not proc.name = a",
            &["redundant-condition: not proc.name = a"],
        ),
        (
            "evt.type = open and proc.name = a and not (proc.name = b and fd.name = x)",
            &["redundant-condition: proc.name = b"],
        ),
        // A guard is clearer with than without, lists and macros can change.
        ("evt.type = open and proc.name exists and proc.name = a", &[]),
        ("opened and evt.type = open", &[]),
        (
            "evt.type = open and proc.name in (shells) and not proc.name in (editors)",
            &[],
        ),
        ("evt.type = open and by_shell and not proc.name = vi", &[]),
        (
            "evt.type = open and not proc.name = a and not proc.name = b",
            &["repeated-comparison: not proc.name = a"],
        ),
    ]);
}

#[test]
fn impossible_values() {
    check(&[
        ("evt.type = open and fd.type = File", &["impossible-value: File"]),
        (
            "evt.type = open and fd.type in (file, dir)",
            &["impossible-value: dir"],
        ),
        (
            "evt.type = open and fd.typechar = \"x\"",
            &["impossible-value: \"x\""],
        ),
        (
            "evt.type = connect and fd.l4proto = TCP",
            &["impossible-value: TCP"],
        ),
        ("evt.type = open and evt.res = 0", &["impossible-value: 0"]),
        (
            "evt.type = open and evt.res = success",
            &["impossible-value: success"],
        ),
        (
            "evt.type = open and fd.directory = /etc/",
            &["impossible-value: /etc/"],
        ),
        (
            "evt.type = open and fd.filename = /etc/shadow",
            &["impossible-value: /etc/shadow"],
        ),
        (
            "evt.type = open and proc.name = a-name-that-is-too-long",
            &["impossible-value: a-name-that-is-too-long"],
        ),
        (
            "evt.type = connect and fd.sport = 70000",
            &["impossible-value: 70000"],
        ),
        (
            "evt.type = open and user.uid = 4294967296",
            &["impossible-value: 4294967296"],
        ),
        (
            "syscall.type = Open and evt.type = open",
            &["impossible-value: Open"],
        ),
        ("evt.type = open and fd.type = file and fd.typechar = f", &[]),
        ("evt.type = open and evt.res in (SUCCESS, ENOENT)", &[]),
        (
            "evt.type = open and fd.directory = / and fd.filename = shadow",
            &[],
        ),
        ("evt.type = open and proc.name = fifteen-bytes-x", &[]),
        ("evt.type = open and user.uid = -1", &[]),
        ("evt.type = open and fd.type contains ipv", &[]),
    ]);
}

#[test]
fn fields_that_are_not_available() {
    check(&[
        (
            "evt.type = execve and fd.name = x",
            &["field-not-available: fd.name = x"],
        ),
        (
            "evt.type = open and evt.arg.exe = x",
            &["field-not-available: evt.arg.exe = x"],
        ),
        (
            "(evt.type = execve and fd.name = x) or (evt.type = open and fd.name = y)",
            &["field-not-available: fd.name = x"],
        ),
        (
            "evt.type in (execve, open) and not fd.name = x",
            &["nullable-exclusion: fd.name = x"],
        ),
        ("evt.type = open and not fd.name = x", &[]),
        ("evt.type in (execve, open) and fd.name = x", &[]),
        ("evt.type = open and evt.arg.name = x and evt.arg[1] = y", &[]),
        ("evt.type = execve and not fd.name exists", &[]),
    ]);
}

#[test]
fn output_fields_that_are_not_available() {
    let shown = |output: &str| {
        lints(&format!(
            "- rule: r\n  desc: d\n  condition: evt.type = execve\n  output: {output}\n  priority: INFO\n"
        ))
    };
    assert_eq!(
        shown("a file %fd.name is"),
        ["output-field-not-available: fd.name"]
    );
    assert_eq!(
        shown("a %evt.arg.mode"),
        ["output-field-not-available: evt.arg.mode"]
    );
    assert_eq!(
        shown("a %proc.name %evt.arg.exe %evt.arg.flags"),
        Vec::<String>::new()
    );
}

#[test]
fn undefined_lists() {
    check(&[
        (
            "evt.type = open and proc.name in (my_shells)",
            &["undefined-list: my_shells"],
        ),
        (
            "evt.type = open and proc.name in (by_shell, sh)",
            &["undefined-list: by_shell"],
        ),
        ("evt.type = open and proc.name in (shells)", &[]),
        ("evt.type = open and proc.name in (\"my_shells\")", &[]),
        ("evt.type = open and proc.name in (gitlab_shell)", &[]),
        ("evt.type = open and fd.filename in (known_hosts)", &[]),
        ("evt.type = open and proc.name in (a_b, c_d)", &[]),
        ("evt.type = open and evt.arg.flags = o_rdonly", &[]),
    ]);
    let lists = "- list: shell_binaries
  items: [sh]
- rule: r
  desc: d
  condition: evt.type = open and (proc.name in (shell_binaries) or proc.pname in (shell_binarys, x))
  output: o
  priority: INFO
";
    assert_eq!(lints(lists), ["undefined-list: shell_binarys"]);
}

#[test]
fn patterns_without_a_wildcard() {
    check(&[
        (
            "evt.type = open and fd.name glob /etc/shadow",
            &["simplifiable-pattern: glob /etc/shadow"],
        ),
        (
            "evt.type = open and fd.name glob \"/etc/*\"",
            &["simplifiable-pattern: glob \"/etc/*\""],
        ),
        (
            "evt.type = open and fd.name iglob *ssh*",
            &["simplifiable-pattern: iglob *ssh*"],
        ),
        ("evt.type = open and fd.name iglob ssh*", &[]),
        ("evt.type = open and fd.name pmatch (/etc)", &[]),
        (
            "evt.type = open and fd.name glob '*.sh'",
            &["simplifiable-pattern: glob '*.sh'"],
        ),
        (
            "evt.type = open and fd.name glob *ssh*",
            &["simplifiable-pattern: glob *ssh*"],
        ),
        ("evt.type = open and fd.name glob /home/*/.ssh", &[]),
        ("evt.type = open and fd.name glob /home/?.sh", &[]),
        ("evt.type = open and fd.name iglob /etc/shadow", &[]),
    ]);
}

#[test]
fn duplicate_values() {
    check(&[
        (
            "evt.type = open and proc.name in (a, b, a)",
            &["duplicate-value: a"],
        ),
        (
            "evt.type = open and proc.name in (a, \"a\")",
            &["duplicate-value: \"a\""],
        ),
        ("evt.type = open and proc.name in (shells, sh)", &[]),
        ("evt.type = open and proc.name in (a, b)", &[]),
    ]);
    let list = "- list: l\n  items: [a, b, a]\n- list: m\n  items:\n    - x\n    - x\n- list: m\n  items: [x]\n  override: {items: append}\n";
    let text = format!("{list}{}", rule("evt.type = open and proc.name in (l, m)"));
    assert_eq!(lints(&text), ["duplicate-value: a", "duplicate-value: x"]);
}

#[test]
fn unreachable_exceptions() {
    let with = |values: &str| {
        format!(
            "- rule: r
  desc: d
  condition: evt.type = open and proc.name = sh
  output: o
  priority: INFO
  exceptions:
    - name: known
      fields: [proc.name, fd.name]
      comps: [=, startswith]
      values:
        - {values}
"
        )
    };
    assert_eq!(lints(&with("[bash, /etc]")), ["unreachable-exception: bash"]);
    assert_eq!(lints(&with("[sh, /etc]")), Vec::<String>::new());
    let single = "- rule: r
  desc: d
  condition: evt.type = open and proc.name = sh
  output: o
  priority: INFO
  exceptions:
    - name: known
      fields: proc.name
      values: [bash, zsh]
";
    assert_eq!(lints(single).len(), 1, "{:?}", lints(single));
    assert!(
        lints(single)[0].starts_with("unreachable-exception"),
        "{:?}",
        lints(single)
    );
}

#[test]
fn shadowed_rules() {
    let two = |first: &str, second: &str| {
        let rule = |name: &str, condition: &str| {
            format!("- rule: {name}\n  desc: d\n  condition: {condition}\n  output: o\n  priority: INFO\n")
        };
        lints(&format!("{}{}", rule("one", first), rule("two", second)))
    };
    let shadowed = vec!["shadowed-rule: two".to_owned()];
    let open = "evt.type = open";
    assert_eq!(two(open, "evt.type = open and proc.name = a"), shadowed);
    assert_eq!(
        two(
            "evt.type in (open, close) and proc.name in (a, b)",
            "proc.name = a and evt.type = open"
        ),
        shadowed
    );
    assert_eq!(
        two(
            "evt.type = open and (fd.name = x or fd.name startswith /etc)",
            "evt.type = open and fd.name = /etc/shadow"
        ),
        shadowed
    );
    assert_eq!(
        two(
            "evt.type = open and not proc.name in (a, b)",
            "evt.type = open and not proc.name in (a, b) and fd.num > 3"
        ),
        shadowed
    );
    assert_eq!(
        two("evt.type = open and proc.name = a", open),
        Vec::<String>::new()
    );
    assert_eq!(
        two(
            "evt.type = open and not proc.name in (a, b)",
            "evt.type = open and not proc.name = a"
        ),
        Vec::<String>::new()
    );
    assert_eq!(
        two(
            "evt.type = open and proc.name = a",
            "evt.type = open and proc.name != b"
        ),
        Vec::<String>::new()
    );
    let disabled = "- rule: one
  desc: d
  condition: evt.type = open
  output: o
  priority: INFO
  enabled: false
- rule: two
  desc: d
  condition: evt.type = open and proc.name = a
  output: o
  priority: INFO
";
    assert_eq!(lints(disabled), Vec::<String>::new());
}

#[test]
fn items_without_effect() {
    let after = |item: &str| {
        lints(&format!(
            "- rule: r\n  desc: d\n  condition: evt.type = open\n  output: o\n  priority: INFO\n  tags: [a]\n{item}"
        ))
    };
    let over = |keys: &str| after(&format!("- rule: r\n{keys}"));
    assert_eq!(
        over("  enabled: true\n  override: {enabled: replace}\n"),
        ["override-without-effect: enabled"]
    );
    assert_eq!(
        over("  enabled: false\n  override: {enabled: replace}\n"),
        Vec::<String>::new()
    );
    assert_eq!(
        over("  priority: INFO\n  override: {priority: replace}\n"),
        ["override-without-effect: priority"]
    );
    assert_eq!(
        over("  tags: [a]\n  override: {tags: append}\n"),
        ["override-without-effect: tags"]
    );
    assert_eq!(
        over("  tags: [b]\n  override: {tags: append}\n"),
        Vec::<String>::new()
    );
    assert_eq!(
        over("  condition: evt.type = open\n  override: {condition: replace}\n"),
        ["override-without-effect: condition"]
    );
    let again = "- rule: r\n  desc: d\n  condition: evt.type = close\n  output: o\n  priority: INFO\n";
    assert_eq!(after(again), ["redefined-item: r"]);
}

#[test]
fn outdated_fields() {
    let text = "- rule: r\n  desc: d\n  source: k8s_audit\n  condition: jevt.value[/x] = a and ka.verb = get\n  output: o\n  priority: INFO\n";
    // Both are current; what Falco itself calls deprecated is not told twice.
    assert_eq!(lints(text), Vec::<String>::new());
    let dir = lints(&rule("evt.type = open and evt.dir = <"));
    assert_eq!(
        dir.iter().filter(|lint| lint.contains("evt.dir")).count(),
        1,
        "{dir:?}"
    );
}

#[test]
fn conventions_are_off_by_default() {
    let text = "- macro: Bad
  condition: evt.type = open
- rule: lower case.
  condition: Bad
  desc: d
  output: o
  priority: INFO
  exceptions:
    - name: e
      fields: proc.name
";
    let quiet: Vec<String> = lints(text);
    assert_eq!(quiet, Vec::<String>::new());
    let mut levels = Levels::default();
    levels.layer(&[
        (Selector::parse("style").unwrap(), Level::Warning),
        (Selector::parse("empty-exception").unwrap(), Level::Warning),
    ]);
    let sources = sources_of(text);
    let ids: Vec<&str> = reviewed(&sources, &levels)
        .iter()
        .map(|report| report.declaration.id)
        .collect();
    assert_eq!(
        ids,
        [
            "unconventional-name",
            "unconventional-name",
            "missing-mitre-tag",
            "unconventional-key-order",
            "empty-exception"
        ]
    );
}

#[test]
fn prefixes_and_suffixes() {
    let lints = |condition: &str| {
        let sources = sources_of(&rule(condition));
        let mut levels = Levels::default();
        levels.layer(&[(Selector::parse("loose-contains").unwrap(), Level::Warning)]);
        let reports = reviewed(&sources, &levels);
        let told = reports
            .iter()
            .filter(|report| report.declaration.id == "loose-contains")
            .map(|report| {
                let safe = report.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe);
                format!("{} {safe}", report.help.as_deref().unwrap_or_default())
            });
        told.collect::<Vec<_>>()
    };
    for (condition, help) in [
        (
            "evt.type = open and proc.exepath contains /usr/bin/",
            "did you mean `startswith /usr/bin/`? false",
        ),
        (
            "evt.type = open and fd.filename contains .so",
            "did you mean `endswith .so`? false",
        ),
        (
            "evt.type = open and evt.category contains proce",
            "`startswith proce` is equivalent true",
        ),
    ] {
        assert_eq!(lints(condition), [help], "{condition}");
    }
    for condition in [
        "evt.type = open and proc.exepath contains /.cache/",
        "evt.type = open and proc.exepath contains bin",
        "evt.type = open and proc.cmdline contains /usr/bin/",
        "evt.type = open and proc.exepath startswith /usr/bin/",
        "evt.type = open and fd.filename contains .so.",
        "evt.type = open and evt.category contains o",
    ] {
        assert_eq!(lints(condition), [""; 0], "{condition}");
    }
}

/// Safe fixes leave rules that are equal but for what was told.
#[test]
fn safe_fixes_remove_their_reports() {
    for condition in [
        "evt.type = open and (proc.name = b or proc.name in (a, b) or proc.name = a)",
        "evt.type = open and proc.name = a and proc.name in (a, b) and fd.num > 3",
        "opened and proc.name = a and opened",
        "evt.type = open and fd.name glob \"/etc/*\" and proc.name glob sh",
        "evt.type = open and proc.name in (a, b, a , c)",
    ] {
        let mut text = rule(condition);
        for _ in 0..4 {
            let (_, reports) = all(&text);
            let fix = reports
                .iter()
                .filter_map(|report| report.fix.as_ref())
                .find(|fix| fix.safety == Safety::Safe);
            let Some(fix) = fix else { break };
            let mut edits = fix.edits.clone();
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
            for edit in edits {
                text.replace_range(
                    edit.span.start as usize..edit.span.end as usize,
                    &edit.replacement,
                );
            }
        }
        let left = lints(&text);
        let first_arm = condition.contains("proc.name = b or");
        assert_eq!(left.len(), usize::from(first_arm), "{condition}: {text}{left:?}");
    }
}

#[test]
fn the_page_lists_every_lint() {
    let page = std::fs::read_to_string(testkit::root().join("docs/lints.md")).unwrap();
    let (table, _) = page.split_once("## The official rule files").unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| L")).collect();
    let expected: Vec<String> = compiler::diagnostics::catalogue::ALL
        .iter()
        .filter(|declaration| declaration.is_lint())
        .map(|declaration| {
            let (code, id) = (declaration.code(), declaration.id);
            let level = if declaration.level == Level::Allow {
                "off"
            } else {
                "warning"
            };
            format!(
                "| {code} | [{id}](diagnostics/{id}.md) | {level} | {} |",
                declaration.title
            )
        })
        .collect();
    assert_eq!(rows, expected);
}

/// Under `not`, the text that a report names is the one that its message is true of.
#[test]
fn negations_are_part_of_what_is_redundant() {
    check(&[
        (
            "evt.type = open and not proc.cmdline contains \"kill\" and not proc.cmdline != \"rm -r /x\"",
            &["redundant-condition: not proc.cmdline contains \"kill\""],
        ),
        (
            "evt.type = open and not (fd.name startswith /etc/ssh or fd.name startswith /etc or fd.num = 1)",
            &["unreachable-condition: fd.name startswith /etc/ssh"],
        ),
        (
            "evt.type = open and not fd.name startswith /etc and not (fd.name startswith /etc/ssh or fd.num = 1)",
            &["unreachable-condition: fd.name startswith /etc/ssh"],
        ),
        (
            "evt.type = open and proc.name = a and not (proc.name = a or fd.num = 1)",
            &["never-true: not (proc.name = a or fd.num = 1)"],
        ),
        (
            "evt.type = open and proc.name = a and not (not proc.name = a or fd.num = 1)",
            &["unreachable-condition: not proc.name = a"],
        ),
    ]);
}

#[test]
fn directions_that_never_match() {
    check(&[
        (
            "evt.type in (dup2, dup3) and evt.dir=> and fd.num in (0, 1)",
            &["deprecated-field: evt.dir", "never-true: evt.dir=>"],
        ),
        (
            "evt.type = openat and evt.dir != < and fd.name startswith /etc",
            &["deprecated-field: evt.dir", "never-true: evt.dir != <"],
        ),
        (
            "evt.type = openat and not evt.dir = < and fd.name startswith /etc",
            &["never-true: not evt.dir = <", "deprecated-field: evt.dir"],
        ),
        (
            "evt.type = openat and not (evt.dir = < or fd.num = 1)",
            &["deprecated-field: evt.dir", "never-true: evt.dir = <"],
        ),
        (
            "evt.type = openat and (evt.dir in (\">\") or fd.num = 1)",
            &["deprecated-field: evt.dir", "never-true: evt.dir in (\">\")"],
        ),
        (
            "evt.type = procexit and evt.dir = <",
            &["deprecated-field: evt.dir", "never-true: evt.dir = <"],
        ),
        (
            "evt.type = openat and evt.dir = <",
            &["deprecated-field: evt.dir"],
        ),
        (
            "evt.type = openat and not evt.dir = >",
            &["deprecated-field: evt.dir"],
        ),
        (
            "evt.type = procexit and evt.dir = >",
            &["deprecated-field: evt.dir"],
        ),
        (
            "evt.type in (openat, procexit) and evt.dir = >",
            &["deprecated-field: evt.dir"],
        ),
    ]);
    let in_a_macro = "- macro: entered
  condition: (evt.dir = >)
- rule: r
  desc: d
  condition: evt.type = openat and entered and fd.num = 3
  output: o
  priority: INFO
";
    assert_eq!(
        lints(in_a_macro),
        ["deprecated-field: evt.dir", "never-true: entered"]
    );
}

#[test]
fn names_that_differ_in_case_or_by_a_prefix_from_a_list() {
    let with = |condition: &str| {
        lints(&format!(
            "- list: remote_file_copy_binaries
  items: [scp]
- list: full_admin_k8s_users
  items: [root]
- list: ssh_known_hosts
  items: [a]
- rule: r
  desc: d
  condition: evt.type = open and {condition}
  output: o
  priority: INFO
- rule: user
  desc: d
  condition: evt.type = close and proc.name in (remote_file_copy_binaries, full_admin_k8s_users, ssh_known_hosts)
  output: o
  priority: INFO
"
        ))
    };
    assert_eq!(
        with("not proc.name in (remote_File_copy_binaries)"),
        ["undefined-list: remote_File_copy_binaries"]
    );
    assert_eq!(
        with("not user.name in (admin_k8s_users)"),
        ["undefined-list: admin_k8s_users"]
    );
    assert_eq!(with("not fd.filename in (known_hosts)"), Vec::<String>::new());
    assert_eq!(
        with("not user.name in (Admin_x, SYS_ADMIN)"),
        Vec::<String>::new()
    );
}

#[test]
fn backspaces_in_strings() {
    let regex = rule(r#"evt.type = open and proc.cmdline regex ".*\b(curl|wget)\b.*""#);
    assert_eq!(lints(&regex).len(), 1, "{:?}", lints(&regex));
    let (_, reports) = all(&regex);
    let fix = reports[0].fix.as_ref().expect("a fix");
    assert_eq!(
        fix.edits[0].replacement,
        r#""(.*[^[:alnum:]_])?(curl|wget)([^[:alnum:]_].*)?""#
    );
    assert_eq!(fix.safety, Safety::Unsafe);
    let elsewhere = rule(r#"evt.type = open and proc.cmdline contains "a\b""#);
    assert!(lints(&elsewhere)[0].starts_with("backspace-in-string"));
    let other_escapes =
        rule(r#"evt.type = open and proc.cmdline contains "a\t" and proc.cmdline contains a\b"#);
    assert_eq!(lints(&other_escapes), Vec::<String>::new());
}

#[test]
fn paths_of_unix_sockets() {
    check(&[
        (
            "evt.type = connect and fd.name = /var/run/docker.sock",
            &["unix-socket-path: /var/run/docker.sock"],
        ),
        (
            "evt.type in (connect, accept) and not fd.name in (/run/a.sock, /run/b.sock)",
            &["unix-socket-path: /run/a.sock"],
        ),
        (
            "evt.type = connect and fd.name startswith /run",
            &["unix-socket-path: /run"],
        ),
        (
            "evt.type = connect and fd.name != /run/a.sock",
            &["unix-socket-path: /run/a.sock"],
        ),
        ("evt.type = connect and fd.name endswith /run/a.sock", &[]),
        ("evt.type = connect and fd.name contains /run/", &[]),
        ("evt.type in (connect, open) and fd.name = /run/a.sock", &[]),
        ("evt.type = sendto and fd.name = /dev/log", &[]),
        ("evt.type = connect and fd.name = 1.2.3.4", &[]),
    ]);
}

#[test]
fn outputs_that_lack_a_percent_sign() {
    let shown = |output: &str| {
        lints(&format!(
            "- rule: r\n  desc: d\n  condition: evt.type = connect\n  output: {output:?}\n  priority: INFO\n"
        ))
    };
    assert_eq!(
        shown("connection (proto=fd.l4proto dst=%fd.sip)"),
        ["output-without-percent: fd.l4proto"]
    );
    assert_eq!(
        shown("by user.name: proc.name."),
        ["output-without-percent: proc.name"]
    );
    for fine in [
        "container.id=%container.id",
        "a=%proc.name",
        "proc.name %proc.name",
        "a= user.name=%user.name",
        "the fd.name is printed",
        "see: example.com",
        "audit=ka.verb",
    ] {
        assert_eq!(shown(fine), Vec::<String>::new(), "{fine}");
    }
}

/// An item with an error does not keep others from being linted.
#[test]
fn sound_items_are_linted_beside_broken_ones() {
    let broken = "- rule: broken
  desc: d
  condition: evt.type = open and proc.nmae = a
  output: o
  priority: INFO
- list: incomplete
- macro: unfinished
  condition: evt.type = open and (
";
    let sound = rule("evt.type = open and proc.name = a and proc.name = b");
    for text in [format!("{broken}{sound}"), format!("{sound}{broken}")] {
        let found: Vec<String> = lints(&text);
        assert!(
            found.contains(&"never-true: proc.name = b".to_owned()),
            "{found:?}"
        );
    }
    // What is not defined may be in the part that could not be read.
    let list = "- rule: r
  desc: d
  condition: evt.type = open and proc.name in (my_shells)
  output: o
  priority: INFO
- list: my_shells
";
    assert!(
        !lints(list).iter().any(|lint| lint.starts_with("undefined-list")),
        "{:?}",
        lints(list)
    );
}

/// Exceptions are spans of one predicate, even if their values are appended in another item.
#[test]
fn appended_exceptions_are_reported_at_their_value() {
    let text = "- rule: r
  desc: d
  condition: evt.type = open and proc.name = sh
  exceptions:
    - name: a
      fields: [proc.name, fd.name]
    - name: b
      fields: [proc.pname]
      comps: [=]
      values:
        - [x]
  output: o
  priority: INFO
- rule: r
  exceptions:
    - name: a
      values:
        - [bash, /etc]
    - name: b
      values:
        - [x]
  override:
    exceptions: append
";
    let sources = sources_of(text);
    let reports = reviewed(&sources, &Levels::default());
    assert!(!reports.is_empty());
    for report in &reports {
        for label in std::iter::once(&report.primary).chain(&report.secondary) {
            let shown = sources.text(label.span);
            assert!(!shown.contains('\n') && !shown.contains("fields:"), "{report:?}");
        }
        assert!(!report.message.contains("fields:"), "{report:?}");
    }
}

#[test]
fn rules_that_a_macro_disables() {
    let with = |body: &str, condition: &str| {
        let text = format!(
            "- macro: never_true
  condition: (evt.num = 0)
- macro: always_true
  condition: (evt.num >= 0)
- macro: m
  condition: {body}
- rule: r
  desc: d
  condition: {condition}
  output: o
  priority: INFO
- rule: user
  desc: d
  condition: evt.type = open and (never_true or always_true or m)
  output: o
  priority: INFO
"
        );
        let reports = reviewed(&sources_of(&text), &Levels::default());
        let found = reports
            .iter()
            .filter(|report| report.declaration.id == "no-event-types");
        found
            .map(|report| report.primary.text.clone())
            .collect::<Vec<_>>()
    };
    for (body, condition) in [
        ("(never_true)", "evt.type = open and m"),
        ("(evt.num=0)", "evt.type = open and m and proc.name = a"),
        ("proc.name = a and never_true", "evt.type = open and m"),
        (
            "(never_true)",
            "(evt.type = open and m) or (evt.type = close and never_true)",
        ),
        ("evt.type = close", "evt.type = close and not always_true and m"),
    ] {
        assert_eq!(with(body, condition), [""; 0], "{body}: {condition}");
    }
    assert_eq!(
        with("evt.type = open and evt.type = close", "m and proc.name = a"),
        ["disabled by macro `m`, which matches no event type"]
    );
    assert_eq!(
        with("evt.type = close", "evt.type = open and evt.type = close and m"),
        ["matches no event type"]
    );
}

#[test]
fn lists_that_are_nested_too_deep_are_found() {
    let text = "- list: first
  items: [cat]
- list: second
  items: [first, dog]
- list: third
  items: [second, cow]
- rule: r
  desc: d
  condition: evt.type = execve and proc.name in (third)
  output: o
  priority: INFO
";
    assert_eq!(lints(text), ["undefined-list: first"]);
    // One level is expanded.
    assert_eq!(
        lints(
            &text
                .replace("(third)", "(third, second, first)")
                .replace("second, cow", "cow")
        ),
        [""; 0]
    );
}
