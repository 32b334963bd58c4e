//! Grammatical tags as bit sets.

use std::ops::BitOr;

/// A set of OpenCorpora grammemes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tag(pub(crate) u64);

impl Tag {
    /// True if all grammemes of `other` are in this set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// True if any grammeme of `other` is in this set.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The union, usable in constants.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOr for Tag {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.with(other)
    }
}

impl Tag {
    /// All parts of speech.
    pub const PARTS_OF_SPEECH: Self = Self((1 << 17) - 1);
}

macro_rules! grammemes {
    ($($name:ident = $bit:literal, $code:literal;)*) => {
        #[allow(missing_docs)] // The names are OpenCorpora's: https://opencorpora.org/dict.php?act=gram
        impl Tag {
            $(pub const $name: Self = Self(1 << $bit);)*

            /// OpenCorpora's names of all grammemes, in bit order.
            pub const NAMES: &[(&str, Self)] = &[$(($code, Self::$name)),*];
        }
    };
}

grammemes! {
    NOUN = 0, "NOUN"; ADJF = 1, "ADJF"; ADJS = 2, "ADJS"; COMP = 3, "COMP"; VERB = 4, "VERB"; INFN = 5, "INFN";
    PRTF = 6, "PRTF"; PRTS = 7, "PRTS"; GRND = 8, "GRND"; NUMR = 9, "NUMR"; ADVB = 10, "ADVB"; NPRO = 11, "NPRO";
    PRED = 12, "PRED"; PREP = 13, "PREP"; CONJ = 14, "CONJ"; PRCL = 15, "PRCL"; INTJ = 16, "INTJ";
    ANIM = 17, "anim"; INAN = 18, "inan"; MASC = 19, "masc"; FEMN = 20, "femn"; NEUT = 21, "neut";
    SING = 22, "sing"; PLUR = 23, "plur";
    NOMN = 24, "nomn"; GENT = 25, "gent"; DATV = 26, "datv"; ACCS = 27, "accs"; ABLT = 28, "ablt"; LOCT = 29, "loct";
    VOCT = 30, "voct"; GEN2 = 31, "gen2"; LOC2 = 32, "loc2";
    PERF = 33, "perf"; IMPF = 34, "impf"; TRAN = 35, "tran"; INTR = 36, "intr";
    PER1 = 37, "1per"; PER2 = 38, "2per"; PER3 = 39, "3per"; PRES = 40, "pres"; PAST = 41, "past"; FUTR = 42, "futr";
    INDC = 43, "indc"; IMPR = 44, "impr"; INCL = 45, "incl"; EXCL = 46, "excl"; ACTV = 47, "actv"; PSSV = 48, "pssv";
    NAME = 49, "Name"; SURN = 50, "Surn"; PATR = 51, "Patr"; GEOX = 52, "Geox"; ORGN = 53, "Orgn"; TRAD = 54, "Trad";
    ABBR = 55, "Abbr"; APRO = 56, "Apro"; POSS = 57, "Poss"; ANUM = 58, "Anum"; QUES = 59, "Ques";
    INFR = 60, "Infr"; SLNG = 61, "Slng"; ARCH = 62, "Arch"; IMPX = 63, "Impx";
}
