//! Texts kept in the state: any bytes, shared between the threads and descriptors that copy them.
//!
//! Not here: decoding of event values (`values`), display.

use std::sync::Arc;

/// A text without its closing NUL. Cloning shares the bytes.
pub type ByteString = Arc<[u8]>;

/// What an unreadable text is presented as.
pub const NOT_AVAILABLE: &[u8] = b"<NA>";

/// A list of texts, kept as the record has it: items divided by NUL, without the last item's NUL.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ByteStringList {
    bytes: ByteString,
}

impl ByteStringList {
    /// Takes the bytes of a record's value, whose last item may or may not be closed by a NUL.
    pub fn from_record(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.strip_suffix(b"\0").unwrap_or(bytes).into(),
        }
    }

    /// Replaces the items, keeping the allocation when nothing changes.
    pub(super) fn replace(&mut self, bytes: &[u8]) {
        let bytes = bytes.strip_suffix(b"\0").unwrap_or(bytes);
        if *self.bytes != *bytes {
            self.bytes = bytes.into();
        }
    }

    /// Returns whether there is no item. One empty item counts as none.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Returns its items in order; items may be empty.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> + Clone {
        // Splitting nothing would yield one empty item.
        let items = self.bytes.split(|byte| *byte == 0);
        items.take(if self.bytes.is_empty() { 0 } else { usize::MAX })
    }

    /// Returns the items divided by NUL, as in a record but without the closing one.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the items joined by blanks.
    pub fn joined(&self) -> Vec<u8> {
        let mut text = Vec::new();
        self.join_onto(&mut text);
        text
    }

    /// Appends the items to `text`, blanks between them.
    pub fn join_onto(&self, text: &mut Vec<u8>) {
        let start = text.len();
        text.extend_from_slice(&self.bytes);
        for byte in &mut text[start..] {
            if *byte == 0 {
                *byte = b' ';
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_split_with_or_without_a_closing_nul() {
        for bytes in [&b"-l\0/tmp\0"[..], b"-l\0/tmp"] {
            let list = ByteStringList::from_record(bytes);
            assert_eq!(list.iter().collect::<Vec<_>>(), [&b"-l"[..], b"/tmp"]);
            assert_eq!(list.joined(), b"-l /tmp");
        }
    }

    #[test]
    fn empty_items_count_unless_there_is_nothing_else() {
        assert_eq!(ByteStringList::from_record(b"").iter().count(), 0);
        assert_eq!(ByteStringList::from_record(b"\0").iter().count(), 0);
        assert_eq!(ByteStringList::from_record(b"\0\0").iter().count(), 2);
        assert_eq!(ByteStringList::from_record(b"a\0\0b\0").iter().count(), 3);
    }
}
