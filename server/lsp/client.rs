//! The way to the client.
//!
//! The session must never wait for the client, so it only queues what it has to say; one task of its own sends
//! it, in order. Requests to the client run in tasks that nobody cancels: `tower-lsp` panics on an answer to a
//! dropped request. A client that never answers costs one sleeping task.

use serde_json::Value;
use tokio::sync::mpsc;
use tower_lsp::Client;
use tower_lsp::lsp_types::{
    ConfigurationItem, Diagnostic, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern,
    MessageType, Registration, Url,
};

use super::message::Message;

enum Out {
    Publish(Url, Vec<Diagnostic>, Option<i32>),
    Show(MessageType, String),
    Log(MessageType, String),
}

/// Queues what the server says.
#[derive(Clone)]
pub(super) struct Outbox {
    queue: mpsc::UnboundedSender<Out>,
    client: Client,
}

impl Outbox {
    /// Starts the sending task, which ends with the last outbox.
    pub(super) fn new(client: Client) -> Self {
        let (queue, mut waiting) = mpsc::unbounded_channel();
        let sender = client.clone();
        tokio::spawn(async move {
            while let Some(out) = waiting.recv().await {
                match out {
                    Out::Publish(uri, diagnostics, version) => {
                        sender.publish_diagnostics(uri, diagnostics, version).await;
                    }
                    Out::Show(kind, text) => sender.show_message(kind, text).await,
                    Out::Log(kind, text) => sender.log_message(kind, text).await,
                }
            }
        });
        Self { queue, client }
    }

    /// Publishes the diagnostics of `uri`; an empty list clears them.
    pub(super) fn publish(&self, uri: Url, diagnostics: Vec<Diagnostic>, version: Option<i32>) {
        let _ = self.queue.send(Out::Publish(uri, diagnostics, version));
    }

    /// Tells the user.
    pub(super) fn show(&self, text: String) {
        let _ = self.queue.send(Out::Show(MessageType::WARNING, text));
    }

    /// Writes to the client's log.
    pub(super) fn log(&self, text: String) {
        let _ = self.queue.send(Out::Log(MessageType::WARNING, text));
    }

    /// Asks for the client's settings; the answer comes to `session` as a message, if it comes.
    pub(super) fn ask_configuration(&self, session: mpsc::WeakUnboundedSender<Message>) {
        let client = self.client.clone();
        tokio::spawn(async move {
            let item = ConfigurationItem { scope_uri: None, section: Some("courtesy".to_owned()) };
            match client.configuration(vec![item]).await {
                Ok(values) => {
                    if let (Some(session), Some(value)) = (session.upgrade(), values.into_iter().next()) {
                        let _ = session.send(Message::Configuration(value));
                    }
                }
                Err(error) => tracing::warn!(code = ?error.code, "no configuration"),
            }
        });
    }

    /// Asks to be told of changed settings and settings files.
    pub(super) fn register(&self, configuration: bool, watchers: bool) {
        let mut registrations = Vec::new();
        if configuration {
            registrations.push(Registration {
                id: "courtesy-configuration".to_owned(),
                method: "workspace/didChangeConfiguration".to_owned(),
                register_options: Some(serde_json::json!({ "section": "courtesy" })),
            });
        }
        if watchers {
            let options = DidChangeWatchedFilesRegistrationOptions {
                watchers: ["**/courtesy.toml", "**/glossary.toml", "**/.courtesy/rules/*.md"]
                    .map(|glob| FileSystemWatcher {
                        glob_pattern: GlobPattern::String(glob.to_owned()),
                        kind: None,
                    })
                    .into(),
            };
            registrations.push(Registration {
                id: "courtesy-files".to_owned(),
                method: "workspace/didChangeWatchedFiles".to_owned(),
                register_options: Some(serde_json::to_value(options).unwrap_or(Value::Null)),
            });
        }
        if registrations.is_empty() {
            return;
        }
        let client = self.client.clone();
        tokio::spawn(async move {
            if let Err(error) = client.register_capability(registrations).await {
                tracing::warn!(code = ?error.code, "the client registers nothing");
            }
        });
    }
}
