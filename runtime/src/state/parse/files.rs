//! Opened files: open, creat, openat, openat2, `open_by_handle_at`.
//!
//! Where the enter event is stored and readable, its path, directory and flags count: memory that
//! the caller can change during the call is no proof. What only the kernel can know (bits of flags
//! from "created" upward) is taken from the exit event.

use std::borrow::Cow;

use super::super::apply_context::ApplyContext;
use super::super::byte_string::{ByteString, NOT_AVAILABLE};
use super::super::event_values::EventValues;
use super::super::fd::{Fd, FdType, OpenFlags};
use super::super::path::{MAX_PATH, is_plain, join_onto};

/// `creat` reports layers in its own, narrower flags.
const CREAT_UPPER_LAYER: u16 = 1;
const CREAT_LOWER_LAYER: u16 = 1 << 1;

/// What an open call says about the file.
struct Opened<'a> {
    /// Path as it was given.
    path: Cow<'a, [u8]>,
    flags: OpenFlags,
    dev: u32,
    ino: u64,
}

/// Where a relative path of an open call begins.
#[derive(Clone, Copy)]
enum Base {
    /// The working directory.
    WorkingDirectory,
    /// The directory of a descriptor; `None` where the event does not contain its number.
    Directory(Option<i64>),
    /// The path is whole.
    None,
}

pub(super) fn open(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if !context.attached.has_thread() {
        return Some(());
    }
    let mut path = Cow::Borrowed(event.text(1)?);
    let mut flags = OpenFlags::from_bits_retain(event.uint32(2)?);
    let (dev, ino) = device(event, 4)?;
    if let Some(enter) = context.stored() {
        let stored = enter.text(0)?;
        if stored != NOT_AVAILABLE {
            path = Cow::Owned(stored.to_vec());
            flags = trusted_flags(enter.uint32(1)?, flags);
        }
    }
    let opened = Opened {
        path,
        flags,
        dev,
        ino,
    };
    add(context, &opened, Base::WorkingDirectory)
}

pub(super) fn creat(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if !context.attached.has_thread() {
        return Some(());
    }
    let mut path = Cow::Borrowed(event.text(1)?);
    let (dev, ino) = device(event, 3)?;
    let mut flags = OpenFlags::empty();
    if !event.is_missing(3) && !event.is_missing(4) && !event.is_missing(5) {
        let layers = event.uint16(5)?;
        if layers & CREAT_UPPER_LAYER != 0 {
            flags |= OpenFlags::UPPER_LAYER;
        } else if layers & CREAT_LOWER_LAYER != 0 {
            flags |= OpenFlags::LOWER_LAYER;
        }
    }
    if let Some(enter) = context.stored() {
        let stored = enter.text(0)?;
        if stored != NOT_AVAILABLE {
            path = Cow::Owned(stored.to_vec());
        }
    }
    let opened = Opened {
        path,
        flags,
        dev,
        ino,
    };
    add(context, &opened, Base::WorkingDirectory)
}

/// `openat` and `openat2`; the position of the device differs.
pub(super) fn openat(context: &mut ApplyContext<'_>, dev_position: usize) -> Option<()> {
    let event = context.event;
    if !context.attached.has_thread() {
        return Some(());
    }
    let mut path = Cow::Borrowed(event.text(2)?);
    let mut flags = if event.is_missing(3) {
        OpenFlags::empty()
    } else {
        OpenFlags::from_bits_retain(event.uint32(3)?)
    };
    let (dev, ino) = if event.is_missing(dev_position + 1) {
        (0, 0)
    } else {
        (event.uint32(dev_position)?, event.uint64(dev_position + 1)?)
    };
    let mut dirfd = event.int64(1);
    if let Some(enter) = context.stored() {
        let stored = enter.text(1)?;
        if stored != NOT_AVAILABLE {
            path = Cow::Owned(stored.to_vec());
            flags = trusted_flags(enter.uint32(2)?, flags);
            dirfd = enter.int64(0);
        }
    }
    let opened = Opened {
        path,
        flags,
        dev,
        ino,
    };
    add(context, &opened, Base::Directory(dirfd))
}

pub(super) fn open_by_handle_at(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if !context.attached.has_thread() {
        return Some(());
    }
    let flags = OpenFlags::from_bits_retain(event.uint32(2)?);
    let path = Cow::Borrowed(event.text(3)?);
    let dev = if event.value_count() > 4 {
        event.uint32(4)?
    } else {
        0
    };
    let ino = if event.value_count() > 5 {
        event.uint64(5)?
    } else {
        0
    };
    let opened = Opened {
        path,
        flags,
        dev,
        ino,
    };
    add(context, &opened, Base::None)
}

/// Device and inode, two values in a row of which either may be missing.
fn device(values: &impl EventValues, position: usize) -> Option<(u32, u64)> {
    if values.is_missing(position) {
        return Some((0, 0));
    }
    let dev = values.uint32(position)?;
    if values.is_missing(position + 1) {
        return Some((dev, 0));
    }
    Some((dev, values.uint64(position + 1)?))
}

fn trusted_flags(enter: u32, exit: OpenFlags) -> OpenFlags {
    let kernels = OpenFlags::from_bits_retain(!(OpenFlags::CREATED.bits() - 1));
    OpenFlags::from_bits_retain(enter) | exit & kernels
}

/// Makes the entry of a successful call; failed ones leave the table alone.
fn add(context: &mut ApplyContext<'_>, opened: &Opened<'_>, base: Base) -> Option<()> {
    let fd = context.result();
    if fd < 0 {
        return Some(());
    }
    let ty = if opened.flags.contains(OpenFlags::DIRECTORY) {
        FdType::Directory
    } else {
        FdType::FileV2
    };
    let path: ByteString = opened.path.as_ref().into();
    let name = full_name(context, &path, base)?;
    let mut entry = Fd::named(ty, name, path);
    entry.open_flags = opened.flags;
    entry.upper_layer = opened.flags.contains(OpenFlags::UPPER_LAYER);
    entry.lower_layer = opened.flags.contains(OpenFlags::LOWER_LAYER);
    entry.dev = opened.dev;
    entry.ino = opened.ino;
    context.add_fd(fd, entry);
    Some(())
}

/// Returns the path joined to its base; most paths are unchanged by that.
fn full_name(context: &mut ApplyContext<'_>, path: &ByteString, base: Base) -> Option<ByteString> {
    let mut joined = std::mem::take(&mut context.state.scratch);
    let state = &*context.state;
    let thread = context.thread()?;
    let directory = match base {
        Base::WorkingDirectory => Cow::Borrowed(state.cwd(thread)),
        Base::Directory(Some(dirfd)) => state.directory(thread, dirfd, path),
        Base::Directory(None) | Base::None => Cow::Borrowed(&[][..]),
    };
    let name = if is_plain(path) && directory.len() + path.len() < MAX_PATH {
        path.clone()
    } else {
        join_onto(&directory, path, &mut joined);
        if *joined == **path {
            path.clone()
        } else {
            joined.as_slice().into()
        }
    };
    context.state.scratch = joined;
    Some(name)
}
