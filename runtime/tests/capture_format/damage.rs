//! Cut and corrupt captures: everything before the damage, then an error that names the place.

use runtime::capture::{ConversionFault, Fault, Reader, decompress, limits};

use super::bytes::{Bytes, block, counted_record, event, plain_event, section};
use testkit::captures;

use super::read;

/// A capture with one of each block.
fn capture() -> Vec<u8> {
    let process = Bytes::new()
        .u64(1)
        .u64(1)
        .u64(0)
        .text("init")
        .text("/sbin/init")
        .text("")
        .text("/")
        .u64(0)
        .u32(0)
        .u32(0)
        .u32(0);
    let fd = Bytes::new().u64(1).u64(0).u64(0).u8(7).text("pipe");
    let user = Bytes::new().u8(1).u32(0).text("root");
    [
        section(),
        block(0x201, &[0; 180]),
        block(0x206, &user.0),
        block(0x202, &process.0),
        block(0x203, &fd.0),
        plain_event(),
        plain_event(),
    ]
    .concat()
}

#[test]
fn a_capture_cut_anywhere_gives_everything_before_the_cut() {
    let whole = capture();
    let (all, end) = read(&whole);
    assert!(end.is_none());
    let first_event = whole.len() - 2 * plain_event().len();
    let mut delivered = 0;
    for length in 0..whole.len() {
        let (items, end) = read(&whole[..length]);
        assert_eq!(items, all[..items.len()], "cut at {length}");
        assert!(items.len() >= delivered, "cut at {length}");
        delivered = items.len();
        if length == first_event + plain_event().len() {
            assert!(end.is_none(), "a block's end is a clean end");
            continue;
        }
        let end = end.unwrap_or_else(|| panic!("cut at {length}: no error"));
        assert!(end.offset <= length as u64);
        assert!(
            matches!(
                end.fault,
                Fault::Empty | Fault::NoEvents | Fault::Truncated { .. }
            ),
            "cut at {length}: {end}"
        );
    }
    assert_eq!(delivered, all.len() - 1);
}

#[test]
fn the_error_names_place_and_amount() {
    let whole = capture();
    let (_, end) = read(&whole[..whole.len() - 5]);
    let start = whole.len() - plain_event().len();
    let wanted = plain_event().len();
    assert_eq!(
        end.expect("an error").to_string(),
        format!(
            "at byte {start}: the capture is cut: {wanted} bytes of an event block were expected, {} are there",
            wanted - 5
        )
    );
}

#[test]
fn a_shared_capture_cut_in_its_compressed_form_gives_what_is_there() {
    for path in captures().iter().take(5) {
        let bytes = std::fs::read(path).unwrap();
        let whole = count(&bytes);
        for part in [2, 3, 10] {
            let cut = &bytes[..bytes.len() - bytes.len() / part];
            let (items, failed) = count(cut);
            assert!(failed, "{}", path.display());
            assert!(items > 0 && items < whole.0, "{}", path.display());
        }
    }
}

fn count(capture: &[u8]) -> (usize, bool) {
    let mut reader = Reader::new(capture).unwrap();
    let mut items = 0;
    loop {
        match reader.next() {
            Ok(Some(_)) => items += 1,
            Ok(None) => return (items, false),
            Err(_) => return (items, true),
        }
    }
}

/// The fault of a capture whose only block among the metadata is `block`.
fn fault_of(block: &[u8]) -> Fault {
    let (_, end) = read(&[&section(), block, &plain_event()].concat());
    end.expect("an error").fault
}

#[test]
fn lengths_of_metadata_are_checked() {
    let mut trailer = block(0x206, &[]);
    *trailer.last_mut().unwrap() = 1;
    assert!(matches!(fault_of(&trailer), Fault::Trailer { .. }));
    let short = Bytes::new().u32(0x206).u32(11).raw(&[0; 8]);
    assert!(matches!(fault_of(&short.0), Fault::TooShort { .. }));
    assert!(matches!(
        fault_of(&block(0x201, &[0; 176])),
        Fault::BeyondBlock { .. }
    ));
    let comm = |length: usize| {
        let text = "x".repeat(length);
        let entry = Bytes::new().u64(1).u64(1).u64(0).text(&text).text("");
        let entry = entry.text("").text("").u64(0).u32(0).u32(0).u32(0);
        block(0x202, &entry.0)
    };
    assert!(read(&[section(), comm(1024), plain_event()].concat()).1.is_none());
    assert!(matches!(
        fault_of(&comm(1025)),
        Fault::TooLong {
            length: 1025,
            max: 1024,
            ..
        }
    ));
    let long_entry = Bytes::new().u32(u32::MAX).raw(&[0; 64]);
    for code in [0x215, 0x219, 0x220] {
        assert!(matches!(
            fault_of(&block(code, &long_entry.0)),
            Fault::BeyondBlock { .. }
        ));
    }
    let short_entry = Bytes::new().u32(3).raw(&[0; 64]);
    for code in [0x215, 0x220] {
        assert!(matches!(
            fault_of(&block(code, &short_entry.0)),
            Fault::TooShort { .. }
        ));
    }
    let huge_list = Bytes::new().u32(0x220).u32(limits::MAX_LIST_BLOCK as u32 + 16);
    assert!(matches!(fault_of(&huge_list.0), Fault::TooLong { .. }));
    let interface = Bytes::new().u16(9).u16(0);
    assert!(matches!(
        fault_of(&block(0x205, &interface.0)),
        Fault::InterfaceKind { kind: 9 }
    ));
}

#[test]
fn lengths_of_events_are_checked() {
    let bad = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut record = counted_record(290, &[&[1; 8], &[2; 8], &[0; 4]]);
        change(&mut record);
        fault_of(&block(0x216, &[&[0; 2], record.as_slice()].concat()))
    };
    assert!(matches!(bad(&|record| record[16] = 25), Fault::Values { .. }));
    assert!(matches!(
        bad(&|record| record[16] = 200),
        Fault::BeyondBlock { .. }
    ));
    assert!(matches!(
        bad(&|record| record[22] = 200),
        Fault::Values { count: 200, .. }
    ));
    assert!(matches!(bad(&|record| record[25] = 200), Fault::Values { .. }));
    assert!(matches!(bad(&|record| record[26] = 200), Fault::Values { .. }));
    assert!(matches!(
        bad(&|record| record.truncate(20)),
        Fault::TooShort { .. }
    ));
    let huge = Bytes::new().u32(0x216).u32(65_536 + 12);
    assert!(matches!(fault_of(&huge.0), Fault::TooLong { .. }));
    let huge = Bytes::new().u32(0x221).u32(u32::MAX);
    assert!(matches!(fault_of(&huge.0), Fault::TooLong { .. }));
    let uncounted = [
        &[0; 2][..],
        &[0; 16],
        &30_u32.to_le_bytes(),
        &290_u16.to_le_bytes(),
        &[9; 8],
    ]
    .concat();
    assert!(matches!(
        fault_of(&block(0x204, &uncounted)),
        Fault::ValueCount { .. }
    ));
}

#[test]
fn a_wrong_enter_event_ends_the_capture() {
    let read_enter = event(6, &[&[1; 8], &[0; 4]]);
    let close_exit = event(5, &[&[0; 8]]);
    let capture = [section(), plain_event(), read_enter, close_exit, plain_event()].concat();
    let (items, end) = read(&capture);
    assert_eq!(items.len(), 3);
    assert!(matches!(
        end.expect("an error").fault,
        Fault::Conversion {
            code: 5,
            why: ConversionFault::OtherEnter { pending: 6 }
        }
    ));
}

#[test]
fn records_that_no_step_knows_end_the_capture() {
    let fault = |block: &[u8]| match fault_of(block) {
        Fault::Conversion { why, .. } => why,
        fault => panic!("{fault}"),
    };
    assert_eq!(
        fault(&event(4, &[&[1; 8], &[1; 8]])),
        ConversionFault::NoStep { count: 2 }
    );
    let many: Vec<&[u8]> = vec![&[]; 9];
    assert_eq!(
        fault(&event(5, &many)),
        ConversionFault::TooManyValues { count: 9, max: 2 }
    );
    // The close event of an enter that lost its value.
    let steps = [event(58, &[]), event(22, &[&[1; 8]])].concat();
    assert!(read(&[section(), steps].concat()).1.is_none());
}

#[test]
fn a_damaged_compressed_stream_is_called_damaged() {
    for path in captures().iter().take(5) {
        let mut bytes = std::fs::read(path).unwrap();
        if !bytes.starts_with(&[0x1f, 0x8b]) {
            continue;
        }
        let middle = bytes.len() / 2;
        bytes[middle..middle + 40].fill(0xff);
        assert!(
            matches!(
                decompress(bytes.as_slice()).unwrap_err().fault,
                Fault::Compression(_)
            ),
            "{}",
            path.display()
        );
    }
}
