//! The full dictionary: readings of a word, lemmas, all forms.

use super::Tag;

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
    _private: (),
}

static LEXICON: Lexicon = Lexicon { _private: () };

impl Lexicon {
    /// The dictionary. Costs nothing: it is used where it lies.
    #[must_use]
    pub fn get() -> &'static Self {
        &LEXICON
    }

    /// All readings of a folded word form (lower case, ё as е), the likeliest first.
    #[must_use]
    pub fn parse(&self, _folded: &str) -> smallvec::SmallVec<[Parse; 4]> {
        smallvec::SmallVec::new()
    }

    /// The lemma of a reading: `("пришлите", …)` → `прислать`. Folded (without ё).
    #[must_use]
    pub fn lemma(&self, folded: &str, _parse: &Parse) -> String {
        folded.to_owned()
    }

    /// Another form of the same lexeme: the first form whose tag has all grammemes of `want`. Folded.
    /// Grammemes of the whole lexeme (part of speech, aspect, gender of a noun) need not be named.
    #[must_use]
    pub fn inflect(&self, _folded: &str, _parse: &Parse, _want: Tag) -> Option<String> {
        None
    }

    /// All forms of the lexeme with their tags, in dictionary order (the lemma first).
    #[must_use]
    pub fn forms(&self, _folded: &str, _parse: &Parse) -> Vec<(String, Tag)> {
        Vec::new()
    }

    /// How common a form is: 0 (unseen) to 15, logarithmic.
    #[must_use]
    pub fn frequency(&self, _folded: &str) -> u8 {
        0
    }
}
