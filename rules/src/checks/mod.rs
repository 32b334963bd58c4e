//! The checks that need code. Each is declared by a rule page (`check: name`) and lives in one file, in the
//! folder of its group; what several of them ask lies beside the folders.

use crate::context::{Scope, View};
use crate::draft::Draft;

mod conduct;
pub(crate) mod courtesy;
mod inflected;
pub(crate) mod meanings;
mod politeness;
mod privacy;
mod promises;
pub(crate) mod said;
mod shape;
pub(crate) mod spoken;
mod tone;
pub(crate) mod voice;
mod words;
mod writing;

/// What a check looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Check {
    /// One block at a time.
    Block(fn(&Scope<'_>, &mut Vec<Draft>)),
    /// The whole document.
    Document(fn(&View<'_>, &mut Vec<Draft>)),
}

/// The check with this name.
pub(crate) fn find(name: &str) -> Option<Check> {
    GROUPS.iter().copied().flatten().find(|(known, _)| *known == name).map(|(_, check)| *check)
}

const GROUPS: &[&[(&str, Check)]] = &[
    courtesy::CHECKS,
    tone::CHECKS,
    words::CHECKS,
    promises::CHECKS,
    privacy::CHECKS,
    shape::CHECKS,
    writing::CHECKS,
    conduct::CHECKS,
];
