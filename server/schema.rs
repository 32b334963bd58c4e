//! JSON schemas of what people write: a rule page's front matter, `courtesy.toml`, `glossary.toml`.
//!
//! They are made from the very tables that the parsers read, so no key can be missing; `schemas/` holds them as
//! files for editors, and a test keeps these fresh.

use courtesy_rules::catalogue::keys as page;
use courtesy_rules::settings::keys;
use serde_json::{Map, Value, json};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
const SEVERITIES: &[&str] = &["error", "warning", "information", "hint"];
const KINDS: &[&str] = &["call", "reply", "review", "visit"];
const CHANNELS: &[&str] = &["phone", "chat", "messenger", "email", "sms", "review", "in-person"];

/// The schema as the text of its file.
#[must_use]
pub fn text(schema: &Value) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}

/// The front matter of a rule page.
#[must_use]
pub fn rule() -> Value {
    let offer = object(page::OFFER, "offer", &[]);
    let mut phrase = object(&[page::PHRASE, page::CONDITIONS].concat(), "phrase", &["find"]);
    phrase["properties"]["offer"]["oneOf"] = json!([{ "type": "string" }, &offer, { "type": "array", "maxItems": 4, "items": { "oneOf": [{ "type": "string" }, &offer] } }]);
    let mut schema =
        object(&[page::PAGE, page::CONDITIONS].concat(), "page", &["id", "title", "message", "phrases"]);
    schema["properties"]["phrases"]["items"] = json!({ "oneOf": [{ "type": "string" }, phrase] });
    headed("Шапка правила Courtesy", schema)
}

/// `courtesy.toml`.
#[must_use]
pub fn config() -> Value {
    let mut schema = object(keys::TOP, "top", &[]);
    let sections = [
        ("labels", keys::LABELS),
        ("keys", keys::KEYS),
        ("limits", keys::LIMITS),
        ("style", keys::STYLE),
        ("placeholders", keys::PLACEHOLDERS),
        ("privacy", keys::PRIVACY),
    ];
    for (name, keys) in sections {
        section(&mut schema["properties"][name], object(keys, name, &[]));
    }
    section(&mut schema["properties"]["glossary"], glossary_keys());
    let mut profile = object(keys::PROFILE, "profile", &[]);
    profile["properties"]["rules"] = schema["properties"]["rules"].clone();
    profile["properties"]["limits"] = schema["properties"]["limits"].clone();
    profile["properties"]["style"] = schema["properties"]["style"].clone();
    let mut names: Vec<&str> = CHANNELS.iter().chain(KINDS).copied().collect();
    names.sort_unstable();
    names.dedup();
    let profiles: Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), profile.clone())).collect();
    section(
        &mut schema["properties"]["profile"],
        json!({ "type": "object", "additionalProperties": false, "properties": profiles }),
    );
    schema["properties"]["files"]["items"] = object(keys::FILES, "files", &["glob"]);
    headed("Настройки Courtesy (courtesy.toml)", schema)
}

/// `glossary.toml`.
#[must_use]
pub fn glossary() -> Value {
    headed("Глоссарий (glossary.toml)", glossary_keys())
}

fn glossary_keys() -> Value {
    let mut schema = object(keys::GLOSSARY, "glossary", &[]);
    schema["properties"]["forbidden"]["items"] = object(keys::FORBIDDEN, "forbidden", &["find"]);
    schema
}

fn headed(title: &str, mut schema: Value) -> Value {
    let mut out = json!({ "$schema": DRAFT, "title": title });
    if let (Some(out), Some(schema)) = (out.as_object_mut(), schema.as_object_mut()) {
        out.append(schema);
    }
    out
}

/// Puts what a section may hold behind its description.
fn section(place: &mut Value, mut schema: Value) {
    if let (Some(place), Some(schema)) = (place.as_object_mut(), schema.as_object_mut()) {
        place.append(schema);
    }
}

/// An object of these keys and no others.
fn object(keys: &[&str], of: &str, required: &[&str]) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| ((*key).to_owned(), property(of, key))).collect();
    let mut out = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if !required.is_empty() {
        out["required"] = json!(required);
    }
    out
}

fn property(of: &str, key: &str) -> Value {
    let (mut kind, text) = describe(of, key).unwrap_or((json!({}), ""));
    kind["description"] = json!(text);
    kind
}

/// The type of a key and what it is for, Russian.
fn describe(of: &str, key: &str) -> Option<(Value, &'static str)> {
    let string = || json!({ "type": "string" });
    let flag = || json!({ "type": "boolean" });
    let strings = || json!({ "type": "array", "items": { "type": "string" } });
    let one_or_more =
        || json!({ "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] });
    let count = || json!({ "type": "integer", "minimum": 0, "maximum": 10_000 });
    let table = || json!({ "type": "object", "additionalProperties": { "type": "string" } });
    let list = || json!({ "type": "array" });
    let section = || json!({});
    let one_of = |words: &[&str]| json!({ "enum": words });
    let some_of = |words: &[&str]| json!({ "oneOf": [{ "enum": words }, { "type": "array", "items": { "enum": words } }] });
    Some(match (of, key) {
        ("page", "id") => (
            json!({ "type": "string", "pattern": "^[a-z]+(-[a-z]+)*$" }),
            "Имя правила: латинские буквы и дефис.",
        ),
        ("page", "aliases") => (strings(), "Прежние имена: они продолжают работать."),
        ("page", "group") => (string(), "Раздел в списке правил; без него — house."),
        (_, "severity") => (one_of(SEVERITIES), "Важность: error, warning, information или hint."),
        ("page", "enabled") => (flag(), "false — правило выключено, пока его не включат в настройках."),
        ("page", "title") => (string(), "Название правила."),
        ("page", "title_en") => (string(), "Название по-английски."),
        ("page", "message") => (string(), "Одна строка: что не так и как лучше. {0} — найденные слова."),
        ("page", "message_en") => (string(), "То же по-английски."),
        ("page", "summary_en") => (string(), "Описание по-английски."),
        ("page", "seeds") => (strings(), "Откуда правило."),
        ("page", "since") => (string(), "С какой версии."),
        ("page", "check") => (string(), "Проверка в коде: только для встроенных правил."),
        ("page", "yields_to") => {
            (strings(), "Правила, которые сообщают вместо этого, если нашли те же слова.")
        }
        ("page", "directions") => (flag(), "true — искать и в указаниях сотруднику."),
        ("page", "speech") => (flag(), "false — не искать в речи сотрудника."),
        ("page", "axis") => {
            (one_of(&["courtesy", "ownership"]), "Какую оценку снижает: вежливость или ответственность.")
        }
        ("page" | "phrase", "except") => (one_or_more(), "Фразы, внутри которых правило молчит."),
        ("page", "phrases") => (list(), "Что искать."),
        ("page", "example_config") => (string(), "courtesy.toml, с которым проверяются примеры."),
        ("phrase", "find") => (one_or_more(), "Что искать; ~слово — в любой форме."),
        ("phrase", "at") => (
            one_of(&["anywhere", "start", "sentence", "opening"]),
            "Где: anywhere — везде, start — в начале предложения, sentence — всё предложение, opening — в начале разговора.",
        ),
        ("phrase", "offer") => (section(), "На что заменить, лучшее первым."),
        ("offer", "text") => (string(), "Новые слова; пусто — убрать."),
        ("offer", "safe") => (flag(), "true — можно применять без вопроса."),
        ("offer", "replace") => {
            (one_of(&["match", "clause", "sentence"]), "Что заменить: слова, часть или всё предложение.")
        }
        ("offer", "add") => (one_of(&["before", "after"]), "Добавить отдельным предложением до или после."),
        ("page" | "phrase", "unless_sentence") => {
            (one_or_more(), "Молчать, если это есть в том же предложении.")
        }
        ("page" | "phrase", "unless_near") => {
            (one_or_more(), "Молчать, если это есть в том же или следующем предложении.")
        }
        ("page" | "phrase", "unless_message") => {
            (one_or_more(), "Молчать, если это есть где-то в сообщении.")
        }
        ("page" | "phrase", "not_in") => (
            some_of(&["question", "condition", "negation"]),
            "Молчать в вопросе, в условии («если…»), после «не».",
        ),
        ("page" | "phrase", "unless_front") => (one_or_more(), "Молчать, если так сказано в шапке файла."),
        ("page" | "phrase", "kinds") => (some_of(KINDS), "Только в таких текстах."),
        ("page" | "phrase", "channels") => (some_of(CHANNELS), "Только в таких каналах."),

        ("top", "language") => (one_of(&["ru", "en"]), "Язык сообщений."),
        ("top", "exclude") => (strings(), "Файлы и папки, которые не проверяются."),
        ("top", "rules") => (
            json!({ "type": "object", "additionalProperties": { "enum": ["off", "on", "hint", "information", "warning", "error"] } }),
            "Правила: выключить, включить, задать важность.",
        ),
        ("top", "labels") => (section(), "Подписи реплик в дополнение к известным."),
        ("top", "keys") => (section(), "Ключи YAML и JSON в дополнение к известным."),
        ("top", "limits") => (section(), "Числа, с которыми сравнивают правила."),
        ("top", "style") => (section(), "Стиль компании."),
        ("top", "placeholders") => (section(), "Имена подстановок, которые вставляют исправления."),
        ("top", "glossary") => (section(), "Глоссарий; его можно вынести в glossary.toml."),
        ("top", "privacy") => (section(), "Личные границы клиента."),
        ("top", "profile") => (section(), "Что отличается в канале или в виде текста."),
        ("top", "files") => (list(), "Что за тексты лежат в папках."),
        ("labels", "agent") => (strings(), "Сотрудник."),
        ("labels", "client") => (strings(), "Клиент."),
        ("labels", "direction") => (strings(), "Указание сотруднику."),
        ("keys", "speech") => (strings(), "Под ними всегда речь сотрудника."),
        ("keys", "silent") => (strings(), "Под ними никогда не речь."),
        ("keys", "client") => (strings(), "Под ними слова клиента."),
        ("limits", "exclamations") => (count(), "Сколько «!» может быть в сообщении."),
        ("limits", "exclamations_sms") => (count(), "Сколько «!» может быть в СМС."),
        ("limits", "messages_in_row") => (count(), "Сколько сообщений подряд можно отправить в чате."),
        ("limits", "questions") => (count(), "Сколько вопросов может быть в реплике."),
        ("limits", "sentence_words") => (count(), "Сколько слов может быть в предложении."),
        ("limits", "turn_words") => (count(), "Сколько слов может быть в реплике вслух."),
        ("limits", "message_chars") => (count(), "Сколько знаков может быть в сообщении чата."),
        ("limits", "options") => (count(), "Сколько вариантов можно предложить сразу."),
        ("limits", "monologue_turns") => (count(), "Со скольких реплик подряд разговор — монолог."),
        ("limits", "answer_chat") => (count(), "Через сколько минут можно обещать ответ в чате."),
        ("limits", "answer_messenger") => (count(), "То же в мессенджере."),
        ("limits", "answer_email") => (count(), "То же в письме."),
        ("limits", "answer_review") => (count(), "То же на отзыв."),
        ("limits", "answer_phone") => (count(), "Через сколько минут можно обещать звонок."),
        ("style", "vy") => (one_of(&["auto", "lower", "upper"]), "«вы» или «Вы»."),
        ("style", "closing") => (string(), "Прощание, которое подставляют исправления."),
        ("style", "emoji") => (strings(), "Разрешённые эмодзи."),
        ("style", "capitals") => (strings(), "Слова, которые пишутся заглавными буквами."),
        ("style", "yo") => (one_of(&["optional", "required"]), "Буква ё: по желанию или обязательно."),
        ("style", "regards_comma") => (one_of(&["keep", "with", "without"]), "Запятая после «С уважением»."),
        ("style", "client_word") => (string(), "Как вы называете клиента, например «гость»."),
        ("style", "bare_no") => (one_of(&["allow", "avoid"]), "Можно ли ответить одним «нет»."),
        ("placeholders", "name") => (string(), "Имя клиента."),
        ("placeholders", "agent_name") => (string(), "Имя сотрудника."),
        ("placeholders", "company") => (string(), "Компания."),
        ("placeholders", "deadline") => (string(), "Срок."),
        ("privacy", "allowed_data") => (strings(), "Данные, о которых можно спросить без объяснения."),
        ("privacy", "hours") => (string(), "Часы, в которые можно писать и звонить: \"09:00-21:00\"."),
        ("privacy", "weekends") => (flag(), "Можно ли писать и звонить в выходные."),
        ("privacy", "touching_trades") => (strings(), "Занятия, в которых клиента касаются по делу."),
        ("glossary", "words") => (strings(), "Слова, которые у вас правильны."),
        ("glossary", "terms") => (
            json!({ "oneOf": [strings(), table()] }),
            "Термины, которые нужно пояснить: список или «термин = пояснение».",
        ),
        ("glossary", "expansions") => (table(), "Сокращения и их расшифровки."),
        ("glossary", "forbidden") => (list(), "Выражения, от которых вы отказались."),
        ("forbidden", "find") => (string(), "Что искать, в любой форме."),
        ("forbidden", "replace") => (one_or_more(), "Чем заменить, лучшее первым."),
        ("forbidden", "reason") => (string(), "Почему."),
        ("profile", "rules" | "limits" | "style") => (section(), ""),
        ("files", "glob") => (one_or_more(), "Маска пути от папки с courtesy.toml."),
        ("files", "kind") => (one_of(KINDS), "Вид текста."),
        ("files", "channel") => (one_of(CHANNELS), "Канал."),
        ("files", "direction") => (one_of(&["inbound", "outbound"]), "Кто звонит."),
        ("files", "stage") => (
            one_of(&["first-contact", "follow-up", "complaint", "closing", "marketing"]),
            "Стадия разговора.",
        ),
        ("files", "audience") => (one_of(&["one", "many"]), "Одному читателю или многим."),
        ("files", "sentiment") => (one_of(&["positive", "negative"]), "Отзыв хороший или плохой."),
        ("files", "timezone") => (string(), "Часовой пояс клиента."),
        ("files", "client_asked") => (flag(), "Клиент сам об этом попросил."),
        ("files", "client_emoji") => (flag(), "Клиент пишет с эмодзи."),
        ("files", "client_ty") => (flag(), "Клиент попросил на «ты»."),
        ("files", "urgent") => (flag(), "Срочно."),
        ("files", "client_words") => (strings(), "Слова клиента, которые можно повторять."),
        ("files", "placeholders") => (strings(), "Подстановки, которые можно использовать."),
        ("files", "ignore") => (strings(), "Правила, которые здесь не нужны."),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_described() {
        let mut bare = Vec::new();
        let all: &[(&str, &[&str])] = &[
            ("page", page::PAGE),
            ("page", page::CONDITIONS),
            ("phrase", page::PHRASE),
            ("phrase", page::CONDITIONS),
            ("offer", page::OFFER),
            ("top", keys::TOP),
            ("labels", keys::LABELS),
            ("keys", keys::KEYS),
            ("limits", keys::LIMITS),
            ("style", keys::STYLE),
            ("placeholders", keys::PLACEHOLDERS),
            ("privacy", keys::PRIVACY),
            ("glossary", keys::GLOSSARY),
            ("forbidden", keys::FORBIDDEN),
            ("profile", keys::PROFILE),
            ("files", keys::FILES),
        ];
        for (of, list) in all {
            bare.extend(
                list.iter().filter(|key| describe(of, key).is_none()).map(|key| format!("{of}.{key}")),
            );
        }
        assert!(bare.is_empty(), "{bare:?}");
    }
}
