//! `fdlist.*`: the descriptors of a poll.
//!
//! Each is a text of items divided by commas; descriptors that have no such item are left out.

use compiler::tables::{FieldId, event, field};
use compiler::value::Value;

use super::number::put;
use super::{EventFields, Extractor, decode};
use crate::state::{Fd, FdType, NOT_AVAILABLE};

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::FDLIST_NUMS => |fields, _| list(fields, |number, _, out| put!(out, "{number}")),
        field::FDLIST_NAMES => |fields, _| {
            list(fields, |_, fd, out| {
                let name = fd.map(|fd| &*fd.name).filter(|name| !name.is_empty());
                out.extend_from_slice(name.unwrap_or(NOT_AVAILABLE));
            })
        },
        field::FDLIST_CIPS => |fields, _| list(fields, |_, fd, out| client_ip(fd, out)),
        field::FDLIST_SIPS => |fields, _| list(fields, |_, fd, out| server_ip(fd, out)),
        field::FDLIST_CPORTS => |fields, _| list(fields, |_, fd, out| client_port(fd, out)),
        field::FDLIST_SPORTS => |fields, _| list(fields, |_, fd, out| server_port(fd, out)),
        _ => return None,
    };
    Some(extractor)
}

/// Items of the descriptors of a poll; nothing if there are none.
fn list<'f>(fields: &EventFields<'_>, item: fn(i64, Option<&Fd>, &mut Vec<u8>)) -> Option<Value<'f>> {
    let event = fields.event();
    if !matches!(event.code, event::SYSCALL_POLL_X | event::SYSCALL_PPOLL_X) {
        return None;
    }
    fields.thread()?;
    let mut out = Vec::new();
    for (number, _) in decode::fdlist(event.value(1)?) {
        let start = out.len();
        item(number, fields.fd(number), &mut out);
        if out.len() > start {
            out.push(b',');
        }
    }
    out.pop()?;
    Some(Value::owned_text(out))
}

fn client_ip(fd: Option<&Fd>, out: &mut Vec<u8>) {
    match fd {
        Some(fd) if fd.ty == FdType::Ipv4Socket => put!(out, "{}", fd.addresses.v4_source().ip),
        Some(fd) if fd.ty == FdType::Ipv6Socket => put!(out, "{}", fd.addresses.v6_source().ip),
        _ => {}
    }
}

fn server_ip(fd: Option<&Fd>, out: &mut Vec<u8>) {
    match fd {
        Some(fd) if fd.ty == FdType::Ipv4Socket => put!(out, "{}", fd.addresses.v4_dest().ip),
        Some(fd) if fd.ty == FdType::Ipv6Socket => put!(out, "{}", fd.addresses.v6_dest().ip),
        Some(fd) if fd.ty == FdType::Ipv4Server => put!(out, "{}", fd.addresses.v4_server().ip),
        Some(fd) if fd.ty == FdType::Ipv6Server => put!(out, "{}", fd.addresses.v6_server().ip),
        _ => {}
    }
}

fn client_port(fd: Option<&Fd>, out: &mut Vec<u8>) {
    match fd {
        Some(fd) if fd.ty == FdType::Ipv4Socket => put!(out, "{}", fd.addresses.v4_source().port),
        Some(fd) if fd.ty == FdType::Ipv6Socket => put!(out, "{}", fd.addresses.v6_source().port),
        _ => {}
    }
}

/// Listening sockets are left out here, unlike their addresses.
fn server_port(fd: Option<&Fd>, out: &mut Vec<u8>) {
    match fd {
        Some(fd) if fd.ty == FdType::Ipv4Socket => put!(out, "{}", fd.addresses.v4_dest().port),
        Some(fd) if fd.ty == FdType::Ipv6Socket => put!(out, "{}", fd.addresses.v6_dest().port),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, shown};
    use compiler::tables::event;

    #[test]
    fn polls_list_their_descriptors() {
        let mut list = 4_u16.to_le_bytes().to_vec();
        for fd in [3_i64, 5, 6, 99] {
            list.extend(fd.to_le_bytes());
            list.extend(1_i16.to_le_bytes());
        }
        let poll = EventBuilder::new(event::SYSCALL_POLL_X).tid(KID);
        let poll = poll.i64(0).value(&list).i64(5);
        World::new().on(&poll, |fields| {
            for (field, expected) in [
                ("fdlist.nums", "3,5,6,99"),
                (
                    "fdlist.names",
                    "/var/log/syslog,10.0.0.1:5000->10.0.0.9:443,0.0.0.0:80,<NA>",
                ),
                ("fdlist.cips", "10.0.0.1"),
                ("fdlist.sips", "10.0.0.9,0.0.0.0"),
                ("fdlist.cports", "5000"),
                ("fdlist.sports", "443"),
            ] {
                assert_eq!(shown(fields, field), expected, "{field}");
            }
        });
        let close = EventBuilder::new(event::SYSCALL_CLOSE_X).tid(KID).i64(0).i64(3);
        assert_eq!(World::new().show(&close, "fdlist.nums"), "<NA>");
    }
}
