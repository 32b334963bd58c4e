//! `vocative-comma`: a name in address is set off: «Здравствуйте, Иван», «{{name}}, ваш заказ готов».

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::facts::{Stands, stands_for};
use crate::finding::Grade;
use crate::language::{Mood, Tag, TokenKind};
use crate::rewrite::Rewrite;

/// Before a name these greet, thank or answer.
const CALLS: &[&[&str]] = &[
    &["здравствуйте"],
    &["здравствуй"],
    &["приветствую"],
    &["приветствую", "вас"],
    &["приветствуем", "вас"],
    &["привет"],
    &["добрый", "день"],
    &["добрый", "вечер"],
    &["доброе", "утро"],
    &["доброго", "дня"],
    &["доброго", "вечера"],
    &["доброго", "утра"],
    &["доброй", "ночи"],
    &["до", "свидания"],
    &["всего", "доброго"],
    &["всего", "хорошего"],
    &["хорошего", "дня"],
    &["хорошего", "вечера"],
    &["хорошего", "вам", "дня"],
    &["хороших", "выходных"],
    &["приятного", "дня"],
    &["приятного", "вечера"],
    &["до", "встречи"],
    &["до", "связи"],
    &["спасибо"],
    &["спасибо", "вам"],
    &["спасибо", "большое"],
    &["большое", "спасибо"],
    &["благодарю"],
    &["благодарю", "вас"],
    &["благодарим", "вас"],
    &["извините"],
    &["простите"],
    &["конечно"],
    &["да"],
    &["хорошо"],
    &["отлично"],
    &["понимаю", "вас"],
    &["понимаю"],
    &["поздравляем", "вас"],
    &["поздравляю", "вас"],
    &["с", "праздником"],
    &["с", "днем", "рождения"],
    &["с", "новым", "годом"],
    &["добро", "пожаловать"],
    &["удачного", "дня"],
    &["отличного", "дня"],
    &["прекрасного", "дня"],
    &["удачи"],
    &["приятно", "познакомиться"],
    &["ждем", "вас"],
    &["рады", "вас", "видеть"],
];
/// These greet whoever comes next, whatever follows.
const GREETS: &[&str] = &["здравствуйте", "здравствуй", "день", "вечер", "утро", "привет"];
/// After a name at the start these speak to its bearer.
const SPEAKS: &[&str] = &[
    "вы",
    "вас",
    "вам",
    "здравствуйте",
    "спасибо",
    "благодарим",
    "благодарю",
    "извините",
    "простите",
    "пожалуйста",
];
/// After the client's placeholder these do, too; after a name a dash may be what is missing («Иван ваш мастер»).
const OURS: &[&str] = &[
    "ваш",
    "ваша",
    "ваше",
    "ваши",
    "вашу",
    "вашему",
    "вашей",
    "вашего",
    "ваших",
    "мы",
    "наш",
    "наша",
    "наши",
];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let first = scope.first_word(sentence);
        let found = opening(scope, sentence, first).or_else(|| called(scope, sentence, first));
        if let Some((range, commas)) = found {
            let mut rewrite = Rewrite::new(scope);
            for at in commas {
                rewrite.after(at, ",");
            }
            let title = Note::new("Выделить обращение запятыми", "Set off the address by commas");
            out.push(Draft::on(scope, &range).fix(rewrite.finish(Grade::Safe, title)));
        }
    }
}

/// A finding's tokens and the tokens after which a comma is missing.
type Found = (Range<usize>, Vec<usize>);

/// «{{name}} ваш заказ», «Иван подскажите»
fn opening(scope: &Scope<'_>, sentence: &Range<usize>, first: usize) -> Option<Found> {
    let end = unit(scope, sentence, first)?;
    speaks_to(scope, sentence, first, end).then(|| (first..end + 1, vec![end - 1]))
}

/// The word after the name speaks to its bearer.
fn speaks_to(scope: &Scope<'_>, sentence: &Range<usize>, start: usize, end: usize) -> bool {
    if end >= sentence.end || scope.tokens()[end].newline_before || !scope.is(end, TokenKind::Word) {
        return false;
    }
    let placeholder = scope.is(start, TokenKind::Placeholder);
    let asked = scope.tokens()[end].mood == Some(Mood::Imperative) && scope.tokens()[end].can_be(Tag::PLUR);
    let phrase = |words: &[&str]| scope.phrase_at(end, sentence.end, words).is_some();
    // «Роман вам понравится»: a name may be the subject.
    let subject = scope.is_word(end, &["вас", "вам"]) && !placeholder;
    scope.is_word(end, SPEAKS) && !subject && !(placeholder && scope.is_word(end, &["пожалуйста"]))
        || asked
        || (placeholder || end - start > 1 && owns_thing(scope, sentence, end)) && scope.is_word(end, OURS)
        || phrase(&["у", "вас"])
        || phrase(&["для", "вас"])
        || phrase(&["к", "сожалению"])
        || phrase(&["добрый", "день"])
        || phrase(&["добрый", "вечер"])
        || phrase(&["доброе", "утро"])
}

/// «ваш пропуск готов», not «ваш мастер»: after a name a person may be who is named.
fn owns_thing(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let noun = (at + 1..sentence.end.min(at + 4)).find_map(|next| {
        let parse = scope.tokens()[next].parses.first().filter(|parse| parse.tag.contains(Tag::NOUN))?;
        Some(parse.tag.contains(Tag::INAN))
    });
    noun == Some(true)
}

/// «Здравствуйте Иван», «Спасибо Ольга, …», «Добрый день, {{name}} ваш заказ готов».
fn called(scope: &Scope<'_>, sentence: &Range<usize>, first: usize) -> Option<Found> {
    let mut best: Option<usize> = None;
    for words in CALLS {
        if let Some(end) = scope.phrase_at(first, sentence.end, words) {
            best = best.max(Some(end));
        }
    }
    let call = best?;
    let set_off = scope.is_mark(call, ",");
    let mut start = call + usize::from(set_off);
    let adjective = start < sentence.end && scope.has_stem(&(start..start + 1), &["уважаем", "дорог"]);
    start += usize::from(adjective);
    let end = unit(scope, sentence, start)?;
    if scope.tokens()[start].newline_before {
        return None;
    }
    let mut commas = Vec::new();
    let ends = end >= sentence.end
        || scope.tokens()[end].newline_before
        || scope.is_mark(end, ",.!?…—–")
        || scope.is(end, TokenKind::Emoji);
    let greets = scope.is_word(call - 1, GREETS);
    let after = !ends && speaks_to(scope, sentence, start, end);
    let thanks = scope.is(start, TokenKind::Placeholder) && scope.is_word(end, &["за", "что"]);
    if set_off {
        return after.then(|| (start..end + 1, vec![end - 1]));
    }
    if !ends && !greets && !after && !thanks {
        return None;
    }
    // «Добрый день Анна Петровна из отдела продаж» introduces somebody.
    if !ends && !after && !thanks && !scope.is(start, TokenKind::Placeholder) {
        return None;
    }
    commas.push(call - 1);
    if !ends && (after || thanks) {
        commas.push(end - 1);
    }
    Some((call - 1..end, commas))
}

/// Where the name of the client that starts at this token ends: a placeholder or two, a first name with what follows it.
fn unit(scope: &Scope<'_>, sentence: &Range<usize>, start: usize) -> Option<usize> {
    let mut end = start;
    while end < sentence.end && end < start + 3 && (end == start || !scope.tokens()[end].newline_before) {
        let token = &scope.tokens()[end];
        let fits = match token.kind {
            TokenKind::Placeholder => is_client(scope, end),
            TokenKind::Word if end == start => is_first_name(scope, end),
            TokenKind::Word => {
                scope.is_name(end)
                    && token.parses.iter().any(|parse| {
                        parse.tag.contains(Tag::NOMN.with(Tag::SING))
                            && parse.tag.intersects(Tag::PATR | Tag::SURN)
                    })
            }
            _ => false,
        };
        if !fits {
            break;
        }
        end += 1;
    }
    (end > start).then_some(end)
}

fn is_client(scope: &Scope<'_>, at: usize) -> bool {
    let range = &scope.tokens()[at].range;
    scope
        .block
        .placeholders
        .iter()
        .any(|place| place.range == *range && stands_for(&place.name) == Stands::ClientName)
}

/// A first name in the nominative that is no ordinary word: «Иван», «Ольга», not «Анны», not «Вера в успех».
fn is_first_name(scope: &Scope<'_>, at: usize) -> bool {
    scope.is_name(at)
        && scope.tokens()[at]
            .parses
            .iter()
            .any(|parse| parse.tag.contains(Tag::NAME.with(Tag::NOMN).with(Tag::SING)))
}
