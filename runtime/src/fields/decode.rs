//! Parameter values out of their bytes.
//!
//! In: the bytes of one value of a record and its type. Out: numbers, texts, lists.
//! A value whose length does not fit its type yields nothing; length 0 means unknown.
//! Not here: socket addresses (the state reads those), text forms (`param_text`).

use compiler::tables::ParamType;

use crate::state::NOT_AVAILABLE;

/// Returns an integer of a fixed width, sign-extended for types of 8 bytes or signed ones.
///
/// Unsigned numbers of 8 bytes keep their bits.
pub(super) fn integer(ty: ParamType, bytes: &[u8]) -> Option<i64> {
    if ty.width() != Some(bytes.len()) {
        return None;
    }
    let signed = ty.is_signed();
    Some(match *bytes {
        [byte] if signed => i64::from(byte.cast_signed()),
        [byte] => i64::from(byte),
        [a, b] if signed => i64::from(i16::from_le_bytes([a, b])),
        [a, b] => i64::from(u16::from_le_bytes([a, b])),
        [a, b, c, d] if signed => i64::from(i32::from_le_bytes([a, b, c, d])),
        [a, b, c, d] => i64::from(u32::from_le_bytes([a, b, c, d])),
        _ => i64::from_le_bytes(bytes.try_into().ok()?),
    })
}

/// Returns a text without its closing NUL; unknown ones and the former spelling `(NULL)` are `<NA>`.
pub(super) fn text(bytes: &[u8]) -> &[u8] {
    if is_unknown_text(bytes) {
        return NOT_AVAILABLE;
    }
    // A second NUL inside is a recorder's mistake; nothing after it is shown anywhere.
    &bytes[..memchr::memchr(0, bytes).unwrap_or(bytes.len())]
}

/// Presented as `<NA>`: without bytes, or recorded as `(NULL)`.
pub(super) fn is_unknown_text(bytes: &[u8]) -> bool {
    bytes.is_empty() || bytes == b"(NULL)\0"
}

/// Returns the descriptors of a poll with their event bits, as far as the value holds them.
pub(super) fn fdlist(bytes: &[u8]) -> impl Iterator<Item = (i64, i16)> {
    let (count, items) = bytes.split_first_chunk::<2>().unwrap_or((&[0, 0], &[]));
    let count = usize::from(u16::from_le_bytes(*count));
    items.as_chunks::<10>().0.iter().take(count).map(|item| {
        let [fd @ .., low, high] = *item;
        (i64::from_le_bytes(fd), i16::from_le_bytes([low, high]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_have_the_width_and_sign_of_their_type() {
        assert_eq!(integer(ParamType::Int8, &[0xff]), Some(-1));
        assert_eq!(integer(ParamType::Uint8, &[0xff]), Some(255));
        assert_eq!(integer(ParamType::Int16, &[0xfe, 0xff]), Some(-2));
        assert_eq!(integer(ParamType::Port, &[80, 0]), Some(80));
        assert_eq!(integer(ParamType::Int32, &[0xff; 4]), Some(-1));
        assert_eq!(integer(ParamType::Uid, &[0xff; 4]), Some(0xffff_ffff));
        assert_eq!(integer(ParamType::Fd, &[0xff; 8]), Some(-1));
        assert_eq!(integer(ParamType::Uint64, &[0xff; 8]), Some(-1));
        assert_eq!(integer(ParamType::Uint64, &[0xff; 4]), None);
        assert_eq!(integer(ParamType::Int32, &[]), None);
        assert_eq!(integer(ParamType::Charbuf, b"1"), None);
    }

    #[test]
    fn unknown_texts_are_presented_as_not_available() {
        assert_eq!(text(b""), b"<NA>");
        assert_eq!(text(b"(NULL)\0"), b"<NA>");
        assert_eq!(text(b"\0"), b"");
        assert_eq!(text(b"a b\0"), b"a b");
        assert_eq!(text(b"cut\0off\0"), b"cut");
        assert_eq!(text(b"open"), b"open");
    }

    #[test]
    fn poll_lists_end_where_the_value_ends() {
        let mut bytes = 3_u16.to_le_bytes().to_vec();
        for fd in [4_i64, -1] {
            bytes.extend(fd.to_le_bytes());
            bytes.extend(9_i16.to_le_bytes());
        }
        assert_eq!(fdlist(&bytes).collect::<Vec<_>>(), [(4, 9), (-1, 9)]);
        assert_eq!(fdlist(b"\x01").count(), 0);
    }
}
