//! `informal-address`: «ты» to the client.

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{Address, Mood, Tag, TokenKind, forms};
use crate::rewrite::Rewrite;

use crate::checks::politeness::is_soft;
use crate::checks::voice::{has_subject, vy};

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    if scope.view.doc.front.client_ty == Some(true) {
        return;
    }
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let words: Vec<usize> = sentence.clone().filter(|&at| is_ty(scope, at)).collect();
        if words.is_empty() || (words.len() == 1 && is_general(scope, sentence, words[0])) {
            continue;
        }
        let fix = formal(scope, sentence, &words);
        // «ты можешь» is one breach, «ты … твой» are two: neighbours are reported together.
        let mut at = 0;
        while at < words.len() {
            let start = words[at];
            while at + 1 < words.len() && words[at + 1] == words[at] + 1 {
                at += 1;
            }
            out.push(Draft::on(scope, &(start..words[at] + 1)).fix(fix.clone()));
            at += 1;
        }
    }
}

fn is_ty(scope: &Scope<'_>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    token.kind == TokenKind::Word
        && token.address == Some(Address::Ty)
        && !scope.is_quoted(at)
        // «см. раздел 3» is an abbreviation.
        && !scope.is_word(at, &["см", "ср"])
        // «хочешь не хочешь» speaks to nobody.
        && !(scope.is_word(at + 1, &["не"]) && scope.is_word(at + 2, &[scope.norm(at)]))
        && !(at >= 2 && scope.is_word(at - 1, &["не"]) && scope.is_word(at - 2, &[scope.norm(at)]))
        // «на ты», «с кем на ты»: the word itself is spoken of.
        && !(scope.is_word(at, &["ты"]) && at > 0 && scope.is_word(at - 1, &["на"]))
}

/// «Ты молодец, что предупредил»: past forms of other clauses that have no subject but «ты».
fn further_pasts(scope: &Scope<'_>, sentence: &Range<usize>, words: &[usize]) -> Vec<usize> {
    const PAST: Tag = Tag::VERB.with(Tag::PAST).with(Tag::SING);
    let Some(ty) = words.iter().copied().find(|&at| scope.is_word(at, &["ты"])) else { return Vec::new() };
    (ty + 1..sentence.end)
        .filter(|&at| {
            let personal = scope.tokens()[at]
                .parses
                .first()
                .is_some_and(|parse| parse.tag.contains(PAST) && parse.tag.intersects(Tag::MASC | Tag::FEMN));
            personal && !words.contains(&at) && !scope.is_quoted(at) && !has_subject(scope, at)
        })
        .collect()
}

/// «Без паспорта не отправишь»: the 2nd person of a general truth speaks to nobody.
fn is_general(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    at > sentence.start
        && scope.is_word(at - 1, &["не"])
        && scope.tokens()[at].can_be(Tag::VERB | Tag::PER2 | Tag::SING | Tag::PERF)
        && scope.tokens()[at].mood.is_none()
        && !scope.is_question(sentence)
}

/// The sentence with «вы»: every word that agrees with «ты» changes. `None` where a form is not known.
fn formal(scope: &Scope<'_>, sentence: &Range<usize>, words: &[usize]) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    let mut polite = is_soft(scope, sentence);
    let mut shown = Vec::new();
    for at in further_pasts(scope, sentence, words) {
        rewrite.word(at, &forms::plural_past(&scope.written(at).to_lowercase())?);
    }
    for &at in words {
        let text = formal_word(scope, at)?;
        rewrite.word(at, &text);
        shown.push(scope.capitalised_like(at, &text));
        let token = &scope.tokens()[at];
        if token.mood == Some(Mood::Imperative) && !polite {
            rewrite.please_after(super::bare_imperative::verb_end(scope, at));
            polite = true;
            if let Some(last) = shown.last_mut() {
                last.push_str(", пожалуйста");
            }
        }
    }
    rewrite.finish(Grade::Suggested, Note::write(&shown.join(" … ")))
}

fn formal_word(scope: &Scope<'_>, at: usize) -> Option<String> {
    let token = &scope.tokens()[at];
    let norm = scope.norm(at);
    if let Some(pronoun) = forms::polite_pronoun(norm) {
        return Some(vy(scope, pronoun));
    }
    let written = scope.written(at).to_lowercase();
    if token.mood.is_some() {
        return forms::plural_imperative(&written);
    }
    if token.can_be(Tag::VERB | Tag::PER2 | Tag::SING) {
        return forms::plural_person(&written);
    }
    if token.can_be(Tag::VERB | Tag::PAST) {
        return forms::plural_past(&written);
    }
    if norm == "сам" || norm == "сама" {
        return Some("сами".to_owned());
    }
    forms::plural_short(&written)
}
