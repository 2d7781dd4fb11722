//! The diagnostics that the client has.
//!
//! In: the current diagnostics of every file. Out: the messages that bring the client up to date. Does not
//! send them.

use std::collections::{BTreeMap, HashMap};

use tower_lsp_server::ls_types::{Diagnostic, Uri};

/// The diagnostics of a file, and the version of its text while it is open.
pub(super) type Message = (Uri, Vec<Diagnostic>, Option<i32>);

/// The diagnostics last published, by file.
#[derive(Debug, Default)]
pub(super) struct PublishedDiagnostics {
    files: HashMap<Uri, (Vec<Diagnostic>, Option<i32>)>,
}

impl PublishedDiagnostics {
    /// Records `current` as published, and returns the messages for the files that differ. Files that are
    /// gone lose their diagnostics.
    pub(super) fn update(&mut self, current: BTreeMap<Uri, (Vec<Diagnostic>, Option<i32>)>) -> Vec<Message> {
        let mut messages = Vec::new();
        self.files.retain(|uri, (diagnostics, _)| {
            let exists = current.contains_key(uri);
            if !exists && !diagnostics.is_empty() {
                messages.push((uri.clone(), Vec::new(), None));
            }
            exists
        });
        for (uri, (diagnostics, version)) in current {
            let same = match self.files.get(&uri) {
                Some(published) => published.0 == diagnostics && published.1 == version,
                None => diagnostics.is_empty() && version.is_none(),
            };
            if !same {
                messages.push((uri.clone(), diagnostics.clone(), version));
                self.files.insert(uri, (diagnostics, version));
            }
        }
        messages
    }
}
