//! `repeated-word`: «и и», «на на».

use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, TokenKind};
use crate::rewrite::Rewrite;

/// Said twice for weight, or missing a hyphen or a comma.
const TWICE: &[&str] = &[
    "очень",
    "чуть",
    "еле",
    "едва",
    "да",
    "нет",
    "ну",
    "так",
    "много",
    "долго",
    "давно",
    "вот",
    "тихо",
    "быстро",
    "спасибо",
    "раз",
    "ха",
    "хе",
    "хи",
    "бла",
    "ура",
    "привет",
    "ой",
    "ай",
    "ах",
    "эх",
    "тук",
    "стоп",
    "все",
    "далеко",
    "мало",
    "скоро",
    "кто",
    "где",
    "больше",
    "дальше",
    "ждем",
    "пока",
    "хорошо",
    "точно",
    "правда",
    "ля",
    "кис",
    "там",
    "то",
    "тра",
    "жили",
];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    let mut at = 0;
    while at + 1 < scope.tokens().len() {
        let start = at;
        at += 1;
        while at < scope.tokens().len() && again(scope, at) {
            at += 1;
        }
        if at - start < 2 || scope.is_word(start, TWICE) || is_name(scope, start) {
            continue;
        }
        let mut rewrite = Rewrite::new(scope);
        rewrite.raw(scope.tokens()[start].range.end..scope.tokens()[at - 1].range.end, "");
        let title = Note::new("Оставить одно слово", "Keep one word");
        out.push(Draft::on(scope, &(start..at)).fix(rewrite.finish(Grade::Safe, title)));
    }
}

/// The word before stands here once more.
fn again(scope: &Scope<'_>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    token.kind == TokenKind::Word
        && scope.is(at - 1, TokenKind::Word)
        && token.space_before
        && !token.newline_before
        && scope.norm(at) == scope.norm(at - 1)
        && !scope.norm(at).is_ascii()
        // «Ждём Вас Вас встретят»: a new sentence starts there.
        && (token.case == scope.tokens()[at - 1].case || token.case == LetterCase::Lower)
        && !scope.is_quoted(at)
}

/// Two capitals: a name such as «Дюран Дюран».
fn is_name(scope: &Scope<'_>, at: usize) -> bool {
    scope.tokens()[at].case == LetterCase::Title && scope.tokens()[at + 1].case == LetterCase::Title
}
