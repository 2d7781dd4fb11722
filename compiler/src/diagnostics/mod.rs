//! Diagnostics: from findings to reports.
//!
//! In: typed findings of the phases. Out: [`Report`]s as data, each with a declaration of the
//! [`catalogue`], and the messages of Falco for the same findings ([`falco`]).
//! Not here: finding errors, and rendering reports.

pub mod catalogue;
pub mod comments;
pub mod falco;
mod level;
mod levels;
mod report;
mod suggest;
mod wording;

pub use catalogue::Declaration;
pub use level::Level;
pub use levels::{FixedLevel, Group, Levels, Selector, UnknownName};
pub use report::{Edit, Fix, Label, Report, Safety};
pub use wording::{
    Context, comment_report, embedded_report, explain_embedded_rules, explain_templates, lint_declaration,
    lint_report, no_embedded_rules, report, reports, unreadable_file,
};
