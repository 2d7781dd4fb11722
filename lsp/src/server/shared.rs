//! What handlers of messages and the task that diagnoses share.
//!
//! Whoever wants the workspace waits for whoever has it. Lints, which have it for long, ask whether
//! somebody waits.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tower_lsp::lsp_types::{SemanticTokens, Url};

use super::{capabilities, diagnosing};
use crate::project::{Problem, ReadProject};
use crate::workspace::Workspace;

/// What is shared.
pub(super) struct Shared {
    workspace: Mutex<Workspace>,
    /// So many wait for it.
    waiting: AtomicUsize,
    /// Something changed: diagnostics are due.
    pub(super) changed: Notify,
    /// What the client can do.
    pub(super) client: Mutex<capabilities::Client>,
    /// What it was told of files.
    pub(super) told: Mutex<diagnosing::Told>,
    /// What it was told of project files.
    pub(super) troubles: Mutex<HashMap<PathBuf, Vec<Problem>>>,
    /// The tokens that it saw last, by file, for deltas.
    pub(super) tokens: Mutex<HashMap<Url, SemanticTokens>>,
    /// It said `shutdown`.
    pub(super) shut_down: AtomicBool,
}

impl Shared {
    /// A workspace without files, whose project files are read by `read_project`.
    pub(super) fn new(read_project: Arc<ReadProject>) -> Self {
        Self {
            workspace: Mutex::new(Workspace::new(read_project)),
            waiting: AtomicUsize::new(0),
            changed: Notify::default(),
            client: Mutex::default(),
            told: Mutex::default(),
            troubles: Mutex::default(),
            tokens: Mutex::default(),
            shut_down: AtomicBool::new(false),
        }
    }

    /// The workspace, as of the texts of now. A handler that panicked left it whole: it changes only
    /// by whole texts.
    pub(super) fn workspace(&self) -> MutexGuard<'_, Workspace> {
        let mut workspace = self.take_workspace();
        workspace.refresh();
        workspace
    }

    /// The workspace, as of the last time that somebody looked. Who has it for long gives it back.
    fn take_workspace(&self) -> MutexGuard<'_, Workspace> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let workspace = lock(&self.workspace);
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        workspace
    }

    /// Somebody waits for the workspace.
    pub(super) fn is_awaited(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > 0
    }

    /// The workspace, to be changed.
    pub(super) fn edited(&self) -> MutexGuard<'_, Workspace> {
        self.changed.notify_one();
        self.take_workspace()
    }
}

/// What a mutex holds, even if somebody panicked over it.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
