//! What the readers of Markdown and plain text hand to the one engine that decides who speaks.

use std::ops::Range;

use super::Role;
use crate::text::Prose;

/// The outer form of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// Lines without an empty one between them.
    Paragraph,
    /// An item of a list.
    Item {
        /// A numbered list.
        ordered: bool,
        /// 0 for a list that stands in no other.
        depth: usize,
    },
    /// A cell of a table's body.
    Cell,
    /// A heading.
    Heading {
        /// 1 for `#`.
        level: u8,
    },
    /// `---`, `═══`: a message ends.
    Rule,
}

/// One paragraph, item, cell or heading with its way back to the source.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) kind: UnitKind,
    pub(super) prose: Prose,
    /// Logical ranges in italics.
    pub(super) italics: Vec<Range<usize>>,
    /// Source bytes, marks included.
    pub(super) range: Range<usize>,
    /// An empty line stands before.
    pub(super) gap: bool,
    /// The text is indented, or stands deeper in a list's item.
    pub(super) indented: bool,
    /// The text stands in a block quotation.
    pub(super) quoted: bool,
    /// The speaker, where a table's heading tells; `Ignored` for bad examples.
    pub(super) voice: Option<Role>,
}

impl Unit {
    pub(super) fn new(kind: UnitKind, prose: Prose, range: Range<usize>) -> Self {
        Self {
            kind,
            prose,
            italics: Vec::new(),
            range,
            gap: true,
            indented: false,
            quoted: false,
            voice: None,
        }
    }

    /// True if every letter of the logical range is in italics.
    pub(super) fn is_italic(&self, range: Range<usize>) -> bool {
        if self.italics.is_empty() {
            return false;
        }
        let text = &self.prose.text()[range.clone()];
        let mut letters = false;
        for (at, c) in text.char_indices() {
            if c.is_alphanumeric() {
                letters = true;
                let at = range.start + at;
                if !self.italics.iter().any(|italic| italic.contains(&at)) {
                    return false;
                }
            }
        }
        letters
    }
}
