//! The one place where LSP positions and byte offsets meet.
//!
//! Inside the program every offset is a UTF-8 byte of the source. A client counts columns in the units that
//! were negotiated in `initialize`. The two functions here, [`locate`] and [`position`], are each other's
//! inverse on every place between two characters, and total everywhere else: no client can make them panic.

use std::ops::Range;

use ropey::{Rope, RopeSlice};
use tower_lsp::lsp_types;

/// The unit in which the client counts columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// 16-bit units: what a client means that says nothing.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// The best of what the client offers: UTF-8 costs nothing to convert, UTF-16 is the protocol's default.
    #[must_use]
    pub fn negotiate(offered: Option<&[lsp_types::PositionEncodingKind]>) -> Self {
        let Some(offered) = offered else {
            return Self::Utf16;
        };
        [Self::Utf8, Self::Utf32]
            .into_iter()
            .find(|encoding| offered.contains(&encoding.kind()))
            .unwrap_or(Self::Utf16)
    }

    /// The protocol's name.
    #[must_use]
    pub fn kind(self) -> lsp_types::PositionEncodingKind {
        match self {
            Self::Utf8 => lsp_types::PositionEncodingKind::UTF8,
            Self::Utf16 => lsp_types::PositionEncodingKind::UTF16,
            Self::Utf32 => lsp_types::PositionEncodingKind::UTF32,
        }
    }
}

/// Where a client's position falls in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At this byte. A column past the end of its line means the end of the line (so says the protocol), and
    /// the start of the line after the last one means the end of the text (so do the editors).
    At(usize),
    /// Inside the character that begins at this byte.
    Inside(usize),
    /// After the last line.
    PastEnd,
}

impl Place {
    /// The nearest byte before the place; the end of `rope` for a place past the end. Good enough to answer a
    /// question, not to apply an edit.
    #[must_use]
    pub fn clamp(self, rope: &Rope) -> usize {
        match self {
            Self::At(byte) | Self::Inside(byte) => byte,
            Self::PastEnd => rope.len_bytes(),
        }
    }
}

/// The place of a client's `position` in `rope`.
#[must_use]
pub fn locate(rope: &Rope, position: lsp_types::Position, encoding: Encoding) -> Place {
    let (line, column) = (position.line as usize, position.character as usize);
    let lines = rope.len_lines();
    if line >= lines {
        return if line == lines && column == 0 { Place::At(rope.len_bytes()) } else { Place::PastEnd };
    }
    let content = without_line_end(rope.line(line));
    let start = rope.line_to_byte(line);
    let (char, exact) = match encoding {
        Encoding::Utf8 => {
            let column = column.min(content.len_bytes());
            let char = content.byte_to_char(column);
            (char, content.char_to_byte(char) == column)
        }
        Encoding::Utf16 => {
            let column = column.min(content.len_utf16_cu());
            let char = content.utf16_cu_to_char(column);
            (char, content.char_to_utf16_cu(char) == column)
        }
        Encoding::Utf32 => (column.min(content.len_chars()), true),
    };
    let byte = start + content.char_to_byte(char);
    if exact { Place::At(byte) } else { Place::Inside(byte) }
}

/// The client's position of `byte` in `rope`. Past the end means the end; inside a character, its start.
#[must_use]
pub fn position(rope: &Rope, byte: usize, encoding: Encoding) -> lsp_types::Position {
    let byte = byte.min(rope.len_bytes());
    let line = rope.byte_to_line(byte);
    let content = without_line_end(rope.line(line));
    let in_line = (byte - rope.line_to_byte(line)).min(content.len_bytes());
    let char = content.byte_to_char(in_line);
    let column = match encoding {
        Encoding::Utf8 => content.char_to_byte(char),
        Encoding::Utf16 => content.char_to_utf16_cu(char),
        Encoding::Utf32 => char,
    };
    lsp_types::Position::new(saturate(line), saturate(column))
}

/// The client's range of the bytes `range` of `rope`.
#[must_use]
pub fn range(rope: &Rope, range: &Range<usize>, encoding: Encoding) -> lsp_types::Range {
    lsp_types::Range::new(position(rope, range.start, encoding), position(rope, range.end, encoding))
}

fn saturate(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A line without its `\n`, `\r\n` or `\r`.
fn without_line_end(line: RopeSlice<'_>) -> RopeSlice<'_> {
    let mut end = line.len_chars();
    if end > 0 && line.char(end - 1) == '\n' {
        end -= 1;
    }
    if end > 0 && line.char(end - 1) == '\r' {
        end -= 1;
    }
    line.slice(..end)
}
