//! Privacy and personal boundaries.

use super::Check;

/// The checks by the name that a page calls them by.
pub(super) const CHECKS: &[(&str, Check)] = &[];
