//! Quotations inside an instruction: whose words they are.

use std::ops::Range;

use super::cues::{Voice, is_bad, is_good, said_by};
use super::words::words;

/// A quotation that somebody says. Offsets are logical bytes of the text it was found in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// With the quotation marks.
    pub(super) outer: Range<usize>,
    /// Without them.
    pub(super) inner: Range<usize>,
    /// Whose words.
    pub(super) voice: Voice,
}

/// The pairs of quotation marks of a text, outermost only, none over an empty line.
pub(super) fn pairs(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut depth = 0usize;
    let mut open: Option<(usize, usize)> = None;
    let mut straight: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match c {
            '«' | '“' | '„' if straight.is_none() && !(c == '“' && depth > 0) => {
                if depth == 0 {
                    open = Some((at, at + c.len_utf8()));
                }
                depth += 1;
            }
            '»' | '”' | '“' if depth > 0 => {
                depth -= 1;
                if depth == 0
                    && let Some((outer, inner)) = open.take()
                {
                    found.push((outer..at + c.len_utf8(), inner..at));
                }
            }
            '"' if depth == 0 => match straight.take() {
                Some(start) => found.push((start..at + 1, start + 1..at)),
                None => straight = Some(at),
            },
            '\n' => {
                // A quotation may run over a wrapped line; a lost mark must not swallow the rest.
                if text[at + 1..].starts_with('\n') {
                    depth = 0;
                    open = None;
                }
                straight = None;
            }
            _ => {}
        }
    }
    found
}

/// The quotations of an instruction that are somebody's speech, in order.
pub(super) fn quotations(text: &str) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut line_start = 0;
    let mut from = 0;
    for (outer, inner) in pairs(text) {
        if let Some(newline) = text[line_start..outer.start].rfind('\n') {
            line_start += newline + 1;
            from = from.max(line_start);
        }
        let before = &text[from..outer.start];
        let said = &text[inner.clone()];
        let joined = found.last().is_some_and(|last| last.outer.end == from)
            && words(before).all(|word| matches!(word, "или" | "и" | "либо" | "а" | "также"))
            && !before.contains([':', '→']);
        let voice = if joined {
            found.last().map(|last| last.voice)
        } else {
            voice(&text[line_start..outer.start], before, said)
        };
        from = outer.end;
        if let Some(voice) = voice {
            found.push(Quotation { outer, inner, voice });
        }
    }
    found
}

fn voice(line: &str, before: &str, said: &str) -> Option<Voice> {
    if is_bad(line) && !line.contains(['✅', '✔']) {
        return Some(Voice::Bad);
    }
    let context = before.trim_end_matches([' ', '\u{a0}', '*', '_', '\n', '\t']);
    let count = words(said).count();
    let clause = count >= 3 || (count >= 1 && said.contains(['.', '!', '?', '…']));
    if is_good(line) && (context.ends_with(':') || context.ends_with(['✅', '✔'])) {
        return Some(Voice::Agent);
    }
    // An instruction, a full stop and the words.
    if context.ends_with(['.', '!', '…']) {
        let sentence = &context[..context.len() - 1];
        let start = sentence
            .rfind(['.', '!', '?', '»'])
            .map_or(0, |end| end + sentence[end..].chars().next().map_or(1, char::len_utf8));
        let first = words(&sentence[start..]).next().unwrap_or_default();
        if first.eq_ignore_ascii_case("не") || first == "Не" {
            return Some(Voice::Bad);
        }
        return clause.then_some(Voice::Agent);
    }
    if context.is_empty() {
        return None;
    }
    let colon = context.ends_with(':') || context.ends_with(['→', '—', '–']) || context.ends_with("->");
    let stripped = context.trim_end_matches([':', '—', '–', ' ']);
    match said_by(stripped, colon) {
        // One quoted word in an instruction is a button or a term.
        Some(Voice::Agent) => (clause || (colon && count >= 2)).then_some(Voice::Agent),
        Some(voice) => Some(voice),
        None => (colon && clause && said.contains(['.', '!', '?', '…'])).then_some(Voice::Agent),
    }
}

/// The text without quotation marks around all of it.
pub(super) fn unquoted(text: &str) -> Range<usize> {
    let trimmed = text.trim_end();
    let start = text.len() - text.trim_start().len();
    let body = trimmed.trim_end_matches(['.', ';']);
    match pairs(text).as_slice() {
        [(outer, inner)]
            if outer.start == start && (outer.end == trimmed.len() || outer.end == body.len()) =>
        {
            inner.clone()
        }
        _ => 0..text.len(),
    }
}
