//! Tone: how the speech sounds.

use super::Check;

mod emoji;
mod rude;
mod shouting;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("emoji", Check::Document(emoji::check)),
    ("rude", Check::Block(rude::check)),
    ("shouting", Check::Document(shouting::check)),
];
