//! Wrong usage in plain Russian: clap's own messages exist in English only.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use courtesy_rules::settings::{Locale, nearest};

/// What is wrong with the arguments. `None` where clap's own words serve (English; help and version).
pub(crate) fn message(error: &clap::Error, locale: Locale) -> Option<String> {
    if locale == Locale::En || !error.use_stderr() {
        return None;
    }
    let context = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let mut out = match error.kind() {
        ErrorKind::UnknownArgument => format!("Такого параметра нет: {argument}."),
        ErrorKind::InvalidSubcommand => {
            format!("Такой команды нет: {}.", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument}: нужно значение."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let allowed = context(ContextKind::ValidValue);
            let mut text = format!("{argument}: значение «{value}» не подходит.");
            if !allowed.is_empty() {
                text.push_str(&format!(" Подходят: {allowed}."));
            }
            text
        }
        ErrorKind::MissingRequiredArgument => format!("Не хватает: {argument}."),
        ErrorKind::ArgumentConflict => {
            format!("{argument} не сочетается с {}.", context(ContextKind::PriorArg))
        }
        ErrorKind::MissingSubcommand => "Не указана команда.".to_owned(),
        _ => return None,
    };
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue] {
        let list = context(kind);
        // clap names whatever is remotely alike; the nearest will do where there is one.
        let wrong = context(ContextKind::InvalidSubcommand);
        let best = nearest(&wrong, list.split(", ")).join(", ");
        let near = if kind == ContextKind::SuggestedSubcommand && !best.is_empty() { best } else { list };
        if !near.is_empty() {
            out.push_str(&format!(" Возможно, вы имели в виду {near}."));
        }
    }
    out.push_str("\nСправка: courtesy --help");
    Some(out)
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(list) => list.join(", "),
        other => other.to_string(),
    }
}
