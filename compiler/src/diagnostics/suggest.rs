//! "did you mean" texts.
//!
//! In: a word and the known words. Out: the advice, if a known word is close in spelling.
//! Not here: the measure of similarity, which is in [`spelling`].

use crate::spelling;

/// Returns `did you mean …?` with the closest candidate, and the candidate.
pub(super) fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<(String, &'a str)> {
    spelling::closest(word, candidates).map(|candidate| (format!("did you mean `{candidate}`?"), candidate))
}
