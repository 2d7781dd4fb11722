//! Captures that we write, read by the real sysdig: it sees the same events with the same values.
//! Says so in one line and passes where sysdig is not installed.

#[path = "../examples/sample_capture/script.rs"]
mod script;
#[path = "../examples/sample_capture/story.rs"]
mod story;

use std::fs::File;
use std::path::Path;
use std::process::Command;

use compiler::tables::{EventCode, event};
use runtime::capture::{Format, Item, Reader, Writer};
use testkit::Tally;

/// Captures whose events sysdig 0.29 knows; on ones with newer events it stops or crashes.
const CAPTURES: [&str; 6] = [
    "cat_write",
    "curl_google",
    "mpm-preforked__full_capture",
    "nginx__nginx",
    "rename__rename",
    "test_ipv6_client",
];

/// The first event type that is newer than sysdig 0.29.
const FIRST_UNKNOWN: EventCode = event::SYSCALL_DUP_1_E;

#[test]
fn sysdig_reads_what_we_wrote() {
    if !is_installed() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut tally = Tally::new("sysdig");
    for name in CAPTURES {
        let Some(path) = testkit::capture(name) else {
            return;
        };
        let copy = folder.path().join(name);
        let wanted = rewrite(&path, &copy);
        let found = sysdig(&copy, "*%evt.rawtime %thread.tid %evt.cpu %evt.dir %evt.type");
        let equal = wanted
            .iter()
            .zip(&found)
            .filter(|(wanted, found)| same(wanted, found));
        let total = wanted.len().max(found.len());
        tally.many(name, equal.count() as u64, total as u64, || {
            let first = wanted
                .iter()
                .zip(&found)
                .find(|(wanted, found)| !same(wanted, found));
            format!(
                "{} events written, {} read; first difference {first:?}",
                wanted.len(),
                found.len()
            )
        });
    }
    tally.finish();
}

#[test]
fn sysdig_understands_the_sample() {
    if !is_installed() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.scap");
    std::fs::write(&path, story::capture(Format::Gzip).unwrap()).unwrap();
    let found = sysdig(&path, "*%evt.type %evt.dir %proc.name %fd.name %container.name");
    for wanted in [
        "openat < cat /etc/shadow host",
        "execve < sh <NA> shop-web",
        "connect < fetch 192.0.2.10:40022->203.0.113.7:443 host",
        "write < tee /etc/cron.d/backup host",
    ] {
        assert!(found.iter().any(|line| line == wanted), "{wanted}\n{found:#?}");
    }
}

fn is_installed() -> bool {
    let installed = Command::new("sysdig").arg("--version").output().is_ok();
    if !installed {
        eprintln!("SKIP: sysdig is not installed");
    }
    installed
}

/// The lines that sysdig prints for a capture.
fn sysdig(capture: &Path, format: &str) -> Vec<String> {
    let output = Command::new("sysdig")
        .args(["--unbuffered", "-p", format, "-r"])
        .arg(capture)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}: {output:?}", capture.display());
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(str::to_owned).collect()
}

/// Writes `from` to `to` and gives the lines that sysdig should print.
fn rewrite(from: &Path, to: &Path) -> Vec<String> {
    let mut reader = Reader::new(File::open(from).unwrap()).unwrap();
    let mut writer = Writer::new(File::create(to).unwrap(), Format::Gzip).unwrap();
    let mut lines = Vec::new();
    while let Some(item) = reader.next().unwrap() {
        writer.item(&item).unwrap();
        let Item::Event(event) = item else { continue };
        // sysdig never shows state-only events, those of processor counters, and newer types.
        if event.state_only || event.code == event::PROCINFO_E || event.code >= FIRST_UNKNOWN {
            continue;
        }
        let direction = if event.code.is_exit() { '<' } else { '>' };
        lines.push(format!(
            "{} {} {} {direction} {}",
            event.ts,
            event.tid,
            event.cpu,
            event.info().name
        ));
    }
    writer.finish().unwrap();
    lines
}

/// Generic events are called after their syscall there and `syscall` here.
fn same(wanted: &str, found: &str) -> bool {
    let generic = wanted.strip_suffix("syscall");
    generic.map_or(wanted == found, |start| found.starts_with(start))
}
