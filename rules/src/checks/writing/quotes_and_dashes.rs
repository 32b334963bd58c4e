//! `quotes-and-dashes`: "…" for «…», a hyphen for a dash.

use crate::context::Scope;
use crate::document::{Channel, Shape};
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::TokenKind;
use crate::rewrite::Rewrite;

/// In a chat people type as they type.
pub(super) fn is_casual(scope: &Scope<'_>) -> bool {
    matches!(scope.view.doc.front.channel, Some(Channel::Chat | Channel::Messenger))
}

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    if is_casual(scope) || scope.block.shape == Shape::Cell && scope.tokens().len() < 4 {
        return;
    }
    quotes(scope, out);
    dashes(scope, out);
}

fn quotes(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    let mut open: Option<usize> = None;
    let mut depth = 0usize;
    for at in 0..scope.tokens().len() {
        if scope.tokens()[at].newline_before {
            open = None;
            depth = 0;
        }
        match scope.norm(at) {
            "«" | "„" => depth += 1,
            "»" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !scope.is_mark(at, "\"“”") || depth > 0 {
            continue;
        }
        match open {
            None if opens(scope, at) => open = Some(at),
            Some(start) if closes(scope, at) => {
                if (start + 1..at).any(|it| is_said(scope, it)) && at - start < 40 {
                    report(scope, start, at, out);
                }
                open = None;
            }
            _ => open = None,
        }
    }
}

fn opens(scope: &Scope<'_>, at: usize) -> bool {
    let glued = at > 0 && !scope.tokens()[at].space_before;
    (!glued || scope.is_mark(at - 1, "(—–") || scope.is(at - 1, TokenKind::Emoji))
        && scope.tokens().get(at + 1).is_some_and(|next| !next.space_before)
}

fn closes(scope: &Scope<'_>, at: usize) -> bool {
    !scope.tokens()[at].space_before
        && scope
            .tokens()
            .get(at + 1)
            .is_none_or(|next| next.space_before || scope.is_mark(at + 1, ".,!?;:)…—"))
}

/// Words or a placeholder, no code.
fn is_said(scope: &Scope<'_>, at: usize) -> bool {
    scope.is(at, TokenKind::Word) || scope.is(at, TokenKind::Placeholder)
}

fn report(scope: &Scope<'_>, start: usize, end: usize, out: &mut Vec<Draft>) {
    if (start + 1..end).any(|at| scope.is_mark(at, "={}<>;\\|`") || scope.is(at, TokenKind::Object)) {
        return;
    }
    let mut rewrite = Rewrite::new(scope);
    rewrite.raw(scope.tokens()[start].range.clone(), "«");
    rewrite.raw(scope.tokens()[end].range.clone(), "»");
    let title = Note::new("Поставить кавычки «ёлочки»", "Write «…»");
    out.push(Draft::on(scope, &(start..end + 1)).fix(rewrite.finish(Grade::Safe, title)));
}

fn dashes(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for at in 1..scope.tokens().len().saturating_sub(1) {
        let (token, next) = (&scope.tokens()[at], &scope.tokens()[at + 1]);
        let hyphen = token.kind == TokenKind::Punct && scope.norm(at) == "-";
        if !hyphen || !token.space_before || token.newline_before || !next.space_before || next.newline_before
        {
            continue;
        }
        let plain = |at: usize| {
            matches!(
                scope.tokens()[at].kind,
                TokenKind::Word | TokenKind::Number | TokenKind::Placeholder | TokenKind::Link
            ) || scope.is_mark(at, "»«)(\"%,.")
        };
        // «10 - 12», «пн - пт»: ranges are another matter.
        let short = |at: usize| {
            scope.is(at, TokenKind::Number)
                || scope.is(at, TokenKind::Placeholder)
                || scope.is(at, TokenKind::Word) && scope.norm(at).chars().count() <= 2
        };
        if !plain(at - 1) || !plain(at + 1) || short(at - 1) && short(at + 1) || !has_word(scope, at) {
            continue;
        }
        let mut rewrite = Rewrite::new(scope);
        rewrite.raw(token.range.clone(), "—");
        let title = Note::new("Поставить тире", "Write a dash");
        out.push(Draft::on(scope, &(at..at + 1)).fix(rewrite.finish(Grade::Safe, title)));
    }
}

/// A Russian word stands beside: no formula, no command.
fn has_word(scope: &Scope<'_>, at: usize) -> bool {
    let near = at.saturating_sub(3)..(at + 4).min(scope.tokens().len());
    near.clone().any(|it| scope.is(it, TokenKind::Word) && !scope.norm(it).is_ascii())
}
