//! Definitions by name, in order of first definition.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::source::Span;
use crate::syntax::items::TextId;

/// Something that has a name and a place in the order of definitions.
pub trait Named {
    /// Its name.
    fn name(&self) -> &str;
    /// Takes over the order of the definition that it replaces.
    fn set_order(&mut self, index: u32, visibility: u32);
    /// Position of its first definition among all items.
    fn index(&self) -> u32;
    /// It is what the item with this text defines, whose name stands there, and nothing else.
    fn is_of(&self, origin: TextId, name: Span) -> bool;
    /// Another item changes it.
    fn forget_origin(&mut self);
    /// It has this order, as [`Named::set_order`] gives it.
    fn has_order(&self, index: u32, visibility: u32) -> bool;
}

/// Definitions in order of first definition, each found by its name.
///
/// A clone shares the rows, so that what did not change between two tables is told at a glance.
#[derive(Clone, Debug)]
pub struct Table<T> {
    rows: Vec<Arc<T>>,
    by_name: FxHashMap<String, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            by_name: FxHashMap::default(),
        }
    }
}

impl<T: Named + Clone> Table<T> {
    /// Adds `row`, defined as item number `id`, or puts it in the place of the one of that name.
    pub(super) fn define(&mut self, mut row: T, id: u32) {
        if let Some(index) = self.by_name.get(row.name()) {
            let first = self.rows[*index].index();
            row.set_order(first, id);
            self.rows[*index] = Arc::new(row);
        } else {
            row.set_order(id, id);
            self.by_name.insert(row.name().to_owned(), self.rows.len());
            self.rows.push(Arc::new(row));
        }
    }

    /// Adds the row of `known`, a table of an earlier time, that was made of the item with the text
    /// `origin` whose name stands at `place`: now it is item number `id`. Does nothing and says so if
    /// there is none, or it was another number. It must still be what that item defines.
    pub(super) fn define_again(
        &mut self,
        known: &Self,
        name: &str,
        origin: TextId,
        place: Span,
        id: u32,
    ) -> bool {
        let Some(row) = known.position(name).map(|index| &known.rows[index]) else {
            return false;
        };
        let earlier = self.position(name);
        let first = earlier.map_or(id, |index| self.rows[index].index());
        if !row.is_of(origin, place) || !row.has_order(first, id) {
            return false;
        }
        if let Some(index) = earlier {
            self.rows[index] = Arc::clone(row);
        } else {
            self.by_name.insert(name.to_owned(), self.rows.len());
            self.rows.push(Arc::clone(row));
        }
        true
    }

    /// The one called `name`.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.position(name).map(|index| &*self.rows[index])
    }

    /// The one called `name`, to change.
    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        let index = self.position(name)?;
        let row = Arc::make_mut(&mut self.rows[index]);
        row.forget_origin();
        Some(row)
    }

    /// Position of the one called `name`.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// All of them.
    pub fn rows(&self) -> &[Arc<T>] {
        &self.rows
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.name())
    }
}
