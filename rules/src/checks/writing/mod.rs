//! Writing: spelling, marks and spaces.

use super::Check;

mod common_mistake;
mod please_commas;
mod repeated_mark;
mod spacing;
mod typo;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("common-mistake", Check::Block(common_mistake::check)),
    ("please-commas", Check::Block(please_commas::check)),
    ("repeated-mark", Check::Block(repeated_mark::check)),
    ("spacing", Check::Block(spacing::check)),
    ("typo", Check::Document(typo::check)),
];
