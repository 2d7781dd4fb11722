//! Fingerprints of findings, which do not depend on other lines.

use std::collections::HashMap;

use compiler::diagnostics::Report;
use compiler::source::Sources;

use super::place;

/// The maximum number of bytes of a line that are hashed.
const MAX_HASHED: usize = 4096;

/// Returns a hash of the diagnostic and of the words of the line that it is about.
pub(crate) fn of_line(report: &Report, sources: &Sources) -> u64 {
    let code = report.declaration.code();
    let line = place::line_text(report.primary.span, sources);
    // Findings of one long line are numbered anyway, and each would hash all of it.
    let line = &line[..line.floor_char_boundary(MAX_HASHED)];
    let words = line.split_whitespace().flat_map(|word| [" ", word]);
    fnv1a(std::iter::once(code.as_str()).chain(words))
}

/// Assigns fingerprints that depend on content, not on position: the diagnostic, the line without its blanks,
/// and a number if several findings agree in these.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: HashMap<u64, u32>,
}

impl Fingerprints {
    /// Returns the fingerprint of the next report.
    pub(super) fn of(&mut self, report: &Report, sources: &Sources) -> String {
        let hash = of_line(report, sources);
        let count = self.seen.entry(hash).or_default();
        *count += 1;
        format!("{hash:016x}:{count}")
    }
}

/// FNV-1a, 64 bits. Fingerprints are stored by others, so the function must never change.
fn fnv1a<'a>(texts: impl Iterator<Item = &'a str>) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    texts
        .flat_map(str::bytes)
        .fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::fnv1a;

    /// Published test vectors.
    #[test]
    fn hashes_are_fnv_1a() {
        for (text, hash) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            assert_eq!(fnv1a([text].into_iter()), hash, "{text}");
        }
    }
}
