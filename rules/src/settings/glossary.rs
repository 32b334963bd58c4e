//! The glossary: approved words, expansions of abbreviations, terms to explain, forbidden words.
//!
//! It stands in a `glossary.toml` of its own, which other tools may read and write as well, or as the table
//! `[glossary]` of `courtesy.toml`. A wrong entry is a problem with its place; the others stay in force.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::DeTable;

use super::keys::{FORBIDDEN, GLOSSARY};
use super::value::{Reader, Value, set};
use super::{Locale, Problem};
use crate::text::fold::fold;

/// More entries than this are no glossary but a dictionary: the rest is told and left out.
const MOST: usize = 20_000;
/// Forbidden expressions are looked for one by one in every sentence.
const MOST_FORBIDDEN: usize = 2_000;
/// An entry longer than this (in characters) is a text, not a word.
const LONGEST: usize = 100;

/// Words of the trade.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// Words that need an explanation at first use.
    pub terms: Vec<String>,
    /// What they mean, where the glossary says so.
    pub explanations: BTreeMap<String, String>,
    /// Words that are right here, whatever the dictionary says.
    pub words: Vec<String>,
    /// Abbreviations with what they stand for.
    pub expansions: BTreeMap<String, String>,
    /// Expressions that are not used here.
    pub forbidden: Vec<Forbidden>,
}

/// An expression that is not used here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forbidden {
    /// One word or several, in any form of the text.
    pub find: String,
    /// What to say instead, best first; may be empty.
    pub replace: Vec<String>,
    /// Why.
    pub reason: Option<String>,
}

impl Glossary {
    /// Understands the text of a `glossary.toml`. Ranges are UTF-8 bytes of `text`.
    #[must_use]
    pub fn parse(text: &str, locale: Locale) -> (Self, Vec<Problem>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader { locale, problems: Vec::new() };
        reader.broken_toml(text, &errors);
        let mut glossary = Self::default();
        for (key, value) in table.get_ref() {
            let name: &str = key.get_ref();
            if GLOSSARY.contains(&name) {
                glossary.read_key(&mut reader, name, value);
            } else {
                reader.unknown_key(key.span(), name, "", GLOSSARY);
            }
        }
        reader.problems.sort_by_key(|problem| problem.range.start);
        (glossary, reader.problems)
    }

    /// Adds what another glossary says; where both speak of the same, the other one wins.
    pub fn extend(&mut self, other: Self) {
        for (list, more) in [(&mut self.terms, other.terms), (&mut self.words, other.words)] {
            for word in more {
                if !list.contains(&word) {
                    list.push(word);
                }
            }
        }
        self.explanations.extend(other.explanations);
        self.expansions.extend(other.expansions);
        for entry in other.forbidden {
            self.forbidden.retain(|old| fold(&old.find) != fold(&entry.find));
            self.forbidden.push(entry);
        }
    }

    /// One key of the glossary.
    pub(super) fn read_key(&mut self, reader: &mut Reader, key: &str, value: &Value<'_>) {
        match key {
            "words" => set(&mut self.words, words(reader, key, value)),
            // A list of terms, or a table with what they mean.
            "terms" if value.get_ref().as_table().is_none() => {
                set(&mut self.terms, words(reader, key, value));
            }
            "terms" => {
                self.explanations = pairs(reader, "[terms]", value);
                self.terms = self.explanations.keys().cloned().collect();
            }
            "expansions" => self.expansions = pairs(reader, "[expansions]", value),
            _ => self.forbidden(reader, value),
        }
    }

    fn forbidden(&mut self, reader: &mut Reader, value: &Value<'_>) {
        let Some(entries) = value.get_ref().as_array() else {
            reader.problem(
                value.span(),
                "«forbidden» — это список: каждая запись начинается строкой [[forbidden]].".to_owned(),
                "`forbidden` is a list: start each entry with a line [[forbidden]].".to_owned(),
            );
            return;
        };
        for entry in entries.iter() {
            let mut read = Forbidden::default();
            let mut place = entry.span();
            reader.section("[[forbidden]]", entry, FORBIDDEN, |reader, key, value| match key {
                "find" => {
                    place = value.span();
                    read.find = word(reader, key, value).unwrap_or_default();
                }
                "replace" => {
                    for item in reader.patterns(key, value, true).unwrap_or_default() {
                        read.replace.extend(entry_text(reader, key, &item.text, &item.range));
                    }
                }
                _ => read.reason = reader.string(key, value).filter(|text| !text.trim().is_empty()),
            });
            if entry.get_ref().as_table().is_none() {
                continue;
            }
            if let Some((ru, en)) = self.objection(&read) {
                reader.problem(place, ru, en);
            } else {
                self.forbidden.push(read);
            }
        }
    }

    /// Why this entry cannot be taken.
    fn objection(&self, entry: &Forbidden) -> Option<(String, String)> {
        let find = fold(&entry.find);
        if find.is_empty() {
            return Some((
                "В записи [[forbidden]] нужен ключ find, например find = \"клиент\".".to_owned(),
                "[[forbidden]] needs a `find`, such as find = \"клиент\".".to_owned(),
            ));
        }
        if !find.chars().all(|c| c.is_alphanumeric() || c == '-' || c == ' ') {
            return Some((
                "find — это слова через пробел, без знаков препинания и подстановок.".to_owned(),
                "`find` is words with spaces between them, no marks and no placeholders.".to_owned(),
            ));
        }
        if entry.replace.iter().any(|text| fold(text) == find) {
            return Some((
                format!("Замена совпадает с тем, что запрещено: «{}».", entry.find),
                format!("The replacement is the forbidden expression itself: «{}».", entry.find),
            ));
        }
        if self.forbidden.iter().any(|other| fold(&other.find) == find) {
            return Some((
                format!("«{}» уже есть среди запрещённых: вторая запись не действует.", entry.find),
                format!("«{}» is forbidden already: the second entry has no effect.", entry.find),
            ));
        }
        if self.forbidden.len() >= MOST_FORBIDDEN {
            return Some((
                format!("Запрещённых выражений больше {MOST_FORBIDDEN}: это не действует."),
                format!("More than {MOST_FORBIDDEN} forbidden expressions: this one has no effect."),
            ));
        }
        None
    }
}

/// A list of words; a wrong one is told and left out.
fn words(reader: &mut Reader, key: &str, value: &Value<'_>) -> Option<Vec<String>> {
    let items = reader.patterns(key, value, false)?;
    let mut out: Vec<String> = Vec::new();
    for item in items {
        if out.len() == MOST {
            reader.problem(
                item.range,
                format!("«{key}»: записей больше {MOST}, остальные не действуют."),
                format!("`{key}` has more than {MOST} entries, the rest has no effect."),
            );
            break;
        }
        // A blank one says nothing.
        if !item.text.trim().is_empty() {
            out.extend(entry_text(reader, key, &item.text, &item.range));
        }
    }
    Some(out)
}

/// A table of strings.
fn pairs(reader: &mut Reader, place: &str, value: &Value<'_>) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let Some(table) = value.get_ref().as_table() else {
        reader.section(place, value, &[], |_, _, _| {});
        return out;
    };
    for (key, value) in table.iter().take(MOST) {
        let name: &str = key.get_ref();
        let name = entry_text(reader, place, name, &key.span());
        let meaning = name.as_deref().and_then(|name| reader.string(name, value));
        if let (Some(name), Some(meaning)) = (name, meaning) {
            if meaning.trim().is_empty() {
                reader.problem(
                    value.span(),
                    format!("«{name}»: пояснение пустое. Впишите его или удалите строку."),
                    format!("`{name}` has an empty explanation. Fill it in or delete the line."),
                );
            } else {
                out.insert(name, meaning.trim().to_owned());
            }
        }
    }
    out
}

fn word(reader: &mut Reader, key: &str, value: &Value<'_>) -> Option<String> {
    let text = reader.string(key, value)?;
    entry_text(reader, key, &text, &value.span())
}

/// A word or two; `None` and a problem where it is blank or a whole text.
fn entry_text(reader: &mut Reader, key: &str, text: &str, range: &Range<usize>) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        reader.problem(
            range.clone(),
            format!("«{key}»: пустая запись."),
            format!("`{key}`: an empty entry."),
        );
        return None;
    }
    if text.chars().count() > LONGEST {
        reader.problem(
            range.clone(),
            format!("«{key}»: запись длиннее {LONGEST} знаков. Здесь нужны слова, а не тексты."),
            format!("`{key}`: an entry of more than {LONGEST} characters. Words are wanted here, not texts."),
        );
        return None;
    }
    Some(text)
}
