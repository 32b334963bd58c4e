//! Privacy and personal boundaries.

use super::Check;

mod asking;
mod excess_data;
mod favour;
mod indiscretion;
mod intrusive_offer;
mod off_channel;
mod prying;
mod quiet_hours;
mod refusal;
mod review_plea;
mod secret_data;
mod unwanted;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("call-after-refusal", Check::Document(refusal::check)),
    ("excess-personal-data", Check::Block(excess_data::check)),
    ("indiscretion", Check::Block(indiscretion::check)),
    ("intrusive-offer", Check::Document(intrusive_offer::check)),
    ("off-channel", Check::Block(off_channel::check)),
    ("personal-favour", Check::Block(favour::check)),
    ("prying", Check::Block(prying::check)),
    ("quiet-hours", Check::Document(quiet_hours::check)),
    ("review-plea", Check::Block(review_plea::check)),
    ("secret-data", Check::Block(secret_data::check)),
    ("unwanted-contact", Check::Document(unwanted::check)),
];
