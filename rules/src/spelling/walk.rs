//! All words of an automaton within a few edits of a word.
//!
//! A depth-first walk with one row of the Damerau-Levenshtein table (neighbours may change places) for each
//! letter. Only the band of the table that can stay within the bound is filled in, and once the bound is used up
//! the walk follows the word's own letters only, so most of the dictionary is never looked at.

use fst::raw::{Fst, Node};
use smallvec::SmallVec;

/// Words longer than this many letters are not looked up.
const LONGEST: usize = 38;
/// More edits than any bound.
const FAR: u8 = 99;

type Row = [u8; LONGEST + 1];

/// Calls `visit` with every word of `fst` that is at most `max` edits (1 or 2) away from `word`, and with the
/// number of edits. The words come in the order of the automaton.
pub(super) fn walk<D: AsRef<[u8]>>(fst: &Fst<D>, word: &[u8], max: u8, visit: impl FnMut(&[u8], u8)) {
    if word.is_empty() || word.len() > LONGEST {
        return;
    }
    let mut first = [FAR; LONGEST + 1];
    for (at, cell) in first.iter_mut().enumerate().take(usize::from(max) + 1) {
        *cell = u8::try_from(at).unwrap_or(FAR);
    }
    let mut walk = Walk { fst, word, max, path: SmallVec::new(), rows: vec![first], visit };
    walk.step(fst.root());
}

struct Walk<'a, D, F> {
    fst: &'a Fst<D>,
    word: &'a [u8],
    max: u8,
    path: SmallVec<[u8; 40]>,
    /// `rows[depth]` belongs to the first `depth` letters of the path.
    rows: Vec<Row>,
    visit: F,
}

impl<D: AsRef<[u8]>, F: FnMut(&[u8], u8)> Walk<'_, D, F> {
    fn step(&mut self, node: Node<'_>) {
        let depth = self.path.len();
        let end = self.rows[depth][self.word.len()];
        if node.is_final() && end <= self.max {
            (self.visit)(&self.path, end);
        }
        let reach = usize::from(self.max);
        if depth >= self.word.len() + reach || depth >= LONGEST {
            return;
        }
        let band = depth.saturating_sub(reach)..(depth + reach + 1).min(self.word.len() + 1);
        let least = self.rows[depth][band].iter().copied().min().unwrap_or(FAR);
        if least < self.max {
            for at in 0..node.len() {
                let next = node.transition(at);
                self.follow(next.inp, next.addr);
            }
        } else {
            // No edit is left: only the word's own letters, those of an exchange that is under way among them.
            let near = depth.saturating_sub(reach + 1)..(depth + reach + 1).min(self.word.len());
            for at in near.clone() {
                let letter = self.word[at];
                if self.word[near.start..at].contains(&letter) {
                    continue;
                }
                if let Some(index) = node.find_input(letter) {
                    let next = node.transition(index);
                    self.follow(next.inp, next.addr);
                }
            }
        }
    }

    fn follow(&mut self, letter: u8, addr: fst::raw::CompiledAddr) {
        let depth = self.path.len() + 1;
        let reach = usize::from(self.max);
        let mut row = [FAR; LONGEST + 1];
        let (from, to) = (depth.saturating_sub(reach), (depth + reach).min(self.word.len()));
        let above = &self.rows[depth - 1];
        let mut least = FAR;
        for at in from..=to {
            let mut cell = above[at].saturating_add(1);
            if at > 0 {
                cell = cell.min(row[at - 1].saturating_add(1));
                cell = cell.min(above[at - 1].saturating_add(u8::from(self.word[at - 1] != letter)));
            }
            if at > 1 && depth > 1 && letter == self.word[at - 2] && self.path[depth - 2] == self.word[at - 1]
            {
                cell = cell.min(self.rows[depth - 2][at - 2].saturating_add(1));
            }
            row[at] = cell;
            least = least.min(cell);
        }
        if least > self.max {
            return;
        }
        self.path.push(letter);
        self.rows.push(row);
        let fst = self.fst;
        self.step(fst.node(addr));
        self.rows.pop();
        self.path.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(words: &[&str], word: &str, max: u8) -> Vec<(String, u8)> {
        let mut sorted = words.to_vec();
        sorted.sort_unstable();
        let set = fst::Set::from_iter(sorted).expect("the words are sorted");
        let mut found = Vec::new();
        walk(set.as_fst(), word.as_bytes(), max, |path, edits| {
            found.push((String::from_utf8_lossy(path).into_owned(), edits));
        });
        found
    }

    /// The table in full, without bounds.
    fn distance(a: &[u8], b: &[u8]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let mut cell = (table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    cell = cell.min(table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        cell = cell.min(table[i - 2][j - 2] + 1);
                    }
                    cell
                };
            }
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn each_kind_of_edit_counts_as_one() {
        let words = ["abcd"];
        for typo in ["abcd", "bacd", "acd", "abxd", "abccd", "abdc", "abc", "abcde", "xabcd"] {
            let want = u8::from(typo != "abcd");
            assert_eq!(near(&words, typo, 1), [("abcd".to_owned(), want)], "{typo}");
        }
        assert!(near(&words, "badc", 1).is_empty());
        assert_eq!(near(&words, "badc", 2), [("abcd".to_owned(), 2)]);
    }

    #[test]
    fn the_walk_agrees_with_the_full_table() {
        // All words of up to five letters out of three.
        let mut words = vec![String::new()];
        for at in 0..363 {
            let word: String = words[at].clone();
            if word.len() < 5 {
                words.extend(["a", "b", "c"].map(|letter| format!("{word}{letter}")));
            }
        }
        let list: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        for word in ["abc", "aab", "cabca", "bbbb", "c"] {
            for max in [1, 2] {
                let mut found = near(&list, word, max);
                found.sort();
                let mut want: Vec<(String, u8)> = list
                    .iter()
                    .map(|it| ((*it).to_owned(), distance(word.as_bytes(), it.as_bytes())))
                    .filter(|(_, edits)| *edits <= usize::from(max))
                    .map(|(it, edits)| (it, u8::try_from(edits).unwrap_or(FAR)))
                    .collect();
                want.sort();
                want.dedup();
                assert_eq!(found, want, "{word} {max}");
            }
        }
    }

    #[test]
    fn odd_words_are_no_trouble() {
        assert!(near(&["abc"], "", 2).is_empty());
        assert!(near(&["abc"], &"a".repeat(500), 2).is_empty());
        assert!(near(&["abc"], &"a".repeat(LONGEST), 2).is_empty());
    }
}
