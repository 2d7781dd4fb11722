//! `lanner explain`.

mod sample;

use sample::{Folder, command, lanner, stderr, stdout};

const RULES: &str = r#"
- list: shells
  items: [sh, bash, dash, zsh, ksh, csh, tcsh, fish, ash, rbash, busybox, mksh, yash, elvish]
- macro: spawned
  condition: evt.type in (execve, execveat)
- macro: shell_like
  condition: proc.name in (shells) or proc.exe endswith /sh
- macro: spawned_shell
  condition: (spawned and shell_like)
- rule: Shell in a container
  desc: A shell starts in a container, which is rarely what a service does in production.
  condition: spawned_shell and container.id != host and not proc.pname in (cron)
  output: Shell (user=%user.name command=%proc.cmdline)
  priority: NOTICE
  tags: [shell, container]
  capture: true
  exceptions:
    - name: pairs
      fields: [proc.name, proc.pname]
      values:
        - [bash, supervisord]
        - [sh, "my init"]
    - name: images
      fields: container.image.repository
"#;

const LOCAL: &str = "\
- rule: Shell in a container
  condition: and proc.tty = 0
  priority: WARNING
  exceptions:
    - name: images
      values: [example.org/shop/web]
  override: {condition: append, priority: replace, exceptions: append}
- rule: Shell in a container
  enabled: false
- rule: Everything
  desc: almost every event
  condition: proc.name = x
  output: o
  priority: DEBUG
- rule: Wrong
  desc: d
  condition: evt.type = open and proc.nmae = x
  output: o
  priority: DEBUG
";

/// Returns the explanation of an item.
fn explained(name: &str, rule: &str, arguments: &[&str]) -> String {
    let folder = Folder::new(&format!("explain-{name}"));
    folder.file("rules.yaml", RULES);
    folder.file("local.yaml", LOCAL);
    let mut all = vec!["explain", rule, "-r", "rules.yaml", "-r", "local.yaml"];
    all.extend(arguments);
    let output = command(&all).current_dir(folder.path("")).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn a_rule_is_explained_section_by_section() {
    insta::assert_snapshot!("screen", explained("screen", "Shell in a container", &[]));
}

#[test]
fn a_rule_can_be_a_page_or_json() {
    let page = explained("page", "Shell in a container", &["--format", "markdown"]);
    insta::assert_snapshot!("page", page);
    let json = explained("json", "Shell in a container", &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["name"], "Shell in a container");
    assert_eq!(json["rule"]["priority"], "Warning");
    assert_eq!(json["rule"]["enabled"], false);
    assert_eq!(json["made_by"].as_array().unwrap().len(), 4);
    assert_eq!(
        json["condition"]["lines"][0]["text"],
        "evt.type in (execve, execveat)"
    );
    assert_eq!(
        json["condition"]["lines"][0]["note"],
        "macro spawned_shell > spawned, rules.yaml:5"
    );
    assert_eq!(
        json["events"],
        serde_json::json!(["asyncevent", "execve", "execveat"])
    );
}

#[test]
fn sections_without_content_are_left_out() {
    let text = explained("empty", "Everything", &[]);
    for absent in ["Exceptions", "Plugins", "tags"] {
        assert!(!text.contains(absent), "{absent}: {text}");
    }
    assert!(text.contains("the condition hardly restricts them"), "{text}");
}

#[test]
fn unknown_names_are_reported_with_a_suggestion() {
    let folder = Folder::new("explain-unknown");
    let (rules, local) = (folder.file("rules.yaml", RULES), folder.file("local.yaml", LOCAL));
    for (arguments, code, message) in [
        (vec!["unkown-field"], 2, "did you mean `unknown-field`?"),
        (vec!["L9999"], 2, "L9999"),
        (
            vec!["Shell in a container"],
            2,
            "use -r to name the files of a rule, macro or list",
        ),
        (
            vec!["Shell in container", "-r", &rules],
            2,
            "did you mean `Shell in a container`?",
        ),
        (
            vec!["Wrong", "-r", &rules, "-r", &local],
            1,
            "run `lanner check` for details",
        ),
        (vec!["x", "-r", "/nonexistent/r.yaml"], 2, "/nonexistent/r.yaml"),
    ] {
        let mut all = vec!["explain"];
        all.extend(&arguments);
        let output = lanner(&all);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(
            stderr(&output).contains(message),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn every_diagnostic_has_its_page() {
    let listed = lanner(&["explain", "--list"]);
    assert_eq!(listed.status.code(), Some(0));
    let listed = stdout(&listed);
    assert!(listed.contains("L0501  unknown-field"), "{listed}");
    let json = lanner(&["explain", "--list", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&stdout(&json)).unwrap();
    let all = json["diagnostics"].as_array().unwrap();
    assert_eq!(all.len(), listed.lines().count());
    // Names and numbers lead to the same page, which is the one of the repository.
    for (name, id) in [("L0501", "unknown-field"), ("l0101", "invalid-yaml")] {
        let page = testkit::root().join(format!("docs/diagnostics/{id}.md"));
        let page = std::fs::read_to_string(page).unwrap();
        assert_eq!(stdout(&lanner(&["explain", name, "--format", "markdown"])), page);
        assert_eq!(stdout(&lanner(&["explain", id, "--format", "markdown"])), page);
    }
    let json = lanner(&["explain", "L0501", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!(
        (&json["id"], &json["level"]),
        (&"unknown-field".into(), &"error".into())
    );
}

#[test]
fn pages_have_colours_on_terminals_only() {
    let plain = stdout(&lanner(&["explain", "unknown-field"]));
    assert!(!plain.contains('\u{1b}'));
    let colored = stdout(&lanner(&["explain", "unknown-field", "--color", "always"]));
    assert!(colored.contains("\u{1b}[1m"), "bold headings: {colored:?}");
    insta::assert_snapshot!("diagnostic", plain);
}

#[test]
fn rules_of_the_project_need_no_files_named() {
    let folder = Folder::new("explain-project");
    folder.file("rules.yaml", RULES);
    let here = |arguments: &[&str]| {
        let mut command = command(arguments);
        command.current_dir(folder.path("")).output().unwrap()
    };
    let output = here(&["explain", "Shell in a container"]);
    assert!(stderr(&output).contains("use -r to name the files of a rule, macro or list"));
    folder.file("lanner.toml", "rules = [\"rules.yaml\"]\n");
    let output = here(&["explain", "Shell in a container"]);
    assert!(stdout(&output).contains("spawned_shell"), "{}", stderr(&output));
    let output = here(&["explain", "Shell in containers"]);
    assert!(stderr(&output).contains("did you mean `Shell in a container`?"));
    // Diagnostics are explained all the same.
    assert!(stdout(&here(&["explain", "L0501"])).contains("unknown-field"));
}

#[test]
fn macros_and_lists_are_explained() {
    let text = explained("macro", "spawned_shell", &[]);
    for part in [
        "rules.yaml:8  defined",
        "evt.type in (execve, execveat)",
        "macro spawned, rules.yaml:5",
        "proc.exe endswith /sh",
        "execveat",
        "rule  Shell in a container",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let json = explained("list", "shells", &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["name"], "shells");
    assert_eq!(json["items"].as_array().unwrap().len(), 14);
    assert_eq!(
        json["used_by"],
        serde_json::json!({"rules": [], "macros": ["shell_like"]})
    );
    let page = explained("list-page", "shells", &["--format", "markdown"]);
    assert!(page.starts_with("# shells\n"), "{page}");
}

#[test]
fn lists_show_what_they_include() {
    let folder = Folder::new("explain-lists");
    let rules = "- list: a\n  items: [x, y]\n- list: b\n  items: [a, z]\n- list: b\n  items: [w]\n  override: {items: append}\n";
    let rules = folder.file("rules.yaml", rules);
    let explain = |name| {
        let output = lanner(&["explain", name, "-r", &rules, "--format", "json"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        serde_json::from_str::<serde_json::Value>(&stdout(&output)).unwrap()
    };
    let b = explain("b");
    assert_eq!(b["lists"], serde_json::json!(["a"]));
    assert_eq!(b["items"], serde_json::json!(["x", "y", "z", "w"]));
    assert_eq!(b["made_by"].as_array().unwrap().len(), 2);
    assert_eq!(explain("a")["included_by"], serde_json::json!(["b"]));
}

#[test]
fn fields_and_events_are_explained() {
    for (name, part) in [
        ("proc.name", "operators"),
        ("%proc.name", "proc.name"),
        ("proc.aname[2]", "proc.aname"),
        ("evt.arg.flags", "evt.arg"),
        ("openat", "evt.arg.dirfd"),
    ] {
        let output = lanner(&["explain", name]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
        assert!(stdout(&output).contains(part), "{name}: {}", stdout(&output));
    }
    let field = stdout(&lanner(&["explain", "proc.name", "--format", "json"]));
    assert_eq!(
        field,
        stdout(&lanner(&["fields", "proc.name", "--format", "json"]))
    );
    let event = stdout(&lanner(&["explain", "openat", "--format", "markdown"]));
    assert_eq!(
        event
            .lines()
            .filter(|line| line.starts_with("| `openat`"))
            .count(),
        1
    );
    for (name, similar) in [("proc.nmae", "proc.name"), ("opennat", "openat")] {
        let output = lanner(&["explain", name]);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            stderr(&output).contains(&format!("did you mean `{similar}`?")),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn items_of_the_files_come_before_fields_and_events() {
    let folder = Folder::new("explain-order");
    let rules = folder.file("rules.yaml", "- list: openat\n  items: [x]\n");
    assert!(stdout(&lanner(&["explain", "openat", "-r", &rules])).contains("Items"));
    assert!(stdout(&lanner(&["explain", "open", "-r", &rules])).contains("system call"));
    assert!(stdout(&lanner(&["explain", "L0501", "-r", &rules])).contains("unknown-field"));
}

#[test]
fn flags_are_shown_by_name() {
    let folder = Folder::new("explain-flags");
    let rules = "- rule: R\n  desc: d\n  condition: evt.type = openat and evt.arg.flags contains O_TRUNC\n  output: o\n  priority: INFO\n";
    let rules = folder.file("rules.yaml", rules);
    let text = stdout(&lanner(&["explain", "R", "-r", &rules]));
    assert!(text.contains("flags has one of (O_TRUNC)"), "{text}");
    assert!(!text.contains("0x"), "{text}");
}
