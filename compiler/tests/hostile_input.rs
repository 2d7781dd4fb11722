//! Texts that are made to cost much: what is done for them stays in proportion to their size.
//!
//! Time is not measured, as it differs from machine to machine. Counted are the bytes that are scanned, what is found,
//! and how long the result is; work that grew with the square of the input would not end within a test run.

use compiler::format::{Options, format};
use compiler::source::FileId;
use compiler::syntax::condition;
use compiler::syntax::items::{self, Entry, Step};
use compiler::syntax::yaml::{MAX_SCANS, load};

const FILE: FileId = FileId(0);

/// Bytes of each text, about.
const SIZE: usize = 64 * 1024;

/// Formatting makes a text at most this many times as long: by indentation, and one line for each word.
const MAX_GROWTH: usize = 64;

/// A text of about [`SIZE`] bytes.
fn repeated(text: &str) -> String {
    text.repeat(SIZE / text.len() + 1)
}

fn files() -> Vec<(&'static str, String)> {
    let lines = [
        "- a: [\n",
        "- a: [x\n",
        "- a: {x: [\n",
        "- a: \"x\n",
        "- a: 'x\n",
        "- a: \"x\n\n'\n",
        "- a: %\n",
        "- a: b: c\n",
        "- a: b\n c: d\n",
        "- a:\n\t- b\n",
        "- &a [x]\n- *a\n",
        "- a: >\n  b\n",
        "---\n- a: [\n",
        "# a\n",
        "\n",
        "- rule: r\n",
        "- list: l\n  items: [a]\n",
    ];
    let one_line = [
        "[", "{", "- ", "a: ", "? ", "\"", "'", "[a, ", "{a: ", "&a ", "!a ", "*a ", "%", "|", ">", "\t",
    ];
    let mut files: Vec<(&str, String)> = lines
        .iter()
        .chain(&one_line)
        .map(|text| (*text, repeated(text)))
        .collect();
    files.push((
        "a long list",
        format!("- list: l\n  items: [{}]\n", repeated("a, ")),
    ));
    files.push((
        "a long condition",
        format!("- macro: m\n  condition: {}a\n", repeated("a and ")),
    ));
    files.push((
        "a wide condition",
        format!("- macro: m\n  condition: a.b in ({}a)\n", repeated("a, ")),
    ));
    files.push((
        "a long string",
        format!("- rule: r\n  desc: \"{}\"\n", repeated("a ")),
    ));
    files.push(("many keys", format!("- rule: r\n{}", repeated("  a: b\n"))));
    files.push((
        "many exceptions",
        format!(
            "- rule: r\n  exceptions:\n{}",
            repeated("  - name: e\n    fields: [a]\n")
        ),
    ));
    files.push((
        "many comments",
        format!("- list: l\n  items: [\n{}  ]\n", repeated("    a, # b\n")),
    ));
    files
}

#[test]
fn files_are_scanned_a_bounded_number_of_times() {
    for (name, text) in files() {
        let loaded = load(FILE, &text);
        let lines = text.matches('\n').count();
        assert!(
            loaded.errors.len() <= lines + 1,
            "{name}: {}",
            loaded.errors.len()
        );
        assert!(
            loaded.scanned <= MAX_SCANS * text.len(),
            "{name}: {} of {} bytes",
            loaded.scanned,
            text.len()
        );
    }
}

#[test]
fn decoding_finds_no_more_than_the_text_has() {
    /// Warnings of exceptions with one name are the only facts of which there are more than bytes.
    const MAX_FACTS_PER_BYTE: usize = 4;
    for (name, text) in files() {
        let file = items::read(FILE, &text);
        let facts = |entry: &Entry| match entry {
            Entry::Fact(_) => 1,
            Entry::Item(item) => item
                .steps
                .iter()
                .filter(|step| matches!(step, Step::Fact(_)))
                .count(),
        };
        let count: usize = file.entries.iter().map(facts).sum();
        assert!(count <= MAX_FACTS_PER_BYTE * text.len(), "{name}: {count}");
    }
}

#[test]
fn formatted_texts_are_of_bounded_length() {
    for (name, text) in files() {
        for width in [100, 1] {
            let options = Options {
                width,
                ..Options::default()
            };
            let Ok(formatted) = format(FILE, &text, options) else {
                continue;
            };
            let length = formatted.text.len();
            assert!(
                length <= MAX_GROWTH * text.len(),
                "{name}: {length} of {} bytes",
                text.len()
            );
        }
    }
}

#[test]
fn fifty_thousand_items_are_formatted() {
    let item = "- rule: r\n  condition: evt.type=open\n  desc: d\n  output: o\n  priority: INFO\n";
    let text = item.repeat(50_000);
    let formatted = format(FILE, &text, Options::default()).expect("valid YAML");
    assert_eq!(formatted.text.matches("- rule: r\n").count(), 50_000);
    assert_eq!(formatted.unformatted, []);
}

#[test]
fn conditions_have_no_more_errors_than_words() {
    for text in [
        "(",
        ")",
        "not ",
        "not(",
        "a and ",
        "a or(",
        "a.b[x and ",
        "a.b = \" and ",
        "a.b in (",
        "a.b in (a b) or ",
        "tolower(",
        "join((",
        "a.b = tolower(c[ and ",
        "a.b inn c and ",
        "a && ",
        "!a and ",
        "a.b = (c) and ",
        "\"\\d\" and ",
        "a.b = \"\\d\" and ",
        "a.b == ",
        "%a.b = c and ",
        "\u{e9} and ",
        "a\0and ",
    ] {
        let text = repeated(text);
        let parsed = condition::parse(&text);
        assert!(parsed.errors.len() <= text.len(), "{}", parsed.errors.len());
    }
}
