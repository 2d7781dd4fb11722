//! Explanations of diagnostics and of items of rule files.
//!
//! In: a diagnostic; or a rule, a macro or a list with its files. Out: [`page`] renders the page of a
//! diagnostic, [`rule`] and [`definition`] build the [`Section`](section::Section)s of items, and [`section`] renders
//! those as a screen, a Markdown page or JSON. Empty sections are left out.

mod condition;
pub(crate) mod definition;
mod history;
mod kernel;
pub(crate) mod page;
pub(crate) mod rule;
pub(crate) mod section;
