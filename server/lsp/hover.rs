//! The rule's page over a finding.

use courtesy_rules::settings::Locale;
use courtesy_rules::{Finding, RuleInfo};
use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Range};

/// What is shown for these findings, narrowest first.
pub(super) fn hover(
    findings: &[&Finding],
    rule: impl Fn(&str) -> Option<RuleInfo>,
    language: Locale,
    markdown: bool,
    range: Range,
) -> Option<Hover> {
    let mut seen: Vec<&str> = Vec::new();
    let mut pages = Vec::new();
    for finding in findings {
        let id = finding.rule.as_str();
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        pages.push(match rule(id) {
            Some(rule) => page(&rule, language),
            None => format!("**{id}**\n\n{}", finding.message),
        });
    }
    if pages.is_empty() {
        return None;
    }
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: if markdown { MarkupKind::Markdown } else { MarkupKind::PlainText },
            value: pages.join("\n\n---\n\n"),
        }),
        range: Some(range),
    })
}

fn page(rule: &RuleInfo, language: Locale) -> String {
    let (title, text) = match language {
        Locale::Ru => (&rule.title, &rule.page),
        Locale::En => (&rule.title_en, &rule.summary_en),
    };
    format!("### {title}\n\n`{}`\n\n{}", rule.id, text.trim())
}
