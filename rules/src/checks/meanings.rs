//! What a sentence means, by the names that rule pages call it: `unless_near: ["@term"]`.

use std::ops::Range;

use crate::checks::{politeness, said};
use crate::context::Scope;

/// Tells whether the sentence of these tokens means it.
pub(crate) type Meaning = fn(&Scope<'_>, &Range<usize>) -> bool;

const MEANINGS: &[(&str, Meaning)] = &[
    ("alternative", said::offers_way_out),
    ("apology", said::apologises),
    ("consent", said::asks_consent),
    ("link", said::has_link),
    ("please", |scope, sentence| politeness::is_soft(scope, sentence)),
    ("question", |scope, sentence| scope.is_question(sentence)),
    ("term", said::has_term),
    ("thanks", said::says_thanks),
];

/// The meaning of this name, without its «@».
pub(crate) fn find(name: &str) -> Option<Meaning> {
    MEANINGS.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning)
}

/// All names, for a message.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    MEANINGS.iter().map(|(name, _)| *name)
}
