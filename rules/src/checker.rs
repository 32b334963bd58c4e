//! The engine: runs every rule over a document and settles who reports.

use crate::document::Document;
use crate::finding::{Finding, Problem, RuleId, Severity};
use crate::settings::Settings;

/// What a rule page says, for `courtesy rules`, `explain`, hover and the docs.
#[derive(Clone, Debug)]
pub struct RuleInfo {
    /// Stable id.
    pub id: RuleId,
    /// Former ids that still work in settings and comments.
    pub aliases: Vec<String>,
    /// The section of the catalogue: `courtesy`, `tone`, `writing`…
    pub group: String,
    /// Severity before settings.
    pub severity: Severity,
    /// Title in Russian.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// The page's explanation with examples, Markdown, Russian.
    pub page: String,
    /// One paragraph in English.
    pub summary_en: String,
    /// Reports by default.
    pub enabled: bool,
}

/// All rules, set up once for many documents. Cheap to share between threads.
#[derive(Debug)]
pub struct Checker {
    rules: Vec<RuleInfo>,
}

/// The outcome of one check.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Findings in source order.
    pub findings: Vec<Finding>,
    /// Rules that panicked and were switched off, each named once per checker.
    pub broken: Vec<RuleId>,
}

impl Checker {
    /// The built-in rules under these settings, and what is wrong with the settings (an unknown rule id…).
    #[must_use]
    pub fn new(_settings: &Settings) -> (Self, Vec<Problem>) {
        (Self { rules: Vec::new() }, Vec::new())
    }

    /// All rules in catalogue order.
    #[must_use]
    pub fn rules(&self) -> &[RuleInfo] {
        &self.rules
    }

    /// The rule with this id or alias.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&RuleInfo> {
        self.rules
            .iter()
            .find(|rule| rule.id.as_str() == id || rule.aliases.iter().any(|alias| alias == id))
    }

    /// Checks one document.
    #[must_use]
    pub fn check(&self, _document: &Document) -> Report {
        Report::default()
    }
}
