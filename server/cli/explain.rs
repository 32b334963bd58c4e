//! `courtesy explain RULE`: the rule's page.

use std::io::{self, Write};

use std::path::Path;

use courtesy_rules::settings::Locale;

use super::args::ConfigArgs;
use super::rules::severity_word;
use super::{CLEAN, FAILED, inputs, tell};
use crate::settings::{Overrides, unknown_rule};

pub(super) fn run(name: &str, config: &ConfigArgs, language: Option<Locale>) -> io::Result<u8> {
    let overrides = Overrides { language, ..Overrides::default() };
    let project = inputs::projects(config, overrides).of(Path::new("-"));
    let (checker, locale) = (project.checker(), project.settings().language);
    let Some(rule) = checker.rule(name) else {
        tell(&unknown_rule(name, checker, locale));
        return Ok(FAILED);
    };
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    let bold = anstyle::Style::new().bold();
    let title = match locale {
        Locale::Ru => &rule.title,
        Locale::En => &rule.title_en,
    };
    writeln!(out, "{bold}{title}{bold:#}")?;
    let severity = severity_word(rule.severity, locale);
    writeln!(out, "{} · {} · {severity}\n", rule.id, rule.group)?;
    match locale {
        Locale::Ru => writeln!(out, "{}", rule.page)?,
        // A company need not say it in English.
        Locale::En if rule.summary_en.is_empty() => writeln!(out, "{}", rule.page)?,
        Locale::En => writeln!(out, "{}", rule.summary_en)?,
    }
    Ok(CLEAN)
}
