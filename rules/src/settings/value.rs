//! Reading single values of a `courtesy.toml`, with problems in plain words.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::{Locale, Pattern, nearest};
use crate::finding::Problem;

/// A value with its place in the file.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// Collects problems while values are read.
pub(super) struct Reader {
    pub(super) locale: Locale,
    pub(super) problems: Vec<Problem>,
}

/// Keeps the default where the value could not be read.
pub(super) fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

impl Reader {
    /// What TOML itself objects to.
    pub(super) fn broken_toml(&mut self, text: &str, errors: &[toml::de::Error]) {
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            // The commonest slip: a Russian word before `=` without quotes.
            let start = range.start.min(text.len());
            let word = text.get(start..).and_then(|rest| rest.chars().next());
            let bare = word.is_some_and(crate::text::fold::is_cyrillic);
            let (ru, en) = if bare {
                (" Русское слово слева от «=» берут в кавычки.", " A Russian key needs quotes.")
            } else {
                ("", "")
            };
            self.problem(
                range,
                format!("Здесь ошибка в записи TOML: {}.{ru}", error.message()),
                format!("This is not valid TOML: {}.{en}", error.message()),
            );
        }
    }

    /// Notes a problem, in the language of the settings.
    pub(super) fn problem(&mut self, range: Range<usize>, ru: String, en: String) {
        let message = match self.locale {
            Locale::Ru => ru,
            Locale::En => en,
        };
        self.problems.push(Problem { range, message });
    }

    /// A key that does not exist here. `place` is `[labels]` or empty for the top of the file.
    pub(super) fn unknown_key(&mut self, range: Range<usize>, key: &str, place: &str, known: &[&str]) {
        let (tail_ru, tail_en) = hint(key, known);
        let (place_ru, place_en) = if place.is_empty() {
            (String::new(), String::new())
        } else {
            (format!(" в разделе {place}"), format!(" in {place}"))
        };
        self.problem(
            range,
            format!("Ключа «{key}»{place_ru} нет. {tail_ru}"),
            format!("There is no key `{key}`{place_en}. {tail_en}"),
        );
    }

    /// A value of the wrong type.
    fn wrong_type(&mut self, key: &str, value: &Value<'_>, want: (&str, &str)) {
        let (found_ru, found_en) = type_name(value.get_ref());
        self.problem(
            value.span(),
            format!("«{key}»: ожидается {}, а здесь {found_ru}.", want.0),
            format!("`{key}`: expected {}, found {found_en}.", want.1),
        );
    }

    /// A string.
    pub(super) fn string(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(key, value, ("строка в кавычках", "a string in quotes"));
        }
        text
    }

    /// A span of the day: `"09:00-21:00"`. Minutes from midnight.
    pub(super) fn hours(&mut self, key: &str, value: &Value<'_>) -> Option<(u16, u16)> {
        let text = self.string(key, value)?;
        let time = |text: &str| -> Option<u16> {
            let (hour, minute) = text.trim().split_once(':')?;
            let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
            (hour <= 24 && minute < 60).then_some(hour * 60 + minute).filter(|all| *all <= 24 * 60)
        };
        let span = text.split_once(['-', '–', '—']).and_then(|(from, to)| Some((time(from)?, time(to)?)));
        let span = span.filter(|(from, to)| from < to);
        if span.is_none() {
            self.problem(
                value.span(),
                format!("«{key}» принимает часы: \"09:00-21:00\"."),
                format!("`{key}` takes hours: \"09:00-21:00\"."),
            );
        }
        span
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, key: &str, value: &Value<'_>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, value, ("true или false", "true or false"));
        }
        flag
    }

    /// A whole number from 0 to 10000.
    pub(super) fn count(&mut self, key: &str, value: &Value<'_>) -> Option<usize> {
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|integer| {
                usize::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok()
            })
            .filter(|number| *number <= 10_000);
        if number.is_none() {
            self.wrong_type(key, value, ("целое число от 0 до 10000", "a whole number from 0 to 10000"));
        }
        number
    }

    /// A list of strings, each with its place. One string may stand for a list of one where `single` is set.
    pub(super) fn patterns(&mut self, key: &str, value: &Value<'_>, single: bool) -> Option<Vec<Pattern>> {
        const WANT: (&str, &str) = ("список строк: [\"…\", \"…\"]", "a list of strings: [\"…\", \"…\"]");
        if single && let Some(text) = value.get_ref().as_str() {
            return Some(vec![Pattern { text: text.to_owned(), range: value.span() }]);
        }
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, value, WANT);
            return None;
        };
        let mut out = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(text) => out.push(Pattern { text: text.to_owned(), range: item.span() }),
                None => self.wrong_type(key, item, WANT),
            }
        }
        Some(out)
    }

    /// A list of strings. Blank ones are dropped: as a label or a word they would match everywhere.
    pub(super) fn strings(&mut self, key: &str, value: &Value<'_>) -> Option<Vec<String>> {
        let items = self.patterns(key, value, false)?;
        Some(
            items
                .into_iter()
                .map(|item| item.text.trim().to_owned())
                .filter(|text| !text.is_empty())
                .collect(),
        )
    }

    /// One of a few words.
    pub(super) fn one_of<T: Copy>(&mut self, key: &str, value: &Value<'_>, words: &[(&str, T)]) -> Option<T> {
        let found = value.get_ref().as_str().and_then(|text| words.iter().find(|(word, _)| *word == text));
        if let Some((_, result)) = found {
            return Some(*result);
        }
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        match value.get_ref().as_str() {
            Some(text) => {
                let (tail_ru, tail_en) = hint(text, &names);
                self.problem(
                    value.span(),
                    format!("«{key}»: значение «{text}» не подходит. {tail_ru}"),
                    format!("`{key}` cannot be `{text}`. {tail_en}"),
                );
            }
            None => {
                let list = quoted(&names);
                self.wrong_type(key, value, (&format!("одно из: {list}"), &format!("one of: {list}")));
            }
        }
        None
    }

    /// Walks a section key by key; `read` says whether it knew the key.
    pub(super) fn section(
        &mut self,
        place: &str,
        value: &Value<'_>,
        known: &[&str],
        mut read: impl FnMut(&mut Self, &str, &Value<'_>),
    ) {
        let Some(table) = value.get_ref().as_table() else {
            let want = format!("раздел: строка {place}, под ней «ключ = значение»");
            let want_en = format!("a section: a line {place}, then `key = value` lines");
            self.wrong_type(place, value, (&want, &want_en));
            return;
        };
        for (key, value) in table {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                read(self, name, value);
            } else {
                self.unknown_key(key.span(), name, place, known);
            }
        }
    }
}

/// "Perhaps …" where a known name is near, else all that is allowed.
fn hint(word: &str, known: &[&str]) -> (String, String) {
    let near = nearest(word, known.iter().copied());
    if near.is_empty() {
        let list = quoted(known);
        (format!("Подходят: {list}."), format!("Allowed: {list}."))
    } else {
        let list = quoted(&near);
        (format!("Возможно, вы имели в виду {list}."), format!("Did you mean {list}?"))
    }
}

/// The words in straight quotes, as they would stand in the file.
fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

/// What a value is, in both languages.
fn type_name(value: &DeValue<'_>) -> (&'static str, &'static str) {
    match value {
        DeValue::String(_) => ("строка", "a string"),
        DeValue::Integer(_) => ("число", "a number"),
        DeValue::Float(_) => ("дробное число", "a fraction"),
        DeValue::Boolean(_) => ("логическое значение", "a boolean"),
        DeValue::Datetime(_) => ("дата", "a date"),
        DeValue::Array(_) => ("список", "a list"),
        DeValue::Table(_) => ("раздел", "a section"),
    }
}
