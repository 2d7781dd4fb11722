//! What a misspelt word was probably meant to be.

use crate::spelling;

/// The candidate most like `word`, if one is like it at all.
pub(super) fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let limit = (length / 3).max(1);
    let letters = spelling::letters(word);
    candidates
        .into_iter()
        .filter(|candidate| {
            candidate.chars().count().abs_diff(length) <= limit
                && spelling::may_be_near(letters, spelling::letters(candidate), limit)
                && *candidate != word
        })
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        // Of equally close ones the first in the alphabet, whatever order they come in.
        .min()
        .map(|(_, candidate)| candidate)
}

/// `did you mean …?` for the closest candidate.
pub(super) fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<(String, &'a str)> {
    closest(word, candidates).map(|candidate| (format!("did you mean `{candidate}`?"), candidate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_words_are_found_and_far_ones_are_not() {
        let names = ["proc.name", "proc.pname", "fd.name"];
        assert_eq!(closest("proc.nmae", names), Some("proc.name"));
        assert_eq!(closest("container.x", names), None);
        assert_eq!(closest("sh", ["ssh", "bash"]), Some("ssh"));
        // Letters count, not bytes: this one has three.
        assert_eq!(closest("open\u{200b}", ["open", "close"]), Some("open"));
    }
}
