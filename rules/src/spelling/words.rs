//! The words of the trade that the dictionary lacks, in all their forms.
//!
//! `rules/lexicon/words.txt` names each by its lemma behind a model: a word of the dictionary that is inflected
//! in the same way. Making the forms takes longer than most checks, so they are kept in `words.fst` beside the
//! list; a test keeps the two in step (`COURTESY_UPDATE=1` writes the file anew).

use std::sync::LazyLock;

use crate::language::encode;
use fst::raw::Fst;

static FORMS: &[u8] = include_bytes!("../../lexicon/words.fst");

static WORDS: LazyLock<Words> = LazyLock::new(|| Words { forms: fst::Set::new(FORMS).ok() });

/// Added words: an automaton of all forms in the dictionary's encoding.
#[derive(Debug)]
pub(super) struct Words {
    forms: Option<fst::Set<&'static [u8]>>,
}

impl Words {
    pub(super) fn get() -> &'static Self {
        &WORDS
    }

    /// True if this is a form of an added word.
    pub(super) fn contains(&self, folded: &str) -> bool {
        self.forms.as_ref().zip(encode(folded)).is_some_and(|(forms, key)| forms.contains(key))
    }

    pub(super) fn automaton(&self) -> Option<&Fst<&'static [u8]>> {
        self.forms.as_ref().map(fst::Set::as_fst)
    }
}

#[cfg(test)]
mod tests {
    use rustc_hash::FxHashMap;

    use super::*;
    use crate::language::{Lexicon, Tag};

    static LIST: &str = include_str!("../../lexicon/words.txt");

    /// The lines of the list as (model, word): `model: word word …`, `#` starts a comment.
    fn entries(list: &str) -> impl Iterator<Item = (&str, &str)> {
        list.lines()
            .filter_map(|line| line.split('#').next().unwrap_or_default().split_once(':'))
            .flat_map(|(model, words)| words.split_whitespace().map(move |word| (model.trim(), word)))
    }

    /// All forms of `word`, folded, inflected like `model`; of a model that the dictionary lacks or that ends in
    /// another way the word alone.
    fn forms(paradigm: Option<&Paradigm>, model: &str, word: &str) -> Vec<String> {
        let word = word.replace('ё', "е");
        let Some((stem, list)) = paradigm else {
            return vec![word];
        };
        let Some(own) = model.get(stem.len()..).and_then(|ending| word.strip_suffix(ending)) else {
            return vec![word];
        };
        list.iter()
            .filter_map(|form| form.strip_prefix(stem.as_str()))
            .map(|ending| format!("{own}{ending}"))
            .collect()
    }

    /// What all forms of a model share, and the forms.
    type Paradigm = (String, Vec<String>);

    /// The paradigm of a model; `None` if the dictionary lacks it.
    fn paradigm(model: &str) -> Option<Paradigm> {
        let lexicon = Lexicon::get();
        let parse = *lexicon.parse(model).iter().find(|parse| lexicon.lemma(model, parse) == model)?;
        // Comparatives with «по-» and «наи-» share no stem with the others.
        let forms: Vec<String> = lexicon
            .forms(model, &parse)
            .into_iter()
            .filter(|(_, tag)| !tag.contains(Tag::COMP))
            .map(|(form, _)| form)
            .filter(|form| !form.starts_with("наи"))
            .collect();
        let mut stem = model.to_owned();
        for form in &forms {
            while !form.starts_with(stem.as_str()) {
                stem.pop();
            }
        }
        Some((stem, forms))
    }

    /// The list as an automaton's bytes.
    fn build(list: &str) -> Vec<u8> {
        let mut keys = Vec::new();
        let mut known: FxHashMap<&str, Option<Paradigm>> = FxHashMap::default();
        for (model, word) in entries(list) {
            let paradigm = known.entry(model).or_insert_with(|| paradigm(model));
            keys.extend(forms(paradigm.as_ref(), model, word).iter().filter_map(|form| encode(form)));
        }
        keys.sort_unstable();
        keys.dedup();
        fst::Set::from_iter(keys).expect("the keys are sorted").into_fst().into_inner()
    }

    #[test]
    fn the_file_is_fresh() {
        let wanted = build(LIST);
        if std::env::var_os("COURTESY_UPDATE").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/lexicon/words.fst");
            std::fs::write(path, wanted).expect("the file can be written");
            return;
        }
        assert!(FORMS == wanted, "words.fst is stale: run this test with COURTESY_UPDATE=1");
    }

    #[test]
    fn words_are_inflected_like_their_models() {
        let forms = |model, word| forms(paradigm(model).as_ref(), model, word);
        let cashback = forms("каталог", "кешбэк");
        let has = |form: &str| cashback.iter().any(|it| it == form);
        assert!(has("кешбэка") && has("кешбэки") && has("кешбэками"), "{cashback:?}");
        // A vowel that comes and goes.
        assert!(forms("открытка", "симка").iter().any(|it| it == "симок"));
    }

    #[test]
    fn every_entry_has_a_model_that_fits_and_is_news() {
        let lexicon = Lexicon::get();
        let mut seen = std::collections::BTreeSet::new();
        for (model, word) in entries(LIST) {
            let (stem, _) = paradigm(model).unwrap_or_else(|| panic!("no model «{model}»"));
            assert!(word.ends_with(&model[stem.len()..]), "«{word}» does not end like «{model}»");
            assert!(!lexicon.contains(&word.replace('ё', "е")), "«{word}» is in the dictionary");
            assert!(encode(&word.replace('ё', "е")).is_some(), "«{word}» has odd letters");
            assert!(seen.insert(word), "«{word}» stands twice");
        }
    }
}
