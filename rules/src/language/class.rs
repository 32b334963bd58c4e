//! What a token can be, as far as mood and address care.

use super::{Tag, Token, TokenKind};

/// A set of coarse classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(u32);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Class {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $bit);)*
        }
    };
}

classes! {
    /// Imperative of the 2nd person, singular.
    IMP_SG = 0;
    /// Imperative of the 2nd person, plural.
    IMP_PL = 1;
    /// 2nd person singular of the present or future.
    IND_SG = 2;
    /// 2nd person plural of the present or future.
    IND_PL = 3;
    /// A reading that is none of the four above.
    OTHER = 4;
    /// A finite verb of another kind.
    FINITE = 5;
    /// A nominative.
    NOMN = 6;
    /// A noun or pronoun in another case.
    OBLIQUE = 7;
    INFINITIVE = 8;
    /// An adjective or participle, full or short.
    ADJECTIVE = 9;
    ADVERB = 10;
    PREPOSITION = 11;
    CONJUNCTION = 12;
    PARTICLE = 13;
    /// «вы».
    VY = 14;
    /// «ты».
    TY = 15;
    /// A subordinator or question word.
    SUBORDINATOR = 16;
    /// «и», «или», «а», «но», «либо», «да».
    JOINER = 17;
    /// «не», «ни».
    NEGATION = 18;
    PLEASE = 19;
    /// «ли».
    LI = 20;
    MARK = 21;
    /// A placeholder, a number, a link, a picture.
    THING = 22;
    GERUND = 23;
    /// Subordinators that govern what is joined to their clause: если, когда, чтобы, пока.
    GOVERNOR = 24;
    PREDICATIVE = 25;
    INTERJECTION = 26;
    /// The imperative is the likeliest reading.
    IMP_FIRST = 27;
    /// Past tense, singular.
    PAST_SG = 28;
}

impl Class {
    pub(crate) const IMP: Self = Self::IMP_SG.with(Self::IMP_PL);
    pub(crate) const IND: Self = Self::IND_SG.with(Self::IND_PL);
    pub(crate) const SECOND: Self = Self::IMP.with(Self::IND);
    pub(crate) const YOU: Self = Self::VY.with(Self::TY);

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The same, with every verb of the 2nd person as open as «звоните» is.
    pub(crate) const fn blurred(self) -> Self {
        if self.has(Self::SECOND) && !self.has(Self::OTHER) {
            Self(self.0 & !Self::SECOND.0 | Self::IMP_PL.0 | Self::IND_PL.0)
        } else {
            self
        }
    }

    /// The bits as a number, for features.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    /// The class of a token with the folded form `norm`.
    pub(crate) fn of(token: &Token, norm: &str) -> Self {
        match token.kind {
            TokenKind::Word => {}
            TokenKind::Punct => return Self::MARK,
            _ => return Self::THING,
        }
        let mut class = word(norm);
        if token.parses.is_empty() {
            return class.with(unknown(norm));
        }
        for (index, parse) in token.parses.iter().enumerate() {
            let read = reading(parse.tag);
            class = class.with(read);
            if index == 0 && read.has(Self::IMP) {
                class = class.with(Self::IMP_FIRST);
            }
        }
        class
    }
}

/// The classes that one reading gives.
fn reading(tag: Tag) -> Class {
    if tag.contains(Tag::VERB) {
        let plural = tag.contains(Tag::PLUR);
        if tag.contains(Tag::IMPR) {
            return match (tag.contains(Tag::INCL), plural) {
                // «пойдём», «пойдёмте»: the 1st person, and asked of nobody.
                (true, _) => Class::OTHER.with(Class::FINITE),
                (false, true) => Class::IMP_PL,
                (false, false) => Class::IMP_SG,
            };
        }
        if tag.contains(Tag::PER2) {
            return if plural { Class::IND_PL } else { Class::IND_SG };
        }
        let finite = Class::OTHER.with(Class::FINITE);
        if tag.contains(Tag::PAST) && !plural {
            return finite.with(Class::PAST_SG);
        }
        return finite;
    }
    let class = if tag.intersects(Tag::NOUN | Tag::NPRO | Tag::NUMR) {
        if tag.contains(Tag::NOMN) { Class::NOMN } else { Class::OBLIQUE }
    } else if tag.intersects(Tag::ADJF | Tag::PRTF | Tag::ADJS | Tag::PRTS) {
        Class::ADJECTIVE
    } else if tag.contains(Tag::INFN) {
        Class::INFINITIVE
    } else if tag.contains(Tag::GRND) {
        Class::GERUND
    } else if tag.intersects(Tag::ADVB | Tag::COMP) {
        Class::ADVERB
    } else if tag.contains(Tag::PREP) {
        Class::PREPOSITION
    } else if tag.contains(Tag::CONJ) {
        Class::CONJUNCTION
    } else if tag.contains(Tag::PRED) {
        Class::PREDICATIVE
    } else if tag.contains(Tag::INTJ) {
        Class::INTERJECTION
    } else {
        Class::PARTICLE
    };
    class.with(Class::OTHER)
}

/// A guess at a word that is not in the dictionary, by endings that hardly any other word has: «чекайте», «гуглишь».
fn unknown(norm: &str) -> Class {
    let ends = |endings: &[&str]| endings.iter().any(|ending| norm.ends_with(ending));
    if norm.chars().count() < 6 {
        Class::OTHER
    } else if ends(&["йте", "ьте", "йтесь", "ьтесь"]) {
        // «на вебсайте» ends alike: a homonym must open its clause.
        Class::IMP_PL.with(Class::OTHER)
    } else if ends(&["ешь", "ишь", "ешься", "ишься"]) {
        Class::IND_SG
    } else {
        Class::OTHER
    }
}

/// The classes that a word has by itself.
fn word(norm: &str) -> Class {
    // All of these are short, or start with «как», «кот», «пож», «чей».
    match norm {
        "вы" => Class::VY,
        "ты" => Class::TY,
        "и" | "или" | "а" | "но" | "либо" | "да" => Class::JOINER,
        "не" | "ни" => Class::NEGATION,
        "ли" => Class::LI,
        "пожалуйста" => Class::PLEASE,
        "если" | "когда" | "чтобы" | "пока" | "чтоб" | "хотя" | "раз" | "едва" | "ежели" => {
            Class::SUBORDINATOR.with(Class::GOVERNOR)
        }
        "что" | "как" | "где" | "почему" | "куда" | "сколько" | "откуда" | "зачем" | "кто" | "кого"
        | "кому" | "кем" | "ком" | "чего" | "чему" | "чем" | "отчего" | "насколько" | "каково"
        | "поскольку" | "ибо" | "будто" | "словно" | "точно" | "хоть" | "разве" | "неужели" | "докуда" => {
            Class::SUBORDINATOR
        }
        _ => {
            let relative = ["котор", "каки", "каку", "како", "чей", "чья", "чье", "чью", "чьи"];
            let is_relative = relative.iter().any(|start| norm.starts_with(start))
                && norm.len() <= 16
                && !norm.contains('-');
            if is_relative { Class::SUBORDINATOR } else { Class::default() }
        }
    }
}
