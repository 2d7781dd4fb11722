//! Suggestions for misspelt words.
//!
//! In: a word and the known words. Out: the known word that is closest in spelling, if it is close enough to be
//! suggested. This is the only place that decides what "close enough" means.
//! Not here: what the words name, and whether a suggestion fits where it would be written.

/// The largest number of changes that a suggestion may be away, however long the word is.
const MAX_CHANGES: usize = 4;

/// The shortest word that is searched for within longer ones, in bytes.
const MIN_AFFIX: usize = 5;

/// A set of known words that many words are compared with.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    words: Vec<Candidate<'a>>,
}

/// A known word, with what rules most words out without a comparison.
#[derive(Clone, Copy, Debug)]
struct Candidate<'a> {
    word: &'a str,
    letters: u64,
    length: usize,
}

impl<'a> Candidate<'a> {
    fn new(word: &'a str) -> Self {
        Self {
            word,
            letters: letter_set(word),
            length: word.chars().count(),
        }
    }
}

impl<'a> FromIterator<&'a str> for Words<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        Self {
            words: words.into_iter().map(Candidate::new).collect(),
        }
    }
}

impl<'a> Words<'a> {
    /// Returns what [`closest`] returns for these words.
    pub fn closest(&self, word: &str) -> Option<&'a str> {
        nearest(word, self.words.iter().copied())
    }
}

/// Returns the candidate that `word` is most likely a misspelling of.
///
/// A candidate may be one change away from words of up to seven characters, and one more for every three further
/// characters, up to [`MAX_CHANGES`]. A change inserts, removes or replaces a character or swaps two neighbours;
/// upper and lower case are the same. Of equally close candidates the one closest in case is returned, then the
/// first in alphabetical order. `word` itself is never returned.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(word, candidates.into_iter().map(Candidate::new))
}

/// Returns what [`closest`] returns or, if that is nothing, the candidate closest in length that is `word` with a
/// prefix or a suffix, such as `full_admin_users` for `admin_users`, or the other way round.
pub fn closest_or_affixed<'a>(
    word: &str,
    candidates: impl Clone + IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    closest(word, candidates.clone()).or_else(|| {
        let lower = word.to_ascii_lowercase();
        candidates
            .into_iter()
            .filter(|candidate| {
                let candidate = candidate.to_ascii_lowercase();
                is_affixed(&candidate, &lower) || is_affixed(&lower, &candidate)
            })
            .min_by_key(|candidate| (candidate.len().abs_diff(word.len()), *candidate))
    })
}

/// Whether `long` is `short` with words in front of it or behind it.
fn is_affixed(long: &str, short: &str) -> bool {
    let is_boundary = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii_alphanumeric());
    short.len() >= MIN_AFFIX
        && (long
            .strip_suffix(short)
            .is_some_and(|before| is_boundary(before.as_bytes().last()))
            || long
                .strip_prefix(short)
                .is_some_and(|behind| is_boundary(behind.as_bytes().first())))
}

fn max_changes(length: usize) -> usize {
    (length.saturating_sub(2) / 3).clamp(1, MAX_CHANGES)
}

fn nearest<'a>(word: &str, candidates: impl Iterator<Item = Candidate<'a>>) -> Option<&'a str> {
    let given = Candidate::new(word);
    let limit = max_changes(given.length);
    let lower = word.to_ascii_lowercase();
    candidates
        .filter(|candidate| {
            candidate.length.abs_diff(given.length) <= limit
                && may_be_near(given.letters, candidate.letters, limit)
                && candidate.word != word
        })
        .map(|candidate| {
            let changes = strsim::osa_distance(&lower, &candidate.word.to_ascii_lowercase());
            (changes, candidate)
        })
        // A word of which nothing is left has not been misspelt.
        .filter(|(changes, candidate)| *changes <= limit && *changes < candidate.length)
        .min_by_key(|(changes, candidate)| {
            (
                *changes,
                strsim::osa_distance(word, candidate.word),
                candidate.word,
            )
        })
        .map(|(_, candidate)| candidate.word)
}

/// Whether words with these [letter sets](letter_set) can be within so many changes of each other.
///
/// A change removes at most one letter and adds at most one, so a larger difference of the sets rules a word out
/// without computing the distance.
const fn may_be_near(letters: u64, others: u64, changes: usize) -> bool {
    (letters & !others).count_ones() <= changes as u32 && (others & !letters).count_ones() <= changes as u32
}

/// Returns the letters of a word in lower case as a set. Some letters share a bit.
fn letter_set(word: &str) -> u64 {
    let bits = word
        .chars()
        .map(|letter| u32::from(letter.to_ascii_lowercase()) % 64);
    bits.fold(0, |set, bit| set | 1 << bit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn close_words_are_suggested() {
        let known = ["proc.name", "proc.pname", "fd.name", "execve", "open"];
        assert_eq!(closest("proc.nmae", known), Some("proc.name"));
        assert_eq!(closest("EXECVE", known), Some("execve"));
        assert_eq!(closest("opn", known), Some("open"));
        assert_eq!(closest("execv", known), Some("execve"));
        assert_eq!(closest("sh", ["ssh", "bash"]), Some("ssh"));
        assert_eq!(closest("inn", ["in", "intersects"]), Some("in"));
        // Characters count, not bytes: the last one has three.
        assert_eq!(closest("open\u{200b}", ["open", "close"]), Some("open"));
        let words: Words<'_> = known.into_iter().collect();
        for word in ["proc.nmae", "EXECVE", "opn", "execv", "open", "container"] {
            assert_eq!(words.closest(word), closest(word, known), "{word}");
        }
    }

    #[test]
    fn distant_words_and_the_word_itself_are_not_suggested() {
        assert_eq!(closest("container", ["proc.name", "open"]), None);
        assert_eq!(closest("open", ["open"]), None);
        assert_eq!(closest("a", ["b"]), None);
        assert_eq!(closest("", ["open"]), None);
        assert_eq!(closest("gitlab", ["github"]), None);
        assert_eq!(
            closest("proc.pcpu", ["proc.ppid", "proc.cmd", "proc.pname"]),
            None
        );
    }

    #[test]
    fn the_same_letters_in_other_case_are_closest() {
        assert_eq!(closest("Shells", ["shell", "shells"]), Some("shells"));
        assert_eq!(closest("abcdE", ["ABCDE", "abcde"]), Some("abcde"));
        assert_eq!(
            closest("remote_File_copy_binaries", ["remote_file_copy_binaries"]),
            Some("remote_file_copy_binaries")
        );
    }

    #[test]
    fn longer_names_with_the_word_at_one_end_are_found() {
        let known = ["full_admin_k8s_users", "full_admin_k8s_users_too", "users"];
        assert_eq!(
            closest_or_affixed("admin_k8s_users", known),
            Some("full_admin_k8s_users")
        );
        assert_eq!(
            closest_or_affixed("the_admin_k8s_users", ["admin_k8s_users"]),
            Some("admin_k8s_users")
        );
        assert_eq!(closest_or_affixed("users_of_k8s", ["k8s"]), None);
        assert_eq!(closest_or_affixed("superusers", ["users"]), None);
    }

    proptest! {
        #[test]
        fn the_letter_sets_rule_out_no_near_word(one in "[a-eÄé]{0,8}", other in "[a-eÄé]{0,8}") {
            let changes = strsim::osa_distance(&one.to_ascii_lowercase(), &other.to_ascii_lowercase());
            prop_assert!(may_be_near(letter_set(&one), letter_set(&other), changes));
        }
    }
}
