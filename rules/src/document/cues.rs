//! Cues: what the wording of an unlabelled line says of its kind.

use super::labels::{is_agent_word, is_client_word};
use super::words::{is_infinitive, speaks_to_client, words};
use crate::text::fold::is_letter;

/// Whose words follow a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// The agent's.
    Agent,
    /// The client's.
    Client,
    /// Nobody should say them.
    Bad,
}

/// Verbs that tell the agent to speak, or name what is said.
const SAY: &[&str] = &[
    "сказать",
    "скажите",
    "скажи",
    "говорим",
    "говорите",
    "спросить",
    "спросите",
    "спроси",
    "спрашиваем",
    "ответ",
    "ответить",
    "ответьте",
    "отвечаем",
    "отвечайте",
    "фраза",
    "фразы",
    "реплика",
    "произнести",
    "произнесите",
    "уточнить",
    "уточните",
    "скрипт",
    "предложить",
    "предложите",
    "поздороваться",
    "поздоровайтесь",
    "попросить",
    "попросите",
    "написать",
    "напишите",
    "пишем",
    "сообщить",
    "сообщите",
    "объяснить",
    "объясните",
    "добавить",
    "добавьте",
    "попрощаться",
    "попрощайтесь",
    "представиться",
    "представьтесь",
    "поблагодарить",
    "поблагодарите",
    "извиниться",
    "извинитесь",
    "правильно",
    "хорошо",
    "верно",
    "лучше",
    "фразой",
    "словами",
    "вопрос",
];
/// Verbs of the client's speech.
const CLIENT_SAYS: &[&str] = &[
    "говорит",
    "говорят",
    "отвечает",
    "отвечают",
    "спрашивает",
    "спрашивают",
    "пишет",
    "пишут",
    "сказал",
    "сказала",
    "просит",
    "возражает",
    "возмущается",
    "спросил",
    "ответил",
    "написал",
    "жалуется",
    "кричит",
    "заявляет",
    "перезванивает",
    "сообщает",
    "уточняет",
    "произносит",
    "перебивает",
    "продолжает",
    "сомневается",
];
/// Words before what must not be said.
const BAD: &[&str] = &[
    "неправильно",
    "плохо",
    "неверно",
    "нельзя",
    "вместо",
    "избегайте",
    "избегать",
    "запрещено",
    "недопустимо",
    "стоп-фраза",
    "стоп-фразы",
    "ошибка",
];

/// True if the line begins with a cross: what follows is a bad example.
pub(super) fn is_bad(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with(['❌', '✗', '✘', '🚫', '⛔', '❎']) {
        return true;
    }
    headword(text).is_some_and(|(word, colon)| {
        colon
            && matches!(
                word.as_str(),
                "неправильно" | "плохо" | "неверно" | "нельзя" | "bad" | "incorrect" | "wrong"
            )
    })
}

/// True if the line begins with a tick or «Правильно:».
pub(super) fn is_good(text: &str) -> bool {
    text.trim_start().starts_with(['✅', '✔', '☑']) || is_good_word(text)
}

fn is_good_word(text: &str) -> bool {
    headword(text).is_some_and(|(word, colon)| {
        colon && matches!(word.as_str(), "правильно" | "хорошо" | "верно" | "good" | "correct")
    })
}

/// Length of a tick, «Правильно:» and blanks at the start.
pub(super) fn good_prefix(text: &str) -> usize {
    let mut rest = text.trim_start();
    rest = rest.trim_start_matches(['✅', '✔', '☑', '\u{fe0f}']).trim_start();
    if is_good_word(rest)
        && let Some(colon) = rest.find(':')
    {
        rest = rest[colon + 1..].trim_start();
    }
    text.len() - rest.len()
}

/// The first word in lower case, and whether a colon follows it.
fn headword(text: &str) -> Option<(String, bool)> {
    let start = text.find(is_letter).filter(|&start| start < 24)?;
    let rest = &text[start..];
    let len = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
    if len > 40 {
        return None;
    }
    let colon = rest[len..].trim_start_matches(['*', '_', ' ']).starts_with(':');
    Some((rest[..len].to_lowercase(), colon))
}

/// True for `→ Название шага` and `-> Название шага`.
pub(super) fn is_arrow(text: &str) -> bool {
    let text = text.trim_start();
    ["→", "->", "=>", "⇒", "➡", "⟶", "➜"].iter().any(|arrow| text.starts_with(arrow))
}

/// True for a branch's condition: «Если клиент согласен: …», «При отказе:». A condition that speaks to the
/// client («Если вам неудобно, …») is speech.
pub(super) fn is_branch(text: &str) -> bool {
    let text = text.trim_start();
    let Some(first) = words(text).next() else {
        return false;
    };
    if !text.starts_with(first) || first.len() > 24 {
        return false;
    }
    let opener = match first.to_lowercase().as_str() {
        "если" | "при" | "когда" | "пока" => true,
        "в" => text.to_lowercase().starts_with("в случае"),
        "на" => text.to_lowercase().starts_with("на возражение"),
        _ => false,
    };
    if !opener {
        return false;
    }
    let clause = &text[..text.find([',', ':', '\n', '→']).unwrap_or(text.len())];
    if speaks_to_client(clause) {
        return false;
    }
    let third_person = words(clause).any(|word| {
        let lower = word.to_lowercase();
        is_client_word(&lower) || matches!(lower.as_str(), "он" | "она")
    });
    let colon = text.trim_end().ends_with(':')
        || text.find([':', '→']).is_some_and(|colon| colon <= clause.len() + 1);
    // «Если клиент не дозвонится, мы напишем вам» is still speech when it goes on to the reader.
    colon && !speaks_to_client(text) || third_person && (colon || !speaks_to_client(text))
}

/// True for a step written as a bare infinitive: «Представиться, назвать компанию».
pub(super) fn is_infinitive_step(text: &str) -> bool {
    let Some(first) = words(text).next() else {
        return false;
    };
    if !text.trim_start().starts_with(first) || !is_infinitive(&first.to_lowercase()) || text.contains('?') {
        return false;
    }
    !speaks_to_client(text)
        && !words(text).any(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "можно"
                    | "нужно"
                    | "нельзя"
                    | "надо"
                    | "необходимо"
                    | "лучше"
                    | "стоит"
                    | "получится"
                    | "удобно"
                    | "проще"
                    | "поможет"
                    | "просим"
                    | "сможете"
                    | "можете"
                    | "легко"
                    | "невозможно"
                    | "не"
                    | "будет"
                    | "поздно"
                    | "пора"
                    | "быстрее"
                    | "удобнее"
                    | "достаточно"
            )
        })
}

/// True for words that hold out a choice to the client: «Предлагаем два варианта:», «Вы можете:».
pub(super) fn offers(text: &str) -> bool {
    words(text).any(|word| {
        let word = word.to_lowercase();
        ["предлагаем", "предлагаю", "предложить", "можете", "сможете", "готовы"].contains(&word.as_str())
    })
}

/// Whose words come after a line that ends with a colon: «Клиент пишет:», «Скажите:».
pub(super) fn introduces(text: &str) -> Option<Voice> {
    let text = text.trim_end_matches(['*', '_', ' ', '\n']);
    if is_bad(text) {
        return Some(Voice::Bad);
    }
    let before = text.strip_suffix(':')?;
    said_by(before, true)
}

/// True if the line opens with an order to speak and a quotation: «Сказать: «…»», «Спросить у гостя: «…»».
pub(super) fn is_say_line(text: &str) -> bool {
    let text = text.trim_start();
    let Some(colon) = text.find(':').filter(|&colon| colon < 80) else {
        return false;
    };
    let Some(first) = words(text).next() else {
        return false;
    };
    text.starts_with(first)
        && words(&text[..colon]).count() <= 4
        && SAY.contains(&first.to_lowercase().as_str())
        && text[colon + 1..].trim_start_matches(['*', '_', ' ']).starts_with(['«', '"', '“', '„'])
}

/// Who says what follows `before`: the last clause decides.
pub(super) fn said_by(before: &str, colon: bool) -> Option<Voice> {
    let mut start = before.len().saturating_sub(200);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let lower = before[start..].to_lowercase();
    let list: Vec<&str> = words(&lower).collect();
    let has = |set: &[&str]| list.iter().any(|word| set.contains(word));
    let last = list.last().copied().unwrap_or_default();
    if has(BAD) || lower.contains(['❌', '✗', '🚫', '⛔']) {
        return Some(Voice::Bad);
    }
    // «Клиент говорит», «Если гость спрашивает»; the verb that stands last tells whose words they are.
    let client = list.iter().rposition(|word| is_client_word(word));
    let agent = list.iter().rposition(|word| is_agent_word(word));
    let says = list.iter().rposition(|word| CLIENT_SAYS.contains(word));
    let say = list.iter().rposition(|word| SAY.contains(word));
    if let Some(say) = say
        && says.is_none_or(|says| says < say)
        && (colon || say + 1 == list.len())
    {
        let negated = say > 0 && list[say - 1] == "не";
        // «Вопрос клиента:», «Ответ клиента:»
        if client.is_some_and(|client| client > say)
            && matches!(list[say], "вопрос" | "ответ" | "фраза" | "реплика")
        {
            return Some(Voice::Client);
        }
        return Some(if negated { Voice::Bad } else { Voice::Agent });
    }
    if list.contains(&"не") && !has(&["если"]) && says.is_none() {
        return Some(Voice::Bad);
    }
    if let Some(says) = says {
        return match (client, agent) {
            (Some(client), Some(agent)) if agent > client && agent < says => Some(Voice::Agent),
            (Some(_), _) => Some(Voice::Client),
            (None, Some(_)) => Some(Voice::Agent),
            (None, None) => Some(Voice::Client),
        };
    }
    if matches!(last, "если" | "возражение" | "возражения" | "возражении")
        || (has(&["возражение", "вопрос"]) && !has(&["задайте", "задать", "задаём", "задаем"]))
        || lower.trim_end().ends_with("на фразу")
        || (colon && client.is_some_and(|client| client + 1 == list.len()))
    {
        return Some(Voice::Client);
    }
    if before.trim_end().ends_with(['→', '✅', '✔']) || before.trim_end().ends_with("->") {
        return Some(Voice::Agent);
    }
    None
}
