//! `rude`: obscene, insulting and coarse words, also masked ones.
//!
//! [`words`] knows the words, [`mask`] reads what is written so that a filter does not see it, and
//! [`context`] tells a person called «козёл» from a goat.

mod context;
mod mask;
mod words;

use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::{Grade, Severity};
use crate::language::{LetterCase, TokenKind};
use crate::rewrite::Rewrite;

use words::Level;

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    let mut at = 0;
    while at < scope.tokens().len() {
        let found = word(scope, at)
            .map(|level| (level, at + 1))
            .or_else(|| mask::masked(scope, at))
            .or_else(|| context::animal(scope, at).then_some((Level::Insult, at + 1)));
        let Some((level, end)) = found else {
            at += 1;
            continue;
        };
        let range = at..end;
        let mut draft = Draft::on(scope, &range);
        if level == Level::Coarse {
            draft = draft.at(Severity::Warning);
        }
        if is_parenthesis(scope, at, end) {
            let mut rewrite = Rewrite::new(scope);
            rewrite.delete(&range);
            draft = draft.fix(rewrite.finish(Grade::Suggested, Note::delete(scope.slice(&range))));
        }
        out.push(draft);
        at = end;
    }
}

/// The level of a plain word.
fn word(scope: &Scope<'_>, at: usize) -> Option<Level> {
    if !scope.is(at, TokenKind::Word) {
        return None;
    }
    let norm = scope.norm(at);
    let level = words::level(norm).or_else(|| mask::spelt(scope, at))?;
    (level == Level::Obscene && !context::is_harmless(scope, at)
        || level != Level::Obscene && !is_proper(scope, at) && !context::is_harmless(scope, at))
    .then_some(level)
}

/// A title in quotes («Идиот») or a surname inside a sentence (Дураков).
fn is_proper(scope: &Scope<'_>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    let sentence = &scope.analysis.sentence_of(at).tokens;
    token.case == LetterCase::Title
        && (scope.is_quoted(at) || at != scope.first_word(sentence) && !scope.is_mark(at - 1, ".!?…«\"—-"))
}

/// The words stand alone between marks, so the sentence holds without them.
fn is_parenthesis(scope: &Scope<'_>, start: usize, end: usize) -> bool {
    let sentence = &scope.analysis.sentence_of(start).tokens;
    let opens =
        start == scope.first_word(sentence) || start > sentence.start && scope.is_mark(start - 1, ",");
    let closes = end < sentence.end && scope.is_mark(end, ",.!?…");
    opens && closes && (start > sentence.start || scope.is_mark(end, ","))
}
