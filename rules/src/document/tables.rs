//! Tables: who speaks in a column, by its heading.

use super::Role;
use super::labels::is_client_word;
use super::words::words;

/// The role of a column, where its heading tells.
pub(super) fn column_role(heading: &str) -> Option<Role> {
    let lower = heading.trim().to_lowercase();
    if lower.starts_with(['❌', '🚫', '⛔', '✗']) {
        return Some(Role::Ignored);
    }
    let list: Vec<&str> = words(&lower).collect();
    let first = list.first().copied().unwrap_or_default();
    let starts = |stems: &[&str]| stems.iter().any(|stem| first.starts_with(stem));
    if matches!(first, "плохо" | "неправильно" | "неверно" | "bad" | "incorrect")
        || (first == "не" && list.len() > 1)
        || (first == "как" && list.get(1) == Some(&"не"))
        || starts(&["стоп-"])
    {
        return Some(Role::Ignored);
    }
    // «Ответ клиента», «Фраза гостя»: whose it is stands second. «Ответ клиенту» is the agent's.
    let whose = list.get(1).copied().unwrap_or_default();
    if is_client_word(whose) && !whose.ends_with(['у', 'ю']) {
        return Some(Role::Client);
    }
    if lower.starts_with(['✅', '✔'])
        || starts(&[
            "ответ",
            "фраз",
            "менеджер",
            "оператор",
            "скрипт",
            "реплик",
            "администратор",
            "сотрудник",
            "специалист",
            "консультант",
            "продавец",
            "официант",
            "агент",
            "бот",
            "текст",
            "правильно",
            "хорошо",
            "говорить",
            "говорим",
            "сообщение",
            "шаблон",
            "answer",
            "reply",
            "text",
            "agent",
            "manager",
        ])
    {
        return Some(Role::Agent);
    }
    if starts(&["возражен", "ситуац", "вопрос", "question", "customer", "client"]) || is_client_word(first)
    {
        return Some(Role::Client);
    }
    if starts(&[
        "доказательств",
        "комментари",
        "примечани",
        "заметк",
        "пояснени",
        "действи",
        "подсказк",
        "note",
        "comment",
    ]) {
        return Some(Role::Direction);
    }
    None
}
