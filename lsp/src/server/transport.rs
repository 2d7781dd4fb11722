//! The ends of the connection: what happens when the client says goodbye, dies, or a handler fails.
//!
//! In: the standard streams and the service. Out: the same, such that writing to a client that is gone
//! is no error but the end ([`Gone`]), so is the notification `exit`, and a handler that panics costs
//! its own answer and nothing more.

use std::future::Future;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use tokio::io::{AsyncWrite, Stdout};
use tokio::sync::Notify;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

/// Told when there is nobody to serve any more.
#[derive(Default)]
pub(super) struct Gone {
    told: AtomicBool,
    news: Notify,
}

impl Gone {
    fn tell(&self) {
        self.told.store(true, Ordering::Relaxed);
        self.news.notify_one();
    }

    /// Until it is told.
    pub(super) async fn wait(&self) {
        self.news.notified().await;
    }

    /// Whether it was told, which the end of the input does not do.
    pub(super) fn is_told(&self) -> bool {
        self.told.load(Ordering::Relaxed)
    }
}

/// The standard output, until nobody reads it.
pub(super) struct Output {
    inner: Stdout,
    gone: Arc<Gone>,
}

impl Output {
    pub(super) fn new(gone: Arc<Gone>) -> Self {
        Self {
            inner: tokio::io::stdout(),
            gone,
        }
    }

    /// Swallows what nobody can be told any more.
    fn or_gone<T>(&self, poll: Poll<io::Result<T>>, done: T) -> Poll<io::Result<T>> {
        match poll {
            Poll::Ready(Err(_)) => {
                self.gone.tell();
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
        self.or_gone(poll, bytes.len())
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.inner).poll_flush(context);
        self.or_gone(poll, ())
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.inner).poll_shutdown(context);
        self.or_gone(poll, ())
    }
}

/// A service whose handlers may panic, and which ends with `exit`.
pub(super) struct Guarded<S> {
    inner: S,
    gone: Arc<Gone>,
}

impl<S> Guarded<S> {
    pub(super) const fn new(inner: S, gone: Arc<Gone>) -> Self {
        Self { inner, gone }
    }
}

impl<S> Service<Request> for Guarded<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Unpin,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Answer<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let ends = request.method() == "exit";
        let id = request.id().cloned();
        Answer {
            inner: self.inner.call(request),
            id,
            gone: ends.then(|| Arc::clone(&self.gone)),
        }
    }
}

/// An answer that is being made.
pub(super) struct Answer<F> {
    inner: F,
    /// Of the request; none of a notification.
    id: Option<Id>,
    /// To be told when it is made.
    gone: Option<Arc<Gone>>,
}

impl<F, E> Future for Answer<F>
where
    F: Future<Output = Result<Option<Response>, E>> + Unpin,
{
    type Output = Result<Option<Response>, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // What a handler leaves behind is made anew from texts when it is asked for.
        let poll = catch_unwind(AssertUnwindSafe(|| Pin::new(&mut self.inner).poll(context)));
        let poll = poll.unwrap_or_else(|_| {
            let id = self.id.clone();
            Poll::Ready(Ok(id.map(|id| Response::from_error(id, Error::internal_error()))))
        });
        if poll.is_ready()
            && let Some(gone) = self.gone.take()
        {
            gone.tell();
        }
        poll
    }
}
