//! `flat-refusal`: «вернуть невозможно», with no way out beside it.

use std::ops::Range;

use crate::catalogue::Target;
use crate::checks::said::{apologises, has_term, offers_way_out, term};
use crate::context::Scope;
use crate::draft::Draft;
use crate::finding::Severity;
use crate::language::{Address, Mood, Tag, TokenKind};

use super::but_after_empathy;
use super::parts::{
    client_before, in_condition, in_relative, is_lemma, is_negated, is_promise, next_sentence, offer,
};
use super::refusal_words as words;

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let Some(tokens) = sentence.clone().find_map(|at| refusal(scope, sentence, at)) else {
            continue;
        };
        // The same thought after «понимаем, но»: one report is enough.
        if but_after_empathy::find(scope, sentence).is_some() || has_way_out(scope, sentence, &tokens) {
            continue;
        }
        let mut draft = Draft::on(scope, &tokens);
        if has_reason(scope, sentence) {
            draft = draft.at(Severity::Information);
        }
        for text in ["давайте найдём решение.", "уточню и отвечу до {deadline}."]
        {
            draft = draft.fix(offer(scope, &tokens, text, Target::Sentence));
        }
        out.push(draft);
    }
}

/// The refusal that starts at this token.
fn refusal(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if !scope.is(at, TokenKind::Word) || scope.is_quoted(at) {
        return None;
    }
    let end = sentence.end;
    let phrase = words::PHRASES.iter().find_map(|phrase| scope.phrase_at(at, end, phrase));
    let found = phrase
        .or_else(|| cannot(scope, sentence, at))
        .or_else(|| impossible(scope, sentence, at))
        .or_else(|| do_not(scope, sentence, at))
        .map(|end| at..end)
        .or_else(|| there_is_none(scope, at))?;
    let silent = scope.is_question(sentence)
        || in_condition(scope, at)
        || in_relative(scope, at)
        // «нельзя ли», «нельзя не заметить»
        || scope.is_word(found.end, &["ли", "не"]);
    (!silent).then_some(found)
}

/// «не можем», «не сможем», «не получится»
fn cannot(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    if !scope.is_word(at, &["не"]) {
        return None;
    }
    let clause = scope.clause(at);
    let verb = at + 1;
    if scope.is_word(verb, words::CAN) {
        let what = infinitive_of(scope, &clause, verb);
        let other = what.is_some_and(|it| is_lemma(scope, it, words::NO_SERVICE));
        // «не можем же не …», «могу и не успеть»
        let doubled = what.is_some_and(|it| it > verb && is_negated(scope, it));
        return (!other && !doubled).then_some(verb + 1);
    }
    if scope.is_word(verb, &["получится", "выйдет", "удастся"]) {
        // «не получится дозвониться — пишите», «у вас не получится»: the client's action.
        let of_client = scope.has_word(&clause, &["вас"]) && scope.has_word(&clause, &["у"]);
        let subject = clause.clone().any(|it| is_subject(scope, it));
        return (!of_client && !subject && infinitive_of(scope, &clause, verb).is_some())
            .then_some(verb + 1)
            .filter(|_| !has_dash_after(scope, sentence, verb));
    }
    None
}

fn has_dash_after(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    (at..sentence.end).any(|it| scope.is_mark(it, "—–"))
}

fn is_subject(scope: &Scope<'_>, at: usize) -> bool {
    scope.tokens()[at].parses.first().is_some_and(|parse| {
        parse.tag.contains(Tag::NOUN | Tag::NOMN | Tag::SING) && !parse.tag.intersects(Tag::ACCS)
    })
}

/// What cannot be done: the infinitive of the clause, after the verb if there is one.
fn infinitive_of(scope: &Scope<'_>, clause: &Range<usize>, verb: usize) -> Option<usize> {
    let is = |it: &usize| scope.tokens()[*it].can_be(Tag::INFN);
    (verb + 1..clause.end).find(is).or_else(|| (clause.start..verb).rev().find(is))
}

/// «нельзя», «невозможно», «не предусмотрено», «запрещено»
fn impossible(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    let what = || infinitive_of(scope, &scope.clause(at), at);
    if scope.is_word(at, &["нельзя", "запрещено", "запрещается", "воспрещается"])
    {
        let asked = client_before(scope).any(|client| client.has_stem(&client.all(), words::ASKS));
        let service = what().is_none_or(|it| {
            !is_lemma(scope, it, words::NO_SERVICE)
                && (scope.tokens()[it].can_be(Tag::INFN | Tag::PERF) || is_lemma(scope, it, words::SERVICE))
        });
        // A rule of safety or care («нельзя мыть хлоркой») is no refusal.
        return (service && !is_warning(scope, sentence) || asked).then_some(at + 1);
    }
    if scope.is_word(at, words::IMPOSSIBLE) {
        let praise = what().is_some_and(|it| is_lemma(scope, it, words::NO_SERVICE))
            || scope.has_word(&scope.clause(at), &["почти", "практически", "казалось"]);
        return (!praise && !is_negated(scope, at)).then_some(at + 1);
    }
    if scope.is_word(at, &["не"]) && scope.has_stem(&(at + 1..at + 2), words::NOT_PROVIDED) {
        let done = scope.tokens()[at + 1].can_be(Tag::INFN);
        let good = scope.has_stem(&scope.clause(at), words::GOOD_NEWS);
        return (!done && !good).then_some(at + 2);
    }
    None
}

/// A warning that keeps the client from harm: it must stay as plain as it is.
fn is_warning(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    scope.has_stem(sentence, words::SAFETY)
}

/// «не занимаемся», «скидок не делаем»
fn do_not(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    if !scope.is_word(at, &["не"]) || !is_lemma(scope, at + 1, words::SERVICES) {
        return None;
    }
    let ours = scope.tokens()[at + 1].can_be(Tag::VERB | Tag::PRES | Tag::PER1);
    let clause = scope.clause(at);
    let good = scope.has_stem(&clause, words::GOOD_NEWS)
        || scope.has_phrase(&clause, &["без", "вашего"])
        || scope.has_phrase(&clause, &["без", "вас"])
        || (is_lemma(scope, at + 1, &["работать"]) && !names_partner(scope, &clause))
        // «за подъём на этаж не берём»: it is free.
        || (is_lemma(scope, at + 1, &["брать"]) && scope.has_word(&clause, &["за", "ни"]))
        || scope.is_word(at + 2, &["только"])
        || (at > sentence.start && scope.is_word(at - 1, &["пока", "еще", "никогда"]));
    (ours && !good).then_some(at + 2)
}

/// «с частными лицами»: whom we do not work with, not when.
fn names_partner(scope: &Scope<'_>, clause: &Range<usize>) -> bool {
    clause.clone().any(|at| {
        scope.is_word(at, &["с", "со"])
            && (at + 1..(at + 3).min(clause.end)).all(|it| !scope.is(it, TokenKind::Number))
            && scope.tokens().get(at + 1).is_some_and(|token| token.can_be(Tag::ABLT))
    })
}

/// «скидок нет», «нет билетов», «мест не осталось»
fn there_is_none(scope: &Scope<'_>, at: usize) -> Option<Range<usize>> {
    let end = if scope.is_word(at, &["нет", "нету"]) {
        at + 1
    } else if scope.is_word(at, &["не"]) && scope.is_word(at + 1, &["осталось", "имеется"]) {
        at + 2
    } else {
        return None;
    };
    let clause = scope.clause(at);
    if scope.has_phrase(&clause, &["у", "вас"]) || scope.has_stem(&clause, words::GOOD_NEWS) {
        return None;
    }
    let small = |it: usize| scope.is_word(it, words::SMALL);
    let wanted = |it: usize| is_lemma(scope, it, words::WANTED) && scope.tokens()[it].can_be(Tag::GENT);
    let after = (end..clause.end).find(|&it| !small(it)).filter(|&it| wanted(it));
    // «столиков на вечер не осталось»: no verb in between.
    let is_verb = |it: usize| scope.tokens()[it].can_be(Tag::VERB) || scope.tokens()[it].can_be(Tag::INFN);
    let before =
        (clause.start..at).rev().take(5).take_while(|&it| !is_verb(it)).filter(|&it| wanted(it)).last();
    match (before, after) {
        (Some(from), _) => Some(from..end),
        (None, Some(last)) => Some(at..last + 1),
        (None, None) => None,
    }
}

/// A solution, an alternative or a date stands in the sentence or in the next one.
fn has_way_out(scope: &Scope<'_>, sentence: &Range<usize>, refusal: &Range<usize>) -> bool {
    let next = next_sentence(scope, sentence);
    helps(scope, sentence, refusal)
        || dated(scope, sentence, refusal)
        || next.is_some_and(|(scope, next)| {
            helps(&scope, &next, &(next.end..next.end))
                || (has_term(&scope, &next) && !apologises(&scope, &next))
        })
}

fn helps(scope: &Scope<'_>, sentence: &Range<usize>, refusal: &Range<usize>) -> bool {
    offers_way_out(scope, sentence)
        || sentence.clone().any(|at| {
            !refusal.contains(&at)
                && !is_negated(scope, at)
                && (is_promise(scope, at)
                    || is_next_step(scope, at)
                    || is_leave(scope, sentence, at)
                    || scope.is_word(at, words::WAY_OUT)
                    || (scope.has_stem(&(at..at + 1), words::OTHER) && !scope.is_word(at, &["друга"])))
        })
}

/// «без вспышки — пожалуйста»: the word alone after a dash gives leave.
fn is_leave(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    at > sentence.start
        && scope.is_word(at, &["пожалуйста", "можно"])
        && scope.is_mark(at - 1, "—–-")
        && (at + 1 >= sentence.end || scope.is(at + 1, TokenKind::Punct))
}

/// The client is told what to do: «пришлите, пожалуйста, чек». To understand or to read is no way out.
fn is_next_step(scope: &Scope<'_>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    token.mood == Some(Mood::Imperative)
        && token.address == Some(Address::Vy)
        && !scope.is_word(at, words::NO_STEP)
}

/// A date that says when it will be possible: in another clause, or «раньше пятницы», «с 5 мая».
fn dated(scope: &Scope<'_>, sentence: &Range<usize>, refusal: &Range<usize>) -> bool {
    let clause = scope.clause(refusal.start);
    let outside = [sentence.start..clause.start, clause.end..sentence.end];
    outside.iter().any(|range| term::find_term(scope, range).is_some())
        || term::find_term(scope, &clause).is_some_and(|found| {
            let from = found.start.saturating_sub(2).max(clause.start);
            scope.has_word(
                &(from..found.end),
                &["раньше", "ранее", "до", "только", "с", "после", "через", "лишь", "прежде"],
            )
        })
}

/// «потому что», «так как», «из-за»
fn has_reason(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    scope.has_word(sentence, &["поскольку", "ведь", "из-за", "поэтому", "ввиду"])
        || [["потому", "что"], ["так", "как"], ["в", "связи"], ["по", "причине"], ["в", "силу"]]
            .iter()
            .any(|words| scope.has_phrase(sentence, words))
}
