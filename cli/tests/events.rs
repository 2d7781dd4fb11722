//! `lanner events`.

use std::process::{Command, Output};

fn lanner(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lanner"))
        .arg("events")
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
fn a_name_shows_the_parameters() {
    insta::assert_snapshot!(stdout(&["mprotect"]), @r"
    mprotect, system call, category: memory
      evt.arg.res                result
      evt.arg.addr               number
      evt.arg.length             number
      evt.arg.prot               flags        PROT_READ PROT_WRITE PROT_EXEC PROT_SEM PROT_GROWSDOWN
                                              PROT_GROWSUP PROT_SAO PROT_NONE
    ");
    insta::assert_snapshot!(stdout(&["kexec_load"]), @r"
    kexec_load, system call, category: other
      no parameters
    ");
}

#[test]
fn the_screen_has_a_row_for_each_event() {
    let text = stdout(&[]);
    let row = |name: &str| {
        let rows: Vec<_> = text
            .lines()
            .filter(|line| line.split_whitespace().next() == Some(name))
            .collect();
        assert_eq!(rows.len(), 1, "{name}: {rows:?}");
        rows[0].to_owned()
    };
    insta::assert_snapshot!(row("open"), @"  open                    fd name flags mode dev ino");
    insta::assert_snapshot!(row("signaldeliver"), @"  signaldeliver           spid dpid sig");
}

#[test]
fn json_is_an_array_of_events_with_their_parameters() {
    let json: serde_json::Value = serde_json::from_str(&stdout(&["dup3", "--format", "json"])).unwrap();
    assert_eq!(json[0]["name"], "dup3");
    assert_eq!(json[0]["params"][3]["name"], "flags");
    assert_eq!(json[0]["params"][3]["flags"][0], "O_LARGEFILE");
}

#[test]
fn an_unknown_name_is_wrong_usage_with_a_suggestion() {
    let output = lanner(&["opne"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "lanner: unknown event `opne`; did you mean `open`?\n"
    );
}

#[test]
fn the_page_in_docs_is_what_the_tables_give() {
    let page = std::fs::read_to_string(testkit::root().join("docs/events.md")).unwrap();
    assert!(
        page == stdout(&["--format", "markdown"]),
        "docs/events.md is out of date: run `cargo xtask docs`"
    );
}
