//! Sockets: ends, roles, names.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::*;
use crate::capture::{Interface, InterfaceAddress, L4Protocol};
use crate::state::{Connection, FdType, Role};

const STREAM: u32 = 1;
const DGRAM: u32 = 2;
const CLIENT: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 1);
const SERVER: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 2);

fn socket(fd: i64, domain: u32, ty: u32, protocol: u32) -> EventBuilder {
    exit(SHELL, code::SOCKET_SOCKET_X)
        .i64(fd)
        .u32(domain)
        .u32(ty)
        .u32(protocol)
        .u32(0)
}

fn address(ip: Ipv4Addr, port: u16) -> Vec<u8> {
    [&[2], &ip.octets()[..], &port.to_le_bytes()].concat()
}

fn tuple(source: (Ipv4Addr, u16), dest: (Ipv4Addr, u16)) -> Vec<u8> {
    let mut bytes = address(source.0, source.1);
    bytes.extend_from_slice(&address(dest.0, dest.1)[1..]);
    bytes
}

fn address6(ip: Ipv6Addr, port: u16) -> Vec<u8> {
    [&[10], &ip.octets()[..], &port.to_le_bytes()].concat()
}

fn tuple6(source: (Ipv6Addr, u16), dest: (Ipv6Addr, u16)) -> Vec<u8> {
    let mut bytes = address6(source.0, source.1);
    bytes.extend_from_slice(&address6(dest.0, dest.1)[1..]);
    bytes
}

fn unix_tuple(source: u64, dest: u64, path: &str) -> Vec<u8> {
    [
        &[1],
        &source.to_le_bytes()[..],
        &dest.to_le_bytes(),
        path.as_bytes(),
        &[0],
    ]
    .concat()
}

fn bind(fd: i64, address: &[u8]) -> EventBuilder {
    exit(SHELL, code::SOCKET_BIND_X).i64(0).value(address).i64(fd)
}

fn connect(res: i64, fd: i64, tuple: &[u8], address: &[u8]) -> EventBuilder {
    exit(SHELL, code::SOCKET_CONNECT_X)
        .i64(res)
        .value(tuple)
        .i64(fd)
        .value(address)
}

fn sendto(fd: i64, tuple: &[u8]) -> EventBuilder {
    exit(SHELL, code::SOCKET_SENDTO_X)
        .i64(1)
        .value(b"x")
        .i64(fd)
        .u32(1)
        .value(tuple)
}

fn recvfrom(fd: i64, tuple: &[u8]) -> EventBuilder {
    exit(SHELL, code::SOCKET_RECVFROM_X)
        .i64(1)
        .value(b"x")
        .value(tuple)
        .i64(fd)
        .u32(1)
}

#[test]
fn new_sockets_know_family_and_transport() {
    let cases = [
        ((2, STREAM, 0), FdType::Ipv4Socket, L4Protocol::Tcp),
        ((2, DGRAM | 0x800, 0), FdType::Ipv4Socket, L4Protocol::Udp),
        ((2, STREAM, 6), FdType::Ipv4Socket, L4Protocol::Tcp),
        ((2, 3, 6), FdType::Ipv4Socket, L4Protocol::Raw),
        ((2, DGRAM, 1), FdType::Ipv4Socket, L4Protocol::Icmp),
        ((2, 3, 255), FdType::Ipv4Socket, L4Protocol::Raw),
        ((10, DGRAM, 17), FdType::Ipv6Socket, L4Protocol::Udp),
    ];
    for ((domain, ty, protocol), expected, l4) in cases {
        let mut world = World::new();
        let attached = world.apply(socket(3, domain, ty, protocol));
        let fd = world.fd(SHELL, 3).unwrap();
        let found = if domain == 2 {
            fd.addresses.v4_l4()
        } else {
            fd.addresses.v6_l4()
        };
        assert_eq!((fd.ty, found), (expected, l4), "{domain} {ty} {protocol}");
        assert_eq!((fd.role, fd.name.len()), (Role::None, 0));
        assert!(!attached.fd_name_changed);
    }
    let mut world = World::new();
    for (domain, ty) in [(1, FdType::Unix), (16, FdType::Netlink), (17, FdType::Unknown)] {
        world.apply(socket(3, domain, STREAM, 0));
        assert_eq!(world.fd(SHELL, 3).unwrap().ty, ty);
    }
}

#[test]
fn bound_sockets_listen() {
    let mut world = World::new();
    world.apply(socket(3, 2, STREAM, 0));
    world.apply(bind(3, &address(Ipv4Addr::UNSPECIFIED, 80)));
    let fd = world.fd(SHELL, 3).unwrap();
    assert_eq!(
        (fd.ty, fd.role, fd.l4()),
        (FdType::Ipv4Server, Role::Server, L4Protocol::Tcp)
    );
    assert_eq!(fd.addresses.v4_server().port, 80);
    assert_eq!(text(&fd.name), "0.0.0.0:80");

    world.apply(socket(4, 10, STREAM, 0));
    world.apply(bind(4, &address6(Ipv6Addr::LOCALHOST, 81)));
    let fd = world.fd(SHELL, 4).unwrap();
    assert_eq!(
        (fd.ty, fd.l4(), text(&fd.name)),
        (FdType::Ipv6Server, L4Protocol::Tcp, "::1:81".into())
    );

    world.apply(socket(5, 10, STREAM, 0));
    world.apply(bind(5, &address6(Ipv6Addr::UNSPECIFIED, 82)));
    let fd = world.fd(SHELL, 5).unwrap();
    assert_eq!((fd.ty, fd.l4()), (FdType::Ipv4Server, L4Protocol::Tcp));
    assert_eq!(text(&fd.name), ":::82");

    world.apply(socket(6, 2, DGRAM, 0));
    world.apply(bind(6, &address(Ipv4Addr::LOCALHOST, 0)));
    let fd = world.fd(SHELL, 6).unwrap();
    assert_eq!(
        (fd.ty, fd.role),
        (FdType::Ipv4Socket, Role::None),
        "no port, no server"
    );
    assert_eq!(text(&fd.name), "127.0.0.1:0");

    world.apply(socket(7, 1, STREAM, 0));
    world.apply(bind(7, b"\x01/run/s\0"));
    assert_eq!(world.fd_name(SHELL, 7).as_deref(), Some("/run/s"));
}

#[test]
fn connecting_makes_a_client() {
    let mut world = World::new();
    world.apply(socket(3, 2, STREAM, 0));
    let ends = tuple((CLIENT, 5000), (SERVER, 80));
    let attached = world.apply(connect(0, 3, &ends, &[]));
    let fd = world.fd(SHELL, 3).unwrap();
    assert_eq!((fd.role, fd.connection), (Role::Client, Connection::Connected));
    assert_eq!(text(&fd.name), "10.0.0.1:5000->10.0.0.2:80");
    assert!(attached.fd_name_changed);
    // In the background is as good; refused is not.
    world.apply(socket(4, 2, STREAM, 0));
    world.apply(connect(-115, 4, &ends, &[]));
    assert_eq!(world.fd(SHELL, 4).unwrap().role, Role::Client);
    world.apply(socket(5, 2, STREAM, 0));
    world.apply(connect(-111, 5, &ends, &[]));
    let fd = world.fd(SHELL, 5).unwrap();
    assert_eq!(
        (fd.role, fd.connection, fd.name.len()),
        (Role::None, Connection::None, 0)
    );
}

#[test]
fn the_address_of_the_enter_event_precedes_the_callers_memory() {
    let asked = address(Ipv4Addr::new(9, 9, 9, 9), 53);
    let given = address(SERVER, 80);
    let enter = || exit(SHELL, code::SOCKET_CONNECT_E).i64(3).value(&asked);
    let mut world = World::new();
    world.apply(socket(3, 2, STREAM, 0));
    world.apply(enter());
    world.apply(connect(0, 3, &tuple((CLIENT, 1), (SERVER, 80)), &given));
    assert_eq!(world.fd_name(SHELL, 3).as_deref(), Some("10.0.0.1:1->9.9.9.9:53"));
    // A tuple that does not come from that memory is the kernel's word.
    world.apply(socket(3, 2, STREAM, 0));
    world.apply(enter());
    world.apply(connect(0, 3, &tuple((CLIENT, 1), (SERVER, 81)), &given));
    assert_eq!(
        world.fd_name(SHELL, 3).as_deref(),
        Some("10.0.0.1:1->10.0.0.2:81")
    );
    // Without tuple only the destination is known, and the name stays.
    world.apply(socket(3, 2, STREAM, 0));
    world.apply(enter());
    world.apply(connect(0, 3, &[], &[]));
    let fd = world.fd(SHELL, 3).unwrap();
    assert_eq!(
        (fd.addresses.v4_dest().port, fd.role, fd.name.len()),
        (53, Role::None, 0)
    );
}

#[test]
fn unix_sockets_are_named_by_pointers_and_path() {
    let mut world = World::new();
    world.apply(socket(3, 1, STREAM, 0));
    world.apply(connect(0, 3, &unix_tuple(0xab, 0, "/run/s"), &[]));
    let fd = world.fd(SHELL, 3).unwrap();
    assert_eq!((text(&fd.name), fd.role), ("ab->0 /run/s".into(), Role::Client));
    assert_eq!(fd.addresses.unix(), (0xab, 0));
}

#[test]
fn mapped_connections_are_ipv4_ones() {
    let mut world = World::new();
    world.apply(socket(3, 10, STREAM, 0));
    let ends = tuple6((CLIENT.to_ipv6_mapped(), 1), (SERVER.to_ipv6_mapped(), 2));
    world.apply(connect(0, 3, &ends, &[]));
    assert_eq!(world.fd(SHELL, 3).unwrap().ty, FdType::Ipv4Socket);
    world.apply(socket(4, 10, STREAM, 0));
    let ends = tuple6((Ipv6Addr::LOCALHOST, 1), (Ipv6Addr::LOCALHOST, 2));
    world.apply(connect(0, 4, &ends, &[]));
    assert_eq!(world.fd_name(SHELL, 4).as_deref(), Some("::1:1->::1:2"));
}

#[test]
fn accepted_sockets_are_servers() {
    let mut world = World::new();
    let ends = tuple((CLIENT, 5000), (SERVER, 80));
    let accept = |fd: i64, tuple: &[u8]| {
        exit(SHELL, code::SOCKET_ACCEPT4_6_X)
            .i64(fd)
            .value(tuple)
            .u8(0)
            .u32(0)
            .u32(0)
            .u32(1 << 12)
    };
    let attached = world.apply(accept(4, &ends));
    let fd = world.fd(SHELL, 4).unwrap();
    assert_eq!(
        (fd.role, fd.l4(), fd.connection),
        (Role::Server, L4Protocol::Tcp, Connection::Connected)
    );
    assert_eq!(text(&fd.name), "10.0.0.1:5000->10.0.0.2:80");
    assert!(fd.is_close_on_exec());
    assert_eq!(attached.fd_num, 4);
    let attached = world.apply(accept(5, &[]));
    assert_eq!(
        (attached.fd_num, attached.has_fd()),
        (5, false),
        "nothing is known about the peer"
    );
}

#[test]
fn datagrams_give_ends_role_and_name() {
    let mut world = World::new();
    world.apply(socket(3, 2, DGRAM, 0));
    let attached = world.apply(sendto(3, &tuple((CLIENT, 5000), (SERVER, 53))));
    let fd = world.fd(SHELL, 3).unwrap();
    assert_eq!((fd.role, fd.l4()), (Role::Client, L4Protocol::Udp));
    assert_eq!(text(&fd.name), "10.0.0.1:5000->10.0.0.2:53");
    assert!(attached.fd_name_changed);
    // The answer has the ends the other way round and changes nothing.
    let attached = world.apply(recvfrom(3, &tuple((SERVER, 53), (CLIENT, 5000))));
    assert!(!attached.fd_name_changed);
    // Another peer does.
    world.apply(sendto(3, &tuple((CLIENT, 5000), (Ipv4Addr::new(8, 8, 8, 8), 53))));
    assert_eq!(
        world.fd_name(SHELL, 3).as_deref(),
        Some("10.0.0.1:5000->8.8.8.8:53")
    );
}

#[test]
fn a_bound_datagram_socket_serves() {
    let mut world = World::new();
    world.apply(socket(3, 2, DGRAM, 0));
    world.apply(bind(3, &address(SERVER, 53)));
    world.apply(recvfrom(3, &tuple((CLIENT, 5000), (SERVER, 53))));
    let fd = world.fd(SHELL, 3).unwrap();
    assert_eq!(
        (fd.ty, fd.role, fd.l4()),
        (FdType::Ipv4Socket, Role::Server, L4Protocol::Udp)
    );
    assert_eq!(text(&fd.name), "10.0.0.1:5000->10.0.0.2:53");
    // Its answers keep the client first.
    world.apply(sendto(
        3,
        &tuple((SERVER, 53), (Ipv4Addr::new(10, 0, 0, 9), 6000)),
    ));
    assert_eq!(
        world.fd_name(SHELL, 3).as_deref(),
        Some("10.0.0.9:6000->10.0.0.2:53")
    );
}

#[test]
fn an_unknown_end_gets_an_interfaces_address() {
    let mut world = World::new();
    world.state.set_interfaces(&[Interface {
        name: b"eth0".to_vec(),
        address: InterfaceAddress::V4 {
            address: CLIENT,
            netmask: Ipv4Addr::new(255, 255, 255, 0),
            broadcast: Ipv4Addr::BROADCAST,
        },
        link_speed: None,
    }]);
    world.apply(socket(3, 2, DGRAM, 0));
    world.apply(sendto(3, &tuple((Ipv4Addr::UNSPECIFIED, 5000), (SERVER, 53))));
    assert_eq!(
        world.fd_name(SHELL, 3).as_deref(),
        Some("10.0.0.1:5000->10.0.0.2:53")
    );
}

#[test]
fn sending_through_an_unknown_descriptor_assumes_a_datagram_socket() {
    let mut world = World::new();
    let attached = world.apply(sendto(9, &tuple((CLIENT, 5000), (SERVER, 53))));
    assert!(attached.has_fd());
    assert_eq!(world.fd(SHELL, 9).unwrap().l4(), L4Protocol::Udp);
    assert!(
        !world
            .apply(recvfrom(10, &tuple((CLIENT, 1), (SERVER, 2))))
            .has_fd()
    );
    assert!(!world.apply(sendto(11, &unix_tuple(1, 2, "/x"))).has_fd());
}

#[test]
fn named_tcp_sockets_do_not_look_at_tuples() {
    let mut world = World::new();
    world.apply(socket(3, 2, STREAM, 0));
    world.apply(connect(0, 3, &tuple((CLIENT, 1), (SERVER, 2)), &[]));
    world.apply(sendto(3, &tuple((CLIENT, 7), (SERVER, 8))));
    assert_eq!(world.fd_name(SHELL, 3).as_deref(), Some("10.0.0.1:1->10.0.0.2:2"));
}

#[test]
fn successful_transfers_connect_and_failed_ones_do_not() {
    let mut world = World::new();
    world.apply(socket(3, 2, STREAM, 0));
    world.apply(
        exit(SHELL, code::SYSCALL_READ_X)
            .i64(-11)
            .value(b"")
            .i64(3)
            .u32(1),
    );
    assert_eq!(world.fd(SHELL, 3).unwrap().connection, Connection::None);
    world.apply(read(SHELL, 3));
    assert_eq!(world.fd(SHELL, 3).unwrap().connection, Connection::Connected);
}

#[test]
fn unix_datagrams_rename_their_socket() {
    let mut world = World::new();
    world.apply(socket(3, 1, DGRAM, 0));
    let attached = world.apply(sendto(3, &unix_tuple(0xa, 0xb, "/dev/log")));
    assert_eq!(world.fd_name(SHELL, 3).as_deref(), Some("a->b /dev/log"));
    assert!(attached.fd_name_changed);
}

#[test]
fn socket_pairs_are_two_unix_sockets() {
    let mut world = World::new();
    let pair = |second: i64| {
        exit(SHELL, code::SOCKET_SOCKETPAIR_X)
            .i64(0)
            .i64(3)
            .i64(second)
            .u64(0xa)
            .u64(0xb)
    };
    let attached = world.apply(pair(4));
    for fd in [3, 4] {
        let fd = world.fd(SHELL, fd).unwrap();
        assert_eq!((fd.ty, fd.addresses.unix()), (FdType::Unix, (0xa, 0xb)));
    }
    assert_eq!(attached.fd_num, 4);
    assert!(!world.apply(pair(3)).has_fd());
}
