//! Nothing but the layout changed.
//!
//! In: trees and comments of a file before and after. Out: whether the items are the same, key for
//! key and value for value, conditions lexeme for lexeme; and whether every comment is still there.

use super::comments::Comment;
use super::condition;
use super::order::Order;
use crate::syntax::yaml::{Loaded, Node, NodeKind};

/// The documents are the same.
pub(super) fn same_documents(before: &Loaded, after: &Loaded) -> bool {
    let documents = (before.documents.iter(), after.documents.iter());
    pairwise(documents.0, documents.1, |before, after| {
        match (&before.kind, &after.kind) {
            (NodeKind::Sequence(before), NodeKind::Sequence(after)) => {
                pairwise(before.iter(), after.iter(), |before, after| {
                    same(before, after, Order::of_item(before))
                })
            }
            _ => same(before, after, Order::KEPT),
        }
    })
}

/// The comments are the same, perhaps in another order.
pub(super) fn same_comments(before: &[Comment<'_>], after: &[Comment<'_>]) -> bool {
    let sorted = |comments: &[Comment<'_>]| {
        let mut texts: Vec<String> = comments.iter().map(|comment| comment.text.to_owned()).collect();
        texts.sort_unstable();
        texts
    };
    sorted(before) == sorted(after)
}

fn same(before: &Node, after: &Node, order: Order) -> bool {
    if before.anchor != after.anchor || before.tag != after.tag {
        return false;
    }
    match (&before.kind, &after.kind) {
        (NodeKind::Null, NodeKind::Null) => true,
        (NodeKind::Alias { name: before, .. }, NodeKind::Alias { name: after, .. }) => before == after,
        (NodeKind::Scalar(before), NodeKind::Scalar(after)) => before.value.as_str() == after.value.as_str(),
        (NodeKind::Sequence(before), NodeKind::Sequence(after)) => {
            pairwise(before.iter(), after.iter(), |before, after| {
                same(before, after, order)
            })
        }
        (NodeKind::Mapping(before), NodeKind::Mapping(after)) => {
            let sorted = |entries: &'_ [(std::sync::Arc<Node>, std::sync::Arc<Node>)]| {
                let mut entries = entries.to_vec();
                entries.sort_by_cached_key(|(key, _)| key.scalar().map(|key| key.value.as_str().to_owned()));
                entries
            };
            let (before, after) = (sorted(before), sorted(after));
            pairwise(before.iter(), after.iter(), |(key, before), (other, after)| {
                same(key, other, Order::KEPT) && same_value(key, before, after, order)
            })
        }
        _ => false,
    }
}

fn same_value(key: &Node, before: &Node, after: &Node, order: Order) -> bool {
    let key = key.scalar().map_or("", |key| key.value.as_str());
    if order.is_condition(key)
        && let (NodeKind::Scalar(before), NodeKind::Scalar(after)) = (&before.kind, &after.kind)
    {
        let (before, after) = (before.value.as_str(), after.value.as_str());
        let is_same = before == after || condition::lexemes(before).eq(condition::lexemes(after));
        debug_assert!(
            !is_same || before == after || condition::same(before, after),
            "{before:?} became {after:?}"
        );
        return is_same;
    }
    same(before, after, order.below(key))
}

fn pairwise<A, B>(
    before: impl Iterator<Item = A>,
    after: impl Iterator<Item = B>,
    same: impl Fn(A, B) -> bool,
) -> bool {
    let mut before = before;
    let mut after = after;
    loop {
        let equal = match (before.next(), after.next()) {
            (None, None) => return true,
            (Some(before), Some(after)) => same(before, after),
            _ => false,
        };
        if !equal {
            return false;
        }
    }
}
