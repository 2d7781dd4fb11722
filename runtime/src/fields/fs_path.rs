//! `fs.path.*`: the paths that a successful file system call works on.
//!
//! Each call has a name, or a source and a target. The raw forms are the texts as given; the others
//! are joined to the directory they refer to.
//! Not here: paths of calls on a descriptor, except where the path is that of the descriptor.

use std::borrow::Cow;

use compiler::tables::{EventCode, FieldId, event, field};
use compiler::value::Value;

use super::fd;
use super::{EventFields, Extractor, decode};
use crate::state::FdType;
use crate::state::path::{UNKNOWN_DIRECTORY, join};

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::FS_PATH_NAME => |fields, _| resolved(fields, PathRole::Name),
        field::FS_PATH_NAMERAW => |fields, _| raw(fields, PathRole::Name).map(Value::Text),
        field::FS_PATH_SOURCE => |fields, _| resolved(fields, PathRole::Source),
        field::FS_PATH_SOURCERAW => |fields, _| raw(fields, PathRole::Source).map(Value::Text),
        field::FS_PATH_TARGET => |fields, _| resolved(fields, PathRole::Target),
        field::FS_PATH_TARGETRAW => |fields, _| raw(fields, PathRole::Target).map(Value::Text),
        _ => return None,
    };
    Some(extractor)
}

/// Which of a call's paths.
#[derive(Clone, Copy, Eq, PartialEq)]
enum PathRole {
    Name,
    Source,
    Target,
}

/// The location of a path in an event.
#[derive(Clone, Copy)]
enum PathLocation {
    /// The parameter of this name.
    Param(&'static str),
    /// The name of the event's descriptor.
    Descriptor,
}

fn path_location(code: EventCode, part: PathRole) -> Option<PathLocation> {
    use PathRole::{Name, Source, Target};
    let name = match (code, part) {
        (event::SYSCALL_FCHMOD_X | event::SYSCALL_FCHOWN_X, Name) => return Some(PathLocation::Descriptor),
        (
            event::SYSCALL_MKDIR_2_X
            | event::SYSCALL_MKDIRAT_X
            | event::SYSCALL_RMDIR_2_X
            | event::SYSCALL_UNLINK_2_X
            | event::SYSCALL_CHOWN_X
            | event::SYSCALL_LCHOWN_X,
            Name,
        ) => "path",
        (
            event::SYSCALL_UNLINKAT_2_X
            | event::SYSCALL_OPEN_X
            | event::SYSCALL_OPENAT_2_X
            | event::SYSCALL_OPENAT2_X
            | event::SYSCALL_UMOUNT_1_X
            | event::SYSCALL_UMOUNT2_X,
            Name,
        ) => "name",
        (event::SYSCALL_CHMOD_X | event::SYSCALL_FCHMODAT_X, Name) => "filename",
        (event::SYSCALL_FCHOWNAT_X, Name) => "pathname",
        (event::SYSCALL_QUOTACTL_X, Name) => "special",
        (event::SYSCALL_RENAME_X | event::SYSCALL_RENAMEAT_X | event::SYSCALL_RENAMEAT2_X, Source) => {
            "oldpath"
        }
        (event::SYSCALL_RENAME_X | event::SYSCALL_RENAMEAT_X | event::SYSCALL_RENAMEAT2_X, Target) => {
            "newpath"
        }
        // The new name of a link is the one that the call creates.
        (event::SYSCALL_LINK_2_X | event::SYSCALL_LINKAT_2_X, Source) => "newpath",
        (event::SYSCALL_LINK_2_X | event::SYSCALL_LINKAT_2_X, Target) => "oldpath",
        (event::SYSCALL_SYMLINK_X | event::SYSCALL_SYMLINKAT_X, Source) => "linkpath",
        (event::SYSCALL_SYMLINK_X | event::SYSCALL_SYMLINKAT_X, Target) => "target",
        (event::SYSCALL_MOUNT_X, Source) => "dev",
        (event::SYSCALL_MOUNT_X, Target) => "dir",
        _ => return None,
    };
    Some(PathLocation::Param(name))
}

/// Returns whether the call succeeded.
///
/// Opens succeed with any result other than −1, as in Falco: that includes every error but `EPERM`.
fn succeeded(fields: &EventFields<'_>) -> bool {
    let event = fields.event();
    let result = |name: &str| {
        let (index, _) = event.info().param(name)?;
        let bytes = event.value(index)?.try_into().ok()?;
        Some(i64::from_le_bytes(bytes))
    };
    match event.code {
        event::SYSCALL_OPEN_X | event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X => {
            result("fd").is_some_and(|fd| fd != -1)
        }
        _ => result("res") == Some(0),
    }
}

/// Returns the path as given.
fn raw<'a>(fields: &EventFields<'a>, part: PathRole) -> Option<Cow<'a, [u8]>> {
    let event = fields.event();
    let location = path_location(event.code, part)?;
    if !succeeded(fields) {
        return None;
    }
    match location {
        PathLocation::Param(name) => {
            let (index, _) = event.info().param(name)?;
            Some(decode::text(event.value(index)?).into())
        }
        PathLocation::Descriptor => fd::name(fields, &fd::descriptor(fields)?),
    }
}

/// Returns the path with the directory it refers to before it.
fn resolved<'f>(fields: &EventFields<'f>, part: PathRole) -> Option<Value<'f>> {
    let path = raw(fields, part)?;
    let thread = fields.thread()?;
    if path.starts_with(b"/") {
        return Some(Value::owned_text(join(b"", &path)));
    }
    let event = fields.event();
    let attached = || fields.state().fd_of(fields.attached());
    let base: Cow<'_, [u8]> = match event.code {
        // The state has joined these already.
        event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X => {
            let name = attached().map_or(UNKNOWN_DIRECTORY, |fd| &*fd.name);
            return Some(Value::owned_text(join(b"", name)));
        }
        event::SYSCALL_FCHOWNAT_X
        | event::SYSCALL_FCHMODAT_X
        | event::SYSCALL_MKDIRAT_X
        | event::SYSCALL_UNLINKAT_2_X => attached_directory(fields),
        event::SYSCALL_SYMLINKAT_X if part == PathRole::Source => attached_directory(fields),
        event::SYSCALL_SYMLINKAT_X => UNKNOWN_DIRECTORY.into(),
        event::SYSCALL_RENAMEAT2_X => {
            let index = if part == PathRole::Target { 3 } else { 1 };
            let directory = i64::from_le_bytes(event.value(index)?.try_into().ok()?);
            fields.state().directory(thread, directory, &path)
        }
        _ => fields.state().cwd(thread).into(),
    };
    Some(Value::owned_text(join(&base, &path)))
}

/// Returns the directory that the event's descriptor refers to.
fn attached_directory<'a>(fields: &EventFields<'a>) -> Cow<'a, [u8]> {
    let fd = fields.state().fd_of(fields.attached());
    let Some(directory) = fd.filter(|fd| fd.ty == FdType::Directory) else {
        return UNKNOWN_DIRECTORY.into();
    };
    let name = &*directory.name;
    if name.is_empty() || name.ends_with(b"/") {
        return name.into();
    }
    [name, b"/"].concat().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, shown};

    fn from_kid(code: EventCode) -> EventBuilder {
        EventBuilder::new(code).tid(KID)
    }

    fn check(event: &EventBuilder, expected: &[(&str, &str)]) {
        World::new().on(event, |fields| {
            for (field, expected) in expected {
                assert_eq!(shown(fields, &format!("fs.path.{field}")), *expected, "{field}");
            }
        });
    }

    #[test]
    fn one_path_is_the_name() {
        let chmod = |result: i64| from_kid(event::SYSCALL_CHMOD_X).i64(result).text("a/../b").u32(0);
        check(
            &chmod(0),
            &[
                ("name", "/home/kid/b"),
                ("nameraw", "a/../b"),
                ("source", "<NA>"),
                ("target", "<NA>"),
            ],
        );
        check(&chmod(-1), &[("name", "<NA>"), ("nameraw", "<NA>")]);
        let absolute = from_kid(event::SYSCALL_CHMOD_X).i64(0).text("//x/./y").u32(0);
        check(&absolute, &[("name", "/x/y"), ("nameraw", "//x/./y")]);
    }

    #[test]
    fn a_directory_descriptor_prefixes_the_path() {
        let mkdirat = |fd: i64| from_kid(event::SYSCALL_MKDIRAT_X).i64(0).i64(fd).text("x").u32(0);
        check(&mkdirat(4), &[("name", "/srv/data/x")]);
        check(&mkdirat(3), &[("name", "<UNKNOWN>x")]);
        check(&mkdirat(99), &[("name", "<UNKNOWN>x")]);
    }

    #[test]
    fn calls_on_descriptors_have_the_path_of_the_descriptor() {
        let fchmod = from_kid(event::SYSCALL_FCHMOD_X).i64(0).i64(3).u32(0);
        check(
            &fchmod,
            &[("name", "/var/log/syslog"), ("nameraw", "/var/log/syslog")],
        );
    }

    #[test]
    fn opens_count_unless_they_are_not_permitted() {
        let open = |fd: i64| {
            let event = from_kid(event::SYSCALL_OPEN_X).i64(fd).text("x");
            event.u32(1).u32(0).u32(0).u64(0)
        };
        check(&open(9), &[("name", "/home/kid/x")]);
        check(&open(-2), &[("name", "/home/kid/x")]);
        check(&open(-1), &[("name", "<NA>")]);
        let openat = |fd: i64| {
            let event = from_kid(event::SYSCALL_OPENAT_2_X).i64(fd).i64(4).text("x");
            event.u32(1).u32(0).u32(0).u64(0)
        };
        check(&openat(9), &[("name", "/srv/data/x"), ("nameraw", "x")]);
        check(&openat(-2), &[("name", "<UNKNOWN>")]);
    }

    #[test]
    fn two_paths_are_source_and_target() {
        let rename = from_kid(event::SYSCALL_RENAMEAT2_X).i64(0).i64(4).text("old");
        check(
            &rename.i64(99).text("new").u32(0),
            &[
                ("source", "/srv/data/old"),
                ("target", "<UNKNOWN>new"),
                ("sourceraw", "old"),
                ("targetraw", "new"),
                ("name", "<NA>"),
            ],
        );
        let link = from_kid(event::SYSCALL_LINKAT_2_X).i64(0).i64(4).text("old");
        check(
            &link.i64(4).text("new").u32(0),
            &[("source", "/home/kid/new"), ("target", "/home/kid/old")],
        );
        let symlink = from_kid(event::SYSCALL_SYMLINKAT_X).i64(0).text("to");
        check(
            &symlink.i64(4).text("from"),
            &[("source", "/srv/data/from"), ("target", "<UNKNOWN>to")],
        );
    }
}
