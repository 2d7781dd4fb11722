//! Definitions by name, in order of first definition.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::source::Span;
use crate::syntax::items::TextId;

/// A definition with a name and a position in the order of definitions.
pub trait Named {
    /// Returns its name.
    fn name(&self) -> &str;
    /// Sets the order to that of the definition that it replaces.
    fn set_order(&mut self, index: u32, visibility: u32);
    /// Returns the position of its first definition among all items.
    fn index(&self) -> u32;
    /// Returns whether it is the unchanged definition by the item with this text and name location.
    fn is_of(&self, origin: TextId, name: Span) -> bool;
    /// Records that another item changes it.
    fn forget_origin(&mut self);
    /// Returns whether it has this order; see [`Named::set_order`].
    fn has_order(&self, index: u32, visibility: u32) -> bool;
}

/// Definitions in order of first definition, with a look-up by name.
///
/// A clone shares the rows, so unchanged rows of two tables are recognised by their address.
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
    /// Adds `row`, defined as item number `id`, or replaces the row of that name.
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

    /// Adds the row of `known`, an earlier table, that was defined by the item with the text `origin` and the
    /// name at `place`; it is now item number `id`. Returns `false` without an effect if there is no such row
    /// or its number was another. The row must still be what that item defines.
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

    /// Returns the definition called `name`.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.position(name).map(|index| &*self.rows[index])
    }

    /// Returns the definition called `name`, mutably.
    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        let index = self.position(name)?;
        let row = Arc::make_mut(&mut self.rows[index]);
        row.forget_origin();
        Some(row)
    }

    /// Returns the position of the definition called `name`.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// Returns all definitions.
    pub fn rows(&self) -> &[Arc<T>] {
        &self.rows
    }

    /// Returns all names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.name())
    }
}
