//! What an unknown word was meant to be, best first.

use super::common::{self, TRADE, commonness};
use super::cost::cost;
use super::walk::walk;
use super::words::Words;
use crate::language::{Lexicon, Tag, decode, encode};

/// A word that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The word, folded.
    pub word: String,
    /// How many edits away: 1 or 2.
    pub edits: u8,
    /// How unlikely the slip is, in hundredths of an unlikely edit.
    pub cost: u32,
    /// How common the word is, 0 to 27.
    pub frequency: u8,
    /// A word of the list of the trade, or one with a reading that is no proper name.
    pub common: bool,
}

impl Suggestion {
    /// Less is better.
    pub(super) fn rank(&self) -> i32 {
        let cost = i32::try_from(self.cost).unwrap_or(i32::MAX / 2);
        cost - COMMON * i32::from(self.frequency) + if self.common { 0 } else { NAME }
    }
}

/// What a step of frequency is worth, in hundredths of an edit.
const COMMON: i32 = 10;
/// What a proper name is worse than another word.
const NAME: i32 = 80;
/// Of so many candidates the kin are looked at: the likeliest by their own frequency.
const CLOSE_LOOK: usize = 14;

/// Up to `limit` words within two edits of an unknown folded word, best first. Words two edits away are looked
/// for only if none is one edit away.
#[must_use]
pub fn suggest(folded: &str, limit: usize) -> Vec<Suggestion> {
    let Some(key) = encode(folded) else {
        return Vec::new();
    };
    let mut list = candidates(folded, &key, 1);
    if list.is_empty() && key.len() >= SHORTEST_FOR_TWO {
        list = candidates(folded, &key, 2);
    }
    list.truncate(limit);
    list
}

/// Shorter words are two edits away from too many others.
const SHORTEST_FOR_TWO: usize = 6;

fn candidates(folded: &str, key: &[u8], max: u8) -> Vec<Suggestion> {
    let lexicon = Lexicon::get();
    let mut list: Vec<Suggestion> = Vec::new();
    let mut add = |path: &[u8], edits: u8, trade: bool| {
        if edits == 0 || path.len() < 2 || path.iter().any(u8::is_ascii_digit) {
            return;
        }
        let word: String = path.iter().map(|&byte| decode(byte)).collect();
        let frequency = if trade { TRADE } else { common::form(&word) };
        list.push(Suggestion { cost: cost(folded, &word), word, edits, frequency, common: trade });
    };
    if let Some(fst) = lexicon.automaton() {
        walk(fst, key, max, |path, edits| add(path, edits, false));
    }
    if let Some(fst) = Words::get().automaton() {
        walk(fst, key, max, |path, edits| add(path, edits, true));
    }
    list.sort_by_key(Suggestion::rank);
    list.truncate(CLOSE_LOOK);
    for it in list.iter_mut().filter(|it| !it.common) {
        look_closer(it);
    }
    list.sort_by(|a, b| a.rank().cmp(&b.rank()).then_with(|| a.word.cmp(&b.word)));
    list.dedup_by(|a, b| a.word == b.word);
    list
}

/// Reads the word: whether it is a proper name only, and how common its other forms are.
fn look_closer(it: &mut Suggestion) {
    const PROPER: Tag =
        Tag::NAME.with(Tag::SURN).with(Tag::PATR).with(Tag::GEOX).with(Tag::ORGN).with(Tag::TRAD);
    let parses = Lexicon::get().parse(&it.word);
    it.common = parses.iter().any(|parse| !parse.tag.intersects(PROPER.with(Tag::ABBR)));
    it.frequency = commonness(&it.word);
}
