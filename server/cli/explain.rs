//! `courtesy explain RULE`: the rule's page.

use std::io::{self, Write};

use courtesy_rules::settings::Locale;
use courtesy_rules::{Checker, Settings};

use super::rules::severity_word;
use super::{CLEAN, FAILED, tell};
use crate::settings::unknown_rule;

pub(super) fn run(name: &str, locale: Locale) -> io::Result<u8> {
    let (checker, _) = Checker::new(&Settings::default());
    let Some(rule) = checker.rule(name) else {
        tell(&unknown_rule(name, &checker, locale));
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
        Locale::En => writeln!(out, "{}", rule.summary_en)?,
    }
    Ok(CLEAN)
}
