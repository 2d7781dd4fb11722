//! Inputs that fuzzing found, replayed.

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
