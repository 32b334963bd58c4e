//! Conduct: what directions tell the agent to do.

use super::Check;

mod acts;
mod told;
pub(in crate::checks) mod words;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[("conduct", Check::Document(told::check))];
