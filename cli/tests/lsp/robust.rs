//! Whatever a client does, the server neither panics nor grows, and it ends when the client does.

use std::fmt::Write as _;
use std::io::Read as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::client::{Client, place};

const NAME: &str = "untitled:/rules.yaml";
const RULE: &str =
    "- rule: R\n  desc: d\n  condition: evt.type = open and proc.name = a\n  output: o\n  priority: INFO\n";

/// So much may be held more after something was done for the second time.
const SLACK: u64 = 6 << 20;

fn started() -> Client {
    let mut client = Client::start();
    client.initialize(&json!({}), None);
    client
}

#[test]
fn the_exit_status_depends_on_shutdown() {
    let (status, said) = started().close();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
    let mut client = started();
    client.notify("exit", &Value::Null);
    let (status, said) = client.close();
    assert_eq!((status.code(), said.as_str()), (Some(1), ""));
    let (status, said) = Client::start().close();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn lints_are_published_despite_a_stream_of_requests() {
    let mut client = started();
    let mut text = String::new();
    for number in 0..300 {
        let check = format!("proc.name = a and fd.name startswith /etc/{number}");
        let _ = write!(
            text,
            "- rule: R{number}\n  desc: d\n  condition: evt.type = open and {check} and fd.name = /b\n  output: o\n  priority: INFO\n"
        );
    }
    client.open(NAME, &text);
    for line in 0..300 {
        let told = client.at("textDocument/hover", NAME, 5 * line + 2, 15);
        assert!(told["contents"]["value"].is_string(), "{told}");
    }
    let told = client.wait_for(|message| {
        let found = message["params"]["diagnostics"].as_array();
        message["method"] == "textDocument/publishDiagnostics" && found.is_some_and(|found| !found.is_empty())
    });
    let found = told["params"]["diagnostics"].as_array().unwrap();
    let never = found.iter().filter(|found| found["code"] == "never-true");
    assert_eq!(never.count(), 300, "{found:?}");
    let (status, said) = client.quit();
    assert!(status.success() && said.is_empty(), "{status}: {said}");
}

#[test]
fn malformed_messages_are_dropped() {
    let mut client = started();
    client.open(NAME, RULE);
    for raw in [
        "Content-Length: 9\r\n\r\n{\"broken\"",
        "Content-Length: 2\r\n\r\n[]",
        "Content-Length: 4\r\n\r\nnull",
        "Content-Length: 14\r\nX-Other: y\r\n\r\n{\"jsonrpc\":1.0}",
        "Content-Length: 27\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":3}",
    ] {
        client.send_raw(raw.as_bytes());
    }
    for (method, params) in [
        ("textDocument/hover", json!({"textDocument": 3})),
        ("textDocument/completion", json!([])),
        ("no/such/method", json!({})),
        ("textDocument/hover", place("untitled:/never-opened", 0, 0)),
        ("textDocument/hover", place("%%%", 0, 0)),
    ] {
        let id = client.ask(method, &params);
        client.answer(id);
    }
    for (method, params) in [
        (
            "textDocument/didChange",
            json!({"textDocument": {"uri": "untitled:/never-opened", "version": 1}, "contentChanges": []}),
        ),
        (
            "textDocument/didClose",
            json!({"textDocument": {"uri": "untitled:/never-opened"}}),
        ),
        ("textDocument/didOpen", json!({"textDocument": {}})),
        ("no/such/notification", json!(null)),
    ] {
        client.notify(method, &params);
    }
    // Positions beyond the text, and a range that ends before it begins.
    client.change(NAME, 2, [(4_000_000_000, 0), (4_000_000_000, 9)], "# end\n");
    client.change(NAME, 3, [(1, 5), (0, 0)], "");
    let found = client.at("textDocument/hover", NAME, 4_294_967_295, 4_294_967_295);
    assert!(found.is_null());
    let symbols = client.request(
        "textDocument/documentSymbol",
        &json!({"textDocument": {"uri": NAME}}),
    );
    assert_eq!(symbols[0]["name"], "R");
    let (status, said) = client.quit();
    assert_eq!(status.code(), Some(0), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn cancelled_requests_are_answered() {
    let mut client = started();
    client.open(NAME, RULE);
    let ids: Vec<u64> = (0..50)
        .map(|_| {
            let id = client.ask(
                "textDocument/semanticTokens/full",
                &json!({"textDocument": {"uri": NAME}}),
            );
            client.notify("$/cancelRequest", &json!({"id": id}));
            id
        })
        .collect();
    for id in ids {
        let answer = client.answer(id);
        assert!(
            answer.get("result").is_some() || answer["error"]["code"] == json!(-32800),
            "{answer}"
        );
    }
    assert_eq!(client.quit().0.code(), Some(0));
}

#[test]
fn diagnostics_match_the_text_after_thousands_of_quick_edits() {
    const EDITS: i64 = 2_000;
    let mut client = started();
    let mut text = String::new();
    for number in 0..20 {
        text.push_str(&RULE.replace("R\n", &format!("R{number}\n")));
    }
    client.open(NAME, &text);
    let mut version = 1;
    let mut burst = |client: &mut Client| {
        for step in 0..EDITS {
            version += 1;
            // A letter is added and removed at the end of a condition.
            let column = 46 + (step % 2) as u64;
            let (end, letter) = if step % 2 == 0 {
                (column, "x")
            } else {
                (column, "")
            };
            let start = if step % 2 == 0 { column } else { column - 1 };
            client.change(NAME, version, [(2, start), (2, end)], letter);
            if step % 100 == 0 {
                client.at("textDocument/completion", NAME, 2, start);
            }
        }
        assert_eq!(client.diagnostics(NAME, Some(version)), [] as [Value; 0]);
        client.forget();
        client.memory()
    };
    let first = burst(&mut client);
    let second = burst(&mut client);
    if let (Some(first), Some(second)) = (first, second) {
        assert!(second < first + SLACK, "{first} bytes, then {second}");
    }
    client.replace(NAME, 1_000_000, &text.replace("proc.name", "proc.nmae"));
    assert_eq!(client.diagnostics(NAME, Some(1_000_000)).len(), 20);
    let (status, said) = client.quit();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn closed_files_leave_no_memory_behind() {
    let mut client = started();
    let round = |client: &mut Client| {
        for number in 0..300 {
            let name = format!("untitled:/{number}-rules.yaml");
            client.open(&name, &RULE.repeat(10));
            client.request(
                "textDocument/semanticTokens/full",
                &json!({"textDocument": {"uri": name}}),
            );
            client.notify("textDocument/didClose", &json!({"textDocument": {"uri": name}}));
        }
        client.request("workspace/symbol", &json!({"query": ""}));
        client.forget();
        client.memory()
    };
    round(&mut client);
    let first = round(&mut client);
    let second = round(&mut client);
    if let (Some(first), Some(second)) = (first, second) {
        assert!(second < first + SLACK, "{first} bytes, then {second}");
    }
    assert_eq!(
        client.request("workspace/symbol", &json!({"query": ""})),
        json!([])
    );
}

#[test]
fn huge_and_invalid_files_are_handled() {
    let mut client = started();
    let mut large = String::new();
    for number in 0..2_000 {
        let _ = write!(large, "- list: l{number}\n  items: [a, b, c]\n");
    }
    client.open(NAME, &large);
    let symbols = client.request(
        "textDocument/documentSymbol",
        &json!({"textDocument": {"uri": NAME}}),
    );
    assert_eq!(symbols.as_array().unwrap().len(), 2_000);
    // Larger than the limit for rule files.
    let huge = format!("{RULE}# {}\n", "x".repeat(17 << 20));
    client.replace(NAME, 2, &huge);
    let symbols = client.request(
        "textDocument/documentSymbol",
        &json!({"textDocument": {"uri": NAME}}),
    );
    assert_eq!(symbols, json!([]));
    let deep = format!(
        "- rule: R\n  condition: {}a{}\n",
        "(".repeat(5_000),
        ")".repeat(5_000)
    );
    let nested = format!("- rule: R\n  tags: {}{}\n", "[".repeat(5_000), "]".repeat(5_000));
    let odd = [
        "",
        "\0\0\0",
        "\u{feff}- rule: R\r\n  desc: é\r\n",
        "- rule",
        "- - - -",
        "&a *a",
        "%",
        &deep,
        &nested,
    ];
    for (version, text) in odd.iter().enumerate() {
        client.replace(NAME, 3 + version as i64, text);
        for method in ["hover", "completion", "definition", "signatureHelp", "references"] {
            let mut params = place(NAME, 0, 7);
            params["context"] = json!({"includeDeclaration": true});
            let id = client.ask(&format!("textDocument/{method}"), &params);
            client.answer(id);
        }
        for method in [
            "semanticTokens/full",
            "foldingRange",
            "codeLens",
            "documentLink",
            "documentSymbol",
        ] {
            client.request(
                &format!("textDocument/{method}"),
                &json!({"textDocument": {"uri": NAME}}),
            );
        }
    }
    let (status, said) = client.quit();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

/// A client that stops reading and keeps its end of the input open.
#[test]
fn the_server_ends_when_the_client_stops_reading() {
    let mut process = Command::new(env!("CARGO_BIN_EXE_lanner"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(process.stdout.take());
    let mut input = process.stdin.take().unwrap();
    let message = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
    for _ in 0..20 {
        use std::io::Write as _;
        // The server may have ended already.
        let _ = write!(input, "Content-Length: {}\r\n\r\n{message}", message.len());
    }
    // The input stays open, so only the closed output ends the server.
    let status = process.wait().unwrap();
    drop(input);
    let mut said = String::new();
    process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
    assert!(status.code().is_some(), "{status}");
}
