//! Comments that switch rules off: `courtesy: ignore rule — reason`, `ignore-start`, `ignore-end`, `ignore-file`.

use std::ops::Range;

use super::{Document, Role, Suppression};

/// What a comment asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Next,
    Start,
    End,
    File,
}

/// A comment that speaks to this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    range: Range<usize>,
    kind: Kind,
    rules: Vec<(String, Range<usize>)>,
    /// The paragraph or value that it stands in.
    host: Option<Range<usize>>,
}

impl Comment {
    /// Reads a comment; `range` is all of it, `body` what stands between its marks. `None` if it is not for us.
    pub(super) fn read(
        source: &str,
        range: Range<usize>,
        body: Range<usize>,
        host: Option<Range<usize>>,
    ) -> Option<Self> {
        let text = source.get(body.clone())?;
        let rest = text.trim_start().strip_prefix("courtesy:")?.trim_start();
        let (kind, rest) = [
            ("ignore-start", Kind::Start),
            ("ignore-end", Kind::End),
            ("ignore-file", Kind::File),
            ("ignore", Kind::Next),
        ]
        .into_iter()
        .find_map(|(word, kind)| {
            let rest = rest.strip_prefix(word)?;
            let ended = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_')
                || rest.starts_with("--");
            ended.then_some((kind, rest))
        })?;
        let offset = body.start + (text.len() - rest.len());
        Some(Self { range, kind, rules: rules(rest, offset), host })
    }
}

/// The rule ids at the start of `text`, up to the reason.
fn rules(text: &str, offset: usize) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let skipped = rest.trim_start_matches([' ', '\t', ',', '\u{a0}', '\n', '\r']);
        at += rest.len() - skipped.len();
        let len = skipped
            .find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
            .unwrap_or(skipped.len());
        let id = skipped[..len].trim_end_matches('-');
        let next = skipped[len..].chars().next();
        let ended = next.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '.'));
        if id.is_empty() || !id.starts_with(|c: char| c.is_ascii_lowercase()) || !ended {
            return found;
        }
        found.push((id.to_owned(), offset + at..offset + at + id.len()));
        at += len;
        if matches!(next, Some(':' | ';' | '.')) {
            return found;
        }
    }
}

/// Works out what each comment speaks of, once the blocks are known.
pub(super) fn resolve(document: &mut Document, comments: Vec<Comment>) {
    let mut open: Vec<usize> = Vec::new();
    let mut found: Vec<Suppression> = Vec::new();
    for comment in comments {
        let Comment { range, kind, rules, host } = comment;
        let scope = match kind {
            Kind::File => 0..document.source.len(),
            Kind::Start => {
                open.push(found.len());
                range.start..document.source.len()
            }
            Kind::End => {
                // Without rules it ends the last one, with rules the last one that names the same.
                let last = open.iter().rposition(|&index| {
                    found.get(index).is_some_and(|start| {
                        rules.is_empty()
                            || start.rules.iter().map(|(id, _)| id).eq(rules.iter().map(|(id, _)| id))
                    })
                });
                if let Some(position) = last
                    && let Some(start) = found.get_mut(open.remove(position))
                {
                    start.scope.end = range.end;
                }
                continue;
            }
            Kind::Next => next_scope(document, &range, host),
        };
        found.push(Suppression { range, scope, rules });
    }
    document.suppressions = found;
}

/// The paragraph or turn that the comment stands in, else the next one.
fn next_scope(document: &Document, range: &Range<usize>, host: Option<Range<usize>>) -> Range<usize> {
    let after = document.blocks.partition_point(|block| block.prose.source_span().start < range.start);
    if let Some(host) = host {
        if let Some(block) = after.checked_sub(1).and_then(|index| document.blocks.get(index))
            && block.prose.source_span().start >= host.start
        {
            return match document.turns.get(block.turn) {
                Some(turn) if turn.label.is_some() => turn.range.clone(),
                _ => host,
            };
        }
        if document.blocks.get(after).is_some_and(|block| block.prose.source_span().start < host.end) {
            return host;
        }
    }
    let Some(block) = document.blocks[after..].iter().find(|block| block.role != Role::Heading) else {
        return range.end..range.end;
    };
    let span = block.prose.source_span();
    if let Some(turn) = document.turns.get(block.turn)
        && turn.label.is_some()
    {
        return turn.range.clone();
    }
    let mut scope = span.clone();
    if document.collection {
        for other in document.blocks[after..]
            .iter()
            .skip_while(|other| other.message != block.message)
            .take_while(|other| other.message == block.message)
        {
            let span = other.prose.source_span();
            scope = scope.start.min(span.start)..scope.end.max(span.end);
        }
        return scope;
    }
    // The rest of the paragraph: quotations in it are blocks of their own.
    let text = &document.source[span.start..];
    let end = text
        .match_indices('\n')
        .find(|(at, _)| text[at + 1..].starts_with(['\n', '\r']))
        .map_or(document.source.len(), |(at, _)| span.start + at);
    scope.end = scope.end.max(end);
    scope
}
