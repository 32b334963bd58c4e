//! Cuts what one speaker says into speech, stage directions in brackets and quotations.

use std::ops::Range;

use super::brackets::{Bracket, bracket, is_stage_direction};
use super::cues::Voice;
use super::placeholders::placeholders;
use super::quotes::{quotations, unquoted};
use super::sink::Sink;
use super::{Role, Shape};
use crate::text::{Prose, ProseBuilder};

/// Adds what a speaker says to the open turn. Stage directions in brackets become directions of the same
/// turn. The block that was added for the speech, if there is any.
pub(super) fn push_speech(
    sink: &mut Sink,
    role: Role,
    prose: &Prose,
    labelled: bool,
    shape: &Shape,
    keys: &[String],
) -> Option<usize> {
    let text = prose.text();
    let inner = unquoted(text);
    let directions = if role == Role::Agent || labelled { asides(text, labelled) } else { Vec::new() };
    if directions.is_empty() {
        return if inner.len() == text.len() {
            paragraphs(sink, role, prose, shape, keys)
        } else {
            paragraphs(sink, role, &prose.slice(inner), shape, keys)
        };
    }
    let mut builder = ProseBuilder::new(prose.escape().clone());
    let mut at = 0;
    for aside in &directions {
        builder.append(prose, at..aside.start);
        builder.object(prose.source_range(aside.clone()));
        at = aside.end;
    }
    builder.append(prose, at..text.len());
    let added = paragraphs(sink, role, &builder.build(), shape, keys);
    for aside in directions {
        // The brackets are markup.
        sink.paint(prose.source_range(aside.clone()), Role::Markup);
        let inside = prose.slice(aside.start + 1..aside.end - 1);
        sink.push(Role::Direction, &inside, shape.clone(), keys);
    }
    added
}

/// One block for each paragraph (empty lines occur in block scalars only).
fn paragraphs(sink: &mut Sink, role: Role, prose: &Prose, shape: &Shape, keys: &[String]) -> Option<usize> {
    let text = prose.text();
    let mut last = None;
    let mut at = 0;
    while at < text.len() {
        let end = blank_line(&text[at..]).map_or(text.len(), |end| at + end);
        if at == 0 && end == text.len() {
            return sink.push(role, prose, shape.clone(), keys);
        }
        last = sink.push(role, &prose.slice(at..end), shape.clone(), keys).or(last);
        at = end + text[end..].len() - text[end..].trim_start().len();
        if at == end {
            break;
        }
    }
    last
}

/// Where the first empty line begins.
fn blank_line(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(newline) = text[from..].find('\n') {
        let at = from + newline;
        let rest = &text[at + 1..];
        let next = rest.trim_start_matches([' ', '\t', '\u{a0}', '\r']);
        if next.starts_with('\n') {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Stage directions in brackets, with their brackets.
fn asides(text: &str, labelled: bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !text.contains(['(', '[']) {
        return found;
    }
    let opaque = placeholders(text);
    let mut next = 0;
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip {
            continue;
        }
        while opaque.get(next).is_some_and(|placeholder| placeholder.range.end <= at) {
            next += 1;
        }
        if opaque.get(next).is_some_and(|placeholder| placeholder.range.contains(&at)) {
            continue;
        }
        let close = match c {
            // An instruction is short; looking on for a lost bracket would take forever.
            '[' => text[at..].bytes().take(400).position(|b| b == b']').filter(|&close| {
                bracket(&text[at + 1..at + close]) == Bracket::Direction
                    && !text[at..at + close].contains('\n')
            }),
            '(' if labelled => closing(&text[at..]).filter(|&close| {
                is_stage_direction(text[..at].chars().next_back(), &text[at + 1..at + close])
            }),
            _ => None,
        };
        if let Some(close) = close {
            skip = at + close + 1;
            found.push(at..skip);
        }
    }
    found
}

/// The bracket that closes the one at the start, near by.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices().take(600) {
        match c {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Adds an instruction to the open turn. Quotations in it become turns of their own; the instruction itself
/// holds an object in their place. The instruction's block.
pub(super) fn push_direction(
    sink: &mut Sink,
    prose: &Prose,
    shape: &Shape,
    keys: &[String],
) -> Option<usize> {
    let text = prose.text();
    let quoted = quotations(text);
    if quoted.is_empty() {
        return sink.push(Role::Direction, &unbracketed(prose), shape.clone(), keys);
    }
    let mut builder = ProseBuilder::new(prose.escape().clone());
    let mut at = 0;
    for quotation in &quoted {
        builder.append(prose, at..quotation.outer.start);
        builder.object(prose.source_range(quotation.outer.clone()));
        at = quotation.outer.end;
    }
    builder.append(prose, at..text.len());
    let added = sink.push(Role::Direction, &builder.build(), shape.clone(), keys);
    for quotation in quoted {
        sink.paint(prose.source_range(quotation.outer.clone()), Role::Markup);
        let said = prose.slice(quotation.inner);
        let role = match quotation.voice {
            Voice::Agent => Role::Agent,
            Voice::Client => Role::Client,
            Voice::Bad => {
                sink.paint_prose(&said, Role::Ignored);
                continue;
            }
        };
        let message = sink.new_message();
        sink.open(role, None, message);
        sink.push(role, &said, Shape::Quote, keys);
        sink.close();
    }
    added
}

/// An instruction without round brackets around all of it.
fn unbracketed(prose: &Prose) -> Prose {
    let text = prose.text();
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    if trimmed.starts_with('(') && closing(trimmed) == Some(trimmed.len() - 1) {
        return prose.slice(start + 1..start + trimmed.len() - 1);
    }
    prose.clone()
}
