//! Comments that switch rules off in place, and the hint for one that silences nothing.

use crate::document::Document;
use crate::finding::{Edit, Finding, Fix, Grade, RuleId, Severity};
use crate::settings::Locale;

/// The id under which a useless comment is reported.
pub(crate) const UNUSED: &str = "unused-ignore";

/// Takes out suppressed findings and reports suppressions that silenced nothing.
pub(crate) fn apply(
    document: &Document,
    findings: &mut Vec<Finding>,
    canonical: impl Fn(&str) -> String,
    locale: Locale,
) {
    if document.suppressions.is_empty() {
        return;
    }
    let ids: Vec<Vec<String>> = document
        .suppressions
        .iter()
        .map(|it| it.rules.iter().map(|(id, _)| canonical(id)).collect())
        .collect();
    // One flag per named rule, or a single one where all rules are meant.
    let mut used: Vec<Vec<bool>> = ids.iter().map(|ids| vec![false; ids.len().max(1)]).collect();
    findings.retain(|finding| {
        let mut silenced = false;
        for (number, suppression) in document.suppressions.iter().enumerate() {
            let inside =
                finding.range.start < suppression.scope.end && suppression.scope.start <= finding.range.start;
            if !inside {
                continue;
            }
            if ids[number].is_empty() {
                used[number][0] = true;
                silenced = true;
            }
            for (place, id) in ids[number].iter().enumerate() {
                if id == finding.rule.as_str() {
                    used[number][place] = true;
                    silenced = true;
                }
            }
        }
        !silenced
    });
    for (number, suppression) in document.suppressions.iter().enumerate() {
        for (place, used) in used[number].iter().enumerate() {
            if *used {
                continue;
            }
            let (name, range) = suppression
                .rules
                .get(place)
                .map_or(("", suppression.range.clone()), |(id, range)| (id, range.clone()));
            findings.push(unused(name, range, suppression.range.clone(), suppression.rules.len(), locale));
        }
    }
}

fn unused(
    name: &str,
    range: std::ops::Range<usize>,
    comment: std::ops::Range<usize>,
    rules: usize,
    locale: Locale,
) -> Finding {
    let message = match (locale, name.is_empty()) {
        (Locale::Ru, true) => {
            "Комментарий ничего не отключает: здесь нет замечаний. Его можно убрать.".to_owned()
        }
        (Locale::Ru, false) => {
            format!("Комментарий ничего не отключает: правило «{name}» здесь молчит. Его можно убрать.")
        }
        (Locale::En, true) => "This comment silences nothing and can go.".to_owned(),
        (Locale::En, false) => {
            format!("This comment silences nothing: “{name}” reports nothing here. It can go.")
        }
    };
    let fixes = if rules <= 1 {
        let title = match locale {
            Locale::Ru => "Убрать комментарий",
            Locale::En => "Remove the comment",
        };
        vec![Fix {
            title: title.to_owned(),
            grade: Grade::Suggested,
            edits: vec![Edit { range: comment, text: String::new() }],
        }]
    } else {
        Vec::new()
    };
    Finding {
        rule: RuleId::from(UNUSED),
        severity: Severity::Hint,
        message,
        range,
        related: Vec::new(),
        fixes,
    }
}
