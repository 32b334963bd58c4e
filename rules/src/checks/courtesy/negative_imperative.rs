//! `negative-imperative`: «не трогайте».

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Grade, Severity};
use crate::language::{Address, Mood, Tag};
use crate::rewrite::Rewrite;

use super::bare_imperative::{infinitive, verb_end};
use crate::checks::politeness::{is_introduced_softly, is_reported, is_soft};
use crate::checks::voice::{is_singular, vy};

/// Feelings belong to `dismissive-comfort`, encouragement is kind.
const SILENT: &[&str] = &[
    "волнуйтесь",
    "переживайте",
    "нервничайте",
    "беспокойтесь",
    "расстраивайтесь",
    "пугайтесь",
    "бойтесь",
    "кричите",
    "злитесь",
    "обижайтесь",
    "сердитесь",
    "тревожьтесь",
    "стесняйтесь",
    "сомневайтесь",
    "торопитесь",
    "спешите",
    "грустите",
    "огорчайтесь",
    "отчаивайтесь",
    "смущайтесь",
    "болейте",
    "сочтите",
    "скучайте",
    "паникуйте",
];
/// Reminders: softer than a ban.
const MILD: &[&str] = &["забудьте", "забывайте", "пропустите", "теряйте"];
/// Words of a safety warning.
const WARNING: &[&str] = &["никогда", "никому", "никто", "ни"];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    if is_introduced_softly(scope) {
        return;
    }
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let Some(verb) = (sentence.start + 1..sentence.end).find(|&at| is_ban(scope, sentence, at)) else {
            continue;
        };
        if is_soft(scope, sentence) || scope.has_word(sentence, WARNING) {
            continue;
        }
        let tokens = verb - 1..verb + 1;
        let mut draft = Draft::on(scope, &tokens);
        if MILD.contains(&scope.norm(verb)) {
            draft = draft.at(Severity::Information);
        }
        let asks = if is_singular(scope) { "очень прошу" } else { "очень просим" };
        let asks = format!("{asks} {} не ", vy(scope, "вас"));
        draft = draft.fix(please(scope, verb));
        if is_bound(scope, sentence, verb - 1) {
            out.push(draft);
            continue;
        }
        draft = draft.fix(infinitive_form(scope, &tokens, &asks));
        let token = &scope.tokens()[verb];
        if token.can_be(Tag::IMPR | Tag::IMPF) {
            draft = draft.fix(infinitive_form(scope, &tokens, "лучше не ")).fix(infinitive_form(
                scope,
                &tokens,
                "не нужно ",
            ));
        }
        out.push(draft);
    }
}

/// A word before «не» that a request cannot follow: «больше не пишите», «подождите и не кладите».
fn is_bound(scope: &Scope<'_>, sentence: &Range<usize>, not: usize) -> bool {
    const BOUND: &[&str] = &[
        "больше",
        "и",
        "а",
        "но",
        "или",
        "да",
        "просто",
        "пока",
        "тоже",
        "также",
        "только",
        "лучше",
        "главное",
        "уж",
        "ещё",
        "еще",
    ];
    not > sentence.start && scope.is_word(not - 1, BOUND)
}

fn is_ban(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    token.mood == Some(Mood::Imperative)
        && token.address == Some(Address::Vy)
        && scope.is_word(at - 1, &["не"])
        && !SILENT.contains(&scope.norm(at))
        && !scope.is_quoted(at)
        && !is_reported(scope, sentence, at)
}

/// «Не кладите, пожалуйста, трубку»
fn please(scope: &Scope<'_>, verb: usize) -> Option<DraftFix> {
    let last = verb_end(scope, verb);
    let mut rewrite = Rewrite::new(scope);
    rewrite.please_after(last);
    rewrite.finish(Grade::Safe, Note::write(&format!("{}, пожалуйста", scope.slice(&(verb - 1..last + 1)))))
}

/// «Очень прошу вас не класть трубку»
fn infinitive_form(scope: &Scope<'_>, tokens: &Range<usize>, opening: &str) -> Option<DraftFix> {
    let text = opening.to_owned() + &infinitive(scope, tokens.end - 1)?;
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(tokens, &text);
    rewrite
        .finish(Grade::Suggested, Note::write(&format!("{} …", scope.capitalised_like(tokens.start, &text))))
}
