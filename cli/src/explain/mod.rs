//! What `lanner explain` shows.
//!
//! In: a diagnostic, or a rule with the files it stands in. Out: [`page`] renders the page of a
//! diagnostic, [`rule`] makes [`Section`]s of a rule, and [`section`] renders those as a screen, a
//! Markdown page or JSON. A section without content is left out everywhere.

mod condition;
mod kernel;
pub(crate) mod page;
pub(crate) mod rule;
pub(crate) mod section;
