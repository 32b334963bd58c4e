//! Where a script leads: arrows («→ Прощание») and links (`[…](#прощание)`), and the steps they mean.

use std::ops::Range;

use super::{Document, Role, Step};
use crate::text::fold::fold;

/// A place that sends the agent to a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Jump {
    /// UTF-8 bytes of the source: the target as it is written, `#` included.
    pub(crate) range: Range<usize>,
    /// The target: a title, or a link's anchor without `#`.
    pub(crate) target: String,
    /// It is a link's anchor.
    pub(crate) anchor: bool,
}

/// All jumps, in source order.
pub(crate) fn jumps(doc: &Document) -> Vec<Jump> {
    let source = &doc.source;
    let mut out = Vec::new();
    let mut at = doc.front_range.as_ref().map_or(0, |front| front.end);
    for line in source.get(at..).unwrap_or_default().split_inclusive('\n') {
        let mut found = links(line);
        if found.is_empty() {
            found.extend(arrow(line));
        }
        for jump in found {
            let range = at + jump.range.start..at + jump.range.end;
            if role_at(doc, range.start) != Some(Role::Ignored) {
                out.push(Jump { range, ..jump });
            }
        }
        at += line.len();
    }
    out
}

fn role_at(doc: &Document, at: usize) -> Option<Role> {
    let index = doc.segments.partition_point(|segment| segment.range.end <= at);
    doc.segments.get(index).filter(|segment| segment.range.start <= at).map(|segment| segment.role)
}

/// `[текст](#якорь)`
fn links(line: &str) -> Vec<Jump> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = line[at..].find("](#") {
        let start = at + found + 2;
        let Some(len) = line[start..].find(')') else { break };
        let target = line[start + 1..start + len].trim();
        out.push(Jump { range: start..start + len, target: target.to_owned(), anchor: true });
        at = start + len;
    }
    out
}

const ARROWS: &[&str] = &["→", "-->", "->", "=>", "⇒", "➡️", "➡", "⟶"];

/// «→ Название шага» at the start of a line or after a condition.
fn arrow(line: &str) -> Option<Jump> {
    let mut body = line.trim_start();
    if !ARROWS.iter().any(|arrow| body.starts_with(arrow)) {
        body = ["- ", "* ", "+ ", "• ", "– "].iter().find_map(|mark| body.strip_prefix(mark)).unwrap_or(body);
        body = body.trim_start_matches(['*', '_', ' ']);
    }
    let opens = ARROWS.iter().find_map(|arrow| body.strip_prefix(arrow));
    let rest = match opens {
        Some(rest) => rest,
        None => {
            // «Если неудобно: → Перенос», «Если нет → Перенос»
            let (place, arrow) =
                ARROWS.iter().filter_map(|arrow| Some((body.find(arrow)?, *arrow))).min_by_key(|it| it.0)?;
            let before = body[..place].trim_end();
            let lower = before.to_lowercase();
            let condition = ["если", "при ", "когда", "да", "нет"].iter().any(|word| lower.starts_with(word));
            if !(condition && before.chars().count() <= 120) {
                return None;
            }
            let rest = &body[place + arrow.len()..];
            // «Меню → Настройки → Сеть» is a path on a screen.
            if ARROWS.iter().any(|arrow| rest.contains(arrow)) {
                return None;
            }
            rest
        }
    };
    let target = rest.trim().trim_matches(['*', '_', ' ']).trim_end_matches(['.', ';', ',', '*', '_']);
    if target.is_empty() {
        return None;
    }
    let at = line.rfind(target)?;
    Some(Jump { range: at..at + target.len(), target: target.to_owned(), anchor: false })
}

/// The line is a jump and nothing else.
pub(crate) fn is_jump(line: &str) -> bool {
    !links(line).is_empty() || arrow(line).is_some()
}

/// The step that a jump leads to.
pub(crate) fn find(steps: &[Step], jump: &Jump) -> Option<usize> {
    if jump.anchor {
        let wanted = fold(&jump.target);
        return steps.iter().position(|step| {
            let slug = slug(&step.title);
            slug == wanted || wanted.strip_prefix(&slug).is_some_and(is_number)
        });
    }
    let wanted = words(&jump.target);
    if wanted.is_empty() {
        return None;
    }
    let number = step_number(&wanted);
    let title = |step: &Step| words(&step.title);
    steps
        .iter()
        .position(|step| title(step) == wanted)
        .or_else(|| steps.iter().position(|step| number.is_some() && leading_number(&step.title) == number))
        .or_else(|| {
            steps.iter().position(|step| {
                let title = title(step);
                title.windows(wanted.len()).any(|part| part == wanted)
                    || title.len() >= 2 && wanted.windows(title.len()).any(|part| part == title)
            })
        })
}

fn is_number(rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}

/// The anchor that a heading gets: small letters, hyphens for spaces, no marks.
pub(crate) fn slug(title: &str) -> String {
    fold(title)
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// The folded words of a title.
pub(crate) fn words(title: &str) -> Vec<String> {
    fold(title)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// «шаг 3», «п. 3», «3»: the number.
pub(crate) fn step_number(words: &[String]) -> Option<u32> {
    match words {
        [number] => number.parse().ok(),
        [word, number, ..]
            if ["шаг", "шагу", "этап", "этапу", "п", "пункт", "пункту", "блок", "блоку"]
                .contains(&word.as_str()) =>
        {
            number.parse().ok()
        }
        [to, rest @ ..] if matches!(to.as_str(), "к" | "на" | "см") => step_number(rest),
        _ => None,
    }
}

/// «3. Прощание», «Шаг 3. Прощание»: the number.
pub(crate) fn leading_number(title: &str) -> Option<u32> {
    let words = words(title);
    words.first()?.parse().ok().or_else(|| step_number(&words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, FrontMatter};
    use crate::settings::Settings;

    fn read(text: &str) -> (Vec<String>, Vec<Option<usize>>) {
        let doc = Document::parse(text, Format::Markdown, &FrontMatter::default(), &Settings::default());
        let all = jumps(&doc);
        for jump in &all {
            assert!(text[jump.range.clone()].ends_with(&jump.target), "{jump:?}");
        }
        let found = all.iter().map(|jump| find(&doc.steps, jump)).collect();
        (all.into_iter().map(|jump| jump.target).collect(), found)
    }

    #[test]
    fn reads_arrows_and_links() {
        let text = "## 1. Начало\n\nЕсли да: → Заказ\n\nЕсли нет: → [Конец](#прощание)\n\n-> шаг 3\n\n- **→ Опрос.**\n\n\
                    ## 2. Заказ (5 минут)\n\n## 3. Прощание\n\n## Прощание\n";
        let (targets, found) = read(text);
        assert_eq!(targets, ["Заказ", "прощание", "шаг 3", "Опрос"]);
        assert_eq!(found, [Some(1), Some(3), Some(2), None]);
    }

    #[test]
    fn a_path_on_a_screen_is_no_jump() {
        let (targets, _) =
            read("Роуминг: Меню → Настройки → Сеть.\n\nПоезд Тула → Орёл.\n\n```\n→ Код\n```\n");
        assert!(targets.is_empty(), "{targets:?}");
    }
}
