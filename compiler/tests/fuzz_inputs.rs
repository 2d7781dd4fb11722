//! Inputs that fuzzing found, replayed; and random texts made of the languages' own pieces.

use proptest::prelude::*;
use testkit::{files, root};

#[path = "../../fuzz/checks/condition.rs"]
mod condition;
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
}
