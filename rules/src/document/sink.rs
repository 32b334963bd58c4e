//! Collects blocks, turns and segments while a reader walks through its file.

use std::ops::Range;

use super::placeholders::placeholders;
use super::{Block, Document, Part, Placeholder, Role, Segment, Shape, Step, Turn};
use crate::text::Prose;
use crate::text::prose::OBJECT;
use crate::text::script::Letters;

/// No role yet.
const BLANK: u8 = 0;

/// The byte that stands for a role: its place in [`Role::ALL`], after [`BLANK`].
fn code(role: Role) -> u8 {
    role as u8 + 1
}

/// A document under construction.
pub(super) struct Sink {
    /// What is finished.
    pub(super) document: Document,
    /// One role code per source byte: painting is simpler than splitting ranges, and cannot overlap.
    paint: Vec<u8>,
    /// The turn that takes blocks now.
    open: Option<Turn>,
    open_message: usize,
    messages: usize,
    step: Option<usize>,
}

impl Sink {
    pub(super) fn new(document: Document) -> Self {
        let paint = vec![BLANK; document.source.len()];
        Self { document, paint, open: None, open_message: 0, messages: 0, step: None }
    }

    /// Says what source bytes are. A later call wins.
    pub(super) fn paint(&mut self, range: Range<usize>, role: Role) {
        if let Some(bytes) = self.paint.get_mut(range) {
            bytes.fill(code(role));
        }
    }

    /// Says what the source bytes of a prose are, the markup between them left alone.
    pub(super) fn paint_prose(&mut self, prose: &Prose, role: Role) {
        for source in prose.sources() {
            self.paint(source, role);
        }
    }

    /// A number for a new message.
    pub(super) fn new_message(&mut self) -> usize {
        self.messages += 1;
        self.messages - 1
    }

    /// The role of the turn that is open.
    pub(super) fn speaker(&self) -> Option<Role> {
        self.open.as_ref().map(|turn| turn.role)
    }

    /// The number the next block will get.
    pub(super) fn next_block(&self) -> usize {
        self.document.blocks.len()
    }

    /// Ends the open turn.
    pub(super) fn close(&mut self) {
        if let Some(turn) = self.open.take()
            && !turn.blocks.is_empty()
        {
            self.document.turns.push(turn);
        }
    }

    /// Begins a turn; `label` is the label's source bytes.
    pub(super) fn open(&mut self, role: Role, label: Option<Range<usize>>, message: usize) {
        self.close();
        let next = self.next_block();
        let start = label.as_ref().map_or(usize::MAX, |label| label.start);
        let end = label.as_ref().map_or(0, |label| label.end);
        self.open = Some(Turn { role, label, blocks: next..next, range: start..end });
        self.open_message = message;
    }

    /// Goes on with the open turn if it is this one, else begins it.
    pub(super) fn ensure(&mut self, role: Role, message: usize) {
        let same = self.open.as_ref().is_some_and(|turn| turn.role == role && self.open_message == message);
        if !same {
            self.open(role, None, message);
        }
    }

    /// Adds a block to the open turn. Its text is trimmed; a block without a letter or digit is no block.
    pub(super) fn push(&mut self, role: Role, prose: &Prose, shape: Shape, keys: &[String]) -> Option<usize> {
        let text = prose.text();
        let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
        let start = text.len() - text.trim_start_matches(blank).len();
        let end = text.trim_end_matches(blank).len();
        if start >= end {
            return None;
        }
        // Kazakh, Ukrainian and the like beside the Russian text are none of our business.
        if role != Role::Heading && Letters::of(text).is_other_cyrillic() {
            self.paint_prose(prose, Role::Ignored);
            return None;
        }
        let trimmed;
        let prose = if start == 0 && end == text.len() {
            prose
        } else {
            trimmed = prose.slice(start..end);
            &trimmed
        };
        self.paint_prose(prose, role);
        self.paint_objects(prose);
        let found = placeholders(prose.text());
        for placeholder in &found {
            self.paint(prose.source_range(placeholder.range.clone()), Role::Placeholder);
        }
        let spoken = prose.text().contains(|c: char| c.is_alphanumeric())
            || !found.is_empty()
            || (role == Role::Agent
                && prose.text().contains(|c: char| {
                    !c.is_ascii() && c != OBJECT && !c.is_whitespace() && !"—–«»…•→".contains(c)
                }));
        if !spoken {
            return None;
        }
        Some(self.add(role, prose.clone(), found, shape, keys))
    }

    fn add(
        &mut self,
        role: Role,
        prose: Prose,
        placeholders: Vec<Placeholder>,
        shape: Shape,
        keys: &[String],
    ) -> usize {
        if self.open.is_none() {
            let message = self.new_message();
            self.open(role, None, message);
        }
        let index = self.next_block();
        let span = prose.source_span();
        if let Some(turn) = &mut self.open {
            turn.blocks.end = index + 1;
            turn.range.start = turn.range.start.min(span.start);
            turn.range.end = turn.range.end.max(span.end);
        }
        self.document.blocks.push(Block {
            role,
            prose,
            placeholders,
            shape,
            turn: self.document.turns.len(),
            message: self.open_message,
            step: self.step,
            keys: keys.to_vec(),
        });
        index
    }

    /// What [`OBJECT`] stands for is nobody's speech until somebody says otherwise.
    fn paint_objects(&mut self, prose: &Prose) {
        for (at, object) in prose.text().match_indices(OBJECT) {
            self.paint(prose.source_range(at..at + object.len()), Role::Ignored);
        }
    }

    /// A heading: a step and a block of its own.
    pub(super) fn heading(&mut self, prose: &Prose, level: u8) {
        self.close();
        let title = prose.text().replace(OBJECT, "").trim().to_owned();
        let part = part_of(&title);
        let text = prose.text();
        let start = text.len() - text.trim_start().len();
        let range = prose.source_range(start..text.trim_end().len().max(start));
        self.step(title, range, level, part);
        let message = self.new_message();
        self.open(Role::Heading, None, message);
        self.push(Role::Heading, prose, Shape::Paragraph, &[]);
        self.close();
    }

    /// Begins a step; blocks that follow stand under it.
    pub(super) fn step(&mut self, title: String, range: Range<usize>, level: u8, part: Option<Part>) {
        self.step = Some(self.document.steps.len());
        self.document.steps.push(Step { title, range, level, part });
    }

    /// Blocks that follow stand under no heading.
    pub(super) fn no_step(&mut self) {
        self.step = None;
    }

    /// The finished document, without suppressions.
    pub(super) fn finish(mut self) -> Document {
        self.close();
        let bytes = &self.paint;
        let mut segments = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let value = bytes[at];
            let len = bytes[at..].iter().take_while(|&&byte| byte == value).count();
            if value != BLANK {
                segments.push(Segment { range: at..at + len, role: Role::ALL[usize::from(value) - 1] });
            }
            at += len;
        }
        self.document.segments = segments;
        self.document
    }
}

/// What a heading or a key says its part is for.
pub(super) fn part_of(title: &str) -> Option<Part> {
    let lower = title.to_lowercase();
    let words: Vec<&str> = super::words::words(&lower).collect();
    if words.len() > 8 {
        return None;
    }
    for (i, word) in words.iter().enumerate() {
        let next = words.get(i + 1).copied().unwrap_or_default();
        let of_something = |stems: &[&str]| stems.iter().any(|stem| next.starts_with(stem));
        if word.starts_with("приветстви") || matches!(*word, "greeting" | "greetings" | "opening") {
            return Some(Part::Opening);
        }
        if word.starts_with("представлени")
            && !of_something(&["товар", "продукт", "услуг", "решени", "предложени", "о", "проект", "тариф"])
        {
            return Some(Part::Opening);
        }
        if word.starts_with("прощани") || matches!(*word, "closing" | "farewell") {
            return Some(Part::Closing);
        }
        if word.starts_with("завершени")
            && !of_something(&[
                "заказ",
                "оплат",
                "ремонт",
                "работ",
                "регистрац",
                "оформлен",
                "покупк",
                "акци",
                "записи",
                "доставк",
                "заявк",
            ])
        {
            return Some(Part::Closing);
        }
    }
    None
}
