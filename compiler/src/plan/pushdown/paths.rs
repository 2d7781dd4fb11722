//! Pushdown of predicates on paths of files that an event opens or names.

use super::super::kernel_filter::{KernelFilter, KernelPredicate};
use super::super::path_test::{PathTest, has_path_traversal};
use super::PredicatePushdown;
use crate::tables::{EventCode, Operator, event};

/// Maximum length of a string that is compared with a path in the kernel, in bytes.
const MAX_STRING_LENGTH: usize = 64;

impl<'a> PredicatePushdown<'a> {
    /// Returns whether the event opens a file by a path parameter of its own.
    pub(super) fn opens(&self) -> bool {
        opened_path(self.event.code).is_some()
    }

    pub(super) fn path(&self, mut any: Vec<PathTest>) -> Option<KernelPredicate> {
        any.sort_unstable();
        any.dedup();
        let param = opened_path(self.event.code)?;
        Some(KernelPredicate::Path { param, any })
    }

    /// Returns one necessary path test per constant.
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

    /// Returns the filter for `fd.directory`, which is the parent of a file but a directory itself.
    pub(super) fn directory(&self) -> Option<KernelFilter> {
        if !self.is_equality() {
            return None;
        }
        let texts = self.short_texts()?.into_iter();
        let tests = texts.map(|text| PathTest::In(text.to_vec()));
        Some(KernelFilter::test(self.path(tests.collect())?, true))
    }

    /// Returns the filter for `fd.nameraw`: the path as the process passed it, except for repeated slashes.
    pub(super) fn raw_name(&self) -> Option<KernelFilter> {
        // If another call fails, `fd.nameraw` is the absolute path, not the parameter.
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
        // A constant without a slash can match a relative path, which the kernel does not resolve.
        if texts.iter().any(|text| text.contains(&b'/')) {
            return None;
        }
        let suffixes = texts.into_iter().map(|text| PathTest::Suffix(text.to_vec()));
        Some(KernelFilter::test(self.path(suffixes.collect())?, true))
    }
}

/// Returns the parameter with the path of the file that an event opens.
fn opened_path(code: EventCode) -> Option<u8> {
    match code {
        event::SYSCALL_OPEN_X | event::SYSCALL_CREAT_X => Some(1),
        event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X => Some(2),
        _ => None,
    }
}

/// Returns the test that a path passes if `pmatch` accepts it: it is at or below the literal part of
/// the pattern before the first wildcard.
fn pmatch_prefix(pattern: &[u8]) -> Option<PathTest> {
    let literal = glob_literal(pattern);
    // `pmatch` ignores a slash at the end of the pattern.
    let literal = literal.strip_suffix(b"/").unwrap_or(literal);
    // `pmatch` also ignores leading and repeated slashes, a byte-wise prefix test does not.
    let is_plain = literal.len() > 1 && literal[0] == b'/' && !literal.windows(2).any(|pair| pair == b"//");
    is_plain.then(|| PathTest::Prefix(literal.to_vec()))
}

fn glob_prefix(pattern: &[u8]) -> Option<PathTest> {
    let literal = glob_literal(pattern);
    (!literal.is_empty()).then(|| PathTest::Prefix(literal.to_vec()))
}

/// Returns the bytes before the first special character of a glob.
fn glob_literal(pattern: &[u8]) -> &[u8] {
    let end = pattern.iter().position(|byte| b"*?[]\\{}".contains(byte));
    &pattern[..end.unwrap_or(pattern.len())]
}
