//! What a misspelt word was probably meant to be.
//!
//! In: a word and the words that are known. Out: the nearest one, if it is near enough to be worth
//! showing. It knows nothing about what the words name.

/// The candidate that `word` is most likely a misspelling of; the first of several equally near.
///
/// Near enough is one change in words of up to four bytes and one more for every three further
/// bytes, at most four. Letter case counts little, and swapped neighbours count as one change.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_ascii_lowercase();
    let limit = (word.len().saturating_sub(2) / 3).clamp(1, 4);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != word && candidate.len().abs_diff(word.len()) <= limit)
        .map(|candidate| {
            let distance = strsim::osa_distance(&lower, &candidate.to_ascii_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, candidate)| *distance <= limit && *distance < candidate.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found() {
        let known = ["proc.name", "proc.pname", "fd.name", "execve", "open"];
        assert_eq!(closest("proc.nmae", known), Some("proc.name"));
        assert_eq!(closest("EXECVE", known), Some("execve"));
        assert_eq!(closest("opn", known), Some("open"));
        assert_eq!(closest("execv", known), Some("execve"));
    }

    #[test]
    fn far_words_and_the_word_itself_are_not() {
        assert_eq!(closest("container", ["proc.name", "open"]), None);
        assert_eq!(closest("open", ["open"]), None);
        assert_eq!(closest("a", ["b"]), None);
        assert_eq!(closest("", ["open"]), None);
    }
}
