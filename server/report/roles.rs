//! Who speaks, for people: the text in the colours of the speakers, or a list where colours do not show.

use anstyle::{AnsiColor, Effects, Style};
use courtesy_rules::Document;
use courtesy_rules::document::Role;
use courtesy_rules::settings::Locale;

use super::Lines;

const ROLES: [Role; 7] = [
    Role::Agent,
    Role::Client,
    Role::Direction,
    Role::Heading,
    Role::Placeholder,
    Role::Markup,
    Role::Ignored,
];

fn style(role: Role) -> Style {
    let colour = |colour: AnsiColor| colour.on_default();
    match role {
        Role::Agent => colour(AnsiColor::Green),
        Role::Client => colour(AnsiColor::Cyan),
        Role::Direction => colour(AnsiColor::Yellow).effects(Effects::ITALIC),
        Role::Heading => Style::new().effects(Effects::BOLD),
        Role::Placeholder => colour(AnsiColor::Magenta),
        Role::Markup => colour(AnsiColor::Blue),
        Role::Ignored => colour(AnsiColor::BrightBlack),
    }
}

fn name(role: Role, locale: Locale) -> &'static str {
    if locale == Locale::En {
        return role.as_str();
    }
    match role {
        Role::Agent => "сотрудник",
        Role::Client => "клиент",
        Role::Direction => "указание",
        Role::Heading => "заголовок",
        Role::Placeholder => "подстановка",
        Role::Markup => "разметка",
        Role::Ignored => "не читается",
    }
}

/// The whole text, each role in its colour, with a legend above.
pub(crate) fn coloured(path: &str, document: &Document, locale: Locale) -> String {
    let mut out = format!("{path}\n");
    for role in ROLES {
        let style = style(role);
        out.push_str(&format!("{style}■ {}{style:#}  ", name(role, locale)));
    }
    out.push_str("\n\n");
    let mut at = 0;
    for segment in &document.segments {
        out.push_str(document.source.get(at..segment.range.start).unwrap_or(""));
        let text = document.source.get(segment.range.clone()).unwrap_or("");
        let style = style(segment.role);
        // A line at a time: pagers forget the colour at a line's end.
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches(['\r', '\n']);
            out.push_str(&format!("{style}{words}{style:#}{}", &line[words.len()..]));
        }
        at = segment.range.end;
    }
    out.push_str(document.source.get(at..).unwrap_or(""));
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out.push('\n');
    out
}

/// One line a segment: place, role, text. Nothing is lost without colours, and it can be searched.
pub(crate) fn plain(path: &str, document: &Document, lines: &Lines<'_>, locale: Locale) -> String {
    let mut out = String::new();
    for segment in &document.segments {
        let text = document.source.get(segment.range.clone()).unwrap_or("");
        if text.trim().is_empty() {
            continue;
        }
        let at = lines.place(segment.range.start);
        let text = text.trim_end().replace('\r', "").replace('\n', "⏎");
        let role = name(segment.role, locale);
        out.push_str(&format!(
            "{path}:{}:{}: {role}: {text}\n",
            at.line, at.column
        ));
    }
    out
}
