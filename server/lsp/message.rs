//! Everything the session can be told, in one list.

use courtesy_rules::Edit;
use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp::lsp_types::{
    CodeActionParams, CodeActionResponse, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, ExecuteCommandParams, Hover, HoverParams, Url,
};

use super::capabilities::Setup;
use super::lint::Checked;
use super::project::Loaded;

/// Where an answer goes. It is closed when the client cancels the request.
pub(super) type Reply<T> = oneshot::Sender<Option<T>>;

/// One message for the session. The frontend sends what the client says; jobs send their outcome.
pub(super) enum Message {
    Initialize(Box<Setup>),
    Initialized,
    DidOpen(DidOpenTextDocumentParams),
    DidChange(DidChangeTextDocumentParams),
    DidSave(DidSaveTextDocumentParams),
    DidClose(DidCloseTextDocumentParams),
    /// A `didChange` whose parameters could not be read, with the document's URI where there was one.
    Unreadable(Option<String>),
    DidChangeConfiguration(DidChangeConfigurationParams),
    DidChangeWatchedFiles(DidChangeWatchedFilesParams),
    DidChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams),
    CodeAction(Box<CodeActionParams>, Reply<CodeActionResponse>),
    Hover(HoverParams, Reply<Hover>),
    Execute(ExecuteCommandParams),
    /// A file of the settings was written by the server itself.
    HouseChanged,
    /// The client's answer to `workspace/configuration`.
    Configuration(Value),
    /// A check is done. `None`: it panicked.
    Checked {
        uri: Url,
        revision: u64,
        outcome: Option<Box<Checked>>,
    },
    /// A folder's settings are read.
    Loaded(Box<Loaded>),
    /// "Fix all" is worked out, to be added to the actions that were asked for.
    FixedAll {
        uri: Url,
        revision: u64,
        edits: Vec<Edit>,
        actions: CodeActionResponse,
        reply: Reply<CodeActionResponse>,
    },
}

impl Message {
    /// The document whose text the message changes.
    pub(super) fn edited(&self) -> Option<&Url> {
        match self {
            Self::DidOpen(params) => Some(&params.text_document.uri),
            Self::DidChange(params) => Some(&params.text_document.uri),
            Self::DidSave(params) => Some(&params.text_document.uri),
            _ => None,
        }
    }
}
