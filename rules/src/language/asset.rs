//! The dictionary file: eight sections behind a header, used where they lie.
//!
//! | section | content |
//! |---|---|
//! | 0 | `fst` of all forms (see `letters.rs`) → index of its first reading |
//! | 1 | readings, 3 bytes each: 12 bits paradigm, 11 bits form, 1 bit "last of this word" |
//! | 2 | first form of each paradigm, `u32`, and their number |
//! | 3 | forms, 4 bytes each: 14 bits suffix, 2 bits prefix, 16 bits tag |
//! | 4 | tags, `u64` |
//! | 5 | first byte of each suffix, `u32`, and their number |
//! | 6 | the suffixes' letters |
//! | 7 | `fst` of forms → how common, 1 to 15 |
//!
//! All numbers are little-endian. Every access is checked, so a damaged file reads as an absent word.

const MAGIC: &[u8; 8] = b"CRTLEX\x00\x01";
const SECTIONS: usize = 8;
const HEADER: usize = MAGIC.len() + 8 + SECTIONS * 8;

/// The file's sections.
#[derive(Debug)]
pub(crate) struct Asset {
    pub(crate) words: fst::Map<&'static [u8]>,
    pub(crate) readings: &'static [u8],
    paradigms: &'static [u8],
    forms: &'static [u8],
    tags: &'static [u8],
    suffixes: &'static [u8],
    letters: &'static [u8],
    pub(crate) frequencies: fst::Map<&'static [u8]>,
}

/// One form of a paradigm.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) suffix: u16,
    pub(crate) prefix: u8,
    pub(crate) tag: u16,
}

/// Puts the sections behind a header. The checksum covers everything after the header.
#[must_use]
pub fn pack(sections: &[Vec<u8>]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend(checksum(sections.iter().flatten()).to_le_bytes());
    let mut at = HEADER;
    for section in sections {
        for number in [at, section.len()] {
            out.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        }
        at += section.len();
    }
    out.extend(sections.iter().flatten());
    out
}

/// True if the bytes after the header are those that were packed. Reads everything: for tests, not for start-up.
#[must_use]
pub fn is_intact(bytes: &[u8]) -> bool {
    bytes.len() >= HEADER
        && number(bytes, 2)
            .zip(number(bytes, 3))
            .is_some_and(|(low, high)| checksum(&bytes[HEADER..]) == u64::from(low) | u64::from(high) << 32)
}

/// FNV-1a.
fn checksum<'a>(bytes: impl IntoIterator<Item = &'a u8>) -> u64 {
    bytes
        .into_iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The `index`-th `u32`.
fn number(bytes: &[u8], index: usize) -> Option<u32> {
    let bytes = bytes.get(index * 4..index * 4 + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

impl Asset {
    /// Looks at the header and the automata's ends only. `None` if the file is not what it should be.
    pub(crate) fn open(bytes: &'static [u8]) -> Option<Self> {
        if bytes.get(..MAGIC.len())? != MAGIC {
            return None;
        }
        let section = |index: usize| {
            let at = number(bytes, 4 + index * 2)? as usize;
            let len = number(bytes, 5 + index * 2)? as usize;
            bytes.get(at..at.checked_add(len)?)
        };
        Some(Self {
            words: fst::Map::new(section(0)?).ok()?,
            readings: section(1)?,
            paradigms: section(2)?,
            forms: section(3)?,
            tags: section(4)?,
            suffixes: section(5)?,
            letters: section(6)?,
            frequencies: fst::Map::new(section(7)?).ok()?,
        })
    }

    /// The `index`-th reading as (paradigm, form, last of its word).
    pub(crate) fn reading(&self, index: usize) -> Option<(u16, u16, bool)> {
        let bytes = self.readings.get(index * 3..index * 3 + 3)?;
        let paradigm = u16::from(bytes[0]) | (u16::from(bytes[1]) & 0x0F) << 8;
        let form = u16::from(bytes[1]) >> 4 | (u16::from(bytes[2]) & 0x7F) << 4;
        Some((paradigm, form, bytes[2] & 0x80 != 0))
    }

    /// How many forms the paradigm has.
    pub(crate) fn form_count(&self, paradigm: u16) -> u16 {
        let bounds = number(self.paradigms, usize::from(paradigm))
            .zip(number(self.paradigms, usize::from(paradigm) + 1));
        bounds.map_or(0, |(start, end)| u16::try_from(end.saturating_sub(start)).unwrap_or(0))
    }

    /// The form of a paradigm.
    pub(crate) fn form(&self, paradigm: u16, form: u16) -> Option<Form> {
        let start = number(self.paradigms, usize::from(paradigm))?;
        let word = number(self.forms, start as usize + usize::from(form))?;
        Some(Form {
            suffix: (word & 0x3FFF) as u16,
            prefix: ((word >> 14) & 3) as u8,
            tag: (word >> 16) as u16,
        })
    }

    /// The bits of a tag.
    pub(crate) fn tag(&self, index: u16) -> u64 {
        let at = usize::from(index) * 8;
        self.tags.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes)
    }

    /// The letters of a suffix, encoded, ё as ё.
    pub(crate) fn suffix(&self, index: u16) -> &'static [u8] {
        let bounds =
            number(self.suffixes, usize::from(index)).zip(number(self.suffixes, usize::from(index) + 1));
        bounds.and_then(|(start, end)| self.letters.get(start as usize..end as usize)).unwrap_or_default()
    }
}
