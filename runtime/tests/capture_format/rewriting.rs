//! What is written is read again as it was: shared captures, invented entries and events.

use std::net::{Ipv4Addr, Ipv6Addr};

use compiler::tables::{self, EVENTS, EventFlags, event};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample;
use runtime::capture::{
    EventBuilder, FdEntry, FdKind, FdTarget, Format, Group, Interface, InterfaceAddress, Item, L4Protocol,
    Machine, Process, Reader, User, WriteError, Writer,
};
use testkit::captures;

use super::{read, show};

/// `capture` read and written.
fn rewrite(capture: &[u8], format: Format) -> Vec<u8> {
    let mut reader = Reader::new(capture).unwrap();
    let mut writer = Writer::new(Vec::new(), format).unwrap();
    while let Some(item) = reader.next().unwrap() {
        writer.item(&item).unwrap();
    }
    writer.finish().unwrap()
}

#[test]
fn a_rewritten_capture_has_the_same_content() {
    for path in captures() {
        let capture = std::fs::read(&path).unwrap();
        let (wanted, end) = read(&capture);
        assert!(end.is_none());
        let (found, end) = read(&rewrite(&capture, Format::Gzip));
        assert!(end.is_none());
        let same = |(wanted, found): (&String, &String)| {
            wanted == found || wanted.starts_with("Section") && found.starts_with("Section")
        };
        let first = wanted.iter().zip(&found).find(|pair| !same(*pair));
        assert!(first.is_none(), "{}: {first:?}", path.display());
        assert_eq!(wanted.len(), found.len(), "{}", path.display());
    }
}

#[test]
fn a_list_continues_in_a_further_block() {
    let mut writer = Writer::new(Vec::new(), Format::Plain).unwrap();
    let process = Process {
        args: vec![b'x'; 4096],
        env: vec![b'y'; 4096],
        ..Process::default()
    };
    for _ in 0..3_000 {
        writer.process(&process).unwrap();
    }
    writer.event(&EventBuilder::new(event::DROP_E).event()).unwrap();
    let capture = writer.finish().unwrap();
    let (items, end) = read(&capture);
    assert!(end.is_none());
    assert_eq!(items.len(), 3_000 + 3);
    let blocks = capture
        .windows(4)
        .filter(|window| *window == 0x215_u32.to_le_bytes())
        .count();
    assert!(blocks >= 2);
}

#[test]
fn what_readers_refuse_is_not_written() {
    let mut writer = Writer::new(Vec::new(), Format::Plain).unwrap();
    let process = Process {
        comm: vec![b'x'; 1025],
        ..Process::default()
    };
    let error = writer.process(&process).unwrap_err();
    assert!(matches!(
        error,
        WriteError::TooLong {
            length: 1025,
            max: 1024,
            ..
        }
    ));
    // The entry left nothing behind.
    writer.process(&Process::default()).unwrap();
    writer.event(&EventBuilder::new(event::DROP_E).event()).unwrap();
    let (items, end) = read(&writer.finish().unwrap());
    assert!(end.is_none());
    assert_eq!(items.len(), 4);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn invented_metadata_survive(
        machine in machines(),
        processes in vec(processes(), 0..4),
        fds in vec((0_i64..3, fds()), 0..8),
        interfaces in vec(interfaces(), 0..4),
        users in vec(users(), 0..4),
        groups in vec(groups(), 0..4),
        format in prop_oneof![Just(Format::Plain), Just(Format::Gzip)],
    ) {
        let mut items = vec![
            Item::Machine(machine),
            Item::Interfaces(interfaces),
            Item::Users(users, groups),
        ];
        items.extend(processes.into_iter().map(|process| Item::Process(Box::new(process))));
        items.extend(fds.into_iter().map(|(tid, entry)| Item::Fd { tid, entry }));
        let mut writer = Writer::new(Vec::new(), format).unwrap();
        for item in &items {
            writer.item(item).unwrap();
        }
        writer.event(&EventBuilder::new(event::DROP_E).event()).unwrap();
        let (found, end) = read(&writer.finish().unwrap());
        prop_assert!(end.is_none());
        let wanted: Vec<String> = items.iter().map(show).collect();
        prop_assert_eq!(&found[1..found.len() - 2], &wanted[..]);
    }

    #[test]
    fn invented_events_survive(
        events in vec((sample::select(exit_events()), any::<(u64, i64, u16, bool)>()), 1..20),
        value in vec(any::<u8>(), 0..400),
    ) {
        let mut writer = Writer::new(Vec::new(), Format::Plain).unwrap();
        let mut wanted = Vec::new();
        for (num, (row, (ts, tid, cpu, state_only))) in (1..).zip(events) {
            let mut event = EventBuilder::new(row.code).num(num).ts(ts).tid(tid).cpu(cpu);
            for index in 0..row.params.len() {
                event = event.value(&value[..value.len() * index / 30]);
            }
            if state_only {
                event = event.state_only();
            }
            writer.event(&event.event()).unwrap();
            wanted.push(show(&Item::Event(event.event())));
        }
        let (found, end) = read(&writer.finish().unwrap());
        prop_assert!(end.is_none());
        prop_assert_eq!(&found[2..], &wanted[..]);
    }
}

/// The exit events that recorders write today: they need no conversion.
fn exit_events() -> Vec<&'static tables::Event> {
    let old = EventFlags::OLD_VERSION | EventFlags::UNUSED;
    EVENTS
        .iter()
        .filter(|event| event.code.is_exit() && !event.flags.intersects(old))
        .collect()
}

fn text(most: usize) -> impl Strategy<Value = Vec<u8>> {
    vec(1_u8.., 0..most)
}

fn texts() -> impl Strategy<Value = Vec<u8>> {
    vec(text(20), 0..4).prop_map(|texts| {
        texts
            .into_iter()
            .flat_map(|text| text.into_iter().chain([0]))
            .collect()
    })
}

fn machines() -> impl Strategy<Value = Machine> {
    (any::<(u32, u64, u64, u64, u64)>(), text(128)).prop_map(|(numbers, hostname)| Machine {
        cpus: numbers.0,
        memory: numbers.1,
        max_pid: numbers.2,
        hostname,
        boot_ts: numbers.3,
        flags: numbers.4,
    })
}

fn processes() -> impl Strategy<Value = Process> {
    let ids = any::<[i64; 8]>();
    let numbers = any::<[u64; 10]>();
    let small = any::<[u32; 8]>();
    let names = (text(1024), text(64), text(64), text(64), text(64));
    let lists = (texts(), texts(), texts());
    (ids, numbers, small, any::<[bool; 4]>(), names, lists).prop_map(
        |(ids, numbers, small, flags, names, lists)| Process {
            start_ts: 0,
            tid: ids[0],
            pid: ids[1],
            ptid: ids[2],
            sid: ids[3],
            vpgid: ids[4],
            pgid: ids[5],
            vtid: ids[6],
            vpid: ids[7],
            comm: names.0,
            exe: names.1,
            exepath: names.2,
            args: lists.0,
            env: lists.1,
            cgroups: lists.2,
            cwd: names.3,
            root: names.4,
            fd_limit: numbers[0],
            flags: small[0],
            uid: small[1],
            gid: small[2],
            loginuid: small[3],
            vm_size: small[4],
            vm_rss: small[5],
            vm_swap: small[6],
            pf_major: numbers[1],
            pf_minor: numbers[2],
            pidns_init_start_ts: numbers[3],
            tty: small[7],
            cap_inheritable: numbers[4],
            cap_permitted: numbers[5],
            cap_effective: numbers[6],
            exe_writable: flags[0],
            exe_upper_layer: flags[1],
            exe_lower_layer: flags[2],
            exe_from_memfd: flags[3],
            exe_ino: numbers[7],
            exe_ino_ctime: numbers[8],
            exe_ino_mtime: numbers[9],
        },
    )
}

fn fds() -> impl Strategy<Value = FdEntry> {
    (any::<(i64, u64)>(), targets()).prop_map(|((fd, inode), target)| FdEntry { fd, inode, target })
}

fn targets() -> impl Strategy<Value = FdTarget> {
    let l4 = (0_u8..6).prop_map(L4Protocol::from_code);
    let kind = sample::select(FdKind::ALL.to_vec());
    prop_oneof![
        Just(FdTarget::Unknown),
        Just(FdTarget::Unsupported { code: 200 }),
        (any::<([u8; 4], [u8; 4], u16, u16)>(), l4.clone()).prop_map(|(ends, l4)| FdTarget::Ipv4Socket {
            source: Ipv4Addr::from(ends.0),
            dest: Ipv4Addr::from(ends.1),
            source_port: ends.2,
            dest_port: ends.3,
            l4,
        }),
        (any::<([u8; 16], [u8; 16], u16, u16)>(), l4.clone()).prop_map(|(ends, l4)| FdTarget::Ipv6Socket {
            source: Ipv6Addr::from(ends.0),
            dest: Ipv6Addr::from(ends.1),
            source_port: ends.2,
            dest_port: ends.3,
            l4,
        }),
        (any::<([u8; 4], u16)>(), l4.clone()).prop_map(|(end, l4)| FdTarget::Ipv4Server {
            address: Ipv4Addr::from(end.0),
            port: end.1,
            l4,
        }),
        (any::<([u8; 16], u16)>(), l4).prop_map(|(end, l4)| FdTarget::Ipv6Server {
            address: Ipv6Addr::from(end.0),
            port: end.1,
            l4,
        }),
        (any::<(u64, u64)>(), text(1024)).prop_map(|((source, dest), path)| FdTarget::UnixSocket {
            source,
            dest,
            path
        }),
        (any::<(u32, u32)>(), text(1024)).prop_map(|((flags, device), path)| FdTarget::File {
            flags,
            path,
            device
        }),
        (kind, text(1024)).prop_map(|(kind, name)| FdTarget::Named { kind, name }),
    ]
}

fn interfaces() -> impl Strategy<Value = Interface> {
    let address = prop_oneof![
        any::<[[u8; 4]; 3]>().prop_map(|addresses| {
            let [address, netmask, broadcast] = addresses.map(Ipv4Addr::from);
            InterfaceAddress::V4 {
                address,
                netmask,
                broadcast,
            }
        }),
        any::<[[u8; 16]; 3]>().prop_map(|addresses| {
            let [address, netmask, broadcast] = addresses.map(Ipv6Addr::from);
            InterfaceAddress::V6 {
                address,
                netmask,
                broadcast,
            }
        }),
    ];
    (text(30), address, any::<Option<u64>>()).prop_map(|(name, address, link_speed)| Interface {
        name,
        address,
        link_speed,
    })
}

fn users() -> impl Strategy<Value = User> {
    (any::<(u32, u32)>(), text(255), text(255), text(255)).prop_map(|((uid, gid), name, home, shell)| User {
        uid,
        gid,
        name,
        home,
        shell,
    })
}

fn groups() -> impl Strategy<Value = Group> {
    (any::<u32>(), text(255)).prop_map(|(gid, name)| Group { gid, name })
}
