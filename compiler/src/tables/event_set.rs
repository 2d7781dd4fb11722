//! Sets of event codes.

use super::{EVENTS, EventCode};

/// The capacity of a set; codes above it belong to newer recorders and are in no set.
const CAPACITY: usize = 512;
const _: () = assert!(EVENTS.len() <= CAPACITY);

/// A set of event codes of the table.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct EventSet {
    words: [u64; CAPACITY / 64],
}

impl EventSet {
    /// The empty set.
    pub const EMPTY: Self = Self {
        words: [0; CAPACITY / 64],
    };

    /// The set of all codes of the table.
    pub const ALL: Self = {
        let mut words = [0; CAPACITY / 64];
        let mut code = 0;
        while code < EVENTS.len() {
            words[code / 64] |= 1 << (code % 64);
            code += 1;
        }
        Self { words }
    };

    /// Returns the set of all codes of the table.
    pub const fn all() -> Self {
        Self::ALL
    }

    /// Adds a code; codes beyond the table are ignored.
    pub fn insert(&mut self, code: EventCode) {
        if usize::from(code.0) < EVENTS.len() {
            self.words[usize::from(code.0) / 64] |= 1 << (code.0 % 64);
        }
    }

    /// Returns whether the set contains the code.
    pub fn contains(&self, code: EventCode) -> bool {
        self.words
            .get(usize::from(code.0) / 64)
            .is_some_and(|word| word >> (code.0 % 64) & 1 == 1)
    }

    /// Returns the number of codes.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Returns whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Returns the union of the sets.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a | b)
    }

    /// Returns the intersection of the sets.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    /// Returns the codes of the table that are not in the set.
    #[must_use]
    pub fn complement(&self) -> Self {
        Self::ALL.zip(self, |all, own| all & !own)
    }

    /// Returns its codes in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = EventCode> {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.checked_sub(1)?;
                Some(EventCode((index * 64) as u16 + bit as u16))
            })
        })
    }

    fn zip(&self, other: &Self, combine: impl Fn(u64, u64) -> u64) -> Self {
        Self {
            words: std::array::from_fn(|index| combine(self.words[index], other.words[index])),
        }
    }
}

impl FromIterator<EventCode> for EventSet {
    fn from_iter<I: IntoIterator<Item = EventCode>>(codes: I) -> Self {
        let mut set = Self::EMPTY;
        for code in codes {
            set.insert(code);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_obey_their_laws() {
        let some: EventSet = [EventCode(2), EventCode(3), EventCode(453)].into_iter().collect();
        assert_eq!(some.len(), 3);
        assert_eq!(some.complement().len(), EVENTS.len() - 3);
        assert!(some.intersection(&some.complement()).is_empty());
        assert_eq!(some.union(&some.complement()), EventSet::all());
        assert_eq!(
            EVENTS.iter().map(|event| event.code).collect::<EventSet>(),
            EventSet::ALL
        );
        assert_eq!(
            some.iter().collect::<Vec<_>>(),
            [EventCode(2), EventCode(3), EventCode(453)]
        );
        assert!(!some.contains(EventCode(u16::MAX)));
    }
}
