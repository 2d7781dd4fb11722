//! Versions of engine and plugins.

use std::fmt;

use crate::tables::ENGINE_VERSION;

/// A version of three numbers.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Version {
    /// Incompatible changes.
    pub major: u32,
    /// Compatible additions.
    pub minor: u32,
    /// Fixes.
    pub patch: u32,
}

impl Version {
    /// The version of the engine whose language Lanner implements.
    pub const ENGINE: Self = Self {
        major: ENGINE_VERSION.0,
        minor: ENGINE_VERSION.1,
        patch: ENGINE_VERSION.2,
    };

    /// Parses three dot-separated numbers at the start of `text`; the rest is ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text;
        let mut number = |dot: bool| -> Option<u32> {
            if dot {
                rest = rest.strip_prefix('.')?;
            }
            let blanks = rest.trim_start_matches([' ', '\t', '\n', '\u{b}', '\u{c}', '\r']);
            let digits = blanks.bytes().take_while(u8::is_ascii_digit).count();
            let value = blanks[..digits].parse::<u64>().ok()?;
            rest = &blanks[digits..];
            Some(value as u32)
        };
        Some(Self {
            major: number(false)?,
            minor: number(true)?,
            patch: number(true)?,
        })
    }

    /// Returns whether the major version is the same and the version is not older than `wanted`.
    pub fn satisfies(self, wanted: Self) -> bool {
        self.major == wanted.major && self >= wanted
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_three_numbers_and_an_ignored_rest() {
        let parse = |text| Version::parse(text).map(|version| version.to_string());
        assert_eq!(parse("0.26.0-rc1").as_deref(), Some("0.26.0"));
        assert_eq!(parse("0.26.0.1").as_deref(), Some("0.26.0"));
        for text in ["0.26", "v0.26.0", "foo", "-1", "", "1", "1..2"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
