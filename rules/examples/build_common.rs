//! Packs the table of `build_common.py` into `rules/lexicon/common.fst`: frequent forms of the dictionary, and words
//! outside it that people write too often, beside the words they resemble, to be slips.
//!
//! The second part looks at suggestions, so the file must be made twice when it is new.
//!
//! ```sh
//! cargo run --release -p courtesy-rules --example build_common -- common.tsv rules/lexicon/common.fst
//! ```

use std::collections::BTreeMap;
use std::{env, fs, io};

use courtesy_rules::language::Lexicon;
use courtesy_rules::spelling::{self, pack};

/// Rarer forms of the dictionary take more room than they are worth.
const FLOOR: u8 = 5;
/// A slip is at least so much rarer than the word that was meant: sixteen times.
const SLIP: u8 = 5;

/// True if a word outside the dictionary is too common to be a slip for a word that it resembles.
fn is_word(word: &str, level: u8) -> bool {
    word.chars().count() >= 4
        && !word.contains('-')
        && !word.contains(['ъ'])
        && spelling::split(word).is_none_or(|(_, _, common)| common < level + SLIP)
        && spelling::suggest(word, 8).iter().all(|it| it.edits > 1 || it.frequency < level + SLIP)
}

fn main() -> io::Result<()> {
    let mut args = env::args().skip(1);
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        return Err(io::Error::other("build_common TABLE OUT"));
    };
    let table = fs::read_to_string(from)?;
    let lexicon = Lexicon::get();
    let mut levels = BTreeMap::new();
    let mut seen = 0;
    for line in table.lines() {
        let Some((word, level)) = line.split_once('\t') else { continue };
        let level = level.parse::<u8>().map_err(io::Error::other)?;
        if lexicon.contains(word) {
            if level >= FLOOR {
                levels.insert(word, level);
            }
        } else if is_word(word, level) {
            seen += 1;
            levels.insert(word, level);
        }
    }
    println!("{seen} of them are not in the dictionary");
    let bytes = pack(&levels).ok_or_else(|| io::Error::other("a letter that no word has"))?;
    println!("{} forms, {} bytes", levels.len(), bytes.len());
    fs::write(to, bytes)
}
