//! The text of a `courtesy.toml` to [`Config`], with every problem at its place.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::value::{Reader, Value, set};
use super::{
    CommaStyle, Config, FileDefaults, Limits, Locale, RuleSetting, Style, VyStyle, YoStyle, keys, profile,
};
use crate::document::{Audience, Channel, Direction, FrontMatter, Kind, Sentiment, Stage};
use crate::finding::Severity;

const LOCALES: &[(&str, Locale)] = &[("ru", Locale::Ru), ("en", Locale::En)];

const RULE_SETTINGS: &[(&str, RuleSetting)] = &[
    ("off", RuleSetting::Off),
    ("on", RuleSetting::On),
    ("hint", RuleSetting::At(Severity::Hint)),
    ("information", RuleSetting::At(Severity::Information)),
    ("warning", RuleSetting::At(Severity::Warning)),
    ("error", RuleSetting::At(Severity::Error)),
];

impl Config {
    /// Understands the text of a `courtesy.toml`. `forced` is a language from elsewhere (an option, the
    /// editor) that wins over the file's. Ranges are UTF-8 bytes of `text`.
    #[must_use]
    pub fn parse(text: &str, forced: Option<Locale>) -> (Self, Vec<crate::Problem>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut config = Self::default();
        let mut reader = Reader { locale: forced.unwrap_or_default(), problems: Vec::new() };
        // First of all, so that every later problem speaks it.
        if let Some(value) = table.get_ref().get("language")
            && let Some(locale) = reader.one_of("language", value, LOCALES)
        {
            reader.locale = forced.unwrap_or(locale);
        }
        config.settings.language = reader.locale;
        reader.broken_toml(text, &errors);
        for (key, value) in table.get_ref() {
            let name: &str = key.get_ref();
            if keys::TOP.contains(&name) {
                config.top(&mut reader, name, value);
            } else {
                reader.unknown_key(key.span(), name, "", keys::TOP);
            }
        }
        // Last of all: a profile lies over what the rest of the file says.
        if let Some(value) = table.get_ref().get("profile") {
            profile::read(&mut reader, value, &mut config);
        }
        reader.problems.sort_by_key(|problem| problem.range.start);
        (config, reader.problems)
    }

    fn top(&mut self, reader: &mut Reader, name: &str, value: &Value<'_>) {
        let settings = &mut self.settings;
        match name {
            "exclude" => set(&mut self.exclude, reader.patterns(name, value, false)),
            "rules" => self.rules(reader, value),
            "files" => self.files(reader, value),
            "labels" => {
                let labels = &mut settings.labels;
                reader.section("[labels]", value, keys::LABELS, |reader, key, value| {
                    let list = reader.strings(key, value);
                    match key {
                        "agent" => set(&mut labels.agent, list),
                        "client" => set(&mut labels.client, list),
                        _ => set(&mut labels.direction, list),
                    }
                });
            }
            "keys" => {
                let of = &mut settings.keys;
                reader.section("[keys]", value, keys::KEYS, |reader, key, value| {
                    let list = reader.strings(key, value);
                    match key {
                        "speech" => set(&mut of.speech, list),
                        "silent" => set(&mut of.silent, list),
                        _ => set(&mut of.client, list),
                    }
                });
            }
            "limits" => limits(reader, "[limits]", value, &mut settings.limits),
            "style" => style(reader, "[style]", value, &mut settings.style),
            "placeholders" => {
                let names = &mut settings.placeholders;
                reader.section("[placeholders]", value, keys::PLACEHOLDERS, |reader, key, value| {
                    let name = text(reader, key, value);
                    match key {
                        "name" => names.name = name,
                        "agent_name" => names.agent_name = name,
                        "company" => names.company = name,
                        _ => names.deadline = name,
                    }
                });
            }
            "glossary" => {
                let glossary = &mut settings.glossary;
                reader.section("[glossary]", value, keys::GLOSSARY, |reader, key, value| {
                    glossary.read_key(reader, key, value);
                });
            }
            "privacy" => {
                let privacy = &mut settings.privacy;
                reader.section("[privacy]", value, keys::PRIVACY, |reader, key, value| match key {
                    "allowed_data" => set(&mut privacy.allowed_data, reader.strings(key, value)),
                    "hours" => set(&mut privacy.hours, reader.hours(key, value)),
                    "weekends" => set(&mut privacy.weekends, reader.flag(key, value)),
                    _ => set(&mut privacy.touching_trades, reader.strings(key, value)),
                });
            }
            // `language` was read first, `profile` is read last.
            _ => {}
        }
    }

    fn rules(&mut self, reader: &mut Reader, value: &Value<'_>) {
        let rules = rules(reader, "[rules]", value, &mut self.rule_names);
        self.settings.rules.extend(rules);
    }

    fn files(&mut self, reader: &mut Reader, value: &Value<'_>) {
        let Some(entries) = value.get_ref().as_array() else {
            reader.problem(
                value.span(),
                "«files» — это список разделов: каждый начинается строкой [[files]].".to_owned(),
                "`files` is a list of sections: start each with a line [[files]].".to_owned(),
            );
            return;
        };
        for entry in entries.iter() {
            let mut file = FileDefaults::default();
            reader.section("[[files]]", entry, keys::FILES, |reader, key, value| {
                if key == "glob" {
                    set(&mut file.globs, reader.patterns(key, value, true));
                } else if key == "ignore" {
                    for rule in reader.patterns(key, value, false).unwrap_or_default() {
                        file.front.ignore.push(rule.text.clone());
                        self.rule_names.push((rule.text, rule.range));
                    }
                } else {
                    front(reader, key, value, &mut file.front);
                }
            });
            if matches!(entry.get_ref(), DeValue::Table(table) if !table.contains_key("glob")) {
                reader.problem(
                    entry.span(),
                    "В разделе [[files]] нужен ключ glob, например glob = \"sms/**\".".to_owned(),
                    "[[files]] needs a glob, such as glob = \"sms/**\".".to_owned(),
                );
            }
            self.files.push(file);
        }
    }
}

/// A table of rules and their settings. Every name goes to `names`, whether its setting could be read or not.
pub(super) fn rules(
    reader: &mut Reader,
    place: &str,
    value: &Value<'_>,
    names: &mut Vec<(String, Range<usize>)>,
) -> BTreeMap<String, RuleSetting> {
    let mut out = BTreeMap::new();
    let Some(table) = value.get_ref().as_table() else {
        reader.section(place, value, &[], |_, _, _| {});
        return out;
    };
    for (key, value) in table {
        let id: &str = key.get_ref();
        names.push((id.to_owned(), key.span()));
        if let Some(setting) = reader.one_of(id, value, RULE_SETTINGS) {
            out.insert(id.to_owned(), setting);
        }
    }
    out
}

/// `[limits]`, here or in a profile.
pub(super) fn limits(reader: &mut Reader, place: &str, value: &Value<'_>, limits: &mut Limits) {
    reader.section(place, value, keys::LIMITS, |reader, key, value| {
        let count = reader.count(key, value);
        match key {
            "exclamations" => set(&mut limits.exclamations, count),
            "messages_in_row" => set(&mut limits.messages_in_row, count),
            "questions" => set(&mut limits.questions, count),
            "sentence_words" => set(&mut limits.sentence_words, count),
            "turn_words" => set(&mut limits.turn_words, count),
            "message_chars" => set(&mut limits.message_chars, count),
            "options" => set(&mut limits.options, count),
            "monologue_turns" => set(&mut limits.monologue_turns, count),
            "answer_chat" => set(&mut limits.answer_chat, count),
            "answer_messenger" => set(&mut limits.answer_messenger, count),
            "answer_email" => set(&mut limits.answer_email, count),
            "answer_review" => set(&mut limits.answer_review, count),
            "answer_phone" => set(&mut limits.answer_phone, count),
            _ => set(&mut limits.exclamations_sms, count),
        }
    });
}

/// `[style]`, here or in a profile.
pub(super) fn style(reader: &mut Reader, place: &str, value: &Value<'_>, style: &mut Style) {
    reader.section(place, value, keys::STYLE, |reader, key, value| match key {
        "vy" => set(&mut style.vy, reader.one_of(key, value, VY)),
        "closing" => style.closing = text(reader, key, value),
        "emoji" => set(&mut style.emoji, reader.strings(key, value)),
        "capitals" => set(&mut style.capitals, reader.strings(key, value)),
        "yo" => set(&mut style.yo, reader.one_of(key, value, YO)),
        "regards_comma" => set(&mut style.regards_comma, reader.one_of(key, value, COMMA)),
        "client_word" => style.client_word = text(reader, key, value),
        _ => set(&mut style.bare_no, reader.one_of(key, value, BARE_NO)),
    });
}

const YO: &[(&str, YoStyle)] = &[("optional", YoStyle::Optional), ("required", YoStyle::Required)];
const COMMA: &[(&str, CommaStyle)] =
    &[("keep", CommaStyle::Keep), ("with", CommaStyle::With), ("without", CommaStyle::Without)];
const BARE_NO: &[(&str, bool)] = &[("allow", false), ("avoid", true)];
const VY: &[(&str, VyStyle)] =
    &[("auto", VyStyle::Auto), ("lower", VyStyle::Lower), ("upper", VyStyle::Upper)];

/// One key of `[[files]]` that front matter knows, too.
fn front(reader: &mut Reader, key: &str, value: &Value<'_>, front: &mut FrontMatter) {
    match key {
        "kind" => front.kind = reader.one_of(key, value, Kind::WORDS),
        "channel" => front.channel = reader.one_of(key, value, Channel::WORDS),
        "direction" => front.direction = reader.one_of(key, value, Direction::WORDS),
        "stage" => front.stage = reader.one_of(key, value, Stage::WORDS),
        "audience" => front.audience = reader.one_of(key, value, Audience::WORDS),
        "sentiment" => front.sentiment = reader.one_of(key, value, Sentiment::WORDS),
        "timezone" => front.timezone = text(reader, key, value),
        "client_asked" => front.client_asked = reader.flag(key, value),
        "client_emoji" => front.client_emoji = reader.flag(key, value),
        "client_ty" => front.client_ty = reader.flag(key, value),
        "urgent" => front.urgent = reader.flag(key, value),
        "client_words" => set(&mut front.client_words, reader.strings(key, value)),
        _ => set(&mut front.placeholders, reader.strings(key, value)),
    }
}

/// A string that says something; a blank one is as good as none.
fn text(reader: &mut Reader, key: &str, value: &Value<'_>) -> Option<String> {
    reader.string(key, value).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<(String, String)> {
        let (_, problems) = Config::parse(text, None);
        problems.into_iter().map(|problem| (text[problem.range].to_owned(), problem.message)).collect()
    }

    #[test]
    fn reads_everything() {
        let (config, problems) = Config::parse(
            r#"
language = "en"
exclude = ["old/**"]
[rules]
bare-imperative = "off"
emoji = "error"
[labels]
agent = ["Хостес", " "]
[limits]
exclamations = 1
[style]
vy = "upper"
closing = "Ваша «Ромашка»"
[placeholders]
name = "client.name"
[glossary]
words = ["эквайринг"]
[privacy]
hours = "10:00-20:30"
[[files]]
glob = "sms/**"
channel = "sms"
ignore = ["missing-greeting"]
[[files]]
glob = ["sms/urgent/*.txt"]
urgent = true
ignore = ["shouting"]
"#,
            None,
        );
        assert_eq!(problems, []);
        assert_eq!(config.settings.language, Locale::En);
        assert_eq!(config.settings.rules["bare-imperative"], RuleSetting::Off);
        assert_eq!(config.settings.labels.agent, ["Хостес"]);
        assert_eq!(config.settings.style.vy, VyStyle::Upper);
        assert_eq!(config.settings.privacy.hours, (600, 1230));
        assert_eq!(config.rule_names.len(), 4);
        let mut front = FrontMatter::default();
        for file in &config.files {
            file.apply(&mut front);
        }
        assert_eq!(front.channel, Some(Channel::Sms));
        assert_eq!(front.urgent, Some(true));
        assert_eq!(front.ignore, ["missing-greeting", "shouting"]);
    }

    #[test]
    fn points_at_every_problem_and_keeps_the_rest() {
        let text = "lables = 1\n[limits]\nexclamations = -1\n[style]\nvy = \"uper\"\nemoji = \"🙂\"\n\
                    [rules]\nrude = true\n[[files]]\nkind = \"call\"\n";
        let found = messages(text);
        let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["lables", "-1", "\"uper\"", "\"🙂\"", "true", "[[files]]"]);
        assert!(found[0].1.contains("\"labels\""), "{found:?}");
        assert!(found[2].1.contains("\"upper\""), "{found:?}");
    }

    #[test]
    fn survives_broken_toml_and_a_byte_order_mark() {
        let (config, problems) = Config::parse("\u{feff}language = \"en\"\n[style\nvy = ", None);
        assert_eq!(config.settings.language, Locale::En);
        assert!(!problems.is_empty());
        let text = "\u{feff}oops = 1";
        assert_eq!(messages(text)[0].0, "oops");
    }
}
