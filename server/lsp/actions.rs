//! Quick fixes.
//!
//! Everything is worked out from the findings that the session holds, by range: many clients send no `data`
//! and some (Kate, ALE, Kakoune) an empty `context.diagnostics`.

use std::collections::HashMap;
use std::path::PathBuf;

use courtesy_rules::document::Format;
use courtesy_rules::settings::Locale;
use courtesy_rules::{Edit, Finding, Fix, Grade};
use ropey::Rope;
use serde_json::json;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionDisabled, CodeActionKind, CodeActionOrCommand, CodeActionTriggerKind, Command,
    CreateFile, CreateFileOptions, Diagnostic, DocumentChangeOperation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

use super::capabilities::{ADD_TO_GLOSSARY, FIX_ALL, Setup};
use super::diagnostics::View;
use super::difference::difference;
use super::lint::Checked;
use super::{config_edit, encoding, glossary_edit, suppress, words};
use crate::settings::Project;

/// Rules about single words, which a company may well approve.
const LEXICAL: &[&str] = &["typo", "slang", "ambiguous-abbreviation"];

/// At most so many fixes are offered for one finding.
const FIXES: usize = 4;

/// One checked text and the client's ways.
pub(super) struct Scene<'a> {
    pub(super) uri: &'a Url,
    pub(super) version: i32,
    pub(super) rope: &'a Rope,
    pub(super) checked: &'a Checked,
    pub(super) format: Format,
    /// `jsonc`: JSON in which a comment may stand.
    pub(super) comments_in_json: bool,
    pub(super) setup: &'a Setup,
    pub(super) language: Locale,
    pub(super) config: Option<ConfigText>,
    pub(super) glossary: Option<ConfigText>,
    pub(super) project: &'a Project,
}

/// The file that an action changes: where a rule is switched off, where a word is added.
pub(super) struct ConfigText {
    pub(super) file: PathBuf,
    /// `None`: there is no such file yet.
    pub(super) text: Option<String>,
    /// The version of the open document, if it is open.
    pub(super) version: Option<i32>,
}

/// True if a client that asks for `only` wants actions of `kind`: kinds are paths.
pub(super) fn wants(only: Option<&[CodeActionKind]>, kind: &str) -> bool {
    only.is_none_or(|only| {
        only.iter().any(|wanted| {
            let wanted = wanted.as_str();
            wanted.is_empty()
                || kind.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    })
}

/// True if "fix all" shall be worked out: asked for by name, or by a person who opens the menu.
pub(super) fn wants_fix_all(only: Option<&[CodeActionKind]>, trigger: Option<CodeActionTriggerKind>) -> bool {
    match only {
        Some(_) => wants(only, FIX_ALL),
        None => trigger != Some(CodeActionTriggerKind::AUTOMATIC),
    }
}

impl Scene<'_> {
    /// The findings that touch the bytes `start..=end`, in source order.
    pub(super) fn touched(&self, start: usize, end: usize) -> Vec<&Finding> {
        self.checked
            .findings
            .iter()
            .filter(|finding| finding.range.start <= end && start <= finding.range.end)
            .collect()
    }

    /// The quick fixes for these findings: first every fix, then what silences, one finding after another.
    pub(super) fn quick_fixes(&self, findings: &[&Finding]) -> Vec<CodeActionOrCommand> {
        let view = View {
            uri: self.uri,
            rope: self.rope,
            encoding: self.setup.encoding,
            related_information: self.setup.related_information,
            project: Some(self.project),
        };
        let mut actions = Vec::new();
        for finding in findings {
            let diagnostic = view.finding(finding);
            let fixes = finding.fixes.iter().take(FIXES).enumerate();
            actions.extend(fixes.filter_map(|(nth, fix)| self.fix(fix, nth, &diagnostic)));
        }
        let mut added = Vec::new();
        for finding in findings.iter().filter(|finding| LEXICAL.contains(&finding.rule.as_str())) {
            let written = self.checked.document.source.get(finding.range.clone()).unwrap_or_default();
            if let Some(word) = glossary_edit::entry(written)
                && !added.contains(&word)
            {
                let diagnostic = view.finding(finding);
                actions.extend(self.to_glossary(&word, &diagnostic));
                added.push(word);
            }
        }
        let mut switched = Vec::new();
        for finding in findings {
            let diagnostic = view.finding(finding);
            actions.extend(self.ignore_here(finding, &diagnostic));
            if !switched.contains(&&finding.rule) {
                switched.push(&finding.rule);
                actions.extend(self.off_in_project(finding, &diagnostic));
            }
        }
        actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
    }

    fn fix(&self, fix: &Fix, nth: usize, diagnostic: &Diagnostic) -> Option<CodeAction> {
        let mut action = quick_fix(fix.title.clone(), diagnostic);
        if fix.edits.is_empty() {
            if !self.setup.disabled_actions {
                return None;
            }
            action.disabled = Some(CodeActionDisabled { reason: words::by_hand(self.language) });
        } else {
            action.edit = Some(self.edit(&fix.edits));
            action.is_preferred = (nth == 0 && fix.grade == Grade::Safe).then_some(true);
        }
        Some(action)
    }

    fn ignore_here(&self, finding: &Finding, diagnostic: &Diagnostic) -> Option<CodeAction> {
        let rule = finding.rule.as_str();
        let (at, text) = suppress::comment(
            self.rope,
            &self.checked.document,
            self.format,
            self.comments_in_json,
            finding.range.start,
            rule,
        )?;
        let mut action = quick_fix(words::ignore_here(self.language, rule), diagnostic);
        let range = at..at;
        action.edit = Some(self.edit(&[Edit { range, text }]));
        Some(action)
    }

    fn to_glossary(&self, word: &str, diagnostic: &Diagnostic) -> Option<CodeAction> {
        let glossary = self.glossary.as_ref()?;
        let new = glossary_edit::add_word(glossary.text.as_deref(), word)?;
        let uri = Url::from_file_path(&glossary.file).ok()?;
        let mut action = quick_fix(words::to_glossary(self.language, word), diagnostic);
        match &glossary.text {
            Some(old) => {
                let rope = Rope::from_str(old);
                let edits = self.text_edits(&rope, &difference(old, &new));
                action.edit = Some(self.workspace_edit(uri, glossary.version, edits));
            }
            None if self.setup.creates_files => action.edit = Some(create(uri, new)),
            // A client that cannot create a file lets the server do it.
            None => {
                action.command = Some(Command {
                    title: action.title.clone(),
                    command: ADD_TO_GLOSSARY.to_owned(),
                    arguments: Some(vec![json!(self.uri), json!(word)]),
                });
            }
        }
        Some(action)
    }

    fn off_in_project(&self, finding: &Finding, diagnostic: &Diagnostic) -> Option<CodeAction> {
        let config = self.config.as_ref()?;
        let rule = finding.rule.as_str();
        let new = config_edit::switch_off(config.text.as_deref().unwrap_or(""), rule)?;
        let uri = Url::from_file_path(&config.file).ok()?;
        let edit = match &config.text {
            Some(old) => {
                let rope = Rope::from_str(old);
                let edits = difference(old, &new);
                let edits = self.text_edits(&rope, &edits);
                self.workspace_edit(uri, config.version, edits)
            }
            None if self.setup.creates_files => create(uri, new),
            None => return None,
        };
        let mut action = quick_fix(words::off_in_project(self.language, rule), diagnostic);
        action.edit = Some(edit);
        Some(action)
    }

    /// "Fix all" with these edits.
    pub(super) fn fix_all(&self, edits: &[Edit]) -> CodeActionOrCommand {
        CodeActionOrCommand::CodeAction(CodeAction {
            title: words::fix_all(self.language),
            kind: Some(CodeActionKind::new(FIX_ALL)),
            edit: Some(self.edit(edits)),
            ..CodeAction::default()
        })
    }

    fn edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let edits = self.text_edits(self.rope, edits);
        self.workspace_edit(self.uri.clone(), Some(self.version), edits)
    }

    fn text_edits(&self, rope: &Rope, edits: &[Edit]) -> Vec<TextEdit> {
        edits
            .iter()
            .map(|edit| TextEdit {
                range: encoding::range(rope, &edit.range, self.setup.encoding),
                new_text: edit.text.clone(),
            })
            .collect()
    }

    fn workspace_edit(&self, uri: Url, version: Option<i32>, edits: Vec<TextEdit>) -> WorkspaceEdit {
        if self.setup.versioned_edits {
            WorkspaceEdit {
                document_changes: Some(DocumentChanges::Edits(vec![document_edit(uri, version, edits)])),
                ..WorkspaceEdit::default()
            }
        } else {
            WorkspaceEdit::new(HashMap::from([(uri, edits)]))
        }
    }
}

fn quick_fix(title: String, diagnostic: &Diagnostic) -> CodeAction {
    CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic.clone()]),
        ..CodeAction::default()
    }
}

fn document_edit(uri: Url, version: Option<i32>, edits: Vec<TextEdit>) -> TextDocumentEdit {
    TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    }
}

/// Creates a file with this text.
fn create(uri: Url, text: String) -> WorkspaceEdit {
    let insert = TextEdit::new(tower_lsp::lsp_types::Range::default(), text);
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(vec![
            DocumentChangeOperation::Op(ResourceOp::Create(CreateFile {
                uri: uri.clone(),
                options: Some(CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) }),
                annotation_id: None,
            })),
            DocumentChangeOperation::Edit(document_edit(uri, None, vec![insert])),
        ])),
        ..WorkspaceEdit::default()
    }
}
