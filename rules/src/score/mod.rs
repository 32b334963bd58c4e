//! The score: how a text sounds (courtesy) and who solves the matter (ownership), each from 0 to 100.
//!
//! Two axes, never one: «может быть» sounds polite, yet leaves the client without an answer.
//!
//! # Formula
//!
//! For each axis, over the *n* sentences that the agent says:
//!
//! ```text
//! x = Σ weight(act) · amount(act) − Σ weight(severity) · share · breaches / max(1, n / 3)
//! score = 100 / (1 + exp(−x))
//! amount = min(1, count)                          for what is done once (a greeting, thanks)
//! amount = min(1.5, count / max(1, n / 3))        for what is done again and again (please, a term)
//! ```
//!
//! A neutral text has 50. Breaches are the findings of the rules: an error weighs 1.4, a warning 0.8, information
//! 0.3, a hint 0.1; rules of writing half of that. A page's `axis` says which axis its findings lower (by default
//! ownership for the group `promises`, courtesy for all others). The overall score is ⅔ of courtesy and ⅓ of
//! ownership. Because good acts count for it, taking words out does not raise it.

mod acts;
mod gather;
#[cfg(test)]
mod tests;
mod weigh;

use std::ops::Range;

use crate::finding::{RuleId, Severity};

pub(crate) use gather::score;

/// What a finding or an act speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// How it sounds.
    Courtesy,
    /// Who solves it.
    Ownership,
}

impl Axis {
    pub(crate) const COUNT: usize = 2;
    /// The words for it on a page.
    pub(crate) const WORDS: &[(&str, Self)] = &[("courtesy", Self::Courtesy), ("ownership", Self::Ownership)];
}

/// Both axes and their mean, 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// How it sounds.
    pub courtesy: u8,
    /// Who solves it.
    pub ownership: u8,
    /// ⅔ of courtesy, ⅓ of ownership.
    pub overall: u8,
}

/// The score of one turn of the agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnScore {
    /// UTF-8 bytes of the source, the label included.
    pub range: Range<usize>,
    /// Its marks.
    pub marks: Marks,
    /// How many sentences it has.
    pub sentences: usize,
}

/// What would raise the overall score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The rule whose findings should be mended; `None`: a good act is missing.
    pub rule: Option<RuleId>,
    /// What to do, in the language of the settings.
    pub title: String,
    /// By how many points the overall score of the file would rise.
    pub gain: u8,
}

/// The score of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Of the whole.
    pub marks: Marks,
    /// How many sentences the agent says.
    pub sentences: usize,
    /// Turn by turn.
    pub turns: Vec<TurnScore>,
    /// What would raise it most, best first; at most three.
    pub advice: Vec<Advice>,
}

impl Score {
    /// With fewer sentences the figures say little about a text, and people are not shown them.
    pub const ENOUGH: usize = 3;
}

/// A finding as the score sees it.
#[derive(Clone, Debug)]
pub(crate) struct Breach {
    /// UTF-8 bytes of the source.
    pub(crate) at: usize,
    pub(crate) rule: RuleId,
    pub(crate) title: String,
    pub(crate) severity: Severity,
    pub(crate) axis: Axis,
    /// 1, or less for rules that say little about courtesy.
    pub(crate) share: f64,
}
