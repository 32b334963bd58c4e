//! Promises and predictability.

use super::Check;

mod burden;
mod callback;
mod common;
mod decided;
mod delay;
mod gift;
mod hold;
mod overpromise;
mod prepayment;
mod slow;
mod status;
mod terms;
mod transfer;
mod vague_deadline;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("burdensome-demand", Check::Document(burden::check)),
    ("callback-without-consent", Check::Document(callback::check)),
    ("careless-transfer", Check::Document(transfer::check)),
    ("decided-for-client", Check::Document(decided::check)),
    ("delay-without-apology", Check::Document(delay::without_apology)),
    ("delay-without-new-date", Check::Document(delay::without_new_date)),
    ("full-prepayment", Check::Block(prepayment::check)),
    ("hold-without-consent", Check::Document(hold::check)),
    ("overpromise", Check::Block(overpromise::check)),
    ("silent-gift", Check::Document(gift::check)),
    ("slow-answer-promised", Check::Document(slow::check)),
    ("status-without-next", Check::Document(status::check)),
    ("terms-not-in-writing", Check::Document(terms::check)),
    ("vague-deadline", Check::Document(vague_deadline::check)),
];
