//! `docs/guide.md`: its examples show the actual output of the program.
//!
//! `INSTA_UPDATE=always` writes the page anew, as it does with snapshots.

use std::fmt::Write as _;

mod sample;

use sample::{Folder, command, stdout};

/// A file, what `lanner check` says of it, and the answer of the Falco face.
struct Shown {
    console: String,
    falco: String,
}

/// Returns the output of the program for `rules`.
fn answers(rules: &str) -> Shown {
    let folder = Folder::new("guide");
    folder.file("rules.yaml", rules);
    let run = |arguments: &[&str]| {
        let mut command = command(arguments);
        stdout(&command.current_dir(folder.path("")).output().unwrap())
    };
    let text = run(&["check", "rules.yaml"]);
    let json = run(&["check", "rules.yaml", "--format", "falco-json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let error = &json["falco_load_results"][0]["errors"][0];
    let (code, message) = (
        error["code"].as_str().unwrap(),
        error["message"].as_str().unwrap(),
    );
    Shown {
        console: format!("$ lanner check rules.yaml\n{text}"),
        falco: format!(
            "`falco -V`: `{code}`: {}",
            message.lines().next().unwrap_or_default()
        ),
    }
}

/// Returns the page with the present output in every example.
fn regenerated(page: &str) -> String {
    let (before, errors) = page.split_once("\n## Ten typical errors\n").unwrap();
    let mut sections = errors.split("\n### ");
    let mut out = format!("{before}\n## Ten typical errors\n{}", sections.next().unwrap());
    for section in sections {
        let (head, rest) = section.split_once("\n```yaml\n").unwrap();
        let (rules, _) = rest.split_once("\n```\n").unwrap();
        let shown = answers(&format!("{rules}\n"));
        let (console, falco) = (shown.console.trim_end(), shown.falco);
        write!(
            out,
            "\n### {head}\n```yaml\n{rules}\n```\n\n```console\n{console}\n```\n\n{falco}\n"
        )
        .unwrap();
    }
    out
}

#[test]
fn errors_are_shown_as_they_are() {
    let path = testkit::root().join("docs/guide.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let now = regenerated(&page);
    assert_eq!(now.matches("\n### ").count(), 10);
    if std::env::var("INSTA_UPDATE").as_deref() == Ok("always") {
        std::fs::write(&path, now).unwrap();
    } else {
        assert!(
            now == page,
            "docs/guide.md shows what is no longer printed; write it anew with INSTA_UPDATE=always"
        );
    }
}

const RULE: &str = "\
- rule: Read of a secret
  desc: d
  condition: evt.type = open and fd.name = /etc/shadow
  output: o
  priority: INFO
";

#[test]
fn configurations_of_the_guide_are_yaml() {
    let page = std::fs::read_to_string(testkit::root().join("docs/guide.md")).unwrap();
    let (configurations, _) = page.split_once("\n## Ten typical errors\n").unwrap();
    let blocks: Vec<&str> = configurations.split("\n```yaml\n").skip(1).collect();
    assert!(blocks.len() >= 4);
    for block in blocks {
        let (text, _) = block.split_once("\n```\n").unwrap();
        let value: serde_yaml::Value = serde_yaml::from_str(text).unwrap();
        assert!(value.is_mapping(), "{text}");
        // What they call exists: an unknown flag would be exit code 2, as a missing folder is.
        let line = text.lines().find(|line| line.contains("lanner check")).unwrap();
        let (_, call) = line.split_once("lanner check ").unwrap();
        let folder = Folder::new("guide-calls");
        std::fs::create_dir_all(folder.path("rules")).unwrap();
        std::fs::write(folder.path("rules/a.yaml"), RULE).unwrap();
        let arguments = call.split_whitespace().take_while(|word| *word != ">");
        let arguments: Vec<&str> = std::iter::once("check").chain(arguments).collect();
        let output = command(&arguments).current_dir(folder.path("")).output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{arguments:?}: {}",
            sample::stderr(&output)
        );
    }
}
