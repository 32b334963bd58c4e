//! One word that is written as two: «тех поддержки», «за каз».

use std::ops::Range;

use super::memo::Memo;
use super::{passed, replacement};
use crate::context::Scope;
use crate::draft::Draft;
use crate::finding::Grade;
use crate::language::{LetterCase, Tag, TokenKind};
use crate::spelling;

/// First parts of compounds that are no words of their own beside a noun.
const BOUND: &[&str] =
    &["тех", "гос", "соц", "спец", "проф", "мед", "физ", "юр", "кибер", "нейро", "веб", "видео", "фото"];

/// A finding on this word and the next, with the tokens it covers.
pub(super) fn join(scope: &Scope<'_>, at: usize, memo: &mut Memo) -> Option<(Range<usize>, Draft)> {
    let (token, next) = (&scope.tokens()[at], scope.tokens().get(at + 1)?);
    if next.kind != TokenKind::Word || next.case != LetterCase::Lower || next.newline_before {
        return None;
    }
    if !matches!(token.case, LetterCase::Lower | LetterCase::Title) {
        return None;
    }
    let (left, right) = (scope.norm(at), scope.norm(at + 1));
    let bound = BOUND.contains(&left);
    if !bound && !token.parses.is_empty() && !next.parses.is_empty() {
        return None;
    }
    let plain = |norm: &str| norm.chars().all(|c| matches!(c, 'а'..='я'));
    if !plain(left)
        || !plain(right)
        || left.chars().count() < 2
        || right.chars().count() < 2
        || left.chars().count() + right.chars().count() < 5
    {
        return None;
    }
    let tokens = at..at + 2;
    if scope.text().get(token.range.end..next.range.start) != Some(" ") {
        return None;
    }
    let whole = format!("{left}{right}");
    if bound {
        // «для тех заказов»: a pronoun before its noun.
        let own = Tag::PLUR;
        let pronoun = left == "тех"
            && next.parses.iter().any(|it| {
                it.tag.contains(own)
                    && it.tag.intersects(Tag::GENT | Tag::ACCS | Tag::LOCT)
                    && !it.tag.contains(Tag::NOMN)
            })
            && !next.parses.iter().any(|it| it.tag.contains(Tag::SING | Tag::GENT));
        if pronoun || !next.can_be(Tag::NOUN) || !spelling::is_listed(&whole) {
            return None;
        }
    } else {
        let mut odd = |at: usize| scope.tokens()[at].parses.is_empty() && !memo.knows(scope.norm(at));
        if !(odd(at) || odd(at + 1)) || !spelling::is_listed(&whole) || spelling::commonness(&whole) < 7 {
            return None;
        }
        if token.case == LetterCase::Title && !super::opens(scope, at)
            || passed::is_glued(scope, at)
            || passed::is_glued(scope, at + 1)
        {
            return None;
        }
    }
    let word = scope.written(at).to_lowercase() + &scope.written(at + 1).to_lowercase();
    let mut draft = Draft::on(scope, &tokens).fix(replacement(scope, &tokens, &word, Grade::Safe));
    draft.args.push(scope.capitalised_like(at, &word));
    Some((tokens, draft))
}
