//! Words of the tone group: jargon, diminutives, abbreviations, fillers, and the noun phrases that fixes build.

use super::Check;

mod abbreviation;
mod abbreviations;
mod advice;
mod case;
mod claim;
mod diminutive;
mod familiar;
mod framing;
mod noun;
mod slang;
mod unsure;
mod weekdays;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("ambiguous-abbreviation", Check::Document(abbreviation::check)),
    ("diminutive", Check::Block(diminutive::check)),
    ("claim-without-source", Check::Block(claim::check)),
    ("familiar-address", Check::Block(familiar::check)),
    ("negative-framing", Check::Document(framing::check)),
    ("unsolicited-advice", Check::Document(advice::check)),
    ("unsure", Check::Block(unsure::check)),
    ("slang", Check::Block(slang::check)),
];
