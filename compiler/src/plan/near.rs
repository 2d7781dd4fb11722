//! Directories that have nothing to do with what is asked of paths.
//!
//! In: the conditions of a plan. Out: tests of the path of a directory; one that passes none of them is
//! *apart*: nothing that lies below it passes a test for a whole path or its beginning. A directory in
//! one that is apart is so, too. Not here: how the kernel knows in which directory a path begins (`ebpf`).

use super::kernel::{Check, Kernel, PathTest, path_is_plain};

/// Most tests of a directory; with more of them no directory counts as apart.
const MOST: usize = 256;

/// The tests for the conditions, each needed; `None` where no directory is apart from them, or there is
/// nothing to be apart from.
pub fn near<'k>(conditions: impl IntoIterator<Item = &'k Kernel>) -> Option<Vec<PathTest>> {
    let mut texts: Vec<&[u8]> = Vec::new();
    let mut open: Vec<&Kernel> = conditions.into_iter().collect();
    while let Some(condition) = open.pop() {
        match condition {
            Kernel::All(parts) | Kernel::Any(parts) => open.extend(parts),
            Kernel::Ask {
                check: Check::Path { any, .. },
                ..
            } => texts.extend(any.iter().filter_map(PathTest::from_root)),
            Kernel::Ask { .. } => {}
        }
    }
    // Shorter ones first: what begins like one of them needs no test of its own.
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
    (!tests.is_empty() && !is_all && tests.len() <= MOST).then_some(tests)
}

/// The directory that `path` is the whole path of is apart from all that `near` has the tests for.
pub fn is_apart(near: &[PathTest], path: &[u8]) -> bool {
    path_is_plain(path) && !near.iter().any(|test| test.holds(path))
}

/// The directories above what begins with `text`.
fn ancestors(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let slashes = (0..text.len()).filter(|index| text[*index] == b'/');
    slashes.map(|slash| &text[..slash.max(1)])
}

/// `path` is relative and leads down from its directory, whatever that is, or to it.
pub fn path_leads_down(path: &[u8]) -> bool {
    let worked_in = |pair: &[u8]| matches!(pair, b"//" | b"/.");
    !matches!(path, [] | [b'/', ..] | [b'.', b'.', ..]) && !path.windows(2).any(worked_in)
}
