//! The directories that the path tests of a plan can refer to.
//!
//! In: the filters of a plan. Out: tests of the path of a directory. A directory that passes none of them is
//! *out of scope*: no file below it passes a test for a whole path or a prefix of one. All of its
//! subdirectories are out of scope, too. Not here: how the kernel knows the directory that a path starts
//! from (`ebpf`).

use super::kernel_filter::{KernelFilter, KernelPredicate};
use super::path_test::{PathTest, is_normalized_path};

/// Maximum number of tests of a directory; with more of them every directory counts as in scope.
const MAX_TESTS: usize = 256;

/// Returns the tests that define the scope of `conditions`, without redundant ones; `None` if every directory
/// is in scope, or no condition tests a whole path.
pub fn path_scope<'k>(conditions: impl IntoIterator<Item = &'k KernelFilter>) -> Option<Vec<PathTest>> {
    let mut texts: Vec<&[u8]> = Vec::new();
    let mut open: Vec<&KernelFilter> = conditions.into_iter().collect();
    while let Some(condition) = open.pop() {
        match condition {
            KernelFilter::All(parts) | KernelFilter::Any(parts) => open.extend(parts),
            KernelFilter::Test {
                predicate: KernelPredicate::Path { any, .. },
                ..
            } => texts.extend(any.iter().filter_map(PathTest::from_root)),
            KernelFilter::Test { .. } => {}
        }
    }
    // Shortest first: a string that starts with a kept prefix needs no test of its own.
    texts.sort_unstable_by_key(|text| (text.len(), *text));
    let mut tests: Vec<PathTest> = Vec::new();
    for text in texts {
        let covered = |test: &PathTest| matches!(test, PathTest::Prefix(kept) if text.starts_with(kept));
        if !tests.iter().any(covered) {
            tests.push(PathTest::Prefix(text.to_vec()));
        }
    }
    let mut above: Vec<PathTest> = tests
        .iter()
        .flat_map(|test| ancestors(test.from_root().unwrap_or_default()))
        .map(|directory| PathTest::Is(directory.to_vec()))
        .collect();
    above.sort_unstable();
    above.dedup();
    tests.extend(above);
    let is_all = tests.contains(&PathTest::Prefix(b"/".to_vec()));
    (!tests.is_empty() && !is_all && tests.len() <= MAX_TESTS).then_some(tests)
}

/// Returns whether the directory with the absolute path `path` passes none of the tests in `scope`.
pub fn is_out_of_scope(scope: &[PathTest], path: &[u8]) -> bool {
    is_normalized_path(path) && !scope.iter().any(|test| test.matches(path))
}

/// Returns the directories above a path that starts with `text`.
fn ancestors(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let slashes = (0..text.len()).filter(|index| text[*index] == b'/');
    slashes.map(|slash| &text[..slash.max(1)])
}
