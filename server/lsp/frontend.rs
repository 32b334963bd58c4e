//! What `tower-lsp` calls. Every method does one thing: it sends its message to the session before it waits
//! for anything, because `tower-lsp` keeps the order of messages only up to a handler's first `.await`.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde_json::Value;
use tokio::sync::{mpsc, oneshot};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{
    CodeActionParams, CodeActionResponse, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, ExecuteCommandParams, Hover, HoverParams,
    InitializeParams, InitializeResult, InitializedParams,
};
use tower_lsp::{LanguageServer, async_trait};

use super::capabilities::{Setup, answer};
use super::guard::Notes;
use super::message::{Message, Reply};

/// The protocol's face of the session.
pub(super) struct Frontend {
    session: mpsc::UnboundedSender<Message>,
    notes: Arc<Notes>,
}

impl Frontend {
    pub(super) fn new(session: mpsc::UnboundedSender<Message>, notes: Arc<Notes>) -> Self {
        Self { session, notes }
    }

    fn tell(&self, message: Message) {
        // Fails only when the session has ended, and then nobody is left to hear of it.
        let _ = self.session.send(message);
    }

    async fn ask<T>(&self, message: impl FnOnce(Reply<T>) -> Message) -> Result<Option<T>> {
        let (reply, answer) = oneshot::channel();
        self.tell(message(reply));
        answer.await.map_err(|_| Error::internal_error())
    }
}

#[async_trait]
impl LanguageServer for Frontend {
    /// Answered at once, so that a client that does not wait for the answer is served too.
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let refreshes = self.notes.refreshes_diagnostics.load(Ordering::Relaxed);
        let setup = Setup::read(&params, refreshes);
        let result = answer(&setup);
        self.tell(Message::Initialize(Box::new(setup)));
        Ok(result)
    }

    async fn initialized(&self, _: InitializedParams) {
        self.tell(Message::Initialized);
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.tell(Message::DidOpen(params));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.notes.changes.fetch_add(1, Ordering::Relaxed);
        self.tell(Message::DidChange(params));
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.tell(Message::DidSave(params));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.tell(Message::DidClose(params));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.tell(Message::DidChangeConfiguration(params));
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.tell(Message::DidChangeWatchedFiles(params));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.tell(Message::DidChangeWorkspaceFolders(params));
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        self.tell(Message::Execute(params));
        Ok(None)
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.ask(|reply| Message::CodeAction(Box::new(params), reply)).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.ask(|reply| Message::Hover(params, reply)).await
    }
}
