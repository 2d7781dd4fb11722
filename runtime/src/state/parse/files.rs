//! Opened files: open, creat, openat, openat2, `open_by_handle_at`.
//!
//! Where the enter event is stored and readable, its path, directory and flags count: memory that
//! the caller can change during the call is no proof. What only the kernel can know (bits of flags
//! from "created" upward) is taken from the exit event.

use super::super::cycle::Cycle;
use super::super::fd::{Fd, FdType, OpenFlags};
use super::super::path::join_onto;
use super::super::text::{NOT_AVAILABLE, Text};
use super::super::values::Values;

/// `creat` reports layers in its own, narrower flags.
const CREAT_UPPER_LAYER: u16 = 1;
const CREAT_LOWER_LAYER: u16 = 1 << 1;

/// What an open call says about the file.
struct Opened<'a> {
    directory: Text,
    path: &'a [u8],
    flags: OpenFlags,
    dev: u32,
    ino: u64,
}

pub(super) fn open(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    let Some(directory) = own_directory(cycle) else {
        return Some(());
    };
    let mut path = event.text(1)?;
    let mut flags = OpenFlags::from_bits_retain(event.uint32(2)?);
    let (dev, ino) = device(event, 4)?;
    let stored;
    if let Some(enter) = cycle.stored() {
        stored = enter.text(0)?.to_vec();
        if stored != NOT_AVAILABLE {
            path = &stored;
            flags = trusted_flags(enter.uint32(1)?, flags);
        }
    }
    add(
        cycle,
        &Opened {
            directory,
            path,
            flags,
            dev,
            ino,
        },
    );
    Some(())
}

pub(super) fn creat(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    let Some(directory) = own_directory(cycle) else {
        return Some(());
    };
    let mut path = event.text(1)?;
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
    let stored;
    if let Some(enter) = cycle.stored() {
        stored = enter.text(0)?.to_vec();
        if stored != NOT_AVAILABLE {
            path = &stored;
        }
    }
    add(
        cycle,
        &Opened {
            directory,
            path,
            flags,
            dev,
            ino,
        },
    );
    Some(())
}

/// `openat` and `openat2`; the device stands at different places.
pub(super) fn openat(cycle: &mut Cycle<'_>, dev_position: usize) -> Option<()> {
    let event = cycle.event;
    let Some(thread) = cycle.thread() else {
        return Some(());
    };
    let mut path = event.text(2)?;
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
    let stored;
    if let Some(enter) = cycle.stored() {
        stored = enter.text(1)?.to_vec();
        if stored != NOT_AVAILABLE {
            path = &stored;
            flags = trusted_flags(enter.uint32(2)?, flags);
            dirfd = enter.int64(0);
        }
    }
    let directory = match dirfd {
        Some(dirfd) => cycle.state.directory(thread, dirfd, path).as_ref().into(),
        None => Text::default(),
    };
    add(
        cycle,
        &Opened {
            directory,
            path,
            flags,
            dev,
            ino,
        },
    );
    Some(())
}

pub(super) fn open_by_handle_at(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    if !cycle.attached.has_thread() {
        return Some(());
    }
    let flags = OpenFlags::from_bits_retain(event.uint32(2)?);
    let path = event.text(3)?;
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
    add(
        cycle,
        &Opened {
            directory: Text::default(),
            path,
            flags,
            dev,
            ino,
        },
    );
    Some(())
}

fn own_directory(cycle: &Cycle<'_>) -> Option<Text> {
    Some(cycle.state.shared_cwd(cycle.thread()?))
}

/// Device and inode, two values in a row of which either may be missing.
fn device(values: &impl Values, position: usize) -> Option<(u32, u64)> {
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
fn add(cycle: &mut Cycle<'_>, opened: &Opened<'_>) {
    let fd = cycle.result();
    if fd < 0 {
        return;
    }
    let mut name = std::mem::take(&mut cycle.state.scratch);
    join_onto(&opened.directory, opened.path, &mut name);
    let name_raw: Text = opened.path.into();
    let entry = Fd {
        ty: if opened.flags.contains(OpenFlags::DIRECTORY) {
            FdType::Directory
        } else {
            FdType::FileV2
        },
        // Most paths are given as they come out.
        name: if *name == *opened.path {
            name_raw.clone()
        } else {
            name.as_slice().into()
        },
        name_raw,
        open_flags: opened.flags,
        upper_layer: opened.flags.contains(OpenFlags::UPPER_LAYER),
        lower_layer: opened.flags.contains(OpenFlags::LOWER_LAYER),
        dev: opened.dev,
        ino: opened.ino,
        ..Fd::default()
    };
    cycle.state.scratch = name;
    cycle.add_fd(fd, entry);
}
