//! Publishes diagnostics after changes.
//!
//! In: the notification that something changed. Out: diagnostics, file by file: those of the compiler at
//! once, one round for any number of edits; lints when the user pauses. Lints yield to every other request.
//! Files whose diagnostics did not change are not published again.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::time::timeout;
use tower_lsp_server::Client;
use tower_lsp_server::ls_types::{Diagnostic, MessageType, Position, Range, Uri};

use super::published::Message;
use super::shared::{Shared, lock};
use crate::address;
use crate::features::diagnostics;
use crate::workspace::{LintOutcome, ProjectErrors, Workspace};

/// Lints start when nothing was edited for this long.
const PAUSE: Duration = Duration::from_millis(60);

/// Publishes the diagnostics of all rule files after each change, until the server ends. After a panic it
/// starts over from the texts.
pub(super) async fn publish_changes(client: Client, shared: Weak<Shared>) {
    loop {
        let task = tokio::spawn(rounds(client.clone(), shared.clone()));
        if task.await.is_ok() {
            return;
        }
        let Some(strong) = shared.upgrade() else { return };
        strong.workspace().reset();
    }
}

async fn rounds(client: Client, shared: Weak<Shared>) {
    // The strong reference is dropped while waiting, so that the server can end.
    while let Some(strong) = shared.upgrade() {
        strong.changed.notified().await;
        loop {
            let messages = changed_diagnostics(&strong, |workspace| {
                workspace.update();
                true
            });
            publish(&client, messages).await;
            report_project_errors(&client, &strong).await;
            if lints_finished(&client, &strong).await {
                break;
            }
        }
    }
}

/// Runs the lints once the user pauses, and again whenever a request interrupted them. Returns `false` if
/// the user edits meanwhile.
async fn lints_finished(client: &Client, shared: &Arc<Shared>) -> bool {
    loop {
        if timeout(PAUSE, shared.changed.notified()).await.is_ok() {
            return false;
        }
        let (messages, outcome) = run_lints(shared).await;
        publish(client, messages).await;
        if outcome.differs {
            refresh(client, shared);
        }
        if !outcome.interrupted {
            return true;
        }
    }
}

/// Runs the lints in a thread of their own, so that messages are still handled.
async fn run_lints(shared: &Arc<Shared>) -> (Vec<Message>, LintOutcome) {
    let shared = Arc::clone(shared);
    let work = tokio::task::spawn_blocking(move || {
        let mut outcome = LintOutcome::default();
        let messages = changed_diagnostics(&shared, |workspace| {
            outcome = workspace.run_lints(&|| shared.has_waiters());
            outcome.differs
        });
        (messages, outcome)
    });
    work.await.unwrap_or_else(|failed| match failed.try_into_panic() {
        Ok(panic) => resume_unwind(panic),
        // The task was cancelled because the server ends.
        Err(_) => (Vec::new(), LintOutcome::default()),
    })
}

async fn publish(client: &Client, messages: Vec<Message>) {
    for (uri, diagnostics, version) in messages {
        client.publish_diagnostics(uri, diagnostics, version).await;
    }
}

/// Asks clients that pull diagnostics and inlay hints to do so again.
fn refresh(client: &Client, shared: &Shared) {
    let abilities = *lock(&shared.client);
    let client = client.clone();
    // Waiting for the answers could deadlock with a client that waits for us. A refusal changes nothing.
    tokio::spawn(async move {
        if abilities.refreshes_diagnostics {
            let _ = client.workspace_diagnostic_refresh().await;
        }
        if abilities.refreshes_hints {
            let _ = client.inlay_hint_refresh().await;
        }
    });
}

/// Returns the diagnostics that changed by `work`, which returns whether any may have.
fn changed_diagnostics(shared: &Shared, work: impl FnOnce(&mut Workspace) -> bool) -> Vec<Message> {
    let pulls = lock(&shared.client).pulls_diagnostics;
    let mut workspace = shared.workspace();
    if !work(&mut workspace) {
        return Vec::new();
    }
    let mut current: BTreeMap<Uri, (Vec<Diagnostic>, Option<i32>)> = BTreeMap::new();
    for file in workspace.rule_files() {
        let (uri, version) = (&workspace.file(file).uri, workspace.file(file).version);
        let entry = current.entry(uri.clone()).or_default();
        entry.1 = version;
        // A client that pulls diagnostics would show pushed ones twice.
        if !(pulls && version.is_some()) {
            entry.0.extend(diagnostics::file_diagnostics(&workspace, file));
        }
    }
    lock(&shared.published).update(current)
}

/// Publishes the errors of project files, each once.
async fn report_project_errors(client: &Client, shared: &Shared) {
    let mut messages = Vec::new();
    let mut texts = Vec::new();
    {
        let workspace = shared.workspace();
        let mut published = lock(&shared.project_errors);
        for ProjectErrors { file, problems } in workspace.project_errors() {
            if published.get(file) == Some(problems) {
                continue;
            }
            let Some(uri) = address::uri_of(file) else {
                continue;
            };
            for problem in problems {
                texts.push(format!(
                    "{}:{}: {}",
                    file.display(),
                    problem.line + 1,
                    problem.message
                ));
            }
            let diagnostics = problems.iter().map(|problem| {
                let at = Position::new(problem.line, problem.column);
                Diagnostic {
                    source: Some("lanner".to_owned()),
                    ..Diagnostic::new_simple(Range::new(at, at), problem.message.clone())
                }
            });
            messages.push((uri, diagnostics.collect(), None));
            published.insert(file.clone(), problems.clone());
        }
    }
    publish(client, messages).await;
    for text in texts {
        client.show_message(MessageType::WARNING, text).await;
    }
}
