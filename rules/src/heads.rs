//! A quick "surely not here": the first letters of the words of a block, hashed into a few bits.
//!
//! Dozens of recognisers ask every sentence for words and stems that it does not hold. One look at these bits
//! answers nearly all of them; where the bit is set the words themselves are compared.

/// The first two letters of each word, 512 bits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Heads([u64; 8]);

impl Heads {
    /// Notes a folded word.
    pub(crate) fn add(&mut self, word: &str) {
        if let Some(bit) = bit(word) {
            self.0[bit / 64] |= 1 << (bit % 64);
        }
    }

    /// False: no word here is this word or starts with this stem (folded).
    pub(crate) fn may_hold(&self, start: &str) -> bool {
        // A stem of one letter says too little.
        bit(start).is_none_or(|bit| self.0[bit / 64] & (1 << (bit % 64)) != 0)
    }

    /// A word or stem like this can be told apart at all.
    pub(crate) fn is_sure(start: &str) -> bool {
        bit(start).is_some()
    }

    /// False: nothing that was added to `other` can be here.
    pub(crate) fn may_meet(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }
}

/// The bit of a word's first two characters; `None` if it has fewer.
fn bit(word: &str) -> Option<usize> {
    match *word.as_bytes() {
        // Two Cyrillic letters.
        [a, b, c, d, ..] if a >= 0x80 && c >= 0x80 => {
            let letters = usize::from(b) | usize::from(d) << 6 | usize::from(a ^ c) << 3;
            Some((letters ^ letters >> 9) & 511)
        }
        [a, b, ..] if a < 0x80 && b < 0x80 => Some((usize::from(a) * 31 + usize::from(b)) & 511),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_never_denied() {
        let words = ["я", "не", "пришлите", "ok", "x", "5", "№", "это", "в", "ёж", "a1", "ш2"];
        let mut heads = Heads::default();
        for word in words {
            heads.add(word);
        }
        for word in words {
            assert!(heads.may_hold(word), "{word}");
            for end in word.char_indices().map(|(at, _)| at).skip(1) {
                assert!(heads.may_hold(&word[..end]), "{}", &word[..end]);
            }
        }
        assert!(!heads.may_hold("гарантируем"));
    }
}
