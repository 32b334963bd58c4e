//! What to write instead of an unknown word, if it is a slip at all.

use super::joined::split;
use super::suggest::{Suggestion, suggest};
use super::{is_known, is_listed};

/// A text to write instead of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// One word or two, folded.
    pub word: String,
    /// Nothing else comes into question.
    pub certain: bool,
}

/// So many words are looked at for the four that are offered.
const LOOKED_AT: usize = 8;
/// What a lost space costs, as [`Suggestion::cost`] counts, and how common the rarer word must be.
const SPACE: u32 = 55;

/// What to write instead of an unknown folded word, best first; empty if nothing common resembles it: then it is
/// rather a term or a loan word than a slip. `capital`: the word may be a name.
#[must_use]
pub fn correct(folded: &str, capital: bool) -> Vec<Correction> {
    if folded.contains('-') {
        return correct_part(folded, capital);
    }
    let list = suggest(folded, LOOKED_AT);
    let length = folded.chars().count();
    let joined = split(folded).map(|(left, right, sure)| Suggestion {
        word: format!("{left} {right}"),
        edits: 1,
        cost: SPACE,
        frequency: sure,
        common: true,
    });
    let alone = list.is_empty() || list[0].edits > 1;
    let mut all: Vec<Suggestion> = list;
    all.extend(joined);
    all.sort_by_key(Suggestion::rank);
    if !all.first().is_some_and(|best| is_slip(best, length, capital)) {
        return Vec::new();
    }
    let certain = |it: &Suggestion| alone && it.word.contains(' ') && it.frequency >= 11;
    all.iter().map(|it| Correction { word: it.word.clone(), certain: certain(it) }).collect()
}

/// The word is likelier a slip for `best` than a word of its own.
fn is_slip(best: &Suggestion, length: usize, capital: bool) -> bool {
    let common = u32::from(best.frequency);
    if !best.common || capital && (length < 5 || common < 9) {
        return false;
    }
    if best.edits == 1 {
        return match length {
            0..=3 => common >= 17 && best.cost <= 75,
            4 => common >= 12,
            5 => common >= 9,
            6 | 7 => common >= 5 || best.cost <= 50 && common >= 1,
            _ => common >= 1 || best.cost <= 60,
        };
    }
    match length {
        0..=6 => false,
        7 | 8 => common >= 11 && best.cost <= 120,
        _ => common >= 8 && best.cost <= 150,
    }
}

/// A compound with a hyphen: the listed word that it was meant to be, or its one wrong part put right.
fn correct_part(folded: &str, capital: bool) -> Vec<Correction> {
    let whole: Vec<Correction> = suggest(folded, LOOKED_AT)
        .into_iter()
        .filter(|it| it.edits == 1 && is_slip(it, folded.chars().count(), capital))
        .map(|it| Correction { word: it.word, certain: false })
        .collect();
    if !whole.is_empty() {
        return whole;
    }
    let parts: Vec<&str> = folded.split('-').collect();
    let is_wrong = |part: &&str| !is_listed(part) && !is_known(&format!("{part}-дом"));
    let mut wrong = parts.iter().copied().enumerate().filter(|(_, part)| is_wrong(part));
    let (Some((place, part)), None) = (wrong.next(), wrong.next()) else {
        return Vec::new();
    };
    if parts.len() < 2 || part.is_empty() {
        return Vec::new();
    }
    correct(part, capital)
        .into_iter()
        .map(|it| {
            let mut parts = parts.clone();
            parts[place] = &it.word;
            Correction { word: parts.join("-"), certain: false }
        })
        .collect()
}
