//! Section headers, several sections, several compressed members.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use runtime::capture::Fault;

use super::bytes::{Bytes, SECTION, block, event, plain_event, section};
use super::{events, read};

const HEADERS: &str = "Section(Section { major: 1, minor: 2 })";

#[test]
fn options_of_a_section_header_are_skipped() {
    let body = Bytes::new()
        .u32(0x1A2B_3C4D)
        .u16(1)
        .u16(2)
        .u64(u64::MAX)
        .raw(&[1; 40]);
    let capture = [block(SECTION, &body.0), plain_event()].concat();
    assert_eq!(events(&capture).len(), 1);
}

#[test]
fn foreign_files_are_named_as_such() {
    let fault = |capture: &[u8]| read(capture).1.expect("an error").fault;
    assert!(matches!(fault(b""), Fault::Empty));
    assert!(matches!(fault(b"PK\x03\x04rest"), Fault::NotACapture { .. }));
    assert!(matches!(fault(b"ab"), Fault::Truncated { .. }));
    let swapped = Bytes::new().u32(0x4D3C_2B1A).u32(1).u64(0);
    assert!(matches!(
        fault(&block(SECTION, &swapped.0)),
        Fault::BadMagic { found: 0x4D3C_2B1A }
    ));
    let newer = Bytes::new().u32(0x1A2B_3C4D).u16(2).u16(0).u64(0);
    assert!(matches!(
        fault(&block(SECTION, &newer.0)),
        Fault::Version { major: 2, minor: 0 }
    ));
    assert!(matches!(fault(&section()), Fault::NoEvents));
}

#[test]
fn unknown_blocks_are_skipped_before_the_first_event() {
    let capture = [section(), block(0x999, b"whatever"), section(), plain_event()].concat();
    assert_eq!(events(&capture).len(), 1);
}

#[test]
fn a_further_section_is_delivered_and_numbers_continue() {
    let capture = [section(), plain_event(), section(), plain_event()].concat();
    let (items, end) = read(&capture);
    assert!(end.is_none());
    assert_eq!(items[0], HEADERS);
    assert_eq!(items[1], "HeadersEnd");
    assert!(items[2].starts_with("1 PAGE_FAULT_E"));
    assert_eq!(items[3], HEADERS);
    assert!(items[5].starts_with("2 PAGE_FAULT_E"));
}

#[test]
fn enter_events_do_not_survive_a_section() {
    let enter = event(4, &[&9_u64.to_le_bytes()]);
    let exit = event(5, &[&[0; 8]]);
    let capture = [section(), plain_event(), enter, section(), exit].concat();
    let last = events(&capture).pop().unwrap();
    assert!(last.ends_with(r"\x00\x00\x00\x00\x00\x00\x00\x00"), "{last}");
}

#[test]
fn other_blocks_among_events_end_the_capture() {
    let capture = [section(), plain_event(), block(0x201, &[0; 180])].concat();
    let (items, end) = read(&capture);
    assert_eq!(items.len(), 3);
    let end = end.expect("an error");
    assert!(matches!(end.fault, Fault::UnexpectedBlock { code: 0x201 }));
    assert_eq!(end.offset, (section().len() + plain_event().len()) as u64);
}

#[test]
fn several_compressed_members_are_one_capture() {
    let whole = [section(), plain_event(), plain_event()].concat();
    let members: Vec<u8> = whole
        .chunks(11)
        .flat_map(|part| {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(part).unwrap();
            encoder.finish().unwrap()
        })
        .collect();
    assert_eq!(events(&members).len(), 2);
}
