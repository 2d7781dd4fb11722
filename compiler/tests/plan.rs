//! What conditions ask of the kernel.

use std::fmt::Write;

use compiler::backend::Oracle;
use compiler::check::Rule;
use compiler::check::assumed::Assumed;
use compiler::compile::{self, Options};
use compiler::operators::relation::Relation;
use compiler::plan::{
    self, FileKinds, KernelFilter, KernelPredicate, Number, Plan, RuleReport, is_descending_path,
};
use compiler::source::Sources;
use compiler::tables::event;

fn rules(conditions: &[(&str, &str)]) -> Vec<Rule> {
    let mut text = String::new();
    for (index, (condition, output)) in conditions.iter().enumerate() {
        writeln!(
            text,
            "- rule: R{index}\n  desc: none\n  condition: >\n    {condition}\n  output: >\n    {output}\n  priority: INFO"
        )
        .expect("a string takes any text");
    }
    let mut sources = Sources::default();
    sources.add("rules.yaml", text);
    let options = Options {
        assumed: Assumed::falco(),
        ..Options::default()
    };
    let rules = compile::compile(&sources, &options).rules;
    assert_eq!(rules.len(), conditions.len());
    rules
}

fn plan(conditions: &[(&str, &str)]) -> Plan {
    let rules = rules(conditions);
    let selected: Vec<usize> = (0..rules.len()).collect();
    Plan::new(&rules, &selected, Oracle::default())
}

#[test]
fn conditions_are_read_for_what_the_kernel_knows() {
    let conditions = [
        "evt.type = openat and evt.is_open_write = true and fd.name startswith /etc/ and not proc.name in (dpkg, rpm)",
        "evt.type = openat and fd.num >= 0 and not fd.name in (/dev/null, /dev/zero)",
        "evt.type = openat and fd.num < 5 and fd.directory in (/bin, /sbin)",
        "evt.type = openat and fd.filename = shadow and evt.failed = false",
        "evt.type = openat and (fd.name glob /proc/*/environ or fd.name pmatch (/etc/ssh, /root/*))",
        "evt.type = openat and evt.arg.flags contains O_TRUNC and proc.name != vi",
        "evt.type = openat and evt.res = SUCCESS and user.uid = 0 and container.id != host",
        "evt.type = openat and (proc.pname = sh or fd.name contains secret)",
        "evt.type = openat and not (proc.name = a-name-longer-than-fifteen and fd.num > 2)",
        "evt.type = connect and fd.type in (ipv4, ipv6) and (evt.rawres >= 0 or evt.res = EINPROGRESS)",
        "evt.type = unlinkat and evt.arg.name endswith _history",
    ];
    let mut text = String::new();
    for condition in conditions {
        let plan = plan(&[(condition, "none")]);
        let code = if condition.contains("connect") {
            event::SOCKET_CONNECT_X
        } else if condition.contains("unlinkat") {
            event::SYSCALL_UNLINKAT_2_X
        } else {
            event::SYSCALL_OPENAT_2_X
        };
        writeln!(text, "{condition}\n{}", plan.text(code)).expect("a string takes any text");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn descriptors_are_followed_as_far_as_they_are_read() {
    let kinds = |condition: &str, output: &str| plan(&[(condition, output)]).requirements.descriptors;
    assert_eq!(kinds("evt.type = execve", "%proc.name"), FileKinds::empty());
    assert_eq!(kinds("evt.type = execve", "%proc.cwd"), FileKinds::DIRECTORY);
    assert_eq!(kinds("evt.type = open", "%fd.name"), FileKinds::DIRECTORY);
    assert_eq!(
        kinds("evt.type = dup and fd.type in (ipv4, ipv6)", "%fd.name"),
        FileKinds::INTERNET | FileKinds::DIRECTORY
    );
    assert_eq!(kinds("evt.type = dup", "%fd.name"), FileKinds::all());
    assert_eq!(
        kinds("evt.type = execve and proc.stdin.type = ipv4", "none"),
        FileKinds::all()
    );
    let own = plan(&[("evt.type = execve", "%proc.name")]);
    assert!(!own.events.contains_key(&event::SYSCALL_CLOSE_X));
    assert!(!own.events.contains_key(&event::SYSCALL_OPENAT_2_X));
    assert!(own.events.contains_key(&event::SYSCALL_CLONE_20_X));
}

#[test]
fn conditions_are_simplified() {
    let ask = |value| {
        let check = KernelPredicate::Compare {
            number: Number::Param(0),
            relation: Relation::Equal,
            value,
        };
        KernelFilter::test(check, true)
    };
    assert_eq!(
        KernelFilter::all([ask(1), KernelFilter::always(), ask(1)]),
        ask(1)
    );
    assert_eq!(
        KernelFilter::all([ask(1), KernelFilter::never()]),
        KernelFilter::never()
    );
    assert_eq!(KernelFilter::any([ask(1), KernelFilter::never(), ask(1)]), ask(1));
    assert_eq!(
        KernelFilter::any([ask(1), KernelFilter::always()]),
        KernelFilter::always()
    );
    let nested = KernelFilter::any([KernelFilter::any([ask(1), ask(2)]), ask(3)]);
    assert_eq!(nested, KernelFilter::Any(vec![ask(1), ask(2), ask(3)]));
}

/// Number of questions about `openat`.
fn questions(condition: &str) -> usize {
    let plan = plan(&[(&format!("evt.type = openat and {condition}"), "none")]);
    plan.events[&event::SYSCALL_OPENAT_2_X].rules.size()
}

#[test]
fn checks_beyond_the_limits_are_left_to_user_space() {
    let paths = |count: usize| {
        let paths: Vec<String> = (0..count).map(|index| format!("/srv/{index}")).collect();
        format!("fd.name in ({})", paths.join(", "))
    };
    assert_eq!(questions(&paths(96)), 1);
    assert_eq!(questions(&paths(97)), 0);
    let path = |length: usize| format!("fd.name = /{}", "a".repeat(length - 1));
    assert_eq!(questions(&path(64)), 1);
    assert_eq!(questions(&path(65)), 0);
    // `or` and `and` by turns, with questions at each level.
    let nested = |levels: usize| {
        let wrap = |inner: String, level: usize| match level % 2 {
            0 => format!("(fd.num = {} or {inner})", level + 10),
            _ => format!("(evt.rawres != {} and {inner})", level + 10),
        };
        questions(&(0..levels).fold("fd.num < 3".to_owned(), wrap))
    };
    assert_eq!(nested(40) - nested(20), nested(20) - nested(0));
    assert!(nested(60) > nested(40));
    assert_eq!(nested(80), nested(60));
}

#[test]
fn directories_outside_of_all_paths_are_out_of_scope() {
    let scope = |conditions: &[&str]| {
        let conditions: Vec<(String, &str)> = conditions
            .iter()
            .map(|condition| (format!("evt.type = openat and {condition}"), "none"))
            .collect();
        let conditions: Vec<(&str, &str)> = conditions
            .iter()
            .map(|(condition, output)| (condition.as_str(), *output))
            .collect();
        plan::path_scope(plan(&conditions).events.values().map(|event| &event.rules))
    };
    let tests = scope(&[
        "fd.name startswith /etc/pam.d/",
        "fd.name in (/etc/shadow, /etc/pam.d/su)",
        "fd.directory = /var/log",
        "fd.filename = passwd",
    ])
    .unwrap();
    for path in [
        "/etc/pam.d/x",
        "/etc/pam.d",
        "/etc",
        "/",
        "/var",
        "/var/log",
        "/var/logs",
    ] {
        assert!(tests.iter().any(|test| test.matches(path.as_bytes())), "{path}");
    }
    for path in ["/et", "/etc/ssh", "/home", "/var/lib", "/usr/etc"] {
        assert!(!tests.iter().any(|test| test.matches(path.as_bytes())), "{path}");
    }
    assert_eq!(tests.len(), 7, "{tests:?}");
    assert_eq!(scope(&["fd.name startswith /"]), None);
    assert_eq!(scope(&["fd.filename = passwd"]), None);
}

#[test]
fn paths_lead_down_or_not() {
    for path in [
        "a", "a/b", ".a", "a/", "..", "a/..", "./a", ".", "", "/a", "a//b", "a/./b", "..a", "...", "a..b/c.",
    ] {
        let down = ["a", "a/b", ".a", "a/", "a..b/c.", ".", "./a"].contains(&path);
        assert_eq!(is_descending_path(path.as_bytes()), down, "{path}");
    }
}

#[test]
fn too_large_a_condition_lets_everything_pass() {
    let conditions: Vec<(String, &str)> = (0..1_000)
        .map(|index| {
            (
                format!("evt.type = openat and fd.name startswith /srv/{index}/ and evt.is_open_write = true and user.uid = {index}"),
                "none",
            )
        })
        .collect();
    let conditions: Vec<(&str, &str)> = conditions
        .iter()
        .map(|(condition, output)| (&**condition, *output))
        .collect();
    let plan = plan(&conditions);
    assert_eq!(
        plan.events[&event::SYSCALL_OPENAT_2_X].rules,
        KernelFilter::always()
    );
}

#[test]
fn reports_say_where_checks_are_answered() {
    let rules = rules(&[(
        "evt.type in (openat, execve) and proc.name in (sh, bash) and fd.name startswith /etc/ and fd.directory = /etc and proc.pname = sshd and toupper(proc.name) = SH",
        "none",
    )]);
    let report = RuleReport::new(&rules[0], Oracle::default());
    let mut text = String::new();
    for event in &report.events {
        let names: Vec<&str> = event
            .codes
            .iter()
            .filter_map(|code| Some(code.info()?.id))
            .collect();
        writeln!(text, "{}: {}", names.join(", "), event.filter).expect("a string takes any text");
        for check in &event.predicates {
            writeln!(text, "  {}: {:?}", check.text, check.pushdown).expect("a string takes any text");
        }
    }
    insta::assert_snapshot!(text);
}
