//! Diagnostics, sent after changes.
//!
//! In: word that something changed. Out: what is wrong, file by file: what the compiler finds at once,
//! however many edits came; lints when the editor pauses, which give way to whatever else comes. Files of
//! which nothing new is to be said are left out.

use std::collections::{HashMap, HashSet};
use std::panic::resume_unwind;
use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::time::timeout;
use tower_lsp::Client;
use tower_lsp::lsp_types::{Diagnostic, MessageType, Position, Range, Url};

use super::shared::{Shared, lock};
use crate::features::diagnostics;
use crate::workspace::{Settled, Trouble, Workspace};

/// So long nobody writes before lints look at the whole rule set.
const PAUSE: Duration = Duration::from_millis(60);

/// What the editor was told last.
#[derive(Debug, Default)]
pub(super) struct Told {
    files: HashMap<Url, (Vec<Diagnostic>, Option<i32>)>,
}

/// A message to the editor.
type Message = (Url, Vec<Diagnostic>, Option<i32>);

/// Publishes diagnostics of all rule files after each change, until the server is gone. Should it
/// panic, it starts over with what the texts say.
pub(super) async fn diagnose(client: Client, shared: Weak<Shared>) {
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
    // Only the future that waits is kept from round to round, not what is waited for.
    while let Some(strong) = shared.upgrade() {
        strong.changed.notified().await;
        loop {
            let messages = changed(&strong, |workspace| {
                workspace.update();
                true
            });
            publish(&client, messages).await;
            tell_troubles(&client, &strong).await;
            if is_settled(&client, &strong).await {
                break;
            }
        }
    }
}

/// Looks for lints once nobody has written for a while; false if somebody writes. Who asks for something
/// meanwhile comes first: then it is begun again.
async fn is_settled(client: &Client, shared: &Arc<Shared>) -> bool {
    loop {
        if timeout(PAUSE, shared.changed.notified()).await.is_ok() {
            return false;
        }
        let (messages, settled) = settle(shared).await;
        publish(client, messages).await;
        if settled.differs {
            refresh(client, shared);
        }
        if !settled.interrupted {
            return true;
        }
    }
}

/// Looks for lints, in a thread of its own, so that messages are still taken in.
async fn settle(shared: &Arc<Shared>) -> (Vec<Message>, Settled) {
    let shared = Arc::clone(shared);
    let work = tokio::task::spawn_blocking(move || {
        let mut settled = Settled::default();
        let messages = changed(&shared, |workspace| {
            settled = workspace.settle(&|| shared.is_awaited());
            settled.differs
        });
        (messages, settled)
    });
    work.await.unwrap_or_else(|failed| match failed.try_into_panic() {
        Ok(panic) => resume_unwind(panic),
        // The server ends, and nobody is told any more.
        Err(_) => (Vec::new(), Settled::default()),
    })
}

async fn publish(client: &Client, messages: Vec<Message>) {
    for (uri, diagnostics, version) in messages {
        client.publish_diagnostics(uri, diagnostics, version).await;
    }
}

/// Clients that ask by themselves do not know that lints are there, or hints.
fn refresh(client: &Client, shared: &Shared) {
    let abilities = *lock(&shared.client);
    let client = client.clone();
    // The answers must not be waited for: the client may wait for us. Refusals change nothing.
    tokio::spawn(async move {
        if abilities.pulls_again {
            let _ = client.workspace_diagnostic_refresh().await;
        }
        if abilities.hints_again {
            let _ = client.inlay_hint_refresh().await;
        }
    });
}

/// What to tell after `work`, if that says that there may be something.
fn changed(shared: &Shared, work: impl FnOnce(&mut Workspace) -> bool) -> Vec<Message> {
    let pulls = lock(&shared.client).pulls;
    let mut workspace = shared.workspace();
    if !work(&mut workspace) {
        return Vec::new();
    }
    let mut told = lock(&shared.told);
    let mut messages = Vec::new();
    let mut now = HashSet::new();
    for file in workspace.rule_files() {
        let (uri, version) = (&workspace.file(file).uri, workspace.file(file).version);
        // An editor that asks would show what it is told twice.
        let found = if pulls && version.is_some() {
            Vec::new()
        } else {
            diagnostics::of_file(&workspace, file)
        };
        now.insert(uri.clone());
        let before = told.files.get(uri);
        let same = match before {
            Some((diagnostics, told)) => *diagnostics == found && *told == version,
            None => found.is_empty() && version.is_none(),
        };
        if !same {
            messages.push((uri.clone(), found.clone(), version));
            told.files.insert(uri.clone(), (found, version));
        }
    }
    told.files.retain(|uri, (diagnostics, _)| {
        let is_there = now.contains(uri);
        if !is_there && !diagnostics.is_empty() {
            messages.push((uri.clone(), Vec::new(), None));
        }
        is_there
    });
    messages
}

/// Tells what is wrong with project files, each thing once.
async fn tell_troubles(client: &Client, shared: &Shared) {
    let mut messages = Vec::new();
    let mut words = Vec::new();
    {
        let workspace = shared.workspace();
        let mut told = lock(&shared.troubles);
        for Trouble { file, problems } in workspace.troubles() {
            if told.get(file) == Some(problems) {
                continue;
            }
            let Ok(uri) = Url::from_file_path(file) else {
                continue;
            };
            for problem in problems {
                words.push(format!(
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
            told.insert(file.clone(), problems.clone());
        }
    }
    publish(client, messages).await;
    for word in words {
        client.show_message(MessageType::WARNING, word).await;
    }
}
