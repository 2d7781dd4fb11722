//! Live events: descriptors that no call opened, programs in memory, times, and unreadable processes.
//!
//! `cargo test --package lanner-cli --test live_state`, as root. Without BPF the tests print SKIP.
#![cfg(target_os = "linux")]

#[path = "live_rules/watcher.rs"]
mod watcher;

use std::fs;
use std::io::{Read as _, Write as _};
use std::mem::MaybeUninit;
use std::net::{TcpListener, TcpStream};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use rustix::fs::{MemfdFlags, Mode, OFlags, memfd_create, openat};
use rustix::io::{IoSlice, IoSliceMut};
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage,
    SendFlags, recvmsg, sendmsg,
};
use watcher::{Alert, Watcher};

const TRUE: &str = "/bin/true";
const SECOND: u64 = 1_000_000_000;

/// Starts a watcher of one rule; `None` after saying SKIP.
fn watch(folder: &Path, condition: &str, output: &str) -> Option<Watcher> {
    let rules = folder.join("rules.yaml");
    let rule =
        format!("- {{rule: seen, desc: d, priority: INFO, condition: '{condition}', output: '{output}'}}\n");
    fs::write(&rules, rule).unwrap();
    Watcher::start(&rules, &[], None)
}

/// The `output_fields` of the alerts, which have times and numbers as they are.
fn fields(alerts: &[Alert]) -> Vec<serde_json::Value> {
    let lines = alerts.iter().map(|alert| alert.line.as_str());
    lines
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["output_fields"].take())
        .collect()
}

fn send(socket: &UnixStream, descriptors: &[BorrowedFd<'_>]) {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(8))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    assert!(control.push(SendAncillaryMessage::ScmRights(descriptors)));
    sendmsg(socket, &[IoSlice::new(b"x")], &mut control, SendFlags::empty()).unwrap();
}

fn receive(socket: &UnixStream) -> Vec<OwnedFd> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(8))];
    let mut control = RecvAncillaryBuffer::new(&mut space);
    let mut data = [0];
    recvmsg(
        socket,
        &mut [IoSliceMut::new(&mut data)],
        &mut control,
        RecvFlags::empty(),
    )
    .unwrap();
    let messages = control.drain().filter_map(|message| match message {
        RecvAncillaryMessage::ScmRights(descriptors) => Some(descriptors),
        _ => None,
    });
    messages.flatten().collect()
}

#[test]
fn descriptors_that_a_socket_brings_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().join("passed");
    fs::create_dir(&directory).unwrap();
    let file = directory.join("file");
    fs::write(&file, "text").unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let condition = format!(
        "(evt.type = openat and fd.name endswith /inside) or (evt.type = read and fd.name = {}) or \
         (evt.type in (write, sendto) and fd.sport = {port})",
        file.display()
    );
    let output = "type=%evt.type name=%fd.name proto=%fd.l4proto";
    let Some(watcher) = watch(folder.path(), &condition, output) else {
        return;
    };
    let client = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let client_port = client.local_addr().unwrap().port();
    let (accepted, _) = listener.accept().unwrap();
    let (one, other) = UnixStream::pair().unwrap();
    let opened = [
        fs::File::open(&directory).unwrap(),
        fs::File::open(&file).unwrap(),
    ];
    send(
        &one,
        &[
            opened[0].as_fd(),
            opened[1].as_fd(),
            client.as_fd(),
            accepted.as_fd(),
        ],
    );
    // The numbers of the originals are free now, and the received ones stay: both are other files.
    drop((opened, client, accepted));
    let mut received = receive(&other).into_iter();
    let [directory_fd, file_fd, client, accepted] = [(); 4].map(|()| received.next().unwrap());
    let inside = openat(&directory_fd, "inside", OFlags::CREATE | OFlags::RDWR, Mode::RUSR).unwrap();
    let mut text = [0; 1];
    // Each is closed at once: long before anybody can look it up in `/proc`.
    drop((inside, directory_fd));
    fs::File::from(file_fd).read_exact(&mut text).unwrap();
    TcpStream::from(client).write_all(b"x").unwrap();
    TcpStream::from(accepted).write_all(b"x").unwrap();
    let alerts = watcher.finish();
    let seen: Vec<_> = fields(&alerts)
        .into_iter()
        .map(|fields| {
            let text = |name: &str| fields[name].as_str().unwrap_or("-").to_owned();
            (text("fd.name"), text("fd.l4proto"))
        })
        .collect();
    let connection = format!("127.0.0.1:{client_port}->127.0.0.1:{port}");
    for expected in [
        (directory.join("inside").display().to_string(), "<NA>".to_owned()),
        (file.display().to_string(), "<NA>".to_owned()),
        (connection.clone(), "tcp".to_owned()),
    ] {
        assert!(seen.contains(&expected), "{expected:?} is not among {seen:?}");
    }
    let of_connection = seen.iter().filter(|(name, _)| *name == connection);
    assert_eq!(
        of_connection.count(),
        2,
        "both ends, each with the same roles: {seen:?}"
    );
}

#[test]
fn descriptors_that_the_kernel_does_not_describe_are_looked_up() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<_> = (0..6)
        .map(|index| {
            let path = folder.path().join(format!("file{index}"));
            fs::write(&path, "text").unwrap();
            path
        })
        .collect();
    let condition = format!(
        "evt.type = read and fd.name startswith {}/file",
        folder.path().display()
    );
    let Some(watcher) = watch(folder.path(), &condition, "%fd.name") else {
        return;
    };
    let (one, other) = UnixStream::pair().unwrap();
    let opened: Vec<_> = files.iter().map(|path| fs::File::open(path).unwrap()).collect();
    let descriptors: Vec<_> = opened.iter().map(AsFd::as_fd).collect();
    send(&one, &descriptors);
    drop(opened);
    // The message brings more than the kernel describes.
    let received: Vec<_> = receive(&other).into_iter().map(fs::File::from).collect();
    std::thread::sleep(std::time::Duration::from_millis(200));
    for mut file in &received {
        file.read_exact(&mut [0; 1]).unwrap();
    }
    let alerts = fields(&watcher.finish());
    drop(received);
    for path in files {
        let path = path.display().to_string();
        assert!(
            alerts.iter().any(|fields| fields["fd.name"] == path.as_str()),
            "{path} in {alerts:?}"
        );
    }
}

#[test]
fn programs_have_the_path_that_they_were_started_from() {
    let folder = tempfile::tempdir().unwrap();
    let lab = folder.path();
    let output =
        "args=%proc.args path=%proc.exepath memfd=%proc.is_exe_from_memfd lower=%proc.is_exe_lower_layer";
    let condition = "evt.type in (execve, execveat) and evt.res = SUCCESS and proc.args startswith lns-";
    let Some(watcher) = watch(lab, condition, output) else {
        return;
    };
    let run = |program: &str, mark: &str| {
        assert!(
            Command::new(program).arg(mark).status().unwrap().success(),
            "{program}"
        );
    };
    // Inherited by the children, which run it by their own descriptor.
    let memory = memfd_create("runc_cloned:/proc/self/exe", MemfdFlags::empty()).unwrap();
    let mut memory = fs::File::from(memory);
    memory.write_all(&fs::read(TRUE).unwrap()).unwrap();
    let by_descriptor = |file: &fs::File| format!("/proc/self/fd/{}", std::os::fd::AsRawFd::as_raw_fd(file));
    run(&by_descriptor(&memory), "lns-memory");
    let gone = lab.join("gone");
    fs::copy(TRUE, &gone).unwrap();
    let unlinked = fs::File::open(&gone).unwrap();
    rustix::io::fcntl_setfd(&unlinked, rustix::io::FdFlags::empty()).unwrap();
    fs::remove_file(&gone).unwrap();
    run(&by_descriptor(&unlinked), "lns-unlinked");
    // The overlay is in a mount namespace of its own.
    let script = "set -e; cd \"$LAB\"; mkdir lower upper work merged; cp /bin/true lower/low; \
        mount -t tmpfs none upper && mkdir upper/u upper/w; \
        mount -t overlay -o lowerdir=lower,upperdir=upper/u,workdir=upper/w none merged; merged/low lns-lower";
    let overlay = Command::new("unshare")
        .args(["--mount", "sh", "-c", script])
        .env("LAB", lab)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    let alerts = fields(&watcher.finish());
    let of = |mark: &str| {
        let mut own = alerts.iter().filter(|fields| fields["proc.args"] == mark);
        own.next()
            .unwrap_or_else(|| panic!("no alert about {mark}"))
            .clone()
    };
    let memory = of("lns-memory");
    assert_eq!(memory["proc.exepath"], "memfd:runc_cloned:/proc/self/exe");
    assert_eq!(memory["proc.is_exe_from_memfd"], true);
    let unlinked = of("lns-unlinked");
    assert_eq!(unlinked["proc.exepath"], gone.display().to_string());
    assert_eq!(unlinked["proc.is_exe_from_memfd"], false);
    if overlay {
        let lower = of("lns-lower");
        assert_eq!(
            lower["proc.exepath"],
            lab.join("merged/low").display().to_string()
        );
        assert_eq!(lower["proc.is_exe_lower_layer"], true);
    } else {
        eprintln!("SKIP live_state: no overlay can be mounted here");
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64
}

/// When the machine booted, as `/proc/stat` has it, in nanoseconds since the epoch.
fn boot() -> u64 {
    let stat = fs::read_to_string("/proc/stat").unwrap();
    let seconds = stat.lines().find_map(|line| line.strip_prefix("btime ")).unwrap();
    seconds.trim().parse::<u64>().unwrap() * SECOND
}

#[test]
fn times_are_those_of_the_clock() {
    let folder = tempfile::tempdir().unwrap();
    let names = [
        "evt.rawtime",
        "proc.pid.ts",
        "proc.duration",
        "proc.ppid.ts",
        "proc.ppid.duration",
        "proc.pidns_init_start_ts",
        "container.start_ts",
        "container.duration",
        "proc.exe_ino.ctime",
        "proc.exe_ino.mtime",
        "proc.exe_ino.ctime_duration_proc_start",
        "proc.exe_ino.ctime_duration_pidns_start",
    ];
    let output: Vec<String> = names.iter().map(|name| format!("%{name}")).collect();
    let output = format!("args=%proc.args {}", output.join(" "));
    let condition = "evt.type = execve and proc.args startswith lnt-";
    // A program that is younger than the boot and older than the namespace.
    let program = folder.path().join("true");
    fs::copy(TRUE, &program).unwrap();
    let program = program.display().to_string();
    let copied = now();
    let started = copied - 60 * SECOND;
    let Some(watcher) = watch(folder.path(), condition, &output) else {
        return;
    };
    let before = now();
    assert!(Command::new(&program).arg("lnt-host").status().unwrap().success());
    let script = format!("{program} lnt-inside; :");
    let unshared = Command::new("unshare")
        .args(["--fork", "--pid", "--mount-proc", "sh", "-c", &script])
        .status()
        .is_ok_and(|status| status.success());
    let after = now();
    let alerts = fields(&watcher.finish());
    let of = |mark: &str| {
        let mut own = alerts.iter().filter(|fields| fields["proc.args"] == mark);
        let own = own
            .next()
            .unwrap_or_else(|| panic!("no alert about {mark}"))
            .clone();
        move |name: &str| own[name].as_u64().unwrap_or_else(|| panic!("{name} in {own}"))
    };
    // The kernel's clocks and `/proc` round differently, and a boot time of whole seconds is rounded, too.
    let near_boot = boot() - 2 * SECOND..boot() + 2 * SECOND;
    let during = before - SECOND..after + SECOND;
    let host = of("lnt-host");
    assert!(during.contains(&host("evt.rawtime")));
    assert!(during.contains(&host("proc.pid.ts")));
    assert!(host("proc.duration") < after - before + SECOND);
    assert!(
        (started..copied + SECOND).contains(&host("proc.ppid.ts")),
        "this test, which was there before"
    );
    assert!(host("proc.ppid.duration") < 120 * SECOND);
    for name in ["proc.pidns_init_start_ts", "container.start_ts"] {
        assert!(
            near_boot.contains(&host(name)),
            "{name} is {} and not {near_boot:?}",
            host(name)
        );
    }
    assert!((host("evt.rawtime") - host("container.start_ts")).abs_diff(host("container.duration")) < 1000);
    for name in ["proc.exe_ino.ctime", "proc.exe_ino.mtime"] {
        assert!(
            (copied - 2 * SECOND..copied + SECOND).contains(&host(name)),
            "{name}"
        );
    }
    assert_eq!(
        host("proc.exe_ino.ctime_duration_proc_start"),
        host("proc.pid.ts") - host("proc.exe_ino.ctime")
    );
    assert_eq!(
        host("proc.exe_ino.ctime_duration_pidns_start"),
        host("proc.exe_ino.ctime") - host("proc.pidns_init_start_ts")
    );
    if !unshared {
        return eprintln!("SKIP live_state: no pid namespace can be made here");
    }
    let inside = of("lnt-inside");
    for name in ["proc.pidns_init_start_ts", "container.start_ts"] {
        assert!(
            during.contains(&inside(name)),
            "{name} is {} and not {during:?}",
            inside(name)
        );
    }
    assert!(inside("container.duration") < after - before + SECOND);
    assert!(during.contains(&inside("proc.ppid.ts")));
}

#[test]
fn what_could_not_be_read_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let lanner = folder.path().join("lanner");
    fs::copy(env!("CARGO_BIN_EXE_lanner"), &lanner).unwrap();
    let rules = folder.path().join("rules.yaml");
    let rule =
        "- {rule: r, desc: d, priority: INFO, condition: 'evt.type = open and fd.name = /x', output: o}\n";
    fs::write(&rules, rule).unwrap();
    // Nobody, with the right to load BPF programs and no other.
    let output = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .args([
            "--inh-caps=-all,+bpf,+perfmon",
            "--ambient-caps=-all,+bpf,+perfmon",
        ])
        .arg(&lanner)
        .args(["run", "--duration", "200ms", "--stats", "-r"])
        .arg(&rules)
        .output();
    let Ok(output) = output else {
        return eprintln!("SKIP live_state: no setpriv (package util-linux)");
    };
    let text = String::from_utf8_lossy(&output.stderr);
    if !text.contains("monitoring this host") {
        assert!(std::env::var_os("LANNER_REQUIRE_BPF").is_none(), "{text}");
        return eprintln!("SKIP live_state: {}", text.lines().next().unwrap_or_default());
    }
    assert!(text.contains("not readable in /proc ("), "{text}");
    assert!(text.contains("CAP_SYS_PTRACE"), "{text}");
    assert!(
        text.contains("processes that were not readable at start"),
        "{text}"
    );
    assert!(!text.contains("everything could be read"), "{text}");
}
