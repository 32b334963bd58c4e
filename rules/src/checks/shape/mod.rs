//! The shape of a message or script: how much at once, what is there, where it leads.

use super::Check;

mod alternatives;
mod asks_again;
mod common;
mod complaint;
mod contact;
mod dead_end;
mod length;
mod offer_first;
mod options;
mod parts;
mod placeholder;
mod questions;
mod review;
mod row;
mod terms;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("asks-again", Check::Document(asks_again::check)),
    ("complaint-shape", Check::Document(complaint::shape)),
    ("contact-without-address", Check::Document(contact::check)),
    ("dead-end", Check::Document(dead_end::check)),
    ("long-turn", Check::Document(length::check)),
    ("message-burst", Check::Document(row::messages)),
    ("no-alternatives", Check::Document(alternatives::check)),
    ("no-client-turn", Check::Document(row::monologue)),
    ("not-recorded", Check::Document(complaint::recorded)),
    ("offer-before-question", Check::Document(offer_first::check)),
    ("placeholder", Check::Document(placeholder::check)),
    ("question-burst", Check::Document(questions::check)),
    ("review-shape", Check::Document(review::check)),
    ("too-many-options", Check::Document(options::check)),
    ("unexplained-term", Check::Document(terms::check)),
];
