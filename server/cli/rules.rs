//! `courtesy rules`: every rule on one line, as the settings of this folder have it.

use std::io::{self, Write};
use std::path::Path;

use courtesy_rules::settings::{Locale, RuleSetting, Settings};
use courtesy_rules::{RuleInfo, Severity};
use serde_json::json;

use super::args::{ConfigArgs, Output};
use super::{CLEAN, FAILED, inputs};
use crate::settings::Overrides;

pub(super) fn run(format: Output, config: &ConfigArgs, language: Option<Locale>) -> io::Result<u8> {
    let overrides = Overrides { language, ..Overrides::default() };
    let mut projects = inputs::projects(config, overrides);
    let project = projects.of(Path::new("-"));
    let failed = inputs::tell_problems(&projects);
    let settings = project.settings();
    let locale = settings.language;
    let rules = project.checker().rules();
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    if format == Output::Json {
        let list: Vec<_> = rules
            .iter()
            .map(|rule| {
                let severity = effective(rule, settings);
                json!({
                    "id": rule.id.as_str(),
                    "aliases": rule.aliases,
                    "group": rule.group,
                    "severity": severity.unwrap_or(rule.severity).as_str(),
                    "enabled": severity.is_some(),
                    "title": rule.title,
                    "title_en": rule.title_en,
                })
            })
            .collect();
        writeln!(out, "{}", json!({ "rules": list }))?;
        return Ok(if failed { FAILED } else { CLEAN });
    }
    let width = |text: &str| text.chars().count();
    let ids = rules.iter().map(|rule| width(rule.id.as_str())).max().unwrap_or(0);
    let (bold, dim) = (anstyle::Style::new().bold(), anstyle::Style::new().dimmed());
    let mut group = "";
    for rule in rules {
        if rule.group != group {
            group = &rule.group;
            writeln!(out, "{bold}{group}{bold:#}")?;
        }
        let severity = effective(rule, settings);
        let word = match (severity, locale) {
            (Some(severity), _) => severity_word(severity, locale),
            (None, Locale::Ru) => "выключено",
            (None, Locale::En) => "off",
        };
        let title = match locale {
            Locale::Ru => &rule.title,
            Locale::En => &rule.title_en,
        };
        writeln!(out, "  {:ids$}  {dim}{word:14}{dim:#}  {title}", rule.id.as_str())?;
    }
    Ok(if failed { FAILED } else { CLEAN })
}

/// The severity under these settings; `None` where the rule is off.
fn effective(rule: &RuleInfo, settings: &Settings) -> Option<Severity> {
    match settings.rules.get(rule.id.as_str()) {
        Some(RuleSetting::Off) => None,
        Some(RuleSetting::On) => Some(rule.severity),
        Some(RuleSetting::At(severity)) => Some(*severity),
        None => rule.enabled.then_some(rule.severity),
    }
}

/// The severity in words.
pub(super) fn severity_word(severity: Severity, locale: Locale) -> &'static str {
    match (locale, severity) {
        (Locale::En, severity) => severity.as_str(),
        (Locale::Ru, Severity::Error) => "ошибка",
        (Locale::Ru, Severity::Warning) => "предупреждение",
        (Locale::Ru, Severity::Information) => "совет",
        (Locale::Ru, Severity::Hint) => "подсказка",
    }
}
