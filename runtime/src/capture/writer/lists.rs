//! Entries of metadata blocks in their newest versions; the layouts are documented with the readers.

use super::WriteError;
use super::encoder::Block;
use crate::capture::entry::{
    FdEntry, FdTarget, Group, Interface, InterfaceAddress, L4Protocol, Machine, Process, User,
};
use crate::capture::fd_list::code;
use crate::capture::interface_list::kind;
use crate::capture::limits::{MAX_CREDENTIAL, MAX_NAME, MAX_PATH, MAX_STRING_LIST};
use crate::capture::machine::HOSTNAME;
use crate::capture::user_list::{GROUP, USER};

pub(super) fn machine(block: &mut Block, machine: &Machine) -> Result<(), WriteError> {
    let mut hostname = [0; HOSTNAME];
    let field = hostname
        .get_mut(..machine.hostname.len())
        .ok_or(WriteError::TooLong {
            what: "host name",
            length: machine.hostname.len() as u64,
            max: HOSTNAME as u64,
        })?;
    field.copy_from_slice(&machine.hostname);
    block.u32(machine.cpus);
    block.u64(machine.memory);
    block.u64(machine.max_pid);
    block.bytes(&hostname);
    block.u64(machine.boot_ts);
    block.u64(machine.flags);
    block.bytes(&[0; 16]);
    Ok(())
}

pub(super) fn process(block: &mut Block, process: &Process) -> Result<(), WriteError> {
    block.entry(true, |entry| {
        entry.i64(process.tid);
        entry.i64(process.pid);
        entry.i64(process.ptid);
        entry.i64(process.sid);
        entry.i64(process.vpgid);
        entry.text("command name", &process.comm, MAX_PATH)?;
        entry.text("executable name", &process.exe, MAX_PATH)?;
        entry.text("executable path", &process.exepath, MAX_PATH)?;
        entry.texts("arguments", &process.args, MAX_STRING_LIST)?;
        entry.text("current directory", &process.cwd, MAX_PATH)?;
        entry.u64(process.fd_limit);
        entry.u32(process.flags);
        entry.u32(process.uid);
        entry.u32(process.gid);
        entry.u32(process.vm_size);
        entry.u32(process.vm_rss);
        entry.u32(process.vm_swap);
        entry.u64(process.pf_major);
        entry.u64(process.pf_minor);
        entry.texts("environment", &process.env, MAX_STRING_LIST)?;
        entry.i64(process.vtid);
        entry.i64(process.vpid);
        entry.text("cgroups", &process.cgroups, MAX_STRING_LIST)?;
        entry.text("root directory", &process.root, MAX_PATH)?;
        entry.u64(process.pidns_init_start_ts);
        entry.u32(process.tty);
        entry.u32(process.loginuid);
        entry.u8(u8::from(process.exe_writable));
        entry.u64(process.cap_inheritable);
        entry.u64(process.cap_permitted);
        entry.u64(process.cap_effective);
        entry.u8(u8::from(process.exe_upper_layer));
        entry.u64(process.exe_ino);
        entry.u64(process.exe_ino_ctime);
        entry.u64(process.exe_ino_mtime);
        entry.u8(u8::from(process.exe_from_memfd));
        entry.u8(u8::from(process.exe_lower_layer));
        entry.i64(process.pgid);
        Ok(())
    })
}

pub(super) fn fd(block: &mut Block, fd: &FdEntry) -> Result<(), WriteError> {
    block.entry(true, |entry| {
        entry.i64(fd.fd);
        entry.u64(fd.inode);
        match &fd.target {
            FdTarget::Unknown => entry.u8(code::UNKNOWN),
            FdTarget::Ipv4Socket {
                source,
                dest,
                source_port,
                dest_port,
                l4,
            } => {
                entry.u8(code::IPV4_SOCKET);
                entry.bytes(&source.octets());
                entry.bytes(&dest.octets());
                ends(entry, *source_port, *dest_port, *l4);
            }
            FdTarget::Ipv6Socket {
                source,
                dest,
                source_port,
                dest_port,
                l4,
            } => {
                entry.u8(code::IPV6_SOCKET);
                entry.bytes(&source.octets());
                entry.bytes(&dest.octets());
                ends(entry, *source_port, *dest_port, *l4);
            }
            FdTarget::Ipv4Server { address, port, l4 } => {
                entry.u8(code::IPV4_SERVER);
                entry.bytes(&address.octets());
                entry.u16(*port);
                entry.u8(*l4 as u8);
            }
            FdTarget::Ipv6Server { address, port, l4 } => {
                entry.u8(code::IPV6_SERVER);
                entry.bytes(&address.octets());
                entry.u16(*port);
                entry.u8(*l4 as u8);
            }
            FdTarget::UnixSocket { source, dest, path } => {
                entry.u8(code::UNIX_SOCKET);
                entry.u64(*source);
                entry.u64(*dest);
                entry.text("socket path", path, MAX_NAME)?;
            }
            FdTarget::File { flags, path, device } => {
                entry.u8(code::FILE);
                entry.u32(*flags);
                entry.text("file path", path, MAX_NAME)?;
                entry.u32(*device);
            }
            FdTarget::Named { kind, name } => {
                entry.u8(*kind as u8);
                entry.text("descriptor name", name, MAX_NAME)?;
            }
            // Readers skip a code they do not know by the entry's length, as we did.
            FdTarget::Unsupported { code } => entry.u8(*code),
        }
        Ok(())
    })
}

fn ends(entry: &mut Block, source_port: u16, dest_port: u16, l4: L4Protocol) {
    entry.u16(source_port);
    entry.u16(dest_port);
    entry.u8(l4 as u8);
}

pub(super) fn interface(block: &mut Block, interface: &Interface) -> Result<(), WriteError> {
    block.entry(false, |entry| {
        let with_speed = interface.link_speed.is_some();
        entry.u16(match (&interface.address, with_speed) {
            (InterfaceAddress::V4 { .. }, true) => kind::IPV4,
            (InterfaceAddress::V6 { .. }, true) => kind::IPV6,
            (InterfaceAddress::V4 { .. }, false) => kind::IPV4_WITHOUT_SPEED,
            (InterfaceAddress::V6 { .. }, false) => kind::IPV6_WITHOUT_SPEED,
        });
        let (length, max) = (interface.name.len() as u64, MAX_NAME);
        if length > max {
            let what = "interface name";
            return Err(WriteError::TooLong { what, length, max });
        }
        entry.u16(length as u16);
        match interface.address {
            InterfaceAddress::V4 {
                address,
                netmask,
                broadcast,
            } => [address, netmask, broadcast].map(|address| entry.bytes(&address.octets())),
            InterfaceAddress::V6 {
                address,
                netmask,
                broadcast,
            } => [address, netmask, broadcast].map(|address| entry.bytes(&address.octets())),
        };
        if let Some(speed) = interface.link_speed {
            entry.u64(speed);
        }
        entry.bytes(&interface.name);
        Ok(())
    })
}

pub(super) fn user(block: &mut Block, user: &User) -> Result<(), WriteError> {
    block.entry(true, |entry| {
        entry.u8(USER);
        entry.u32(user.uid);
        entry.u32(user.gid);
        entry.text("user name", &user.name, MAX_CREDENTIAL)?;
        entry.text("home directory", &user.home, MAX_CREDENTIAL)?;
        entry.text("login shell", &user.shell, MAX_CREDENTIAL)
    })
}

pub(super) fn group(block: &mut Block, group: &Group) -> Result<(), WriteError> {
    block.entry(true, |entry| {
        entry.u8(GROUP);
        entry.u32(group.gid);
        entry.text("group name", &group.name, MAX_CREDENTIAL)
    })
}
