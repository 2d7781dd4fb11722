//! Fixes for deprecated keys and fields, which need the items around a report.
//!
//! Input: reports and the trees of their files. Output: the same reports, some with a fix: `append: true` and a
//! lone `enabled` become `override`, and `evt.dir = <` is removed.
//! Out of scope: applying fixes, and fixes that need nothing but the report.

mod event_direction;
mod overrides;

use rustc_hash::FxHashMap;

use crate::diagnostics::catalogue as c;
use crate::diagnostics::{Edit, Fix, Report, Safety};
use crate::source::{Sources, Span};
use crate::syntax::items::{Entry, Item, RuleFile};

/// Adds fixes to reports that have none.
pub fn offer(reports: &mut [Report], files: &[RuleFile], sources: &Sources) {
    let wanted = |report: &Report| {
        let id = report.declaration.id;
        report.fix.is_none()
            && (id == c::DEPRECATED_APPEND.id
                || id == c::DEPRECATED_ENABLED.id
                || id == c::DEPRECATED_FIELD.id)
    };
    if !reports.iter().any(wanted) {
        return;
    }
    let items = ItemIndex::new(files);
    let mut directions = FxHashMap::default();
    for report in reports.iter_mut().filter(|report| wanted(report)) {
        report.fix = if report.declaration.id == c::DEPRECATED_FIELD.id {
            event_direction::fix(report, &items, &mut directions)
        } else {
            let Some(item) = items.at(report.primary.span) else {
                continue;
            };
            if report.declaration.id == c::DEPRECATED_APPEND.id {
                overrides::instead_of_append(item, sources)
            } else {
                overrides::of_enabled(item, sources)
            }
        };
    }
}

/// The items of all files in order of position.
struct ItemIndex<'a> {
    /// In order of file and start.
    items: Vec<&'a Item>,
}

impl<'a> ItemIndex<'a> {
    fn new(files: &'a [RuleFile]) -> Self {
        let mut items: Vec<&Item> = files
            .iter()
            .flat_map(|file| &file.entries)
            .filter_map(|entry| match entry {
                Entry::Item(item) => Some(&**item),
                Entry::Fact(_) => None,
            })
            .collect();
        items.sort_by_key(|item| item.node.span);
        Self { items }
    }

    /// Returns the item in which `span` begins.
    fn at(&self, span: Span) -> Option<&'a Item> {
        let begins_before =
            |item: &&Item| (item.node.span.file, item.node.span.start) <= (span.file, span.start);
        let next = self.items.partition_point(begins_before);
        let item = *self.items.get(next.checked_sub(1)?)?;
        (item.node.span.file == span.file).then_some(item)
    }
}

fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Fix {
    Fix {
        title: title.into(),
        edits,
        safety: Safety::Safe,
    }
}
