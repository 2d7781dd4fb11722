//! The language of documents, messages and comments: phrases that plain technical English replaces.
//!
//! In: Markdown files, and the comments and string literals of Rust sources. A phrase on the list fails
//! the test with what to write instead. Words that are right in some places and were used everywhere
//! have a limit per 10,000 words.
//! Not here: spelling, which `typos` checks (`typos.toml`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Phrases, as words in order, and what replaces them. `…|…` stands for one of several words.
const PHRASES: &[(&str, &str)] = &[
    ("cannot|can be asked of", "is (not) supported for"),
    (
        "is|are no field|fields|priority|regex|diagnostic|macro|operator",
        "unknown …, not a …",
    ),
    ("is no regular expression", "invalid regular expression"),
    (
        "is no number|version|yaml|sequence|mapping|capture|rule",
        "not a …",
    ),
    ("cannot|may|can|must stand", "not allowed"),
    ("truth value|values", "boolean"),
    ("holds anyway", "is redundant, is always true"),
    ("always|never holds", "is always true, is never true"),
    ("can never hold", "is never true"),
    ("what becomes of", "the result of, the forms of"),
    (
        "lets|let everything pass",
        "is an over-approximation, matches everything",
    ),
    ("stands|stand here|there twice", "duplicate"),
    ("comes first and", "is evaluated before"),
    ("look at it before", "review before applying"),
    ("more special", "more specific"),
    ("does not run backwards", "must be positive"),
    ("tell|tells|told on the standard", "print … to the standard"),
    ("a line a", "one line per"),
    ("asks the kernel", "pushes down to the kernel"),
    ("questions to the kernel", "pushdown"),
    ("what it takes and holds", "time and memory"),
    ("watch this machine", "monitor this host"),
];

/// Comments that say nothing.
const EMPTY_COMMENTS: &[&str] = &["As there. ", "See the module. "];

/// How many phrases of the list are still in comments and tests, from before there was one. Lower it
/// whenever some are rewritten; it must never rise.
const MAX_IN_COMMENTS: usize = 8;

/// Words that the standard vocabulary mostly replaces, and how often they may occur in 10,000 words of
/// comments and of documents. A word has all its forms.
const WORDS: &[(&[&str], f64, f64)] = &[
    (&["stand", "stands", "standing", "stood"], 7.0, 2.5),
    (&["tell", "tells", "telling", "told"], 5.0, 2.0),
    (&["ask", "asks", "asking", "asked"], 4.0, 4.0),
    (&["what", "whatever"], 65.0, 18.0),
];

/// A piece of text that people read.
struct Text {
    file: PathBuf,
    line: usize,
    content: String,
}

#[derive(Default)]
struct Texts {
    documents: Vec<Text>,
    comments: Vec<Text>,
    messages: Vec<Text>,
}

#[test]
fn phrases_with_a_plain_replacement_do_not_return() {
    let texts = texts();
    let of = |texts: &[Text]| texts.iter().flat_map(phrases).collect::<Vec<String>>();
    let (tests, messages): (Vec<Text>, Vec<Text>) = texts.messages.into_iter().partition(is_test_or_drop_in);
    let shown = [of(&texts.documents), of(&messages)].concat();
    assert!(shown.is_empty(), "{} phrases:\n{}", shown.len(), shown.join("\n"));
    let mut hidden = [of(&texts.comments), of(&tests)].concat();
    let empty = texts
        .comments
        .iter()
        .filter(|text| EMPTY_COMMENTS.contains(&text.content.as_str()));
    hidden.extend(empty.map(|text| format!("{}:{}: {}", text.file.display(), text.line, text.content)));
    eprintln!("{} phrases in comments and tests", hidden.len());
    assert!(
        hidden.len() <= MAX_IN_COMMENTS,
        "{} phrases in comments and tests, at most {MAX_IN_COMMENTS}:\n{}",
        hidden.len(),
        hidden.join("\n")
    );
}

/// The phrases in a text, each with its place and what to write instead.
fn phrases(text: &Text) -> Vec<String> {
    let words: Vec<String> = words(&text.content).collect();
    let found = PHRASES.iter().filter(|(phrase, _)| contains(&words, phrase));
    let file = text.file.display();
    found
        .map(|(phrase, instead)| format!("{file}:{}: \"{phrase}\"; write: {instead}", text.line))
        .collect()
}

/// Tests quote what others wrote, and the drop-in repeats messages of Falco.
fn is_test_or_drop_in(text: &Text) -> bool {
    let file = text.file.to_string_lossy();
    ["/tests/", "/tests.rs", "/cli/src/falco/", "/examples/"]
        .iter()
        .any(|part| file.contains(part))
}

#[test]
fn words_with_a_standard_term_are_rare() {
    let texts = texts();
    let (comments, documents) = (counts(&texts.comments), counts(&texts.documents));
    let mut wrong = Vec::new();
    for (forms, in_comments, in_documents) in WORDS {
        for (name, counts, limit) in [
            ("comments", &comments, in_comments),
            ("documents", &documents, in_documents),
        ] {
            let total: usize = counts.values().sum();
            let count: usize = forms.iter().filter_map(|form| counts.get(*form)).sum();
            let share = count as f64 * 10_000.0 / total as f64;
            eprintln!("{name}: {} {share:.1} per 10,000 of {total} words", forms[0]);
            if share > *limit {
                wrong.push(format!(
                    "{name}: \"{}\" {share:.1} times in 10,000 words, limit {limit}",
                    forms[0]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Checks the test itself: it finds phrases in each kind of text.
#[test]
fn texts_are_found() {
    let source = "//! Module.\nfn f() { // why\n    let a = \"a \\\"text\\\"\"; /* block */ let b = 'x'; let c = r#\"raw \"text\"\"#;\n}\n";
    let mut texts = Texts::default();
    read_rust(Path::new("a.rs"), source, &mut texts);
    let of = |texts: &[Text]| {
        texts
            .iter()
            .map(|text| (text.line, text.content.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of(&texts.comments),
        [
            (1, "Module. ".to_owned()),
            (2, " why ".to_owned()),
            (3, " block ".to_owned())
        ]
    );
    assert_eq!(
        of(&texts.messages),
        [(3, "a \\\"text\\\"".to_owned()), (3, "raw \"text\"".to_owned())]
    );
    let words: Vec<String> = words("`contains` cannot be asked of a number").collect();
    assert!(contains(&words, "cannot|can be asked of"));
    assert!(!contains(&words, "asked a"));
    let all = self::texts();
    assert!(all.documents.len() > 50 && all.comments.len() > 1000 && all.messages.len() > 1000);
}

fn contains(words: &[String], phrase: &str) -> bool {
    let parts: Vec<Vec<&str>> = phrase.split(' ').map(|part| part.split('|').collect()).collect();
    words.windows(parts.len()).any(|window| {
        window
            .iter()
            .zip(&parts)
            .all(|(word, part)| part.contains(&word.as_str()))
    })
}

/// The words of `text` in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '\'');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn counts(texts: &[Text]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in texts
        .iter()
        .flat_map(|text| words(&text.content).collect::<Vec<_>>())
    {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

fn texts() -> Texts {
    let mut texts = Texts::default();
    let mut folders = vec![testkit::root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable folder").path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            // Built, fetched or generated files, and texts that show mistakes on purpose.
            if name.starts_with('.')
                || ["target", "node_modules", "generated", "testdata", "fuzz"].contains(&name.as_str())
            {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let text = fs::read_to_string(&path).expect("UTF-8");
                read_markdown(&path, &text, &mut texts);
            } else if path.extension().is_some_and(|extension| extension == "rs") && name != "prose.rs" {
                read_rust(&path, &fs::read_to_string(&path).expect("UTF-8"), &mut texts);
            }
        }
    }
    texts
}

/// Paragraphs, without code blocks. A phrase may be broken over two lines.
fn read_markdown(path: &Path, text: &str, texts: &mut Texts) {
    let mut in_code = false;
    let mut paragraph = (1, String::new());
    for (index, line) in text.lines().chain([""]).enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if !in_code && !line.trim().is_empty() {
            paragraph.1.push_str(line);
            paragraph.1.push('\n');
            continue;
        }
        let (line, text) = std::mem::replace(&mut paragraph, (index + 2, String::new()));
        if !text.is_empty() {
            texts.documents.push(Text {
                file: path.to_owned(),
                line,
                content: text,
            });
        }
    }
}

/// Comments, consecutive lines as one text, and string literals.
fn read_rust(path: &Path, source: &str, texts: &mut Texts) {
    let bytes = source.as_bytes();
    let mut at = 0;
    let mut line = 1;
    let mut last_comment = 0;
    while at < bytes.len() {
        let rest = &source[at..];
        if rest.starts_with("//") {
            let end = rest.find('\n').unwrap_or(rest.len());
            let text = rest[..end].trim_start_matches(['/', '!']);
            let is_own_line = source[..at]
                .rsplit('\n')
                .next()
                .is_some_and(|before| before.trim().is_empty());
            match texts.comments.last_mut() {
                Some(comment) if last_comment + 1 == line && is_own_line && comment.file == path => {
                    comment.content.push_str(text);
                    comment.content.push(' ');
                }
                _ => texts.comments.push(Text {
                    file: path.to_owned(),
                    line,
                    content: format!(
                        "{} ",
                        text.strip_prefix(' ').filter(|_| is_own_line).unwrap_or(text)
                    ),
                }),
            }
            last_comment = line;
            at += end;
            continue;
        }
        let literal = if rest.starts_with("/*") {
            rest.find("*/").map(|end| (2, end, end + 2, true))
        } else if let Some(raw) = raw_string(rest) {
            Some(raw)
        } else if rest.starts_with('"') {
            let end = string_end(rest.as_bytes());
            Some((1, end, end + 1, false))
        } else if let Some(length) = character(rest.as_bytes()) {
            at += length;
            continue;
        } else {
            None
        };
        let Some((start, end, next, is_comment)) = literal else {
            line += usize::from(bytes[at] == b'\n');
            at += 1;
            while !source.is_char_boundary(at) {
                at += 1;
            }
            continue;
        };
        let text = Text {
            file: path.to_owned(),
            line,
            content: rest[start..end].to_owned(),
        };
        line += rest[..next.min(rest.len())].matches('\n').count();
        at += next;
        if is_comment {
            texts.comments.push(text);
        } else {
            texts.messages.push(text);
        }
    }
}

/// Start and end of the content, and what follows, of a raw string at the start of `rest`.
fn raw_string(rest: &str) -> Option<(usize, usize, usize, bool)> {
    let hashes = rest.strip_prefix('r')?;
    let count = hashes.len() - hashes.trim_start_matches('#').len();
    let content = hashes[count..].strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(count));
    let start = count + 2;
    let end = start + content.find(&closing)?;
    Some((start, end, end + closing.len(), false))
}

/// The closing quote of a string literal.
fn string_end(rest: &[u8]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != b'"' {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    at.min(rest.len() - 1)
}

/// The length of a character literal, which may be a quote; lifetimes have none.
fn character(rest: &[u8]) -> Option<usize> {
    match rest {
        [b'b', b'\'', tail @ ..] => character_end(tail).map(|end| end + 2),
        [b'\'', tail @ ..] => character_end(tail).map(|end| end + 1),
        _ => None,
    }
}

fn character_end(tail: &[u8]) -> Option<usize> {
    match tail {
        [b'\\', b'u', ..] => tail.iter().position(|byte| *byte == b'\'').map(|end| end + 1),
        [b'\\', b'x', _, _, b'\'', ..] => Some(5),
        [b'\\', _, b'\'', ..] => Some(3),
        [first, b'\'', ..] if *first != b'\'' => Some(2),
        [first, ..] if *first >= 0x80 => {
            let length = first.leading_ones() as usize;
            (tail.get(length) == Some(&b'\'')).then_some(length + 1)
        }
        _ => None,
    }
}
