//! Plain text: lines to units. There is no markup but labels, dashes, brackets, list marks and headings.

use std::ops::Range;

use super::sink::part_of;
use super::suppress::Comment;
use super::unit::{Unit, UnitKind};
use super::words::words;
use crate::text::fold::is_letter;
use crate::text::{Escape, ProseBuilder};

/// What a reader found.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) units: Vec<Unit>,
    pub(super) comments: Vec<Comment>,
    /// Code and comments: nobody's speech.
    pub(super) ignored: Vec<Range<usize>>,
}

/// A line of the source.
#[derive(Clone, Debug)]
struct Line {
    /// Without blanks at either end and without the line break.
    text: Range<usize>,
    /// Where the text begins, list marks included.
    mark: usize,
    /// Where the next line begins.
    end: usize,
    indent: usize,
}

/// Lines that may still belong together.
struct Reader<'a> {
    source: &'a str,
    reading: Reading,
    open: Vec<Line>,
    kind: UnitKind,
    quoted: bool,
    /// An empty line stands before the open lines.
    gap: bool,
    /// An empty line has just been read.
    blank: bool,
}

/// Reads `source` from `from` on.
pub(super) fn read(source: &str, from: usize) -> Reading {
    let mut reader = Reader {
        source,
        reading: Reading::default(),
        open: Vec::new(),
        kind: UnitKind::Paragraph,
        quoted: false,
        gap: true,
        blank: true,
    };
    for line in lines(source, from) {
        reader.line(line);
    }
    reader.flush();
    headings(&mut reader.reading.units);
    reader.reading
}

impl Reader<'_> {
    fn line(&mut self, line: Line) {
        let source = self.source;
        let text = &source[line.text.clone()];
        if text.is_empty() {
            self.flush();
            self.blank = true;
        } else if let Some(comment) = comment(source, &line) {
            self.flush();
            self.reading.ignored.push(line.text.clone());
            self.reading.comments.extend(comment);
        } else if let Some((level, title)) = hash_heading(text) {
            self.begin(UnitKind::Heading { level }, false);
            let mark = line.text.start;
            self.open.push(line.from(mark + title));
            self.flush();
            if let Some(unit) = self.reading.units.last_mut() {
                unit.range.start = mark;
            }
            self.blank = true;
        } else if is_rule(text) {
            self.rule(line);
        } else if let Some(said) = text.strip_prefix('>') {
            // A quotation as in e-mail.
            if !self.quoted || self.kind != UnitKind::Paragraph {
                self.begin(UnitKind::Paragraph, true);
            }
            let start = line.text.end - said.trim_start().len();
            self.open.push(line.from(start));
        } else if let Some((ordered, mark)) = list_mark(text) {
            let depth = usize::from(line.indent >= 2);
            self.begin(UnitKind::Item { ordered, depth }, false);
            let start = line.text.start + mark;
            self.open.push(line.from(start));
        } else {
            let item = matches!(self.kind, UnitKind::Item { .. });
            if self.open.is_empty() || self.quoted || (item && line.indent == 0) {
                self.begin(UnitKind::Paragraph, false);
            }
            self.open.push(line);
        }
    }

    /// A line of dashes ends a message; under a short line it makes a heading of it.
    fn rule(&mut self, line: Line) {
        if let [title] = self.open.as_slice()
            && self.kind == UnitKind::Paragraph
            && is_title(&self.source[title.text.clone()])
        {
            self.kind = UnitKind::Heading { level: 1 };
            self.flush();
        } else {
            self.begin(UnitKind::Rule, false);
            self.open.push(line);
            self.flush();
        }
        self.blank = true;
    }

    fn begin(&mut self, kind: UnitKind, quoted: bool) {
        self.flush();
        self.kind = kind;
        self.quoted = quoted;
        self.gap = std::mem::take(&mut self.blank);
    }

    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.open);
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return;
        };
        let source = self.source;
        let mut builder = ProseBuilder::new(Escape::None);
        for (i, line) in lines.iter().enumerate() {
            builder.verbatim(&source[line.text.clone()], line.text.start);
            if i + 1 < lines.len() {
                if source[..line.end].ends_with("\r\n") {
                    builder.atomic("\n", line.end - 2..line.end);
                } else {
                    builder.verbatim("\n", line.end - 1);
                }
            }
        }
        let mut unit = Unit::new(self.kind, builder.build(), first.mark..last.text.end);
        unit.gap = self.gap;
        unit.indented = first.indent > 0;
        unit.quoted = self.quoted;
        self.reading.units.push(unit);
        self.kind = UnitKind::Paragraph;
        self.quoted = false;
        self.gap = false;
    }
}

impl Line {
    /// The line without the mark before `start`.
    fn from(self, start: usize) -> Self {
        Self { text: start..self.text.end.max(start), ..self }
    }
}

fn lines(source: &str, from: usize) -> Vec<Line> {
    let mut found = Vec::new();
    let mut at = from;
    for raw in source[from..].split_inclusive('\n') {
        let line = raw.trim_end();
        let text = line.trim_start();
        let start = at + (line.len() - text.len());
        found.push(Line {
            text: start..start + text.len(),
            mark: start,
            end: at + raw.len(),
            indent: line.len() - text.len(),
        });
        at += raw.len();
    }
    found
}

/// A line that is a comment: `# courtesy: …`, `// courtesy: …`, `<!-- … -->`. `Some(None)` for other comments.
fn comment(source: &str, line: &Line) -> Option<Option<Comment>> {
    let text = &source[line.text.clone()];
    for mark in ["#", "//"] {
        if let Some(body) = text.strip_prefix(mark)
            && body.trim_start().starts_with("courtesy:")
        {
            return Some(Comment::read(
                source,
                line.text.clone(),
                line.text.start + mark.len()..line.text.end,
                None,
            ));
        }
    }
    let body = text.strip_prefix("<!--")?.strip_suffix("-->")?;
    let start = line.text.start + 4;
    Some(Comment::read(source, line.text.clone(), start..start + body.len(), None))
}

/// `# Приветствие`: the level and where the title begins.
fn hash_heading(text: &str) -> Option<(u8, usize)> {
    let level = text.bytes().take_while(|&b| b == b'#').count();
    let rest = &text[level..];
    let title = rest.trim_start();
    ((1..=6).contains(&level) && title.len() < rest.len() && title.contains(is_letter))
        .then(|| (u8::try_from(level).unwrap_or(6), text.len() - title.len()))
}

/// `-----`, `═════`, `* * *`
fn is_rule(text: &str) -> bool {
    let Some(first) = text.chars().next().filter(|c| "-=_*═─━—–~•·#+".contains(*c)) else {
        return false;
    };
    let mut count = 0;
    for c in text.chars() {
        if c == first {
            count += 1;
        } else if c != ' ' {
            return false;
        }
    }
    count >= 3
}

/// `- `, `• `, `1. `, `2) `, `1️⃣ `: whether it is a number, and where the item's text begins.
pub(super) fn list_mark(text: &str) -> Option<(bool, usize)> {
    let first = text.chars().next()?;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (ordered, mark) = if digits > 0 && digits <= 2 {
        let rest = &text[digits..];
        if let Some(rest) = rest.strip_prefix("\u{fe0f}\u{20e3}").or_else(|| rest.strip_prefix('\u{20e3}')) {
            (true, text.len() - rest.len())
        } else {
            rest.starts_with(['.', ')']).then_some((true, digits + 1))?
        }
    } else if "-•*·▪◦‣+●○■□".contains(first) {
        (false, first.len_utf8())
    } else if matches!(first, '—' | '–') {
        // A dash before a small letter enumerates; before a capital it may open a turn.
        let item = text[first.len_utf8()..].trim_start();
        item.starts_with(char::is_lowercase).then_some((false, first.len_utf8()))?
    } else {
        return None;
    };
    let rest = &text[mark..];
    let item = rest.trim_start();
    (item.len() < rest.len() && !item.is_empty()).then_some((ordered, text.len() - item.len()))
}

/// A short line without an end mark, a colon inside or a placeholder.
fn is_title(text: &str) -> bool {
    let body = text.trim_end_matches(':');
    text.len() <= 120
        && words(body).count() <= 8
        && body.contains(is_letter)
        && !body.ends_with(['.', '!', '?', ',', ';', '…'])
        && !body.contains([':', '{', '<', '%'])
}

fn is_capitals(text: &str) -> bool {
    !text.contains(char::is_lowercase)
        && words(text).any(|word| word.chars().filter(|c| c.is_uppercase()).count() >= 4)
}

/// Turns paragraphs that are clear headings into headings: capitals where they head more than one part,
/// «Шаг 1. …», «Приветствие».
fn headings(units: &mut [Unit]) {
    let single = |unit: &Unit| {
        let text = unit.prose.text();
        let apart = match unit.kind {
            UnitKind::Paragraph => unit.gap,
            // `2. ВОЗРАЖЕНИЯ`
            UnitKind::Item { ordered, .. } => ordered,
            _ => false,
        };
        apart && !text.contains('\n') && is_title(text) && !unit.indented
    };
    let capitals = units.iter().filter(|unit| single(unit) && is_capitals(unit.prose.text())).count();
    let count = units.len();
    for i in 0..count {
        let (before, after) = units.split_at_mut(i + 1);
        // A heading has something under it, and that is no further item of a list.
        let (Some(unit), Some(next)) = (before.last_mut(), after.first()) else {
            continue;
        };
        let item = matches!(unit.kind, UnitKind::Item { .. });
        if !single(unit) || (item && matches!(next.kind, UnitKind::Item { .. })) {
            continue;
        }
        let text = unit.prose.text();
        let lower = text.to_lowercase();
        let numbered = ["шаг ", "этап ", "блок "].iter().any(|start| lower.starts_with(start))
            && text.contains(|c: char| c.is_ascii_digit());
        let named =
            part_of(text).is_some() && words(text).count() <= 3 && text.starts_with(char::is_uppercase);
        if numbered || named || (is_capitals(text) && (capitals >= 2 || part_of(text).is_some())) {
            unit.kind = UnitKind::Heading { level: 2 };
        }
    }
}
