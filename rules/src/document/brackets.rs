//! What stands between square brackets or round ones: a placeholder, alternatives, an instruction, text.
//!
//! There is no dictionary here, on purpose: readers run before the language core. Word endings and a few
//! lists decide, and in doubt `[…]` is a placeholder, which no rule ever reports.

use super::words::{is_infinitive, is_plural_imperative, words};
use crate::text::fold::is_letter;

/// What `[…]` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// Stands for a value: `[Имя клиента]`.
    Placeholder,
    /// `[за рулём / за компьютером]`: the text inside is speech.
    Alternatives,
    /// Tells the agent what to do: `[врач добавляет наблюдение]`.
    Direction,
    /// Nothing special: `[ ]`, `[1]`.
    Text,
}

/// What the text between square brackets is.
pub(super) fn bracket(inner: &str) -> Bracket {
    let trimmed = inner.trim();
    if trimmed.is_empty()
        || trimmed.eq_ignore_ascii_case("x")
        || trimmed == "х"
        || trimmed.contains(['{', '}', '[', '<', '>'])
        || !trimmed.contains(is_letter)
    {
        return Bracket::Text;
    }
    let lower_first = trimmed.starts_with(char::is_lowercase);
    if trimmed.contains(" / ") || trimmed.contains(" | ") || (lower_first && trimmed.contains(['/', '|'])) {
        return Bracket::Alternatives;
    }
    if is_instruction(trimmed) {
        return Bracket::Direction;
    }
    if words(trimmed).count() > 6 || trimmed.contains(['?', '!', ';']) {
        return Bracket::Text;
    }
    Bracket::Placeholder
}

/// Single words and phrases that are acted, not said.
const ACTED: &[&str] = &[
    "пауза",
    "вздох",
    "улыбка",
    "тишина",
    "молчание",
    "звонок",
    "гудки",
    "ожидание",
    "музыка",
    "смех",
    "диктует",
    "записывает",
    "слушает",
];

/// Nouns that end like a verb's third person.
const NOT_VERBS: &[&str] = &[
    "кабинет",
    "ответ",
    "пакет",
    "билет",
    "предмет",
    "бюджет",
    "интернет",
    "буклет",
    "портрет",
    "секрет",
    "совет",
    "сюжет",
    "комитет",
    "привет",
    "завет",
    "букет",
    "паркет",
    "макет",
    "комплект",
    "кредит",
    "депозит",
    "визит",
    "лимит",
    "аудит",
    "транзит",
    "бронзит",
    "институт",
    "маршрут",
    "статут",
    "продукт",
    "результат",
    "формат",
    "сертификат",
    "адресат",
    "аппарат",
    "возврат",
    "контакт",
    "факт",
    "штат",
    "чат",
    "салат",
    "халат",
    "клиент",
    "пациент",
    "абонент",
    "объект",
    "проект",
    "субъект",
    "акт",
    "пункт",
    "минут",
    "салют",
    "планшет",
    "счет",
    "отчет",
    "учет",
    "расчет",
    "зачет",
    "перелет",
    "полет",
    "вылет",
    "прилет",
    "отлет",
    "лет",
    "нет",
    "цвет",
    "свет",
    "шрифт",
    "лифт",
    "приоритет",
    "авторитет",
    "факультет",
    "университет",
    "суверенитет",
    "диет",
    "монет",
    "анкет",
    "газет",
    "ракет",
    "сигарет",
    "котлет",
    "таблет",
    "конфет",
    "планет",
    "пет",
    "дебет",
    "агрегат",
    "постамат",
    "банкомат",
    "автомат",
    "договорит",
];

/// True if the text tells the agent to do something rather than naming a value.
pub(super) fn is_instruction(text: &str) -> bool {
    let mut all = words(text);
    let Some(first) = all.next() else {
        return false;
    };
    let lower = first.to_lowercase();
    if ACTED.contains(&lower.as_str())
        || is_infinitive(&lower)
        || is_plural_imperative(&lower)
        || lower == "не"
        || lower == "если"
        || (lower.chars().count() > 4
            && first.starts_with(char::is_lowercase)
            && ["аем", "уем", "яем", "ждём", "ждем", "осим", "ируем", "орим"]
                .iter()
                .any(|end| lower.ends_with(end)))
    {
        return true;
    }
    // «врач добавляет наблюдение», «менеджер называет сумму»
    if is_third_person(&lower) && first.starts_with(char::is_lowercase) {
        return true;
    }
    all.next().is_some_and(|second| is_third_person(&second.to_lowercase()))
}

fn is_third_person(word: &str) -> bool {
    let plain = word.replace('ё', "е");
    plain.chars().count() >= 4
        && ["ет", "ит", "ют", "ут", "ят", "ется", "ится", "ются", "утся", "атся", "ятся"]
            .iter()
            .any(|end| plain.ends_with(end))
        && !NOT_VERBS.contains(&plain.as_str())
}

/// True if a round bracket in the speech of a labelled file is a stage direction: it stands apart from the
/// word before, and it is text, not a number, a gender ending or a smiley.
pub(super) fn is_stage_direction(before: Option<char>, inner: &str) -> bool {
    let apart = before.is_none_or(|c| c.is_whitespace() || "*_«\"—".contains(c));
    apart
        && inner.chars().filter(|c| is_cyrillic(*c)).count() >= 4
        && !inner.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '№')
}

/// A letter of the Russian alphabet or its neighbours.
pub(super) fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&c)
}
