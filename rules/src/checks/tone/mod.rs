//! Tone: how the speech sounds.

use super::Check;

mod blame_client;
mod blame_colleague;
mod but_after_empathy;
mod dismissive_comfort;
mod emoji;
mod flat_refusal;
mod forbidden;
mod parts;
mod refusal_words;
mod ridicule;
mod rude;
mod shouting;
mod threat;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("forbidden-word", Check::Document(forbidden::check)),
    ("blame-client", Check::Block(blame_client::check)),
    ("blame-colleague", Check::Block(blame_colleague::check)),
    ("but-after-empathy", Check::Block(but_after_empathy::check)),
    ("dismissive-comfort", Check::Block(dismissive_comfort::check)),
    ("emoji", Check::Document(emoji::check)),
    ("flat-refusal", Check::Block(flat_refusal::check)),
    ("ridicule", Check::Block(ridicule::check)),
    ("rude", Check::Block(rude::check)),
    ("shouting", Check::Document(shouting::check)),
    ("threat", Check::Block(threat::check)),
];
