//! Packs the table of `build_common.py` into `rules/lexicon/common.fst`: forms of the dictionary only.
//!
//! ```sh
//! cargo run --release -p courtesy-rules --example build_common -- common.tsv rules/lexicon/common.fst
//! ```

use std::collections::BTreeMap;
use std::{env, fs, io};

use courtesy_rules::language::Lexicon;
use courtesy_rules::spelling::pack;

fn main() -> io::Result<()> {
    let mut args = env::args().skip(1);
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        return Err(io::Error::other("build_common TABLE OUT"));
    };
    let table = fs::read_to_string(from)?;
    let lexicon = Lexicon::get();
    let mut levels = BTreeMap::new();
    for line in table.lines() {
        if let Some((word, level)) = line.split_once('\t')
            && lexicon.contains(word)
        {
            levels.insert(word, level.parse::<u8>().map_err(io::Error::other)?);
        }
    }
    let bytes = pack(&levels).ok_or_else(|| io::Error::other("a letter that no word has"))?;
    println!("{} forms, {} bytes", levels.len(), bytes.len());
    fs::write(to, bytes)
}
