//! The server: it receives messages, calls features and sends responses.
//!
//! In: requests and notifications of the protocol. Out: responses, and diagnostics whenever files change
//! ([`publish`]). Messages are handled one after another, in the order of arrival, so that a feature sees
//! the text that its request is about; each takes a few milliseconds at most.
//! Does not compute the responses: [`crate::features`] does.

mod backend;
mod capabilities;
mod commands;
mod input;
mod publish;
mod published;
mod shared;
mod transport;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tower_lsp_server::ls_types::MessageType;
use tower_lsp_server::{LspService, Server};

use self::backend::Backend;
use crate::project::{Problem, Project};

/// Bytes of messages that wait until they are handled; reading stops at this limit.
const MAX_PENDING_INPUT: usize = 1 << 20;

/// How the connection ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Exit {
    /// The client sent `shutdown` first, or only closed the stream.
    Clean,
    /// The client sent `exit` without `shutdown`.
    WithoutShutdown,
}

/// Serves one client on the standard streams until it disconnects. `read_project` reads project files.
pub async fn serve<F>(read_project: F) -> Exit
where
    F: Fn(&Path) -> std::result::Result<Project, Vec<Problem>> + Send + Sync + 'static,
{
    let (service, socket) = LspService::new(|client| Backend::new(client, Arc::new(read_project)));
    let shared = Arc::clone(&service.inner().shared);
    let disconnect = Arc::<transport::Disconnect>::default();
    let output = transport::Output::new(Arc::clone(&disconnect));
    let (messages, input) = tokio::io::duplex(MAX_PENDING_INPUT);
    let client = service.inner().client.clone();
    tokio::spawn(async move {
        let refuse = |why: String| {
            let client = client.clone();
            tokio::spawn(async move { client.log_message(MessageType::WARNING, why).await });
        };
        // A failed input counts as its end, and the server ends with it.
        let _ = input::pump(tokio::io::stdin(), messages, refuse).await;
    });
    let served = Server::new(input, output, socket)
        .concurrency_level(1)
        .serve(transport::PanicGuard::new(service, Arc::clone(&disconnect)));
    tokio::select! {
        () = served => {}
        () = disconnect.wait() => {}
    }
    // `exit` and the end of the input can be ready at once, so the branch taken does not tell them apart.
    if disconnect.is_notified() && !shared.shut_down.load(Ordering::Relaxed) {
        Exit::WithoutShutdown
    } else {
        Exit::Clean
    }
}
