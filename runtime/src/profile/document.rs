//! Reads profile files.
//!
//! In: the JSON of `lanner profile`. Out: predicate frequencies for the compiler. Not here: everything else
//! in a profile, which is for people.

use std::io;

use compiler::ir::profile::{Frequency, Profile};
use serde::Deserialize;

/// Format identifier of profiles. A change of meaning gets a new identifier.
pub const FORMAT: &str = "lanner-profile-1";

/// A file cannot be read as a profile.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file is not JSON or lacks a required member.
    #[error("not a profile: {0}")]
    Json(#[from] serde_json::Error),
    /// The file has another format identifier.
    #[error("unsupported profile format {0:?}; expected {FORMAT:?}")]
    Format(String),
    /// A predicate has more matches than evaluations.
    #[error("predicate {0:?} has more matches than evaluations")]
    Counts(String),
}

/// The members of a profile that are read.
#[derive(Deserialize)]
struct Document {
    format: String,
    predicates: Vec<Predicate>,
}

#[derive(Deserialize)]
struct Predicate {
    text: String,
    evaluations: u64,
    matches: u64,
}

/// Reads predicate frequencies from the JSON of a [`super::Profile`].
pub fn read_predicates(input: impl io::Read) -> Result<Profile, ReadError> {
    let document: Document = serde_json::from_reader(io::BufReader::new(input))?;
    if document.format != FORMAT {
        return Err(ReadError::Format(document.format));
    }
    let mut profile = Profile::default();
    for Predicate {
        text,
        evaluations,
        matches,
    } in document.predicates
    {
        if matches > evaluations {
            return Err(ReadError::Counts(text));
        }
        profile.add(
            text,
            Frequency {
                evaluations,
                holds: matches,
            },
        );
    }
    Ok(profile)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Profile, String> {
        read_predicates(text.as_bytes()).map_err(|error| error.to_string())
    }

    #[test]
    fn frequencies_are_read_and_other_members_ignored() {
        let nested = format!("{}1{}", "[".repeat(1000), "]".repeat(1000));
        let profile = read(&format!(
            r#"{{"format": "lanner-profile-1", "rules": {nested}, "predicates": [
                {{"text": "proc.name = \"sh\"", "rules": 1, "evaluations": 8, "matches": 2, "nanoseconds": 1.5}}
            ]}}"#
        ))
        .unwrap();
        let known = profile.named("proc.name = \"sh\"").unwrap();
        assert_eq!((known.evaluations, known.holds), (8, 2));
    }

    #[test]
    fn files_that_are_not_profiles_are_rejected() {
        assert!(read("{").unwrap_err().starts_with("not a profile: "));
        assert_eq!(
            read(r#"{"format": "x", "predicates": []}"#).unwrap_err(),
            r#"unsupported profile format "x"; expected "lanner-profile-1""#
        );
        assert_eq!(
            read(
                r#"{"format": "lanner-profile-1", "predicates": [{"text": "a", "evaluations": 1, "matches": 2}]}"#
            )
            .unwrap_err(),
            r#"predicate "a" has more matches than evaluations"#
        );
    }
}
