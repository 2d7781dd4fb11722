//! How long an editor waits for `lanner lsp`, and what the server holds.
//!
//! Drives the real server over its standard streams in a workspace of 50 files: a rule file of 2,000
//! lines, which all others rely on and which is loaded first, and 49 of about 200 lines. Every edit of
//! the large file is followed until its diagnostics arrive; then a completion and a hover are asked
//! for. Edits come as people type, at random between at once and three times the server's pause, so
//! that some meet a server that is busy with lints.

#[path = "../tests/lsp/client.rs"]
mod client;

use std::path::Path;
use std::time::{Duration, Instant};

use benches::{Dice, rule_file};
use client::{Client, place, uri};
use serde_json::{Value, json};

const FILES: usize = 50;
const LINES: usize = 2_000;
const RULES: usize = 240;
const WARM_UP: usize = 40;
const EDITS: usize = 400;
/// The longest time between two edits, in milliseconds.
const LONGEST_PAUSE: u64 = 180;

fn main() {
    // Test runners pass flags that mean nothing here.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let text = write_workspace(folder.path());
    let mut client = Client::open_folder(folder.path());
    let name = uri(&folder.path().join("00.yaml"));
    client.open(&name, &text);
    client.diagnostics(&name, Some(1));

    let mut dice = Dice::new(7);
    let mut document = Document::new(&text);
    let (mut changes, mut completions, mut hovers) = (Vec::new(), Vec::new(), Vec::new());
    for step in 0..WARM_UP + EDITS {
        std::thread::sleep(Duration::from_millis(dice.below(LONGEST_PAUSE)));
        let version = 2 + step as i64;
        let change = document.edit(&mut dice);
        let start = Instant::now();
        client.notify(
            "textDocument/didChange",
            &json!({"textDocument": {"uri": name, "version": version}, "contentChanges": [change]}),
        );
        client.diagnostics(&name, Some(version));
        let changed = start.elapsed();
        let (line, column) = document.field(&mut dice);
        let completed = timed(&mut client, "textDocument/completion", &name, line, column);
        let hovered = timed(&mut client, "textDocument/hover", &name, line, column);
        if step >= WARM_UP {
            changes.push(changed);
            completions.push(completed);
            hovers.push(hovered);
        }
        client.forget();
    }
    println!("| what | p50 | p90 | p99 | most |\n|---|---|---|---|---|");
    row("didChange → diagnostics", changes);
    row("completion", completions);
    row("hover", hovers);
    match client.memory() {
        Some(bytes) => println!("\nmemory: {:.1} MB", bytes as f64 / 1e6),
        None => println!("\nmemory: the system does not tell"),
    }
    let (status, said) = client.quit();
    assert!(status.success() && said.is_empty(), "{status}: {said}");
}

/// Writes the files and a project file that orders them; gives the text of the large one.
fn write_workspace(folder: &Path) -> String {
    let rules = rule_file(RULES, 1);
    let mut items: Vec<String> = Vec::new();
    for line in rules.lines() {
        if items.is_empty() || line.starts_with("- ") {
            items.push(String::new());
        }
        let item = items.last_mut().unwrap();
        item.push_str(line);
        item.push('\n');
    }
    let mut items = items.into_iter().peekable();
    let mut first = String::new();
    for index in 0..FILES {
        let wanted = if index == 0 {
            LINES
        } else {
            rules.lines().count().saturating_sub(LINES) / (FILES - 1)
        };
        let mut text = String::new();
        while let Some(item) = items.next_if(|_| text.lines().count() < wanted || index + 1 == FILES) {
            text.push_str(&item);
        }
        std::fs::write(folder.join(format!("{index:02}.yaml")), &text).unwrap();
        if index == 0 {
            first = text;
        }
    }
    std::fs::write(folder.join("lanner.toml"), "rules = [\"*.yaml\"]\n").unwrap();
    println!(
        "{FILES} files with {} lines, the edited one {}\n",
        rules.lines().count(),
        first.lines().count()
    );
    first
}

/// The document as the editor has it.
struct Document {
    lines: Vec<String>,
    /// What the next edit undoes: a line and what stood there, or a line that was put in.
    undo: Option<(usize, Option<String>)>,
}

impl Document {
    fn new(text: &str) -> Self {
        let lines = text.lines().map(str::to_owned).collect();
        Self { lines, undo: None }
    }

    /// Breaks a condition, or puts in a comment, which moves all below; the next edit undoes it.
    fn edit(&mut self, dice: &mut Dice) -> Value {
        if let Some((line, old)) = self.undo.take() {
            if let Some(old) = old {
                return self.replace(line, old);
            }
            self.lines.remove(line);
            return change(line, 0, line + 1, 0, "");
        }
        if dice.below(2) == 0 {
            let line = self.some_line(dice, |line| line.starts_with("- "));
            self.lines.insert(line, "# a comment".to_owned());
            self.undo = Some((line, None));
            return change(line, 0, line, 0, "# a comment\n");
        }
        let line = self.some_line(dice, |line| line.contains("proc.name"));
        let old = self.lines[line].clone();
        let new = old.replacen("proc.name", "proc.nam", 1);
        self.undo = Some((line, Some(old)));
        self.replace(line, new)
    }

    fn replace(&mut self, line: usize, new: String) -> Value {
        let old = self.lines[line].len();
        let change = change(line, 0, line, old, &new);
        self.lines[line] = new;
        change
    }

    fn some_line(&self, dice: &mut Dice, fits: impl Fn(&str) -> bool) -> usize {
        let from = dice.below(self.lines.len() as u64) as usize;
        let around = (from..self.lines.len()).chain(0..from);
        around.into_iter().find(|line| fits(&self.lines[*line])).unwrap()
    }

    /// A place within a field of a condition.
    fn field(&self, dice: &mut Dice) -> (u64, u64) {
        let line = self.some_line(dice, |line| {
            line.contains(" fd.name") || line.contains(" proc.name")
        });
        let column = self.lines[line].find(".name").unwrap() + 1;
        (line as u64, column as u64)
    }
}

fn change(line: usize, start: usize, last: usize, end: usize, text: &str) -> Value {
    json!({
        "range": {"start": {"line": line, "character": start}, "end": {"line": last, "character": end}},
        "text": text,
    })
}

fn timed(client: &mut Client, method: &str, name: &str, line: u64, column: u64) -> Duration {
    let start = Instant::now();
    let answer = client.request(method, &place(name, line, column));
    let elapsed = start.elapsed();
    assert!(!answer.is_null(), "{method} at {line}:{column}");
    elapsed
}

fn row(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: f64| {
        let index = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len()) - 1;
        format!("{:.2} ms", times[index].as_secs_f64() * 1e3)
    };
    println!(
        "| {what} | {} | {} | {} | {} |",
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0)
    );
}
