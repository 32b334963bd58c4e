//! The shape of a message or script.

use super::Check;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[];
