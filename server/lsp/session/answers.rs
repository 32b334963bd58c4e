//! Questions: they wait until the newest text is checked, then they are answered from the findings.

use std::fs::OpenOptions;
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use courtesy_rules::{Edit, fix_all, safe_fix};
use tower_lsp::lsp_types::{
    CodeActionKind, CodeActionParams, CodeActionResponse, ExecuteCommandParams, HoverParams, Url,
};

use super::Session;
use crate::house::GLOSSARY_NAME;
use crate::lsp::actions::{self, ConfigText, Scene};
use crate::lsp::capabilities::ADD_TO_GLOSSARY;
use crate::lsp::difference::difference;
use crate::lsp::message::{Message, Reply};
use crate::lsp::open::{Open, Question, Results};
use crate::lsp::{encoding, glossary_edit, hover, words};

impl Session {
    pub(super) fn ask(&mut self, uri: &Url, question: Question) {
        let Some(document) = self.documents.get_mut(uri) else {
            return question.answer_nothing();
        };
        document.questions.push(question);
        if document.fresh().is_some() {
            self.answer_questions(uri);
        } else {
            // Usually a check is under way already; what is not to be checked is answered at once.
            self.schedule(uri);
        }
    }

    /// Answers everything that was asked of `uri`, whose results are fresh.
    pub(super) fn answer_questions(&mut self, uri: &Url) {
        let Some(document) = self.documents.get_mut(uri) else {
            return;
        };
        let Some(results) = document.fresh().cloned() else {
            return;
        };
        for question in std::mem::take(&mut document.questions) {
            if question.is_cancelled() {
                continue;
            }
            match question {
                Question::CodeAction(params, reply) => {
                    self.code_actions(uri, &results, &params, reply);
                }
                Question::Hover(params, reply) => {
                    let _ = reply.send(self.hover(&results, &params));
                }
            }
        }
    }

    fn hover(&self, results: &Results, params: &HoverParams) -> Option<tower_lsp::lsp_types::Hover> {
        let rope = &results.rope;
        let position = params.text_document_position_params.position;
        let at = encoding::locate(rope, position, self.setup.encoding).clamp(rope);
        let mut findings: Vec<_> = results
            .checked
            .findings
            .iter()
            .filter(|finding| finding.range.start <= at && at <= finding.range.end)
            .collect();
        findings.sort_by_key(|finding| finding.range.len());
        let narrowest = findings.first()?.range.clone();
        hover::hover(
            &findings,
            |id| self.lint.rule(&results.project, id),
            results.project.settings().language,
            self.setup.markdown_hover,
            encoding::range(rope, &narrowest, self.setup.encoding),
        )
    }

    fn code_actions(
        &self,
        uri: &Url,
        results: &Arc<Results>,
        params: &CodeActionParams,
        reply: Reply<CodeActionResponse>,
    ) {
        let Some(document) = self.documents.get(uri) else {
            return drop(reply.send(None));
        };
        let only = params.context.only.as_deref();
        let mut found = Vec::new();
        if actions::wants(only, CodeActionKind::QUICKFIX.as_str())
            && let Some(scene) = self.scene(uri, document, results, true)
        {
            let Range { start, end } = bytes(results, params.range, self.setup.encoding);
            found = scene.quick_fixes(&scene.touched(start, end));
        }
        let safe = || results.checked.findings.iter().any(|finding| safe_fix(finding).is_some());
        if actions::wants_fix_all(only, params.context.trigger_kind) && safe() {
            self.start_fix_all(uri, document, results, found, reply);
        } else {
            let _ = reply.send(Some(found));
        }
    }

    fn start_fix_all(
        &self,
        uri: &Url,
        document: &Open,
        results: &Arc<Results>,
        actions: CodeActionResponse,
        reply: Reply<CodeActionResponse>,
    ) {
        let Some(format) = document.format else {
            return drop(reply.send(Some(actions)));
        };
        let project = &results.project;
        let defaults = document.path.as_deref().map(|path| project.defaults(path)).unwrap_or_default();
        let (uri, revision) = (uri.clone(), document.revision);
        let (results, lint, inbox) = (results.clone(), self.lint.clone(), self.inbox.clone());
        tokio::task::spawn_blocking(move || {
            // A panic drops `reply`, which answers "internal error".
            let text = results.rope.to_string();
            let first = results.checked.findings.clone();
            let fixed = fix_all(&text, first, |text| {
                let checked = lint.check(&results.project, text, format, &defaults);
                checked.findings
            });
            let edits = difference(&text, &fixed.text);
            if let Some(inbox) = inbox.upgrade() {
                let _ = inbox.send(Message::FixedAll { uri, revision, edits, actions, reply });
            }
        });
    }

    /// Sends what was worked out, unless the text has changed: then the edits are of no use to anybody.
    pub(super) fn fixed_all(
        &self,
        uri: &Url,
        revision: u64,
        edits: &[Edit],
        mut actions: CodeActionResponse,
        reply: Reply<CodeActionResponse>,
    ) {
        let document = self.documents.get(uri);
        let Some((document, results)) = document
            .filter(|document| document.revision == revision)
            .and_then(|document| Some((document, document.fresh()?)))
        else {
            return drop(reply.send(None));
        };
        if !edits.is_empty()
            && let Some(scene) = self.scene(uri, document, results, false)
        {
            actions.push(scene.fix_all(edits));
        }
        let _ = reply.send(Some(actions));
    }

    fn scene<'a>(
        &'a self,
        uri: &'a Url,
        document: &'a Open,
        results: &'a Results,
        with_config: bool,
    ) -> Option<Scene<'a>> {
        Some(Scene {
            uri,
            version: document.version,
            rope: &results.rope,
            checked: &results.checked,
            format: document.format?,
            comments_in_json: document.comments_in_json,
            setup: &self.setup,
            language: results.project.settings().language,
            config: with_config.then(|| self.config_text(document, results)).flatten(),
            glossary: with_config.then(|| self.glossary_text(document, results)).flatten(),
            project: &results.project,
        })
    }

    /// The settings file that holds for a document, or the one to be made at the root of its workspace folder.
    fn config_text(&self, document: &Open, results: &Results) -> Option<ConfigText> {
        let Some(file) = results.project.path() else {
            return Some(ConfigText {
                file: self.root(document)?.join(crate::settings::FILE_NAME),
                text: None,
                version: None,
            });
        };
        // The open document is newer than what is on disk.
        let open = Url::from_file_path(file).ok().and_then(|uri| self.documents.get(&uri));
        let text = match open {
            Some(open) if open.text.lost().is_some() => return None,
            Some(open) => open.text.rope().to_string(),
            None => results.project.text().to_owned(),
        };
        Some(ConfigText { file: file.to_owned(), text: Some(text), version: open.map(|open| open.version) })
    }

    /// The glossary that holds for a document, or the one to be made.
    fn glossary_text(&self, document: &Open, results: &Results) -> Option<ConfigText> {
        let project = &results.project;
        let root = project.root().map(Path::to_owned).or_else(|| self.root(document))?;
        let file = root.join(GLOSSARY_NAME);
        // The open document is newer than what is on disk.
        let open = Url::from_file_path(&file).ok().and_then(|uri| self.documents.get(&uri));
        let read = project.files().iter().find(|it| it.path == file);
        let text = match (open, read) {
            (Some(open), _) if open.text.lost().is_some() => return None,
            (Some(open), _) => Some(open.text.rope().to_string()),
            (None, Some(read)) => Some(read.text.clone()),
            (None, None) => None,
        };
        Some(ConfigText { file, text, version: open.map(|open| open.version) })
    }

    /// Carries out a command: adds a word to a glossary that is still to be made.
    pub(super) fn execute(&mut self, params: &ExecuteCommandParams) {
        let [uri, word] = params.arguments.as_slice() else { return };
        let uri = uri.as_str().and_then(|uri| Url::parse(uri).ok());
        let (Some(uri), Some(word)) = (uri, word.as_str().and_then(glossary_edit::entry)) else { return };
        let Some(document) = self.documents.get(&uri).filter(|_| params.command == ADD_TO_GLOSSARY) else {
            return;
        };
        let Some(results) = document.results.as_ref().map(|(_, results)| results) else { return };
        let language = results.project.settings().language;
        let Some(ConfigText { file, text: None, .. }) = self.glossary_text(document, results) else { return };
        let (client, inbox) = (self.client.clone(), self.inbox.clone());
        tokio::task::spawn_blocking(move || {
            let Some(text) = glossary_edit::add_word(None, &word) else { return };
            // Never over a file that came in the meantime.
            let made = OpenOptions::new().write(true).create_new(true).open(&file);
            if let Err(error) = made.and_then(|mut made| made.write_all(text.as_bytes())) {
                client.show(words::no_glossary(language, &error.to_string()));
            } else if let Some(inbox) = inbox.upgrade() {
                let _ = inbox.send(Message::HouseChanged);
            }
        });
    }

    fn root(&self, document: &Open) -> Option<PathBuf> {
        let Some(path) = &document.path else {
            return self.setup.folders.first().cloned();
        };
        self.setup
            .folders
            .iter()
            .filter(|folder| path.starts_with(folder))
            .max_by_key(|folder| folder.as_os_str().len())
            .cloned()
            .or_else(|| document.folder.clone())
    }
}

/// The bytes of a client's range, which need not be in order.
fn bytes(
    results: &Results,
    range: tower_lsp::lsp_types::Range,
    encoding: encoding::Encoding,
) -> Range<usize> {
    let rope = &results.rope;
    let start = encoding::locate(rope, range.start, encoding).clamp(rope);
    let end = encoding::locate(rope, range.end, encoding).clamp(rope);
    start.min(end)..start.max(end)
}
