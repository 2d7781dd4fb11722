//! What happens in the sample capture, in our own invention.
//!
//! A host with a root shell and a container with a web server. Between innocent work (a listing, a
//! page served, a name resolved) four things happen that rules look for: the root shell prints the
//! password hashes, the web server starts a shell, a host program connects to the outside, and
//! something is written below `/etc`.

use std::net::Ipv4Addr;

use compiler::tables::event;
use runtime::capture::{
    FdEntry, FdKind, FdTarget, Format, Group, Interface, InterfaceAddress, L4Protocol, Machine, Process,
    User, WriteError, Writer,
};

use crate::script::{Actor, Script, Value};

/// 2026-03-14 09:26:53 UTC.
const START: u64 = 1_773_480_413_000_000_000;
const BOOT: u64 = START - 86_400_000_000_000;
const CONTAINER: &str = "3f1d5c0a9b7e2468ace013579bdf02468ace13579bdf02468ace13579bdf0246";
const ROOT_CGROUPS: &[&str] = &["cpuset=/", "cpu=/", "memory=/system.slice"];
const WEB_CGROUPS: &[&str] = &[
    "cpuset=/docker/3f1d5c0a9b7e2468ace013579bdf02468ace13579bdf02468ace13579bdf0246",
    "cpu=/docker/3f1d5c0a9b7e2468ace013579bdf02468ace13579bdf02468ace13579bdf0246",
    "memory=/docker/3f1d5c0a9b7e2468ace013579bdf02468ace13579bdf02468ace13579bdf0246",
];
const ALL_CAPABILITIES: i64 = 0x1ff_ffff_ffff;
const TERMINAL: i64 = 34_817;
const IN_NAMESPACE: i64 = 1 << 29;
/// Clone flags of every fork: the thread id is stored and cleared in memory.
const CLEAR_AND_SET_TID: i64 = 0x0180_0000;
const AT_FDCWD: i64 = -100;
const READ: i64 = 1;
const WRITE: i64 = 2;
const CREATE: i64 = 4;

const INIT: Actor = Actor {
    pid: 1,
    parent: 0,
    vpid: 1,
    uid: 0,
    comm: "systemd",
    exe: "/usr/lib/systemd/systemd",
    args: &[],
    cgroups: ROOT_CGROUPS,
    tty: 0,
    flags: 0,
};
const SHELL: Actor = Actor {
    pid: 900,
    parent: 1,
    vpid: 900,
    comm: "bash",
    exe: "/usr/bin/bash",
    tty: TERMINAL,
    ..INIT
};
const WEB: Actor = Actor {
    pid: 1200,
    parent: 1,
    vpid: 1,
    comm: "httpd",
    exe: "/usr/local/bin/httpd",
    args: &["-p", "8080"],
    cgroups: WEB_CGROUPS,
    flags: IN_NAMESPACE,
    ..INIT
};

/// The whole capture.
pub(crate) fn capture(format: Format) -> Result<Vec<u8>, WriteError> {
    let mut writer = Writer::new(Vec::new(), format)?;
    describe_host(&mut writer)?;
    for actor in [INIT, SHELL, WEB] {
        writer.process(&process(actor))?;
    }
    describe_descriptors(&mut writer)?;
    let mut script = Script::new(writer, START);
    describe_container(&mut script)?;
    list_folder(&mut script)?;
    read_hashes(&mut script)?;
    serve_page(&mut script)?;
    start_shell_in_container(&mut script)?;
    connect_outside(&mut script)?;
    write_below_etc(&mut script)?;
    script.finish()
}

fn describe_host(writer: &mut Writer<Vec<u8>>) -> Result<(), WriteError> {
    writer.machine(&Machine {
        cpus: 2,
        memory: 4 << 30,
        max_pid: 4_194_304,
        hostname: b"kestrel".to_vec(),
        boot_ts: BOOT,
        flags: 0,
    })?;
    writer.interfaces(&[Interface {
        name: b"eth0".to_vec(),
        address: InterfaceAddress::V4 {
            address: Ipv4Addr::new(192, 0, 2, 10),
            netmask: Ipv4Addr::new(255, 255, 255, 0),
            broadcast: Ipv4Addr::new(192, 0, 2, 255),
        },
        link_speed: Some(0),
    }])?;
    let user = |uid, name: &str, home: &str, shell: &str| User {
        uid,
        gid: uid,
        name: name.into(),
        home: home.into(),
        shell: shell.into(),
    };
    let group = |gid, name: &str| Group {
        gid,
        name: name.into(),
    };
    writer.users(
        &[
            user(0, "root", "/root", "/bin/bash"),
            user(1000, "robin", "/home/robin", "/bin/bash"),
        ],
        &[group(0, "root"), group(1000, "robin")],
    )
}

/// The process list's entry of an actor that is there from the start.
fn process(actor: Actor) -> Process {
    Process {
        tid: actor.pid,
        pid: actor.pid,
        ptid: actor.parent,
        sid: actor.pid,
        vpgid: actor.vpid,
        pgid: actor.pid,
        vtid: actor.vpid,
        vpid: actor.vpid,
        comm: actor.comm.into(),
        exe: actor.exe.into(),
        exepath: actor.exe.into(),
        args: joined(actor.args),
        env: joined(&["LANG=C.UTF-8"]),
        cgroups: joined(actor.cgroups),
        cwd: b"/root/".to_vec(),
        root: b"/".to_vec(),
        fd_limit: 1024,
        flags: actor.flags as u32,
        tty: actor.tty as u32,
        cap_permitted: ALL_CAPABILITIES as u64,
        cap_effective: ALL_CAPABILITIES as u64,
        ..Process::default()
    }
}

fn joined(texts: &[&str]) -> Vec<u8> {
    texts.iter().flat_map(|text| text.bytes().chain([0])).collect()
}

fn describe_descriptors(writer: &mut Writer<Vec<u8>>) -> Result<(), WriteError> {
    for fd in 0..3 {
        let path = b"/dev/pts/1".to_vec();
        let target = FdTarget::File {
            flags: 3,
            path,
            device: 24,
        };
        writer.fd(SHELL.pid, &FdEntry { fd, inode: 4, target })?;
    }
    let listening = FdTarget::Ipv4Server {
        address: Ipv4Addr::UNSPECIFIED,
        port: 8080,
        l4: L4Protocol::Tcp,
    };
    let polled = FdTarget::Named {
        kind: FdKind::EventPoll,
        name: b"[eventpoll]".to_vec(),
    };
    for (fd, target) in [(3, listening), (4, polled)] {
        writer.fd(
            WEB.pid,
            &FdEntry {
                fd,
                inode: 30_000 + fd as u64,
                target,
            },
        )?;
    }
    Ok(())
}

fn describe_container(script: &mut Script) -> Result<(), WriteError> {
    let id = &CONTAINER[..12];
    let json = format!(
        concat!(
            r#"{{"container":{{"type":0,"id":"{}","full_id":"{}","name":"shop-web","#,
            r#""image":"example.org/shop/web:1.4","imagerepo":"example.org/shop/web","imagetag":"1.4","#,
            r#""privileged":false,"ip":"172.17.0.2","created_time":1773470000,"Mounts":[]}}}}"#
        ),
        id, CONTAINER
    );
    script.call(-1, event::CONTAINER_JSON_2_E, &[("json", Value::Text(&json))])
}

/// Innocent: the shell's user lists a folder.
fn list_folder(script: &mut Script) -> Result<(), WriteError> {
    let ls = Actor {
        pid: 905,
        parent: SHELL.pid,
        vpid: 905,
        comm: "ls",
        exe: "/usr/bin/ls",
        args: &["-l"],
        ..SHELL
    };
    start(script, SHELL, ls)?;
    open(script, ls, "/etc/ld.so.cache", READ, 3)?;
    close(script, ls, 3)?;
    open(script, ls, ".", READ, 3)?;
    close(script, ls, 3)?;
    write(script, ls, 1, b"total 0\n")?;
    exit(script, ls)
}

/// For the rules: the root shell prints the password hashes.
fn read_hashes(script: &mut Script) -> Result<(), WriteError> {
    let cat = Actor {
        pid: 910,
        parent: SHELL.pid,
        vpid: 910,
        comm: "cat",
        exe: "/usr/bin/cat",
        args: &["/etc/shadow"],
        ..SHELL
    };
    start(script, SHELL, cat)?;
    open(script, cat, "/etc/passwd", READ, 3)?;
    close(script, cat, 3)?;
    open(script, cat, "/etc/shadow", READ, 3)?;
    read(script, cat, 3, b"root:*:20000:0:99999:7:::\n")?;
    write(script, cat, 1, b"root:*:20000:0:99999:7:::\n")?;
    close(script, cat, 3)?;
    exit(script, cat)
}

/// Innocent: the web server sends a page.
fn serve_page(script: &mut Script) -> Result<(), WriteError> {
    open(script, WEB, "/srv/www/index.html", READ, 7)?;
    read(script, WEB, 7, b"<!doctype html>")?;
    close(script, WEB, 7)
}

/// For the rules: the web server starts a shell.
fn start_shell_in_container(script: &mut Script) -> Result<(), WriteError> {
    let sh = Actor {
        pid: 1210,
        parent: WEB.pid,
        vpid: 7,
        comm: "sh",
        exe: "/bin/sh",
        args: &["-c", "id"],
        ..WEB
    };
    start(script, WEB, sh)?;
    write(script, sh, 1, b"uid=0(root)\n")?;
    exit(script, sh)
}

/// For the rules: a program of the host connects to the outside. Before, it asks for the name.
fn connect_outside(script: &mut Script) -> Result<(), WriteError> {
    let fetch = Actor {
        pid: 920,
        parent: SHELL.pid,
        vpid: 920,
        uid: 1000,
        comm: "fetch",
        exe: "/usr/local/bin/fetch",
        args: &["https://example.net/"],
        ..SHELL
    };
    start(script, SHELL, fetch)?;
    open(script, fetch, "/etc/hosts", READ, 3)?;
    close(script, fetch, 3)?;
    connect(script, fetch, 3, 17, [127, 0, 0, 53], 53, 0)?;
    close(script, fetch, 3)?;
    connect(script, fetch, 4, 6, [203, 0, 113, 7], 443, -115)?;
    close(script, fetch, 4)?;
    exit(script, fetch)
}

/// For the rules: a job appears below `/etc`; the same program's note below `/tmp` is innocent.
fn write_below_etc(script: &mut Script) -> Result<(), WriteError> {
    let tee = Actor {
        pid: 930,
        parent: SHELL.pid,
        vpid: 930,
        comm: "tee",
        exe: "/usr/bin/tee",
        args: &["/etc/cron.d/backup"],
        ..SHELL
    };
    start(script, SHELL, tee)?;
    for path in ["/tmp/note", "/etc/cron.d/backup"] {
        open(script, tee, path, WRITE | CREATE, 3)?;
        write(script, tee, 3, b"@reboot root true\n")?;
        close(script, tee, 3)?;
    }
    exit(script, tee)
}

/// `parent` makes a process and it becomes `child`.
fn start(script: &mut Script, parent: Actor, child: Actor) -> Result<(), WriteError> {
    use Value::{Bytes, Number, Text, Texts};
    script.wait(250_000_000);
    for (actor, result) in [(parent, child.pid), (child, 0)] {
        script.call(
            actor.pid,
            event::SYSCALL_CLONE_20_X,
            &[
                ("res", Number(result)),
                ("exe", Text(parent.exe)),
                ("args", Texts(parent.args)),
                ("tid", Number(actor.pid)),
                ("pid", Number(actor.pid)),
                ("ptid", Number(actor.parent)),
                ("cwd", Text("")),
                ("fdlimit", Number(1024)),
                ("comm", Text(parent.comm)),
                ("cgroups", Texts(parent.cgroups)),
                ("flags", Number(child.flags | CLEAR_AND_SET_TID)),
                ("uid", Number(parent.uid)),
                ("gid", Number(parent.uid)),
                ("vtid", Number(actor.vpid)),
                ("vpid", Number(actor.vpid)),
            ],
        )?;
    }
    script.call(
        child.pid,
        event::SYSCALL_EXECVE_19_E,
        &[("filename", Text(child.exe))],
    )?;
    script.call(
        child.pid,
        event::SYSCALL_EXECVE_19_X,
        &[
            ("exe", Text(child.comm)),
            ("args", Texts(child.args)),
            ("tid", Number(child.pid)),
            ("pid", Number(child.pid)),
            ("ptid", Number(child.parent)),
            ("cwd", Text("")),
            ("fdlimit", Number(1024)),
            ("comm", Text(child.comm)),
            ("cgroups", Texts(child.cgroups)),
            ("env", Texts(&["LANG=C.UTF-8", "PATH=/usr/bin:/bin"])),
            ("tty", Number(child.tty)),
            ("vpgid", Number(child.vpid)),
            ("loginuid", Number(if child.tty == 0 { -1 } else { 1000 })),
            ("cap_permitted", Number(ALL_CAPABILITIES)),
            ("cap_effective", Number(ALL_CAPABILITIES)),
            ("exe_ino", Number(4_000 + child.pid)),
            ("exe_ino_ctime", Number(BOOT as i64)),
            ("exe_ino_mtime", Number(BOOT as i64)),
            ("uid", Number(child.uid)),
            ("trusted_exepath", Text(child.exe)),
            ("pgid", Number(child.pid)),
            ("gid", Number(child.uid)),
            ("filename", Text(child.exe)),
            ("res", Bytes(&[0; 8])),
        ],
    )
}

fn exit(script: &mut Script, actor: Actor) -> Result<(), WriteError> {
    script.call(actor.pid, event::PROCEXIT_1_E, &[])
}

fn open(script: &mut Script, actor: Actor, path: &str, flags: i64, fd: i64) -> Result<(), WriteError> {
    use Value::{Number, Text};
    script.call(
        actor.pid,
        event::SYSCALL_OPENAT_2_X,
        &[
            ("fd", Number(fd)),
            ("dirfd", Number(AT_FDCWD)),
            ("name", Text(path)),
            ("flags", Number(flags)),
            ("mode", Number(if flags & CREATE == 0 { 0 } else { 0o644 })),
            ("dev", Number(2049)),
            ("ino", Number(50_000 + path.len() as i64)),
        ],
    )
}

fn close(script: &mut Script, actor: Actor, fd: i64) -> Result<(), WriteError> {
    script.call(actor.pid, event::SYSCALL_CLOSE_X, &[("fd", Value::Number(fd))])
}

fn read(script: &mut Script, actor: Actor, fd: i64, data: &[u8]) -> Result<(), WriteError> {
    use Value::{Bytes, Number};
    script.call(
        actor.pid,
        event::SYSCALL_READ_X,
        &[
            ("res", Number(data.len() as i64)),
            ("data", Bytes(data)),
            ("fd", Number(fd)),
            ("size", Number(131_072)),
        ],
    )
}

fn write(script: &mut Script, actor: Actor, fd: i64, data: &[u8]) -> Result<(), WriteError> {
    use Value::{Bytes, Number};
    script.call(
        actor.pid,
        event::SYSCALL_WRITE_X,
        &[
            ("res", Number(data.len() as i64)),
            ("data", Bytes(data)),
            ("fd", Number(fd)),
            ("size", Number(data.len() as i64)),
        ],
    )
}

/// A socket of `protocol` (6 TCP, 17 UDP) connects to an IPv4 end.
fn connect(
    script: &mut Script,
    actor: Actor,
    fd: i64,
    protocol: i64,
    ip: [u8; 4],
    port: u16,
    result: i64,
) -> Result<(), WriteError> {
    use Value::{Bytes, Number};
    const INET: u8 = 2;
    let kind = if protocol == 6 { 1 } else { 2 };
    script.call(
        actor.pid,
        event::SOCKET_SOCKET_X,
        &[
            ("fd", Number(fd)),
            ("domain", Number(i64::from(INET))),
            ("type", Number(kind)),
            ("proto", Number(protocol)),
        ],
    )?;
    let address = [&[INET][..], &ip, &port.to_le_bytes()].concat();
    let source = [&[INET][..], &[192, 0, 2, 10], &40_022_u16.to_le_bytes()].concat();
    let tuple = [&source, &address[1..]].concat();
    let target = [("fd", Number(fd)), ("addr", Bytes(&address))];
    script.call(actor.pid, event::SOCKET_CONNECT_E, &target)?;
    script.call(
        actor.pid,
        event::SOCKET_CONNECT_X,
        &[
            ("res", Number(result)),
            ("tuple", Bytes(&tuple)),
            ("fd", Number(fd)),
            ("addr", Bytes(&address)),
        ],
    )
}
