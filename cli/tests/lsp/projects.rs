//! Project files tell what is loaded, in which order, and how bad things are.

use serde_json::{Value, json};
use tempfile::tempdir;

use crate::client::{Client, uri};

const USER: &str =
    "- rule: R\n  desc: d\n  condition: evt.type = open and trusted\n  output: o\n  priority: INFO\n";
const MACRO: &str = "- macro: trusted\n  condition: proc.name = a\n- list: idle\n  items: [a]\n";

fn codes(found: &[Value]) -> Vec<&str> {
    found
        .iter()
        .map(|found| found["code"].as_str().unwrap())
        .collect()
}

#[test]
fn without_a_project_the_order_follows_the_names() {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("a.yaml"), USER).unwrap();
    std::fs::write(path("b.yaml"), MACRO).unwrap();
    let mut client = Client::open_folder(folder.path());
    client.open(&uri(&path("a.yaml")), USER);
    assert_eq!(
        client.diagnostics(&uri(&path("a.yaml")), Some(1)),
        [] as [Value; 0]
    );
}

#[test]
fn a_project_tells_order_and_levels_and_may_change() {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("a.yaml"), USER).unwrap();
    std::fs::write(path("b.yaml"), MACRO).unwrap();
    std::fs::write(path("lanner.toml"), "rules = [\"a.yaml\", \"b.yaml\"]\n").unwrap();
    let mut client = Client::open_folder(folder.path());
    let (user, macros) = (uri(&path("a.yaml")), uri(&path("b.yaml")));
    assert_eq!(codes(&client.diagnostics(&user, None)), ["undefined-macro"]);

    let text = "rules = [\"b.yaml\", \"a.yaml\"]\n[lints]\nunused-list = \"deny\"\n";
    std::fs::write(path("lanner.toml"), text).unwrap();
    let changed = json!({"changes": [{"uri": uri(&path("lanner.toml")), "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", &changed);
    // The lints of the first project can still be on their way.
    let mut published = std::collections::HashMap::new();
    let is_current = |published: &std::collections::HashMap<String, Vec<Value>>| {
        let severity = |found: &Vec<Value>| found.first().map(|found| found["severity"].clone());
        published.get(&user).is_some_and(Vec::is_empty)
            && published.get(&macros).and_then(severity) == Some(json!(1))
    };
    while !is_current(&published) {
        let message = client.wait_for(|message| message["method"] == "textDocument/publishDiagnostics");
        let found = message["params"]["diagnostics"].as_array().unwrap().clone();
        published.insert(message["params"]["uri"].as_str().unwrap().to_owned(), found);
    }
    assert_eq!(codes(&published[&macros]), ["unused-list"]);

    std::fs::write(path("lanner.toml"), "rules = [\"b.yaml\"]\nrulez = 1\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", &changed);
    let wrong = client.diagnostics(&uri(&path("lanner.toml")), None);
    assert_eq!(wrong[0]["range"]["start"]["line"], 1, "{wrong:?}");
}

#[test]
fn falco_configuration_is_a_project_too() {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("a.yaml"), USER).unwrap();
    std::fs::write(path("b.yaml"), MACRO).unwrap();
    let text = "rules_files:\n  - /etc/falco/a.yaml\n  - /etc/falco/b.yaml\n";
    std::fs::write(path("falco.yaml"), text).unwrap();
    let mut client = Client::open_folder(folder.path());
    assert_eq!(
        codes(&client.diagnostics(&uri(&path("a.yaml")), None)),
        ["undefined-macro"]
    );
}

#[test]
fn names_of_the_official_rules_are_no_mistakes() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("rules.yaml");
    let text = "- rule: R\n  desc: d\n  condition: spawned_process and not spawned_proces\n  output: o\n  priority: INFO\n- rule: Terminal shell in container\n  enabled: false\n  override:\n    enabled: replace\n";
    std::fs::write(&path, text).unwrap();
    let mut client = Client::open_folder(folder.path());
    let found = client.diagnostics(&uri(&path), None);
    assert_eq!(codes(&found), ["undefined-macro"]);
    assert!(found[0]["message"].as_str().unwrap().contains("`spawned_proces`"));
}
