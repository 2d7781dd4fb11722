//! `lanner compile`.

mod sample;

use sample::{Folder, lanner, stderr, stdout};

const RULES: &str = "\
- rule: Opened for writing
  desc: d
  condition: evt.type in (open, openat) and evt.arg.flags contains O_TRUNC and fd.name startswith /etc/
  output: o
  priority: INFO
- rule: Copied
  desc: d
  condition: evt.type = fcntl and evt.arg.cmd = F_DUPFD and fd.type in (ipv4)
  output: '%fd.name'
  priority: INFO
";

const EVERYTHING: &str = "\
- rule: Everything
  desc: d
  condition: proc.name = x
  output: o
  priority: INFO
";

/// The output of `lanner compile` for some rules, which succeeds.
fn compiled(name: &str, rules: &str, arguments: &[&str]) -> String {
    let folder = Folder::new(&format!("compile-{name}"));
    let rules = folder.file("rules.yaml", rules);
    let mut all = vec!["compile", "-r", &rules];
    all.extend(arguments);
    let output = lanner(&all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn without_an_event_all_types_of_the_rules_are_shown() {
    let plan = compiled("types", RULES, &["--emit", "plan"]);
    for id in ["SYSCALL_OPEN_X", "SYSCALL_OPENAT_2_X", "SYSCALL_FCNTL_X"] {
        assert!(plan.contains(&format!("# {id}, in the kernel")), "{id}: {plan}");
        assert!(
            plan.contains(&format!("# {id}, in user space: 1 rules")),
            "{id}: {plan}"
        );
    }
    assert_eq!(plan.matches(", in the kernel").count(), 3, "{plan}");
    let code = compiled("code", RULES, &["--emit", "clif"]);
    assert_eq!(code.matches(" functions, ").count(), 3, "{code}");
    let one = compiled("one", RULES, &["--emit", "plan", "--event", "open"]);
    assert_eq!(one.matches(", in the kernel").count(), 1, "{one}");
}

#[test]
fn tracepoints_are_event_types_too() {
    let rules = RULES.replace(
        "evt.type in (open, openat) and evt.arg.flags contains O_TRUNC and fd.name startswith /etc/",
        "evt.type = procexit",
    );
    let plan = compiled("tracepoint", &rules, &["--emit", "plan", "--event", "procexit"]);
    assert!(plan.contains("in user space: 1 rules"), "{plan}");
}

#[test]
fn plans_name_flags() {
    let plan = compiled("flags", RULES, &["--emit", "plan"]);
    assert!(plan.contains("flags has one of (O_TRUNC)"), "{plan}");
    assert!(!plan.contains("0x"), "{plan}");
    assert!(plan.contains("cmd = F_DUPFD"), "{plan}");
}

#[test]
fn rules_with_too_many_event_types_need_one() {
    let folder = Folder::new("compile-many");
    let rules = folder.file("rules.yaml", EVERYTHING);
    let output = lanner(&["compile", "-r", &rules, "--emit", "plan"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("select one with --event"),
        "{}",
        stderr(&output)
    );
    assert_eq!(stdout(&output), "");
    let other = EVERYTHING
        .replace("priority: INFO", "priority: INFO\n  source: k8s_audit")
        .replace("proc.name = x", "ka.verb = get");
    let rules = folder.file("other.yaml", &other);
    let output = lanner(&["compile", "-r", &rules, "--emit", "plan"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("no rule can match"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn unknown_event_types_get_a_suggestion() {
    let folder = Folder::new("compile-unknown");
    let rules = folder.file("rules.yaml", RULES);
    let output = lanner(&["compile", "-r", &rules, "--emit", "plan", "--event", "opennat"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("`openat`"), "{}", stderr(&output));
}
