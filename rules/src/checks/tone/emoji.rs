//! `emoji`: emoji and emoticons.

use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, TokenKind};
use crate::rewrite::Rewrite;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    if view.doc.front.client_emoji == Some(true) {
        return;
    }
    for index in 0..view.doc.blocks.len() {
        let Some(scope) = view.scope(index) else {
            continue;
        };
        match scope.block.role {
            // The client used one first: an answer in kind is no breach.
            Role::Client if !view.doc.collection && runs(&scope).next().is_some() => return,
            Role::Agent => out
                .extend(runs(&scope).filter(|run| !is_allowed(&scope, run)).map(|run| report(&scope, &run))),
            _ => {}
        }
    }
}

/// Runs of neighbouring emoji and emoticons, as tokens.
fn runs<'a>(scope: &'a Scope<'a>) -> impl Iterator<Item = Range<usize>> + 'a {
    let brackets = Brackets::of(scope);
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < scope.tokens().len() {
            let start = at;
            while let Some(end) = one(scope, &brackets, at) {
                at = end;
            }
            if at > start {
                return Some(start..at);
            }
            at += 1;
        }
        None
    })
}

/// One past the emoji or emoticon at this token.
fn one(scope: &Scope<'_>, brackets: &Brackets, at: usize) -> Option<usize> {
    let token = scope.tokens().get(at)?;
    match token.kind {
        TokenKind::Emoji => Some(at + 1),
        TokenKind::Punct => emoticon(scope, brackets, at),
        _ => None,
    }
}

/// `:)`, `;-)`, `:D`, `))`, `^_^`.
fn emoticon(scope: &Scope<'_>, brackets: &Brackets, at: usize) -> Option<usize> {
    let glued = |it: usize| scope.tokens().get(it).is_some_and(|token| !token.space_before);
    let mark = |it: usize, marks: &str| glued(it) && scope.is_mark(it, marks);
    match scope.norm(at) {
        ":" | ";" | "=" => {
            let mouth = if mark(at + 1, "-") { at + 2 } else { at + 1 };
            let letter = glued(mouth)
                && scope.tokens().get(mouth).is_some()
                && matches!(scope.written(mouth), "D" | "P" | "p" | "d" | "О" | "O");
            if letter && scope.tokens().get(at).is_some_and(|token| token.space_before) {
                return Some(mouth + 1);
            }
            if !mark(mouth, ")(") || (mouth == at + 1 && scope.is_mark(mouth, "(") && !closes(scope, mouth)) {
                return None;
            }
            // «(см. ниже:)» closes a bracket.
            if scope.is_mark(mouth, ")") && brackets.is_open(mouth) {
                return None;
            }
            Some(same(scope, mouth))
        }
        ")" if mark(at + 1, ")") && !brackets.is_open(at) => Some(same(scope, at)),
        "(" if mark(at + 1, "(")
            && mark(at + 2, "(")
            && brackets.last_close.is_none_or(|close| close < at + 3) =>
        {
            Some(same(scope, at))
        }
        "^" => {
            let mut end = at + 1;
            while mark(end, "_-.")
                || (glued(end)
                    && scope.tokens().get(end).is_some()
                    && scope.written(end).chars().all(|c| c == '_'))
            {
                end += 1;
            }
            mark(end, "^").then_some(end + 1)
        }
        _ => None,
    }
}

/// «:(» needs an end after it: «цвет:(синий)» is text.
fn closes(scope: &Scope<'_>, mouth: usize) -> bool {
    let end = same(scope, mouth);
    end >= scope.tokens().len() || scope.tokens()[end].space_before || scope.is(end, TokenKind::Punct)
}

/// One past the run of the same mark.
fn same(scope: &Scope<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while scope.tokens().get(end).is_some_and(|token| !token.space_before)
        && scope.is(end, TokenKind::Punct)
        && scope.norm(end) == scope.norm(at)
    {
        end += 1;
    }
    end
}

/// The round brackets of a block, found in one pass.
#[derive(Debug, Default)]
struct Brackets {
    /// For each token: a bracket is open before it. Empty where the block closes none.
    open: Vec<bool>,
    /// The last closing bracket.
    last_close: Option<usize>,
}

impl Brackets {
    fn of(scope: &Scope<'_>) -> Self {
        let Some(last) = (0..scope.tokens().len()).rev().find(|&at| scope.is_mark(at, ")")) else {
            return Self::default();
        };
        let mut depth = 0usize;
        let open = (0..=last)
            .map(|at| {
                let before = depth > 0;
                if scope.is_mark(at, "(") {
                    depth += 1;
                } else if scope.is_mark(at, ")") {
                    depth = depth.saturating_sub(1);
                }
                before
            })
            .collect();
        Self { open, last_close: Some(last) }
    }

    fn is_open(&self, at: usize) -> bool {
        self.open.get(at).copied().unwrap_or_default()
    }
}

fn is_allowed(scope: &Scope<'_>, run: &Range<usize>) -> bool {
    let written = scope.slice(run);
    let settings = &scope.view.settings.style.emoji;
    let client = &scope.view.doc.front.client_words;
    settings.iter().chain(client).any(|known| known == written)
}

fn report(scope: &Scope<'_>, run: &Range<usize>) -> Draft {
    Draft::on(scope, run).fix(delete(scope, run))
}

/// Takes the run out with its space; between two sentences a full stop takes its place.
fn delete(scope: &Scope<'_>, run: &Range<usize>) -> Option<DraftFix> {
    let tokens = scope.tokens();
    let mut rewrite = Rewrite::new(scope);
    let next = tokens.get(run.end);
    let last = next.is_none_or(|next| next.newline_before);
    let first = run.start == 0 || tokens[run.start].newline_before;
    let title = Note::delete(scope.slice(run));
    if first {
        let from = tokens[run.start].range.start;
        let to = next
            .filter(|next| !next.newline_before)
            .map_or(tokens[run.end - 1].range.end, |next| next.range.start);
        return rewrite.raw(from..to, "").finish(Grade::Safe, title);
    }
    let from = tokens[run.start - 1].range.end;
    let to = tokens[run.end - 1].range.end;
    let after_mark = scope.is(run.start - 1, TokenKind::Punct) && !scope.is_mark(run.start - 1, "»)\"");
    let before_mark = next.is_some_and(|next| next.kind == TokenKind::Punct && !next.space_before);
    let new_sentence = next.is_some_and(|next| {
        next.kind == TokenKind::Placeholder
            || next.kind == TokenKind::Word && next.case != LetterCase::Lower && !scope.is_name(run.end)
    });
    if after_mark || last || before_mark || !new_sentence {
        let glued = next.is_some_and(|next| !next.space_before) && !before_mark && !last;
        let grade = if after_mark || last { Grade::Safe } else { Grade::Suggested };
        return rewrite.raw(from..to, if glued { " " } else { "" }).finish(grade, title);
    }
    rewrite.raw(from..to, ".").finish(Grade::Suggested, title)
}
