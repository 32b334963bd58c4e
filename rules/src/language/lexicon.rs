//! The full dictionary: readings of a word, lemmas, all forms.

use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use smallvec::SmallVec;

use super::Tag;
use super::asset::Asset;
use super::letters::{decode, encode};

/// One reading of a word form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parse {
    /// Its grammemes.
    pub tag: Tag,
    /// Which paradigm.
    pub(crate) paradigm: u16,
    /// Which form of it.
    pub(crate) form: u16,
}

/// The dictionary that is compiled into the program.
#[derive(Debug)]
pub struct Lexicon {
    asset: Option<Asset>,
}

static BYTES: &[u8] = include_bytes!("../../lexicon/ru.lex");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon { asset: Asset::open(BYTES) });

/// Prefixes of comparatives and superlatives in paradigms, by number.
const PREFIXES: [&str; 4] = ["", "по", "наи", ""];

/// Particles after a hyphen that leave the word before them what it is.
const PARTICLES: [&str; 3] = ["-ка", "-то", "-таки"];

impl Lexicon {
    /// The dictionary. Costs nothing: it is used where it lies.
    #[must_use]
    pub fn get() -> &'static Self {
        &LEXICON
    }

    /// All readings of a folded word form (lower case, ё as е), the likeliest first.
    ///
    /// A word with a hyphen that is not in the dictionary is read without its particle («скажите-ка»), else by
    /// its last part («бизнес-план»).
    #[must_use]
    pub fn parse(&self, folded: &str) -> SmallVec<[Parse; 4]> {
        let direct = self.look_up(folded);
        if !direct.is_empty() || !folded.contains('-') {
            return direct;
        }
        for particle in PARTICLES {
            if let Some(base) = folded.strip_suffix(particle) {
                return self.look_up(base);
            }
        }
        match folded.rsplit_once('-') {
            Some((head, last)) if !head.is_empty() => self.look_up(last),
            _ => direct,
        }
    }

    fn look_up(&self, folded: &str) -> SmallVec<[Parse; 4]> {
        let mut parses = SmallVec::new();
        let Some(asset) = &self.asset else {
            return parses;
        };
        let Some(start) = encode(folded).and_then(|key| asset.words.get(key)) else {
            return parses;
        };
        let mut at = usize::try_from(start).unwrap_or(usize::MAX / 4);
        while let Some((paradigm, form, last)) = asset.reading(at) {
            let tag = asset.form(paradigm, form).map_or(Tag::default(), |form| Tag(asset.tag(form.tag)));
            parses.push(Parse { tag, paradigm, form });
            if last {
                break;
            }
            at += 1;
        }
        parses
    }

    /// True if the dictionary has exactly this folded form (no particle or part taken off).
    #[must_use]
    pub fn contains(&self, folded: &str) -> bool {
        let key = encode(folded);
        self.asset.as_ref().zip(key).is_some_and(|(asset, key)| asset.words.contains_key(key))
    }

    /// Calls `visit` with every form of the dictionary, in no useful order.
    #[cfg(test)]
    pub(crate) fn each_form(&self, mut visit: impl FnMut(&str)) {
        use fst::Streamer;
        let Some(asset) = &self.asset else { return };
        let mut stream = asset.words.stream();
        while let Some((key, _)) = stream.next() {
            visit(&key.iter().map(|&byte| decode(byte)).collect::<String>());
        }
    }

    /// The automaton of all forms in the encoding of `letters.rs`, for a speller's walk.
    #[must_use]
    pub fn automaton(&self) -> Option<&fst::raw::Fst<&'static [u8]>> {
        self.asset.as_ref().map(|asset| asset.words.as_fst())
    }

    /// The lemma of a reading: `("пришлите", …)` → `прислать`. Folded (without ё).
    #[must_use]
    pub fn lemma(&self, folded: &str, parse: &Parse) -> String {
        self.build(folded, parse, 0, false).unwrap_or_else(|| folded.to_owned())
    }

    /// A number that all forms of a lexeme share, and no other lexeme has (but by an accident of hashing, one
    /// in 2⁶⁴). Much cheaper than the lemma or the list of forms.
    #[must_use]
    pub(crate) fn lexeme(&self, folded: &str, parse: &Parse) -> Option<u64> {
        let asset = self.asset.as_ref()?;
        let form = asset.form(parse.paradigm, parse.form)?;
        let (head, stem) =
            self.split(folded, PREFIXES[usize::from(form.prefix)], asset.suffix(form.suffix))?;
        let mut hasher = rustc_hash::FxHasher::default();
        (parse.paradigm, head, stem).hash(&mut hasher);
        Some(hasher.finish())
    }

    /// Another form of the same lexeme: the first form whose tag has all grammemes of `want`. Folded.
    /// Grammemes of the whole lexeme (part of speech, aspect, gender of a noun) need not be named; forms of the
    /// reading's own part of speech come first (a verb's lexeme holds its participles too).
    #[must_use]
    pub fn inflect(&self, folded: &str, parse: &Parse, want: Tag) -> Option<String> {
        let form = self.find(parse, want)?;
        self.build(folded, parse, form, false)
    }

    /// Like [`Lexicon::inflect`], with ё wherever the dictionary's ending has it. `word` may have ё too: what
    /// lies before the ending is kept as it is written.
    #[must_use]
    pub fn inflect_yo(&self, word: &str, parse: &Parse, want: Tag) -> Option<String> {
        let form = self.find(parse, want)?;
        self.build(word, parse, form, true)
    }

    fn find(&self, parse: &Parse, want: Tag) -> Option<u16> {
        let asset = self.asset.as_ref()?;
        let count = asset.form_count(parse.paradigm);
        let tag =
            |form| asset.form(parse.paradigm, form).map_or(Tag::default(), |form| Tag(asset.tag(form.tag)));
        let own = Tag(parse.tag.0 & Tag::PARTS_OF_SPEECH.0);
        // «идёмте» is an imperative of the 1st person: only for those who ask for it.
        let fits = |form: u16, want: Tag| {
            let tag = tag(form);
            tag.contains(want) && (want.contains(Tag::INCL) || !tag.contains(Tag::INCL))
        };
        (0..count)
            .find(|&form| fits(form, want.with(own)))
            .or_else(|| (0..count).find(|&form| fits(form, want)))
    }

    /// True if the lexeme has a form with all grammemes of `tag`.
    pub(crate) fn has_form(&self, parse: &Parse, tag: Tag) -> bool {
        self.asset.as_ref().is_some_and(|asset| {
            (0..asset.form_count(parse.paradigm)).any(|form| {
                asset.form(parse.paradigm, form).is_some_and(|form| Tag(asset.tag(form.tag)).contains(tag))
            })
        })
    }

    /// All forms of the lexeme with their tags, in dictionary order (the lemma first).
    #[must_use]
    pub fn forms(&self, folded: &str, parse: &Parse) -> Vec<(String, Tag)> {
        let Some(asset) = &self.asset else {
            return Vec::new();
        };
        (0..asset.form_count(parse.paradigm))
            .filter_map(|form| {
                let tag = Tag(asset.tag(asset.form(parse.paradigm, form)?.tag));
                Some((self.build(folded, parse, form, false)?, tag))
            })
            .collect()
    }

    /// How common a form is: 0 (unseen) to 15, logarithmic.
    #[must_use]
    pub fn frequency(&self, folded: &str) -> u8 {
        let key = encode(folded);
        self.asset
            .as_ref()
            .zip(key)
            .and_then(|(asset, key)| asset.frequencies.get(key))
            .map_or(0, |level| u8::try_from(level).unwrap_or(15))
    }

    /// True if the reading's own spelling agrees with the ё and е of `word` (lower case, with its ё): «живёте»
    /// is not a reading that is spelt «живете», while «живете» may be either.
    pub(crate) fn agrees_with_yo(&self, word: &str, parse: &Parse) -> bool {
        let Some(asset) = &self.asset else {
            return true;
        };
        let Some(form) = asset.form(parse.paradigm, parse.form) else {
            return true;
        };
        let suffix = asset.suffix(form.suffix);
        suffix.iter().rev().zip(word.chars().rev()).all(|(&byte, c)| c != 'ё' || decode(byte) == 'ё')
    }

    /// The form number `form` of the lexeme of `word`. With `yo` the ending's ё is written, else as е.
    pub(crate) fn build(&self, word: &str, parse: &Parse, form: u16, yo: bool) -> Option<String> {
        let asset = self.asset.as_ref()?;
        let from = asset.form(parse.paradigm, parse.form)?;
        let to = asset.form(parse.paradigm, form)?;
        let old = asset.suffix(from.suffix);
        let (head, stem) = self.split(word, PREFIXES[usize::from(from.prefix)], old)?;
        let new = asset.suffix(to.suffix);
        let mut out = String::with_capacity(word.len() + 2 * new.len());
        out.push_str(head);
        out.push_str(PREFIXES[usize::from(to.prefix)]);
        out.push_str(stem);
        out.extend(new.iter().map(|&byte| match decode(byte) {
            'ё' if !yo => 'е',
            c => c,
        }));
        Some(out)
    }

    /// Takes prefix and suffix off a word as [`Lexicon::parse`] read it: (first part of a compound, stem).
    fn split<'a>(&self, word: &'a str, prefix: &str, suffix: &[u8]) -> Option<(&'a str, &'a str)> {
        let whole = |word: &'a str| strip_suffix(word, suffix)?.strip_prefix(prefix);
        if word.contains('-') && !self.contains(&word.replace('ё', "е")) {
            for particle in PARTICLES {
                if let Some(base) = word.strip_suffix(particle) {
                    return Some(("", whole(base)?));
                }
            }
            let at = word.rfind('-')? + 1;
            return Some((&word[..at], whole(&word[at..])?));
        }
        Some(("", whole(word)?))
    }
}

/// Takes an encoded suffix off; е and ё are the same here.
fn strip_suffix<'a>(word: &'a str, suffix: &[u8]) -> Option<&'a str> {
    let mut rest = word.chars();
    for &byte in suffix.iter().rev() {
        let (a, b) = (rest.next_back()?, decode(byte));
        let plain = |c| if c == 'ё' { 'е' } else { c };
        if plain(a) != plain(b) {
            return None;
        }
    }
    Some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::asset;

    fn lemma(word: &str) -> Vec<String> {
        let lexicon = Lexicon::get();
        lexicon.parse(word).iter().map(|parse| lexicon.lemma(word, parse)).collect()
    }

    #[test]
    fn the_file_is_whole() {
        assert!(asset::is_intact(BYTES));
        assert!(Lexicon::get().asset.is_some());
    }

    #[test]
    fn a_damaged_file_reads_as_empty() {
        for bytes in [&BYTES[..0], &BYTES[..50], &BYTES[8..], &BYTES[..BYTES.len() / 2]] {
            let lexicon = Lexicon { asset: Asset::open(bytes) };
            assert!(lexicon.parse("дом").is_empty());
            assert_eq!(lexicon.frequency("дом"), 0);
        }
    }

    #[test]
    fn readings_come_likeliest_first() {
        let lexicon = Lexicon::get();
        assert!(lexicon.parse("при")[0].tag.contains(Tag::PREP));
        assert!(lexicon.parse("стали")[0].tag.contains(Tag::VERB | Tag::PAST));
        let both = lexicon.parse("звоните");
        assert!(both.iter().any(|p| p.tag.contains(Tag::VERB | Tag::IMPR | Tag::PLUR)));
        assert!(both.iter().any(|p| p.tag.contains(Tag::VERB | Tag::INDC | Tag::PER2)));
        assert!(lexicon.parse("абвгд").is_empty());
        assert!(lexicon.parse("hello").is_empty());
    }

    #[test]
    fn lemmas() {
        assert_eq!(lemma("пришлите"), ["прислать"]);
        assert_eq!(lemma("скажите-ка"), ["сказать"]);
        assert_eq!(lemma("бизнес-планом"), ["бизнес-план"]);
        assert!(lemma("какой-то").contains(&"какой-то".to_owned()));
        assert!(
            lemma("лучшего").contains(&"хороший".to_owned())
                || lemma("лучшего").contains(&"лучший".to_owned())
        );
    }

    #[test]
    fn inflection() {
        let lexicon = Lexicon::get();
        let parse = lexicon.parse("проблему")[0];
        assert_eq!(lexicon.inflect("проблему", &parse, Tag::PLUR | Tag::DATV).as_deref(), Some("проблемам"));
        let parse = lexicon.parse("идти")[0];
        assert_eq!(
            lexicon.inflect("идти", &parse, Tag::VERB | Tag::IMPR | Tag::PLUR).as_deref(),
            Some("идите")
        );
        assert_eq!(
            lexicon.inflect_yo("идти", &parse, Tag::VERB | Tag::PER2 | Tag::PLUR | Tag::INDC).as_deref(),
            Some("идёте")
        );
        assert!(lexicon.forms("идти", &parse).len() > 20);
    }

    #[test]
    fn common_words_are_frequent() {
        let lexicon = Lexicon::get();
        assert!(lexicon.frequency("и") > lexicon.frequency("звоните"));
        assert!(lexicon.frequency("в") >= 10);
        assert_eq!(lexicon.frequency("абвгд"), 0);
    }
}
