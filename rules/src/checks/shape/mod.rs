//! The shape of a message or script: how much at once, what is there, where it leads.

use super::Check;

mod common;
mod complaint;
mod contact;
mod length;
mod options;
mod parts;
mod questions;
mod review;
mod row;
mod terms;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("complaint-shape", Check::Document(complaint::shape)),
    ("contact-without-address", Check::Document(contact::check)),
    ("long-turn", Check::Document(length::check)),
    ("message-burst", Check::Document(row::messages)),
    ("no-client-turn", Check::Document(row::monologue)),
    ("not-recorded", Check::Document(complaint::recorded)),
    ("question-burst", Check::Document(questions::check)),
    ("review-shape", Check::Document(review::check)),
    ("too-many-options", Check::Document(options::check)),
    ("unexplained-term", Check::Document(terms::check)),
];
