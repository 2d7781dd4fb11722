//! Call hierarchy: the macros that a rule or macro uses, and the items that use a macro.
//!
//! In: a position or an item of the hierarchy. Out: items with the ranges of their references.

use compiler::outline::{ItemOutline, Role};
use compiler::source::{FileId, Span};
use compiler::syntax::items::ItemKind;
use tower_lsp_server::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, Position, Range, SymbolKind,
};

use crate::workspace::{Kind, Use, Workspace};

/// Returns the macro or rule at a position.
pub(crate) fn prepare(
    workspace: &Workspace,
    file: FileId,
    position: Position,
) -> Option<Vec<CallHierarchyItem>> {
    let (kind, name, _) = workspace.named(file, position)?;
    if kind == Kind::List {
        return None;
    }
    let (file, item) = workspace.definition(file, kind, name)?;
    Some(vec![hierarchy_item(workspace, file, item)?])
}

/// Returns the rules and macros that use a macro.
pub(crate) fn incoming(workspace: &Workspace, of: &CallHierarchyItem) -> Vec<CallHierarchyIncomingCall> {
    let Some(file) = workspace.find(&of.uri) else {
        return Vec::new();
    };
    let places: Vec<Span> = workspace
        .occurrences(file, Kind::Macro, &of.name)
        .filter(|occurrence| occurrence.usage == Use::Reference && of.kind == SymbolKind::FUNCTION)
        .map(|occurrence| occurrence.span)
        .collect();
    let mut calls: Vec<(FileId, Span, CallHierarchyIncomingCall)> = Vec::new();
    for place in places {
        let Some(item) = workspace.file(place.file).outline.item_at(place.start) else {
            continue;
        };
        let range = workspace.range(place);
        let known = calls
            .iter_mut()
            .find(|(file, span, _)| (*file, *span) == (place.file, item.span));
        if let Some((_, _, call)) = known {
            call.from_ranges.push(range);
        } else if let Some(from) = hierarchy_item(workspace, place.file, item) {
            let call = CallHierarchyIncomingCall {
                from,
                from_ranges: vec![range],
            };
            calls.push((place.file, item.span, call));
        }
    }
    calls.into_iter().map(|(_, _, call)| call).collect()
}

/// Returns the macros that a rule or macro uses.
pub(crate) fn outgoing(workspace: &Workspace, of: &CallHierarchyItem) -> Vec<CallHierarchyOutgoingCall> {
    let Some(origin) = workspace.find(&of.uri) else {
        return Vec::new();
    };
    let offset = workspace.offset(origin, of.selection_range.start);
    let Some(item) = workspace.file(origin).outline.item_at(offset) else {
        return Vec::new();
    };
    let mut calls: Vec<(&str, Vec<Range>)> = Vec::new();
    for mention in &item.mentions {
        if let Role::Macro(name) = &mention.role {
            let range = workspace.range(mention.span);
            match calls.iter_mut().find(|(known, _)| known == name) {
                Some((_, ranges)) => ranges.push(range),
                None => calls.push((name, vec![range])),
            }
        }
    }
    calls
        .into_iter()
        .filter_map(|(name, from_ranges)| {
            let (file, item) = workspace.definition(origin, Kind::Macro, name)?;
            let to = hierarchy_item(workspace, file, item)?;
            Some(CallHierarchyOutgoingCall { to, from_ranges })
        })
        .collect()
}

fn hierarchy_item(workspace: &Workspace, file: FileId, item: &ItemOutline) -> Option<CallHierarchyItem> {
    let name = item.name.as_ref()?;
    Some(CallHierarchyItem {
        name: name.text.clone(),
        kind: if item.kind == ItemKind::Macro {
            SymbolKind::FUNCTION
        } else {
            SymbolKind::EVENT
        },
        tags: None,
        detail: item.changes.then(|| "changed here".to_owned()),
        uri: workspace.file(file).uri.clone(),
        range: workspace.range(item.span),
        selection_range: workspace.range(name.span),
        data: None,
    })
}
