//! What a check hands to the engine: a finding without its rule's severity and words.

use std::ops::Range;

use crate::context::Scope;
use crate::finding::{Edit, Grade, Severity};
use crate::settings::Locale;

/// A finding in the making.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// UTF-8 bytes of the source.
    pub(crate) range: Range<usize>,
    /// `{0}`, `{1}`… of the page's message.
    pub(crate) args: Vec<String>,
    /// Instead of the page's severity.
    pub(crate) severity: Option<Severity>,
    /// Alternatives, best first.
    pub(crate) fixes: Vec<DraftFix>,
    /// Another place that matters.
    pub(crate) related: Vec<(Range<usize>, Note)>,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) ru: String,
    pub(crate) en: String,
}

impl Note {
    pub(crate) fn new(ru: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ru: ru.into(), en: en.into() }
    }

    pub(crate) fn text(self, locale: Locale) -> String {
        match locale {
            Locale::Ru => self.ru,
            Locale::En => self.en,
        }
    }

    /// The title of a fix that writes these words.
    pub(crate) fn write(words: &str) -> Self {
        let words = words.trim().trim_matches(',').trim();
        Self::new(format!("Написать: «{words}»"), format!("Write “{words}”"))
    }

    /// The title of a fix that adds these words.
    pub(crate) fn insert(words: &str) -> Self {
        let words = words.trim();
        Self::new(format!("Добавить: «{words}»"), format!("Add “{words}”"))
    }

    /// The title of a fix that takes these words out.
    pub(crate) fn delete(words: &str) -> Self {
        let words = words.trim();
        Self::new(format!("Убрать «{words}»"), format!("Remove “{words}”"))
    }
}

/// A fix in the making.
#[derive(Clone, Debug)]
pub(crate) struct DraftFix {
    pub(crate) title: Note,
    pub(crate) grade: Grade,
    /// Source edits.
    pub(crate) edits: Vec<Edit>,
}

impl Draft {
    /// A finding on these tokens; `{0}` of the message is what is written there.
    pub(crate) fn on(scope: &Scope<'_>, tokens: &Range<usize>) -> Self {
        Self {
            range: scope.source(tokens),
            args: vec![scope.slice(tokens).to_owned()],
            severity: None,
            fixes: Vec::new(),
            related: Vec::new(),
        }
    }

    /// Sets the severity.
    pub(crate) fn at(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Adds a fix, if it can be made.
    pub(crate) fn fix(mut self, fix: Option<DraftFix>) -> Self {
        self.fixes.extend(fix);
        self
    }
}
