//! The layout of rule files: our cases, and that nothing but the layout changes.
//!
//! `testdata/format/<topic>/<name>.in.yaml` are rule files, `<name>.out.yaml` beside each is its layout.

use compiler::format::{FormatError, Formatted, Options, format};
use compiler::source::FileId;
use compiler::syntax::items::{self, Entry};
use proptest::prelude::*;

#[path = "../../fuzz/checks/format.rs"]
mod check;

fn lay_out(text: &str) -> Result<Formatted, FormatError> {
    format(FileId(0), text, Options::default())
}

#[test]
fn files_are_laid_out_as_beside_them() {
    let folder = testkit::root().join("testdata/format");
    let update = std::env::var_os("INSTA_UPDATE").is_some_and(|how| how == "always");
    let mut count = 0;
    let mut wrong = Vec::new();
    for topic in std::fs::read_dir(&folder).unwrap() {
        let topic = topic.unwrap().path();
        if !topic.is_dir() {
            continue;
        }
        for path in testkit::files(&topic, ".in.yaml") {
            let text = std::fs::read_to_string(&path).unwrap();
            check::check(text.as_bytes());
            let formatted = lay_out(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let beside = path.to_string_lossy().replace(".in.yaml", ".out.yaml");
            if update {
                std::fs::write(&beside, &formatted.text).unwrap();
            }
            let expected = std::fs::read_to_string(&beside).unwrap_or_default();
            if formatted.text != expected {
                wrong.push(format!("{beside}: is now\n{}", formatted.text));
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 10, "{count}");
}

#[test]
fn recorded_rule_files_keep_their_meaning() {
    let Some(folder) = testkit::shared("conformance") else {
        return;
    };
    let mut files = testkit::files(&folder.join("rules/official"), ".yaml");
    assert_eq!(files.len(), 3);
    files.extend(testkit::files(&folder.join("validate/cases"), ".yaml"));
    let mut laid_out = 0;
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        let Some(formatted) = check::check(&bytes) else {
            continue;
        };
        laid_out += 1;
        same_for_other_readers(&bytes, &formatted.text, path);
    }
    println!("{laid_out} of {} files are YAML and were laid out", files.len());
    assert!(laid_out > 140, "{laid_out}");
}

#[test]
fn the_official_files_leave_nothing_out() {
    let Some(folder) = testkit::shared("conformance/rules/official") else {
        return;
    };
    for path in testkit::files(&folder, ".yaml") {
        let formatted = lay_out(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(formatted.unformatted, [], "{}", path.display());
        let long = formatted.text.lines().filter(|line| line.chars().count() > 100);
        let cuttable =
            |line: &&str| !line.trim_start().starts_with(['#', '"', '\'']) && line.contains("condition:");
        assert_eq!(long.filter(cuttable).collect::<Vec<_>>(), Vec::<&str>::new());
    }
}

/// A reader of standard YAML sees the same values too.
fn same_for_other_readers(before: &[u8], after: &str, path: &std::path::Path) {
    let Ok(before) = std::str::from_utf8(before) else {
        return;
    };
    let Some(before) = values(before) else { return };
    let after = values(after).unwrap_or_else(|| panic!("{}: serde_yaml refuses\n{after}", path.display()));
    assert_eq!(before, after, "{}", path.display());
}

fn values(text: &str) -> Option<Vec<serde_yaml::Value>> {
    use serde::Deserialize as _;
    serde_yaml::Deserializer::from_str(text)
        .map(|document| serde_yaml::Value::deserialize(document).map(without_blanks).ok())
        .collect()
}

/// The value with conditions that are comparable.
fn without_blanks(value: serde_yaml::Value) -> serde_yaml::Value {
    use serde_yaml::Value as V;
    match value {
        V::Sequence(elements) => V::Sequence(elements.into_iter().map(without_blanks).collect()),
        V::Mapping(entries) => V::Mapping(
            entries
                .into_iter()
                .map(|(key, value)| match value {
                    V::String(text) if key == "condition" => {
                        let text = text.chars().filter(|letter| !letter.is_whitespace()).collect();
                        (key, V::String(text))
                    }
                    value => (key, without_blanks(value)),
                })
                .collect(),
        ),
        value => value,
    }
}

#[test]
fn line_ends_and_marks_of_byte_order_are_kept() {
    let text = "- macro:   m\r\n  condition: >\r\n    a.b=1\r\n# end\r\n";
    let formatted = lay_out(text).unwrap();
    assert_eq!(
        formatted.text,
        "- macro: m\r\n  condition: a.b = 1\r\n\r\n# end\r\n"
    );
    assert_eq!(lay_out(&formatted.text).unwrap().text, formatted.text);
    let broken = lay_out("- macro: m\r\n  condition: a.b\r\n").unwrap();
    assert_eq!(
        (broken.unformatted[0].span.start, broken.unformatted[0].span.end),
        (25, 28)
    );
    assert!(matches!(lay_out("- a\r- b\n"), Err(FormatError::CarriageReturn(span)) if span.start == 3));
    let Err(FormatError::Yaml(errors)) = lay_out("- a: 1\r\n- b: \"x\" y\r\n") else {
        panic!("not YAML");
    };
    assert_eq!(errors[0].span.start, 17);
}

#[test]
fn samples_in_the_documentation_hold() {
    let page = std::fs::read_to_string(testkit::root().join("docs/formatting.md")).unwrap();
    let mut before = None;
    let mut count = 0;
    for block in page.split("```").skip(1).step_by(2) {
        let (kind, text) = block.split_once('\n').unwrap();
        match (kind, before.take()) {
            ("yaml before", None) => before = Some(text),
            ("yaml after", Some(before)) => {
                assert_eq!(lay_out(before).unwrap().text, text);
                count += 1;
            }
            ("sh" | "toml", None) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(count, 5);
}

/// A change that breaks a rule file in the way that an edit does.
#[derive(Clone, Debug)]
enum Mutation {
    Truncate(prop::sample::Index),
    Insert(prop::sample::Index, &'static str),
    Remove(prop::sample::Index),
    RemoveLine(prop::sample::Index),
}

impl Mutation {
    fn any() -> impl Strategy<Value = Self> {
        const INSERTED: [&str; 16] = [
            "\"", "'", "[", "]", "{", "}", ":", ": ", "#", " #", "\t", "- ", "|", ">", "\n", "  ",
        ];
        let at = any::<prop::sample::Index>;
        prop_oneof![
            at().prop_map(Self::Truncate),
            (at(), prop::sample::select(&INSERTED[..])).prop_map(|(at, text)| Self::Insert(at, text)),
            at().prop_map(Self::Remove),
            at().prop_map(Self::RemoveLine),
        ]
    }

    fn apply(&self, text: &str) -> String {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        if places.is_empty() {
            return String::new();
        }
        let mut changed = text.to_owned();
        match self {
            Self::Truncate(at) => changed.truncate(*at.get(&places)),
            Self::Insert(at, inserted) => changed.insert_str(*at.get(&places), inserted),
            Self::Remove(at) => drop(changed.remove(*at.get(&places))),
            Self::RemoveLine(at) => {
                let lines: Vec<&str> = text.split_inclusive('\n').collect();
                let removed = at.index(lines.len());
                let kept = lines.iter().enumerate().filter(|(index, _)| *index != removed);
                changed = kept.map(|(_, line)| *line).collect();
            }
        }
        changed
    }
}

/// The lines that begin an item or are a comment, found without a YAML parser.
fn landmarks(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    let of_interest = lines.filter_map(|line| {
        let entry = line.trim_start_matches("- ").trim_start_matches(' ');
        let names = ["rule:", "macro:", "list:"];
        if line.starts_with('#') {
            return Some(line.to_owned());
        }
        let name = names.into_iter().find(|name| entry.starts_with(name))?;
        Some(name.to_owned())
    });
    of_interest.collect()
}

fn items_of(text: &str) -> Vec<String> {
    let entries = items::read(FileId(0), text).entries;
    let items = entries.iter().filter_map(|entry| match entry {
        Entry::Item(item) => {
            let names = ["rule", "macro", "list"].map(|key| {
                let value = item.node.get(key).and_then(|(_, value)| value.scalar());
                value.map(|value| value.value.as_str().to_owned())
            });
            Some(format!("{:?} {names:?}", item.kind))
        }
        Entry::Fact(_) => None,
    });
    items.collect()
}

/// Formats a broken file: it is refused, or nothing in it is lost.
fn check_mutated(text: &str, options: Options) {
    let formatted = match format(FileId(0), text, options) {
        Ok(formatted) => formatted.text,
        Err(FormatError::Changed(changed)) => panic!("{text:?} would become {changed:?}"),
        Err(_) => return,
    };
    assert_eq!(
        items_of(text),
        items_of(&formatted),
        "{text}\nbecame\n{formatted}"
    );
    let mut after = landmarks(&formatted);
    // A comment behind a value can get a line of its own, so there may be more of them.
    for line in landmarks(text) {
        let found = after.iter().position(|other| *other == line);
        match found {
            Some(at) => drop(after.swap_remove(at)),
            None => assert!(
                line.starts_with('#') && formatted.contains(&line),
                "{line:?} is lost:\n{text}\nbecame\n{formatted}"
            ),
        }
    }
}

fn samples() -> Vec<String> {
    let folder = testkit::root().join("testdata/format");
    let topics = std::fs::read_dir(&folder)
        .unwrap()
        .map(|topic| topic.unwrap().path());
    let topics = topics.filter(|topic| topic.is_dir());
    let files = topics.flat_map(|topic| testkit::files(&topic, ".in.yaml"));
    files.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

proptest! {
    #[test]
    fn a_broken_file_is_refused_or_keeps_every_item_and_comment(
        sample in any::<prop::sample::Index>(),
        mutations in prop::collection::vec(Mutation::any(), 1..4),
        layout_only in any::<bool>(),
    ) {
        let samples = samples();
        let text = mutations
            .iter()
            .fold(sample.get(&samples).clone(), |text, mutation| mutation.apply(&text));
        check_mutated(&text, Options { layout_only, ..Options::default() });
    }
}

#[test]
fn an_unclosed_quote_is_refused_where_it_is_opened() {
    let rest =
        "  condition: evt.type = open\n  output: o\n  priority: INFO\n# a comment\n- list: l\n  items: [a]\n";
    for (open, ends) in [("\"a", "\n"), ("'a", "\n"), ("\"a", "\r\n")] {
        let text = format!("- rule: R\n  desc: {open}\n{rest}").replace('\n', ends);
        match lay_out(&text) {
            Err(FormatError::UnclosedQuote(span)) => {
                assert_eq!(span.start as usize, text.find(open).unwrap(), "{text}");
            }
            other => panic!("{other:?}"),
        }
    }
    // The next quote closes this one, so that it is valid YAML, but surely not what was meant.
    let text = format!("- rule: R\n  desc: \"a\n{}\"\n", rest.trim_end());
    let formatted = lay_out(&text).unwrap();
    assert_eq!((formatted.text, formatted.unformatted.len()), (text, 1));
}

#[test]
fn with_layout_only_keys_and_quotes_stay() {
    let options = Options {
        layout_only: true,
        ..Options::default()
    };
    let text = "- condition:   \"a.b=1\"\n  macro:  'm' # a\n-   list: l\n    items: [ \"a\" ,b]\n";
    let formatted = format(FileId(0), text, options).unwrap();
    assert_eq!(
        formatted.text,
        "- condition: \"a.b=1\"\n  macro: 'm' # a\n\n- list: l\n  items: [\"a\", b]\n"
    );
    assert_eq!(formatted.unformatted, []);
}
