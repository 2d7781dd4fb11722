//! The official rule files as a workspace.

use std::collections::BTreeSet;
use std::path::Path;

use compiler::tables::official;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use crate::client::{Client, place, uri};

const FILES: [&str; 3] = [
    "falco_rules.yaml",
    "falco-incubating_rules.yaml",
    "falco-sandbox_rules.yaml",
];

/// A workspace with copies of the three files.
fn workspace() -> Option<TempDir> {
    let official = testkit::shared("conformance/rules/official")?;
    let folder = tempdir().unwrap();
    for name in FILES {
        std::fs::copy(official.join(name), folder.path().join(name)).unwrap();
    }
    Some(folder)
}

fn line_of(path: &Path, text: &str) -> (u64, u64) {
    let content = std::fs::read_to_string(path).unwrap();
    let found = content
        .lines()
        .enumerate()
        .find_map(|(number, line)| Some((number, line.find(text)?)));
    let (line, column) = found.unwrap();
    (line as u64, column as u64)
}

#[test]
fn nothing_is_said_without_reason_and_names_lead_across_files() {
    let Some(folder) = workspace() else { return };
    let mut client = Client::open_folder(folder.path());
    let paths = FILES.map(|name| folder.path().join(name));
    let uris: Vec<String> = paths.iter().map(|path| uri(path)).collect();
    for (path, uri) in paths.iter().zip(&uris) {
        client.open(uri, &std::fs::read_to_string(path).unwrap());
    }
    // Clients that ask get the same; here nothing is to be told but that all is read.
    for uri in &uris {
        let found = client.diagnostics(uri, Some(1));
        let errors: Vec<&Value> = found.iter().filter(|found| found["severity"] == 1).collect();
        assert_eq!(errors, [] as [&Value; 0], "{uri}");
    }

    // A macro of the first file that the last one uses.
    let (line, column) = line_of(&paths[2], "spawned_process");
    let found = client.at("textDocument/definition", &uris[2], line, column + 2);
    assert_eq!(found[0]["uri"], json!(uris[0]));

    let mut params = place(&uris[2], line, column + 2);
    params["newName"] = json!("started");
    let edit = client.request("textDocument/rename", &params);
    let changes = edit["changes"].as_object().unwrap();
    let changed: BTreeSet<&str> = changes.keys().map(String::as_str).collect();
    assert_eq!(changed, uris.iter().map(String::as_str).collect());
    let mut texts = Vec::new();
    for (path, uri) in paths.iter().zip(&uris) {
        let text = std::fs::read_to_string(path).unwrap();
        let renamed = apply(&text, changes[uri].as_array().unwrap());
        client.replace(uri, 2, &renamed);
        texts.push(renamed);
    }
    for uri in &uris {
        let found = client.diagnostics(uri, Some(2));
        assert!(found.iter().all(|found| found["severity"] != 1), "{found:?}");
    }
    // What is left stands in comments.
    let uses = |text: &String| {
        let code = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        code.filter(|line| line.replace("spawned_processes", "").contains("spawned_process"))
            .count()
    };
    assert_eq!(texts.iter().map(uses).sum::<usize>(), 0);
    let edits: usize = changes
        .values()
        .map(|edits| edits.as_array().unwrap().len())
        .sum();
    assert!(edits > 20, "{edits}");
}

fn apply(text: &str, edits: &[Value]) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let mut edits: Vec<(usize, usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let number = |place: &str, key: &str| edit["range"][place][key].as_u64().unwrap() as usize;
            (
                number("start", "line"),
                number("start", "character"),
                number("end", "character"),
                edit["newText"].as_str().unwrap(),
            )
        })
        .collect();
    edits.sort_unstable();
    for (line, start, end, new) in edits.into_iter().rev() {
        lines[line].replace_range(start..end, new);
    }
    lines.join("\n")
}

#[test]
fn the_table_has_the_names_of_the_official_files() {
    let Some(folder) = workspace() else { return };
    let mut names = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
    for name in FILES {
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        for line in text.lines() {
            for (kind, head) in ["- list: ", "- macro: ", "- rule: "].into_iter().enumerate() {
                if let Some(name) = line.strip_prefix(head) {
                    names[kind].insert(name.trim().trim_matches('"').to_owned());
                }
            }
        }
    }
    let known = |table: &[(&str, &str)]| table.iter().map(|row| row.0.to_owned()).collect();
    assert_eq!(
        names,
        [
            known(&official::LISTS),
            known(&official::MACROS),
            known(&official::RULES)
        ]
    );
}
