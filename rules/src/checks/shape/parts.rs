//! The parts that an answer to a complaint or a review has, and how missing ones are put in.

use std::ops::Range;

use crate::checks::said::{has_link, has_term, is_greeting, offers_way_out};
use crate::checks::spoken::Spoken;
use crate::context::Scope;
use crate::draft::{DraftFix, Note};
use crate::finding::Grade;
use crate::language::{Tag, TokenKind};
use crate::rewrite::Rewrite;

/// The sentence shows that the client's feelings are understood.
pub(super) fn empathises(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const STEMS: &[&str] = &[
        "сочувств",
        "неприятн",
        "обидн",
        "досадн",
        "огорч",
        "расстро",
        "тяжел",
        "сопережива",
        "разочаров",
        "неловк",
        "печальн",
        "нелегк",
        "непрост",
        "волнен",
        "тревог",
        "тревож",
        "раздража",
    ];
    const WORDS: &[&str] = &["жаль", "понимаю", "понимаем", "сожалеем", "сожалею", "разделяем", "разделяю"];
    scope.has_stem(sentence, STEMS)
        || sentence
            .clone()
            .any(|at| scope.is_word(at, WORDS) && !(at > sentence.start && scope.is_word(at - 1, &["не"])))
        || scope.has_phrase(sentence, &["представляю", "как"])
        || scope.has_phrase(sentence, &["представляем", "как"])
        || scope.has_phrase(sentence, &["на", "вашем", "месте"])
}

/// The sentence says what is or will be done about it, or what comes next.
pub(super) fn resolves(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const NOUNS: &[&str] =
        &["возврат", "замен", "компенсац", "скидк", "бонус", "промокод", "бесплатн", "сертификат"];
    scope.has_stem(sentence, NOUNS)
        || offers_way_out(scope, sentence)
        || sentence.clone().any(|at| acts(scope, at) || is_done(scope, at))
}

/// What has already been done about it needs no term.
pub(super) fn is_settled(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    has_term(scope, sentence)
        || sentence.clone().any(|at| is_done(scope, at))
        || scope.has_word(sentence, &["сейчас", "сегодня", "немедленно", "сразу", "тотчас"])
            && sentence.clone().any(|at| acts(scope, at))
}

/// The sentence tells the client where to go on: «напишите нам», «приходите», a link.
pub(super) fn goes_on(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const STEMS: &[&str] = &[
        "напиш",
        "позвон",
        "свяж",
        "связ",
        "пришл",
        "сообщ",
        "расскаж",
        "приглаша",
        "приход",
        "обрат",
        "уточн",
        "подскаж",
        "ответьте",
        "разбер",
        "выясн",
        "провер",
        "учт",
    ];
    scope.has_stem(sentence, STEMS) || has_link(scope, sentence) || scope.is_question(sentence)
}

/// A verb by which we, or somebody we send, will do something.
fn acts(scope: &Scope<'_>, at: usize) -> bool {
    const FEELS: &[&str] = &[
        "поним",
        "пойм",
        "принос",
        "извин",
        "сожал",
        "благодар",
        "прошу",
        "просим",
        "попрос",
        "зна",
        "виж",
        "вид",
        "слыш",
        "слуш",
        "хот",
        "хоч",
        "наде",
        "рад",
        "жела",
        "призн",
        "цен",
        "сочувств",
        "раздел",
        "соглас",
        "счита",
        "дум",
        "стара",
        "представля",
        "дорож",
        "работа",
        "огорч",
        "расстр",
        "стрем",
        "буд",
        "ста",
        "может",
        "могу",
        "можем",
        "явля",
        "здравств",
    ];
    let token = &scope.tokens()[at];
    let Some(tag) = token.parses.first().map(|parse| parse.tag) else { return false };
    token.kind == TokenKind::Word
        && token.mood.is_none()
        && tag.contains(Tag::VERB)
        && (tag.contains(Tag::PER1) || tag.contains(Tag::PER3) && tag.contains(Tag::FUTR))
        && !FEELS.iter().any(|stem| scope.norm(at).starts_with(stem))
        && !(at > 0 && scope.is_word(at - 1, &["не"]))
}

/// A measure that has been taken.
fn is_done(scope: &Scope<'_>, at: usize) -> bool {
    const DONE: &[&str] = &[
        "добав",
        "замен",
        "провел",
        "исправ",
        "усил",
        "обуч",
        "передал",
        "измен",
        "нанял",
        "вернул",
        "начисл",
        "отправ",
        "увелич",
        "устран",
        "почин",
        "поменял",
        "настро",
        "поговорил",
        "побеседов",
        "обсуд",
        "ввел",
        "открыл",
        "сократ",
        "пересмотр",
        "обнов",
        "подготов",
        "оформ",
        "постав",
        "убрал",
        "отремонт",
    ];
    let token = &scope.tokens()[at];
    let past = token
        .parses
        .iter()
        .any(|parse| parse.tag.contains(Tag::VERB | Tag::PAST) && !parse.tag.contains(Tag::NEUT));
    let clause = || scope.clause(at);
    past && DONE.iter().any(|stem| scope.norm(at).starts_with(stem))
        && !scope.has_word(&clause(), &["вы", "что", "не", "курьер", "который", "которая", "которые"])
}

/// Sentences that are put in at the start of an answer, after its greeting, and one at its end.
pub(super) fn put_in(all: &[Spoken<'_>], start: &[String], end: Option<&str>) -> Option<DraftFix> {
    let mut edits = Vec::new();
    let mut added: Vec<&str> = Vec::new();
    let (last_scope, last) = all.last()?;
    let mut first = None;
    if !start.is_empty() {
        let text = start.join(" ");
        // After a greeting and whatever else belongs to it, yet in the same paragraph if there is more of it.
        let from = all.iter().position(|(scope, sentence)| !is_greeting(scope, sentence)).unwrap_or(0);
        let (scope, sentence) = all.get(from)?;
        let mut rewrite = Rewrite::new(scope);
        if is_greeting(scope, sentence) {
            rewrite.after(sentence.end.checked_sub(1)?, &format!(" {text}"));
        } else {
            rewrite.before(scope.first_word(sentence).min(sentence.end.checked_sub(1)?), &format!("{text} "));
        }
        added.extend(start.iter().map(String::as_str));
        first = Some((scope.index, rewrite));
    }
    if let Some(text) = end {
        added.push(text);
        let gap = if last_scope.end_mark(last).is_some() { " " } else { ". " };
        let words = format!("{gap}{text}");
        match &mut first {
            Some((index, rewrite)) if *index == last_scope.index => {
                rewrite.after(last.end.checked_sub(1)?, &words);
            }
            _ => {
                let mut rewrite = Rewrite::new(last_scope);
                rewrite.after(last.end.checked_sub(1)?, &words);
                edits.extend(rewrite.finish(Grade::Suggested, Note::insert(text))?.edits);
            }
        }
    }
    let title = Note::insert(&added.join(" "));
    if let Some((_, mut rewrite)) = first {
        edits.extend(rewrite.finish(Grade::Suggested, title.clone())?.edits);
    }
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    (!edits.is_empty()).then_some(DraftFix { title, grade: Grade::Suggested, edits })
}

/// «благодарности, извинений и решения»
pub(super) fn listed(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} и {last}", most.join(", ")),
    }
}
