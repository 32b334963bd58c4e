//! Writing: spelling, marks and spaces.

use super::Check;

mod clause_comma;
mod common_mistake;
mod house_style;
mod missing_end_mark;
mod please_commas;
mod quotes_and_dashes;
mod repeated_mark;
mod repeated_word;
mod spacing;
mod typo;
mod vocative_comma;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("house-style", Check::Block(house_style::check)),
    ("common-mistake", Check::Block(common_mistake::check)),
    ("clause-comma", Check::Block(clause_comma::check)),
    ("missing-end-mark", Check::Document(missing_end_mark::check)),
    ("quotes-and-dashes", Check::Block(quotes_and_dashes::check)),
    ("repeated-word", Check::Block(repeated_word::check)),
    ("vocative-comma", Check::Block(vocative_comma::check)),
    ("please-commas", Check::Block(please_commas::check)),
    ("repeated-mark", Check::Block(repeated_mark::check)),
    ("spacing", Check::Block(spacing::check)),
    ("typo", Check::Document(typo::check)),
];
