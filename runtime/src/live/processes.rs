//! The threads of a process, out of `/proc`.
//!
//! In: a process. Out: its threads as captures list them, with the times at which they started.
//! What this process may not read of a thread (or what ended meanwhile) is left at its default; a thread
//! without status is left out. Strings are cut to the lengths that captures allow.

use std::collections::HashMap;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::MetadataExt;

use compiler::tables::FLAG_TABLES;
use procfs::process::{LimitValue, Process as Source, Stat, Status};
use procfs::{FromRead as _, ProcResult};

use crate::capture::Process;
use crate::capture::limits::{MAX_PATH, MAX_STRING_LIST};

/// When things began, in nanoseconds since the epoch: the machine, and its pid namespaces.
#[derive(Debug)]
pub(super) struct StartTimes {
    boot: u64,
    /// Clock ticks of a second, in which `/proc` has the start of a process.
    ticks_per_second: u64,
    /// Start of the first process of each pid namespace that was seen, by the inode of the namespace.
    namespaces: HashMap<u64, u64>,
}

impl StartTimes {
    /// Times of a machine that booted at `boot`.
    pub(super) fn new(boot: u64) -> Self {
        Self {
            boot,
            ticks_per_second: procfs::ticks_per_second().max(1),
            namespaces: HashMap::new(),
        }
    }

    /// Returns the time that lies this many clock ticks after the boot.
    fn after_boot(&self, ticks: u64) -> u64 {
        let since = u128::from(ticks) * 1_000_000_000 / u128::from(self.ticks_per_second);
        self.boot.saturating_add(since as u64)
    }

    /// Returns when the first process of the pid namespace of a process started; 0 if it is not known.
    ///
    /// `/proc` lists processes by their numbers, so the first process of a namespace mostly comes before
    /// those that it contains. Where it does not, the process's own `/proc` is read.
    fn namespace(&mut self, folder: &str, stat: &Stat, status: &Status) -> u64 {
        let inside = status.nspid.as_deref().unwrap_or_default();
        if inside.len() <= 1 {
            return self.boot;
        }
        let namespace = fs::metadata(format!("{folder}/ns/pid")).map(|namespace| namespace.ino());
        if inside.last() == Some(&1) {
            let start = self.after_boot(stat.starttime);
            self.namespaces
                .extend(namespace.ok().map(|namespace| (namespace, start)));
            return start;
        }
        if let Some(start) = namespace
            .ok()
            .and_then(|namespace| self.namespaces.get(&namespace))
        {
            return *start;
        }
        let first = fs::read(format!("{folder}/root/proc/1/stat"));
        let first = first.ok().and_then(|text| Stat::from_read(&text[..]).ok());
        first.map_or(0, |first| self.after_boot(first.starttime))
    }
}

/// Returns the main thread, then the others.
pub(super) fn read_threads(source: &Source, times: &mut StartTimes) -> Vec<Process> {
    let Ok(main) = main_thread(source, times) else {
        return Vec::new();
    };
    let mut threads = vec![main];
    for task in source.tasks().into_iter().flatten().flatten() {
        if task.tid == source.pid() {
            continue;
        }
        if let (Ok(stat), Ok(status)) = (task.stat(), task.status()) {
            let mut thread = other_thread(&threads[0], &stat, &status);
            thread.start_ts = times.after_boot(stat.starttime);
            threads.push(thread);
        }
    }
    threads
}

fn main_thread(source: &Source, times: &mut StartTimes) -> ProcResult<Process> {
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
    process.exepath = exepath(link("exe"));
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
    process.start_ts = times.after_boot(stat.starttime);
    process.pidns_init_start_ts = times.namespace(&folder, &stat, &status);
    process.exe_from_memfd = process.exepath.starts_with(MEMFD);
    Ok(process)
}

/// How the paths of programs in memory begin.
const MEMFD: &[u8] = b"memfd:";

/// Returns the path of a program as events have it: a program in memory is in no directory, so that its path
/// does not begin with a slash.
fn exepath(mut link: Vec<u8>) -> Vec<u8> {
    if link
        .strip_prefix(b"/")
        .is_some_and(|name| name.starts_with(MEMFD))
    {
        link.remove(0);
    }
    link
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

/// The controllers whose control groups events contain, in their order.
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

fn nanoseconds(seconds: i64, rest: i64) -> u64 {
    seconds.saturating_mul(1_000_000_000).saturating_add(rest).max(0) as u64
}

/// `CAP_DAC_OVERRIDE`.
const CAP_DAC_OVERRIDE: u64 = 1 << 1;

/// Returns whether the process may write its own program, as event programs find it.
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
        let boot = ebpf::probe::boot_ts();
        let threads = read_threads(&own, &mut StartTimes::new(boot));
        let main = &threads[0];
        assert_eq!((main.tid, main.pid), (i64::from(own.pid()), i64::from(own.pid())));
        let exe = std::env::current_exe().unwrap();
        assert_eq!(main.exepath, exe.into_os_string().into_vec());
        assert_eq!(
            main.cwd,
            std::env::current_dir().unwrap().into_os_string().into_vec()
        );
        assert!(main.cgroups.ends_with(b"\0"));
        let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64;
        // Clock ticks are coarse, and a test does not take an hour.
        assert!(
            (now - 3_600_000_000_000..now).contains(&main.start_ts),
            "{} at {now}",
            main.start_ts
        );
        assert!((boot..=now).contains(&main.pidns_init_start_ts));
        // Tests run on threads of their own.
        let other = threads.iter().find(|thread| thread.tid != thread.pid).unwrap();
        assert_eq!((other.pid, other.flags), (main.pid, 8192 | 1));
        assert!(other.env.is_empty());
    }

    #[test]
    fn programs_in_memory_have_no_directory() {
        assert_eq!(exepath(b"/memfd:x (deleted)".to_vec()), b"memfd:x (deleted)");
        assert_eq!(exepath(b"/bin/memfd:x".to_vec()), b"/bin/memfd:x");
        assert_eq!(exepath(Vec::new()), b"");
    }

    #[test]
    fn command_lines_are_cut_at_the_first_nul() {
        assert_eq!(command_line(b"a\0b\0c\0"), (b"a".to_vec(), b"b\0c\0".to_vec()));
        assert_eq!(command_line(b"alone"), (b"alone".to_vec(), Vec::new()));
        assert_eq!(command_line(b""), (Vec::new(), Vec::new()));
    }
}
