//! The words of the house: the glossary, in any form.

use rustc_hash::FxHashSet;

use crate::settings::Settings;
use crate::text::fold::fold;

/// Endings that a noun or an adjective may get.
const ENDINGS: &[&str] = &[
    "", "а", "я", "о", "е", "у", "ю", "ы", "и", "ь", "й", "ом", "ем", "ой", "ей", "ов", "ев", "ам", "ям",
    "ах", "ях", "ами", "ями", "ый", "ий", "ая", "ое", "ые", "ых", "ым", "ого", "ому", "ую", "ыми", "ие",
    "ия", "ию", "ии", "ью",
];

/// Words that are right here, by their stems.
#[derive(Debug)]
pub(super) struct House {
    stems: FxHashSet<String>,
}

impl House {
    pub(super) fn new(settings: &Settings) -> Self {
        let glossary = &settings.glossary;
        let listed = glossary.words.iter().chain(&glossary.terms).chain(&settings.style.capitals);
        let mut stems = FxHashSet::default();
        for entry in listed {
            for word in fold(entry).split(' ') {
                let stem = word.trim_end_matches(['а', 'я', 'о', 'е', 'ы', 'и', 'ь', 'й', 'у', 'ю']);
                stems.insert(if stem.chars().count() >= 3 { stem } else { word }.to_owned());
                stems.insert(word.to_owned());
            }
        }
        Self { stems }
    }

    /// True if this folded word is a form of a word of the house.
    pub(super) fn has(&self, folded: &str) -> bool {
        !self.stems.is_empty()
            && ENDINGS
                .iter()
                .filter_map(|ending| folded.strip_suffix(ending))
                .any(|stem| self.stems.contains(stem))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_house_are_known_in_any_form() {
        let mut settings = Settings::default();
        settings.glossary.words = vec!["Клубокарта".to_owned(), "фиксинг".to_owned(), "айо".to_owned()];
        let house = House::new(&settings);
        for word in ["клубокарта", "клубокарту", "клубокартой", "фиксинга", "фиксингами", "айо"]
        {
            assert!(house.has(word), "{word}");
        }
        for word in ["клубок", "клубокартошка", "фикс", "а"] {
            assert!(!house.has(word), "{word}");
        }
        assert!(!House::new(&Settings::default()).has(""));
    }
}
