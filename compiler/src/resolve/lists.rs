//! Expands lists inside lists and inside conditions.
//!
//! Falco replaces list names *textually*, before it parses: for every list in order of definition, all
//! occurrences of its name in the text that are delimited by blanks, parentheses, commas, equal signs or the
//! ends are replaced by its elements. [`replace`] is that step for one list; [`Lists::substitute`] does the
//! same for all lists but only processes those whose name is in the text, so its cost does not grow with their
//! number. Every byte keeps its source location: the elements map to the definition of the list.

use std::collections::BTreeSet;
use std::hash::BuildHasher as _;

use memchr::memmem::Finder;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::definitions::ListDef;
use super::exceptions::push_quoted;
use super::table::{Named, Table};
use crate::source::MappedText;
use crate::syntax::items::Element;

/// The maximum number of bytes by which lists can make a condition longer. Names of lists in lists can double
/// the size at every level, and Falco has no limit but its memory.
pub const MAX_ADDED: usize = 8 * 1024 * 1024;

const BLANKS: [u8; 4] = *b" \t\n\r";

/// The error that lists would make a condition longer by more than [`MAX_ADDED`] bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the lists add more than {MAX_ADDED} bytes to the condition")]
pub struct TooLong;

/// A list prepared for substitution.
#[derive(Clone, Debug)]
struct Replacement {
    name: String,
    text: MappedText,
    /// Its elements, with the lists among them expanded.
    items: Vec<Element>,
    /// The lists that were expanded, by position.
    nested: Vec<usize>,
    /// Lists named in `text` that are defined after this one, by position.
    chained: Vec<usize>,
    /// Hashed names of all words in it that are or could become the name of a list.
    words: Box<[u64]>,
    /// Whether the text would be too long with the lists inside it; some of them are not expanded then.
    too_long: bool,
}

/// The lists of a rule set, in order of first definition, with lists inside them expanded.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    rows: Vec<Replacement>,
    by_name: FxHashMap<String, usize>,
    /// Lists whose name is not a single token; the text must be searched for each of them.
    odd: Vec<usize>,
    /// Whether another list contains its name.
    used: Vec<bool>,
}

impl Lists {
    /// Expands lists inside lists: one level, and only lists defined before the last definition or append of
    /// the containing one.
    pub fn new(table: &Table<ListDef>) -> Self {
        let mut lists = Self::default();
        lists.update(table, &Names::default());
        lists
    }

    /// Replaces the lists by those of `table`, whose first rows must have the present names. A row is kept if
    /// it is not among the `changed` names and contains none of them. Returns the positions of the other rows,
    /// each with its previous text.
    pub(crate) fn update(
        &mut self,
        table: &Table<ListDef>,
        changed: &Names,
    ) -> Vec<(usize, Option<MappedText>)> {
        for (position, list) in table.rows().iter().enumerate().skip(self.rows.len()) {
            self.by_name.insert(list.name().to_owned(), position);
        }
        let mut remade = Vec::new();
        for (position, list) in table.rows().iter().enumerate() {
            let old = self.rows.get(position);
            if old.is_some_and(|old| !changed.has(list.name()) && !changed.has_any(&old.words)) {
                continue;
            }
            remade.push((position, old.map(|old| old.text.clone())));
            let row = self.replacement(position, list, table);
            match self.rows.get_mut(position) {
                Some(old) => *old = row,
                None => self.rows.push(row),
            }
        }
        let is_odd = |row: &Replacement| row.name.bytes().any(is_delimiter);
        self.odd = (0..self.rows.len())
            .filter(|position| is_odd(&self.rows[*position]))
            .collect();
        self.used = vec![false; self.rows.len()];
        for position in self.rows.iter().flat_map(|row| &row.nested) {
            self.used[*position] = true;
        }
        remade
    }

    fn replacement(&self, position: usize, list: &ListDef, table: &Table<ListDef>) -> Replacement {
        let (items, nested, too_long) = expanded(list, table);
        let text = joined(&items);
        let chained = tokens(text.as_str())
            .filter_map(|token| self.by_name.get(token).copied())
            .filter(|other| *other > position)
            .collect();
        let elements = list.items.iter().map(|item| item.value.as_str());
        let mut words: Vec<u64> = elements.chain(tokens(text.as_str())).map(hash).collect();
        words.sort_unstable();
        words.dedup();
        Replacement {
            name: list.name().to_owned(),
            words: words.into(),
            text,
            items,
            nested,
            chained,
            too_long,
        }
    }

    /// Returns `text` with every list name replaced.
    ///
    /// # Errors
    /// If the lists make it longer by more than [`MAX_ADDED`] bytes.
    pub fn substitute(&self, text: &MappedText) -> Result<MappedText, TooLong> {
        self.substitute_noting(text, &mut Vec::new())
    }

    /// Returns `text` with every list name replaced, and adds the positions of the substituted lists to
    /// `used`.
    ///
    /// # Errors
    /// If the lists make it longer by more than [`MAX_ADDED`] bytes; `used` contains the lists that were
    /// substituted until then.
    pub fn substitute_noting(&self, text: &MappedText, used: &mut Vec<usize>) -> Result<MappedText, TooLong> {
        let longest = text.as_str().len() + MAX_ADDED;
        let mut pending: BTreeSet<usize> = tokens(text.as_str())
            .filter_map(|token| self.by_name.get(token).copied())
            .chain(self.odd.iter().copied())
            .collect();
        let mut text = text.clone();
        while let Some(index) = pending.pop_first() {
            let row = &self.rows[index];
            let longest = if row.too_long { 0 } else { longest };
            let replaced = replace(&text, &row.name, &row.text, longest).inspect_err(|_| used.push(index))?;
            if let Some(replaced) = replaced {
                text = replaced;
                used.push(index);
                pending.extend(row.chained.iter().copied());
            }
        }
        Ok(text)
    }

    /// Returns the replacement for the list at `position`.
    pub fn text(&self, position: usize) -> &MappedText {
        &self.rows[position].text
    }

    /// Returns whether the name of some list is not a single token, so the tokens of a text do not show
    /// whether it contains them.
    pub fn has_odd_names(&self) -> bool {
        !self.odd.is_empty()
    }

    /// Returns the elements of the list at `position`, lists inside expanded up to [`MAX_ADDED`] bytes.
    pub fn items(&self, position: usize) -> &[Element] {
        &self.rows[position].items
    }

    /// Returns whether another list contains the list at `position`.
    pub fn is_nested(&self, position: usize) -> bool {
        self.used[position]
    }
}

/// Hashed names of lists; a collision only causes an unnecessary expansion.
#[derive(Debug, Default)]
pub(crate) struct Names(FxHashSet<u64>);

impl<'n> FromIterator<&'n str> for Names {
    fn from_iter<I: IntoIterator<Item = &'n str>>(names: I) -> Self {
        Self(names.into_iter().map(hash).collect())
    }
}

impl Names {
    /// Returns whether the set is empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains(&hash(name))
    }

    fn has_any(&self, words: &[u64]) -> bool {
        !self.is_empty() && words.iter().any(|word| self.0.contains(word))
    }
}

fn hash(name: &str) -> u64 {
    FxBuildHasher.hash_one(name)
}

/// Returns the elements of `list` with the lists among them expanded, the positions of these, and whether some
/// were not expanded because of the limit.
fn expanded(list: &ListDef, table: &Table<ListDef>) -> (Vec<Element>, Vec<usize>, bool) {
    let mut items = Vec::with_capacity(list.items.len());
    let mut nested = Vec::new();
    let (mut added, mut too_long) = (0, false);
    for item in &list.items {
        let position = table.position(item.value.as_str());
        let Some(position) = position.filter(|at| table.rows()[*at].index() < list.visibility) else {
            items.push(item.clone());
            continue;
        };
        nested.push(position);
        let inner = &table.rows()[position].items;
        added += size(inner);
        if added > MAX_ADDED {
            too_long = true;
            items.push(item.clone());
        } else {
            items.extend(inner.iter().cloned());
        }
    }
    (items, nested, too_long)
}

/// Returns the size of the elements in bytes, separators included.
fn size(items: &[Element]) -> usize {
    items.iter().map(|item| item.value.as_str().len() + 2).sum()
}

/// Replaces every delimited occurrence of `name` by `replacement`, with blanks around it; returns `None` if
/// there is none.
fn replace(
    text: &MappedText,
    name: &str,
    replacement: &MappedText,
    longest: usize,
) -> Result<Option<MappedText>, TooLong> {
    let bytes = text.as_str().as_bytes();
    let mut out: Option<MappedText> = None;
    // `text` is copied up to `done`; the search for the name continues at `from`.
    let (mut done, mut from) = (0, 0);
    let finder = Finder::new(name);
    while let Some(start) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
        let start = from + start;
        let mut end = start + name.len();
        let before = match &out {
            Some(out) if start == done => out.as_str().bytes().next_back(),
            _ => start.checked_sub(1).map(|before| bytes[before]),
        };
        let bounded =
            before.is_none_or(is_delimiter) && bytes.get(end).is_none_or(|byte| is_delimiter(*byte));
        from = start + 1;
        let Some(place) = text.span(start..end).filter(|_| bounded) else {
            continue;
        };
        let out = out.get_or_insert_default();
        out.push_slice(text, done..start);
        out.truncate(out.as_str().trim_end_matches(BLANKS.map(char::from)).len());
        while bytes.get(end).is_some_and(|byte| BLANKS.contains(byte)) {
            end += 1;
        }
        if replacement.as_str().is_empty() {
            // An empty list also removes one comma.
            if let Some(shorter) = out.as_str().strip_suffix(',').map(str::len) {
                out.truncate(shorter);
            } else if bytes.get(end) == Some(&b',') {
                end += 1;
            }
        }
        let at_start = out.as_str().is_empty();
        if !at_start {
            out.push_derived(" ", place);
        }
        out.push_text(replacement);
        out.push_derived(" ", place);
        if out.as_str().len() > longest {
            return Err(TooLong);
        }
        done = end;
        // Falco continues its search one byte too far after a name at the very start.
        from = end + usize::from(at_start);
    }
    if let Some(out) = &mut out {
        out.push_slice(text, done..bytes.len());
    }
    Ok(out)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'(' | b')' | b',' | b'=')
}

/// Returns the runs of bytes that are not delimiters: all words in `text` that can be the name of a list,
/// unless [`Lists::has_odd_names`].
pub fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let start = bytes.iter().position(|byte| !is_delimiter(*byte))?;
        let length = bytes[start..].iter().position(|byte| is_delimiter(*byte));
        let end = length.map_or(bytes.len(), |length| start + length);
        // Delimiters are ASCII, so both ends are character boundaries.
        let token = &rest[start..end];
        rest = &rest[end..];
        Some(token)
    })
}

/// Returns the elements, separated by comma and blank. Falco omits the comma as long as nothing was written
/// yet.
fn joined(items: &[Element]) -> MappedText {
    let mut out = MappedText::default();
    for item in items {
        if !out.as_str().is_empty() {
            out.push_derived(", ", item.span);
        }
        push_quoted(&mut out, &item.value, item.span);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::resolve::definitions::tests::list;
    use crate::source::{FileId, Span};

    fn mapped(text: &str) -> MappedText {
        let mut mapped = MappedText::default();
        mapped.push_exact(text, Span::new(FileId(0), 0, text.len() as u32));
        mapped
    }

    /// Substitutes all lists in file order, one after another, as defined.
    fn naive(lists: &Lists, text: &str) -> String {
        let mut text = mapped(text);
        for row in &lists.rows {
            text = replace(&text, &row.name, &row.text, usize::MAX)
                .expect("no limit")
                .unwrap_or(text);
        }
        text.as_str().to_owned()
    }

    type Definitions<'a> = &'a [(&'a str, &'a [&'a str])];

    fn lists(definitions: Definitions<'_>) -> Lists {
        let mut table = Table::default();
        for (id, (name, items)) in definitions.iter().enumerate() {
            table.define(list(name, items), id as u32);
        }
        Lists::new(&table)
    }

    fn substituted(definitions: Definitions<'_>, text: &str) -> String {
        let text = lists(definitions)
            .substitute(&mapped(text))
            .expect("a short text");
        // The parser ignores blanks.
        text.as_str()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace("( ", "(")
            .replace(" )", ")")
            .replace(" ,", ",")
    }

    #[test]
    fn lists_expand_inside_lists_by_one_level_or_further_by_order() {
        let x = "proc.name in (x)";
        let cases: &[(Definitions<'_>, &str)] = &[
            (
                &[("l1", &["a", "b"]), ("l2", &["l1", "c"]), ("x", &["l2"])],
                "(l1, c)",
            ),
            (&[("l1", &["a", "b"]), ("x", &["l1", "c"])], "(a, b, c)"),
            (
                &[("x", &["l2", "d"]), ("l2", &["l1", "c"]), ("l1", &["a", "b"])],
                "(a, b, c, d)",
            ),
            (&[("x", &["x", "d"])], "(x, d)"),
            (&[("x", &["l2", "a"]), ("l2", &["x", "b"])], "(l2, a, b, a)"),
            (&[("x", &[])], "()"),
            (&[("x", &["b c", "'q q'", "a,b"])], "(\"b c\", 'q q', a,b)"),
            (&[("y", &["a"])], "(x)"),
        ];
        for (definitions, expected) in cases {
            assert_eq!(
                substituted(definitions, x),
                format!("proc.name in {expected}"),
                "{definitions:?}"
            );
        }
    }

    #[test]
    fn only_whole_tokens_are_list_names() {
        let sh: Definitions<'_> = &[("sh", &["bash"])];
        assert_eq!(substituted(sh, "proc.name=sh"), "proc.name= bash");
        assert_eq!(
            substituted(sh, "x in (shells, sh.x, x_sh, \"sh\")"),
            "x in (shells, sh.x, x_sh, \"sh\")"
        );
        assert_eq!(substituted(sh, "x = \"a sh b\""), "x = \"a bash b\"");
    }

    #[test]
    fn an_empty_list_removes_one_comma() {
        let empty: Definitions<'_> = &[("l", &[]), ("e", &[])];
        assert_eq!(substituted(empty, "in (a, l, b)"), "in (a, b)");
        assert_eq!(substituted(empty, "in (l, b)"), "in (b)");
        assert_eq!(substituted(empty, "in (a, l)"), "in (a)");
        assert_eq!(substituted(empty, "in (l, e)"), "in ()");
    }

    #[test]
    fn elements_map_to_the_list_and_the_rest_to_the_condition() {
        let lists = lists(&[("l", &["bash"])]);
        let mut used = Vec::new();
        let text = lists.substitute_noting(&mapped("in (l) x"), &mut used).unwrap();
        assert_eq!(text.as_str(), "in ( bash ) x");
        assert_eq!(text.span(12..13), Some(Span::new(FileId(0), 7, 8)));
        assert_eq!(text.span(5..9), Some(Span::new(FileId(1), 0, 4)));
        assert_eq!(used, [0]);
    }

    /// Returns lists that each contain the next one twice.
    fn doubling(levels: usize) -> Lists {
        let mut table = Table::default();
        // Long names reach the limit in few steps.
        let names: Vec<String> = (0..=levels).map(|level| format!("{level:0>500}")).collect();
        for (id, pair) in names.windows(2).enumerate() {
            table.define(list(&pair[0], &[&pair[1], &pair[1]]), id as u32);
        }
        Lists::new(&table)
    }

    #[test]
    fn lists_that_double_at_every_level_are_rejected_above_the_limit() {
        let text = mapped(&format!("proc.name in ({:0>500})", 0));
        let short = doubling(9).substitute(&text).unwrap();
        assert_eq!(short.as_str().matches('9').count(), 1 << 9);
        assert_eq!(doubling(60).substitute(&text), Err(TooLong));
        // Other conditions are not affected.
        let text = mapped("proc.name in (a)");
        assert_eq!(doubling(60).substitute(&text), Ok(text));
    }

    #[test]
    fn lists_that_name_one_list_too_often_are_rejected_where_they_are_used() {
        let long = "x".repeat(1024);
        let mut table = Table::default();
        table.define(list("inner", &vec![long.as_str(); 1024]), 0);
        table.define(list("outer", &["inner"; 1024]), 1);
        let lists = Lists::new(&table);
        assert!(lists.is_nested(0));
        assert_eq!(lists.substitute(&mapped("in (outer)")), Err(TooLong));
        assert!(lists.substitute(&mapped("in (inner)")).is_ok());
    }

    proptest! {
        #[test]
        fn substitution_follows_the_definition(
            names in proptest::collection::vec("[abl ,]{1,2}", 1..6),
            items in proptest::collection::vec(proptest::collection::vec("[abl ,='\"]{1,3}", 0..4), 6),
            text in "[abl ,()='\"]{0,24}",
        ) {
            let items: Vec<Vec<&str>> = items.iter().map(|items| items.iter().map(String::as_str).collect()).collect();
            let definitions: Vec<_> = names.iter().map(String::as_str).zip(items.iter().map(Vec::as_slice)).collect();
            let lists = lists(&definitions);
            let expected = naive(&lists, &text);
            let found = lists.substitute(&mapped(&text)).unwrap();
            prop_assert_eq!(found.as_str(), expected);
        }
    }
}
