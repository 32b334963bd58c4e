//! What is no word to be checked: codes, names, abbreviations, endings in brackets, other languages.

use crate::context::Scope;
use crate::document::Role;
use crate::language::{LetterCase, TokenKind};

/// Only Russian letters (folded), with hyphens between them, and more than two of them.
pub(super) fn is_russian(norm: &str) -> bool {
    let mut letters = 0;
    norm.chars().all(|c| {
        letters += usize::from(c != '-');
        matches!(c, 'а'..='я' | '-')
    }) && letters > 2
}

/// True if the word stands where no ordinary word stands, or is written as none.
pub(super) fn is_passed(scope: &Scope<'_>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    match token.case {
        LetterCase::Upper | LetterCase::Mixed => return true,
        LetterCase::Title if !super::opens(scope, at) => return true,
        _ => {}
    }
    if scope.is_quoted(at) && (token.case == LetterCase::Title || scope.block.role == Role::Direction) {
        return true;
    }
    is_glued(scope, at) || is_stretched(scope.norm(at)) || is_abbreviation(scope, at)
}

/// Grown together with a sign, a number, a placeholder: «рад(а)», «#акция», «{{city}}ский», «a_b».
pub(super) fn is_glued(scope: &Scope<'_>, at: usize) -> bool {
    let tokens = scope.tokens();
    let odd = |other: usize, signs: &str| match tokens[other].kind {
        TokenKind::Punct => scope.is_mark(other, signs),
        TokenKind::Emoji => false,
        _ => true,
    };
    let before = at > 0
        && !tokens[at].space_before
        && (odd(at - 1, "_@#\\&*=<[{|~^%$'`’")
            || scope.is_mark(at - 1, "(") && !tokens[at - 1].space_before && at > 1
            || scope.is_mark(at - 1, "./")
                && !tokens[at - 1].space_before
                && scope.norm(at).chars().count() < 6);
    let after = tokens.get(at + 1).is_some_and(|next| !next.space_before)
        && (odd(at + 1, "_@#\\&*=>[{|~^$'`’")
            || scope.is_mark(at + 1, "/") && scope.norm(at).chars().count() < 6);
    before || after
}

/// «ооочень», «хммм»: three times the same letter.
fn is_stretched(norm: &str) -> bool {
    let letters: Vec<char> = norm.chars().collect();
    letters.windows(3).any(|run| run[0] == run[1] && run[1] == run[2])
}

/// «доб.», «корп.»: a few letters before a full stop.
fn is_abbreviation(scope: &Scope<'_>, at: usize) -> bool {
    let next = scope.tokens().get(at + 1);
    let letters = scope.norm(at).chars().count();
    letters <= 5
        && next.is_some_and(|next| !next.space_before)
        && scope.is_mark(at + 1, ".")
        && (letters <= 4 || scope.tokens().get(at + 2).is_some_and(|it| it.case == LetterCase::Lower))
        || !scope.norm(at).contains(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'])
}
