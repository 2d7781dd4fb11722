//! Which thread a descriptor table or a working directory belongs to, and changes to them.

use std::borrow::Cow;
use std::sync::Arc;

use super::byte_string::ByteString;
use super::path::{UNKNOWN_DIRECTORY, join_onto};
use super::thread::ThreadFlags;
use super::thread_id::ThreadId;
use super::{FdTable, State, Thread};

/// The directory descriptor for the working directory.
const AT_FDCWD: i64 = -100;

/// The base of absolute paths, which ignore it.
const NEUTRAL_DIRECTORY: &[u8] = b".";

/// The working directory of threads whose process is not known.
const NO_PROCESS: &[u8] = b"./";

impl State {
    /// Returns the thread whose table holds the descriptors of a thread.
    pub(super) fn table_owner(&self, id: ThreadId) -> Option<ThreadId> {
        let thread = self.threads.get(id)?;
        if thread.flags.contains(ThreadFlags::FILES) {
            self.threads.main_of(id)
        } else {
            Some(id)
        }
    }

    /// Returns the descriptors of a thread, for modification.
    pub(super) fn own_table_mut(&mut self, id: ThreadId) -> Option<&mut FdTable> {
        let owner = self.table_owner(id)?;
        let owner = self.threads.get_mut(owner)?;
        Some(Arc::make_mut(&mut owner.fds))
    }

    /// Returns the descriptors of a thread, to be shared with a child.
    pub(super) fn shared_table(&self, thread: &Thread) -> Option<Arc<FdTable>> {
        if thread.flags.contains(ThreadFlags::FILES) {
            self.main_thread(thread).map(|main| main.fds.clone())
        } else {
            Some(thread.fds.clone())
        }
    }

    /// Returns the working directory of a thread, to be shared with a child.
    pub(super) fn shared_cwd(&self, thread: &Thread) -> ByteString {
        match self.main_thread(thread) {
            Some(main) => main.cwd.clone(),
            None => NO_PROCESS.into(),
        }
    }

    /// Moves a thread's process to another directory.
    pub(super) fn change_directory(&mut self, id: ThreadId, path: &[u8]) {
        let (Some(thread), Some(main)) = (self.threads.get(id), self.threads.main_of(id)) else {
            return;
        };
        let mut joined = std::mem::take(&mut self.scratch);
        // The base is the thread's own, which only main threads have.
        join_onto(&thread.cwd, path, &mut joined);
        if joined.last() != Some(&b'/') {
            joined.push(b'/');
        }
        if let Some(main) = self.threads.get_mut(main)
            && *main.cwd != *joined
        {
            main.cwd = joined.as_slice().into();
        }
        self.scratch = joined;
    }

    /// Returns the base of a path that is given relative to a directory descriptor.
    ///
    /// A neutral `.` for absolute paths, the working directory for `AT_FDCWD` (−100), the name of
    /// a known descriptor with a slash at its end, else `<UNKNOWN>`.
    pub fn directory<'a>(&'a self, thread: &'a Thread, dirfd: i64, path: &[u8]) -> Cow<'a, [u8]> {
        if path.first() == Some(&b'/') {
            return Cow::Borrowed(NEUTRAL_DIRECTORY);
        }
        if dirfd == AT_FDCWD {
            return Cow::Borrowed(self.cwd(thread));
        }
        match self.fd(thread, dirfd) {
            None => Cow::Borrowed(UNKNOWN_DIRECTORY),
            Some(fd) if fd.name.last().is_none_or(|last| *last == b'/') => Cow::Borrowed(&fd.name),
            Some(fd) => Cow::Owned([&fd.name[..], b"/"].concat()),
        }
    }
}
