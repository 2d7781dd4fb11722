//! A rule file read again after an edit.
//!
//! In: the text of a file, again and again. Out: what [`read`] makes of it (a property test compares the
//! two), at the price of what has changed: the file is cut where its items begin, and a fragment whose text
//! is as it was, before or behind all changes, is not read again. What stands behind a change moves.
//! Some files cannot be cut, such as those with an error, several documents, or aliases of anchors in
//! other items; these are read as a whole, and their items recognised.
//! Not here: what a fragment must be like to be read by itself, which [`load_fragment`] knows.

use std::ops::Range;
use std::sync::Arc;

use super::read::{complex_keys, read, read_item};
use super::{Entry, Item, RuleFile, TextId};
use crate::source::{FileId, Span};
use crate::syntax::yaml::{Node, NodeKind, item_starts, load_fragment};

/// Reads a file again and again.
#[derive(Debug)]
pub struct IncrementalReader {
    file: FileId,
    /// The last text that could be cut into fragments.
    text: String,
    fragments: Vec<CachedFragment>,
}

/// A fragment of the text.
#[derive(Clone, Debug)]
struct CachedFragment {
    range: Range<usize>,
    elements: Vec<Arc<Node>>,
    /// The elements that are items.
    items: Vec<Arc<Item>>,
    /// Where the sequence of all items ends, if this is its last fragment.
    end: u32,
}

impl IncrementalReader {
    /// For a file that was not read yet.
    pub const fn new(file: FileId) -> Self {
        Self {
            file,
            text: String::new(),
            fragments: Vec::new(),
        }
    }

    /// Reads the file, whose content is `text` now.
    pub fn read(&mut self, text: &str) -> RuleFile {
        let Some(fragments) = self.cut(text) else {
            let mut file = read(self.file, text);
            self.recognise(&mut file, text.len());
            return file;
        };
        text.clone_into(&mut self.text);
        self.fragments = fragments;
        self.whole()
    }

    /// The fragments of `text`: those of the last time, as far as they are at its start or end. None if
    /// it cannot be cut.
    fn cut(&self, text: &str) -> Option<Vec<CachedFragment>> {
        let starts = item_starts(text)?;
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let ranges: Vec<Range<usize>> = starts
            .iter()
            .copied()
            .zip(ends)
            .map(|(start, end)| start..end)
            .collect();
        let is_same = |(old, new): &(&CachedFragment, &Range<usize>)| {
            self.text[old.range.clone()] == text[(*new).clone()]
        };
        let most = self.fragments.len().min(ranges.len());
        // The last fragment ends otherwise than the others.
        let pairs = self.fragments.iter().zip(&ranges).take(most.saturating_sub(1));
        let before = pairs
            .take_while(|(old, new)| old.range == **new && is_same(&(old, new)))
            .count();
        let pairs = self.fragments.iter().rev().zip(ranges.iter().rev());
        let after = pairs.take(most - before).take_while(is_same).count();
        let fresh = ranges[before..ranges.len() - after]
            .iter()
            .map(|range| CachedFragment::read(self.file, text, range.clone()));
        let fresh: Vec<CachedFragment> = fresh.collect::<Option<_>>()?;
        let mut fragments = self.fragments[..before].to_vec();
        fragments.extend(fresh);
        let by = text.len().wrapping_sub(self.text.len()) as u32;
        for fragment in &self.fragments[self.fragments.len() - after..] {
            fragments.push(fragment.moved(by)?);
        }
        Some(fragments)
    }

    /// Looks for items of the fragments at the start and the end of a file that had to be read as a whole,
    /// such as one with a bracket that is not closed yet: its text has so many bytes.
    fn recognise(&self, file: &mut RuleFile, length: usize) {
        let known: Vec<&Arc<Item>> = self
            .fragments
            .iter()
            .flat_map(|fragment| &fragment.items)
            .collect();
        let items = file.entries.iter_mut().filter_map(|entry| match entry {
            Entry::Item(item) => Some(item),
            Entry::Fact(_) => None,
        });
        let mut items: Vec<&mut Arc<Item>> = items.collect();
        let same = items
            .iter()
            .zip(&known)
            .take_while(|(item, known)| item.node == known.node);
        let before = same.count();
        for (item, known) in items.iter_mut().zip(&known[..before]) {
            **item = Arc::clone(known);
        }
        let by = length.wrapping_sub(self.text.len()) as u32;
        for (item, known) in items[before..].iter_mut().rev().zip(known[before..].iter().rev()) {
            if known.node.moved(by).as_ref() != Some(&item.node) {
                break;
            }
            Arc::make_mut(item).text = known.text;
        }
    }

    /// The file that the fragments come to.
    fn whole(&self) -> RuleFile {
        let elements = self
            .fragments
            .iter()
            .flat_map(|fragment| fragment.elements.iter().cloned());
        let items = self
            .fragments
            .iter()
            .flat_map(|fragment| fragment.items.iter().cloned());
        let start = self
            .fragments
            .first()
            .map_or(0, |fragment| fragment.range.start as u32);
        let end = self.fragments.last().map_or(0, |fragment| fragment.end);
        let root = Node {
            kind: NodeKind::Sequence(elements.collect()),
            span: Span::new(self.file, start, end),
            start,
            anchor: None,
            tag: None,
        };
        RuleFile {
            file: self.file,
            documents: vec![Arc::new(root)],
            entries: items.map(Entry::Item).collect(),
        }
    }
}

impl CachedFragment {
    fn read(file: FileId, text: &str, range: Range<usize>) -> Option<Self> {
        let read = load_fragment(file, text, range.clone())?;
        let mut complex = Vec::new();
        for element in &read.elements {
            complex_keys(element, &mut complex);
        }
        // Their facts precede all items of the file.
        if !complex.is_empty() {
            return None;
        }
        let written = read.elements.iter().filter(|element| !element.is_null());
        Some(Self {
            range,
            items: written
                .map(|element| Arc::new(read_item(element, TextId::next())))
                .collect(),
            elements: read.elements,
            end: read.end,
        })
    }

    /// Returns the fragment `by` bytes further on, wrapping; `None` if something in it cannot be moved.
    fn moved(&self, by: u32) -> Option<Self> {
        if by == 0 {
            return Some(self.clone());
        }
        let elements: Vec<Arc<Node>> = self
            .elements
            .iter()
            .map(|element| element.moved(by))
            .collect::<Option<_>>()?;
        let written = elements.iter().filter(|element| !element.is_null());
        let items = written
            .zip(&self.items)
            .map(|(element, item)| Arc::new(read_item(element, item.text)));
        let to = |at: usize| (at as u32).wrapping_add(by) as usize;
        Some(Self {
            range: to(self.range.start)..to(self.range.end),
            items: items.collect(),
            elements,
            end: self.end.wrapping_add(by),
        })
    }
}

#[cfg(test)]
mod tests;
