//! The host, and the users and groups it knows.

use std::fs;

use ebpf::probe::boot_ts;
use procfs::{Current, ProcResult};

use crate::capture::limits::MAX_CREDENTIAL;
use crate::capture::{Group, Machine, User};

/// Returns the host.
pub(super) fn read_machine() -> ProcResult<Machine> {
    let pid_max = procfs::sys::kernel::pid_max()?;
    let name = fs::read("/proc/sys/kernel/hostname").unwrap_or_default();
    Ok(Machine {
        cpus: procfs::CpuInfo::current()?.num_cores() as u32,
        memory: procfs::Meminfo::current()?.mem_total,
        max_pid: pid_max as u64,
        hostname: name.trim_ascii_end().to_vec(),
        boot_ts: boot_ts(),
        flags: 0,
    })
}

/// Users and groups of the files in `/etc`; none where there are no such files.
pub(super) fn read_users() -> (Vec<User>, Vec<Group>) {
    let passwd = fs::read("/etc/passwd").unwrap_or_default();
    let group = fs::read("/etc/group").unwrap_or_default();
    (
        passwd
            .split(|byte| *byte == b'\n')
            .filter_map(parse_user)
            .collect(),
        group
            .split(|byte| *byte == b'\n')
            .filter_map(parse_group)
            .collect(),
    )
}

fn parse_user(line: &[u8]) -> Option<User> {
    let mut parts = line.split(|byte| *byte == b':');
    let name = text(parts.next()?)?;
    let (uid, gid) = (number(parts.nth(1)?)?, number(parts.next()?)?);
    let (home, shell) = (text(parts.nth(1)?)?, text(parts.next()?)?);
    Some(User {
        uid,
        gid,
        name,
        home,
        shell,
    })
}

fn parse_group(line: &[u8]) -> Option<Group> {
    let mut parts = line.split(|byte| *byte == b':');
    let name = text(parts.next()?)?;
    let gid = number(parts.nth(1)?)?;
    Some(Group { gid, name })
}

fn number(bytes: &[u8]) -> Option<u32> {
    std::str::from_utf8(bytes).ok()?.parse().ok()
}

/// Texts that captures have no room for make the entry useless.
fn text(bytes: &[u8]) -> Option<Vec<u8>> {
    (bytes.len() as u64 <= MAX_CREDENTIAL).then(|| bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_and_others_passed_over() {
        let root = parse_user(b"root:x:0:7:super user:/root:/bin/bash").unwrap();
        assert_eq!((root.uid, root.gid), (0, 7));
        assert_eq!(
            (&root.name[..], &root.home[..], &root.shell[..]),
            (&b"root"[..], &b"/root"[..], &b"/bin/bash"[..])
        );
        assert_eq!(parse_user(b"# comment"), None);
        assert_eq!(parse_user(b"a:x:none:0::/:/"), None);
        let group = parse_group(b"wheel:x:10:one,two").unwrap();
        assert_eq!((group.gid, &group.name[..]), (10, &b"wheel"[..]));
        assert_eq!(parse_group(b""), None);
    }
}
