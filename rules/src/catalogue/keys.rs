//! Every property that a rule page knows: for messages that name the nearest one, and for the JSON schema.

use crate::settings::nearest;

/// Properties of a page, those of [`CONDITIONS`] aside.
pub const PAGE: &[&str] = &[
    "id",
    "aliases",
    "group",
    "severity",
    "enabled",
    "title",
    "title_en",
    "message",
    "message_en",
    "summary_en",
    "seeds",
    "since",
    "check",
    "yields_to",
    "directions",
    "axis",
    "speech",
    "except",
    "phrases",
    "example_config",
];

/// Properties of a phrase, those of [`CONDITIONS`] aside.
pub const PHRASE: &[&str] = &["find", "except", "at", "severity", "offer"];

/// What must hold besides the words: for a page or for one phrase.
pub const CONDITIONS: &[&str] =
    &["unless_sentence", "unless_near", "unless_message", "not_in", "unless_front", "kinds", "channels"];

/// Properties of an offer.
pub const OFFER: &[&str] = &["text", "safe", "replace", "add"];

/// What to say of a property that does not exist: «неизвестное свойство фразы «fnid»; возможно, find».
pub(super) fn unknown(what: &str, name: &str, known: &[&[&'static str]]) -> String {
    let known = known.iter().flat_map(|list| list.iter().copied());
    let near = nearest(name, known.clone());
    let hint = if near.is_empty() {
        format!("есть: {}", known.collect::<Vec<_>>().join(", "))
    } else {
        format!("возможно, вы имели в виду {}", near.join(", "))
    };
    format!("неизвестное свойство{what} «{name}»; {hint}")
}
