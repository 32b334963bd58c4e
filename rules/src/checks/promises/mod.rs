//! Promises and predictability.

use super::Check;

mod common;
mod delay;
mod vague_deadline;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("delay-without-apology", Check::Document(delay::without_apology)),
    ("delay-without-new-date", Check::Document(delay::without_new_date)),
    ("vague-deadline", Check::Document(vague_deadline::check)),
];
