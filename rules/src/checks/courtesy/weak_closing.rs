//! `weak-closing`: «Обращайтесь ещё», «До связи», «Всего!».

use std::ops::Range;

use crate::capitals::capitalise;
use crate::context::{Scope, View};
use crate::draft::{Draft, DraftFix, Note};
use crate::facts::Facts;
use crate::finding::Grade;
use crate::language::TokenKind;
use crate::rewrite::Rewrite;

use crate::checks::politeness::is_soft;
use crate::checks::voice::vy;

/// Words that alone make up a weak closing sentence, in this order; `?` may be left out.
const WHOLE: &[&[&str]] =
    &[&["обращайтесь"], &["всего"], &["до", "связи"], &["на", "связи"], &["звоните"], &["пишите"]];
/// Invitations that are weak with «ещё», «снова», «если что».
const INVITES: &[&str] = &[
    "обращайтесь",
    "звоните",
    "пишите",
    "приходите",
    "заходите",
    "приезжайте",
    "заглядывайте",
    "наберите",
    "набирайте",
];
const AGAIN: &[&[&str]] = &[
    &["еще"],
    &["снова"],
    &["еще", "раз"],
    &["если", "что"],
    &["в", "случае", "чего"],
    &["к", "нам", "еще"],
    &["к", "нам", "снова"],
    &["к", "нам"],
    &["еще", "к", "нам"],
    &["снова", "к", "нам"],
];

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    for scope in view.speech() {
        for sentence in scope.sentences() {
            let sentence = &sentence.tokens;
            if let Some(tokens) = weak(&scope, sentence)
                && !scope.is_quoted(tokens.start)
                && !is_soft(&scope, sentence)
            {
                out.push(Draft::on(&scope, &tokens).fix(house(&scope, sentence, &tokens)));
            }
        }
    }
}

/// The weak closing in this sentence. Other words in it mean that it is no closing.
fn weak(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let start = scope.after_vocative(sentence);
    let end = last_word(scope, sentence)?;
    let mut at = start;
    // «Спасибо, что обратились, …», «Если что, …», «Ну, …» may stand before the invitation.
    if scope.is_word(at, &["ну", "и"]) {
        at += 1;
    }
    if scope.is_word(at, &["спасибо", "благодарим", "благодарю"]) {
        at = thanks_end(scope, at, end)?;
    }
    if let Some(next) = scope.phrase_at(at, end, &["если", "что"]) {
        at = skip_marks(scope, next, end);
        return (scope.is_word(at, INVITES) && at + 1 == end).then_some(start..end);
    }
    let whole = |words: &[&str]| scope.phrase_at(at, end, words) == Some(end);
    if at == start && WHOLE[..3].iter().any(|words| whole(words)) {
        return Some(start..end);
    }
    if at > start && whole(&["обращайтесь"]) {
        return Some(start..end);
    }
    if scope.is_word(at, INVITES) {
        let rest = skip_marks(scope, at + 1, end);
        // «к нам» alone is an invitation only with «обращайтесь».
        let again = AGAIN.iter().any(|words| {
            scope.phrase_at(rest, end, words) == Some(end)
                && (words != &["к", "нам"] || scope.is_word(at, &["обращайтесь"]))
        });
        return again.then_some(start..end);
    }
    None
}

/// Passes «Спасибо, что обратились,» and «Благодарим за обращение,».
fn thanks_end(scope: &Scope<'_>, at: usize, end: usize) -> Option<usize> {
    let that = (at..end).find(|&it| scope.is_word(it, INVITES))?;
    // Only short thanks: more words are a message of their own.
    (that - at <= 8 && scope.is_mark(that - 1, ",:;—–")).then_some(that)
}

fn skip_marks(scope: &Scope<'_>, mut at: usize, end: usize) -> usize {
    while at < end && scope.is(at, TokenKind::Punct) {
        at += 1;
    }
    at
}

/// One past the last token that is no mark, emoji or address.
fn last_word(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<usize> {
    let mut end = sentence.end;
    while end > sentence.start && matches!(scope.tokens()[end - 1].kind, TokenKind::Punct | TokenKind::Emoji)
    {
        end -= 1;
    }
    // «Обращайтесь, {{name}}!»
    while end > sentence.start + 1
        && (scope.is(end - 1, TokenKind::Placeholder) || scope.is_name(end - 1))
        && scope.is_mark(end - 2, ",")
    {
        end -= 2;
    }
    (end > sentence.start).then_some(end)
}

/// The house closing instead of the sentence. Where the format cannot hold a placeholder at this place (a plain
/// YAML scalar must not begin with a brace), it goes without the name.
fn house(scope: &Scope<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> Option<DraftFix> {
    let mut end = sentence.end;
    while end > tokens.end && scope.is_mark(end - 1, "»\"”)") {
        end -= 1;
    }
    let place = scope.logical(&(scope.first_word(sentence)..end));
    [true, false].into_iter().find_map(|with_name| {
        let text = closing(scope, with_name);
        let mut rewrite = Rewrite::new(scope);
        rewrite.raw(place.clone(), text.clone()).finish(Grade::Suggested, Note::write(&text))
    })
}

/// «{{name}}, благодарим вас за сотрудничество! Будем рады, если вы обратитесь к нам снова.»
pub(super) fn closing(scope: &Scope<'_>, with_name: bool) -> String {
    let view = scope.view;
    if let Some(own) = &view.settings.style.closing {
        return own
            .replace("{name}", &view.facts.name(view.settings))
            .replace("{company}", &view.facts.company(view.settings));
    }
    let body = format!(
        "благодарим {} за сотрудничество! Будем рады, если {} обратитесь к нам снова.",
        vy(scope, "вас"),
        vy(scope, "вы")
    );
    let Facts { name, .. } = &view.facts;
    match name {
        Some(name) if with_name => format!("{name}, {body}"),
        _ => capitalise(&body),
    }
}
