//! Words of the tone group: jargon, diminutives, abbreviations, fillers, and the noun phrases that fixes build.

use super::Check;

mod abbreviation;
mod abbreviations;
mod case;
mod diminutive;
mod noun;
mod slang;
mod weekdays;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("ambiguous-abbreviation", Check::Document(abbreviation::check)),
    ("diminutive", Check::Block(diminutive::check)),
    ("slang", Check::Block(slang::check)),
];
