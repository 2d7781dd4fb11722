//! Entries of the list of users and groups, versions 1 and 2.
//!
//! ```text
//! [v2: u32 entry length, itself included] | u8 kind | user: u32 uid, u32 gid, name, home, shell
//!                                                   | group: u32 gid, name
//! ```

use super::body::Body;
use super::entry::{Group, User};
use super::error::{CaptureError, Fault};
use super::limits::MAX_CREDENTIAL;

/// Kind of a user's entry; any other is a group's.
pub(super) const USER: u8 = 0;
/// Kind that today's writer gives a group.
pub(super) const GROUP: u8 = 1;

/// Bytes of the entry's length itself.
const LENGTH: u64 = 4;

/// A user or a group.
pub(super) enum Credential {
    User(User),
    Group(Group),
}

/// Reads the next entry.
pub(super) fn read(body: &mut Body, version: u8) -> Result<Credential, CaptureError> {
    if version < 2 {
        return read_values(body);
    }
    let length = u64::from(body.u32("user entry length")?);
    let Some(rest) = length.checked_sub(LENGTH) else {
        return Err(body.error(Fault::TooShort {
            what: "a user entry",
            length,
            min: LENGTH,
        }));
    };
    body.entry("a user entry", rest, read_values)
}

fn read_values(body: &mut Body) -> Result<Credential, CaptureError> {
    Ok(if body.u8("user kind")? == USER {
        Credential::User(User {
            uid: body.u32("user id")?,
            gid: body.u32("group id")?,
            name: body.text("user name", MAX_CREDENTIAL)?,
            home: body.text("home directory", MAX_CREDENTIAL)?,
            shell: body.text("login shell", MAX_CREDENTIAL)?,
        })
    } else {
        Credential::Group(Group {
            gid: body.u32("group id")?,
            name: body.text("group name", MAX_CREDENTIAL)?,
        })
    })
}
