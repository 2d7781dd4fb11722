//! `lanner fields`.

use std::process::{Command, Output};

fn lanner(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lanner"))
        .arg("fields")
        .args(arguments)
        .output()
        .unwrap()
}

fn stdout(arguments: &[&str]) -> String {
    let output = lanner(arguments);
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_name_shows_everything_about_the_field() {
    insta::assert_snapshot!(stdout(&["proc.aname"]), @r"
    proc.aname[N]?
      name of an ancestor: 1 is the parent, 2 its parent; without level, any ancestor

      type       text (CHARBUF)
      argument   optional: proc.aname[N]
      sources    syscall
      operators  exists = == != < <= > >= contains icontains startswith endswith glob iglob regex in
                 intersects pmatch
      example    proc.aname[2] = cron
    ");
}

#[test]
fn a_beginning_shows_the_fields_that_have_it() {
    insta::assert_snapshot!(stdout(&["fd.i"]), @r"
    fd, syscall: the file, socket or other descriptor that the call works on
      fd.ip                           address     address of either end; `=` asks whether one fits, `!=`
                                                  whether neither does (conditions only)
      fd.is_server                    bool        this machine is the server of the connection
      fd.ino                          number      inode number of the file
      fd.is_upper_layer               bool        the file was added or changed in the container
                                                  (overlayfs upper layer)
      fd.is_lower_layer               bool        the file comes from the container's image (overlayfs
                                                  lower layer)
    ");
}

#[test]
fn arguments_are_spelled_as_rules_write_them() {
    let text = stdout(&["evt.a"]);
    for form in [" evt.arg.NAME ", " evt.abspath ", " evt.around[TIMESTAMP_NS] "] {
        assert!(text.contains(form), "{form} in\n{text}");
    }
    assert!(stdout(&["proc.env"]).starts_with("proc.env[NAME]?\n"));
    assert!(stdout(&["thread.cgroup"]).starts_with("thread.cgroup.SUBSYSTEM\n"));
    assert!(stdout(&["okta.mfa.deny.countlast"]).starts_with("okta.mfa.deny.countlast[N]\n"));
}

#[test]
fn a_source_has_its_own_fields_and_those_of_all() {
    let text = stdout(&["--source", "k8s_audit"]);
    assert!(text.contains("  ka.verb ") && text.contains("  evt.num "));
    assert!(!text.contains("  proc.name "));
}

#[test]
fn json_is_an_array_of_every_listed_field() {
    let json: serde_json::Value = serde_json::from_str(&stdout(&["--format", "json"])).unwrap();
    let fields = json.as_array().unwrap();
    assert!(fields.len() > 600, "{}", fields.len());
    let field = fields.iter().find(|field| field["name"] == "fd.types").unwrap();
    assert_eq!(field["list"], true);
    assert_eq!(
        field["operators"],
        serde_json::json!(["exists", "in", "intersects"])
    );
    assert!(fields.iter().all(|field| field["name"] != "util.cnt"));
}

#[test]
fn missing_fields_are_those_without_extraction() {
    let listed = stdout(&["--missing", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let mut names: Vec<&str> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["name"].as_str().unwrap())
        .collect();
    let mut missing: Vec<&str> = runtime::fields::missing().map(|field| field.name).collect();
    names.sort_unstable();
    missing.sort_unstable();
    assert_eq!(names, missing);
}

#[test]
fn an_unknown_name_is_wrong_usage_with_a_suggestion() {
    let output = lanner(&["proc.nmae"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "lanner: unknown field `proc.nmae`; did you mean `proc.name`?\n"
    );
    let output = lanner(&["--source", "k8saudit"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("`k8s_audit`?"));
}

#[test]
fn the_page_in_docs_is_what_the_tables_give() {
    let page = std::fs::read_to_string(testkit::root().join("docs/fields.md")).unwrap();
    assert!(
        page == stdout(&["--format", "markdown"]),
        "docs/fields.md is out of date: run `cargo xtask docs`"
    );
}
