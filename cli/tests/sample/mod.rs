//! What the end-to-end tests need: the program, a folder of their own, and a small capture.

#![allow(dead_code, reason = "every test file uses a part of it")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use compiler::tables::event;
use runtime::capture::{EventBuilder, Format, Item, Process, Writer};

/// Rules that the sample sets off.
pub(crate) const RULES: &str = "\
- rule: open
  desc: A file is opened.
  condition: evt.type = open
  output: opened %fd.name by %proc.name
  priority: WARNING
  tags: [files]
- rule: open shadow
  desc: The file of passwords is opened.
  condition: evt.type = open and fd.name = /etc/shadow
  output: read %fd.name (command=%proc.cmdline)
  priority: INFO
  tags: [secrets]
";

/// When the sample's first event happened.
pub(crate) const START: u64 = 1_566_230_400_000_000_000;

/// A folder that goes when the test ends.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("lanner-test-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Writes a file and gives its path.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind in the temporary folder does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A capture of a process `cat` that opens `/etc/passwd` and `/etc/shadow`, a second apart.
pub(crate) fn capture() -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), Format::Plain).unwrap();
    let cat = Process {
        tid: 42,
        pid: 42,
        ptid: 1,
        comm: b"cat".to_vec(),
        exe: b"cat".to_vec(),
        exepath: b"/usr/bin/cat".to_vec(),
        args: b"/etc/shadow\0".to_vec(),
        cwd: b"/".to_vec(),
        ..Process::default()
    };
    writer.item(&Item::Process(Box::new(cat))).unwrap();
    for (index, name) in ["/etc/passwd", "/etc/shadow"].into_iter().enumerate() {
        let open = EventBuilder::new(event::SYSCALL_OPEN_X)
            .ts(START + index as u64 * 1_000_000_000)
            .tid(42)
            .i64(3 + index as i64)
            .text(name)
            .u32(1)
            .u32(0)
            .u32(0)
            .u64(7);
        writer.event(&open.event()).unwrap();
    }
    writer.finish().unwrap()
}

/// Runs `lanner` with these arguments, in UTC and without colours.
pub(crate) fn lanner(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

/// The command of [`lanner`].
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lanner"));
    command
        .args(arguments)
        .env("TZ", "UTC")
        .env("FALCO_HOSTNAME", "host")
        .env("NO_COLOR", "1");
    command
}

/// What a program printed on its standard output.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a program printed on its standard error stream.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
