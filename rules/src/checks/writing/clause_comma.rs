//! `clause-comma`: a comma before «чтобы», «если», «когда», «который», «потому что»; around «к сожалению», «конечно».
//!
//! Only a closed list where the comma is certain.

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{Mood, Tag, TokenKind};
use crate::rewrite::Rewrite;

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let mut at = scope.first_word(sentence);
        while at < sentence.end {
            let found = scope
                .is(at, TokenKind::Word)
                .then(|| clause(scope, sentence, at).or_else(|| parenthesis(scope, sentence, at)))
                .flatten();
            let Some((range, commas)) = found else {
                at += 1;
                continue;
            };
            let mut rewrite = Rewrite::new(scope);
            for comma in commas {
                rewrite.after(comma, ",");
            }
            at = range.end;
            let title = Note::new("Добавить запятую", "Add the comma");
            out.push(Draft::on(scope, &range).fix(rewrite.finish(Grade::Safe, title)));
        }
    }
}

/// A finding's tokens and the tokens after which a comma is missing.
type Found = (Range<usize>, Vec<usize>);

/// Before these conjunctions, after such words no comma stands or it stands elsewhere.
const LEADS: &[&str] = &[
    "и",
    "а",
    "но",
    "или",
    "либо",
    "да",
    "ну",
    "вот",
    "даже",
    "только",
    "лишь",
    "как",
    "особенно",
    "именно",
    "не",
    "ни",
    "что",
    "того",
    "тем",
    "то",
    "так",
    "чем",
    "разве",
    "ведь",
    "хотя",
    "же",
    "ли",
    "бы",
    "просто",
    "скорее",
    "раньше",
    "затем",
    "потому",
    "исключительно",
    "преимущественно",
    "пожалуйста",
    "если",
    "когда",
    "чтобы",
    "где",
    "кто",
    "куда",
    "мол",
    "кроме",
    "уж",
    "тогда",
    "например",
    "редко",
    "мало",
    "зачем",
    "через",
    "после",
    "вплоть",
    "будто",
    "отчасти",
    "наверное",
    "возможно",
    "может",
    "без",
];

fn clause(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Found> {
    let word = scope.norm(at);
    if word.starts_with("котор") {
        return which(scope, sentence, at);
    }
    let before = at.checked_sub(1).filter(|&before| before >= scope.first_word(sentence))?;
    let range = match word {
        "чтобы" | "если" | "когда" => at..at + 1,
        "потому" if scope.is_word(at + 1, &["что"]) => at..at + 2,
        "что" => return that(scope, sentence, at),
        _ => return None,
    };
    let joined =
        matches!(scope.tokens()[before].kind, TokenKind::Word | TokenKind::Number | TokenKind::Placeholder)
            && !scope.tokens()[at].newline_before
            && !scope.is_word(before, LEADS)
            && scope.is(range.end, TokenKind::Word)
            && range.end < sentence.end;
    if !joined || scope.is_quoted(at) != scope.is_quoted(before) {
        return None;
    }
    let token = &scope.tokens()[before];
    let certain = match word {
        "чтобы" | "потому" => !scope.is_word(before, &["в", "на"]),
        "если" => {
            let asked = scope.is_question(sentence) && token.can_be(Tag::CONJ);
            !token.can_be(Tag::PREP) && !scope.is_word(range.end, &["и", "не"]) && !asked
        }
        _ => {
            !scope.is_word(range.end, &["угодно", "нибудь", "либо", "то", "как", "и"])
                && !token.can_be(Tag::PREP)
                && !token.can_be(Tag::CONJ)
                && (!scope.is_question(sentence) || token.mood == Some(Mood::Imperative))
                && has_verb(scope, &(range.end..sentence.end))
                && has_verb(scope, &(sentence.start..at))
        }
    };
    certain.then(|| (range, vec![before]))
}

fn has_verb(scope: &Scope<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        scope.tokens()[at]
            .parses
            .iter()
            .any(|parse| parse.tag.intersects(Tag::VERB | Tag::INFN | Tag::PRTS | Tag::ADJS | Tag::PRED))
    })
}

fn has_finite(scope: &Scope<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        let first = scope.tokens()[at].parses.first();
        first.is_some_and(|parse| parse.tag.intersects(Tag::VERB | Tag::PRTS | Tag::PRED | Tag::INFN))
    })
}

/// «мастер который ставил», «дом в котором»
fn which(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Found> {
    let first = scope.first_word(sentence);
    let preposition = at > first
        && scope.is(at - 1, TokenKind::Word)
        && scope.tokens()[at - 1].parses.first().is_some_and(|parse| parse.tag.contains(Tag::PREP));
    let start = if preposition { at - 1 } else { at };
    let before = start.checked_sub(1).filter(|&before| before >= first)?;
    let noun = scope.tokens()[before].parses.first().is_some_and(|parse| parse.tag.contains(Tag::NOUN));
    // «в который раз», «который час», «…, имя которого», «один из которых»
    let counts = scope
        .has_stem(&(at + 1..(at + 2).min(sentence.end)), &["раз", "час", "ден", "год", "месяц", "недел"]);
    let of = scope.tokens()[at].can_be(Tag::GENT)
        && (before > first && scope.is_mark(before - 1, ",")
            || preposition && scope.is_word(at - 1, &["из"]));
    // «…, часть которой открыта», «…, в соответствии с которым»: the clause has begun at the comma before.
    let mark = (first..before).rev().find(|&it| scope.is(it, TokenKind::Punct));
    let oblique = preposition || scope.tokens()[at].can_be(Tag::GENT);
    let inside = oblique
        && mark.is_some_and(|mark| scope.is_mark(mark, ",") && !has_finite(scope, &(mark + 1..before)));
    let verb = has_verb(scope, &(at + 1..sentence.end)) && at + 1 < sentence.end;
    (noun
        && !counts
        && !of
        && !inside
        && verb
        && !scope.tokens()[start].newline_before
        && scope.is(before, TokenKind::Word)
        && !scope.is_question(&(sentence.start..at)))
    .then(|| (start..at + 1, vec![before]))
}

/// «сообщаем что заказ готов», «спасибо что выбрали нас»
fn that(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Found> {
    const SAYS: &[&str] = &[
        "сообщаем",
        "сообщаю",
        "уверены",
        "уверен",
        "уверена",
        "знаем",
        "рады",
        "жаль",
        "понимаем",
        "понимаю",
        "надеемся",
        "надеюсь",
        "напоминаем",
        "напоминаю",
        "убедитесь",
        "спасибо",
        "видим",
        "вижу",
        "обещаем",
        "гарантируем",
        "подтверждаем",
        "подтверждаю",
        "внимание",
        "считаем",
        "думаем",
        "думаю",
        "извините",
        "простите",
        "предупреждаем",
        "уведомляем",
        "информируем",
    ];
    let before = at - 1;
    let next = at + 1;
    let open = scope.is_word(next, &["угодно", "ли", "и", "за", "то", "же", "нибудь", "делать", "бы"]);
    let whole =
        next < sentence.end && matches!(scope.tokens()[next].kind, TokenKind::Word | TokenKind::Placeholder);
    (scope.is_word(before, SAYS)
        && whole
        && !open
        && !scope.is_question(sentence)
        && has_verb(scope, &(next..sentence.end))
        && !scope.tokens()[at].newline_before)
        .then(|| (at..at + 1, vec![before]))
}

/// Parentheses that take commas wherever they stand.
const ANYWHERE: &[&[&str]] = &[
    &["к", "сожалению"],
    &["конечно", "же"],
    &["конечно"],
    &["например"],
    &["во-первых"],
    &["во-вторых"],
    &["честно", "говоря"],
    &["разумеется"],
];
/// Parentheses only at the start of a sentence.
const AT_START: &[&[&str]] = &[
    &["к", "счастью"],
    &["кстати"],
    &["безусловно"],
    &["в-третьих"],
    &["следовательно"],
    &["наверное"],
    &["вероятно"],
    &["к", "слову"],
    &["более", "того"],
    &["другими", "словами"],
    &["видимо"],
    &["по-моему"],
    &["пожалуй"],
];

fn parenthesis(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Found> {
    let first = scope.first_word(sentence);
    let starts = at == first;
    let list = ANYWHERE.iter().chain(AT_START.iter().filter(|_| starts));
    let end = list.filter_map(|words| adjacent(scope, sentence, at, words)).max();
    let end = end.or_else(|| (starts).then(|| perhaps(scope, sentence, at)).flatten())?;
    let word = scope.norm(at);
    if scope.is_quoted(at) || excluded(scope, at, end) {
        return None;
    }
    let joins = |it: usize| {
        scope.is_word(it, &["и", "а", "но", "или", "да", "ну", "что", "если", "чтобы", "когда", "так", "не"])
    };
    let mut commas = Vec::new();
    let before = at > first
        && !scope.tokens()[at].newline_before
        && matches!(
            scope.tokens()[at - 1].kind,
            TokenKind::Word | TokenKind::Number | TokenKind::Placeholder
        );
    // «ну конечно», «а например»: the conjunction goes with the parenthesis.
    let glued = before && scope.is_word(at - 1, &["а", "ну", "как", "да", "уж", "не", "и"]);
    if glued {
        return None;
    }
    if before {
        commas.push(at - 1);
    }
    let next = scope.tokens().get(end).filter(|_| end < sentence.end);
    let after = next.is_some_and(|next| {
        !next.newline_before
            && (matches!(next.kind, TokenKind::Word | TokenKind::Number | TokenKind::Placeholder)
                || scope.is_mark(end, "«"))
    });
    if after {
        commas.push(end - 1);
    }
    // «…, например в среду» before a list of examples and «…, конечно и»: only where a word goes on.
    let soft = after && !before && at > first && (word == "например" || joins(end));
    (!commas.is_empty() && !soft).then_some((at..end, commas))
}

fn adjacent(scope: &Scope<'_>, sentence: &Range<usize>, at: usize, words: &[&str]) -> Option<usize> {
    let end = at + words.len();
    (end <= sentence.end
        && words.iter().enumerate().all(|(number, word)| scope.is_word(at + number, &[word])))
    .then_some(end)
}

/// «Возможно вы…»: a parenthesis, where «Возможно оформить» is a predicate.
fn perhaps(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    let next = scope.tokens().get(at + 1).filter(|_| at + 1 < sentence.end)?;
    let subject = next.parses.iter().any(|parse| parse.tag.contains(Tag::NPRO.with(Tag::NOMN)))
        && !scope.is_word(at + 1, &["это", "все"]);
    (scope.is_word(at, &["возможно"]) && subject).then_some(at + 1)
}

fn excluded(scope: &Scope<'_>, at: usize, end: usize) -> bool {
    match scope.norm(at) {
        "к" => scope.is_word(end, &["о", "об"]),
        "конечно" => scope.is_word(end, &["да", "нет", "же"]) && end == at + 1,
        "более" => false,
        "кстати" => scope.is_word(end, &["о", "об", "говоря", "про"]),
        "вероятно" | "видимо" => scope.is_word(end, &["ли", "что"]),
        _ => false,
    }
}
