//! Packs the sections that `rules/lexicon/build_lexicon.py` wrote into one file.
//!
//! `cargo run --release -p courtesy-rules --example build_lexicon -- SECTIONS rules/lexicon/ru.lex`

use std::error::Error;
use std::fs;
use std::path::Path;

use courtesy_rules::language::asset;

fn map(path: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let mut builder = fst::MapBuilder::memory();
    for line in text.lines() {
        let (key, value) = line.split_once('\t').ok_or("a line without a tab")?;
        builder.insert(key, value.parse()?)?;
    }
    Ok(builder.into_inner()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        return Err("usage: build_lexicon SECTIONS OUT".into());
    };
    let from = Path::new(&from);
    let mut sections = vec![map(&from.join("words.tsv"))?];
    for name in ["lists", "paradigms", "forms", "tags", "suffixes", "letters"] {
        sections.push(fs::read(from.join(name))?);
    }
    sections.push(map(&from.join("frequencies.tsv"))?);
    for (number, section) in sections.iter().enumerate() {
        println!("section {number}: {} bytes", section.len());
    }
    fs::write(to, asset::pack(&sections))?;
    Ok(())
}
