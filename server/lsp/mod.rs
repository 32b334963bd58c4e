//! The language server, `courtesy lsp`.
//!
//! ```text
//! stdin ─▶ UntilEnd ─▶ tower-lsp ─▶ Guard ─▶ Frontend ──one message──▶ Session (one task, owns everything)
//!          ends at     reads         order,   one send before           │ text snapshot (a Rope clone)
//!          `exit`      frames        panics   any await                 ▼
//! stdout ◀─ tower-lsp ◀─ Outbox ◀──────────── diagnostics ◀── jobs on blocking threads
//! ```
//!
//! This is the only module that knows the protocol's types. Nothing in it holds a lock: the session is the one
//! owner of all state and is told everything by messages, so their order decides and not chance.

mod actions;
mod capabilities;
mod client;
mod config_edit;
mod diagnostics;
mod difference;
pub mod document;
pub mod encoding;
mod frontend;
mod glossary_edit;
mod guard;
mod hover;
pub mod lint;
mod message;
mod open;
mod project;
mod session;
mod suppress;
mod words;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::{mpsc, watch};
use tower_lsp::{LspService, Server};
use tracing::level_filters::LevelFilter;

pub use capabilities::FIX_ALL;
pub use diagnostics::RULE_PAGES;
use lint::{Lint, Rules};

/// Requests in flight. Many, because a `$/cancelRequest` has to wait for a free place like any other message.
const CONCURRENCY: usize = 256;

/// How long answers that are still under way may take once the input has ended.
const GRACE: Duration = Duration::from_secs(2);

/// How the server is started.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What is logged to standard error. Documents' texts never are.
    pub log: LevelFilter,
}

impl Default for Options {
    fn default() -> Self {
        Self { log: LevelFilter::WARN }
    }
}

/// Runs the server on standard input and output until the client says `exit` or goes away.
///
/// True if `shutdown` came first, as the protocol demands: the exit code is then 0, otherwise 1.
#[must_use]
pub fn run(options: Options) -> bool {
    start_log(options.log);
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!(%error, "cannot start");
            return false;
        }
    };
    let shut_down = runtime.block_on(async {
        // A task of its own: a panic in the transport (the client closed its end) must not end in a backtrace.
        let serving = serve(tokio::io::stdin(), tokio::io::stdout(), Arc::new(Rules));
        tokio::spawn(serving).await.unwrap_or(false)
    });
    // The thread that reads standard input may be stuck in it for good.
    runtime.shutdown_background();
    shut_down
}

/// Serves one client until `exit` or the end of `input`. True if the client said `shutdown` first.
pub async fn serve<I, O>(input: I, output: O, lint: Arc<dyn Lint>) -> bool
where
    I: AsyncRead + Unpin + Send + 'static,
    O: AsyncWrite + Send + 'static,
{
    let notes = Arc::new(guard::Notes::default());
    let end = Arc::new(watch::Sender::new(false));
    let (messages, inbox) = mpsc::unbounded_channel();
    let mut session = None;
    let (service, socket) = LspService::new(|client| {
        let outbox = client::Outbox::new(client);
        let jobs = messages.downgrade();
        session = Some(session::Session::new(outbox, jobs, lint));
        frontend::Frontend::new(messages.clone(), notes.clone())
    });
    let session = session.map(|session| tokio::spawn(session.run(inbox)));
    let mut ended = end.subscribe();
    let input = guard::UntilEnd::new(input, end.clone());
    let guard = guard::Guard::new(service, notes.clone(), messages, end);
    tokio::select! {
        () = Server::new(input, output, socket)
            .concurrency_level(CONCURRENCY)
            .serve(guard) => {}
        () = async {
            let _ = ended.wait_for(|ended| *ended).await;
            tokio::time::sleep(GRACE).await;
        } => tracing::warn!("answers under way were dropped"),
    }
    if let Some(session) = session {
        session.abort();
    }
    notes.shut_down.load(Ordering::Relaxed)
}

fn start_log(level: LevelFilter) {
    // tower-lsp's own log quotes messages, and those hold the documents' texts.
    let filter = tracing_subscriber::EnvFilter::new(format!("off,courtesy={level}"));
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .try_init();
    // So do the messages of panics: "byte index 3 is not a char boundary; it is inside …".
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place = place.unwrap_or_default(), "panic");
    }));
}
