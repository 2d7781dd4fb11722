//! Sets of strings that native code tests membership in.
//!
//! In: the members, once. Out: a bit table, read inline, that rejects nearly every string that is not
//! a member by its hash, and the members themselves for the rest. A slot keeps the hash of its string
//! for the event, so that a test costs one load and one bit test.

use rustc_hash::FxHashSet;

/// Bits of the table per member: about one in as many other strings passes it.
const BITS_PER_MEMBER: usize = 32;

/// A set of strings.
#[derive(Debug)]
pub(super) struct TextSet {
    table: Box<[u64]>,
    shift: u32,
    members: FxHashSet<Box<[u8]>>,
}

impl TextSet {
    pub(super) fn new<'a>(members: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let members: FxHashSet<Box<[u8]>> = members.into_iter().map(Box::from).collect();
        let bits = (members.len() * BITS_PER_MEMBER).next_power_of_two().max(64);
        let shift = 64 - bits.trailing_zeros();
        let mut table = vec![0_u64; bits / 64];
        for member in &members {
            let bit = (hash(member) >> shift) as usize;
            table[bit / 64] |= 1 << (bit % 64);
        }
        Self {
            table: table.into(),
            shift,
            members,
        }
    }

    /// Returns the table; bit `hash >> shift` is set for every member.
    pub(super) fn table(&self) -> &[u64] {
        &self.table
    }

    /// Returns the number of bits to shift a hash right by; see [`TextSet::table`].
    pub(super) fn shift(&self) -> u32 {
        self.shift
    }

    pub(super) fn contains(&self, text: &[u8]) -> bool {
        self.members.contains(text)
    }
}

/// Returns the hash of a string: its length and up to sixteen of its bytes, from both ends. Equal
/// strings have equal hashes; strings that differ only in the middle are distinguished by the members.
pub(super) fn hash(text: &[u8]) -> u64 {
    let word = |bytes: [u8; 8]| u64::from_le_bytes(bytes);
    let half = |bytes: [u8; 4]| u64::from(u32::from_le_bytes(bytes));
    let (first, last) = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) => (word(*first), word(*last)),
        _ => match (text.first_chunk::<4>(), text.last_chunk::<4>(), text) {
            (Some(first), Some(last), _) => (half(*first), half(*last)),
            (.., [first, rest @ ..]) => {
                let middle = text[text.len() / 2];
                let last = rest.last().copied().unwrap_or(0);
                (u64::from(*first), u64::from(middle) << 8 | u64::from(last))
            }
            _ => (0, 0),
        },
    };
    // Multiply and fold, as wyhash does.
    let left = first ^ 0x9E37_79B9_7F4A_7C15 ^ (text.len() as u64) << 32;
    let right = last ^ 0xD6E8_FEB8_6659_FD93;
    let product = u128::from(left) * u128::from(right);
    (product as u64) ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_contains_every_member_and_few_other_strings() {
        let names: Vec<String> = (0..1000).map(|number| format!("name{number}")).collect();
        let set = TextSet::new(names.iter().map(String::as_bytes));
        let passes = |text: &str| {
            let bit = (hash(text.as_bytes()) >> set.shift()) as usize;
            set.table()[bit / 64] >> (bit % 64) & 1 == 1
        };
        assert!(
            names
                .iter()
                .all(|name| passes(name) && set.contains(name.as_bytes()))
        );
        let strangers = (0..1000)
            .filter(|number| passes(&format!("other/{number}")))
            .count();
        assert!(strangers < 100, "{strangers}");
        assert!(!set.contains(b"name1000"));
    }

    #[test]
    fn strings_of_every_length_have_a_hash() {
        let text = b"abcdefghijklmnopqrstuvwxyz";
        let hashes: FxHashSet<u64> = (0..text.len()).map(|end| hash(&text[..end])).collect();
        assert_eq!(hashes.len(), text.len());
        let empty = TextSet::new([]);
        assert!(!empty.contains(b""));
    }
}
