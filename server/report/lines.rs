//! From byte offsets to lines and columns that people count.

use std::ops::Range;

/// Where the lines of a text begin.
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// Characters that begin before every [`STRIDE`]th byte, so that a column in a very long line is not counted
    /// from the line's start each time.
    characters: Vec<usize>,
}

/// Bytes between two counts of characters.
const STRIDE: usize = 1024;

/// How many characters begin in these bytes: continuation bytes begin none.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// A place as people count: 1-based line, 1-based column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut characters = vec![0];
        for chunk in text.as_bytes().chunks(STRIDE) {
            characters.push(characters.last().copied().unwrap_or_default() + beginnings(chunk));
        }
        Self { text, starts, characters }
    }

    /// The place of the UTF-8 byte `at`; the text's end for what lies behind it.
    pub(crate) fn place(&self, at: usize) -> Place {
        let at = at.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        Place { line, column: self.characters_before(at) - self.characters_before(start) + 1 }
    }

    /// How many characters begin before the byte `at` of the text.
    fn characters_before(&self, at: usize) -> usize {
        let mark = at / STRIDE;
        self.characters[mark] + beginnings(&self.text.as_bytes()[mark * STRIDE..at])
    }

    /// The bytes of the lines that `range` touches, without the last one's line end.
    pub(crate) fn around(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.starts[self.place(range.start).line - 1];
        let last = self.place(range.end.saturating_sub(1).max(range.start)).line;
        let end = self.starts.get(last).map_or(self.text.len(), |next| next - 1);
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Place, STRIDE};

    #[test]
    fn counts_characters() {
        let text = "Да 🙂 нет\r\nвторая\n";
        let lines = Lines::new(text);
        assert_eq!(lines.place(0), Place { line: 1, column: 1 });
        let at = text.find("нет").unwrap_or_default();
        assert_eq!(lines.place(at), Place { line: 1, column: 6 });
        let at = text.find("вторая").unwrap_or_default();
        assert_eq!(lines.place(at), Place { line: 2, column: 1 });
        assert_eq!(&text[lines.around(&(at..at + 4))], "вторая");
        assert_eq!(lines.place(999), Place { line: 3, column: 1 });
        assert_eq!(Lines::new("").around(&(0..0)), 0..0);
        let long = "да".repeat(STRIDE);
        assert_eq!(Lines::new(&long).place(long.len()), Place { line: 1, column: 2 * STRIDE + 1 });
    }
}
