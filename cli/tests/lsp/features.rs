//! Requests that a client makes, from hello to goodbye.

use serde_json::{Value, json};
use tempfile::tempdir;

use crate::client::{Client, place, uri};

const MACROS: &str = "- macro: shells_run\n  condition: evt.type = execve and proc.name in (sh, bash)\n";
const RULE: &str = "- rule: Shell\n  desc: a shell\n  condition: shells_run and user.name = root\n  output: Shell %proc.name\n  priority: WARNING\n";

#[test]
fn a_session_from_hello_to_goodbye() {
    let folder = tempdir().unwrap();
    let (macros, rule) = (
        folder.path().join("macros.yaml"),
        folder.path().join("a_rule.yaml"),
    );
    std::fs::write(&macros, MACROS).unwrap();
    std::fs::write(&rule, RULE).unwrap();
    let mut client = Client::open_folder(folder.path());
    let (macros, rule) = (uri(&macros), uri(&rule));

    client.open(&rule, RULE);
    assert_eq!(client.diagnostics(&rule, Some(1)), [] as [Value; 0]);
    client.change(&rule, 2, [(2, 28), (2, 37)], "proc.nmae");
    let wrong = client.diagnostics(&rule, Some(2));
    assert_eq!(wrong[0]["code"], "unknown-field");

    let found = client.at("textDocument/definition", &rule, 2, 15);
    assert_eq!(found[0]["uri"], json!(macros));
    let changes = client.request("textDocument/rename", &{
        let mut params = place(&rule, 2, 15);
        params["newName"] = json!("shells");
        params
    });
    assert_eq!(changes["changes"].as_object().unwrap().len(), 2);

    let proposals = client.at("textDocument/completion", &rule, 2, 28);
    let field = proposals["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["label"] == "user.name");
    let resolved = client.request("completionItem/resolve", field.unwrap());
    assert!(
        resolved["documentation"]["value"]
            .as_str()
            .unwrap()
            .contains("user.name")
    );

    let page = client.request(
        "workspace/executeCommand",
        &json!({"command": "lanner.explain", "arguments": ["L0501"]}),
    );
    assert!(page.as_str().unwrap().starts_with("# unknown-field"));

    let (status, said) = client.quit();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn clients_that_pull_are_told_what_changed_and_not_twice() {
    let mut client = Client::start();
    let abilities =
        json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}});
    let server = client.initialize(&abilities, None);
    assert_eq!(server["diagnosticProvider"]["interFileDependencies"], json!(true));
    let name = "untitled:/rules.yaml";
    client.open(name, &RULE.replace("shells_run", "proc.nmae = x"));
    let ask = |client: &mut Client, known: Option<&str>| {
        let params = json!({"textDocument": {"uri": name}, "previousResultId": known});
        client.request("textDocument/diagnostic", &params)
    };
    let report = ask(&mut client, None);
    assert_eq!(report["items"][0]["code"], "unknown-field");
    let again = ask(&mut client, report["resultId"].as_str());
    assert_eq!(again["kind"], "unchanged");
    assert_eq!(client.diagnostics(name, Some(1)), [] as [Value; 0]);
}

#[test]
fn positions_count_what_was_agreed_on() {
    for (encoding, start, end) in [("utf-8", 12, 16), ("utf-16", 11, 14)] {
        let mut client = Client::start();
        let offered = json!({"general": {"positionEncodings": [encoding]}});
        let server = client.initialize(&offered, None);
        assert_eq!(server["positionEncoding"], encoding);
        let name = "untitled:/rules.yaml";
        client.open(name, "- list: é\n  items: [é, é]\n- list: shells\n  items: [é]\n");
        // `, é` of the second line.
        client.change(name, 2, [(1, start), (1, end)], "");
        let symbols = client.request(
            "textDocument/documentSymbol",
            &json!({"textDocument": {"uri": name}}),
        );
        assert_eq!(symbols[0]["name"], "é", "{encoding}");
        let found = client.at("textDocument/documentHighlight", name, 3, 10);
        assert_eq!(found.as_array().unwrap().len(), 3, "{encoding}: {found}");
    }
}

#[test]
fn other_yaml_is_left_alone() {
    let folder = tempdir().unwrap();
    for (name, text) in [
        ("play.yaml", "- name: play\n  hosts: all\n"),
        (
            "values.yaml",
            "customRules:\n  a.yaml: |-\n    - rule: R\n      condition: nonsense\n",
        ),
        ("deploy.yml", "apiVersion: v1\nkind: List\n"),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let rules = folder.path().join("rules.yaml");
    std::fs::write(&rules, RULE.replace("shells_run", "a.b")).unwrap();
    let mut client = Client::open_folder(folder.path());
    client.diagnostics(&uri(&rules), None);
    for name in ["play.yaml", "values.yaml", "deploy.yml"] {
        let path = folder.path().join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        let name = uri(&path);
        client.open(&name, &text);
        let found = client.at("textDocument/completion", &name, 0, 2);
        assert_eq!(found["items"], json!([]), "{name}");
        let found = client.at("textDocument/hover", &name, 0, 3);
        assert!(found.is_null(), "{name}");
        let document =
            json!({"textDocument": {"uri": name}, "options": {"tabSize": 2, "insertSpaces": true}});
        assert_eq!(client.request("textDocument/formatting", &document), json!([]));
    }
    client.forget();
    client.open(&uri(&rules), RULE);
    let told = client.wait_for(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(told["params"]["uri"], uri(&rules));
}
