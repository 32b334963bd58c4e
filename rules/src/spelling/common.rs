//! How common a word is.
//!
//! `rules/lexicon/common.fst` holds the frequent forms of the dictionary with a level: four times the Zipf
//! frequency over one. One word in a hundred thousand has level 16, one in a million 12. It also holds words outside
//! the dictionary, names most of them, that people write too often to be slips.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use smallvec::SmallVec;

use super::words::Words;
use crate::language::{Lexicon, encode};

static BYTES: &[u8] = include_bytes!("../../lexicon/common.fst");

static LEVELS: LazyLock<Option<fst::Map<&'static [u8]>>> = LazyLock::new(|| fst::Map::new(BYTES).ok());

/// How common a word of the trade is taken to be.
pub(super) const TRADE: u8 = 9;
/// How much rarer than its commonest form a form counts.
const KIN: u8 = 5;

/// From this level on the kin are not asked.
const ENOUGH: u8 = 13;

/// How common a folded form is by itself: 0 (rarer than any list tells) to 27.
pub(super) fn form(folded: &str) -> u8 {
    let level = LEVELS.as_ref().zip(encode(folded)).and_then(|(levels, key)| levels.get(key));
    level.map_or(0, |level| u8::try_from(level).unwrap_or(u8::MAX))
}

/// How common a folded word is, 0 to 27; a rare form counts by its commonest kin.
#[must_use]
pub fn commonness(word: &str) -> u8 {
    let lexicon = Lexicon::get();
    let mut level = form(word);
    if Words::get().contains(word) {
        level = level.max(TRADE);
    }
    // The kin of a common form hardly make it commoner.
    if level >= ENOUGH {
        return level;
    }
    let mut seen: SmallVec<[u16; 4]> = SmallVec::new();
    for parse in &lexicon.parse(word) {
        if seen.contains(&parse.paradigm) {
            continue;
        }
        seen.push(parse.paradigm);
        let best = lexicon.forms(word, parse).iter().map(|(kin, _)| form(kin)).max();
        level = level.max(best.unwrap_or(0).saturating_sub(KIN));
    }
    level
}

/// Endings of nouns and adjectives.
const ENDINGS: &[&str] = &[
    "", "а", "у", "ом", "е", "и", "ы", "ов", "ам", "ами", "ах", "ой", "ый", "ая", "ое", "ые", "ого", "ому",
    "ым", "ых", "ую", "ыми", "я", "ю", "ем", "ей", "й", "ь",
];
/// Fewer letters before an ending tell too little.
const STEM: usize = 6;

/// True if a folded word outside the dictionary, or another form of it, is often written.
pub(super) fn is_seen(folded: &str) -> bool {
    if folded.contains('-') {
        return false;
    }
    form(folded) > 0
        || ENDINGS.iter().filter_map(|ending| folded.strip_suffix(ending)).any(|stem| {
            stem.chars().count() >= STEM
                && ENDINGS.iter().any(|ending| {
                    let kin = format!("{stem}{ending}");
                    form(&kin) > 0 && !Lexicon::get().contains(&kin)
                })
        })
}

/// The file of these levels. `None` if a word has a letter that no word of the dictionary has.
#[doc(hidden)]
#[must_use]
pub fn pack(levels: &BTreeMap<&str, u8>) -> Option<Vec<u8>> {
    let mut keys = BTreeMap::new();
    for (word, level) in levels {
        keys.insert(encode(word)?.to_vec(), u64::from(*level));
    }
    let map = fst::Map::from_iter(keys).ok()?;
    Some(map.into_fst().into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_have_a_high_level() {
        assert!(form("и") > form("заказ") && form("заказ") > form("курьером"));
        assert!(commonness("курьеров") >= 6);
        assert_eq!(form("абвгд"), 0);
    }
}
