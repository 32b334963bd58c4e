//! `please-commas`: «пожалуйста» is set off by commas.

use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::TokenKind;
use crate::rewrite::Rewrite;

/// Before these «пожалуйста» is an answer or part of one: «да пожалуйста», «всегда пожалуйста».
const ANSWERS: &[&str] = &["да", "ну", "всегда", "нет", "вот", "ой"];
/// After these a comma is a matter of taste.
const JOINS: &[&str] = &["и", "а", "но", "или", "что", "чтобы", "если", "когда"];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        for at in sentence.clone() {
            if !scope.is_word(at, &["пожалуйста"]) || scope.is_quoted(at) {
                continue;
            }
            let first = scope.first_word(sentence);
            let before = at > first
                && !scope.is(at - 1, TokenKind::Punct)
                && !scope.is(at - 1, TokenKind::Emoji)
                && !scope.is(at - 1, TokenKind::Object)
                && !scope.is_word(at - 1, ANSWERS)
                && !scope.is_word(at - 1, JOINS);
            let next = scope.tokens().get(at + 1);
            let after = at + 1 < sentence.end
                && next.is_some_and(|next| {
                    matches!(
                        next.kind,
                        TokenKind::Word | TokenKind::Number | TokenKind::Placeholder | TokenKind::Link
                    ) && !next.newline_before
                        || next.kind == TokenKind::Punct && matches!(scope.norm(at + 1), "«" | "\"" | "№")
                });
            if !before && !after {
                continue;
            }
            let mut rewrite = Rewrite::new(scope);
            if before {
                rewrite.after(at - 1, ",");
            }
            if after {
                rewrite.after(at, ",");
            }
            let title = Note::new("Выделить «пожалуйста» запятыми", "Set off «пожалуйста» by commas");
            out.push(Draft::on(scope, &(at..at + 1)).fix(rewrite.finish(Grade::Safe, title)));
        }
    }
}
