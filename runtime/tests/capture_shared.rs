//! The events that a reader delivers from the shared captures, held against those that Falco saw:
//! number, time, type and CPU of each.

use std::fs::File;
use std::path::Path;

use compiler::tables::{EventCode, SYSCALLS, event};
use runtime::capture::{Item, Reader};
use runtime::event::Event;
use serde::Deserialize;
use testkit::Tally;

/// What Falco recorded about an event, and what a reader knows.
#[derive(Debug, Deserialize, PartialEq)]
struct Seen {
    #[serde(rename = "evt.num")]
    num: u64,
    #[serde(rename = "evt.rawtime")]
    ts: u64,
    #[serde(rename = "evt.cpu")]
    cpu: u16,
    #[serde(rename = "evt.type")]
    name: String,
}

#[test]
fn shared_captures_give_the_events_that_falco_saw() {
    let Some(folder) = testkit::shared("conformance/fields") else {
        return;
    };
    let mut tally = Tally::new("capture");
    for path in testkit::files(&folder, ".jsonl.zst") {
        let name = path
            .file_name()
            .unwrap()
            .to_string_lossy()
            .trim_end_matches(".jsonl.zst")
            .to_owned();
        let capture = testkit::capture(&name).unwrap_or_else(|| panic!("{name}: no such capture"));
        let expected: Vec<Seen> = testkit::lines(&path)
            .map(|line| serde_json::from_str(&line).unwrap())
            .collect();
        let found = visible_events(&capture);
        let passed = expected
            .iter()
            .zip(&found)
            .filter(|(expected, found)| expected == found)
            .count();
        let total = expected.len().max(found.len());
        tally.many(&name, passed as u64, total as u64, || {
            let first = expected
                .iter()
                .zip(&found)
                .find(|(expected, found)| expected != found);
            format!(
                "{} events expected, {} found; first difference {first:?}",
                expected.len(),
                found.len()
            )
        });
    }
    tally.finish();
}

fn visible_events(capture: &Path) -> Vec<Seen> {
    let file = File::open(capture).unwrap();
    let mut reader = Reader::new(file).unwrap();
    let mut seen = Vec::new();
    while let Some(item) = reader
        .next()
        .unwrap_or_else(|error| panic!("{}: {error}", capture.display()))
    {
        let Item::Event(event) = item else { continue };
        if event.state_only || is_hidden(event.code) {
            continue;
        }
        seen.push(Seen {
            num: event.num,
            ts: event.ts,
            cpu: event.cpu,
            name: name(&event).to_owned(),
        });
    }
    seen
}

/// What `evt.type` shows: generic events are called after their syscall, by its portable number or,
/// where the recorder had none, by that of the machine.
fn name(event: &Event) -> &'static str {
    let number = |index| {
        let value = event.value(index)?;
        Some(u16::from_le_bytes(value.try_into().ok()?)).filter(|number| *number != 0)
    };
    let syscall = match event.code {
        event::GENERIC_X => SYSCALLS.iter().find(|syscall| match number(0) {
            Some(portable) => syscall.code == portable,
            None => syscall.x86_64.is_some() && syscall.x86_64 == number(1),
        }),
        _ => None,
    };
    syscall.map_or(event.info().name, |syscall| syscall.name)
}

fn is_hidden(code: EventCode) -> bool {
    matches!(
        code,
        event::SYSCALL_OPEN_E
            | event::SYSCALL_CREAT_E
            | event::SYSCALL_OPENAT_2_E
            | event::SYSCALL_OPENAT2_E
            | event::SOCKET_CONNECT_E
            | event::SYSCALL_EXECVE_19_E
            | event::SYSCALL_EXECVEAT_E
    )
}
