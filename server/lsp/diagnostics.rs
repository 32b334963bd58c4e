//! Findings and problems as the client's diagnostics.

use courtesy_rules::{Finding, Problem, Severity};
use ropey::Rope;
use tower_lsp::lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
    Url,
};

use super::encoding::{self, Encoding};
use crate::settings::Project;

/// Where the rule pages are; a page is this, the rule's id and `.html`.
pub const RULE_PAGES: &str = "https://courtesy-lsp.github.io/rules/";

/// How the client sees one text.
pub(super) struct View<'a> {
    pub(super) uri: &'a Url,
    pub(super) rope: &'a Rope,
    pub(super) encoding: Encoding,
    pub(super) related_information: bool,
    /// Whose rules found it; `None` where no rule is shown.
    pub(super) project: Option<&'a Project>,
}

impl View<'_> {
    /// The diagnostic of a finding.
    pub(super) fn finding(&self, finding: &Finding) -> Diagnostic {
        let related = self.related_information && !finding.related.is_empty();
        Diagnostic {
            range: encoding::range(self.rope, &finding.range, self.encoding),
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.rule.to_string())),
            code_description: self.page(finding.rule.as_str()).map(|href| CodeDescription { href }),
            source: Some("courtesy".to_owned()),
            message: finding.message.clone(),
            related_information: related.then(|| {
                finding
                    .related
                    .iter()
                    .map(|related| DiagnosticRelatedInformation {
                        location: Location {
                            uri: self.uri.clone(),
                            range: encoding::range(self.rope, &related.range, self.encoding),
                        },
                        message: related.message.clone(),
                    })
                    .collect()
            }),
            ..Diagnostic::default()
        }
    }

    /// Where the rule is explained: a company's own one in its own page.
    fn page(&self, rule: &str) -> Option<Url> {
        match self.project.and_then(|project| project.rule_page(rule)) {
            Some(path) => Url::from_file_path(path).ok(),
            None => Url::parse(&format!("{RULE_PAGES}{rule}.html")).ok(),
        }
    }

    /// The diagnostic of something that could not be read. `code` says what kind of thing it is.
    pub(super) fn problem(&self, problem: &Problem, code: &str) -> Diagnostic {
        Diagnostic {
            range: encoding::range(self.rope, &problem.range, self.encoding),
            severity: Some(DiagnosticSeverity::WARNING),
            code: Some(NumberOrString::String(code.to_owned())),
            source: Some("courtesy".to_owned()),
            message: problem.message.clone(),
            ..Diagnostic::default()
        }
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Hint => DiagnosticSeverity::HINT,
        Severity::Information => DiagnosticSeverity::INFORMATION,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Error => DiagnosticSeverity::ERROR,
    }
}
