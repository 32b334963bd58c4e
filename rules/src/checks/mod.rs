//! The checks that need code. Each is declared by a rule page (`check: name`) and lives in one file.

use crate::context::{Scope, View};
use crate::draft::Draft;

mod bare_apology;
mod bare_imperative;
mod blunt_opening;
mod emoji;
mod ending;
mod filler_imperative;
mod informal_address;
pub(crate) mod mixed_vy;
mod negative_imperative;
mod not_at_all;
mod opening;
mod please_commas;
mod politeness;
mod repeated_mark;
mod said;
mod self_belittling;
mod shouting;
mod spacing;
mod spoken;
mod voice;
mod weak_closing;

/// What a check looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Check {
    /// One block at a time.
    Block(fn(&Scope<'_>, &mut Vec<Draft>)),
    /// The whole document.
    Document(fn(&View<'_>, &mut Vec<Draft>)),
}

/// The check with this name.
pub(crate) fn find(name: &str) -> Option<Check> {
    CHECKS.iter().find(|(known, _)| *known == name).map(|(_, check)| *check)
}

const CHECKS: &[(&str, Check)] = &[
    ("bare-apology", Check::Block(bare_apology::check)),
    ("bare-imperative", Check::Block(bare_imperative::check)),
    ("blunt-opening", Check::Document(blunt_opening::check)),
    ("emoji", Check::Document(emoji::check)),
    ("filler-imperative", Check::Block(filler_imperative::check)),
    ("informal-address", Check::Block(informal_address::check)),
    ("missing-anything-else", Check::Document(ending::anything_else)),
    ("missing-client-name", Check::Document(opening::client_name)),
    ("missing-greeting", Check::Document(opening::greeting)),
    ("missing-introduction", Check::Document(opening::introduction)),
    ("missing-permission", Check::Document(opening::permission)),
    ("missing-summary", Check::Document(ending::summary)),
    ("missing-thanks", Check::Document(ending::thanks)),
    ("mixed-vy", Check::Document(mixed_vy::check)),
    ("negative-imperative", Check::Block(negative_imperative::check)),
    ("not-at-all", Check::Document(not_at_all::check)),
    ("please-commas", Check::Block(please_commas::check)),
    ("repeated-mark", Check::Block(repeated_mark::check)),
    ("self-belittling", Check::Document(self_belittling::check)),
    ("shouting", Check::Document(shouting::check)),
    ("spacing", Check::Block(spacing::check)),
    ("weak-closing", Check::Document(weak_closing::check)),
];
