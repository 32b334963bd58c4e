//! Markdown: a library finds paragraphs, items, cells and emphasis with their offsets; this reader turns them
//! into units whose prose leads back to the source byte for byte.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::Role;
use super::html::{Html, pieces, tag};
use super::placeholders::placeholders;
use super::suppress::Comment;
use super::tables::column_role;
use super::text::Reading;
use super::unit::{Unit, UnitKind};
use super::words::russian_words;
use crate::text::{Escape, ProseBuilder};

/// A paragraph, item, heading or cell that is being read.
struct Leaf {
    kind: UnitKind,
    builder: ProseBuilder,
    italics: Vec<Range<usize>>,
    /// Logical starts of open emphasis.
    emphasis: Vec<usize>,
    range: Range<usize>,
    /// Source bytes before this one are done with.
    done: usize,
    /// Placeholders whose underscores and stars are no emphasis.
    protected: Vec<Range<usize>>,
    comments: Vec<(Range<usize>, Range<usize>)>,
    indented: bool,
}

struct Reader<'a> {
    source: &'a str,
    reading: Reading,
    leaf: Option<Leaf>,
    /// One entry for each open list: ordered.
    lists: Vec<bool>,
    /// One entry for each open item: its source bytes, and whether its first text has been read.
    items: Vec<(Range<usize>, bool)>,
    quotes: usize,
    /// Everything up to this byte is opaque: an image, struck text.
    opaque: usize,
    /// Columns of the open table, `None` in its head.
    columns: Vec<Option<Role>>,
    column: usize,
    in_head: bool,
    in_table: bool,
    /// The HTML block that is open.
    html: Option<Range<usize>>,
    code: Option<Range<usize>>,
}

/// Reads `source` from `from` on.
pub(super) fn read(source: &str, from: usize) -> Reading {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        source,
        reading: Reading::default(),
        leaf: None,
        lists: Vec::new(),
        items: Vec::new(),
        quotes: 0,
        opaque: 0,
        columns: Vec::new(),
        column: 0,
        in_head: false,
        in_table: false,
        html: None,
        code: None,
    };
    for (event, range) in Parser::new_ext(&source[from..], options).into_offset_iter() {
        reader.event(event, range.start + from..range.end + from);
    }
    reader.close();
    reader.gaps();
    reader.reading
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(_) if self.code.is_some() => {}
            Event::Text(text) => self.text(&text, range),
            Event::SoftBreak | Event::HardBreak => {
                if range.start >= self.opaque {
                    self.line_break(range);
                }
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) => {
                self.object(range);
            }
            Event::Html(_) => {}
            Event::InlineHtml(_) => self.inline_html(range),
            Event::Rule => {
                self.close();
                self.reading.units.push(Unit::new(UnitKind::Rule, ProseBuilder::default().build(), range));
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open(UnitKind::Paragraph, range),
            Tag::Heading { level, .. } => self.open(UnitKind::Heading { level: level as u8 }, range),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::CodeBlock(kind) => {
                self.close();
                // Indented text under a turn is speech that goes on, if it is Russian.
                if kind == CodeBlockKind::Indented && russian_words(&self.source[range.clone()], 2) >= 2 {
                    self.open(UnitKind::Paragraph, range);
                    if let Some(leaf) = &mut self.leaf {
                        leaf.indented = true;
                    }
                } else {
                    self.reading.ignored.push(range.clone());
                    self.code = Some(range);
                }
            }
            Tag::HtmlBlock => {
                self.close();
                self.html = Some(range);
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(first.is_some());
            }
            Tag::Item => {
                self.close();
                self.items.push((range, false));
            }
            Tag::Table(_) => {
                self.close();
                self.in_table = true;
                self.columns.clear();
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
            }
            Tag::TableRow => self.column = 0,
            Tag::TableCell => {
                self.close();
                self.open(UnitKind::Cell, range);
            }
            Tag::Emphasis => {
                if let Some(leaf) = self.inline(&range)
                    && !leaf.protects(range.start)
                {
                    let at = leaf.builder.text().len();
                    leaf.emphasis.push(at);
                }
            }
            Tag::Strikethrough | Tag::Image { .. } => self.object(range),
            Tag::Link { link_type, dest_url, .. } => {
                // `[Имя](клиент)` is a placeholder with a remark, not a link.
                let address = dest_url.contains(['/', '#', '.', ':', '@', '?']);
                if link_type == LinkType::Inline
                    && !address
                    && !dest_url.is_empty()
                    && range.start >= self.opaque
                {
                    self.raw(range.clone());
                    self.opaque = self.opaque.max(range.end);
                } else {
                    self.inline(&range);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.close();
                self.code = None;
            }
            TagEnd::HtmlBlock => {
                if let Some(range) = self.html.take() {
                    self.html_block(range);
                }
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.close();
                self.items.pop();
            }
            TagEnd::TableHead => self.in_head = false,
            TagEnd::Table => {
                self.close();
                self.in_table = false;
            }
            TagEnd::Emphasis => {
                if let Some(leaf) = &mut self.leaf
                    && !leaf.protects(range.start)
                    && let Some(start) = leaf.emphasis.pop()
                {
                    let end = leaf.builder.text().len();
                    leaf.italics.push(start..end);
                }
            }
            _ => {}
        }
    }

    /// Begins a leaf. The first one in an item takes the item's mark.
    fn open(&mut self, kind: UnitKind, mut range: Range<usize>) {
        self.close();
        let mut kind = kind;
        let mut indented = false;
        if kind == UnitKind::Paragraph
            && let Some((item, read)) = self.items.last_mut()
        {
            if *read {
                indented = true;
            } else {
                *read = true;
                range.start = item.start.min(range.start);
                kind = UnitKind::Item {
                    ordered: self.lists.last().copied().unwrap_or(false),
                    depth: self.lists.len().saturating_sub(1),
                };
            }
        }
        let escape = if kind == UnitKind::Cell { Escape::TableCell } else { Escape::None };
        self.leaf = Some(Leaf {
            kind,
            builder: ProseBuilder::new(escape),
            italics: Vec::new(),
            emphasis: Vec::new(),
            done: range.start,
            protected: protected(self.source, range.clone()),
            range,
            comments: Vec::new(),
            indented,
        });
    }

    /// The open leaf; tight items have no paragraph of their own, so inline text opens one.
    fn inline(&mut self, range: &Range<usize>) -> Option<&mut Leaf> {
        if self.leaf.is_none() && self.code.is_none() && self.html.is_none() && !self.items.is_empty() {
            // All of the item, as far as it is not too long: what the text ends with is not known yet.
            let item = self.items.last().map_or(range.end, |(item, _)| item.end);
            let mut end = item.min(range.start + 4096).max(range.end);
            while !self.source.is_char_boundary(end) {
                end -= 1;
            }
            self.open(UnitKind::Paragraph, range.start..end);
            if let Some(leaf) = &mut self.leaf {
                leaf.range.end = range.end;
            }
        }
        if let Some(leaf) = &mut self.leaf {
            leaf.range.end = leaf.range.end.max(range.end);
        }
        self.leaf.as_mut()
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if range.start < self.opaque {
            return;
        }
        let source = self.source;
        if let Some(leaf) = self.inline(&range) {
            leaf.add(source, text, range);
        }
    }

    /// Source bytes as they are.
    fn raw(&mut self, range: Range<usize>) {
        let source = self.source;
        if let Some(leaf) = self.inline(&range) {
            leaf.add(source, &source[range.clone()], range);
        }
    }

    fn line_break(&mut self, range: Range<usize>) {
        let source = self.source;
        if let Some(leaf) = self.inline(&range)
            && range.start >= leaf.done
        {
            leaf.done = range.end;
            if &source[range.clone()] == "\n" {
                leaf.builder.verbatim("\n", range.start);
            } else {
                leaf.builder.atomic("\n", range);
            }
        }
    }

    fn object(&mut self, range: Range<usize>) {
        if range.start < self.opaque {
            return;
        }
        self.opaque = range.end;
        if let Some(leaf) = self.inline(&range)
            && range.start >= leaf.done
        {
            leaf.done = range.end;
            leaf.builder.object(range);
        }
    }

    fn inline_html(&mut self, range: Range<usize>) {
        if range.start < self.opaque {
            return;
        }
        let source = self.source;
        match tag(&source[..range.end], range.start) {
            Some((Html::Comment(outer, body), _)) => {
                self.reading.ignored.push(outer.clone());
                if let Some(leaf) = self.inline(&range) {
                    leaf.comments.push((outer, body));
                    leaf.done = leaf.done.max(range.end);
                }
            }
            Some((Html::Break(_), _)) => {
                if let Some(leaf) = self.inline(&range)
                    && range.start >= leaf.done
                {
                    leaf.done = range.end;
                    leaf.builder.atomic("\n", range);
                }
            }
            Some(_) => {
                self.inline(&range);
            }
            // `<name>` is a placeholder.
            None => self.raw(range),
        }
    }

    fn html_block(&mut self, range: Range<usize>) {
        let source = self.source;
        for piece in pieces(&source[range.clone()]) {
            let shift = |inner: Range<usize>| inner.start + range.start..inner.end + range.start;
            match piece {
                Html::Comment(outer, body) => {
                    self.close();
                    let (outer, body) = (shift(outer), shift(body));
                    self.reading.ignored.push(outer.clone());
                    self.reading.comments.extend(Comment::read(source, outer, body, None));
                }
                Html::Break(_) => self.close(),
                Html::Tag(tag) => {
                    let tag = shift(tag);
                    if tag.len() > 200 || source[tag.clone()].starts_with("<s") {
                        self.reading.ignored.push(tag);
                    }
                }
                Html::Text(text) => self.html_text(shift(text)),
            }
        }
        self.close();
    }

    /// Text of an HTML block: lines without their indents.
    fn html_text(&mut self, range: Range<usize>) {
        let source = self.source;
        let mut at = range.start;
        for line in source[range].split_inclusive('\n') {
            let end = at + line.len();
            let ends = line.ends_with('\n');
            let mut text = if ends { line.trim_end() } else { line };
            let fresh = self
                .leaf
                .as_ref()
                .is_none_or(|leaf| leaf.builder.text().ends_with('\n') || leaf.builder.is_empty());
            if fresh {
                text = text.trim_start();
            }
            let start = if fresh { at + (line.len() - line.trim_start().len()).min(line.len()) } else { at };
            if !text.is_empty() {
                if self.leaf.is_none() {
                    self.open(UnitKind::Paragraph, start..start + text.len());
                }
                self.raw(start..start + text.len());
            }
            if ends && self.leaf.is_some() {
                if line.trim().is_empty() && fresh {
                    self.close();
                } else {
                    self.line_break(end - 1..end);
                }
            }
            at = end;
        }
    }

    fn end_cell(&mut self) {
        let Some(leaf) = self.leaf.take() else {
            return;
        };
        if self.in_head {
            self.columns.push(column_role(leaf.builder.text()));
        } else {
            let told = self.columns.iter().any(Option::is_some);
            let voice = match self.columns.get(self.column) {
                Some(Some(role)) => Some(*role),
                // Beside a column of speech the others are notes.
                _ if told => Some(Role::Direction),
                _ => None,
            };
            self.finish(leaf, voice);
        }
        self.column += 1;
    }

    fn close(&mut self) {
        if let Some(leaf) = self.leaf.take() {
            self.finish(leaf, None);
        }
    }

    fn finish(&mut self, leaf: Leaf, voice: Option<Role>) {
        let Leaf { mut kind, builder, mut italics, emphasis, range, comments, indented, .. } = leaf;
        let prose = builder.build();
        for (outer, body) in comments {
            self.reading.comments.extend(Comment::read(self.source, outer, body, Some(range.clone())));
        }
        let text = prose.text();
        // «Текст.» over `---` is a paragraph and a rule, not a heading.
        let underlined = matches!(kind, UnitKind::Heading { .. })
            && !self.source[range.clone()].trim_start().starts_with('#')
            && (text.contains('\n')
                || text.contains(':')
                || text.trim_end().ends_with(['.', '!', '?', ';', ',', '…']));
        if underlined {
            kind = UnitKind::Paragraph;
        }
        italics.extend(emphasis.into_iter().map(|start| start..text.len()));
        let end = range.end;
        let mut unit = Unit::new(kind, prose, range);
        unit.italics = italics;
        unit.quoted = self.quotes > 0;
        unit.voice = voice;
        unit.indented = indented;
        self.reading.units.push(unit);
        if underlined {
            self.reading.units.push(Unit::new(UnitKind::Rule, ProseBuilder::default().build(), end..end));
        }
    }

    /// Marks the units that an empty line stands before.
    fn gaps(&mut self) {
        let mut before = 0;
        for unit in &mut self.reading.units {
            let start = unit.range.start.max(before);
            let end_of_text = self.source[..before].trim_end().len().min(before);
            let between = &self.source[end_of_text..start];
            unit.gap = before == 0 || between.bytes().filter(|&b| b == b'\n').count() >= 2;
            before = before.max(unit.range.end);
        }
    }
}

impl Leaf {
    /// True if the source byte lies in a protected placeholder.
    fn protects(&self, at: usize) -> bool {
        self.protected
            .get(self.protected.partition_point(|range| range.end <= at))
            .is_some_and(|range| range.start <= at)
    }

    /// Adds text that stands for the source bytes `range`; placeholders in the way go in whole.
    fn add(&mut self, source: &str, text: &str, range: Range<usize>) {
        if range.end <= self.done {
            return;
        }
        let verbatim = source[range.clone()] == *text;
        if !verbatim {
            if range.start >= self.done {
                self.builder.atomic(text, range.clone());
                self.done = range.end;
            }
            return;
        }
        let mut at = range.start.max(self.done);
        while let Some(next) = self
            .protected
            .get(self.protected.partition_point(|next| next.start < at))
            .filter(|next| next.start < range.end)
            .cloned()
        {
            self.builder.verbatim(&source[at..next.start], at);
            self.builder.verbatim(&source[next.clone()], next.start);
            at = next.end;
        }
        if at < range.end {
            self.builder.verbatim(&source[at..range.end], at);
        }
        self.done = at.max(range.end);
    }
}

/// Placeholders in a leaf's source that hold signs of emphasis: `{{_first_name_}}`.
fn protected(source: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let text = &source[range.clone()];
    if !text.contains(['{', '%', '[', '$', '#']) || !text.contains(['*', '_', '~', '\\', '<', '`']) {
        return Vec::new();
    }
    placeholders(text)
        .into_iter()
        .filter(|placeholder| text[placeholder.range.clone()].contains(['*', '_', '~', '\\', '<', '`']))
        .map(|placeholder| range.start + placeholder.range.start..range.start + placeholder.range.end)
        .collect()
}
