//! Prose: a stretch of text as a reader sees it, with the way back to the source.
//!
//! A reply in a YAML file is written with escapes, folds and indents, a Markdown paragraph with `**` and
//! line prefixes. Rules must not care. They work on *logical* offsets (UTF-8 bytes of [`Prose::text`]);
//! this type turns their ranges and replacements into *source* offsets (UTF-8 bytes of the file).

use std::ops::Range;

use crate::finding::Edit;

/// Stands in logical text for something opaque that is skipped: code, an image, a stage direction.
pub const OBJECT: char = '\u{FFFC}';

/// How text must be written to stand at this place of the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Escape {
    /// As it is (Markdown, plain text).
    #[default]
    None,
    /// Inside a JSON string: `\"`, `\\`, `\n`.
    Json,
    /// Inside a JSON5 string in single quotes.
    JsonSingle,
    /// Inside a YAML double-quoted scalar.
    YamlDouble,
    /// Inside a YAML single-quoted scalar: `'` is doubled.
    YamlSingle,
    /// A YAML plain scalar: a replacement that would end it (`: `, ` #`, a newline) is impossible.
    YamlPlain,
    /// A YAML plain scalar inside `[…]` or `{…}`, where commas and brackets would end it too.
    YamlFlow,
    /// A YAML block scalar: new lines get this indentation.
    YamlBlock {
        /// Number of spaces.
        indent: usize,
    },
    /// A folded YAML block scalar (`>`): a new line takes an empty line before it.
    YamlFolded {
        /// Number of spaces.
        indent: usize,
    },
    /// A cell of a Markdown table: `|` is escaped, a newline becomes a space.
    TableCell,
}

/// A run of logical text and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// First logical byte.
    at: usize,
    /// Length in logical bytes.
    len: usize,
    /// Source bytes.
    source: Range<usize>,
    /// The source bytes are the logical bytes; otherwise the piece is atomic (an escape, a fold, an object).
    verbatim: bool,
}

/// Logical text and its map to the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    text: String,
    pieces: Vec<Piece>,
    escape: Escape,
}

/// Builds a [`Prose`] piece by piece, in source order.
#[derive(Debug, Default)]
pub struct ProseBuilder {
    prose: Prose,
}

impl ProseBuilder {
    /// An empty prose that is written with `escape`.
    #[must_use]
    pub fn new(escape: Escape) -> Self {
        Self { prose: Prose { escape, ..Prose::default() } }
    }

    /// Adds the source bytes `range` as they are. `text` must be `&source[range]`.
    pub fn verbatim(&mut self, text: &str, start: usize) {
        if text.is_empty() {
            return;
        }
        let at = self.prose.text.len();
        self.prose.text.push_str(text);
        if let Some(last) = self.prose.pieces.last_mut()
            && last.verbatim
            && last.source.end == start
        {
            last.len += text.len();
            last.source.end += text.len();
            return;
        }
        self.prose.pieces.push(Piece {
            at,
            len: text.len(),
            source: start..start + text.len(),
            verbatim: true,
        });
    }

    /// Adds `text` that stands for the different source bytes `source`: an escape, a folded line break,
    /// or [`OBJECT`] for something skipped.
    pub fn atomic(&mut self, text: &str, source: Range<usize>) {
        let at = self.prose.text.len();
        self.prose.text.push_str(text);
        self.prose.pieces.push(Piece { at, len: text.len(), source, verbatim: false });
    }

    /// Adds [`OBJECT`] for the skipped source bytes.
    pub fn object(&mut self, source: Range<usize>) {
        self.atomic(OBJECT.encode_utf8(&mut [0; 4]), source);
    }

    /// Adds a logical stretch of another prose with its way to the source. An escape that is cut in two is
    /// one atomic piece in either part. Bounds that lie outside or inside a character add nothing.
    pub fn append(&mut self, from: &Prose, logical: Range<usize>) {
        if from.text.get(logical.clone()).is_none() {
            return;
        }
        let first = from.pieces.partition_point(|piece| piece.at + piece.len <= logical.start);
        for piece in from.pieces[first..].iter().take_while(|piece| piece.at < logical.end) {
            let start = piece.at.max(logical.start);
            let end = (piece.at + piece.len).min(logical.end);
            let text = &from.text[start..end];
            if piece.verbatim {
                self.verbatim(text, piece.source.start + (start - piece.at));
            } else {
                self.atomic(text, piece.source.clone());
            }
        }
    }

    /// True if nothing has been added yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.prose.text.is_empty()
    }

    /// The logical text so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.prose.text
    }

    /// The finished prose.
    #[must_use]
    pub fn build(self) -> Prose {
        self.prose
    }
}

impl Prose {
    /// Prose that is a plain stretch of the source: `text` must be `&source[start..]` up to its length.
    #[must_use]
    pub fn plain(text: &str, start: usize) -> Self {
        let mut builder = ProseBuilder::new(Escape::None);
        builder.verbatim(text, start);
        builder.build()
    }

    /// The logical text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The logical stretch `range` as a prose of its own, written with the same escapes.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let mut builder = ProseBuilder::new(self.escape.clone());
        builder.append(self, range);
        builder.build()
    }

    /// The source bytes that the text comes from, in order; markup between them is left out.
    pub fn sources(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.pieces.iter().map(|piece| piece.source.clone())
    }

    /// How replacements are written.
    #[must_use]
    pub fn escape(&self) -> &Escape {
        &self.escape
    }

    /// All source bytes from the first to the last.
    #[must_use]
    pub fn source_span(&self) -> Range<usize> {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => first.source.start..last.source.end,
            _ => 0..0,
        }
    }

    /// The source range of a logical range (from the first byte of its first character to the last of its
    /// last). Skipped source bytes between the two are inside it. An out-of-range argument is clamped.
    #[must_use]
    pub fn source_range(&self, logical: Range<usize>) -> Range<usize> {
        let start = self.source_start(logical.start);
        let end = if logical.end > logical.start { self.source_end(logical.end) } else { start };
        start..end.max(start)
    }

    /// The logical offset of the source byte `at`, if it lies in this prose. Inside an atomic piece it is the
    /// piece's start.
    #[must_use]
    pub fn logical(&self, at: usize) -> Option<usize> {
        let index = self.pieces.partition_point(|piece| piece.source.end <= at);
        let piece = self.pieces.get(index)?;
        if at < piece.source.start {
            return None;
        }
        Some(if piece.verbatim { piece.at + (at - piece.source.start) } else { piece.at })
    }

    /// Source offset at which the character at the logical offset begins.
    fn source_start(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.at + piece.len <= at);
        match self.pieces.get(index) {
            Some(piece) if piece.verbatim => piece.source.start + at.saturating_sub(piece.at),
            Some(piece) => piece.source.start,
            None => self.source_span().end,
        }
    }

    /// Source offset at which the character before the logical offset ends.
    fn source_end(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.at + piece.len < at);
        match self.pieces.get(index) {
            Some(piece) if piece.verbatim => piece.source.start + at.saturating_sub(piece.at),
            Some(piece) if at <= piece.at => piece.source.start,
            Some(piece) => piece.source.end,
            None => self.source_span().end,
        }
    }

    /// True if the logical range is one unbroken verbatim stretch of the source.
    #[must_use]
    pub fn is_verbatim(&self, logical: Range<usize>) -> bool {
        let index = self.pieces.partition_point(|piece| piece.at + piece.len <= logical.start);
        self.pieces.get(index).is_some_and(|piece| piece.verbatim && logical.end <= piece.at + piece.len)
    }

    /// Source edits that replace the logical range by `text`. Skipped source bytes inside the range (markup)
    /// stay where they are. `None` where the text cannot be written at this place (see [`Escape::YamlPlain`]).
    #[must_use]
    pub fn replace(&self, logical: Range<usize>, text: &str) -> Option<Vec<Edit>> {
        if matches!(self.escape, Escape::YamlPlain | Escape::YamlFlow)
            && !self.stays_plain(logical.clone(), text)
        {
            return None;
        }
        let new = self.escaped(text)?;
        if logical.is_empty() {
            // Right after the character before, so that an insertion after a bold word's last letter
            // does not depend on where the markup ends.
            let at = if logical.start == 0 { self.source_start(0) } else { self.source_end(logical.start) };
            return Some(vec![Edit { range: at..at, text: new }]);
        }
        let mut edits: Vec<Edit> = Vec::new();
        let first = self.pieces.partition_point(|piece| piece.at + piece.len <= logical.start);
        for piece in self.pieces[first..].iter().take_while(|piece| piece.at < logical.end) {
            let range = if piece.verbatim {
                let from = piece.source.start + logical.start.saturating_sub(piece.at);
                let to = piece.source.start + (logical.end - piece.at).min(piece.len);
                from..to
            } else {
                piece.source.clone()
            };
            match edits.last_mut() {
                Some(last) if last.range.end == range.start => last.range.end = range.end,
                _ => edits.push(Edit { range, text: String::new() }),
            }
        }
        if let Some(edit) = edits.first_mut() {
            edit.text = new;
        }
        Some(edits)
    }

    /// True if a YAML plain scalar is still one after the replacement. A scalar's text may be split over
    /// several proses (paragraphs), so this looks at the neighbours that it knows and is strict at its ends.
    fn stays_plain(&self, logical: Range<usize>, text: &str) -> bool {
        let (Some(before), Some(after)) = (self.text.get(..logical.start), self.text.get(logical.end..))
        else {
            return false;
        };
        let whole = [before, text, after].concat();
        let flow = self.escape == Escape::YamlFlow;
        let opener = whole.chars().next();
        let second = whole.chars().nth(1);
        let indicator = match opener {
            None => true,
            Some('-' | '?' | ':') => second.is_none_or(char::is_whitespace) || flow,
            Some(c) => c.is_whitespace() || ",[]{}#&*!|>'\"%@`".contains(c),
        };
        !indicator
            && !text.contains(['\n', '\r'])
            && !whole.contains(": ")
            && !whole.contains(":\t")
            && !whole.contains(" #")
            && !whole.contains("\t#")
            && !whole.starts_with("---")
            && !whole.starts_with("...")
            && !whole.ends_with(':')
            && !whole.ends_with(char::is_whitespace)
            && !(flow && (text.contains([',', '[', ']', '{', '}']) || text.contains(':')))
    }

    /// `text` as it must be written in the source.
    fn escaped(&self, text: &str) -> Option<String> {
        Some(match &self.escape {
            Escape::None | Escape::YamlPlain | Escape::YamlFlow => text.to_owned(),
            Escape::Json | Escape::YamlDouble => quoted(text, '"'),
            Escape::JsonSingle => quoted(text, '\''),
            Escape::YamlSingle => {
                if text.contains(['\n', '\r']) {
                    return None;
                }
                text.replace('\'', "''")
            }
            Escape::YamlBlock { indent } => text.replace('\n', &format!("\n{}", " ".repeat(*indent))),
            Escape::YamlFolded { indent } => text.replace('\n', &format!("\n\n{}", " ".repeat(*indent))),
            Escape::TableCell => text.replace('|', "\\|").replace('\n', " "),
        })
    }
}

/// `text` with the escapes of JSON, which are YAML's too.
fn quoted(text: &str, quote: char) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c if (c as u32) < 0x20 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::apply_edits;

    /// `да **нет** \n ещё` with the stars skipped and the escape as one piece.
    fn sample() -> (&'static str, Prose) {
        let source = "> да **нет**\\nещё";
        let mut builder = ProseBuilder::new(Escape::Json);
        builder.verbatim("да ", 2);
        builder.verbatim("нет", 9);
        builder.atomic("\n", 17..19);
        builder.verbatim("ещё", 19);
        (source, builder.build())
    }

    #[test]
    fn ranges_lead_back_to_the_source() {
        let (source, prose) = sample();
        assert_eq!(prose.text(), "да нет\nещё");
        let written = |logical: Range<usize>| &source[prose.source_range(logical)];
        assert_eq!(written(0..4), "да");
        assert_eq!(written(5..11), "нет");
        assert_eq!(written(0..11), "да **нет");
        assert_eq!(written(11..12), "\\n");
        assert_eq!(written(11..14), "\\nе");
        assert!(prose.is_verbatim(5..11) && !prose.is_verbatim(4..11) && !prose.is_verbatim(11..12));
        assert_eq!(prose.logical(9), Some(5));
        assert_eq!(prose.logical(8), None);
        assert_eq!(prose.logical(18), Some(11));
    }

    #[test]
    fn replacements_keep_the_markup() {
        let (source, prose) = sample();
        let replaced = |range, text| apply_edits(source, &prose.replace(range, text).expect("edits"));
        assert_eq!(replaced(5..11, "\"а\""), "> да **\\\"а\\\"**\\nещё");
        assert_eq!(replaced(0..11, "вот"), "> вот****\\nещё");
        assert_eq!(replaced(11..12, " "), "> да **нет** ещё");
        assert_eq!(replaced(11..11, "!"), "> да **нет!**\\nещё");
    }

    #[test]
    fn slices_know_their_place() {
        let (source, prose) = sample();
        let slice = prose.slice(5..14);
        assert_eq!(slice.text(), "нет\nе");
        assert_eq!(&source[slice.source_range(0..6)], "нет");
        assert_eq!(slice.escape(), &Escape::Json);
        assert_eq!(prose.slice(1..3).text(), "", "inside a character there is nothing");
    }

    #[test]
    fn plain_scalars_stay_plain() {
        let plain = |text: &str, escape: Escape| {
            let mut builder = ProseBuilder::new(escape);
            builder.verbatim(text, 0);
            builder.build()
        };
        let block = plain("вышлите скан", Escape::YamlPlain);
        for bad in ["{{name}}, ", "- ", "вот: ", "\"", "а #", "а\nб", "[имя] "] {
            assert_eq!(block.replace(0..0, bad), None, "{bad}");
        }
        assert!(
            block.replace(0..0, "{{name}}, ").is_none() && block.replace(14..14, ", {{name}},").is_some()
        );
        let flow = plain("вышлите скан", Escape::YamlFlow);
        assert_eq!(flow.replace(14..14, ", пожалуйста,"), None);
        assert!(flow.replace(14..14, " нам").is_some());
        assert_eq!(plain("да", Escape::YamlSingle).replace(0..0, "а\nб"), None);
    }

    proptest! {
        /// Whatever the pieces, a slice says the same of the source as the whole.
        #[test]
        fn slices_agree_with_the_whole(bits in prop::collection::vec(("[а-я ]{0,4}", any::<bool>()), 1..8), from in 0..20usize, to in 0..40usize) {
            let mut source = String::new();
            let mut builder = ProseBuilder::new(Escape::None);
            for (bit, atomic) in &bits {
                source.push('*');
                let start = source.len();
                source.push_str(bit);
                if *atomic {
                    builder.atomic("\n", start..source.len());
                } else {
                    builder.verbatim(bit, start);
                }
            }
            let prose = builder.build();
            let bounds: Vec<usize> = prose.text().char_indices().map(|(at, _)| at).chain([prose.text().len()]).collect();
            let (from, to) = (bounds[from % bounds.len()], bounds[to % bounds.len()]);
            if from < to {
                let slice = prose.slice(from..to);
                prop_assert_eq!(slice.text(), &prose.text()[from..to]);
                prop_assert_eq!(slice.source_range(0..slice.text().len()), prose.source_range(from..to));
            }
        }
    }
}
