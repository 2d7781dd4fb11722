//! Conditions that the kernel evaluates.
//!
//! A [`KernelFilter`] is made of predicates with an expected result. The kernel may be unable to evaluate one: a
//! string could not be read, a table has no entry. An unknown result counts as the expected one, so an event
//! is dropped only when that is certain. This is why there is no `not` above predicates: negation is part of
//! the expected result.

use bitflags::bitflags;

use super::path_test::{PathTest, is_descending_path};
use crate::operators::relation::Relation;

/// A condition that the kernel evaluates.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum KernelFilter {
    /// True if all parts are; the empty conjunction is always true.
    All(Vec<KernelFilter>),
    /// True if one part is; the empty disjunction is never true.
    Any(Vec<KernelFilter>),
    /// True if the predicate has the expected result, or if its result is unknown.
    Test {
        /// The predicate.
        predicate: KernelPredicate,
        /// The result that lets the event pass.
        expected: bool,
    },
}

impl KernelFilter {
    /// Returns the filter that every event passes.
    pub const fn always() -> Self {
        Self::All(Vec::new())
    }

    /// Returns the filter that no event passes.
    pub const fn never() -> Self {
        Self::Any(Vec::new())
    }

    /// Returns the conjunction of `parts`, simplified.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut kept: Vec<Self> = Vec::new();
        let mut open: Vec<Self> = parts.into_iter().collect();
        open.reverse();
        while let Some(part) = open.pop() {
            match part {
                Self::All(inner) => open.extend(inner.into_iter().rev()),
                never if never == Self::never() => return never,
                part if !kept.contains(&part) => kept.push(part),
                _ => {}
            }
        }
        single(kept, Self::All)
    }

    /// Returns the disjunction of `parts`, simplified.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut kept: Vec<Self> = Vec::new();
        let mut open: Vec<Self> = parts.into_iter().collect();
        open.reverse();
        while let Some(part) = open.pop() {
            match part {
                Self::Any(inner) => open.extend(inner.into_iter().rev()),
                always if always == Self::always() => return always,
                part if !kept.contains(&part) => kept.push(part),
                _ => {}
            }
        }
        single(kept, Self::Any)
    }

    /// Returns the filter that events pass on which `predicate` is `expected`.
    pub const fn test(predicate: KernelPredicate, expected: bool) -> Self {
        Self::Test { predicate, expected }
    }

    /// Returns whether an event passes. `view` has what is known about it. This is the reference
    /// semantics: kernel programs are tested against it.
    pub fn admits(&self, view: &dyn KernelView) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.admits(view)),
            Self::Any(parts) => parts.iter().any(|part| part.admits(view)),
            Self::Test { predicate, expected } => {
                predicate.result(view).is_none_or(|result| result == *expected)
            }
        }
    }

    /// Returns the number of predicates.
    pub fn size(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::size).sum(),
            Self::Test { .. } => 1,
        }
    }

    /// Returns the kinds of files that descriptor `of` can refer to on events that pass.
    pub fn kinds(&self, of: Number) -> FileKinds {
        match self {
            Self::All(parts) => parts
                .iter()
                .fold(FileKinds::all(), |kinds, part| kinds & part.kinds(of)),
            Self::Any(parts) => parts
                .iter()
                .fold(FileKinds::empty(), |kinds, part| kinds | part.kinds(of)),
            Self::Test {
                predicate: KernelPredicate::File { descriptor, kinds },
                expected: true,
            } if *descriptor == of => *kinds,
            Self::Test { .. } => FileKinds::all(),
        }
    }
}

fn single(
    mut parts: Vec<KernelFilter>,
    join: impl FnOnce(Vec<KernelFilter>) -> KernelFilter,
) -> KernelFilter {
    match parts.len() {
        1 => parts.remove(0),
        _ => join(parts),
    }
}

/// A predicate that the kernel can evaluate.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum KernelPredicate {
    /// A number is in `relation` to a constant.
    Compare {
        /// The number.
        number: Number,
        /// The relation; both sides are signed.
        relation: Relation,
        /// The constant.
        value: i64,
    },
    /// One of these bits is set in a number, as encoded in records.
    Bits {
        /// The number.
        number: Number,
        /// The bits.
        mask: u32,
    },
    /// A path in the memory of the process passes one of several tests.
    Path {
        /// The index of the event parameter.
        param: u8,
        /// The tests. They apply to the resolved, absolute path.
        any: Vec<PathTest>,
    },
    /// A descriptor of the process refers to a file of one of these kinds.
    File {
        /// The descriptor.
        descriptor: Number,
        /// The kinds.
        kinds: FileKinds,
    },
    /// The thread is in a container.
    Container,
}

/// A number that is available in the kernel.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Number {
    /// The parameter with this index, sign-extended; index 0 is the return value of a call.
    Param(u8),
    /// The thread id.
    Tid,
    /// The process id.
    Pid,
}

bitflags! {
    /// Kinds of files that descriptors refer to.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub struct FileKinds: u8 {
        /// Regular files.
        const REGULAR = 1;
        /// Directories.
        const DIRECTORY = 1 << 1;
        /// Sockets of the internet protocols, versions 4 and 6.
        const INTERNET = 1 << 2;
        /// Unix domain sockets.
        const UNIX = 1 << 3;
        /// Other sockets.
        const OTHER_SOCKET = 1 << 4;
        /// Pipes.
        const PIPE = 1 << 5;
        /// All others: devices, timers, signals, event queues.
        const OTHER = 1 << 6;
    }
}

impl FileKinds {
    /// All sockets.
    pub const SOCKETS: Self = Self::INTERNET.union(Self::UNIX).union(Self::OTHER_SOCKET);
}

/// What is known about an event when a filter is evaluated; `None` means unknown.
pub trait KernelView {
    /// Returns a number.
    fn number(&self, number: Number) -> Option<i64>;
    /// Returns a path as the process passed it, complete and without its NUL.
    fn path(&self, param: u8) -> Option<&[u8]>;
    /// Returns whether the directory that a relative path starts from passes none of the tests of the
    /// [path scope](super::path_scope()).
    fn is_out_of_scope(&self, param: u8) -> bool;
    /// Returns the kind of file that a descriptor refers to; empty if it refers to none.
    fn file(&self, descriptor: Number) -> Option<FileKinds>;
    /// Returns whether the thread is in a container.
    fn container(&self) -> Option<bool>;
}

impl KernelPredicate {
    /// Returns the result; `None` if it is unknown.
    pub fn result(&self, view: &dyn KernelView) -> Option<bool> {
        match self {
            Self::Compare {
                number,
                relation,
                value,
            } => Some(relation.holds(view.number(*number)?.cmp(value))),
            Self::Bits { number, mask } => Some(view.number(*number)? as u32 & mask != 0),
            Self::Path { param, any } => path_result(view.path(*param)?, view.is_out_of_scope(*param), any),
            Self::File { descriptor, kinds } => Some(kinds.intersects(view.file(*descriptor)?)),
            Self::Container => view.container(),
        }
    }
}

/// Returns whether what `path` refers to passes one of the tests in `any`. With `out_of_scope`, the directory
/// that it starts from is out of scope.
fn path_result(path: &[u8], out_of_scope: bool, any: &[PathTest]) -> Option<bool> {
    let out_of_scope = out_of_scope && is_descending_path(path);
    let mut certain = true;
    for test in any {
        if out_of_scope && test.from_root().is_some() {
            // Nothing below a directory out of scope passes a test for an absolute path.
            continue;
        }
        match test.result(path) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => certain = false,
        }
    }
    certain.then_some(false)
}
