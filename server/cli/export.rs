//! `courtesy export`: the phrases of the rules as comma-separated dictionaries for speech analytics.
//!
//! One row is one phrase of one dictionary, and a dictionary is a rule: such programs know no grammar, so choices
//! and word forms are spelt out. What a coded check finds cannot be written so and is left out.

use std::io::{self, Write};
use std::path::Path;

use courtesy_rules::catalogue::{self, Page, parse_page};
use courtesy_rules::expand;
use courtesy_rules::settings::{Locale, RuleSetting};

use super::args::ConfigArgs;
use super::{CLEAN, FAILED, inputs, tell};
use crate::settings::{Overrides, Project, unknown_rule};

/// Rows that one phrase of a page may make.
const MOST: usize = 500;

pub(super) fn run(only: &[String], config: &ConfigArgs, language: Option<Locale>) -> io::Result<u8> {
    let overrides = Overrides { language, ..Overrides::default() };
    let mut projects = inputs::projects(config, overrides);
    let project = projects.of(Path::new("-"));
    let mut failed = inputs::tell_problems(&projects);
    let locale = project.settings().language;
    for name in only.iter().filter(|name| project.checker().rule(name).is_none()) {
        tell(&unknown_rule(name, project.checker(), locale));
        failed = true;
    }
    let wanted = |id: &str| {
        only.is_empty()
            || only.iter().any(|name| project.checker().rule(name).is_some_and(|rule| rule.id.as_str() == id))
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    row(&mut out, ["dictionary", "phrase", "title"])?;
    let builtin = catalogue::builtin().iter().map(|(_, text)| *text);
    let own = project.own_pages().iter().map(|page| page.text.as_str());
    for text in builtin.chain(own) {
        let (Some(page), _) = parse_page(text.strip_prefix('\u{feff}').unwrap_or(text)) else { continue };
        if wanted(&page.id) && is_on(&project, &page) {
            export(&mut out, &page, &project, locale)?;
        }
    }
    out.flush()?;
    Ok(if failed { FAILED } else { CLEAN })
}

/// The rule is there and reports.
fn is_on(project: &Project, page: &Page) -> bool {
    project.checker().rule(&page.id).is_some()
        && match project.settings().rules.get(&page.id) {
            Some(setting) => *setting != RuleSetting::Off,
            None => page.enabled,
        }
}

fn export(out: &mut impl Write, page: &Page, project: &Project, locale: Locale) -> io::Result<()> {
    let title = match locale {
        Locale::Ru => &page.title,
        Locale::En => &page.title_en,
    };
    let forbidden = project.settings().glossary.forbidden.iter().map(|entry| {
        // All forms of every word, as the rule itself looks for them.
        entry.find.split_whitespace().map(|word| format!("~{word}")).collect::<Vec<_>>().join(" ")
    });
    let of_glossary = forbidden.filter(|_| page.id == "forbidden-word");
    let mut phrases: Vec<String> = Vec::new();
    for find in page.phrases.iter().map(|phrase| phrase.find.clone()).chain(of_glossary) {
        match expand(&find, MOST) {
            Ok(expanded) => phrases.extend(expanded.phrases),
            Err(reason) => tell(&format!("{}: «{find}»: {reason}", page.id)),
        }
    }
    phrases.sort_unstable();
    phrases.dedup();
    phrases.iter().try_for_each(|phrase| row(out, [&page.id, phrase, title]))
}

/// A row as RFC 4180 wants it. A cell that a spreadsheet would take for a formula starts with an apostrophe.
fn row(out: &mut impl Write, cells: [&str; 3]) -> io::Result<()> {
    for (at, cell) in cells.iter().enumerate() {
        let comma = if at > 0 { "," } else { "" };
        let formula = if cell.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
        if cell.contains(['"', ',', '\n', '\r']) {
            write!(out, "{comma}\"{formula}{}\"", cell.replace('"', "\"\""))?;
        } else {
            write!(out, "{comma}{formula}{cell}")?;
        }
    }
    write!(out, "\r\n")
}
