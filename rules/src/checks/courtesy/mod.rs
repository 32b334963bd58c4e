//! Courtesy: requests, apologies, address, greeting and closing.

use super::Check;

mod bare_apology;
mod bare_imperative;
mod blunt_opening;
mod ending;
mod filler_imperative;
mod informal_address;
pub(crate) mod mixed_vy;
mod negative_imperative;
mod not_at_all;
mod opening;
mod self_belittling;
mod weak_closing;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("bare-apology", Check::Block(bare_apology::check)),
    ("bare-imperative", Check::Block(bare_imperative::check)),
    ("blunt-opening", Check::Document(blunt_opening::check)),
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
    ("self-belittling", Check::Document(self_belittling::check)),
    ("weak-closing", Check::Document(weak_closing::check)),
];
