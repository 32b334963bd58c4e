//! The seam between the server and the rules.
//!
//! Tests put something of their own here, to see how the server behaves when a check is slow, panics or counts.

use courtesy_rules::document::{Format, FrontMatter};
use courtesy_rules::{Document, Finding, Problem, RuleId, RuleInfo};

use crate::settings::Project;

/// Checks texts. May be slow: it is only called on threads that may block.
pub trait Lint: Send + Sync + 'static {
    /// Reads and checks one text. `defaults` is what the settings say of its path.
    fn check(&self, project: &Project, text: &str, format: Format, defaults: &FrontMatter) -> Checked;

    /// What the rule's page says.
    fn rule(&self, project: &Project, id: &str) -> Option<RuleInfo> {
        project.checker().rule(id).cloned()
    }
}

/// The outcome of one check. Offsets are UTF-8 bytes of the text.
#[derive(Debug, Default)]
pub struct Checked {
    /// In source order.
    pub findings: Vec<Finding>,
    /// What could not be understood in the text.
    pub problems: Vec<Problem>,
    /// Rules that panicked and are switched off from now on.
    pub broken: Vec<RuleId>,
    /// The text as it was understood; empty if the check did not get that far.
    pub document: Document,
}

/// The rules of this program.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules;

impl Lint for Rules {
    fn check(&self, project: &Project, text: &str, format: Format, defaults: &FrontMatter) -> Checked {
        let document = Document::parse(text, format, defaults, project.settings());
        let report = project.checker().check(&document);
        Checked {
            findings: report.findings,
            problems: document.problems.clone(),
            broken: report.broken,
            document,
        }
    }
}
