//! First letters, large and small.

use crate::language::LetterCase;

/// `text` with its first letter in upper case.
pub(crate) fn capitalise(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// `text` with its first letter in lower case.
pub(crate) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// `text` capitalised like a word it stands for.
pub(crate) fn like(case: LetterCase, text: &str) -> String {
    match case {
        LetterCase::Title => capitalise(text),
        LetterCase::Upper => text.to_uppercase(),
        LetterCase::Lower | LetterCase::Mixed => text.to_owned(),
    }
}
