//! The threads of a process, out of `/proc`.
//!
//! What a thread hides (or what ended meanwhile) is left at its default; a thread without status is
//! left out. Texts are cut to what captures have room for.

use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::MetadataExt;

use compiler::tables::FLAG_TABLES;
use procfs::ProcResult;
use procfs::process::{LimitValue, Process as Source, Stat, Status};

use crate::capture::Process;
use crate::capture::limits::{MAX_PATH, MAX_STRING_LIST};

/// The main thread, then the others.
pub(super) fn read_threads(source: &Source) -> Vec<Process> {
    let Ok(main) = main_thread(source) else {
        return Vec::new();
    };
    let mut threads = vec![main];
    for task in source.tasks().into_iter().flatten().flatten() {
        if task.tid == source.pid() {
            continue;
        }
        if let (Ok(stat), Ok(status)) = (task.stat(), task.status()) {
            threads.push(other_thread(&threads[0], &stat, &status));
        }
    }
    threads
}

fn main_thread(source: &Source) -> ProcResult<Process> {
    let (stat, status) = (source.stat()?, source.status()?);
    let mut process = Process::default();
    fill(&mut process, &stat, &status);
    let folder = format!("/proc/{}", source.pid());
    let (exe, args) = command_line(&fs::read(format!("{folder}/cmdline")).unwrap_or_default());
    let link = |name: &str| {
        let target = fs::read_link(format!("{folder}/{name}")).unwrap_or_default();
        cut(target.into_os_string().into_vec(), MAX_PATH)
    };
    process.exe = if exe.is_empty() { process.comm.clone() } else { exe };
    process.args = args;
    process.exepath = link("exe");
    process.cwd = link("cwd");
    process.root = link("root");
    process.env = cut(
        fs::read(format!("{folder}/environ")).unwrap_or_default(),
        MAX_STRING_LIST,
    );
    process.cgroups = cgroups(source);
    process.fd_limit = fd_limit(source);
    process.loginuid = source.loginuid().unwrap_or(u32::MAX);
    if let Ok(file) = fs::metadata(format!("{folder}/exe")) {
        process.exe_ino = file.ino();
        process.exe_ino_ctime = nanoseconds(file.ctime(), file.ctime_nsec());
        process.exe_ino_mtime = nanoseconds(file.mtime(), file.mtime_nsec());
        process.exe_writable = may_write(&process, &file);
    }
    if status.nspid.as_ref().is_some_and(|ids| ids.len() > 1) {
        process.pidns_init_start_ts = namespace_start(&folder);
    }
    process.exe_from_memfd = process.exepath.starts_with(b"/memfd:");
    Ok(process)
}

/// Shares everything but its numbers and name with the main thread.
fn other_thread(main: &Process, stat: &Stat, status: &Status) -> Process {
    let mut thread = main.clone();
    fill(&mut thread, stat, status);
    thread.flags = ["CLONE_THREAD", "CLONE_FILES"]
        .into_iter()
        .fold(0, |flags, name| flags | clone_flag(name));
    // Only main threads keep these.
    thread.env.clear();
    thread
}

fn fill(process: &mut Process, stat: &Stat, status: &Status) {
    let inside = |numbers: Option<&Vec<i32>>, otherwise: i32| {
        i64::from(
            numbers
                .and_then(|numbers| numbers.last())
                .copied()
                .unwrap_or(otherwise),
        )
    };
    process.tid = i64::from(status.pid);
    process.pid = i64::from(status.tgid);
    process.ptid = i64::from(stat.ppid);
    process.sid = i64::from(stat.session);
    process.pgid = i64::from(stat.pgrp);
    process.vpgid = inside(status.nspgid.as_ref(), stat.pgrp);
    process.vtid = inside(status.nspid.as_ref(), status.pid);
    process.vpid = inside(status.nstgid.as_ref(), status.tgid);
    process.comm = stat.comm.clone().into_bytes();
    process.uid = status.euid;
    process.gid = status.egid;
    let kib = |size: Option<u64>| u32::try_from(size.unwrap_or(0)).unwrap_or(u32::MAX);
    process.vm_size = kib(status.vmsize);
    process.vm_rss = kib(status.vmrss);
    process.vm_swap = kib(status.vmswap);
    process.pf_major = stat.majflt;
    process.pf_minor = stat.minflt;
    process.tty = stat.tty_nr as u32;
    process.cap_inheritable = status.capinh;
    process.cap_permitted = status.capprm;
    process.cap_effective = status.capeff;
}

/// First argument, and the others with their NULs; together within the bounds of a capture.
fn command_line(bytes: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let args = bytes.get(end + 1..).unwrap_or_default();
    (
        cut(bytes[..end].to_vec(), MAX_PATH),
        cut(args.to_vec(), MAX_STRING_LIST),
    )
}

fn cut(mut bytes: Vec<u8>, most: u64) -> Vec<u8> {
    bytes.truncate(most as usize);
    bytes
}

/// The controllers whose cgroups events tell, in their order.
const CONTROLLERS: [&str; 5] = ["cpuset", "cpu", "cpuacct", "io", "memory"];

/// `controller=path` items, as events have them.
fn cgroups(source: &Source) -> Vec<u8> {
    let Ok(groups) = source.cgroups() else {
        return Vec::new();
    };
    let groups: Vec<_> = groups.into_iter().collect();
    let mut text = Vec::new();
    for controller in CONTROLLERS {
        let named = |name: &String| name == controller || (controller == "io" && name == "blkio");
        let own = groups.iter().find(|group| group.controllers.iter().any(named));
        // What no hierarchy of its own has is in the common one.
        let common = || groups.iter().find(|group| group.hierarchy == 0);
        if let Some(group) = own.or_else(common) {
            text.extend_from_slice(format!("{controller}={}\0", group.pathname).as_bytes());
        }
    }
    cut(text, MAX_STRING_LIST)
}

fn fd_limit(source: &Source) -> u64 {
    match source.limits().map(|limits| limits.max_open_files.soft_limit) {
        Ok(LimitValue::Value(limit)) => limit,
        Ok(LimitValue::Unlimited) => u64::MAX,
        Err(_) => 0,
    }
}

/// When the first process of a pid namespace started, as the process itself sees it, in nanoseconds
/// since the epoch; 0 if it sees no `/proc`.
fn namespace_start(folder: &str) -> u64 {
    let first = fs::metadata(format!("{folder}/root/proc/1/cmdline"));
    first.map_or(0, |file| nanoseconds(file.ctime(), file.ctime_nsec()))
}

fn nanoseconds(seconds: i64, rest: i64) -> u64 {
    seconds.saturating_mul(1_000_000_000).saturating_add(rest).max(0) as u64
}

/// `CAP_DAC_OVERRIDE`.
const CAP_DAC_OVERRIDE: u64 = 1 << 1;

/// Whether the process may write its own program, as event programs find it.
fn may_write(process: &Process, file: &fs::Metadata) -> bool {
    let mode = file.mode();
    process.cap_effective & CAP_DAC_OVERRIDE != 0
        || mode & 0o002 != 0
        || (file.uid() == process.uid && mode & 0o200 != 0)
        || (file.gid() == process.gid && mode & 0o020 != 0)
}

fn clone_flag(name: &str) -> u32 {
    let table = FLAG_TABLES.iter().find(|table| table.name == "clone_flags");
    let flag = table.and_then(|table| table.flags.iter().find(|flag| flag.name == name));
    flag.map_or(0, |flag| flag.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_and_its_threads_are_found() {
        let own = Source::myself().unwrap();
        let threads = read_threads(&own);
        let main = &threads[0];
        assert_eq!((main.tid, main.pid), (i64::from(own.pid()), i64::from(own.pid())));
        let exe = std::env::current_exe().unwrap();
        assert_eq!(main.exepath, exe.into_os_string().into_vec());
        assert_eq!(
            main.cwd,
            std::env::current_dir().unwrap().into_os_string().into_vec()
        );
        assert!(main.cgroups.ends_with(b"\0"));
        // Tests run on threads of their own.
        let other = threads.iter().find(|thread| thread.tid != thread.pid).unwrap();
        assert_eq!((other.pid, other.flags), (main.pid, 8192 | 1));
        assert!(other.env.is_empty());
    }

    #[test]
    fn command_lines_are_cut_at_the_first_nul() {
        assert_eq!(command_line(b"a\0b\0c\0"), (b"a".to_vec(), b"b\0c\0".to_vec()));
        assert_eq!(command_line(b"alone"), (b"alone".to_vec(), Vec::new()));
        assert_eq!(command_line(b""), (Vec::new(), Vec::new()));
    }
}
