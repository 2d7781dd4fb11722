//! Inputs that fuzzing found, replayed; and random texts made of the languages' own pieces.

use proptest::prelude::*;
use testkit::{files, root};

#[path = "../../fuzz/checks/condition.rs"]
mod condition;
#[path = "../../fuzz/checks/format.rs"]
mod format;
#[path = "../../fuzz/checks/rules_file.rs"]
mod rules_file;

#[test]
fn conditions() {
    for path in files(&root().join("testdata/fuzz/condition"), ".cond") {
        condition::check(&std::fs::read_to_string(path).expect("readable"));
    }
}

#[test]
fn rule_files() {
    for path in files(&root().join("testdata/fuzz/rules_file"), ".yaml") {
        rules_file::check(&std::fs::read(path).expect("readable"));
    }
}

#[test]
fn layouts() {
    for path in files(&root().join("testdata/fuzz/format"), ".yaml") {
        format::check(&std::fs::read(path).expect("readable"));
    }
}

/// Texts of up to `most` of `pieces`.
fn pieced(pieces: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..most).prop_map(|pieces| pieces.concat())
}

const CONDITION: &[&str] = &[
    " ",
    " ",
    " ",
    "(",
    ")",
    "[",
    "]",
    ",",
    "=",
    "!=",
    "==",
    "<",
    ">=",
    "\"",
    "'",
    "\\",
    "\\x4",
    "\n",
    "\x08",
    "\x0B",
    "\0",
    "and",
    "or",
    "not",
    "and ",
    " or ",
    "not ",
    "a",
    "a.b",
    "proc.aname[2]",
    "c.d",
    ".",
    "1",
    "-0x1f",
    "1e+5",
    "exists",
    "in",
    "in (",
    "intersects",
    "pmatch",
    "contains ",
    "startswith",
    "glob ",
    "oneof ",
    "anyof (",
    "allof",
    "val(",
    "tolower(",
    "join(\",\", (",
    "getopt(",
    "é",
    "日本",
    "\u{FFFD}",
];

const YAML: &[&str] = &[
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\n",
    "\n- ",
    "\n  ",
    "\r\n",
    "- ",
    "-",
    ":",
    ": ",
    "#",
    " # ",
    "?",
    "? ",
    ",",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!t ",
    "!",
    "!<x>",
    "|",
    "|-\n",
    ">",
    ">+2\n",
    "'",
    "''",
    "\"",
    "\\",
    "\\n",
    "\\x41",
    "%",
    "@",
    "`",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "rule",
    "rule: R\n",
    "macro: m\n",
    "list: l\n",
    "items: ",
    "condition: ",
    "output: ",
    "override:\n",
    "exceptions:\n",
    "values: ",
    "append: true\n",
    "null",
    "~",
    "é",
    "\u{FEFF}",
    "a b",
    "\u{85}",
];

/// Pieces of items, each of which can follow most others.
const ITEMS: &[&str] = &[
    "- macro: m\n  condition: ",
    "- macro: m\n  condition: ",
    "- list: l\n  items: ",
    "- rule: R\n  desc: ",
    "  output: ",
    "  condition: ",
    "  exceptions:\n",
    "  exceptions: ",
    "  - name: x\n    fields: ",
    "    - name: y\n      values: ",
    "  priority: INFO\n",
    "  tags: ",
    "  override:\n    condition: append\n",
    "  append: true\n",
    "  key: &a value\n",
    "a.b = 1",
    "a.b in (l, x)",
    " and (c.d=2 or not  m)",
    " or ( m\n     and n )",
    "and m\n",
    "m\n",
    "m\n",
    " \"a  b\"",
    "not(m)\n",
    ">\n    ",
    ">-\n      ",
    "|\n    a\n\n    b\n",
    "|2\n      a\n",
    ">+\n    a\n\n\n",
    "a text\n",
    "a text\n    on two lines\n",
    "'quoted'\n",
    "\"quoted\n    twice\"\n",
    "\"# no comment\"\n",
    "[a, b, c]\n",
    "[aaaaaaaaa, 'bbbbbbbbbb',\n  # of c\n  cccccccccccc, # trailing\n  dddddddddd]\n",
    "[[a, [b]], {c: d},]\n",
    "{a: b, c: [d, e]}\n",
    "\n    - a\n    - b # c\n",
    "\n  - [a, b]\n",
    "~\n",
    "*a\n",
    " # trailing\n",
    "# comment\n",
    "# comment\n",
    "  # indented\n",
    "    # deeper\n",
    "      # deepest\n",
    "# fmt: off\n",
    "# fmt: on\n",
    "# lanner: fmt(skip)\n",
    "\n",
    "\n",
    "\n\n",
    " ",
    "---\n",
    "...\n",
    "-\n",
    "- # first\n",
    "-   ",
    "  ",
    "é",
    "\r\n",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_condition(text in pieced(CONDITION, 40)) {
        condition::check(&text);
    }

    #[test]
    fn any_rule_file(text in pieced(YAML, 60)) {
        rules_file::check(text.as_bytes());
    }

    #[test]
    fn any_layout_of_items(text in pieced(ITEMS, 24)) {
        format::check(text.as_bytes());
    }

    #[test]
    fn any_layout(text in pieced(YAML, 60)) {
        format::check(text.as_bytes());
    }

    #[test]
    fn any_condition_in_lines(text in pieced(CONDITION, 40)) {
        format::check(format!("- macro: m\n  condition: {}\n", serde_json::Value::from(text)).as_bytes());
    }
}
