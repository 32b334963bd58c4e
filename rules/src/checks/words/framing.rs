//! `negative-framing`: «проблема», «жалоба», «ошибка» said of the client's matter, a second «к сожалению»,
//! «вынуждены сообщить», «боюсь, что».

use std::ops::Range;

use smallvec::SmallVec;

use super::noun::{Capital, replace};
use crate::context::{Scope, View};
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{Lexicon, Tag, TokenKind};
use crate::rewrite::Rewrite;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let mut message = usize::MAX;
    let mut sorry = 0;
    for scope in view.speech() {
        if scope.block.message != message {
            message = scope.block.message;
            sorry = 0;
        }
        for sentence in scope.sentences() {
            let sentence = &sentence.tokens;
            for at in sentence.clone().filter(|&at| scope.is(at, TokenKind::Word) && !scope.is_quoted(at)) {
                if scope.phrase_at(at, sentence.end, &["к", "сожалению"]).is_some() {
                    sorry += 1;
                    if sorry > 1 {
                        out.push(drop(&scope, &(at..at + 2), at + 2));
                    }
                } else if let Some((tokens, end)) = bad_news(&scope, sentence, at) {
                    out.push(drop(&scope, &tokens, end));
                } else if let Some((words, readings)) = matter(&scope, sentence, at) {
                    out.push(rename(&scope, at, words, &readings));
                }
            }
        }
    }
}

/// Takes the words out, up to the token `end`.
fn drop(scope: &Scope<'_>, tokens: &Range<usize>, end: usize) -> Draft {
    let title = Note::delete(scope.slice(tokens));
    let fix = Rewrite::new(scope).delete(&(tokens.start..end)).finish(Grade::Suggested, title);
    Draft::on(scope, tokens).fix(fix)
}

/// «боюсь, что», «вынуждены сообщить, что»: the words to report, and where what is said begins.
fn bad_news(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<(Range<usize>, usize)> {
    const AFRAID: &[&str] = &["боюсь", "боимся", "опасаюсь", "опасаемся"];
    const FORCED: &[&str] =
        &["вынуждены", "вынужден", "вынуждена", "должны", "должен", "должна", "спешим", "придется"];
    const TELL: &[&str] = &[
        "сообщить",
        "сообщать",
        "огорчить",
        "расстроить",
        "разочаровать",
        "уведомить",
        "известить",
        "констатировать",
    ];
    const UPSET: &[&str] = &["огорчить", "расстроить", "разочаровать"];
    if scope.is_word(at, AFRAID) {
        if scope.is_mark(at + 1, ",") && scope.is_word(at + 2, &["что"]) {
            return Some((at..at + 3, at + 3));
        }
        let opens = at == scope.first_word(sentence)
            || at == scope.after_vocative(sentence)
            || scope.is_mark(at.saturating_sub(1), ",");
        return (opens && scope.is_mark(at + 1, ",")).then_some((at..at + 1, at + 1));
    }
    if scope.is_word(at, &["сожалением"]) && at > sentence.start && scope.is_word(at - 1, &["с"]) {
        let verb = (at + 1..(at + 3).min(sentence.end))
            .find(|&it| scope.has_stem(&(it..it + 1), &["сообща", "информиру", "уведомля", "извеща"]))?;
        let end = if scope.is_mark(verb + 1, ",") && scope.is_word(verb + 2, &["что"]) {
            verb + 3
        } else {
            verb + 1
        };
        return Some((at - 1..verb + 1, end));
    }
    if !scope.is_word(at, FORCED) {
        return None;
    }
    let verb = (at + 1..(at + 4).min(sentence.end))
        .take_while(|&it| scope.is(it, TokenKind::Word))
        .find(|&it| scope.is_word(it, TELL))?;
    // «вы должны сообщить» and «должны сообщить код» are no news of ours.
    let forced = scope.has_stem(&(at..at + 1), &["вынужд"]) || scope.is_word(verb, UPSET);
    if !forced || scope.has_word(&(sentence.start..at), &["вы"]) {
        return None;
    }
    let mut end = verb + 1;
    while scope.is_word(end, &["вам", "вас", "об", "этом", "о", "том"]) {
        end += 1;
    }
    let start = if at > sentence.start && scope.is_word(at - 1, &["мы", "я"]) { at - 1 } else { at };
    let tokens = start..end;
    let end = if scope.is_mark(end, ",") && scope.is_word(end + 1, &["что"]) { end + 2 } else { end };
    Some((tokens, end))
}

/// The noun names the client's matter: what to write instead, and its readings.
fn matter(
    scope: &Scope<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(&'static [&'static str], SmallVec<[Tag; 4]>)> {
    const WORDS: &[(&str, &[&str])] = &[
        ("проблема", &["вопрос", "ситуация", "обращение"]),
        ("жалоба", &["обращение", "вопрос", "ситуация"]),
        ("претензия", &["обращение", "вопрос"]),
        ("ошибка", &["неточность"]),
    ];
    let norm = scope.norm(at);
    if !["пробл", "жалоб", "прете", "ошибк", "ошибо"].iter().any(|stem| norm.starts_with(stem))
    {
        return None;
    }
    let mut word = None;
    let mut readings = SmallVec::new();
    for parse in &scope.tokens()[at].parses {
        let lemma = Lexicon::get().lemma(norm, parse);
        if parse.tag.contains(Tag::NOUN)
            && let Some((lemma, words)) = WORDS.iter().find(|(word, _)| *word == lemma)
        {
            word = Some((*lemma, *words));
            readings.push(parse.tag);
        }
    }
    let (lemma, words) = word?;
    is_clients(scope, sentence, at, lemma).then_some((words, readings))
}

fn is_clients(scope: &Scope<'_>, sentence: &Range<usize>, at: usize, lemma: &str) -> bool {
    const NONE: &[&str] = &["без", "нет", "никаких", "никакой", "ни", "не"];
    const OURS: &[&str] = &["наш", "свою", "своей", "свои", "собственн"];
    const MEDICAL: &[&str] = &[
        "здоров",
        "боль",
        "врач",
        "доктор",
        "симптом",
        "анамнез",
        "книг",
        "пациент",
        "прием",
        "самочувств",
        "здоровь",
        "сон",
        "живот",
        "спин",
        "горл",
        "сердц",
    ];
    let clause = scope.clause(at);
    let has = |stems: &[&str]| scope.has_stem(&clause, stems);
    let near = at.saturating_sub(2).max(sentence.start)..at;
    // «с этой проблемой поможет наш мастер»: ours is the master, not the problem.
    let named = scope.has_stem(&near, &["ваш"])
        || at > sentence.start + 1
            && scope.is_word(at - 1, &["этой", "данной"])
            && scope.is_word(at - 2, &["по", "с"]);
    if scope.has_word(&near, NONE)
        || scope.has_word(&(at..clause.end.min(at + 4)), &["нет", "не"])
        || has(OURS) && !named
        // «Какие у вас жалобы?» asks after the client's health.
        || lemma == "жалоба" && scope.is_question(sentence) && scope.is_word(at, &["жалобы", "жалоб"])
        || scope.has_word(&clause, &["мы", "нами", "нас"]) && lemma == "ошибка"
        || lemma == "жалоба" && scope.has_stem(sentence, MEDICAL)
        || scope.is(at + 1, TokenKind::Number)
        || scope.is_mark(at + 1, "№")
    {
        return false;
    }
    let yours = has(&["ваш"]) || scope.has_word(&clause, &["вы"]) || scope.has_phrase(&clause, &["у", "вас"]);
    if lemma == "ошибка" {
        return yours;
    }
    const DEALT: &[&str] = &[
        "решен",
        "устранен",
        "зарегистрирован",
        "принят",
        "рассмотрен",
        "передан",
        "зафиксирован",
        "получен",
        "закрыт",
    ];
    let we = clause.clone().any(|it| {
        scope.tokens()[it].parses.iter().any(|parse| {
            parse.tag.contains(Tag::VERB) && parse.tag.intersects(Tag::PER1)
                || parse.tag.contains(Tag::VERB | Tag::PAST | Tag::PLUR)
        })
    });
    let asked = scope.tokens()[clause.clone()].iter().any(|token| token.mood.is_some());
    let topic = at > sentence.start
        && (scope.is_word(at - 1, &["по"])
            || scope.is_word(at - 1, &["этой", "данной"]) && at > 1 && scope.is_word(at - 2, &["по", "с"]));
    yours || has(DEALT) || we || asked || topic
}

/// Puts neutral words in place of the noun.
fn rename(scope: &Scope<'_>, at: usize, words: &[&str], readings: &[Tag]) -> Draft {
    let mut draft = Draft::on(scope, &(at..at + 1));
    for word in words {
        let mut rewrite = Rewrite::new(scope);
        if let Some(text) = replace(scope, &mut rewrite, at, readings, word, Capital::AsBefore) {
            draft = draft.fix(rewrite.finish(Grade::Suggested, Note::write(&text)));
        }
    }
    draft
}
