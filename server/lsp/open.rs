//! What the session holds of one open document.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use courtesy_rules::document::Format;
use ropey::Rope;
use tower_lsp::lsp_types::{CodeActionParams, CodeActionResponse, Hover, HoverParams, TextDocumentItem, Url};

use crate::settings::Project;

use super::document::Text;
use super::lint::Checked;
use super::message::Reply;

/// Larger texts are not checked.
pub(super) const TOO_LARGE: usize = 50 << 20;

/// A question that waits until the newest text is checked.
pub(super) enum Question {
    CodeAction(Box<CodeActionParams>, Reply<CodeActionResponse>),
    Hover(HoverParams, Reply<Hover>),
}

impl Question {
    /// "Nothing to say here."
    pub(super) fn answer_nothing(self) {
        match self {
            Self::CodeAction(_, reply) => drop(reply.send(None)),
            Self::Hover(_, reply) => drop(reply.send(None)),
        }
    }

    /// The client does not wait any more.
    pub(super) fn is_cancelled(&self) -> bool {
        match self {
            Self::CodeAction(_, reply) => reply.is_closed(),
            Self::Hover(_, reply) => reply.is_closed(),
        }
    }
}

/// A text that was checked, with what was found and under which settings.
pub(super) struct Results {
    pub(super) rope: Rope,
    pub(super) checked: Checked,
    pub(super) project: Arc<Project>,
}

/// One open document.
pub(super) struct Open {
    /// The client's number for the text.
    pub(super) version: i32,
    pub(super) text: Text,
    pub(super) format: Option<Format>,
    pub(super) comments_in_json: bool,
    /// `None` for what is not a file.
    pub(super) path: Option<PathBuf>,
    /// The folder whose settings hold.
    pub(super) folder: Option<PathBuf>,
    /// Our own number for the text and the settings together: never used twice in a session, so an outcome
    /// that comes late is known even if the document was closed and opened again.
    pub(super) revision: u64,
    /// The revision that is being checked.
    pub(super) running: Option<u64>,
    /// The text and the settings of the check that runs.
    pub(super) snapshot: Option<(Rope, Arc<Project>)>,
    /// In the queue for a check.
    pub(super) queued: bool,
    /// The newest results, with their revision.
    pub(super) results: Option<(u64, Arc<Results>)>,
    pub(super) questions: Vec<Question>,
    /// The client holds diagnostics of ours.
    pub(super) published: bool,
    pub(super) told_too_large: bool,
    pub(super) told_lost: bool,
}

impl Open {
    pub(super) fn new(item: &TextDocumentItem, folders: &[PathBuf], revision: u64) -> Self {
        let path = item.uri.to_file_path().ok();
        let folder = path
            .as_deref()
            .and_then(Path::parent)
            .map(Path::to_path_buf)
            .or_else(|| folders.first().cloned());
        let id = item.language_id.to_lowercase();
        Self {
            version: item.version,
            text: Text::new(&item.text),
            format: format(&item.uri, &id),
            comments_in_json: matches!(id.as_str(), "jsonc" | "json5")
                || [".jsonc", ".json5"].iter().any(|ending| item.uri.path().to_lowercase().ends_with(ending)),
            path,
            folder,
            revision,
            running: None,
            snapshot: None,
            queued: false,
            results: None,
            questions: Vec::new(),
            published: false,
            told_too_large: false,
            told_lost: false,
        }
    }

    /// The results, if they are of the newest text.
    pub(super) fn fresh(&self) -> Option<&Arc<Results>> {
        self.results.as_ref().filter(|(revision, _)| *revision == self.revision).map(|(_, results)| results)
    }

    pub(super) fn is_too_large(&self) -> bool {
        self.format.is_some() && self.text.rope().len_bytes() > TOO_LARGE
    }

    /// Answers all questions with nothing.
    pub(super) fn answer_nothing(&mut self) {
        for question in self.questions.drain(..) {
            question.answer_nothing();
        }
    }
}

/// The format by what the editor says, else by the name. `markdown.mdx` (Vim) is Markdown.
fn format(uri: &Url, language_id: &str) -> Option<Format> {
    let first = language_id.split('.').next().unwrap_or(language_id);
    Format::from_language_id(first).or_else(|| Format::from_path(uri.path()))
}

/// The document's name for people, without its folders.
pub(super) fn name(uri: &Url) -> String {
    uri.to_file_path()
        .ok()
        .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .unwrap_or_else(|| uri.path().to_owned())
}
