//! The one owner of all state.
//!
//! A single task handles messages one after another with plain `&mut`: no locks, no order but the wire's.
//! It never waits for the client, a file or a check. Checks get a snapshot of the text and run on threads that
//! may block; at most one runs for a document, and when it is done only the newest text is checked next, so a
//! burst of edits costs two checks however long it is. An outcome for an older text is dropped.

mod answers;
mod settings;

use std::collections::{HashMap, HashSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use courtesy_rules::settings::Locale;
use tokio::sync::mpsc;
use tower_lsp::lsp_types::{
    Diagnostic, DidChangeTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, Url,
};

use crate::settings::Overrides;

use super::capabilities::Setup;
use super::client::Outbox;
use super::diagnostics::View;
use super::document::{Lost, Text};
use super::lint::{Checked, Lint};
use super::message::Message;
use super::open::{Open, Question, Results, TOO_LARGE, name};
use super::words;
use settings::Folder;

/// All state of the server.
pub(super) struct Session {
    client: Outbox,
    /// The way back for jobs. Weak, so that the session ends with its client.
    inbox: mpsc::WeakUnboundedSender<Message>,
    lint: Arc<dyn Lint>,
    setup: Setup,
    /// What the editor says.
    overrides: Arc<Overrides>,
    documents: HashMap<Url, Open>,
    folders: HashMap<Option<PathBuf>, Folder>,
    /// Settings files in which problems are shown.
    faulty: HashMap<Url, Vec<Diagnostic>>,
    /// What the user or the log was told and need not be told again.
    told: HashSet<String>,
    revision: u64,
    /// Documents that wait for a check.
    queue: VecDeque<Url>,
    running: usize,
    /// How many checks may run at once.
    threads: usize,
}

impl Session {
    pub(super) fn new(
        client: Outbox,
        inbox: mpsc::WeakUnboundedSender<Message>,
        lint: Arc<dyn Lint>,
    ) -> Self {
        Self {
            client,
            inbox,
            lint,
            setup: Setup::default(),
            overrides: Arc::default(),
            documents: HashMap::new(),
            folders: HashMap::new(),
            faulty: HashMap::new(),
            told: HashSet::new(),
            revision: 0,
            queue: VecDeque::new(),
            running: 0,
            threads: std::thread::available_parallelism().map_or(2, usize::from),
        }
    }

    /// Handles messages until there is nobody left to send one.
    pub(super) async fn run(mut self, mut inbox: mpsc::UnboundedReceiver<Message>) {
        while let Some(message) = inbox.recv().await {
            let edited = message.edited().cloned();
            // A fault of ours in one message must not take the other documents along.
            if catch_unwind(AssertUnwindSafe(|| self.handle(message))).is_err() {
                tracing::error!("a message could not be handled");
                let lose = || self.unreadable(edited.as_ref().map(Url::as_str));
                let _ = catch_unwind(AssertUnwindSafe(lose));
            }
        }
    }

    fn handle(&mut self, message: Message) {
        match message {
            Message::Initialize(setup) => self.initialize(*setup),
            Message::Initialized => self.initialized(),
            Message::DidOpen(params) => self.open(&params),
            Message::DidChange(params) => self.change(&params),
            Message::DidSave(params) => self.save(params),
            Message::DidClose(params) => self.close(&params.text_document.uri),
            Message::Unreadable(uri) => self.unreadable(uri.as_deref()),
            Message::DidChangeConfiguration(params) => self.configuration_changed(params.settings),
            Message::DidChangeWatchedFiles(params) => self.files_changed(&params),
            Message::DidChangeWorkspaceFolders(params) => self.workspace_changed(&params),
            Message::CodeAction(params, reply) => {
                let uri = params.text_document.uri.clone();
                self.ask(&uri, Question::CodeAction(params, reply));
            }
            Message::Hover(params, reply) => {
                let uri = params.text_document_position_params.text_document.uri.clone();
                self.ask(&uri, Question::Hover(params, reply));
            }
            Message::Execute(params) => self.execute(&params),
            Message::HouseChanged => self.load_all_folders(),
            Message::Configuration(json) => self.configure(&json),
            Message::Checked { uri, revision, outcome } => self.checked(&uri, revision, outcome),
            Message::Loaded(loaded) => self.loaded(*loaded),
            Message::FixedAll { uri, revision, edits, actions, reply } => {
                self.fixed_all(&uri, revision, &edits, actions, reply)
            }
        }
    }

    fn open(&mut self, params: &DidOpenTextDocumentParams) {
        let item = &params.text_document;
        let revision = self.next_revision();
        let document = Open::new(item, &self.setup.folders, revision);
        let folder = document.folder.clone();
        if let Some(mut old) = self.documents.insert(item.uri.clone(), document) {
            tracing::warn!("a document was opened twice");
            old.answer_nothing();
            if let Some(document) = self.documents.get_mut(&item.uri) {
                document.published = old.published;
            }
        }
        // A settings file may have come since this folder was looked at.
        self.load_folder(folder);
        self.schedule(&item.uri);
    }

    fn change(&mut self, params: &DidChangeTextDocumentParams) {
        let uri = &params.text_document.uri;
        let revision = self.next_revision();
        let encoding = self.setup.encoding;
        let Some(document) = self.documents.get_mut(uri) else {
            tracing::warn!("a document changed that is not open");
            return;
        };
        document.version = params.text_document.version;
        document.revision = revision;
        document.text.apply(&params.content_changes, encoding);
        self.schedule(uri);
    }

    fn save(&mut self, params: DidSaveTextDocumentParams) {
        let uri = params.text_document.uri;
        if let Ok(path) = uri.to_file_path()
            && super::project::is_settings(&path)
        {
            self.load_all_folders();
        }
        let revision = self.next_revision();
        let Some(document) = self.documents.get_mut(&uri) else {
            return;
        };
        let folder = document.folder.clone();
        // What was saved is the whole text again.
        if document.text.lost().is_some()
            && let Some(text) = params.text
        {
            document.text = Text::new(&text);
            document.revision = revision;
        }
        // Many editors watch no files, so a save is the time to look for new settings.
        self.load_folder(folder);
        self.schedule(&uri);
    }

    fn close(&mut self, uri: &Url) {
        let Some(mut document) = self.documents.remove(uri) else {
            return;
        };
        document.answer_nothing();
        self.queue.retain(|queued| queued != uri);
        if document.published {
            self.client.publish(uri.clone(), Vec::new(), None);
        }
    }

    fn unreadable(&mut self, uri: Option<&str>) {
        let Some(uri) = uri.and_then(|uri| Url::parse(uri).ok()) else {
            return;
        };
        let revision = self.next_revision();
        if let Some(document) = self.documents.get_mut(&uri) {
            document.revision = revision;
            document.text.lose(Lost::Unreadable);
            self.schedule(&uri);
        }
    }

    fn next_revision(&mut self) -> u64 {
        self.revision += 1;
        self.revision
    }

    /// Sees to it that the newest text of `uri` gets checked, now or when its settings are read, or that the
    /// client is told why not.
    fn schedule(&mut self, uri: &Url) {
        let language = self.language(uri);
        let Some(document) = self.documents.get_mut(uri) else {
            return;
        };
        if let Some(lost) = document.text.lost() {
            if !document.told_lost {
                document.told_lost = true;
                tracing::warn!(reason = lost.reason(), "a document could not be followed");
                self.client.show(words::lost(language, &name(uri)));
            }
            return self.leave_unchecked(uri);
        }
        document.told_lost = false;
        if document.is_too_large() {
            if !document.told_too_large {
                document.told_too_large = true;
                self.client.show(words::too_large(language, &name(uri), TOO_LARGE >> 20));
            }
            return self.leave_unchecked(uri);
        }
        if document.format.is_none() {
            return self.leave_unchecked(uri);
        }
        if document.queued || document.running.is_some() || document.fresh().is_some() {
            return;
        }
        let folder = self.folders.get(&document.folder);
        let Some(project) = folder.and_then(|folder| folder.project.clone()) else {
            // `loaded` comes back here.
            return;
        };
        if document.path.as_deref().is_some_and(|path| project.excludes(path)) {
            return self.leave_unchecked(uri);
        }
        document.queued = true;
        self.queue.push_back(uri.clone());
        self.start_checks();
    }

    /// Nothing is said of this document.
    fn leave_unchecked(&mut self, uri: &Url) {
        let Some(document) = self.documents.get_mut(uri) else {
            return;
        };
        document.results = None;
        document.answer_nothing();
        if std::mem::take(&mut document.published) {
            self.client.publish(uri.clone(), Vec::new(), Some(document.version));
        }
    }

    fn start_checks(&mut self) {
        while self.running < self.threads {
            let Some(uri) = self.queue.pop_front() else {
                return;
            };
            let Some(document) = self.documents.get_mut(&uri) else {
                continue;
            };
            document.queued = false;
            let folder = self.folders.get(&document.folder);
            let (Some(project), Some(format)) = (
                folder.and_then(|folder| folder.project.clone()),
                document.format.filter(|_| document.text.lost().is_none()),
            ) else {
                continue;
            };
            let revision = document.revision;
            document.running = Some(revision);
            document.snapshot = Some((document.text.rope().clone(), project.clone()));
            self.running += 1;
            let rope = document.text.rope().clone();
            let defaults = document.path.as_deref().map(|path| project.defaults(path)).unwrap_or_default();
            let lint = self.lint.clone();
            let inbox = self.inbox.clone();
            tokio::task::spawn_blocking(move || {
                let check = || lint.check(&project, &rope.to_string(), format, &defaults);
                let outcome = catch_unwind(AssertUnwindSafe(check)).ok().map(Box::new);
                if let Some(inbox) = inbox.upgrade() {
                    let _ = inbox.send(Message::Checked { uri, revision, outcome });
                }
            });
        }
    }

    fn checked(&mut self, uri: &Url, revision: u64, outcome: Option<Box<Checked>>) {
        self.running = self.running.saturating_sub(1);
        let language = self.language(uri);
        match &outcome {
            None => {
                tracing::error!("a check panicked");
                self.tell_once(words::check_failed(language, &name(uri)));
            }
            Some(checked) if !checked.broken.is_empty() => {
                let rules: Vec<&str> = checked.broken.iter().map(|rule| rule.as_str()).collect();
                let rules = rules.join(", ");
                tracing::error!(rules, "rules panicked");
                self.tell_once(words::broken_rules(language, &rules));
            }
            Some(_) => {}
        }
        if let Some(document) = self.documents.get_mut(uri)
            && document.running == Some(revision)
        {
            document.running = None;
            if let Some((rope, project)) = document.snapshot.take()
                && document.revision == revision
            {
                let checked = outcome.map_or_else(Checked::default, |checked| *checked);
                let results = Results { rope, checked, project };
                document.results = Some((revision, Arc::new(results)));
                self.publish(uri);
                self.answer_questions(uri);
            } else {
                self.schedule(uri);
            }
        }
        self.start_checks();
    }

    fn publish(&mut self, uri: &Url) {
        let Some(document) = self.documents.get_mut(uri) else {
            return;
        };
        let Some(results) = document.fresh().cloned() else {
            return;
        };
        let view = View {
            uri,
            rope: &results.rope,
            encoding: self.setup.encoding,
            related_information: self.setup.related_information,
            project: Some(&results.project),
        };
        let Checked { findings, problems, .. } = &results.checked;
        let diagnostics = problems
            .iter()
            .map(|problem| view.problem(problem, "format"))
            .chain(findings.iter().map(|finding| view.finding(finding)))
            .collect();
        document.published = true;
        self.client.publish(uri.clone(), diagnostics, Some(document.version));
    }

    /// The language in which to speak of this document.
    fn language(&self, uri: &Url) -> Locale {
        self.documents
            .get(uri)
            .and_then(|document| self.folders.get(&document.folder))
            .and_then(|folder| folder.project.as_ref())
            .map(|project| project.settings().language)
            .or(self.overrides.language)
            .unwrap_or_default()
    }

    fn tell_once(&mut self, text: String) {
        if self.told.insert(text.clone()) {
            self.client.show(text);
        }
    }
}
