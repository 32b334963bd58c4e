//! What the client can do, and what we tell it we can.

use std::path::PathBuf;

use serde_json::Value;
use tower_lsp::lsp_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability,
    ExecuteCommandOptions, HoverProviderCapability, InitializeParams, InitializeResult, MarkupKind, OneOf,
    ResourceOperationKind, SaveOptions, ServerCapabilities, ServerInfo, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

use super::encoding::Encoding;

/// The kind of our "fix all": clients that ask for `source.fixAll` get it too.
pub const FIX_ALL: &str = "source.fixAll.courtesy";

/// The command that adds a word to the glossary, for clients that cannot create files.
pub(super) const ADD_TO_GLOSSARY: &str = "courtesy.addToGlossary";

/// What `initialize` settled.
#[derive(Clone, Debug, Default)]
pub(super) struct Setup {
    pub(super) encoding: Encoding,
    /// Workspace folders, or the root of older clients.
    pub(super) folders: Vec<PathBuf>,
    pub(super) options: Value,
    /// `documentChanges`: edits may carry a version.
    pub(super) versioned_edits: bool,
    /// Edits may create files.
    pub(super) creates_files: bool,
    pub(super) related_information: bool,
    /// A fix to be completed by hand may be shown greyed out.
    pub(super) disabled_actions: bool,
    pub(super) markdown_hover: bool,
    /// The client answers `workspace/configuration`.
    pub(super) configuration: bool,
    pub(super) registers_configuration: bool,
    pub(super) registers_watchers: bool,
    /// The client can be asked to pull diagnostics again. For pull diagnostics, which are still to come.
    #[allow(dead_code)]
    pub(super) refreshes_diagnostics: bool,
}

impl Setup {
    /// Reads the client's wishes. `refreshes_diagnostics` comes from the raw JSON (see the guard).
    pub(super) fn read(params: &InitializeParams, refreshes_diagnostics: bool) -> Self {
        let ClientCapabilities { workspace, text_document, general, .. } = &params.capabilities;
        let workspace = workspace.as_ref();
        let text_document = text_document.as_ref();
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let versioned_edits = edit.and_then(|edit| edit.document_changes).unwrap_or(false);
        let hover = text_document.and_then(|text| text.hover.as_ref());
        Self {
            encoding: Encoding::negotiate(
                general.as_ref().and_then(|general| general.position_encodings.as_deref()),
            ),
            folders: folders(params),
            options: params.initialization_options.clone().unwrap_or(Value::Null),
            versioned_edits,
            creates_files: versioned_edits
                && edit
                    .and_then(|edit| edit.resource_operations.as_ref())
                    .is_some_and(|kinds| kinds.contains(&ResourceOperationKind::Create)),
            related_information: text_document
                .and_then(|text| text.publish_diagnostics.as_ref())
                .and_then(|publish| publish.related_information)
                .unwrap_or(false),
            disabled_actions: text_document
                .and_then(|text| text.code_action.as_ref())
                .and_then(|action| action.disabled_support)
                .unwrap_or(false),
            markdown_hover: hover
                .and_then(|hover| hover.content_format.as_ref())
                .is_none_or(|formats| formats.contains(&MarkupKind::Markdown)),
            configuration: workspace.and_then(|workspace| workspace.configuration).unwrap_or(false),
            registers_configuration: workspace
                .and_then(|workspace| workspace.did_change_configuration)
                .and_then(|dynamic| dynamic.dynamic_registration)
                .unwrap_or(false),
            registers_watchers: workspace
                .and_then(|workspace| workspace.did_change_watched_files)
                .and_then(|watched| watched.dynamic_registration)
                .unwrap_or(false),
            refreshes_diagnostics,
        }
    }
}

fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let named = params.workspace_folders.iter().flatten();
    let mut folders: Vec<PathBuf> = named.filter_map(|folder| folder.uri.to_file_path().ok()).collect();
    if folders.is_empty() {
        #[allow(deprecated)]
        let root = params
            .root_uri
            .as_ref()
            .and_then(|uri| uri.to_file_path().ok())
            .or_else(|| params.root_path.as_ref().map(PathBuf::from));
        folders.extend(root);
    }
    folders
}

/// The answer to `initialize`.
pub(super) fn answer(setup: &Setup) -> InitializeResult {
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(setup.encoding.kind()),
            text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                // The text that comes with a save finds a lost document again.
                save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions {
                    include_text: Some(true),
                })),
                ..TextDocumentSyncOptions::default()
            })),
            code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::new(FIX_ALL)]),
                ..CodeActionOptions::default()
            })),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: vec![ADD_TO_GLOSSARY.to_owned()],
                ..ExecuteCommandOptions::default()
            }),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(OneOf::Left(true)),
                }),
                file_operations: None,
            }),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo {
            name: "courtesy".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    }
}
