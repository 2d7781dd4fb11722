//! Profiles as files, as far as they are read again.

use std::io;

use compiler::ir::profile::{Frequency, Profile};
use serde::Deserialize;

/// What profiles call their format; another one means another meaning.
pub const FORMAT: &str = "lanner-profile-1";

/// A file is no profile.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is no JSON, or not of that shape.
    #[error("not a profile: {0}")]
    Json(#[from] serde_json::Error),
    /// It is a profile of another version.
    #[error("a profile of format {0:?}; {FORMAT:?} can be read")]
    Format(String),
    /// A check held more often than it was asked.
    #[error("check {0:?} held more often than it was evaluated")]
    Counts(String),
}

/// What is read of a profile; the rest is for people.
#[derive(Deserialize)]
struct Document {
    format: String,
    checks: Vec<Check>,
}

#[derive(Deserialize)]
struct Check {
    text: String,
    evaluations: u64,
    holds: u64,
}

/// Reads the frequencies of checks from the JSON of a [`super::Profile`].
pub fn read_checks(input: impl io::Read) -> Result<Profile, ReadError> {
    let document: Document = serde_json::from_reader(io::BufReader::new(input))?;
    if document.format != FORMAT {
        return Err(ReadError::Format(document.format));
    }
    let mut profile = Profile::default();
    for Check {
        text,
        evaluations,
        holds,
    } in document.checks
    {
        if holds > evaluations {
            return Err(ReadError::Counts(text));
        }
        profile.add(text, Frequency { evaluations, holds });
    }
    Ok(profile)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Profile, String> {
        read_checks(text.as_bytes()).map_err(|error| error.to_string())
    }

    #[test]
    fn frequencies_are_read_and_the_rest_is_left_alone() {
        let nested = format!("{}1{}", "[".repeat(1000), "]".repeat(1000));
        let profile = read(&format!(
            r#"{{"format": "lanner-profile-1", "rules": {nested}, "checks": [
                {{"text": "proc.name = \"sh\"", "rules": 1, "evaluations": 8, "holds": 2, "nanoseconds": 1.5}}
            ]}}"#
        ))
        .unwrap();
        let known = profile.named("proc.name = \"sh\"").unwrap();
        assert_eq!((known.evaluations, known.holds), (8, 2));
    }

    #[test]
    fn what_is_no_profile_is_refused() {
        assert!(read("{").unwrap_err().starts_with("not a profile: "));
        assert_eq!(
            read(r#"{"format": "x", "checks": []}"#).unwrap_err(),
            r#"a profile of format "x"; "lanner-profile-1" can be read"#
        );
        assert_eq!(
            read(
                r#"{"format": "lanner-profile-1", "checks": [{"text": "a", "evaluations": 1, "holds": 2}]}"#
            )
            .unwrap_err(),
            r#"check "a" held more often than it was evaluated"#
        );
    }
}
