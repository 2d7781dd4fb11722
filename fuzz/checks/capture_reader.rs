//! Properties of the capture reader for arbitrary bytes. The fuzz target calls it with generated
//! bytes, a regression test with every input that once failed.

use std::hash::{DefaultHasher, Hash, Hasher};

use runtime::capture::{Format, Item, Reader, Writer};

const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Reads `bytes` to the end. Nothing panics; reading from memory and from a stream have the same
/// result; and all items can be written and read again.
pub(crate) fn check(bytes: &[u8]) {
    let Ok(reader) = Reader::new(bytes) else {
        return;
    };
    let streamed = Summary::of(reader, None);
    if !bytes.starts_with(&GZIP) {
        let mut writer = Writer::new(Vec::new(), Format::Plain).expect("writing to memory cannot fail");
        let in_memory = Summary::of(Reader::from_memory(bytes), Some(&mut writer));
        assert_eq!(streamed, in_memory);
        let written = writer.finish().expect("writing to memory cannot fail");
        let again = Summary::of(Reader::from_memory(&written), None);
        assert_eq!((streamed.items, streamed.hash), (again.items, again.hash));
    }
}

/// A summary of the items read.
#[derive(Debug, PartialEq)]
struct Summary {
    items: u64,
    hash: u64,
    error: Option<String>,
}

impl Summary {
    /// Returns the summary without sections: the writer merges or omits sections without content.
    fn of(mut reader: Reader, mut writer: Option<&mut Writer<Vec<u8>>>) -> Self {
        let mut items = 0;
        let mut hash = DefaultHasher::new();
        let error = loop {
            match reader.next() {
                Ok(Some(item)) => {
                    if let Some(writer) = &mut writer {
                        writer.item(&item).expect("items that were read can be written");
                    }
                    if !matches!(item, Item::Section(_) | Item::HeadersEnd) {
                        items += 1;
                        digest(&item, &mut hash);
                    }
                }
                Ok(None) => break None,
                Err(error) => break Some(error.to_string()),
            }
        };
        let hash = hash.finish();
        assert!(matches!(reader.next(), Ok(None)), "nothing follows an end");
        Self { items, hash, error }
    }
}

fn digest(item: &Item, hash: &mut DefaultHasher) {
    match item {
        Item::Event(event) => {
            (event.num, event.ts, event.tid, event.cpu).hash(hash);
            (event.code, event.state_only).hash(hash);
            for value in event.values() {
                value.hash(hash);
            }
        }
        item => format!("{item:?}").hash(hash),
    }
}
