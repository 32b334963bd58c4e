//! One open document: its text as the client has it, and nothing that is guessed.
//!
//! Following a client's edits is total. What cannot be followed (a reversed range, a column inside a character,
//! a line that is not there) means that the client's text and ours differ already; from then on the document is
//! *lost*: nothing is published from it until the whole text arrives again.

use ropey::Rope;
use tower_lsp::lsp_types::TextDocumentContentChangeEvent;

use super::encoding::{Encoding, Place, locate};

/// Why a document could not be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// An edit's start comes after its end.
    Reversed,
    /// A column inside a character: half of a surrogate pair, or a byte inside a UTF-8 sequence.
    InsideCharacter,
    /// An edit that begins after the last line.
    PastEnd,
    /// A message about the document could not be read or handled.
    Unreadable,
}

impl Lost {
    /// The reason for the log.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Reversed => "an edit with a reversed range",
            Self::InsideCharacter => "an edit with a position inside a character",
            Self::PastEnd => "an edit past the end of the text",
            Self::Unreadable => "an unreadable message",
        }
    }
}

/// The text of a document as the client has it.
#[derive(Clone, Debug)]
pub struct Text {
    rope: Rope,
    lost: Option<Lost>,
}

impl Text {
    /// A whole text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { rope: Rope::from_str(text), lost: None }
    }

    /// The text. Its content means nothing while [`Self::lost`] is set.
    #[must_use]
    pub fn rope(&self) -> &Rope {
        &self.rope
    }

    /// Set when the client's edits could not be followed.
    #[must_use]
    pub fn lost(&self) -> Option<Lost> {
        self.lost
    }

    /// Gives the text up until a whole one arrives.
    pub fn lose(&mut self, why: Lost) {
        self.lost = Some(why);
        self.rope = Rope::new();
    }

    /// Applies one notification's changes in order, each to the outcome of those before it. A change without
    /// a range replaces the whole text and finds a lost document again.
    pub fn apply(&mut self, changes: &[TextDocumentContentChangeEvent], encoding: Encoding) {
        for change in changes {
            match change.range {
                None => *self = Self::new(&change.text),
                Some(_) if self.lost.is_some() => {}
                Some(range) => {
                    let start = locate(&self.rope, range.start, encoding);
                    let end = locate(&self.rope, range.end, encoding);
                    if let Err(why) = self.replace(start, end, &change.text) {
                        self.lose(why);
                    }
                }
            }
        }
    }

    fn replace(&mut self, start: Place, end: Place, text: &str) -> Result<(), Lost> {
        let (start, end) = match (start, end) {
            (Place::Inside(_), _) | (_, Place::Inside(_)) => return Err(Lost::InsideCharacter),
            (Place::PastEnd, _) => return Err(Lost::PastEnd),
            // "Everything from here on": editors replace a whole text by a range with a huge end.
            (Place::At(start), Place::PastEnd) => (start, self.rope.len_bytes()),
            (Place::At(start), Place::At(end)) => (start, end),
        };
        if start > end {
            return Err(Lost::Reversed);
        }
        let start = self.rope.byte_to_char(start);
        let end = self.rope.byte_to_char(end);
        self.rope.remove(start..end);
        self.rope.insert(start, text);
        Ok(())
    }
}
