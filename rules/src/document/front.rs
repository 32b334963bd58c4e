//! Front matter: YAML between two `---` lines at the top of Markdown and plain text.

use std::ops::Range;

use super::{Audience, Channel, Direction, FrontMatter, Kind, Sentiment, Stage};
use crate::finding::Problem;
use crate::settings::Locale;
use crate::yaml::{Node, load};

/// Where the front matter stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Split {
    /// Fences included.
    pub(super) fenced: Option<Range<usize>>,
    /// The YAML between them.
    pub(super) yaml: Range<usize>,
    /// Where the text begins.
    pub(super) body: usize,
}

/// Finds the front matter. A rule at the top of a text is none: keys must follow it.
pub(super) fn split(source: &str) -> Split {
    let start = if source.starts_with('\u{feff}') { 3 } else { 0 };
    let none = Split { fenced: None, yaml: start..start, body: start };
    let mut at = start;
    let mut lines = source[start..].split_inclusive('\n').map(|line| {
        let range = at..at + line.len();
        at = range.end;
        (line.trim_end(), range)
    });
    let Some(("---", first)) = lines.next() else {
        return none;
    };
    let mut keys = false;
    for (line, range) in lines {
        if line == "---" || line == "..." {
            if !keys && range.start != first.end {
                return none;
            }
            return Split {
                fenced: Some(start..range.start + line.len()),
                yaml: first.end..range.start,
                body: range.end,
            };
        }
        if !keys && !line.trim().is_empty() && !line.starts_with('#') {
            // `kind: call`
            let key = line.split_once(':').is_some_and(|(key, value)| {
                !key.is_empty()
                    && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '"' | '\''))
                    && (value.is_empty() || value.starts_with(' '))
            });
            if !key {
                return none;
            }
            keys = true;
        }
    }
    none
}

/// Reads the front matter at `split`. Known keys with bad values are problems, unknown keys are left alone.
pub(super) fn read(source: &str, split: &Split, locale: Locale) -> (FrontMatter, Vec<Problem>) {
    let mut front = FrontMatter::default();
    let mut problems = Vec::new();
    if split.fenced.is_none() {
        return (front, problems);
    }
    let tree = match load(source, split.yaml.clone(), locale) {
        Ok(tree) => tree,
        Err(problem) => return (front, vec![problem]),
    };
    for root in &tree.roots {
        match root {
            Node::Map(entries, _) => {
                for (key, value) in entries {
                    if let Node::Scalar(key) = key {
                        read_key(&mut front, &mut problems, &key.text, value, locale);
                    }
                }
            }
            Node::Scalar(scalar) if scalar.text.trim().is_empty() => {}
            other => problems.push(Problem {
                range: other.range(),
                message: say(
                    locale,
                    "Шапка файла — это пары «ключ: значение».",
                    "Front matter is made of `key: value` pairs.",
                ),
            }),
        }
    }
    (front, problems)
}

fn say(locale: Locale, ru: &str, en: &str) -> String {
    match locale {
        Locale::Ru => ru.to_owned(),
        Locale::En => en.to_owned(),
    }
}

/// The value of an enumeration, or a problem that names those allowed.
fn choice<T: Copy>(
    problems: &mut Vec<Problem>,
    key: &str,
    value: &Node,
    allowed: &[(&str, T)],
    locale: Locale,
) -> Option<T> {
    if let Node::Scalar(scalar) = value {
        if scalar.text.is_empty() {
            return None;
        }
        if let Some((_, found)) = allowed.iter().find(|(name, _)| *name == scalar.text) {
            return Some(*found);
        }
    }
    let names: Vec<&str> = allowed.iter().map(|(name, _)| *name).collect();
    let names = names.join(", ");
    problems.push(Problem {
        range: value.range(),
        message: match locale {
            Locale::Ru => format!("Свойство «{key}» принимает значения: {names}."),
            Locale::En => format!("`{key}` takes one of: {names}."),
        },
    });
    None
}

fn flag(problems: &mut Vec<Problem>, key: &str, value: &Node, locale: Locale) -> Option<bool> {
    choice(problems, key, value, &[("true", true), ("false", false)], locale)
}

fn list(problems: &mut Vec<Problem>, key: &str, value: &Node, locale: Locale) -> Vec<String> {
    let mut found = Vec::new();
    let mut bad = Vec::new();
    match value {
        Node::Scalar(scalar) if scalar.text.is_empty() => {}
        Node::Scalar(scalar) => found.push(scalar.text.clone()),
        Node::List(items, _) => {
            for item in items {
                match item {
                    Node::Scalar(scalar) => found.push(scalar.text.clone()),
                    other => bad.push(other.range()),
                }
            }
        }
        other => bad.push(other.range()),
    }
    problems.extend(bad.into_iter().map(|range| Problem {
        range,
        message: match locale {
            Locale::Ru => format!("Свойство «{key}» принимает список: [первое, второе]."),
            Locale::En => format!("`{key}` takes a list: [first, second]."),
        },
    }));
    found
}

fn read_key(front: &mut FrontMatter, problems: &mut Vec<Problem>, key: &str, value: &Node, locale: Locale) {
    match key {
        "kind" => front.kind = choice(problems, key, value, Kind::WORDS, locale),
        "channel" => front.channel = choice(problems, key, value, Channel::WORDS, locale),
        "direction" => front.direction = choice(problems, key, value, Direction::WORDS, locale),
        "stage" => front.stage = choice(problems, key, value, Stage::WORDS, locale),
        "audience" => front.audience = choice(problems, key, value, Audience::WORDS, locale),
        "sentiment" => front.sentiment = choice(problems, key, value, Sentiment::WORDS, locale),
        "send_at" => front.send_at = send_at(problems, value, locale),
        "timezone" => front.timezone = timezone(problems, value, locale),
        "client_asked" => front.client_asked = flag(problems, key, value, locale),
        "client_emoji" => front.client_emoji = flag(problems, key, value, locale),
        "client_ty" => front.client_ty = flag(problems, key, value, locale),
        "urgent" => front.urgent = flag(problems, key, value, locale),
        "client_words" => front.client_words = list(problems, key, value, locale),
        "placeholders" => front.placeholders = list(problems, key, value, locale),
        "courtesy" => match value {
            Node::Map(entries, _) => {
                for (inner, value) in entries {
                    if matches!(inner, Node::Scalar(inner) if inner.text == "ignore") {
                        front.ignore = list(problems, "courtesy.ignore", value, locale);
                    }
                }
            }
            Node::Scalar(scalar) if scalar.text.is_empty() => {}
            other => problems.push(Problem {
                range: other.range(),
                message: say(
                    locale,
                    "Свойство «courtesy» пишется так: { ignore: [имя-правила] }.",
                    "`courtesy` is written as { ignore: [rule-id] }.",
                ),
            }),
        },
        _ => {}
    }
}

/// `21:30` or `2026-05-04T21:30`.
fn send_at(problems: &mut Vec<Problem>, value: &Node, locale: Locale) -> Option<String> {
    let text = match value {
        Node::Scalar(scalar) if scalar.text.is_empty() => return None,
        Node::Scalar(scalar) => scalar.text.as_str(),
        _ => "",
    };
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (Some(date), time),
        None => (None, text),
    };
    let number = |part: Option<&str>, len: usize, range: Range<u32>| {
        part.filter(|part| part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|part| part.parse().ok())
            .is_some_and(|value: u32| range.contains(&value))
    };
    let mut parts = time.split(':');
    let hour = parts.next();
    let hour_fits = number(hour, 2, 0..24) || number(hour, 1, 0..10);
    let time_fits =
        hour_fits && number(parts.next(), 2, 0..60) && parts.next().is_none_or(|s| number(Some(s), 2, 0..60));
    let date_fits = date.is_none_or(|date| {
        let mut parts = date.split('-');
        number(parts.next(), 4, 1970..10000)
            && number(parts.next(), 2, 1..13)
            && number(parts.next(), 2, 1..32)
    });
    if time_fits && date_fits {
        return Some(text.to_owned());
    }
    problems.push(Problem {
        range: value.range(),
        message: say(
            locale,
            "Свойство «send_at» принимает время: 21:30 или 2026-05-04T21:30.",
            "`send_at` takes a time: 21:30 or 2026-05-04T21:30.",
        ),
    });
    None
}

/// An IANA name: `Europe/Moscow`, `UTC`.
fn timezone(problems: &mut Vec<Problem>, value: &Node, locale: Locale) -> Option<String> {
    if let Node::Scalar(scalar) = value {
        let text = scalar.text.as_str();
        if text.is_empty() {
            return None;
        }
        let named = text.starts_with(|c: char| c.is_ascii_uppercase())
            && (text.contains('/') || text == "UTC" || text == "GMT")
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+'));
        if named {
            return Some(text.to_owned());
        }
    }
    problems.push(Problem {
        range: value.range(),
        message: say(
            locale,
            "Свойство «timezone» принимает название пояса из базы IANA, например Europe/Moscow.",
            "`timezone` takes an IANA name such as Europe/Moscow.",
        ),
    });
    None
}

/// Fills what the file leaves open.
pub(super) fn fill(front: &mut FrontMatter, defaults: &FrontMatter) {
    front.kind = front.kind.or(defaults.kind);
    front.channel = front.channel.or(defaults.channel);
    front.direction = front.direction.or(defaults.direction);
    front.stage = front.stage.or(defaults.stage);
    front.audience = front.audience.or(defaults.audience);
    front.sentiment = front.sentiment.or(defaults.sentiment);
    front.client_asked = front.client_asked.or(defaults.client_asked);
    front.client_emoji = front.client_emoji.or(defaults.client_emoji);
    front.client_ty = front.client_ty.or(defaults.client_ty);
    front.urgent = front.urgent.or(defaults.urgent);
    let text = |own: &mut Option<String>, other: &Option<String>| {
        if own.is_none() {
            own.clone_from(other);
        }
    };
    text(&mut front.send_at, &defaults.send_at);
    text(&mut front.timezone, &defaults.timezone);
    let list = |own: &mut Vec<String>, other: &Vec<String>| {
        if own.is_empty() {
            own.clone_from(other);
        }
    };
    list(&mut front.client_words, &defaults.client_words);
    list(&mut front.placeholders, &defaults.placeholders);
    for rule in &defaults.ignore {
        if !front.ignore.contains(rule) {
            front.ignore.push(rule.clone());
        }
    }
}
