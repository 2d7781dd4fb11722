//! Document and workspace symbols: lists, macros and rules.
//!
//! In: a file or a query. Out: symbols.

use compiler::outline::ItemOutline;
use compiler::source::FileId;
use compiler::syntax::items::ItemKind;
use tower_lsp_server::ls_types::{DocumentSymbol, SymbolInformation, SymbolKind};

use crate::workspace::Workspace;

/// A response has at most this many symbols; editors ask again with a longer query.
const MAX_SYMBOLS: usize = 1_000;

/// Returns the items of a file.
pub(crate) fn of_file(workspace: &Workspace, file: FileId) -> Vec<DocumentSymbol> {
    let outline = &workspace.file(file).outline;
    outline
        .items
        .iter()
        .filter_map(|item| {
            let (name, kind) = shown(item)?;
            let selection = item.name.as_ref().map_or(item.span, |name| name.span);
            #[expect(deprecated, reason = "the protocol's type still has the field")]
            Some(DocumentSymbol {
                name: name.to_owned(),
                detail: item.changes.then(|| "changed here".to_owned()),
                kind,
                tags: None,
                deprecated: None,
                range: workspace.range(item.span),
                selection_range: workspace.range(selection),
                children: None,
            })
        })
        .collect()
}

/// Returns the items of all files whose names contain the letters of `query` in order.
pub(crate) fn of_workspace(workspace: &Workspace, query: &str) -> Vec<SymbolInformation> {
    let mut found = Vec::new();
    for file in workspace.rule_files() {
        for item in &workspace.file(file).outline.items {
            let Some((name, kind)) = shown(item) else { continue };
            if !matches(name, query) {
                continue;
            }
            let span = item.name.as_ref().map_or(item.span, |name| name.span);
            #[expect(deprecated, reason = "the protocol's type still has the field")]
            found.push(SymbolInformation {
                name: name.to_owned(),
                kind,
                tags: None,
                deprecated: None,
                location: workspace.location(span),
                container_name: None,
            });
            if found.len() == MAX_SYMBOLS {
                return found;
            }
        }
    }
    found
}

fn shown(item: &ItemOutline) -> Option<(&str, SymbolKind)> {
    let kind = match item.kind {
        ItemKind::List => SymbolKind::ARRAY,
        ItemKind::Macro => SymbolKind::FUNCTION,
        ItemKind::Rule => SymbolKind::EVENT,
        ItemKind::EngineVersion | ItemKind::PluginVersions | ItemKind::Unknown => return None,
    };
    // Clients reject symbols without a name.
    let name = item.name.as_ref()?.text.as_str();
    (!name.trim().is_empty()).then_some((name, kind))
}

/// Returns whether `name` contains the letters of `query` in order, ignoring case.
fn matches(name: &str, query: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    query
        .chars()
        .flat_map(char::to_lowercase)
        .all(|wanted| letters.any(|letter| letter == wanted))
}
