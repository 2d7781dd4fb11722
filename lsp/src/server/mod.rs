//! Messages in, features asked, answers out.
//!
//! In: requests and notifications of the protocol. Out: answers, and diagnostics whenever files
//! changed ([`diagnosing`]). Messages are handled one after another, in the order in which they came,
//! so that a feature sees the text that its request was about; each takes a few milliseconds at most.
//! Not here: what the answers are.

mod backend;
mod capabilities;
mod commands;
mod diagnosing;
mod input;
mod shared;
mod transport;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tower_lsp::lsp_types::MessageType;
use tower_lsp::{LspService, Server};

use self::backend::Backend;
use crate::project::{Problem, Project};

/// So many bytes of messages wait until they are handled.
const MESSAGES_UNDER_WAY: usize = 1 << 20;

/// How a client went.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ended {
    /// It said `shutdown` before, or just closed the stream.
    Properly,
    /// It said `exit` without `shutdown`.
    Abruptly,
}

/// Serves one client on the standard streams, until it goes. `read_project` reads project files.
pub async fn serve<F>(read_project: F) -> Ended
where
    F: Fn(&Path) -> std::result::Result<Project, Vec<Problem>> + Send + Sync + 'static,
{
    let (service, socket) = LspService::new(|client| Backend::new(client, Arc::new(read_project)));
    let shared = Arc::clone(&service.inner().shared);
    let gone = Arc::<transport::Gone>::default();
    let output = transport::Output::new(Arc::clone(&gone));
    let (messages, input) = tokio::io::duplex(MESSAGES_UNDER_WAY);
    let client = service.inner().client.clone();
    tokio::spawn(async move {
        let refuse = |why: String| {
            let client = client.clone();
            tokio::spawn(async move { client.log_message(MessageType::WARNING, why).await });
        };
        // An input that fails has ended; the server ends with it.
        let _ = input::pump(tokio::io::stdin(), messages, refuse).await;
    });
    let served = Server::new(input, output, socket)
        .concurrency_level(1)
        .serve(transport::Guarded::new(service, Arc::clone(&gone)));
    tokio::select! {
        () = served => {}
        () = gone.wait() => {}
    }
    // `exit` and the end of the input may be seen at once: how it went is asked of neither branch.
    if gone.is_told() && !shared.shut_down.load(Ordering::Relaxed) {
        Ended::Abruptly
    } else {
        Ended::Properly
    }
}
