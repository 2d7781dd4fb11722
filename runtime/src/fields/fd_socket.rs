//! `fd.*` of sockets: addresses, networks, ports and protocols of both ends.
//!
//! Client and server are unknown while a socket has no role; local and remote are distinguished by
//! the addresses of the machine. Fields without an end have the values of both, client first.
//! Host names are those of the state. Not here: resolving them.

use std::net::IpAddr;

use compiler::tables::{FieldId, field};
use compiler::value::Value;

use super::fd::{descriptor, entry, with_role};
use super::{EventFields, Extractor};
use crate::capture::L4Protocol;
use crate::state::{End, Fd, FdType};

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::FD_CIP | field::FD_CNET => |fields, _| Some(address(client(with_role(fields)?)?)),
        field::FD_SIP | field::FD_SNET => |fields, _| Some(address(server(with_role(fields)?)?)),
        field::FD_LIP | field::FD_LNET => |fields, _| Some(address(side(fields, Side::Local)?)),
        field::FD_RIP | field::FD_RNET => |fields, _| Some(address(side(fields, Side::Remote)?)),
        field::FD_IP | field::FD_NET => |fields, _| both(fields, address),
        field::FD_CPORT => |fields, _| Some(port(client(with_role(fields)?)?)),
        field::FD_SPORT => |fields, _| Some(port(server_with_port(fields)?)),
        field::FD_LPORT => |fields, _| Some(port(side(fields, Side::Local)?)),
        field::FD_RPORT => |fields, _| Some(port(side(fields, Side::Remote)?)),
        field::FD_PORT | field::FD_PROTO => |fields, _| both(fields, port),
        // Where there is a role but no such end, these are empty rather than missing.
        field::FD_CPROTO => |fields, _| Some(service(client(with_role(fields)?))),
        field::FD_SPROTO => |fields, _| {
            let end = server_with_port(fields)?;
            let listening = entry(fields)?.ty.is_server();
            Some(service((!listening).then_some(end)))
        },
        field::FD_LPROTO => |fields, _| Some(service(Some(side(fields, Side::Local)?))),
        field::FD_RPROTO => |fields, _| Some(service(Some(side(fields, Side::Remote)?))),
        field::FD_L4PROTO => |fields, _| Some(Value::text(l4_name(entry(fields)?))),
        field::FD_SOCKFAMILY => |fields, _| match entry(fields)?.ty {
            FdType::Unix => Some(Value::text("unix")),
            ty => (ty.is_inet() || ty.is_server()).then(|| Value::text("ip")),
        },
        field::FD_IS_SERVER => |fields, _| Some(Value::Bool(is_server(fields)?)),
        field::FD_CIP_NAME => |fields, _| names(fields, with_role(fields).and_then(client)),
        field::FD_SIP_NAME => |fields, _| names(fields, with_role(fields).and_then(server)),
        field::FD_LIP_NAME => |fields, _| names(fields, side(fields, Side::Local)),
        field::FD_RIP_NAME => |fields, _| names(fields, side(fields, Side::Remote)),
        _ => return None,
    };
    Some(extractor)
}

/// Returns the name of the transport protocol.
pub(super) fn l4_name(fd: &Fd) -> &'static str {
    match fd.l4() {
        L4Protocol::Tcp => "tcp",
        L4Protocol::Udp => "udp",
        L4Protocol::Icmp => "icmp",
        L4Protocol::Raw => "raw",
        L4Protocol::Unknown | L4Protocol::NotApplicable => "<NA>",
    }
}

fn address<'f>(end: End<IpAddr>) -> Value<'f> {
    Value::Ip(end.ip)
}

fn port<'f>(end: End<IpAddr>) -> Value<'f> {
    Value::Uint(u64::from(end.port))
}

/// Services go by their number: names would depend on the machine that reads the capture.
fn service<'f>(end: Option<End<IpAddr>>) -> Value<'f> {
    match end {
        Some(end) => Value::owned_text(end.port.to_string()),
        None => Value::text(""),
    }
}

/// Returns an end of either family.
fn any<A: Into<IpAddr>>(end: End<A>) -> End<IpAddr> {
    End {
        ip: end.ip.into(),
        port: end.port,
    }
}

fn client(fd: &Fd) -> Option<End<IpAddr>> {
    match fd.ty {
        FdType::Ipv4Socket => Some(any(fd.addresses.v4_source())),
        FdType::Ipv6Socket => Some(any(fd.addresses.v6_source())),
        _ => None,
    }
}

fn server(fd: &Fd) -> Option<End<IpAddr>> {
    match fd.ty {
        FdType::Ipv4Socket => Some(any(fd.addresses.v4_dest())),
        FdType::Ipv6Socket => Some(any(fd.addresses.v6_dest())),
        FdType::Ipv4Server => Some(any(fd.addresses.v4_server())),
        FdType::Ipv6Server => Some(any(fd.addresses.v6_server())),
        _ => None,
    }
}

/// Returns the port of one end; that of a listening socket is known even without a role.
pub(super) fn server_with_port(fields: &EventFields<'_>) -> Option<End<IpAddr>> {
    let fd = entry(fields)?;
    let fd = if fd.ty.is_server() { fd } else { with_role(fields)? };
    server(fd)
}

/// Both ends, client first; a listening socket's own one.
fn both<'f>(fields: &EventFields<'_>, value: fn(End<IpAddr>) -> Value<'f>) -> Option<Value<'f>> {
    let fd = entry(fields)?;
    let ends: Vec<_> = client(fd).into_iter().chain(server(fd)).map(value).collect();
    Some(Value::Candidates(ends))
}

/// Returns the names of an end's address among those that rules compare; an empty one if it has none of
/// them, and nothing for descriptors that have no such end.
fn names<'f>(fields: &EventFields<'f>, end: Option<End<IpAddr>>) -> Option<Value<'f>> {
    let known = fields.state().host_names()?;
    entry(fields)?;
    let mut names: Vec<Value<'f>> = match end {
        Some(end) => known.of(end.ip).map(Value::text).collect(),
        None => return Some(Value::Candidates(Vec::new())),
    };
    if names.is_empty() {
        names.push(Value::text(""));
    }
    Some(Value::Candidates(names))
}

/// An end as seen from this machine.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Side {
    Local,
    Remote,
}

fn side(fields: &EventFields<'_>, side: Side) -> Option<End<IpAddr>> {
    let fd = with_role(fields)?;
    let (client, server) = (client(fd)?, server(fd)?);
    let client_is_local = is_local(fields, client.ip)?;
    Some(if client_is_local == (side == Side::Local) {
        client
    } else {
        server
    })
}

fn is_local(fields: &EventFields<'_>, ip: IpAddr) -> Option<bool> {
    let thread = descriptor(fields)?.thread;
    Some(match ip {
        IpAddr::V4(ip) => fields.state().is_local_v4(thread, ip),
        IpAddr::V6(ip) => fields.state().is_local_v6(thread, ip),
    })
}

/// Returns whether the socket listens, or has its server end on this machine.
fn is_server(fields: &EventFields<'_>) -> Option<bool> {
    let fd = entry(fields)?;
    match server(fd) {
        Some(_) if fd.ty.is_server() => Some(true),
        Some(server) => is_local(fields, server.ip),
        None => Some(false),
    }
}

#[cfg(test)]
mod tests {
    use compiler::backend::FieldSource;
    use compiler::tables::event;

    use super::*;
    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, parse, shown};
    use crate::state::HostNames;

    fn close(fd: i64) -> EventBuilder {
        EventBuilder::new(event::SYSCALL_CLOSE_X).tid(KID).i64(0).i64(fd)
    }

    #[test]
    fn ends_have_the_names_that_were_resolved() {
        let mut world = World::new();
        let names = |names: &[&str], ip: [u8; 4]| -> Vec<(String, Vec<IpAddr>)> {
            let named = |name: &&str| ((*name).to_owned(), vec![ip.into()]);
            names.iter().map(named).collect()
        };
        let all = [
            names(&["db", "www"], [10, 0, 0, 9]),
            names(&["me"], [10, 0, 0, 1]),
        ]
        .concat();
        world.state.set_host_names(all.into_iter().collect::<HostNames>());
        world.on(&close(5), |fields| {
            for (field, expected) in [
                ("fd.cip.name", "me"),
                ("fd.sip.name", "db"),
                ("fd.lip.name", "me"),
                ("fd.rip.name", "db"),
            ] {
                assert_eq!(shown(fields, field), expected, "{field}");
            }
            let both = Value::Candidates(vec![Value::text("db"), Value::text("www")]);
            assert_eq!(fields.value(&parse("fd.sip.name")), Some(both));
        });
        let mut world = World::new();
        world.state.set_host_names(HostNames::default());
        world.on(&close(5), |fields| {
            assert_eq!(shown(fields, "fd.sip.name"), "<NA>");
            let unknown = Value::Candidates(vec![Value::text("")]);
            assert_eq!(fields.value(&parse("fd.sip.name")), Some(unknown));
        });
        world.on(&close(3), |fields| {
            let none = Value::Candidates(Vec::new());
            assert_eq!(fields.value(&parse("fd.sip.name")), Some(none));
        });
    }

    #[test]
    fn connections_have_two_ends_and_two_sides() {
        World::new().on(&close(5), |fields| {
            for (field, expected) in [
                ("fd.cip", "10.0.0.1"),
                ("fd.sip", "10.0.0.9"),
                ("fd.cport", "5000"),
                ("fd.sport", "443"),
                ("fd.sproto", "443"),
                ("fd.lip", "10.0.0.1"),
                ("fd.rip", "10.0.0.9"),
                ("fd.lport", "5000"),
                ("fd.rport", "443"),
                ("fd.rproto", "443"),
                ("fd.l4proto", "tcp"),
                ("fd.sockfamily", "ip"),
                ("fd.is_server", "false"),
                ("fd.snet", "<NA>"),
                ("fd.ip", "<NA>"),
                ("fd.sip.name", "<NA>"),
            ] {
                assert_eq!(shown(fields, field), expected, "{field}");
            }
            let ends = ["10.0.0.1", "10.0.0.9"].map(|ip| Value::Ip(ip.parse().unwrap()));
            assert_eq!(
                fields.value(&parse("fd.ip")),
                Some(Value::Candidates(ends.to_vec()))
            );
            let ports = vec![Value::Uint(5000), Value::Uint(443)];
            assert_eq!(fields.value(&parse("fd.port")), Some(Value::Candidates(ports)));
        });
    }

    #[test]
    fn listening_sockets_have_a_server_port_even_without_a_role() {
        World::new().on(&close(6), |fields| {
            assert_eq!(shown(fields, "fd.sport"), "80");
            assert_eq!(shown(fields, "fd.sip"), "<NA>");
            assert_eq!(shown(fields, "fd.sproto"), "");
            assert_eq!(shown(fields, "fd.cip"), "<NA>");
            assert_eq!(shown(fields, "fd.lport"), "<NA>");
            assert_eq!(shown(fields, "fd.is_server"), "true");
            let ends = vec![Value::Ip("0.0.0.0".parse().unwrap())];
            assert_eq!(fields.value(&parse("fd.ip")), Some(Value::Candidates(ends)));
        });
    }

    #[test]
    fn other_descriptors_exist_without_an_address() {
        World::new().on(&close(3), |fields| {
            assert_eq!(fields.value(&parse("fd.ip")), Some(Value::Candidates(Vec::new())));
        });
        World::new().on(&close(99), |fields| {
            assert_eq!(fields.value(&parse("fd.ip")), None);
        });
    }
}
