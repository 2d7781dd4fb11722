//! Machine info and lists, every version.

use std::net::Ipv4Addr;

use runtime::capture::{FdKind, FdTarget, Interface, InterfaceAddress, Item, L4Protocol, Process};

use super::bytes::{Bytes, block};
use super::metadata;

/// Codes of the process list by version; the second is that of writers before the first release.
const PROCESS_LISTS: [(u8, u32, Option<u32>); 9] = [
    (1, 0x202, Some(0x8000_ABCD)),
    (2, 0x207, Some(0x8013_ABCD)),
    (3, 0x209, Some(0x8014_ABCD)),
    (4, 0x210, None),
    (5, 0x211, None),
    (6, 0x212, None),
    (7, 0x213, None),
    (8, 0x214, None),
    (9, 0x215, None),
];

#[test]
fn every_version_of_the_process_list_gives_what_it_knows() {
    for (version, code, early_code) in PROCESS_LISTS {
        for code in [Some(code), early_code].into_iter().flatten() {
            let entries = [entry(version, 10, &[]), entry(version, 11, &[])].concat();
            let items = metadata(&[block(code, &entries)]);
            let [Item::Process(first), Item::Process(second)] = items.as_slice() else {
                panic!("version {version}: {items:?}");
            };
            assert_eq!(**first, expected(version, 10), "version {version}");
            assert_eq!(**second, expected(version, 11), "version {version}");
        }
    }
}

#[test]
fn a_short_tail_begins_at_the_login_user() {
    let tail = Bytes::new().u32(1000).u8(1).u64(1).u64(2).u64(3);
    assert_eq!(tail.0.len(), 29);
    let items = metadata(&[block(0x215, &entry(9, 10, &tail.0))]);
    let [Item::Process(process)] = items.as_slice() else {
        panic!("{items:?}");
    };
    let wanted = Process {
        loginuid: 1000,
        exe_writable: true,
        cap_inheritable: 1,
        cap_permitted: 2,
        cap_effective: 3,
        ..expected(9, 10)
    };
    assert_eq!(**process, wanted);
}

#[test]
fn a_long_tail_has_everything_and_may_go_on() {
    let tail = Bytes::new()
        .u64(5)
        .u32(34816)
        .u32(1000)
        .u8(0)
        .u64(1)
        .u64(2)
        .u64(3)
        .u8(1)
        .u64(100)
        .u64(101)
        .u64(102)
        .u8(1)
        .u8(1)
        .u64(9)
        .raw(b"from the future");
    let items = metadata(&[block(0x215, &entry(9, 10, &tail.0))]);
    let [Item::Process(process)] = items.as_slice() else {
        panic!("{items:?}");
    };
    let wanted = Process {
        pidns_init_start_ts: 5,
        tty: 34816,
        loginuid: 1000,
        cap_inheritable: 1,
        cap_permitted: 2,
        cap_effective: 3,
        exe_upper_layer: true,
        exe_ino: 100,
        exe_ino_ctime: 101,
        exe_ino_mtime: 102,
        exe_from_memfd: true,
        exe_lower_layer: true,
        pgid: 9,
        ..expected(9, 10)
    };
    assert_eq!(**process, wanted);
}

/// An entry of the process list, written after the table of the format's description.
fn entry(version: u8, tid: u64, tail: &[u8]) -> Vec<u8> {
    let mut entry = Bytes::new().u64(tid).u64(tid + 1).u64(tid + 2);
    if version >= 6 {
        entry = entry.u64(60);
    }
    if version >= 8 {
        entry = entry.u64(80);
    }
    entry = entry.text("comm").text("exe");
    if version >= 7 {
        entry = entry.text("/exe/path");
    }
    entry = entry.text("a\0b").text("/cwd/").u64(1024).u32(7).u32(1).u32(2);
    if version >= 2 {
        entry = entry.u32(20).u32(21).u32(22).u64(23).u64(24);
    }
    if version >= 3 {
        entry = entry.text("K=V\0");
    }
    if version >= 4 {
        entry = entry.u64(40).u64(41).text("cpu=/x\0");
    }
    if version >= 5 {
        entry = entry.text("/root");
    }
    entry = entry.raw(tail);
    if version >= 9 {
        entry = Bytes::new().u32(4 + entry.0.len() as u32).raw(&entry.0);
    }
    entry.0
}

fn expected(version: u8, tid: i64) -> Process {
    let since = |first: u8, number: i64| if version >= first { number } else { -1 };
    let count = |number: u32| if version >= 2 { number } else { 0 };
    let text = |first: u8, text: &str| {
        let text = if version >= first { text } else { "" };
        text.as_bytes().to_vec()
    };
    Process {
        tid,
        pid: tid + 1,
        ptid: tid + 2,
        sid: since(6, 60),
        vpgid: since(8, 80),
        vtid: since(4, 40),
        vpid: since(4, 41),
        comm: b"comm".to_vec(),
        exe: b"exe".to_vec(),
        exepath: text(7, "/exe/path"),
        args: b"a\0b\0".to_vec(),
        env: text(3, "K=V\0"),
        cgroups: text(4, "cpu=/x\0"),
        cwd: b"/cwd/".to_vec(),
        root: text(5, "/root"),
        fd_limit: 1024,
        flags: 7,
        uid: 1,
        gid: 2,
        vm_size: count(20),
        vm_rss: count(21),
        vm_swap: count(22),
        pf_major: u64::from(count(23)),
        pf_minor: u64::from(count(24)),
        ..Process::default()
    }
}

#[test]
fn descriptors_of_both_versions_are_read() {
    let payloads: [(u8, Bytes, FdTarget); 6] = [
        (0, Bytes::new(), FdTarget::Unknown),
        (
            3,
            Bytes::new()
                .raw(&[10, 0, 0, 1])
                .raw(&[10, 0, 0, 2])
                .u16(5000)
                .u16(80)
                .u8(2),
            FdTarget::Ipv4Socket {
                source: Ipv4Addr::new(10, 0, 0, 1),
                dest: Ipv4Addr::new(10, 0, 0, 2),
                source_port: 5000,
                dest_port: 80,
                l4: L4Protocol::Tcp,
            },
        ),
        (
            5,
            Bytes::new().raw(&[0; 4]).u16(443).u8(3),
            FdTarget::Ipv4Server {
                address: Ipv4Addr::UNSPECIFIED,
                port: 443,
                l4: L4Protocol::Udp,
            },
        ),
        (
            8,
            Bytes::new().u64(1).u64(2).text("/run/x.sock"),
            FdTarget::UnixSocket {
                source: 1,
                dest: 2,
                path: b"/run/x.sock".to_vec(),
            },
        ),
        (
            16,
            Bytes::new().u32(3).text("/etc/hosts"),
            FdTarget::File {
                flags: 3,
                path: b"/etc/hosts".to_vec(),
                device: 0,
            },
        ),
        (
            7,
            Bytes::new().text("pipe:[1]"),
            FdTarget::Named {
                kind: FdKind::Fifo,
                name: b"pipe:[1]".to_vec(),
            },
        ),
    ];
    for (version, code) in [(1, 0x203), (1, 0x8001_ABCD), (2, 0x218)] {
        let mut body = Bytes::new().u64(42);
        for (number, (kind, payload, _)) in (0..).zip(&payloads) {
            let entry = Bytes::new().u64(number).u64(700).u8(*kind).raw(&payload.0);
            if version == 2 {
                body = body.u32(4 + entry.0.len() as u32);
            }
            body = body.raw(&entry.0);
        }
        let items = metadata(&[block(code, &body.0)]);
        assert_eq!(items.len(), payloads.len());
        for (number, (item, (.., wanted))) in (0..).zip(items.iter().zip(&payloads)) {
            let Item::Fd { tid: 42, entry } = item else {
                panic!("{item:?}");
            };
            assert_eq!((entry.fd, entry.inode, &entry.target), (number, 700, wanted));
        }
    }
}

#[test]
fn unknown_descriptor_types_are_skipped_by_their_length() {
    let unknown = Bytes::new().u64(3).u64(0).u8(99).raw(b"payload");
    let file = Bytes::new().u64(4).u64(0).u8(16).u32(1).text("/a").u32(55);
    let body = Bytes::new()
        .u64(42)
        .u32(4 + unknown.0.len() as u32)
        .raw(&unknown.0)
        .u32(4 + file.0.len() as u32)
        .raw(&file.0);
    let items = metadata(&[block(0x218, &body.0)]);
    let [Item::Fd { entry: first, .. }, Item::Fd { entry: second, .. }] = items.as_slice() else {
        panic!("{items:?}");
    };
    assert_eq!(first.target, FdTarget::Unsupported { code: 99 });
    let wanted = FdTarget::File {
        flags: 1,
        path: b"/a".to_vec(),
        device: 55,
    };
    assert_eq!(second.target, wanted);
}

#[test]
fn interfaces_of_both_versions_are_read() {
    let v4 = |kind: u16, speed: &[u8]| {
        Bytes::new()
            .u16(kind)
            .u16(4)
            .raw(&[10, 0, 0, 1])
            .raw(&[255, 0, 0, 0])
            .raw(&[10, 255, 255, 255])
            .raw(speed)
            .raw(b"eth0")
            .0
    };
    let entries = [v4(1, &1000_u64.to_le_bytes()), v4(3, &[])];
    let with_lengths: Vec<u8> = entries
        .iter()
        .flat_map(|entry| Bytes::new().u32(entry.len() as u32).raw(entry).0)
        .collect();
    let unknown = Bytes::new().u32(6).u16(9).u16(0).raw(b"??");
    let lists = [
        (0x205, entries.concat()),
        (0x8011_ABCD, entries.concat()),
        (0x219, [unknown.0, with_lengths].concat()),
    ];
    for (code, body) in lists {
        let items = metadata(&[block(code, &body)]);
        let [Item::Interfaces(interfaces)] = items.as_slice() else {
            panic!("{items:?}");
        };
        let wanted = |link_speed| Interface {
            name: b"eth0".to_vec(),
            address: InterfaceAddress::V4 {
                address: Ipv4Addr::new(10, 0, 0, 1),
                netmask: Ipv4Addr::new(255, 0, 0, 0),
                broadcast: Ipv4Addr::new(10, 255, 255, 255),
            },
            link_speed,
        };
        assert_eq!(*interfaces, [wanted(Some(1000)), wanted(None)], "{code:#x}");
    }
}

#[test]
fn users_and_groups_of_both_versions_are_read() {
    let user = Bytes::new()
        .u8(0)
        .u32(33)
        .u32(34)
        .text("www")
        .text("/var")
        .text("/bin/sh");
    let group = Bytes::new().u8(1).u32(34).text("web");
    let with_length = |entry: &Bytes| {
        Bytes::new()
            .u32(4 + 3 + entry.0.len() as u32)
            .raw(&entry.0)
            .raw(b"new")
            .0
    };
    let old = [user.0.clone(), group.0.clone()].concat();
    let new = [with_length(&user), with_length(&group)].concat();
    for (code, body) in [(0x206, &old), (0x8012_ABCD, &old), (0x220, &new)] {
        let items = metadata(&[block(code, body)]);
        let [Item::Users(users, groups)] = items.as_slice() else {
            panic!("{items:?}");
        };
        assert_eq!(users.len(), 1, "{code:#x}");
        assert_eq!((users[0].uid, users[0].gid), (33, 34));
        assert_eq!(
            (&users[0].name[..], &users[0].shell[..]),
            (&b"www"[..], &b"/bin/sh"[..])
        );
        assert_eq!((groups[0].gid, &groups[0].name[..]), (34, &b"web"[..]));
    }
}

#[test]
fn the_machine_is_read() {
    let body = Bytes::new()
        .u32(8)
        .u64(1 << 34)
        .u64(4_194_304)
        .raw(b"host")
        .raw(&[0; 124])
        .u64(1_600_000_000)
        .u64(3)
        .u64(0)
        .u64(0);
    assert_eq!(body.0.len(), 180);
    for code in [0x201, 0x8002_ABCD] {
        let items = metadata(&[block(code, &body.0)]);
        let [Item::Machine(machine)] = items.as_slice() else {
            panic!("{items:?}");
        };
        assert_eq!(machine.hostname, b"host");
        assert_eq!(
            (machine.cpus, machine.memory, machine.max_pid),
            (8, 1 << 34, 4_194_304)
        );
        assert_eq!((machine.boot_ts, machine.flags), (1_600_000_000, 3));
    }
}
