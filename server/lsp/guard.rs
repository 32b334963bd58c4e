//! A thin service around `tower-lsp` that cures what was measured to hurt in it.
//!
//! - A handler is polled for the first time here, in the order in which messages arrive. Handlers send their
//!   message to the session before they wait for anything, so the session sees the wire's order by construction.
//! - A panic in a handler answers that one request with −32603 instead of ending the process.
//! - `exit` is noted and ends the input (see [`UntilEnd`]), so the server ends although the client keeps its end
//!   of the pipe open. What comes after `exit` is swallowed: an error here would leave `serve` waiting for good.
//! - `initialize` is read as JSON too, because `lsp-types` 0.94 misspells `workspace.diagnostics`.
//! - A `didChange` that never reaches its handler (its parameters did not parse) is told to the session, which
//!   would otherwise check a text that the client no longer has.

use std::convert::Infallible;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll, Waker};

use serde_json::Value;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::sync::{mpsc, watch};
use tower::Service;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

use super::message::Message;

type Answer = Result<Option<Response>, Infallible>;
type Handling = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// What the guard and the handlers note for each other. Plain flags: nobody waits on them.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// `shutdown` was answered.
    pub(super) shut_down: AtomicBool,
    /// The client can be asked to pull diagnostics again (`workspace.diagnostics.refreshSupport`).
    pub(super) refreshes_diagnostics: AtomicBool,
    /// How many `didChange` reached their handler.
    pub(super) changes: AtomicU64,
}

/// The service that stands between the transport and `tower-lsp`.
pub(super) struct Guard<S> {
    inner: S,
    notes: Arc<Notes>,
    session: mpsc::UnboundedSender<Message>,
    end: Arc<watch::Sender<bool>>,
}

impl<S> Guard<S> {
    pub(super) fn new(
        inner: S,
        notes: Arc<Notes>,
        session: mpsc::UnboundedSender<Message>,
        end: Arc<watch::Sender<bool>>,
    ) -> Self {
        Self { inner, notes, session, end }
    }

    fn ended(&self) -> bool {
        *self.end.borrow()
    }
}

impl<S> Service<Request> for Guard<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
{
    type Response = Option<Response>;
    type Error = Infallible;
    type Future = Handling;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        if self.ended() {
            return Poll::Ready(Ok(()));
        }
        // An error means "exited", which `call` sees for itself.
        self.inner.poll_ready(cx).map(|_| Ok(()))
    }

    fn call(&mut self, request: Request) -> Handling {
        if self.ended() {
            return Box::pin(std::future::ready(Ok(None)));
        }
        let method = request.method().to_owned();
        match method.as_str() {
            "initialize" => self.peek(request.params()),
            "exit" => {
                self.end.send_replace(true);
            }
            _ => {}
        }
        let changed = (method == "textDocument/didChange").then(|| {
            let uri = request.params().and_then(document_uri);
            (self.notes.changes.load(Ordering::Relaxed), uri)
        });
        let shutdown = (method == "shutdown").then(|| self.notes.clone());

        let id = request.id().cloned();
        let inner = &mut self.inner;
        let mut handling: Handling = match catch_unwind(AssertUnwindSafe(move || inner.call(request))) {
            Ok(future) => Box::pin(Caught { future: Box::pin(future), method, id, shutdown }),
            Err(_) => Box::pin(std::future::ready(Ok(panicked(&method, id)))),
        };
        let first = handling.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        if let Some((before, uri)) = changed
            && self.notes.changes.load(Ordering::Relaxed) == before
        {
            let _ = self.session.send(Message::Unreadable(uri));
        }
        match first {
            Poll::Ready(answer) => Box::pin(std::future::ready(answer)),
            Poll::Pending => handling,
        }
    }
}

impl<S> Guard<S> {
    fn peek(&self, params: Option<&Value>) {
        let refreshes = params
            .and_then(|params| params.pointer("/capabilities/workspace/diagnostics/refreshSupport"))
            .and_then(Value::as_bool)
            .unwrap_or(false);
        self.notes.refreshes_diagnostics.store(refreshes, Ordering::Relaxed);
    }
}

fn document_uri(params: &Value) -> Option<String> {
    Some(params.pointer("/textDocument/uri").and_then(Value::as_str)?.to_owned())
}

fn panicked(method: &str, id: Option<Id>) -> Option<Response> {
    tracing::error!(method, "a handler panicked");
    id.map(|id| Response::from_error(id, Error::internal_error()))
}

/// A handler whose panic is its own.
struct Caught<F> {
    future: Pin<Box<F>>,
    method: String,
    id: Option<Id>,
    /// Set for `shutdown`, to note that it went well.
    shutdown: Option<Arc<Notes>>,
}

impl<F, E> Future for Caught<F>
where
    F: Future<Output = Result<Option<Response>, E>>,
{
    type Output = Answer;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Answer> {
        let this = &mut *self;
        let future = &mut this.future;
        let answer = match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx))) {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(answer)) => answer.unwrap_or(None),
            Err(_) => panicked(&this.method, this.id.take()),
        };
        if let Some(notes) = &this.shutdown
            && answer.as_ref().is_some_and(Response::is_ok)
        {
            notes.shut_down.store(true, Ordering::Relaxed);
        }
        Poll::Ready(Ok(answer))
    }
}

/// An input that ends when the client's does or when `exit` was seen, and says so in both cases.
pub(super) struct UntilEnd<R> {
    inner: R,
    end: Arc<watch::Sender<bool>>,
    ended: Pin<Box<dyn Future<Output = ()> + Send>>,
}

impl<R> UntilEnd<R> {
    pub(super) fn new(inner: R, end: Arc<watch::Sender<bool>>) -> Self {
        let mut seen = end.subscribe();
        Self {
            inner,
            end,
            ended: Box::pin(async move {
                let _ = seen.wait_for(|ended| *ended).await;
            }),
        }
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for UntilEnd<R> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        if *self.end.borrow() || self.ended.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Ok(()));
        }
        let before = buf.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(cx, buf);
        match &read {
            Poll::Ready(Ok(())) if buf.filled().len() > before => {}
            Poll::Ready(_) => {
                self.end.send_replace(true);
            }
            Poll::Pending => {}
        }
        read
    }
}
