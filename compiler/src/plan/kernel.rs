//! Conditions as the kernel is asked them.
//!
//! A [`Kernel`] condition is made of questions with an expected answer. The kernel may not know: a text
//! could not be read, a table has no entry. What is not known counts as expected, so an event is
//! turned away only for certain. That is why there is no `not` above questions: it stands inside them.

use bitflags::bitflags;

use super::near::path_leads_down;
use crate::operators::relation::Relation;

/// A condition.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Kernel {
    /// All are met; without any, always.
    All(Vec<Kernel>),
    /// One is met; without any, never.
    Any(Vec<Kernel>),
    /// The check has this result, as far as the kernel knows.
    Ask {
        /// The question.
        check: Check,
        /// The answer that lets the event pass.
        expected: bool,
    },
}

impl Kernel {
    /// Met by every event.
    pub const fn always() -> Self {
        Self::All(Vec::new())
    }

    /// Met by no event.
    pub const fn never() -> Self {
        Self::Any(Vec::new())
    }

    /// All of `parts`, simplified.
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

    /// One of `parts`, simplified.
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

    /// The check gives `expected`.
    pub const fn ask(check: Check, expected: bool) -> Self {
        Self::Ask { check, expected }
    }

    /// Whether an event passes of which `view` tells what is known: the meaning that programs for the
    /// kernel are held to.
    pub fn admits(&self, view: &dyn View) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.admits(view)),
            Self::Any(parts) => parts.iter().any(|part| part.admits(view)),
            Self::Ask { check, expected } => check.result(view).is_none_or(|result| result == *expected),
        }
    }

    /// Number of questions in it.
    pub fn size(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::size).sum(),
            Self::Ask { .. } => 1,
        }
    }

    /// Kinds of files that descriptor `of` can refer to where this is met.
    pub fn kinds(&self, of: Number) -> FileKinds {
        match self {
            Self::All(parts) => parts
                .iter()
                .fold(FileKinds::all(), |kinds, part| kinds & part.kinds(of)),
            Self::Any(parts) => parts
                .iter()
                .fold(FileKinds::empty(), |kinds, part| kinds | part.kinds(of)),
            Self::Ask {
                check: Check::File { descriptor, kinds },
                expected: true,
            } if *descriptor == of => *kinds,
            Self::Ask { .. } => FileKinds::all(),
        }
    }
}

fn single(mut parts: Vec<Kernel>, join: impl FnOnce(Vec<Kernel>) -> Kernel) -> Kernel {
    match parts.len() {
        1 => parts.remove(0),
        _ => join(parts),
    }
}

/// A question.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Check {
    /// A number compares with a constant.
    Compare {
        /// Which.
        number: Number,
        /// How, both taken as signed.
        relation: Relation,
        /// With what.
        value: i64,
    },
    /// One of these bits is set in a number, in the encoding of records.
    Bits {
        /// Which.
        number: Number,
        /// The bits.
        mask: u32,
    },
    /// A path in the process's memory.
    Path {
        /// Which parameter of the event it is.
        param: u8,
        /// One of these holds of what it refers to, worked in and with its directory before it.
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

/// A number that the kernel knows.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Number {
    /// The parameter at this place, with its sign; place 0 is a call's result.
    Param(u8),
    /// The thread.
    Tid,
    /// The process.
    Pid,
}

/// A test of a path.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum PathTest {
    /// It is this.
    Is(Vec<u8>),
    /// It begins so.
    Prefix(Vec<u8>),
    /// It ends so.
    Suffix(Vec<u8>),
    /// It is this directory, or something right in it.
    In(Vec<u8>),
    /// As the process gave it, it contains this, which [`is_detour`].
    Contains(Vec<u8>),
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
        /// Sockets of the machine itself.
        const UNIX = 1 << 3;
        /// Other sockets.
        const OTHER_SOCKET = 1 << 4;
        /// Pipes.
        const PIPE = 1 << 5;
        /// All others: devices, timers, signals, queues of events.
        const OTHER = 1 << 6;
    }
}

impl FileKinds {
    /// All sockets.
    pub const SOCKETS: Self = Self::INTERNET.union(Self::UNIX).union(Self::OTHER_SOCKET);
}

/// What is known about an event when a question is asked; `None` = nothing.
pub trait View {
    /// A number.
    fn number(&self, number: Number) -> Option<i64>;
    /// A path as the process gave it, whole, without its NUL.
    fn path(&self, param: u8) -> Option<&[u8]>;
    /// The directory that the path begins in, if it is relative, passes no test for what is [near] to
    /// that which is asked.
    ///
    /// [near]: super::near()
    fn is_apart(&self, param: u8) -> bool;
    /// Kind of the file that a descriptor refers to; empty where it refers to none.
    fn file(&self, descriptor: Number) -> Option<FileKinds>;
    /// Whether the thread is in a container.
    fn container(&self) -> Option<bool>;
}

impl Check {
    /// The answer, if it can be given.
    pub fn result(&self, view: &dyn View) -> Option<bool> {
        match self {
            Self::Compare {
                number,
                relation,
                value,
            } => Some(relation.holds(view.number(*number)?.cmp(value))),
            Self::Bits { number, mask } => Some(view.number(*number)? as u32 & mask != 0),
            Self::Path { param, any } => path_result(view.path(*param)?, view.is_apart(*param), any),
            Self::File { descriptor, kinds } => Some(kinds.intersects(view.file(*descriptor)?)),
            Self::Container => view.container(),
        }
    }
}

/// Tests of what `path` refers to, whose directory is apart from what is asked.
fn path_result(path: &[u8], apart: bool, any: &[PathTest]) -> Option<bool> {
    let apart = apart && path_leads_down(path);
    let mut certain = true;
    for test in any {
        if apart && test.from_root().is_some() {
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

/// `text` has a slash behind another or behind two dots: hardly a path without detours contains it.
pub fn is_detour(text: &[u8]) -> bool {
    text.windows(2).any(|pair| pair == b"//") || text.windows(3).any(|three| three == b"../")
}

/// `path` refers to itself, whatever the directory: it is absolute, and nothing in it is to be worked in.
/// Names that begin with two dots are not told from the directory above.
pub fn path_is_plain(path: &[u8]) -> bool {
    let worked_in = |rest: &[u8]| {
        matches!(
            rest,
            [b'/', b'/', ..] | [b'/', b'.'] | [b'/', b'.', b'/' | b'.', ..]
        )
    };
    matches!(path, [b'/', .., last] if *last != b'/')
        && !(0..path.len()).any(|start| worked_in(&path[start..]))
}

/// What follows the last slash, if that is certain to be the last component of what the path refers to.
fn last_component(path: &[u8]) -> Option<&[u8]> {
    let start = path
        .iter()
        .rposition(|byte| *byte == b'/')
        .map_or(0, |slash| slash + 1);
    let last = &path[start..];
    (!matches!(last, b"" | b"." | b"..")).then_some(last)
}

impl PathTest {
    /// The text, if it is one that whole paths begin with.
    pub fn from_root(&self) -> Option<&[u8]> {
        match self {
            Self::Is(text) | Self::Prefix(text) | Self::In(text) => text.starts_with(b"/").then_some(text),
            Self::Suffix(_) | Self::Contains(_) => None,
        }
    }

    /// Whether it holds of what `path` refers to.
    ///
    /// A path that is plain refers to itself. Of any other only the last components are known, which
    /// is enough to say that a test does not hold, never that it does.
    fn result(&self, path: &[u8]) -> Option<bool> {
        if let Self::Contains(text) = self {
            return Some(path.windows(text.len().max(1)).any(|window| window == text));
        }
        if path_is_plain(path) {
            return Some(self.holds(path));
        }
        self.contradicts(path, last_component(path)?).then_some(false)
    }

    /// It holds of a path that refers to itself.
    pub fn holds(&self, path: &[u8]) -> bool {
        match self {
            Self::Is(text) => path == text,
            Self::Prefix(text) => path.starts_with(text),
            Self::Suffix(text) => path.ends_with(text),
            Self::In(text) => path == text || parent(path) == text,
            Self::Contains(_) => false,
        }
    }

    /// It holds of nothing that `path` can refer to, whose last component is `last`.
    fn contradicts(&self, path: &[u8], last: &[u8]) -> bool {
        let text = match self {
            Self::Prefix(_) | Self::Contains(_) => return false,
            Self::In(directory) => {
                let name = tail(directory);
                // Only what refers to an absolute path can be in one.
                return directory.starts_with(b"/")
                    && last != name
                    && next_to_last(path).is_some_and(|before| before != name);
            }
            Self::Is(text) | Self::Suffix(text) => text,
        };
        // Where the test's text has a slash, what follows it has to be the last component. Where not, one
        // of the two ends with the other: a directory that is not known leaves its mark before the path.
        match text.iter().rposition(|byte| *byte == b'/') {
            Some(slash) => text[slash + 1..] != *last,
            None => !last.ends_with(text) && !text.ends_with(last),
        }
    }
}

/// Where a path lies.
fn parent(path: &[u8]) -> &[u8] {
    match path.iter().rposition(|byte| *byte == b'/') {
        None | Some(0) => b"/",
        Some(slash) => &path[..slash],
    }
}

/// What follows the last slash.
pub fn tail(path: &[u8]) -> &[u8] {
    let start = path
        .iter()
        .rposition(|byte| *byte == b'/')
        .map_or(0, |slash| slash + 1);
    &path[start..]
}

/// The component before the last one, if that is certain to be where the path lies.
fn next_to_last(path: &[u8]) -> Option<&[u8]> {
    let slash = path.iter().rposition(|byte| *byte == b'/')?;
    let before = tail(&path[..slash]);
    (!matches!(before, b"" | b"." | b"..")).then_some(before)
}
