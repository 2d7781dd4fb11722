//! The state that message handlers and the publishing task share.
//!
//! The workspace is behind a mutex. Lints hold it for long, so they check whether a request is waiting
//! ([`Shared::has_waiters`]) and stop if one is.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tower_lsp_server::ls_types::{SemanticTokens, Uri};

use super::capabilities;
use super::published::PublishedDiagnostics;
use crate::project::{Problem, ReadProject};
use crate::workspace::Workspace;

/// The shared state of one client.
pub(super) struct Shared {
    workspace: Mutex<Workspace>,
    /// The number of requests waiting for the workspace.
    waiting: AtomicUsize,
    /// Notified when something changed, so that diagnostics are due.
    pub(super) changed: Notify,
    /// The abilities of the client.
    pub(super) client: Mutex<capabilities::ClientAbilities>,
    /// The diagnostics that it has.
    pub(super) published: Mutex<PublishedDiagnostics>,
    /// The errors of project files that it has.
    pub(super) project_errors: Mutex<HashMap<PathBuf, Vec<Problem>>>,
    /// The semantic tokens sent last, by file, for deltas.
    pub(super) tokens: Mutex<HashMap<Uri, SemanticTokens>>,
    /// Whether it sent `shutdown`.
    pub(super) shut_down: AtomicBool,
}

impl Shared {
    /// Creates a workspace without files, whose project files `read_project` reads.
    pub(super) fn new(read_project: Arc<ReadProject>) -> Self {
        Self {
            workspace: Mutex::new(Workspace::new(read_project)),
            waiting: AtomicUsize::new(0),
            changed: Notify::default(),
            client: Mutex::default(),
            published: Mutex::default(),
            project_errors: Mutex::default(),
            tokens: Mutex::default(),
            shut_down: AtomicBool::new(false),
        }
    }

    /// Locks the workspace and brings it up to date with the texts. A handler that panicked left it
    /// consistent, because it changes only by whole texts.
    pub(super) fn workspace(&self) -> MutexGuard<'_, Workspace> {
        let mut workspace = self.lock_workspace();
        workspace.refresh();
        workspace
    }

    /// Locks the workspace without bringing it up to date.
    fn lock_workspace(&self) -> MutexGuard<'_, Workspace> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let workspace = lock(&self.workspace);
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        workspace
    }

    /// Returns whether a request is waiting for the workspace.
    pub(super) fn has_waiters(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > 0
    }

    /// Locks the workspace for a change.
    pub(super) fn edited(&self) -> MutexGuard<'_, Workspace> {
        self.changed.notify_one();
        self.lock_workspace()
    }
}

/// Locks a mutex, even if a thread panicked while holding it.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
