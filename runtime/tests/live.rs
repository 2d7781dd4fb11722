//! A recording of this host, read back: state and fields have the values of what happened.
#![cfg(target_os = "linux")]

use std::process::Command;
use std::time::Duration;

use compiler::backend::FieldSource;
use compiler::tables::{FIELDS, FieldId};
use compiler::value::{FieldRef, Value};
use runtime::capture::{Format, Item, Reader, Writer};
use runtime::engine::{Playback, PlaybackItem};
use runtime::fields::EventFields;
use runtime::live::{Live, LostEvents, Options};

/// Records while `work` runs; `None` after saying SKIP.
fn record(test: &str, work: impl FnOnce()) -> Option<Vec<u8>> {
    let mut live = match Live::start(&Options::default()) {
        Ok(live) => live,
        Err(error) if error.is_forbidden() => {
            assert!(
                std::env::var_os("LANNER_REQUIRE_BPF").is_none(),
                "{test}: {error}"
            );
            eprintln!("SKIP {test}: {error}");
            return None;
        }
        Err(error) => panic!("{error}"),
    };
    let mut writer = Writer::new(Vec::new(), Format::Plain).unwrap();
    loop {
        let item = live.next(Duration::ZERO).unwrap().unwrap();
        writer.item(&item).unwrap();
        if matches!(item, Item::HeadersEnd) {
            break;
        }
    }
    work();
    live.stop();
    while let Some(item) = live.next(Duration::ZERO).unwrap() {
        writer.item(&item).unwrap();
    }
    let lost = live.lost().unwrap();
    assert!(lost.iter().all(|lost| *lost == LostEvents::default()), "{lost:?}");
    Some(writer.finish().unwrap())
}

/// A field's value as text.
fn field(fields: &EventFields<'_>, name: &str) -> Option<String> {
    let index = FIELDS.iter().position(|field| field.name == name).unwrap();
    let value = fields.value(&FieldRef::plain(FieldId(index as u16)))?;
    Some(match value {
        Value::Text(text) | Value::Bytes(text) => String::from_utf8(text.into_owned()).unwrap(),
        Value::Int(number) => number.to_string(),
        Value::Uint(number) => number.to_string(),
        other => panic!("{name}: {other:?}"),
    })
}

#[test]
fn a_recording_is_a_capture_with_the_fields_of_its_events() {
    let folder = tempfile::tempdir().unwrap();
    let script = "exec 3>made; echo hello >&3; cat /etc/hostname >/dev/null";
    let mut child = 0;
    let test = "a_recording_is_a_capture_with_the_fields_of_its_events";
    let recorded = record(test, || {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]).current_dir(folder.path());
        let mut process = command.spawn().unwrap();
        child = i64::from(process.id());
        assert!(process.wait().unwrap().success());
    });
    let Some(bytes) = recorded else { return };
    let mut playback = Playback::new(Reader::new(bytes.as_slice()).unwrap());
    let (mut wrote, mut read) = (false, false);
    let own = std::fs::read_link("/proc/self/exe").unwrap();
    loop {
        let more = playback.step(Duration::ZERO, |item| {
            if let PlaybackItem::Event { event, fields, .. } = item {
                let (kind, name) = (field(&fields, "evt.type"), field(&fields, "fd.name"));
                if event.tid == child && kind.as_deref() == Some("write") {
                    let made = folder.path().join("made");
                    wrote |= name.as_deref() == made.to_str();
                    assert_eq!(field(&fields, "proc.name").as_deref(), Some("sh"));
                    assert_eq!(field(&fields, "proc.pexepath").as_deref(), own.to_str());
                    assert_eq!(field(&fields, "evt.buffer").as_deref(), Some("hello\n"));
                }
                if name.as_deref() == Some("/etc/hostname")
                    && field(&fields, "proc.ppid") == Some(child.to_string())
                {
                    read = true;
                    assert_eq!(
                        field(&fields, "proc.cmdline").as_deref(),
                        Some("cat /etc/hostname")
                    );
                    assert_eq!(field(&fields, "proc.pname").as_deref(), Some("sh"));
                }
            }
            Ok::<_, runtime::capture::CaptureError>(true)
        });
        if more.unwrap() != Some(true) {
            break;
        }
    }
    assert!(wrote && read, "wrote {wrote}, read {read}");
}
