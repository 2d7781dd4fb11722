//! Processes that start, change and end, seen by the probe.

mod support;

use std::os::unix::fs::MetadataExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::Command;

use compiler::tables::event;
use support::{Seen, address, address_mut, call, first, observe, text, thread};

/// The child of a command and everything about it and this thread.
fn around(test: &str, command: &mut Command) -> Option<(i64, Vec<Seen>)> {
    let mut child = 0;
    let own = thread();
    let seen = observe(
        test,
        || {
            let mut process = command.spawn().unwrap();
            child = i64::from(process.id());
            process.wait().unwrap();
        },
        |_| true,
    )?;
    let seen = seen
        .into_iter()
        .filter(|seen| seen.tid == own || seen.tid == child);
    Some((child, seen.collect()))
}

#[test]
fn a_program_is_told_with_arguments_environment_and_file() {
    let mut command = Command::new("/bin/sh");
    command.arg0("my-shell").args(["-c", "exit 7", "last"]);
    command.env_clear().env("COLOR", "blue").env("EMPTY", "");
    let Some((child, seen)) = around(
        "a_program_is_told_with_arguments_environment_and_file",
        &mut command,
    ) else {
        return;
    };
    let exec = first(&seen, event::SYSCALL_EXECVE_19_X);
    assert_eq!(
        (exec.number("res"), exec.number("tid"), exec.number("pid")),
        (0, child, child)
    );
    assert_eq!(
        (exec.text("exe"), exec.text("comm"), exec.text("filename")),
        ("my-shell", "sh", "/bin/sh")
    );
    assert_eq!(exec.bytes("args"), b"-c\0exit 7\0last\0");
    let mut env: Vec<&[u8]> = exec.bytes("env").split(|byte| *byte == 0).collect();
    env.sort_unstable();
    assert_eq!(env, [&b""[..], b"COLOR=blue", b"EMPTY="]);
    assert_eq!(exec.number("ptid"), thread());
    let file = std::fs::canonicalize("/bin/sh").unwrap();
    let metadata = std::fs::metadata(&file).unwrap();
    assert_eq!(exec.text("trusted_exepath"), file.to_str().unwrap());
    assert_eq!(exec.number("exe_ino"), metadata.ino() as i64);
    assert_eq!(
        exec.number("exe_ino_mtime"),
        metadata.mtime() * 1_000_000_000 + metadata.mtime_nsec()
    );
    assert_eq!(
        exec.number("exe_ino_ctime"),
        metadata.ctime() * 1_000_000_000 + metadata.ctime_nsec()
    );
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let of_status = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.split_whitespace().next().unwrap().to_owned()
    };
    let effective = i64::from_str_radix(&of_status("CapEff:"), 16).unwrap();
    assert_eq!(exec.number("cap_effective"), effective);
    assert_eq!(exec.number("uid"), of_status("Uid:").parse::<i64>().unwrap());
    assert_eq!(exec.number("gid"), of_status("Gid:").parse::<i64>().unwrap());
    check_cgroups(exec);
    let exit = first(&seen, event::PROCEXIT_1_E);
    assert_eq!(
        (exit.tid, exit.number("status"), exit.number("ret")),
        (child, 7 << 8, 7)
    );
    assert_eq!((exit.number("sig"), exit.number("core")), (0, 0));
}

/// The same paths as `/proc/self/cgroup`.
fn check_cgroups(exec: &Seen) {
    let told: Vec<&str> = std::str::from_utf8(exec.bytes("cgroups"))
        .unwrap()
        .split_terminator('\0')
        .collect();
    let known = std::fs::read_to_string("/proc/self/cgroup").unwrap();
    let unified = known.lines().find_map(|line| line.strip_prefix("0::"));
    assert!(!told.is_empty());
    for item in told {
        let (name, path) = item.split_once('=').unwrap();
        let own = known.lines().find_map(|line| {
            let (controllers, path) = line.split_once(':')?.1.split_once(':')?;
            let name = if name == "io" { "blkio" } else { name };
            controllers
                .split(',')
                .any(|controller| controller == name)
                .then_some(path)
        });
        assert_eq!(Some(path), own.or(unified), "{name}");
    }
}

#[test]
fn a_program_that_cannot_start_is_told_from_its_arguments() {
    let own = thread();
    let (name, argument) = (text("/nonexistent/tool"), text("--all"));
    let argv = [address(name.as_c_str()), address(argument.as_c_str()), 0];
    let variable = text("A=1");
    let env = [address(variable.as_c_str()), 0];
    let work = || {
        call(
            libc::SYS_execve,
            &[argv[0], argv.as_ptr() as usize, env.as_ptr() as usize],
        );
        call(
            libc::SYS_execveat,
            &[
                libc::AT_FDCWD as usize,
                argv[0],
                argv.as_ptr() as usize,
                env.as_ptr() as usize,
                0,
            ],
        );
    };
    let test = "a_program_that_cannot_start_is_told_from_its_arguments";
    let Some(seen) = observe(test, work, |tid| tid == own) else {
        return;
    };
    for code in [event::SYSCALL_EXECVE_19_X, event::SYSCALL_EXECVEAT_X] {
        let exec = first(&seen, code);
        assert_eq!(exec.number("res"), -2);
        assert_eq!(
            (exec.text("exe"), exec.bytes("args")),
            ("/nonexistent/tool", &b"--all\0"[..])
        );
        assert_eq!(exec.bytes("env"), b"A=1\0");
    }
    assert_eq!(
        first(&seen, event::SYSCALL_EXECVE_19_X).text("filename"),
        "/nonexistent/tool"
    );
}

#[test]
fn both_sides_of_a_new_process_and_its_signals_are_told() {
    let mut command = Command::new("/bin/sh");
    // Nobody who starts tests ignores this signal, as `nohup` does others, which no shell can then take.
    command.args(["-c", "trap : TERM; kill -TERM $$; trap - TERM; kill -TERM $$"]);
    let mut child = 0;
    let own = thread();
    let test = "both_sides_of_a_new_process_and_its_signals_are_told";
    let work = || {
        let mut process = command.spawn().unwrap();
        child = i64::from(process.id());
        assert_eq!(process.wait().unwrap().signal(), Some(libc::SIGTERM));
    };
    let Some(seen) = observe(test, work, |_| true) else {
        return;
    };
    let made = [
        event::SYSCALL_CLONE_20_X,
        event::SYSCALL_CLONE3_X,
        event::SYSCALL_VFORK_20_X,
        event::SYSCALL_FORK_20_X,
    ];
    let sides = |tid: i64| {
        let of_thread = seen.iter().filter(|seen| seen.tid == tid);
        of_thread.clone().find(|seen| made.contains(&seen.code)).unwrap()
    };
    let (parent, new) = (sides(own), sides(child));
    assert_eq!((parent.number("res"), new.number("res")), (child, 0));
    assert_eq!((parent.number("tid"), new.number("tid")), (own, child));
    assert_eq!((new.number("pid"), new.number("ptid")), (child, own));
    assert_eq!(new.number("vtid"), child);
    let exe = std::env::args().next().unwrap();
    assert_eq!((parent.text("exe"), new.text("exe")), (&*exe, &*exe));
    assert_eq!(parent.number("pid"), i64::from(std::process::id()));
    assert_eq!(parent.number("pidns_init_start_ts"), 0);
    assert!(new.number("pidns_init_start_ts") > 0);
    let of_child = |code| {
        let found = seen.iter().find(|seen| seen.tid == child && seen.code == code);
        found.unwrap()
    };
    let kill = of_child(event::SYSCALL_KILL_X);
    assert_eq!((kill.number("pid"), kill.number("sig")), (child, 15));
    let delivered = of_child(event::SIGNALDELIVER_E);
    assert_eq!(
        (delivered.number("spid"), delivered.number("dpid")),
        (child, child)
    );
    assert_eq!(delivered.number("sig"), 15);
    let exit = of_child(event::PROCEXIT_1_E);
    assert_eq!((exit.number("sig"), exit.number("ret")), (15, 0));
}

#[test]
fn credentials_names_and_limits_are_told() {
    let own = thread();
    let name = text("renamed");
    let mut limit = [0u64; 2];
    let work = || {
        call(
            libc::SYS_prctl,
            &[libc::PR_SET_NAME as usize, address(name.as_c_str())],
        );
        call(libc::SYS_prctl, &[libc::PR_SET_KEEPCAPS as usize, 1]);
        call(
            libc::SYS_prlimit64,
            &[0, libc::RLIMIT_NOFILE as usize, 0, address_mut(&mut limit)],
        );
        call(libc::SYS_setresuid, &[usize::MAX, usize::MAX, usize::MAX]);
        call(libc::SYS_unshare, &[libc::CLONE_FS as usize]);
        call(libc::SYS_setns, &[12345, libc::CLONE_NEWNET as usize]);
        call(libc::SYS_ptrace, &[libc::PTRACE_ATTACH as usize, 0, 0, 0]);
        call(
            libc::SYS_mprotect,
            &[0, 0, libc::PROT_READ as usize | libc::PROT_EXEC as usize],
        );
        call(libc::SYS_bpf, &[5, 0, 0]);
        call(
            libc::SYS_init_module,
            &[address(name.as_c_str()), 7, address(name.as_c_str())],
        );
        call(libc::SYS_getppid, &[]);
    };
    let Some(seen) = observe("credentials_names_and_limits_are_told", work, |tid| tid == own) else {
        return;
    };
    let prctl: Vec<&Seen> = seen
        .iter()
        .filter(|seen| seen.code == event::SYSCALL_PRCTL_X)
        .collect();
    let named = prctl.iter().find(|seen| seen.number("option") == 15).unwrap();
    assert_eq!((named.text("arg2_str"), named.number("arg2_int")), ("renamed", 0));
    let plain = prctl.iter().find(|seen| seen.number("option") == 8).unwrap();
    assert_eq!((plain.bytes("arg2_str"), plain.number("arg2_int")), (&b""[..], 1));
    let prlimit = first(&seen, event::SYSCALL_PRLIMIT_X);
    assert_eq!(
        (prlimit.number("oldcur"), prlimit.number("resource")),
        (limit[0] as i64, 7)
    );
    let setresuid = first(&seen, event::SYSCALL_SETRESUID_X);
    assert_eq!(setresuid.number("euid"), 0xffff_ffff);
    assert_eq!(first(&seen, event::SYSCALL_UNSHARE_X).number("flags"), 2);
    let setns = first(&seen, event::SYSCALL_SETNS_X);
    assert_eq!((setns.number("fd"), setns.number("nstype")), (12345, 16));
    let ptrace = first(&seen, event::SYSCALL_PTRACE_X);
    assert_eq!(ptrace.number("request"), 11);
    assert_eq!(ptrace.bytes("addr"), [0; 9]);
    assert_eq!(first(&seen, event::SYSCALL_MPROTECT_X).number("prot"), 1 | 4);
    let mut loads = seen.iter().filter(|seen| seen.code == event::SYSCALL_BPF_2_X);
    // Attaching the probe itself shows as well.
    assert!(loads.any(|load| load.number("cmd") == 5 && load.number("fd") < 0));
    let module = first(&seen, event::SYSCALL_INIT_MODULE_X);
    assert_eq!(
        (module.bytes("img"), module.text("uargs")),
        (&b"renamed"[..], "renamed")
    );
    let generic = seen.iter().find(|seen| {
        seen.code == event::GENERIC_X && seen.number("nativeID") == i64::from(libc::SYS_getppid as i32)
    });
    let getppid = compiler::tables::SYSCALLS
        .iter()
        .find(|call| call.name == "getppid")
        .unwrap();
    assert_eq!(generic.unwrap().number("ID"), i64::from(getppid.code));
}
