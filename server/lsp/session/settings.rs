//! Settings: the editor's, and those of each folder in which a document is open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use courtesy_rules::Problem;
use ropey::Rope;
use serde_json::Value;
use tower_lsp::lsp_types::{DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, Url};

use crate::settings::{Overrides, Project};

use super::Session;
use crate::lsp::capabilities::Setup;
use crate::lsp::diagnostics::View;
use crate::lsp::message::Message;
use crate::lsp::project::{Load, Loaded, is_settings, overrides};
use crate::lsp::words;

/// The settings of one folder.
#[derive(Default)]
pub(super) struct Folder {
    pub(super) project: Option<Arc<Project>>,
    /// What the project was made with.
    overrides: Arc<Overrides>,
    loading: bool,
    /// Something changed while loading: load once more.
    again: bool,
    /// The files that were read last, to clear what is shown in them.
    shown: Vec<Url>,
}

impl Session {
    pub(super) fn initialize(&mut self, setup: Setup) {
        let options = setup.options.clone();
        self.setup = setup;
        self.configure(&options);
    }

    pub(super) fn initialized(&mut self) {
        if self.setup.configuration {
            self.client.ask_configuration(self.inbox.clone());
        }
        self.client.register(self.setup.registers_configuration, self.setup.registers_watchers);
    }

    /// A client that answers `workspace/configuration` tells only that something changed.
    pub(super) fn configuration_changed(&mut self, json: Value) {
        if self.setup.configuration {
            self.client.ask_configuration(self.inbox.clone());
        } else {
            self.configure(&json);
        }
        self.load_all_folders();
    }

    pub(super) fn configure(&mut self, json: &Value) {
        // "Nothing is set" from a client that gave options at the start leaves these in force.
        if json.is_null() || json.as_object().is_some_and(|keys| keys.is_empty()) {
            return;
        }
        let (overrides, bad) = overrides(json);
        let language = overrides.language.unwrap_or_default();
        for problem in bad {
            let text = words::bad_settings(language, &problem);
            if self.told.insert(text.clone()) {
                self.client.log(text);
            }
        }
        if overrides != *self.overrides {
            self.overrides = Arc::new(overrides);
            self.load_all_folders();
        }
    }

    pub(super) fn files_changed(&mut self, params: &DidChangeWatchedFilesParams) {
        let settings = params
            .changes
            .iter()
            .any(|change| change.uri.to_file_path().is_ok_and(|path| is_settings(&path)));
        if settings {
            self.load_all_folders();
        }
    }

    pub(super) fn workspace_changed(&mut self, params: &DidChangeWorkspaceFoldersParams) {
        let paths = |folders: &[tower_lsp::lsp_types::WorkspaceFolder]| -> Vec<PathBuf> {
            folders.iter().filter_map(|folder| folder.uri.to_file_path().ok()).collect()
        };
        let removed = paths(&params.event.removed);
        self.setup.folders.retain(|folder| !removed.contains(folder));
        self.setup.folders.extend(paths(&params.event.added));
    }

    pub(super) fn load_all_folders(&mut self) {
        let folders: Vec<_> = self.folders.keys().cloned().collect();
        for folder in folders {
            self.load_folder(folder);
        }
    }

    /// Reads the settings of `folder` anew. What holds there goes on holding until it is read.
    pub(super) fn load_folder(&mut self, folder: Option<PathBuf>) {
        let known = self
            .folders
            .values()
            .filter(|folder| folder.overrides == self.overrides)
            .filter_map(|folder| folder.project.clone())
            .collect();
        let state = self.folders.entry(folder.clone()).or_default();
        if state.loading {
            state.again = true;
            return;
        }
        state.loading = true;
        let load = Load { folder, overrides: self.overrides.clone(), previous: state.project.clone(), known };
        let inbox = self.inbox.clone();
        tokio::task::spawn_blocking(move || {
            let loaded = load.run();
            if let Some(inbox) = inbox.upgrade() {
                let _ = inbox.send(Message::Loaded(Box::new(loaded)));
            }
        });
    }

    pub(super) fn loaded(&mut self, loaded: Loaded) {
        let Some(folder) = self.folders.get_mut(&loaded.folder) else {
            return;
        };
        folder.loading = false;
        let again = std::mem::take(&mut folder.again);
        let changed = folder.project.as_ref().is_none_or(|old| !Arc::ptr_eq(old, &loaded.project));
        folder.project = Some(loaded.project.clone());
        folder.overrides = loaded.overrides;
        let read = loaded.broken.as_ref().unwrap_or(&loaded.project);
        let uri = |path: &Path| Url::from_file_path(path).ok();
        let own = read.path().and_then(uri).map(|uri| (uri, read.text(), read.problems()));
        let beside = read.files().iter().filter_map(|it| Some((uri(&it.path)?, &*it.text, &*it.problems)));
        let files: Vec<(Url, &str, &[Problem])> = own.into_iter().chain(beside).collect();
        let now = files.iter().map(|(uri, ..)| uri.clone()).collect();
        let before = std::mem::replace(&mut folder.shown, now);
        for gone in before.iter().filter(|uri| !files.iter().any(|(now, ..)| now == *uri)) {
            if self.faulty.remove(gone).is_some() {
                self.client.publish(gone.clone(), Vec::new(), None);
            }
        }
        for (uri, text, problems) in files {
            self.show_problems(uri, text, problems);
        }
        if changed {
            self.check_folder(&loaded.folder);
        }
        if again {
            self.load_folder(loaded.folder);
        }
    }

    /// Problems of a settings file are shown in it, once, and cleared when they are gone.
    fn show_problems(&mut self, uri: Url, text: &str, problems: &[Problem]) {
        let rope = Rope::from_str(text);
        let view = View {
            uri: &uri,
            rope: &rope,
            encoding: self.setup.encoding,
            related_information: self.setup.related_information,
            project: None,
        };
        let diagnostics: Vec<_> = problems.iter().map(|problem| view.problem(problem, "settings")).collect();
        let shown = self.faulty.get(&uri).map_or(&[][..], Vec::as_slice);
        if diagnostics == shown {
            return;
        }
        if diagnostics.is_empty() {
            self.faulty.remove(&uri);
        } else {
            self.faulty.insert(uri.clone(), diagnostics.clone());
        }
        self.client.publish(uri, diagnostics, None);
    }

    fn check_folder(&mut self, folder: &Option<PathBuf>) {
        let uris: Vec<Url> = self
            .documents
            .iter()
            .filter(|(_, document)| document.folder == *folder)
            .map(|(uri, _)| uri.clone())
            .collect();
        for uri in uris {
            let revision = self.next_revision();
            if let Some(document) = self.documents.get_mut(&uri) {
                document.revision = revision;
            }
            self.schedule(&uri);
        }
    }
}
