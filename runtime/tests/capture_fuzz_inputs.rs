//! Replays what the fuzz target `capture_reader` once found.

#[path = "../../fuzz/checks/capture_reader.rs"]
mod capture_reader;

#[test]
fn inputs_that_once_broke_the_reader_are_read() {
    let folder = testkit::root().join("testdata/fuzz/capture_reader");
    for path in testkit::files(&folder, ".scap") {
        capture_reader::check(&std::fs::read(path).unwrap());
    }
}

#[test]
fn shared_captures_have_the_same_properties() {
    for path in testkit::captures() {
        let bytes = std::fs::read(path).unwrap();
        capture_reader::check(&bytes);
        let plain = runtime::capture::decompress(bytes.as_slice()).unwrap();
        capture_reader::check(&plain);
    }
}
