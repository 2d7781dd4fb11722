//! Event blocks of every version, and how old records become today's.

use super::bytes::{Bytes, block, counted_record, event, plain_event, section, uncounted_record};
use super::events;

const CPU: [u8; 2] = [3, 0];
const STATE_ONLY: [u8; 4] = [1, 0, 0, 0];
const FAULT: [&[u8]; 3] = [b"address!", b"pointer!", b"flag"];

/// The events of a section with these blocks.
fn of(blocks: &[Vec<u8>]) -> Vec<String> {
    events(&[section(), blocks.concat()].concat())
}

#[test]
fn every_event_block_gives_the_same_event() {
    let counted = counted_record(290, &FAULT);
    let uncounted = uncounted_record(290, &FAULT);
    let shown = "1 PAGE_FAULT_E cpu 3 tid 77: address! | pointer! | flag";
    let hidden = "1 PAGE_FAULT_E cpu 3 tid 77 state-only: address! | pointer! | flag";
    for (code, flags, record, wanted) in [
        (0x204, &[][..], &uncounted, shown),
        (0x8010_ABCD, &[], &uncounted, shown),
        (0x208, &STATE_ONLY, &uncounted, hidden),
        (0x208, &[0; 4], &uncounted, shown),
        (0x216, &[], &counted, shown),
        (0x217, &STATE_ONLY, &counted, hidden),
        (0x221, &[], &counted, shown),
        (0x222, &STATE_ONLY, &counted, hidden),
    ] {
        let body = [&CPU, flags, record].concat();
        assert_eq!(of(&[block(code, &body)]), [wanted], "{code:#x}");
    }
}

#[test]
fn large_blocks_exceed_64_kilobytes() {
    let json = vec![b'x'; 200_000];
    let record = Bytes::new()
        .u64(1_000)
        .u64(77)
        .u32((26 + 4 + json.len()) as u32)
        .u16(324)
        .u32(1)
        .u32(json.len() as u32)
        .raw(&json);
    let found = of(&[block(0x221, &[&CPU, &record.0[..]].concat())]);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("1 CONTAINER_JSON_2_E cpu 3 tid 77 state-only: xxx"));
    assert!(found[0].len() > 200_000);
}

#[test]
fn types_beyond_the_table_are_skipped_and_not_counted() {
    let found = of(&[
        plain_event(),
        event(454, &[]),
        event(9999, &[b"?"]),
        plain_event(),
    ]);
    assert_eq!(found.len(), 2);
    assert!(found[1].starts_with("2 "));
}

#[test]
fn old_lengths_of_notifications_are_too_large_by_three() {
    for (code, id) in [(280, "NOTIFICATION_E"), (286, "INFRASTRUCTURE_EVENT_E")] {
        let values: Vec<&[u8]> = match code {
            280 => vec![b"id\0", b"text\0"],
            _ => vec![b"a\0", b"b\0", b"c\0", b"d\0"],
        };
        let mut record = uncounted_record(code, &values);
        record[16] += 3;
        record.extend([0; 3]);
        let found = of(&[block(0x204, &[&CPU[..], &record].concat())]);
        assert!(found[0].contains(id), "{found:?}");
        assert_eq!(found[0].matches(" | ").count() + 1, values.len());
    }
}

#[test]
fn an_exit_takes_values_from_the_enter_of_its_thread() {
    let found = of(&[
        event(6, &[b"fd------", b"size"]),
        event(7, &[b"result--", b"data"]),
        event(7, &[b"result--", b"data"]),
    ]);
    assert_eq!(
        found,
        [
            "1 SYSCALL_READ_X cpu 3 tid 77: result-- | data | fd------ | size",
            // The enter event was used: neutral values.
            r"2 SYSCALL_READ_X cpu 3 tid 77: result-- | data | \x00\x00\x00\x00\x00\x00\x00\x00 | \x00\x00\x00\x00",
        ]
    );
}

#[test]
fn events_of_today_pass_and_keep_pending_enters() {
    let found = of(&[
        event(4, &[b"fd------"]),
        event(7, &[b"result--", b"data", b"fd------", b"size"]),
        event(5, &[b"result--"]),
    ]);
    assert_eq!(found[1], "2 SYSCALL_CLOSE_X cpu 3 tid 77: result-- | fd------");
}

#[test]
fn a_copied_value_is_cut_to_the_width_of_its_new_type() {
    // The size of a read once took eight bytes.
    let found = of(&[
        event(6, &[b"fd------", b"sizesize"]),
        event(7, &[b"result--", b"data"]),
    ]);
    assert!(found[0].ends_with("| size"), "{found:?}");
}

#[test]
fn an_exec_goes_through_all_its_versions() {
    let values: [&[u8]; 8] = [
        b"result--",
        b"exe\0",
        b"args\0",
        b"tid-----",
        b"pid-----",
        b"ptid----",
        b"cwd\0",
        b"limit---",
    ];
    let found = of(&[event(12, &[]), event(13, &values)]);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[1].starts_with(
        "2 SYSCALL_EXECVE_19_X cpu 3 tid 77: result-- | exe\\x00 | args\\x00 | tid----- | pid-----"
    ));
    let info = compiler::tables::event::SYSCALL_EXECVE_19_X.info().unwrap();
    assert_eq!(found[1].matches(" | ").count() + 1, info.params.len());
}

#[test]
fn the_oldest_container_event_becomes_a_description() {
    let values: [&[u8]; 4] = [b"1d\0", &7_u32.to_le_bytes(), b"na\"me\0", b"image\0"];
    assert_eq!(
        of(&[plain_event(), event(228, &values)])[1],
        concat!(
            "2 CONTAINER_JSON_2_E cpu 3 tid 77: ",
            r#"{\"id\":\"1d\",\"type\":7,\"name\":\"na\"me\",\"image\":\"image\"}\x00"#
        )
    );
    let without_name: [&[u8]; 4] = [b"1d\0", &7_u32.to_le_bytes(), b"", b"image\0"];
    assert_eq!(
        of(&[plain_event(), event(228, &without_name)])[1],
        "2 CONTAINER_JSON_2_E cpu 3 tid 77: "
    );
}

#[test]
fn dropped_records_have_no_number() {
    let found = of(&[
        plain_event(),
        event(4, &[b"fd------"]),
        event(14, &[]),
        plain_event(),
    ]);
    assert_eq!(found.len(), 2);
    assert!(found[1].starts_with("2 "));
}

#[test]
fn state_events_after_the_headers_are_counted_but_not_shown() {
    let group = || event(358, &[&[1; 4], b"name\0", b"id\0"]);
    let found = of(&[group(), plain_event(), group()]);
    let is_hidden: Vec<bool> = found.iter().map(|event| event.contains("state-only")).collect();
    assert_eq!(is_hidden, [true, false, false], "{found:#?}");
    // A record that is dropped ends the run, too.
    let found = of(&[group(), event(4, &[b"fd------"]), group()]);
    let is_hidden: Vec<bool> = found.iter().map(|event| event.contains("state-only")).collect();
    assert_eq!(is_hidden, [true, false], "{found:#?}");
}

#[test]
fn old_records_of_wide_types_get_wide_lengths() {
    // No old recorder wrote one, but nothing in the format forbids it.
    let record = uncounted_record(324, &[b"{}\0"]);
    let found = of(&[plain_event(), block(0x204, &[&CPU[..], &record].concat())]);
    assert!(found[1].ends_with(r"{}\x00"), "{found:?}");
}
