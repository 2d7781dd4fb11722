//! Paths of files that are opened or named.

use super::super::kernel_filter::{KernelFilter, KernelPredicate};
use super::super::path_test::{PathTest, has_path_traversal};
use super::PredicatePushdown;
use crate::tables::{EventCode, Operator, event};

/// Longest text of a path that the kernel is asked about.
const MAX_STRING_LENGTH: usize = 64;

impl<'a> PredicatePushdown<'a> {
    /// The event opens the file that a path of its own names.
    pub(super) fn opens(&self) -> bool {
        opened_path(self.event.code).is_some()
    }

    pub(super) fn path(&self, mut any: Vec<PathTest>) -> Option<KernelPredicate> {
        any.sort_unstable();
        any.dedup();
        let param = opened_path(self.event.code)?;
        Some(KernelPredicate::Path { param, any })
    }

    /// What a path needs for one of the constants, each of them.
    pub(super) fn path_tests(&self) -> Option<Vec<PathTest>> {
        let one = |text: &[u8]| match self.operator {
            Operator::Equal | Operator::In | Operator::Intersects => Some(PathTest::Is(text.to_vec())),
            Operator::Startswith => Some(PathTest::Prefix(text.to_vec())),
            Operator::Endswith => Some(PathTest::Suffix(text.to_vec())),
            Operator::Pmatch => pmatch_prefix(text),
            Operator::Glob => glob_prefix(text),
            _ => None,
        };
        self.short_texts()?.into_iter().map(one).collect()
    }

    pub(super) fn path_tests_are_exact(&self) -> bool {
        let exact = [Operator::Startswith, Operator::Endswith];
        self.is_equality() || exact.contains(&self.operator)
    }

    fn short_texts(&self) -> Option<Vec<&'a [u8]>> {
        let texts = self.texts()?;
        let fits = |text: &&[u8]| !text.is_empty() && text.len() <= MAX_STRING_LENGTH;
        texts.iter().all(fits).then_some(texts)
    }

    /// The directory of a file is where it lies; a directory is its own.
    pub(super) fn directory(&self) -> Option<KernelFilter> {
        if !self.is_equality() {
            return None;
        }
        let texts = self.short_texts()?.into_iter();
        let tests = texts.map(|text| PathTest::In(text.to_vec()));
        Some(KernelFilter::test(self.path(tests.collect())?, true))
    }

    /// A path with detours, as the process gave it, repeated slashes aside.
    pub(super) fn raw_name(&self) -> Option<KernelFilter> {
        // What other calls opened is called by its whole path where they failed.
        let is_openat = matches!(
            self.event.code,
            event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X
        );
        if self.operator != Operator::Contains || !is_openat {
            return None;
        }
        let texts = self.short_texts()?;
        if !texts.iter().all(|text| has_path_traversal(text)) {
            return None;
        }
        let tests = texts.into_iter().map(|text| PathTest::Contains(text.to_vec()));
        Some(KernelFilter::test(self.path(tests.collect())?, true))
    }

    pub(super) fn filename(&self) -> Option<KernelFilter> {
        if !self.is_equality() {
            return None;
        }
        let texts = self.short_texts()?;
        // What has no slash is called by one.
        if texts.iter().any(|text| text.contains(&b'/')) {
            return None;
        }
        let suffixes = texts.into_iter().map(|text| PathTest::Suffix(text.to_vec()));
        Some(KernelFilter::test(self.path(suffixes.collect())?, true))
    }
}

/// The parameter with the path of the file that an event opens.
fn opened_path(code: EventCode) -> Option<u8> {
    match code {
        event::SYSCALL_OPEN_X | event::SYSCALL_CREAT_X => Some(1),
        event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X => Some(2),
        _ => None,
    }
}

/// A path that `pmatch` accepts lies at or below the pattern, of which the part before the first
/// wildcard counts.
fn pmatch_prefix(pattern: &[u8]) -> Option<PathTest> {
    let literal = glob_literal(pattern);
    // A slash at the end of the pattern is not asked of the path.
    let literal = literal.strip_suffix(b"/").unwrap_or(literal);
    // Slashes at the beginning and next to each other mean nothing to it.
    let is_plain = literal.len() > 1 && literal[0] == b'/' && !literal.windows(2).any(|pair| pair == b"//");
    is_plain.then(|| PathTest::Prefix(literal.to_vec()))
}

fn glob_prefix(pattern: &[u8]) -> Option<PathTest> {
    let literal = glob_literal(pattern);
    (!literal.is_empty()).then(|| PathTest::Prefix(literal.to_vec()))
}

/// What stands before the first byte that does not stand for itself.
fn glob_literal(pattern: &[u8]) -> &[u8] {
    let end = pattern.iter().position(|byte| b"*?[]\\{}".contains(byte));
    &pattern[..end.unwrap_or(pattern.len())]
}
