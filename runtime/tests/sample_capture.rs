//! The sample capture in the repository is the one that its description makes.

#[path = "../examples/sample_capture/script.rs"]
mod script;
#[path = "../examples/sample_capture/story.rs"]
mod story;

use runtime::capture::{Format, Item, Reader, decompress};

#[test]
fn the_committed_capture_is_the_described_one() {
    let path = testkit::root().join("testdata/captures/sample.scap");
    let committed = std::fs::read(&path).unwrap();
    // Compressors may differ in how they say the same; the content may not.
    let committed = decompress(committed.as_slice()).unwrap();
    let described = story::capture(Format::Plain).unwrap();
    assert!(
        committed == described,
        "{} is stale: cargo run -p lanner-runtime --example sample_capture",
        path.display()
    );
}

#[test]
fn every_event_of_the_sample_is_one_of_today() {
    let capture = story::capture(Format::Plain).unwrap();
    let mut reader = Reader::from_memory(&capture);
    let mut events = 0;
    while let Some(item) = reader.next().unwrap() {
        if let Item::Event(event) = item {
            events += 1;
            assert_eq!(event.value_count(), event.info().params.len());
        }
    }
    // Nothing was dropped or converted away.
    assert_eq!(events, 57);
}
