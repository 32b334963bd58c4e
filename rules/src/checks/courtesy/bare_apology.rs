//! `bare-apology`: «извините» without «пожалуйста», «сорри», «извиняюсь».

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::TokenKind;
use crate::rewrite::Rewrite;

use crate::checks::voice::is_singular;

/// Verbs that stay and get «пожалуйста».
const VERBS: &[&str] = &["извините", "простите"];
/// Words that must go.
const CARELESS: &[&str] =
    &["извиняюсь", "извиняемся", "сорри", "сори", "сорян", "пардон", "пардоньте", "звиняйте", "звините"];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        for at in sentence.clone() {
            if let Some(tokens) = apology(scope, sentence, at) {
                out.push(report(scope, sentence, &tokens));
            }
        }
    }
}

/// The careless apology that starts at this token.
fn apology(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if !scope.is(at, TokenKind::Word) || scope.is_quoted(at) {
        return None;
    }
    let negated = at > sentence.start && scope.is_word(at - 1, &["не", "ни"]);
    if VERBS.contains(&scope.norm(at)) {
        let soft = scope.has_word(sentence, &["пожалуйста", "прошу", "просим"])
            || scope.has_phrase(sentence, &["будьте", "добры"]);
        let subject = at > sentence.start && scope.is_word(at - 1, &["вы", "если", "когда"]);
        return (!negated && !soft && !subject).then_some(at..at + 1);
    }
    if CARELESS.contains(&scope.norm(at)) {
        // A name keeps its capital inside a sentence: the restaurant «Пардон».
        let opens = at == scope.first_word(sentence) || scope.is_mark(at.saturating_sub(1), ",—–:");
        let capital = scope.tokens()[at].case == crate::language::LetterCase::Title;
        return (!negated && (opens || !capital)).then_some(at..at + 1);
    }
    if scope.is_word(at, &["прошу", "просим"]) && scope.is_word(at + 1, &["пардона", "пардону"])
    {
        return Some(at..at + 2);
    }
    if scope.is_word(at, &["виноват", "виновата"])
        && scope.clause(at) == (at..at + 1)
        && at == scope.after_vocative(sentence)
    {
        let end = at + 1;
        return (end == sentence.end || scope.is_mark(end, ",.!:—–…")).then_some(at..end);
    }
    None
}

fn report(scope: &Scope<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> Draft {
    let keeps = VERBS.contains(&scope.norm(tokens.start));
    let question = scope.is_question(sentence);
    // «нас», «меня» belong to the verb and go with it.
    let mut whole = tokens.clone();
    if keeps && scope.is_word(tokens.end, &["нас", "меня"]) {
        whole.end += 1;
    }
    let singular = is_singular(scope);
    let mut draft = Draft::on(scope, tokens);
    if keeps {
        draft = draft.fix(please(scope, &whole));
    }
    let asks =
        if singular || question { "прошу прощения" } else { "просим прощения" };
    draft = draft.fix(replace(scope, &whole, asks, ""));
    if !keeps && !question {
        draft = draft.fix(replace(scope, &whole, "извините, пожалуйста", ""));
    }
    if question {
        return draft;
    }
    let bring = if singular {
        "приношу свои извинения"
    } else {
        "приносим свои извинения"
    };
    match ground(scope, whole.end) {
        Ground::For => draft.fix(replace(scope, &whole, bring, "")),
        Ground::That => draft.fix(replace(scope, &whole, bring, " за то")),
        Ground::None => draft,
    }
}

/// What the apology is for.
enum Ground {
    /// «за задержку»
    For,
    /// «, что заказ опоздал»
    That,
    None,
}

fn ground(scope: &Scope<'_>, at: usize) -> Ground {
    if scope.is_word(at, &["за"]) {
        return Ground::For;
    }
    if scope.is_mark(at, ",") && scope.is_word(at + 1, &["что"]) {
        return Ground::That;
    }
    Ground::None
}

/// «Простите нас, пожалуйста, за …»
fn please(scope: &Scope<'_>, whole: &Range<usize>) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    rewrite.please_after(whole.end - 1);
    rewrite.finish(Grade::Safe, Note::write(&format!("{}, пожалуйста", scope.slice(whole))))
}

/// Puts other words for the apology, a comma where it needs one, `tail` before the comma of «, что …».
fn replace(scope: &Scope<'_>, whole: &Range<usize>, words: &str, tail: &str) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    let mut text = format!("{words}{tail}");
    let please = words.ends_with("пожалуйста");
    if please && rewrite.needs_comma_after(whole.end - 1) {
        text.push(',');
    }
    rewrite.words(whole, &text);
    rewrite.finish(
        Grade::Suggested,
        Note::write(&scope.capitalised_like(whole.start, &format!("{words}{tail}"))),
    )
}
