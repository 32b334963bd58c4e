//! A finding as people read it: the line, the range under it, what to do, the alternatives.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str};
use courtesy_rules::settings::Locale;
use courtesy_rules::{Finding, Grade, Problem, Severity};

use super::Lines;

/// A range over more lines is shown by its first ones.
const MOST_LINES: usize = 4;

/// The file that is being reported.
pub(crate) struct Shown<'a> {
    pub(crate) path: &'a str,
    pub(crate) source: &'a str,
    pub(crate) lines: &'a Lines<'a>,
    pub(crate) locale: Locale,
}

/// A finding, in colours; whoever prints it takes them out where they do not belong.
pub(crate) fn finding(shown: &Shown<'_>, finding: &Finding) -> String {
    let level = level(finding.severity, shown.locale);
    let title = level.primary_title(finding.message.as_str()).id(finding.rule.as_str());
    let mut group = title.element(snippet(shown, &finding.range));
    for related in &finding.related {
        let at = shown.lines.place(related.range.start);
        let message = format!("{}:{} — {}", at.line, at.column, related.message);
        group = group.element(note(&message));
    }
    let fixes: Vec<String> = finding
        .fixes
        .iter()
        .map(|fix| {
            let safe = match (fix.grade, shown.locale) {
                (Grade::Safe, Locale::Ru) => " (безопасно)",
                (Grade::Safe, Locale::En) => " (safe)",
                _ => "",
            };
            normalize_untrusted_str(&format!("→ {}{safe}", fix.title.replace('\n', " ")))
        })
        .collect();
    if !fixes.is_empty() {
        group = group.element(Level::HELP.no_name().message(fixes.join("\n")));
    }
    render(group)
}

/// What could not be understood in the file.
pub(crate) fn problem(shown: &Shown<'_>, problem: &Problem) -> String {
    let level = level(Severity::Warning, shown.locale);
    let title = level.primary_title(problem.message.as_str());
    render(title.element(snippet(shown, &problem.range)))
}

fn render(group: Group<'_>) -> String {
    let mut text = Renderer::styled().decor_style(DecorStyle::Unicode).render(&[group]);
    text.push_str("\n\n");
    text
}

fn note(text: &str) -> annotate_snippets::Message<'static> {
    Level::NOTE.no_name().message(normalize_untrusted_str(text))
}

/// The lines of `range`, alone: the renderer's work must not grow with the file.
fn snippet<'a>(shown: &Shown<'a>, range: &Range<usize>) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let around = shown.lines.around(range);
    let mut text = &shown.source[around.clone()];
    let mut start = around.start;
    // A byte order mark has no width and is no part of the line.
    if let Some(rest) = text.strip_prefix('\u{feff}') {
        start += text.len() - rest.len();
        text = rest;
    }
    if let Some((cut, _)) = text.match_indices('\n').nth(MOST_LINES - 1) {
        text = &text[..cut];
    }
    let text = text.strip_suffix('\r').unwrap_or(text);
    let within = |at: usize| at.saturating_sub(start).min(text.len());
    Snippet::source(text)
        .line_start(shown.lines.place(around.start).line)
        .path(shown.path)
        .annotation(AnnotationKind::Primary.span(within(range.start)..within(range.end)))
}

fn level(severity: Severity, locale: Locale) -> Level<'static> {
    let (level, ru, en) = match severity {
        Severity::Error => (Level::ERROR, "ошибка", "error"),
        Severity::Warning => (Level::WARNING, "предупреждение", "warning"),
        Severity::Information => (Level::INFO, "совет", "information"),
        Severity::Hint => (Level::NOTE, "подсказка", "hint"),
    };
    level.with_name(match locale {
        Locale::Ru => ru,
        Locale::En => en,
    })
}

#[cfg(test)]
mod tests {
    use courtesy_rules::settings::Locale;
    use courtesy_rules::{Finding, RuleId, Severity};
    use proptest::prelude::*;

    use super::{Lines, Shown, finding};

    proptest! {
        /// Whatever the text and wherever the finding in it: it is shown.
        #[test]
        fn any_text_can_be_shown(
            parts in proptest::collection::vec(
                prop::sample::select(vec![
                    "слово ", "\n", "\r\n", "\r", "\t", "🙂", "👨\u{200d}👩", "\u{feff}", "е\u{301}", "\u{1b}[31m", "a",
                    "\u{a0}", "\u{2028}",
                ]),
                0..120,
            ),
            start in 0usize..150,
            length in 0usize..60,
        ) {
            let source = parts.concat();
            let ends: Vec<usize> =
                source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
            let at = |index: usize| ends[index.min(ends.len() - 1)];
            let lines = Lines::new(&source);
            let shown = Shown { path: "a.md", source: &source, lines: &lines, locale: Locale::Ru };
            let text = finding(&shown, &Finding {
                rule: RuleId::from("some-rule"),
                severity: Severity::Hint,
                message: source.clone(),
                range: at(start)..at(start + length),
                related: Vec::new(),
                fixes: Vec::new(),
            });
            prop_assert!(text.contains("some-rule"));
            let escape = "\u{1b}[31m";
            prop_assert!(!text.contains(escape));
        }
    }
}
