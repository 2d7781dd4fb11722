//! Converts `syscalls.toml` to Rust.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::{INFALLIBLE, camel, flag_set};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    syscall: Vec<Syscall>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Syscall {
    code: u16,
    name: String,
    kind: String,
    x86_64: Option<u16>,
    aarch64: Option<u16>,
    enter: Option<String>,
    exit: Option<String>,
    #[serde(default)]
    generic: bool,
    #[serde(default)]
    flags: Vec<String>,
}

impl Data {
    /// Returns the system call names with their codes.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, u16)> {
        self.syscall.iter().map(|row| (row.name.as_str(), row.code))
    }
}

pub(super) fn rust(data: &Data, codes: &BTreeMap<String, u16>) -> Result<String, String> {
    let event = |id: &Option<String>| match id {
        None => Ok("None".to_owned()),
        Some(id) => codes
            .get(id)
            .map(|code| format!("Some(EventCode({code}))"))
            .ok_or_else(|| format!("syscalls.toml: unknown event {id}")),
    };
    let mut text = String::from("use crate::tables::{EventCode, Syscall, SyscallFlags, SyscallKind};\n\n");
    let generic: Vec<u16> = data
        .syscall
        .iter()
        .filter(|row| row.generic)
        .map(|row| row.code)
        .collect();
    let total = data.syscall.len();
    write!(
        text,
        "/// Codes of the system calls that are reported as the generic event.\npub(super) static GENERIC: &[u16] = &{generic:?};\n\n/// Every system call, by portable code.\npub static SYSCALLS: [Syscall; {total}] = [\n",
    )
    .expect(INFALLIBLE);
    for (index, row) in data.syscall.iter().enumerate() {
        if usize::from(row.code) != index {
            return Err(format!("syscalls.toml: code {} is at index {index}", row.code));
        }
        writeln!(
            text,
            "    Syscall {{ code: {}, name: {:?}, kind: SyscallKind::{}, x86_64: {:?}, aarch64: {:?}, enter: {}, exit: {}, generic: {}, flags: {} }},",
            row.code,
            row.name,
            camel(&row.kind),
            row.x86_64,
            row.aarch64,
            event(&row.enter)?,
            event(&row.exit)?,
            row.generic,
            flag_set("SyscallFlags", &row.flags),
        )
        .expect(INFALLIBLE);
    }
    text.push_str("];\n");
    Ok(text)
}
