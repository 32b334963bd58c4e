//! Spelling: which words are right, and what an unknown word was meant to be.
//!
//! A word is right if the dictionary or the list of the trade has it (`words`), or if it is made of such words
//! the way Russian makes words (`morphology`). What is left is compared with all forms within two edits (`walk`),
//! which are ranked by how likely the slip is (`cost`) and how common the word is (`suggest`), and with two words
//! that have run together (`joined`).

mod common;
mod correct;
mod cost;
mod joined;
mod morphology;
mod suggest;
mod walk;
mod words;

pub use common::{commonness, pack};
pub use correct::{Correction, correct};
pub use joined::split;
pub use suggest::{Suggestion, suggest};

use crate::language::Lexicon;

/// True if a folded word (lower case, ё as е) is in the dictionary or in the list of the trade.
#[must_use]
pub fn is_listed(folded: &str) -> bool {
    Lexicon::get().contains(folded) || words::Words::get().contains(folded)
}

/// True if a folded word is right: listed, often written, or made of listed words in a regular way.
#[must_use]
pub fn is_known(folded: &str) -> bool {
    is_listed(folded) || common::is_seen(folded) || morphology::is_made(folded)
}
