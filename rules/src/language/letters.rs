//! One byte a letter: how words are written in the dictionary's automata.
//!
//! The bytes are among the 62 that the `fst` format stores without an input byte of their own.

use smallvec::SmallVec;

/// A word in the dictionary's encoding.
pub(crate) type Key = SmallVec<[u8; 40]>;

const CODES: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyzABCDEF";

/// The byte of ё, which occurs in suffixes only: keys are folded.
const YO: u8 = b'G';

/// Encodes a folded word. `None` if it has a letter that no word of the dictionary has.
pub(crate) fn encode(folded: &str) -> Option<Key> {
    let mut key = Key::new();
    for c in folded.chars() {
        key.push(match c {
            'а'..='я' => CODES[c as usize - 'а' as usize],
            '-' | '\'' | '0'..='9' => c as u8,
            _ => return None,
        });
    }
    Some(key)
}

/// The letter of a byte; ё as ё.
pub(crate) fn decode(byte: u8) -> char {
    match byte {
        b'a'..=b'z' => letter(u32::from(byte - b'a')),
        b'A'..=b'F' => letter(u32::from(byte - b'A') + 26),
        YO => 'ё',
        _ => char::from(byte),
    }
}

fn letter(index: u32) -> char {
    char::from_u32('а' as u32 + index).unwrap_or('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_a_way_back() {
        let word = "абвгдежзийклмнопрстуфхцчшщъыьэюя-'0123456789";
        let key = encode(word).expect("all letters are known");
        assert_eq!(key.iter().map(|&b| decode(b)).collect::<String>(), word);
        assert_eq!(decode(YO), 'ё');
        assert!(encode("ёж").is_none());
        assert!(encode("cat").is_none());
    }
}
