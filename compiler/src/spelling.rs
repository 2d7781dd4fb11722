//! What a misspelt word was probably meant to be.
//!
//! In: a word and the words that are known. Out: the nearest one, if it is near enough to be worth
//! showing. It knows nothing about what the words name.

/// Known words, for many questions.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    /// Each with its [`letters`].
    words: Vec<(u64, &'a str)>,
}

impl<'a> FromIterator<&'a str> for Words<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        Self {
            words: words.into_iter().map(|word| (letters(word), word)).collect(),
        }
    }
}

impl<'a> Words<'a> {
    /// The same as [`closest`] of these words.
    pub fn closest(&self, word: &str) -> Option<&'a str> {
        nearest(word, self.words.iter().copied())
    }
}

/// The candidate that `word` is most likely a misspelling of; the first of several equally near.
///
/// Near enough is one change in words of up to four bytes and one more for every three further
/// bytes, at most four. Letter case counts little, and swapped neighbours count as one change.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = limit(word);
    let candidates = candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= limit)
        .map(|candidate| (letters(candidate), candidate));
    nearest(word, candidates)
}

/// How many changes are near enough.
fn limit(word: &str) -> usize {
    (word.len().saturating_sub(2) / 3).clamp(1, 4)
}

fn nearest<'a>(word: &str, candidates: impl Iterator<Item = (u64, &'a str)>) -> Option<&'a str> {
    let (lower, limit, letters) = (word.to_ascii_lowercase(), limit(word), letters(word));
    candidates
        .filter(|(others, candidate)| {
            candidate.len().abs_diff(word.len()) <= limit
                && may_be_near(letters, *others, limit)
                && *candidate != word
        })
        .map(|(_, candidate)| {
            let distance = strsim::osa_distance(&lower, &candidate.to_ascii_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, candidate)| *distance <= limit && *distance < candidate.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Whether so many changes could make a word of some [`letters`] one of others: a change takes away one
/// letter and brings one, so words of other letters are not near.
pub(crate) const fn may_be_near(letters: u64, others: u64, changes: usize) -> bool {
    (letters & !others).count_ones() <= changes as u32 && (others & !letters).count_ones() <= changes as u32
}

/// The letters of a word, whatever their case, as a set; some letters share a place.
pub(crate) fn letters(word: &str) -> u64 {
    let places = word
        .chars()
        .map(|letter| u32::from(letter.to_ascii_lowercase()) % 64);
    places.fold(0, |set, place| set | 1 << place)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn near_words_are_found() {
        let known = ["proc.name", "proc.pname", "fd.name", "execve", "open"];
        assert_eq!(closest("proc.nmae", known), Some("proc.name"));
        assert_eq!(closest("EXECVE", known), Some("execve"));
        assert_eq!(closest("opn", known), Some("open"));
        assert_eq!(closest("execv", known), Some("execve"));
        let words: Words<'_> = known.into_iter().collect();
        for word in ["proc.nmae", "EXECVE", "opn", "execv", "open", "container"] {
            assert_eq!(words.closest(word), closest(word, known), "{word}");
        }
    }

    #[test]
    fn far_words_and_the_word_itself_are_not() {
        assert_eq!(closest("container", ["proc.name", "open"]), None);
        assert_eq!(closest("open", ["open"]), None);
        assert_eq!(closest("a", ["b"]), None);
        assert_eq!(closest("", ["open"]), None);
    }

    proptest! {
        #[test]
        fn words_of_other_letters_are_not_near(one in "[a-eÄé]{0,8}", other in "[a-eÄé]{0,8}") {
            let apart = (letters(&one) & !letters(&other)).count_ones() as usize;
            prop_assert!(apart <= strsim::osa_distance(&one, &other));
        }
    }
}
