//! Connections made here and seen by the probe.

mod support;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::fd::AsRawFd;
use std::os::unix::net::{UnixListener, UnixStream};

use compiler::tables::event;
use support::{Seen, first, observe, thread};

fn seen(test: &str, work: impl FnOnce()) -> Option<Vec<Seen>> {
    let own = thread();
    observe(test, work, |tid| tid == own)
}

/// Family, address and port of an end on this host.
fn end(port: u16) -> Vec<u8> {
    [&[127, 0, 0, 1][..], &port.to_le_bytes()].concat()
}

#[test]
fn connections_are_told_with_both_ends() {
    let (mut server_port, mut client_port, mut listening) = (0, 0, 0);
    let Some(seen) = seen("connections_are_told_with_both_ends", || {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listening = i64::from(listener.as_raw_fd());
        server_port = listener.local_addr().unwrap().port();
        let mut client = TcpStream::connect(("127.0.0.1", server_port)).unwrap();
        client_port = client.local_addr().unwrap().port();
        let (mut accepted, _) = listener.accept().unwrap();
        client.write_all(b"question").unwrap();
        let mut buffer = [0; 8];
        accepted.read_exact(&mut buffer).unwrap();
        client.shutdown(std::net::Shutdown::Write).unwrap();
    }) else {
        return;
    };
    let socket = first(&seen, event::SOCKET_SOCKET_X);
    assert_eq!((socket.number("domain"), socket.number("flags")), (2, 4096));
    let bind = first(&seen, event::SOCKET_BIND_X);
    assert_eq!(bind.bytes("addr"), [&[2, 127, 0, 0, 1][..], &[0, 0]].concat());
    let listen = first(&seen, event::SOCKET_LISTEN_X);
    assert_eq!(listen.number("fd"), listening);
    let connect = first(&seen, event::SOCKET_CONNECT_X);
    assert_eq!(connect.number("res"), 0);
    assert_eq!(
        connect.bytes("tuple"),
        [&[2][..], &end(client_port), &end(server_port)].concat()
    );
    assert_eq!(connect.bytes("addr"), [&[2][..], &end(server_port)].concat());
    let accept = first(&seen, event::SOCKET_ACCEPT4_6_X);
    assert_eq!(
        accept.bytes("tuple"),
        [&[2][..], &end(client_port), &end(server_port)].concat()
    );
    assert_eq!(accept.number("queuemax"), listen.number("backlog"));
    let sent = first(&seen, event::SOCKET_SENDTO_X);
    assert_eq!((sent.bytes("data"), sent.number("size")), (&b"question"[..], 8));
    assert_eq!(sent.bytes("tuple"), connect.bytes("tuple"));
    let received = first(&seen, event::SOCKET_RECVFROM_X);
    assert_eq!(received.bytes("data"), b"question");
    assert_eq!(received.bytes("tuple"), connect.bytes("tuple"));
    assert_eq!(first(&seen, event::SOCKET_SHUTDOWN_X).number("how"), 1);
}

#[test]
fn messages_are_told_with_the_address_they_go_to() {
    let (mut port, mut peer) = (0, 0);
    let Some(seen) = seen("messages_are_told_with_the_address_they_go_to", || {
        let (one, two) = (
            UdpSocket::bind("127.0.0.1:0").unwrap(),
            UdpSocket::bind("127.0.0.1:0").unwrap(),
        );
        (port, peer) = (one.local_addr().unwrap().port(), two.local_addr().unwrap().port());
        one.send_to(b"hello", ("127.0.0.1", peer)).unwrap();
        two.recv_from(&mut [0; 10]).unwrap();
    }) else {
        return;
    };
    let both = [&[2][..], &end(port), &end(peer)].concat();
    assert_eq!(first(&seen, event::SOCKET_SENDTO_X).bytes("tuple"), both);
    let received = first(&seen, event::SOCKET_RECVFROM_X);
    assert_eq!(
        (received.bytes("tuple"), received.bytes("data")),
        (&both[..], &b"hello"[..])
    );
}

#[test]
fn unix_sockets_are_told_with_their_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let Some(seen) = seen("unix_sockets_are_told_with_their_path", || {
        let listener = UnixListener::bind(&path).unwrap();
        let client = UnixStream::connect(&path).unwrap();
        let accepted = listener.accept().unwrap();
        drop((client, accepted));
        UnixStream::connect("/nonexistent/socket").unwrap_err();
        drop(UnixStream::pair().unwrap());
    }) else {
        return;
    };
    let name = [path.to_str().unwrap().as_bytes(), b"\0"].concat();
    assert_eq!(
        first(&seen, event::SOCKET_BIND_X).bytes("addr"),
        [&[1][..], &name].concat()
    );
    let connect = first(&seen, event::SOCKET_CONNECT_X);
    let (ends, told) = connect.bytes("tuple")[1..].split_at(16);
    assert_eq!((connect.bytes("tuple")[0], told), (1, &name[..]));
    let accept = first(&seen, event::SOCKET_ACCEPT4_6_X);
    assert_eq!(&accept.bytes("tuple")[17..], &name[..]);
    // The same two sockets of the kernel, seen from either side.
    assert_eq!(&accept.bytes("tuple")[1..17], ends);
    let refused = seen
        .iter()
        .filter(|seen| seen.code == event::SOCKET_CONNECT_X)
        .nth(1)
        .unwrap();
    assert_eq!((refused.number("res"), refused.bytes("tuple")), (-2, &b""[..]));
    assert_eq!(refused.bytes("addr"), b"\x01/nonexistent/socket\0");
    let pair = first(&seen, event::SOCKET_SOCKETPAIR_X);
    assert!(pair.number("fd1") > 2 && pair.number("fd2") > pair.number("fd1"));
    assert!(pair.number("source") != 0 && pair.number("peer") != pair.number("source"));
}
