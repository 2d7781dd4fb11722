//! Changed rules back into their outer file.

use thiserror::Error;

use super::{Block, find};
use crate::source::FileId;

/// A change would not stay within its block.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("the rules cannot be put back without changing what is around them")]
pub struct NotReplaceable {
    /// Which of the blocks, from 0.
    pub block: usize,
}

/// `outer` with the content of each of its `blocks` replaced; `contents` are as
/// [`Block::indented`] gives them.
///
/// # Errors
/// If the outer file, read again, would not have these blocks with these contents and nothing else
/// changed: a first line of another indentation, for instance, changes where a block ends.
pub fn replaced(outer: &str, blocks: &[Block], contents: &[String]) -> Result<String, NotReplaceable> {
    let mut out = String::with_capacity(outer.len());
    let mut expected = Vec::with_capacity(blocks.len());
    let mut at = 0;
    for (block, content) in blocks.iter().zip(contents) {
        out.push_str(&outer[at..block.range.start]);
        let start = out.len();
        out.push_str(content);
        expected.push(Block {
            range: start..out.len(),
            indent: block.indent,
        });
        at = block.range.end;
    }
    out.push_str(&outer[at..]);
    // Every byte outside of the blocks is the same: if they are where they should be, so is all else.
    let (before, after) = (find(FileId(0), outer), find(FileId(0), &out));
    let differs = |index: usize| after.blocks.get(index) != expected.get(index);
    if let Some(block) = (0..expected.len().max(after.blocks.len())).find(|index| differs(*index)) {
        return Err(NotReplaceable {
            block: block.min(blocks.len().saturating_sub(1)),
        });
    }
    if after.errors.len() != before.errors.len() {
        return Err(NotReplaceable { block: 0 });
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTER: &str = "\
# values
a: |-
  - list: l
    items: [a]

b: {c: 1}
d: |+ # kept
    - list: m

e: 2
";

    fn try_with(first: &str, second: &str) -> Result<String, NotReplaceable> {
        let blocks = find(FileId(0), OUTER).blocks;
        replaced(OUTER, &blocks, &[first.to_owned(), second.to_owned()])
    }

    #[test]
    fn only_the_blocks_change() {
        let out = try_with("  - list: l\n    items:\n      - a", "    - list: n").unwrap();
        assert_eq!(
            out,
            OUTER
                .replace("    items: [a]", "    items:\n      - a")
                .replace("list: m", "list: n")
        );
    }

    #[test]
    fn what_would_change_more_is_refused() {
        for (first, second, block) in [
            // The block would end, or be no block of rules any more.
            ("- list: l", "    - list: m", 0),
            ("", "    - list: m", 0),
            // The first line says how deep the block is.
            ("  - list: l", "      - list: m", 1),
            ("  - list: l", "    - list: m\nf: 3", 1),
        ] {
            assert_eq!(
                try_with(first, second),
                Err(NotReplaceable { block }),
                "{first:?} {second:?}"
            );
        }
    }
}
