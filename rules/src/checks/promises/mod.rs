//! Promises and predictability.

use super::Check;

mod callback;
mod common;
mod delay;
mod gift;
mod hold;
mod overpromise;
mod prepayment;
mod status;
mod transfer;
mod vague_deadline;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("callback-without-consent", Check::Document(callback::check)),
    ("careless-transfer", Check::Document(transfer::check)),
    ("delay-without-apology", Check::Document(delay::without_apology)),
    ("delay-without-new-date", Check::Document(delay::without_new_date)),
    ("full-prepayment", Check::Block(prepayment::check)),
    ("hold-without-consent", Check::Document(hold::check)),
    ("overpromise", Check::Block(overpromise::check)),
    ("silent-gift", Check::Document(gift::check)),
    ("status-without-next", Check::Document(status::check)),
    ("vague-deadline", Check::Document(vague_deadline::check)),
];
