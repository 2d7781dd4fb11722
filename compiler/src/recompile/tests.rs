//! Random edits: incremental compilation compared with compilation from scratch.

use proptest::prelude::*;

use super::*;
use crate::compile::{compile_files, read_and_compile};
use crate::diagnostics::Levels;
use crate::outline::Outline;
use crate::review::{Compiled, Lints, Reviewed, review, review_reports};
use crate::syntax::items::{self, IncrementalReader};

/// Files that name each other's lists, macros and rules in every way there is.
const FILES: [&str; 4] = [
    "\
- required_plugin_versions:
  - name: container
    version: 0.2.0
- list: shells
  items: [sh, bash]
- list: programs
  items: [shells, cat, \"my prog\"]
- macro: spawned
  condition: evt.type in (execve, execveat)
- macro: in_container
  condition: container.id != host
- rule: Shell
  desc: a shell
  condition: spawned and proc.name in (shells) and not trusted
  output: Shell %proc.name
  priority: WARNING
  tags: [shell]
",
    "\
- macro: trusted
  condition: proc.pname in (programs)
- macro: loops
  condition: trusted or loops_too
- macro: loops_too
  condition: in_container and loops
- rule: Open
  desc: an open file
  condition: >
    evt.type = open and fd.name startswith /etc
    and in_container
  output: Open %fd.name
  priority: NOTICE
  exceptions:
    - name: by
      fields: [proc.name, fd.name]
      comps: [in, =]
      values:
        - [shells, /etc/passwd]
",
    "\
- list: shells
  items: [zsh]
  override:
    items: append
- macro: trusted
  condition: or user.name = root
  append: true
- rule: Shell
  enabled: false
- rule: Open
  exceptions:
    - name: by
      values: [[(a, b), c]]
  override:
    exceptions: append
",
    "\
- rule: Late
  desc: \"uses \\u0065verything\"
  condition: spawned and (in_container or trusted) and evt.dir = <
  output: Late %proc.nmae %container.id
  priority: INFO
  source: syscall
- macro: spawned # lanner: allow(redefined-item)
  condition: evt.type = clone
- list: unused
  items: []
",
];

/// Strings that edits insert.
const PIECES: [&str; 22] = [
    "",
    "\n",
    " ",
    "- list: shells\n  items: [x]\n",
    "- macro: trusted\n  condition: proc.name = a\n",
    "shells",
    "trusted",
    "spawned",
    "in_container",
    "loops",
    " and ",
    " or not ",
    "(",
    ")",
    "proc.name = b",
    "  append: true\n",
    "\"",
    "# lanner: allow(all)\n",
    "- rule: Open\n  enabled: true\n",
    "é\u{1d11e}",
    ": ",
    "- list: two words\n  items: [q]\n- macro: m\n  condition: proc.name in (two words)\n",
];

/// An edit of the rule set.
#[derive(Clone, Debug)]
enum Edit {
    /// Replaces a number of characters at a position of a file.
    Text(usize, usize, usize, usize),
    /// Two files change places.
    Swap(usize, usize),
    /// A file is removed, or added again.
    Toggle(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let file = 0..FILES.len();
    prop_oneof![
        12 => (file.clone(), any::<usize>(), prop_oneof![3 => Just(0), 3 => 0..12usize, 1 => 0..200usize], 0..PIECES.len())
            .prop_map(|(file, at, length, piece)| Edit::Text(file, at, length, piece)),
        1 => (file.clone(), file.clone()).prop_map(|(one, other)| Edit::Swap(one, other)),
        1 => file.prop_map(Edit::Toggle),
    ]
}

struct Workspace {
    texts: Vec<String>,
    revisions: Vec<u64>,
    /// Indices of the files, in load order.
    order: Vec<usize>,
    readers: Vec<IncrementalReader>,
    outlines: Vec<Outline>,
    recompiler: Recompiler,
}

impl Workspace {
    fn new() -> Self {
        let options = Options {
            without_verdicts: true,
            ..Options::default()
        };
        Self {
            texts: FILES.map(str::to_owned).to_vec(),
            revisions: vec![0; FILES.len()],
            order: (0..FILES.len()).collect(),
            readers: (0..FILES.len())
                .map(|file| IncrementalReader::new(FileId(file as u32)))
                .collect(),
            outlines: (0..FILES.len())
                .map(|file| Outline::new(&items::read(FileId(file as u32), "")))
                .collect(),
            recompiler: Recompiler::new(options),
        }
    }

    fn apply(&mut self, edit: &Edit) {
        match *edit {
            Edit::Text(file, at, length, piece) => {
                let text = &self.texts[file];
                let letters: Vec<usize> = text
                    .char_indices()
                    .map(|(at, _)| at)
                    .chain([text.len()])
                    .collect();
                let first = at % letters.len();
                let last = (first + length).min(letters.len() - 1);
                let (start, end) = (letters[first], letters[last]);
                self.texts[file].replace_range(start..end, PIECES[piece]);
                self.revisions[file] += 1;
            }
            Edit::Swap(one, other) => {
                let places = |file| self.order.iter().position(|known| *known == file);
                if let (Some(one), Some(other)) = (places(one), places(other)) {
                    self.order.swap(one, other);
                }
            }
            Edit::Toggle(file) => match self.order.iter().position(|known| *known == file) {
                Some(place) => drop(self.order.remove(place)),
                None => self.order.push(file),
            },
        }
    }

    fn compare(&mut self) {
        let mut sources = Sources::default();
        for text in &self.texts {
            sources.add("rules.yaml", text.clone());
        }
        let file = |index: &usize| items::read(FileId(*index as u32), &self.texts[*index]);
        let files: Vec<RuleFile> = self.order.iter().map(file).collect();
        let reread: Vec<RuleFile> = self
            .order
            .iter()
            .map(|index| self.readers[*index].read(&self.texts[*index]))
            .collect();
        for (index, (scratch, file)) in self.order.iter().zip(files.iter().zip(&reread)) {
            assert_eq!(format!("{file:?}"), format!("{scratch:?}"));
            let before = self.outlines[*index].clone();
            self.outlines[*index] = Outline::again(file, before);
            assert_eq!(
                format!("{:?}", self.outlines[*index]),
                format!("{:?}", Outline::new(scratch))
            );
        }
        let revisions: Vec<u64> = self.order.iter().map(|index| self.revisions[*index]).collect();
        let levels = Levels::default();

        let options = self.recompiler.options.clone();
        let compilation = compile_files(&files, &sources, &options);
        let reviewed = Reviewed {
            sources: &sources,
            files: &files,
            compilation: &compilation,
        };
        let scratch = review(reviewed, &levels);

        let again = self.recompiler.compile(&reread, &revisions);
        let compiled = Compiled {
            sources: &sources,
            files: &reread,
            collection: again.collection,
            rules: &again.rules,
        };
        let complete = !again.findings.iter().any(Finding::is_error);
        let lints = Lints {
            trees: &again.trees(),
            is_complete: complete,
            interrupted: &|| false,
        };
        let found = review_reports(again.reports(&sources), compiled, &levels, Some(lints));
        assert_eq!(found, scratch);
        let rules: Vec<&Rule> = compilation.rules.iter().collect();
        assert_eq!(format!("{:?}", again.rules), format!("{rules:?}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn incremental_and_full_compilation_agree(edits in prop::collection::vec(edit(), 1..24)) {
        let mut workspace = Workspace::new();
        workspace.compare();
        for edit in &edits {
            workspace.apply(edit);
            workspace.compare();
        }
    }
}

#[test]
fn more_files_than_remembered_checks_can_change_each_other() {
    let options = Options {
        without_verdicts: true,
        ..Options::default()
    };
    let mut recompiler = Recompiler::new(options.clone());
    let count = MAX_REMEMBERED + 4;
    for round in 0..3_usize {
        let mut sources = Sources::default();
        for index in 0..count {
            let edited = if index == round { "nmae" } else { "name" };
            let text = format!(
                "- macro: m\n  condition: proc.{edited} = a{index}\n- rule: R{index}\n  desc: d\n  condition: m and evt.type = open\n  output: o\n  priority: INFO\n"
            );
            sources.add(format!("{index}.yaml"), text);
        }
        let (files, compilation) = read_and_compile(&sources, &options);
        let revisions = vec![round as u64; count];
        let again = recompiler.compile(&files, &revisions);
        assert_eq!(again.reports(&sources), compilation.reports);
        assert!(!compilation.reports.is_empty());
        assert_eq!(recompiler.memories.len(), MAX_REMEMBERED);
    }
}

#[test]
fn independent_files_are_checked_once() {
    let mut recompiler = Recompiler::new(Options::default());
    let file = |index: u32, text: &str| items::read(FileId(index), text);
    let files = [
        file(0, "- macro: a\n  condition: proc.name = x\n"),
        file(1, "- macro: b\n  condition: a\n"),
        file(2, "- list: c\n  items: []\n"),
    ];
    recompiler.compile(&files, &[0, 0, 0]);
    let checked: Vec<bool> = recompiler
        .stages
        .iter()
        .map(|stage| stage.checked.is_some())
        .collect();
    assert_eq!(checked, [false, false, true]);
}
