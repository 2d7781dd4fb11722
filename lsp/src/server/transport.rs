//! The end of the connection, and handlers that panic.
//!
//! In: the standard streams and the service. Out: the same, wrapped: writing to a client that has closed its
//! end, and the notification `exit`, end the server ([`Disconnect`]) instead of failing; a handler that
//! panics costs its own response and nothing more.

use std::future::Future;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use tokio::io::{AsyncWrite, Stdout};
use tokio::sync::Notify;
use tower_lsp_server::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

/// The signal that the client is gone.
#[derive(Default)]
pub(super) struct Disconnect {
    notified: AtomicBool,
    wakers: Notify,
}

impl Disconnect {
    fn notify(&self) {
        self.notified.store(true, Ordering::Relaxed);
        self.wakers.notify_one();
    }

    /// Waits for the signal.
    pub(super) async fn wait(&self) {
        self.wakers.notified().await;
    }

    /// Returns whether the signal was given; the end of the input does not give it.
    pub(super) fn is_notified(&self) -> bool {
        self.notified.load(Ordering::Relaxed)
    }
}

/// The standard output, until the client stops reading it.
pub(super) struct Output {
    inner: Stdout,
    disconnect: Arc<Disconnect>,
}

impl Output {
    pub(super) fn new(disconnect: Arc<Disconnect>) -> Self {
        Self {
            inner: tokio::io::stdout(),
            disconnect,
        }
    }

    /// Turns a write error into the signal and a success.
    fn or_disconnect<T>(&self, poll: Poll<io::Result<T>>, done: T) -> Poll<io::Result<T>> {
        match poll {
            Poll::Ready(Err(_)) => {
                self.disconnect.notify();
                Poll::Ready(Ok(done))
            }
            poll => poll,
        }
    }
}

impl AsyncWrite for Output {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.inner).poll_write(context, bytes);
        self.or_disconnect(poll, bytes.len())
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.inner).poll_flush(context);
        self.or_disconnect(poll, ())
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.inner).poll_shutdown(context);
        self.or_disconnect(poll, ())
    }
}

/// A service that survives panics of its handlers and ends with `exit`.
pub(super) struct PanicGuard<S> {
    inner: S,
    disconnect: Arc<Disconnect>,
}

impl<S> PanicGuard<S> {
    pub(super) const fn new(inner: S, disconnect: Arc<Disconnect>) -> Self {
        Self { inner, disconnect }
    }
}

impl<S> Service<Request> for PanicGuard<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Unpin,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = GuardedResponse<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let ends = request.method() == "exit";
        let id = request.id().cloned();
        GuardedResponse {
            inner: self.inner.call(request),
            id,
            disconnect: ends.then(|| Arc::clone(&self.disconnect)),
        }
    }
}

/// A response being computed.
pub(super) struct GuardedResponse<F> {
    inner: F,
    /// The id of the request; `None` for a notification.
    id: Option<Id>,
    /// Signalled when it is complete.
    disconnect: Option<Arc<Disconnect>>,
}

impl<F, E> Future for GuardedResponse<F>
where
    F: Future<Output = Result<Option<Response>, E>> + Unpin,
{
    type Output = Result<Option<Response>, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // The workspace is rebuilt from the texts on demand, so a half-finished handler leaves nothing behind.
        let poll = catch_unwind(AssertUnwindSafe(|| Pin::new(&mut self.inner).poll(context)));
        let poll = poll.unwrap_or_else(|_| {
            let id = self.id.clone();
            Poll::Ready(Ok(id.map(|id| Response::from_error(id, Error::internal_error()))))
        });
        if poll.is_ready()
            && let Some(disconnect) = self.disconnect.take()
        {
            disconnect.notify();
        }
        poll
    }
}
