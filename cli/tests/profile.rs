//! `lanner profile`.

use std::fs;
use std::process::Command;

mod sample;

use runtime::profile::read_predicates;
use sample::{Folder, RULES, capture, lanner, stderr, stdout};
use serde_json::Value;

/// The sample's rules, and one with names that could break a page.
const HOSTILE: &str = "\
- rule: </script><b>bold</b>
  desc: A rule whose name tries to be markup.
  condition: evt.type = open and (proc.name = sh or not fd.name startswith '/etc/<b>')
  output: hostile
  priority: INFO
";

fn profile(name: &str, extra: &[&str]) -> (Folder, std::process::Output) {
    let folder = Folder::new(name);
    let rules = folder.file("r.yaml", format!("{RULES}{HOSTILE}"));
    let scap = folder.file("c.scap", capture());
    let mut arguments = vec![
        "profile",
        "--capture",
        &scap,
        "-r",
        &rules,
        "--passes",
        "2",
        "--rule-matching",
        "all",
    ];
    arguments.extend(extra);
    let output = lanner(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    (folder, output)
}

#[test]
fn tables_name_rules_and_checks() {
    let (_folder, output) = profile("profile-text", &[]);
    let text = stdout(&output);
    assert!(
        text.contains("2 events, 2 of them evaluated against 3 rules; minimum of 2 passes"),
        "{text}"
    );
    let line = |end: &str| {
        let line = text.lines().find(|line| line.ends_with(end));
        let line = line.unwrap_or_else(|| panic!("{end}: {text}"));
        line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    // share %, ns/event, asked, matched, selectivity %
    assert_eq!(line("  open shadow")[3..7], ["2", "1", "50.00", "%"]);
    assert_eq!(line("  open")[3..7], ["2", "2", "100.00", "%"]);
    // share %, ns/event, evaluations, held, selectivity %, rules
    assert_eq!(line("  proc.name = \"sh\"")[3..8], ["2", "0", "0.00", "%", "1"]);
    let event_type = text
        .lines()
        .find(|line| line.contains("  evt.type ") || line.contains("  evt.type="));
    assert!(event_type.is_some_and(|line| line.contains(" 3  ")), "{text}");
}

#[test]
fn json_counts_every_node_and_is_read_back() {
    let folder = Folder::new("profile-json");
    let path = folder.path("p.json");
    let (_folder, output) = profile("profile-json-run", &["-o", &path]);
    assert_eq!(stdout(&output), "");
    let bytes = fs::read(&path).unwrap();
    let document: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(document["format"], "lanner-profile-1");
    assert_eq!(
        (&document["events"], &document["evaluated_events"]),
        (&2.into(), &2.into())
    );
    let rules = document["rules"].as_array().unwrap();
    assert_eq!(rules[1]["name"], "open shadow");
    assert_eq!(rules[1]["matches"], 1);
    let kinds: Vec<_> = rules[2]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["kind"].as_str().unwrap().to_owned(), node["parent"].as_u64()))
        .collect();
    let expected = [
        ("and", None),
        ("predicate", Some(0)),
        ("or", Some(0)),
        ("predicate", Some(2)),
        ("not", Some(2)),
        ("predicate", Some(4)),
    ];
    assert_eq!(kinds, expected.map(|(kind, parent)| (kind.to_owned(), parent)));
    let times: f64 = rules
        .iter()
        .map(|rule| rule["nanoseconds"].as_f64().unwrap())
        .sum();
    let all = document["nanoseconds"].as_f64().unwrap();
    assert!((times - all).abs() <= 1e-6 * all.max(1.0), "{times} {all}");

    let known = read_predicates(bytes.as_slice()).unwrap();
    let shadow = known.named("fd.name = \"/etc/shadow\"").unwrap();
    assert_eq!((shadow.evaluations, shadow.holds), (2, 1));
}

#[test]
fn the_page_holds_everything_and_cannot_be_broken() {
    let (_folder, output) = profile("profile-html", &["--format", "html"]);
    let page = stdout(&output);
    assert!(!page.contains("</script><b>"));
    for outside in ["http:", "https:", "src=", "href=", "@import", "url("] {
        assert!(!page.contains(outside), "the page asks for {outside}");
    }
    let start = page.find("id=\"data\">").unwrap() + "id=\"data\">".len();
    let data = &page[start..start + page[start..].find("</script>").unwrap()];
    let data: Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["rules"][2][0], "</script><b>bold</b>");
    assert_eq!(data["rules"][2][3].as_array().unwrap().len(), 6 * 7);
}

#[test]
fn browsers_draw_the_page() {
    let folder = Folder::new("profile-browser");
    let page = folder.path("p.html");
    let (_folder, _) = profile("profile-browser-run", &["-o", &page]);
    let output = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--virtual-time-budget=2000",
            "--dump-dom",
        ])
        .arg(format!("--user-data-dir={}", folder.path("browser")))
        .arg(format!("file://{page}#search=etc"))
        .output();
    let output = match output {
        Ok(output) => output,
        Err(error) => {
            eprintln!("SKIP: no chromium to draw the page with: {error}");
            return;
        }
    };
    let dom = stdout(&output);
    assert!(output.status.success(), "{}", stderr(&output));
    // All rules, three rules, and their nodes as far as they have a width.
    let drawn = dom
        .split("data-drawn=\"")
        .nth(1)
        .expect("the script ran to its end");
    let drawn: u32 = drawn.split('"').next().unwrap().parse().unwrap();
    assert!(drawn >= 4, "{drawn} boxes");
    assert!(dom.contains("&lt;/script&gt;&lt;b&gt;bold&lt;/b&gt;"), "{dom}");
    assert!(
        dom.contains("<span id=\"found\" role=\"status\">2 found"),
        "{dom}"
    );
}

#[test]
fn what_cannot_be_written_is_said() {
    let folder = Folder::new("profile-wrong");
    let (rules, scap) = (folder.file("r.yaml", RULES), folder.file("c.scap", capture()));
    let path = folder.path("missing/p.json");
    let output = lanner(&["profile", "--capture", &scap, "-r", &rules, "-o", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("missing/p.json: "),
        "{}",
        stderr(&output)
    );
}
