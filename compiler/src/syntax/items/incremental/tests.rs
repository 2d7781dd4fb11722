//! Random edits: incremental reading and reading from scratch agree.

use proptest::prelude::*;

use super::*;

const TEXT: &str = "\
# A comment.

- list: shells
  items: [sh, \"ba\\u0073h\"] # behind

- macro: spawned
  condition: >
    evt.type in (execve,
      execveat)

  # Between.
- rule: Shell
  desc: a 'shell'
  condition: |-
    spawned
    and proc.name in (shells)
  output: 'it''s %proc.name
    here'
  priority: WARNING
-
- rule: Ünder
  exceptions:
  - name: by
    fields: [a,
      b]
  tags:
";

/// Texts that edits put in: everything that opens something, closes something or ends a document.
const PIECES: [&str; 33] = [
    "",
    "",
    "\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\t",
    "- ",
    "-",
    "\n- ",
    "\n-\n",
    "\n- list: a\n",
    "---\n",
    "\n---\n",
    "\n...\n",
    "\n%YAML 1.2\n",
    "'",
    "\"",
    "[",
    "]",
    "{",
    "}",
    "# c",
    ": ",
    "? ",
    "&a ",
    "*a",
    "!t ",
    "|\n",
    ">-\n",
    "\u{1d11e}é",
    "~",
];

#[derive(Clone, Debug)]
struct Edit {
    at: usize,
    length: usize,
    fragment: usize,
}

fn edit() -> impl Strategy<Value = Edit> {
    let length = prop_oneof![4 => Just(0), 3 => 0..4usize, 1 => 0..120usize];
    (any::<usize>(), length, 0..PIECES.len()).prop_map(|(at, length, fragment)| Edit { at, length, fragment })
}

fn apply(edit: &Edit, text: &mut String) {
    let letters: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let first = edit.at % letters.len();
    let last = (first + edit.length).min(letters.len() - 1);
    text.replace_range(letters[first]..letters[last], PIECES[edit.fragment]);
}

fn shown(file: &RuleFile) -> String {
    format!("{file:?}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn edits_read_what_reading_from_scratch_reads(edits in prop::collection::vec(edit(), 1..16), undo in any::<bool>()) {
        let mut reader = IncrementalReader::new(FileId(3));
        let mut text = TEXT.to_owned();
        prop_assert_eq!(shown(&reader.read(&text)), shown(&read(FileId(3), &text)));
        for edit in &edits {
            let before = text.clone();
            apply(edit, &mut text);
            prop_assert_eq!(shown(&reader.read(&text)), shown(&read(FileId(3), &text)), "{:?}", text);
            if undo {
                text = before;
                prop_assert_eq!(shown(&reader.read(&text)), shown(&read(FileId(3), &text)));
            }
        }
    }
}

/// The items of a file.
fn items(file: &RuleFile) -> Vec<&Arc<Item>> {
    let items = file.entries.iter().filter_map(|entry| match entry {
        Entry::Item(item) => Some(item),
        Entry::Fact(_) => None,
    });
    items.collect()
}

#[test]
fn items_that_an_edit_does_not_touch_are_kept() {
    let mut reader = IncrementalReader::new(FileId(0));
    let first = reader.read(TEXT);
    let edited = TEXT.replace("priority: WARNING", "priority: ERROR");
    let second = reader.read(&edited);
    let (first, second) = (items(&first), items(&second));
    let same: Vec<bool> = first
        .iter()
        .zip(&second)
        .map(|(old, new)| Arc::ptr_eq(old, new))
        .collect();
    assert_eq!(same, [true, true, false, false]);
    let text: Vec<bool> = first
        .iter()
        .zip(&second)
        .map(|(old, new)| old.text == new.text)
        .collect();
    assert_eq!(text, [true, true, false, true]);
}

#[test]
fn what_an_error_took_away_comes_back_as_it_was() {
    let mut reader = IncrementalReader::new(FileId(0));
    let first = reader.read(TEXT);
    let broken = reader.read(&TEXT.replace("a 'shell'", "[a"));
    assert!(broken.entries.iter().any(|entry| matches!(entry, Entry::Fact(_))));
    let (known, found) = (items(&first), items(&broken));
    assert!(Arc::ptr_eq(known[0], found[0]) && Arc::ptr_eq(known[1], found[1]));
    let (known, found) = (known.last().unwrap(), found.last().unwrap());
    assert!(known.text == found.text && known.node.span != found.node.span);
    let third = reader.read(TEXT);
    assert!(
        items(&first)
            .iter()
            .zip(items(&third))
            .all(|(old, new)| Arc::ptr_eq(old, new))
    );
}
