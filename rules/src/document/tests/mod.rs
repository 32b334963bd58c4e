//! Tests of the readers. Most read a small text and look at [`dump`], which says who speaks in a line a block.

mod collections;
mod properties;
mod prose;
mod shapes;

use std::fmt::Write as _;

use super::{Document, Format, FrontMatter, Role, Shape};
use crate::settings::Settings;
use crate::text::prose::OBJECT;

fn parse(format: Format, source: &str) -> Document {
    let document = Document::parse(source, format, &FrontMatter::default(), &Settings::default());
    check(&document);
    document
}

/// One line a block: the speaker, the message where it matters, the form, the text. `◌` is an object.
fn dump(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        let role = match block.role {
            Role::Agent => "agent",
            Role::Client => "client",
            Role::Direction => "direction",
            Role::Heading => "heading",
            _ => "?",
        };
        let shape = match &block.shape {
            Shape::Paragraph | Shape::Value => String::new(),
            Shape::ListItem { ordered, intro } => {
                let mark = if *ordered { "1." } else { "-" };
                intro.map_or_else(|| format!(" {mark}"), |intro| format!(" {mark}^{intro}"))
            }
            Shape::Cell => " cell".to_owned(),
            Shape::Quote => " quote".to_owned(),
        };
        let text = block.prose.text().replace(OBJECT, "◌").replace('\n', "⏎");
        let _ = writeln!(out, "{role} {}{shape}: {text}", block.message);
    }
    for problem in &document.problems {
        let _ = writeln!(out, "problem: {} | {}", &document.source[problem.range.clone()], problem.message);
    }
    out
}

fn md(source: &str) -> String {
    dump(&parse(Format::Markdown, source))
}

fn txt(source: &str) -> String {
    dump(&parse(Format::Text, source))
}

fn yaml(source: &str) -> String {
    dump(&parse(Format::Yaml, source))
}

fn json(source: &str) -> String {
    dump(&parse(Format::Json, source))
}

/// The source text of all segments with a role.
fn painted(document: &Document, role: Role) -> Vec<&str> {
    document
        .segments
        .iter()
        .filter(|segment| segment.role == role)
        .map(|segment| &document.source[segment.range.clone()])
        .collect()
}

/// What is true of every document.
fn check(document: &Document) {
    let source = document.source.as_str();
    let mut end = 0;
    for segment in &document.segments {
        assert!(segment.range.start >= end && segment.range.start < segment.range.end, "{segment:?}");
        assert!(source.get(segment.range.clone()).is_some(), "{segment:?}");
        end = segment.range.end;
    }
    let mut next = 0;
    for (index, turn) in document.turns.iter().enumerate() {
        assert_eq!(turn.blocks.start, next, "turns follow each other");
        assert!(turn.blocks.end > turn.blocks.start);
        assert!(source.get(turn.range.clone()).is_some());
        for block in &document.blocks[turn.blocks.clone()] {
            assert_eq!(block.turn, index);
            let span = block.prose.source_span();
            assert!(turn.range.start <= span.start && span.end <= turn.range.end, "{turn:?} {block:?}");
        }
        next = turn.blocks.end;
    }
    assert_eq!(next, document.blocks.len(), "every block stands in a turn");
    for block in &document.blocks {
        let prose = &block.prose;
        let text = prose.text();
        assert_eq!(text.trim(), text);
        assert!(block.step.is_none_or(|step| step < document.steps.len()));
        let mut from = 0;
        for range in prose.sources() {
            assert!(
                range.start >= from && range.start <= range.end && range.end <= source.len(),
                "{block:?}"
            );
            from = range.end;
        }
        for (at, c) in text.char_indices() {
            let logical = at..at + c.len_utf8();
            let range = prose.source_range(logical.clone());
            let written = source.get(range.clone());
            assert!(written.is_some(), "{range:?} of {block:?}");
            if prose.is_verbatim(logical.clone()) {
                assert_eq!(written, Some(&text[logical]), "{block:?}");
                assert_eq!(prose.logical(range.start), Some(at));
            }
        }
        let mut from = 0;
        for placeholder in &block.placeholders {
            assert!(placeholder.range.start >= from && text.get(placeholder.range.clone()).is_some());
            from = placeholder.range.end;
        }
    }
    for suppression in &document.suppressions {
        assert!(source.get(suppression.range.clone()).is_some());
        assert!(source.get(suppression.scope.clone()).is_some(), "{suppression:?}");
        for (id, range) in &suppression.rules {
            assert_eq!(source.get(range.clone()), Some(id.as_str()));
        }
    }
    for problem in &document.problems {
        assert!(source.get(problem.range.clone()).is_some());
    }
}
