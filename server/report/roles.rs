//! Who speaks, for people: the text in the colours of the speakers, or a list where colours do not show.

use annotate_snippets::normalize_untrusted_str;
use anstyle::{AnsiColor, Effects, Style};
use courtesy_rules::Document;
use courtesy_rules::document::Role;
use courtesy_rules::settings::Locale;

use super::Lines;

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
        Role::Ignored => "не проверяется",
    }
}

/// The whole text, each role in its colour, with a legend above.
pub(crate) fn coloured(path: &str, document: &Document, locale: Locale) -> String {
    let mut out = format!("{path}\n");
    for role in Role::ALL {
        let style = style(role);
        out.push_str(&format!("{style}■ {}{style:#}  ", name(role, locale)));
    }
    out.push_str("\n\n");
    let mut at = 0;
    for segment in &document.segments {
        push(&mut out, document.source.get(at..segment.range.start), Style::new());
        push(&mut out, document.source.get(segment.range.clone()), style(segment.role));
        at = segment.range.end;
    }
    push(&mut out, document.source.get(at..), Style::new());
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out.push('\n');
    out
}

/// Adds a stretch of the source, a line at a time: pagers forget the colour at a line's end. What would command
/// the terminal is made visible.
fn push(out: &mut String, text: Option<&str>, style: Style) {
    for line in text.unwrap_or_default().split_inclusive('\n') {
        let words = line.trim_end_matches(['\r', '\n']);
        if !words.is_empty() {
            let words = normalize_untrusted_str(words);
            out.push_str(&format!("{style}{words}{style:#}"));
        }
        if line.ends_with('\n') {
            out.push('\n');
        }
    }
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
        let text = normalize_untrusted_str(&text);
        let role = name(segment.role, locale);
        out.push_str(&format!("{path}:{}:{}: {role}: {text}\n", at.line, at.column));
    }
    out
}
