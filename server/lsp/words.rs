//! What the server itself says to people, Russian first.

use courtesy_rules::settings::Locale;

/// Title of the action that puts a suppression comment before the text.
pub(super) fn ignore_here(language: Locale, rule: &str) -> String {
    match language {
        Locale::Ru => format!("Не замечать здесь: {rule}"),
        Locale::En => format!("Ignore here: {rule}"),
    }
}

/// Title of the action that switches a rule off in `courtesy.toml`.
pub(super) fn off_in_project(language: Locale, rule: &str) -> String {
    match language {
        Locale::Ru => format!("Выключить правило «{rule}» для проекта"),
        Locale::En => format!("Switch off “{rule}” for the project"),
    }
}

/// Title of the action that adds a word to the glossary.
pub(super) fn to_glossary(language: Locale, word: &str) -> String {
    match language {
        Locale::Ru => format!("Добавить в глоссарий: «{word}»"),
        Locale::En => format!("Add to the glossary: «{word}»"),
    }
}

/// The glossary could not be written.
pub(super) fn no_glossary(language: Locale, reason: &str) -> String {
    match language {
        Locale::Ru => format!("Глоссарий не удалось записать: {reason}."),
        Locale::En => format!("The glossary could not be written: {reason}."),
    }
}

/// Title of "fix all".
pub(super) fn fix_all(language: Locale) -> String {
    match language {
        Locale::Ru => "Применить все безопасные исправления".to_owned(),
        Locale::En => "Fix everything that is safe to fix".to_owned(),
    }
}

/// Why a fix cannot be applied by the editor.
pub(super) fn by_hand(language: Locale) -> String {
    match language {
        Locale::Ru => "Это лучше исправить вручную".to_owned(),
        Locale::En => "This is better done by hand".to_owned(),
    }
}

/// The document is larger than what is checked.
pub(super) fn too_large(language: Locale, name: &str, megabytes: usize) -> String {
    match language {
        Locale::Ru => format!(
            "Courtesy: файл «{name}» больше {megabytes} МБ и не проверяется. Разделите его, пожалуйста, на части."
        ),
        Locale::En => {
            format!("Courtesy: “{name}” is larger than {megabytes} MB and is not checked. Please split it.")
        }
    }
}

/// The document's text is no longer known.
pub(super) fn lost(language: Locale, name: &str) -> String {
    match language {
        Locale::Ru => format!(
            "Courtesy: не удалось проследить за изменениями в «{name}». Сохраните файл или откройте его заново, и проверка продолжится."
        ),
        Locale::En => format!(
            "Courtesy: could not follow the edits in “{name}”. Save the file or open it again to go on."
        ),
    }
}

/// The check itself failed.
pub(super) fn check_failed(language: Locale, name: &str) -> String {
    match language {
        Locale::Ru => format!(
            "Courtesy: не удалось проверить «{name}». Это наша ошибка; сообщите нам, пожалуйста, о ней."
        ),
        Locale::En => format!("Courtesy: the check of “{name}” failed. That is our fault; please tell us."),
    }
}

/// Rules that panicked.
pub(super) fn broken_rules(language: Locale, rules: &str) -> String {
    match language {
        Locale::Ru => {
            format!("Courtesy: из-за внутренней ошибки до перезапуска отключены правила: {rules}.")
        }
        Locale::En => {
            format!("Courtesy: switched off until restart after an internal error: {rules}.")
        }
    }
}

/// What is wrong with the editor's settings.
pub(super) fn bad_settings(language: Locale, problem: &str) -> String {
    match language {
        Locale::Ru => format!("Courtesy: настройки редактора: {problem}"),
        Locale::En => format!("Courtesy: editor settings: {problem}"),
    }
}
