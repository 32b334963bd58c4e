//! `spacing`: spaces around marks and dashes, double spaces.

use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, Token, TokenKind};
use crate::rewrite::Rewrite;

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for at in 1..scope.tokens().len() {
        let gap = scope.tokens()[at - 1].range.end..scope.tokens()[at].range.start;
        let between = scope.text().get(gap.clone()).unwrap_or_default();
        let Some(want) = wanted(scope, at, between) else {
            continue;
        };
        // What the reader skipped (markup, a fold) is not the author's space.
        if !gap.is_empty() && !scope.block.prose.is_verbatim(gap.clone()) {
            continue;
        }
        // The extra space with its mark; for a missing space the mark that needs it.
        let tokens = scope.tokens();
        let range = match (gap.is_empty(), want.is_empty()) {
            (true, _) if tokens[at - 1].kind == TokenKind::Punct => tokens[at - 1].range.clone(),
            (true, _) => tokens[at].range.clone(),
            (false, true) => gap.start..tokens[at].range.end,
            (false, false) => gap.clone(),
        };
        let mut rewrite = Rewrite::new(scope);
        rewrite.raw(gap.clone(), want);
        // «готовы ,ждём»: the space belongs behind the mark.
        if !gap.is_empty()
            && want.is_empty()
            && at + 1 < tokens.len()
            && !tokens[at + 1].space_before
            && no_space(scope, at + 1, true)
        {
            rewrite.after(at, " ");
        }
        let title = if want.is_empty() {
            Note::new("Убрать лишний пробел", "Remove the space")
        } else if between.is_empty() {
            Note::new("Добавить пробел", "Add a space")
        } else {
            Note::new("Оставить один пробел", "Keep one space")
        };
        let mut draft = Draft::on(scope, &(at - 1..at + 1));
        draft.range = scope.block.prose.source_range(range);
        out.push(draft.fix(rewrite.finish(Grade::Safe, title)));
    }
}

/// What should stand before token `at` instead of `between`; `None`: it is right.
fn wanted(scope: &Scope<'_>, at: usize, between: &str) -> Option<&'static str> {
    if between.contains('\n') || opaque(scope, at) || opaque(scope, at - 1) {
        return None;
    }
    if between.is_empty() {
        return no_space(scope, at, false).then_some(" ");
    }
    if space_before_mark(scope, at) {
        return Some("");
    }
    let spaces = between.chars().filter(|c| matches!(c, ' ' | '\t' | '\u{a0}')).count();
    (spaces > 1 && spaces == between.chars().count()).then_some(" ")
}

fn opaque(scope: &Scope<'_>, at: usize) -> bool {
    matches!(scope.tokens()[at].kind, TokenKind::Object | TokenKind::Link | TokenKind::Emoji)
}

/// A space is missing between the two tokens. `moved`: the mark before them is about to lose the space before it.
fn no_space(scope: &Scope<'_>, at: usize, moved: bool) -> bool {
    let (left, right) = (&scope.tokens()[at - 1], &scope.tokens()[at]);
    let word =
        |index: usize| scope.is(index, TokenKind::Word) && scope.written(index).chars().all(is_cyrillic);
    if left.kind == TokenKind::Punct {
        let before = at >= 2 && (moved || !left.space_before);
        let after_word = before
            && (scope.is_mark(at - 2, "»)")
                || matches!(
                    scope.tokens()[at - 2].kind,
                    TokenKind::Word | TokenKind::Placeholder | TokenKind::Number
                ));
        return match scope.norm(at - 1) {
            "," | ";" => {
                after_word
                    && (word(at)
                        || right.kind == TokenKind::Placeholder
                        || scope.is_mark(at, "«")
                        || right.kind == TokenKind::Number && !scope.is(at - 2, TokenKind::Number))
            }
            "!" | "?" => after_word && (word(at) || scope.is_mark(at, "«")),
            ":" => after_word && word(at) && scope.is(at - 2, TokenKind::Word),
            "." => before && word(at) && right.case == LetterCase::Title && ends_sentence(scope, at - 2),
            "—" => left.space_before && (word(at) || right.kind == TokenKind::Number),
            "–" => left.space_before && word(at),
            _ => false,
        };
    }
    if scope.is_mark(at, "—") && !joins_names(scope, at) {
        // «слово— слово» and «слово—слово»
        return matches!(left.kind, TokenKind::Word | TokenKind::Placeholder)
            && !scope
                .tokens()
                .get(at + 1)
                .is_some_and(|next| !next.space_before && next.kind == TokenKind::Punct)
            || left.kind == TokenKind::Number
                && scope.tokens().get(at + 1).is_some_and(|next| next.space_before);
    }
    false
}

/// «Москва—Казань»: a route or a pair of names; many houses set such a dash without spaces.
fn joins_names(scope: &Scope<'_>, at: usize) -> bool {
    let name = |token: &Token| token.kind == TokenKind::Word && token.case == LetterCase::Title;
    let next = scope.tokens().get(at + 1);
    !scope.tokens()[at].space_before
        && name(&scope.tokens()[at - 1])
        && next.is_some_and(|next| !next.space_before && name(next))
}

/// The word before a full stop is long enough to be no abbreviation and no initial.
fn ends_sentence(scope: &Scope<'_>, at: usize) -> bool {
    match scope.tokens()[at].kind {
        TokenKind::Word => {
            scope.written(at).chars().count() > 3
                && scope.written(at).chars().all(is_cyrillic)
                && !scope.tokens()[at].parses.is_empty()
        }
        TokenKind::Placeholder => true,
        _ => false,
    }
}

/// A space stands before a mark that takes none.
fn space_before_mark(scope: &Scope<'_>, at: usize) -> bool {
    if !scope.is_mark(at, ",.!?;:") || scope.is(at - 1, TokenKind::Punct) && !scope.is_mark(at - 1, "»)\"") {
        return false;
    }
    // « .5», « :smile:», « ...»: the mark belongs to what follows.
    let next = scope.tokens().get(at + 1);
    match scope.norm(at) {
        "." | ":" | ";" => next
            .is_none_or(|next| next.space_before || (scope.is_mark(at, ".") && scope.is_mark(at + 1, "»\""))),
        _ => true,
    }
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | '-')
}
