//! `blame-client`: «вы должны», «вы забыли», «вы неправильно ввели».

use std::ops::Range;

use crate::catalogue::Target;
use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Grade, Severity};
use crate::language::{Tag, TokenKind};
use crate::rewrite::Rewrite;

use super::parts::{imperative, in_condition, in_relative, is_negated, offer};

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        if scope.is_question(sentence) {
            continue;
        }
        for at in sentence.clone() {
            let Some(blame) = subject(scope, at).and_then(|after| blame(scope, sentence, at, after)) else {
                continue;
            };
            if scope.is_quoted(at) || in_condition(scope, at) || in_relative(scope, at) {
                continue;
            }
            out.push(report(scope, sentence, &blame));
            break;
        }
    }
}

/// What is laid at the client's door.
struct Blame {
    tokens: Range<usize>,
    /// What the client is to do: the infinitive after a duty.
    duty: Option<usize>,
    severity: Option<Severity>,
}

/// The end of «вы» or «вам» at this token, small words after it passed over.
fn subject(scope: &Scope<'_>, at: usize) -> Option<usize> {
    const SMALL: &[&str] = &[
        "же",
        "ведь",
        "просто",
        "видимо",
        "наверное",
        "наверно",
        "похоже",
        "кажется",
        "возможно",
        "вероятно",
        "обязательно",
        "явно",
        "опять",
        "снова",
        "тоже",
        "также",
        "уже",
        "сначала",
        "все",
        "таки",
        "все-таки",
        "случайно",
        "очевидно",
        "скорее",
        "всего",
        "там",
        "тут",
        "здесь",
        "конечно",
        "теперь",
        "тогда",
        "лично",
        "сначала",
        "сперва",
        "точно",
        "нам",
        "мне",
        "нас",
        "это",
        "где-то",
        "может",
        "быть",
        "совершенно",
        "очень",
        "сильно",
        "глубоко",
        "абсолютно",
        "как",
        "минимум",
        "сейчас",
        "сегодня",
        "завтра",
        "немного",
        "видно",
    ];
    if !scope.is_word(at, &["вы", "вам"]) {
        return None;
    }
    let mut after = at + 1;
    for _ in 0..6 {
        let comma = scope.is_mark(after, ",")
            && (scope.is_word(after + 1, SMALL)
                || scope.is(after + 1, TokenKind::Placeholder)
                || scope.is_mark(after.saturating_sub(2), ",")
                || scope.is_mark(after.saturating_sub(3), ","));
        if scope.is_word(after, SMALL) || comma || (scope.is(after, TokenKind::Placeholder) && after > at + 1)
        {
            after += 1;
        } else {
            break;
        }
    }
    Some(after)
}

/// Words that soften a guess.
const HEDGES: &[&str] =
    &["видимо", "наверное", "наверно", "похоже", "кажется", "возможно", "вероятно", "случайно", "быть"];

fn blame(scope: &Scope<'_>, sentence: &Range<usize>, at: usize, after: usize) -> Option<Blame> {
    let hedged = scope.has_word(&(scope.clause(at).start..after), HEDGES)
        || scope.has_word(&(sentence.start..at), &["похоже", "кажется", "возможно", "видимо", "вероятно"]);
    let mild = hedged.then_some(Severity::Information);
    let found = |end: usize| Some(Blame { tokens: at..end, duty: None, severity: mild });
    if scope.is_word(at, &["вам"]) {
        return owed(scope, at, after);
    }
    if scope.is_word(after, &["должны", "обязаны"]) {
        return duty(scope, sentence, at, after);
    }
    // «вы прислать должны»
    if scope.tokens().get(after).is_some_and(|token| token.can_be(Tag::INFN))
        && scope.is_word(after + 1, &["должны", "обязаны"])
    {
        return found(after + 2);
    }
    if scope.is_word(after, &["не"]) {
        let next = if scope.is_word(after + 1, &["до", "так", "туда", "то"]) {
            after + 2
        } else {
            after + 1
        };
        let did_not = scope.is_word(next, NOT_DONE) || scope.is_word(after + 1, &["правы"]);
        let still = scope.has_word(&(at..after), &["сейчас"]);
        return (did_not && !still).then(|| found(next + 1)).flatten();
    }
    if scope.is_word(after, &["неправы", "виноваты"]) {
        return found(after + 1);
    }
    if scope.is_word(after, WRONGLY) && (after + 1..scope.clause(after).end).any(|it| is_deed(scope, it)) {
        return found(after + 1);
    }
    if scope.is_word(after, DONE) {
        // «вы забыли зонт, он ждёт вас у администратора»: good news.
        if scope
            .has_stem(sentence, &["ждет", "ждут", "храни", "сохранил", "отложил", "нашли", "нашел", "нашла"])
        {
            return None;
        }
        let duty = (scope.is_word(after, &["забыли"]) && scope.tokens().get(after + 1)?.can_be(Tag::INFN))
            .then_some(after + 1);
        return Some(Blame { tokens: at..after + 1, duty, severity: mild });
    }
    if is_deed(scope, after) {
        return deed(scope, at, after, mild);
    }
    if scope.is_word(after, &["сами"]) {
        let then = if scope.is_word(after + 1, &["же", "себе", "и"]) { after + 2 } else { after + 1 };
        return scope.is_word(then, OWN_DOING).then(|| found(then + 1)).flatten();
    }
    None
}

/// «вы ввели неверный номер», «вы читали невнимательно», «вы допустили ошибку»
fn deed(scope: &Scope<'_>, at: usize, verb: usize, severity: Option<Severity>) -> Option<Blame> {
    let clause = scope.clause(verb);
    let near = verb + 1..(verb + 4).min(clause.end);
    let wrong = near.clone().find(|&it| {
        scope.is_word(it, WRONGLY)
            || scope.has_stem(&(it..it + 1), &["неверн", "неправильн", "некорректн", "ошибочн"])
    });
    let not_that = near.clone().find(|&it| scope.is_word(it, &["не"]) && scope.is_word(it + 1, NOT_THAT));
    let mistake = scope
        .is_word(verb, &["допустили", "сделали", "совершили", "внесли"])
        .then(|| near.clone().find(|&it| scope.has_stem(&(it..it + 1), &["ошибк", "опечатк", "промах"])))
        .flatten();
    let end = wrong.or(mistake).map(|it| it + 1).or(not_that.map(|it| it + 2))?;
    Some(Blame { tokens: at..end, duty: None, severity })
}

/// A past form that can be the client's: «ввели».
fn is_deed(scope: &Scope<'_>, at: usize) -> bool {
    scope.tokens().get(at).is_some_and(|token| {
        token.can_be(Tag::VERB | Tag::PAST | Tag::PLUR)
            || token.can_be(Tag::VERB | Tag::PRES | Tag::PER2 | Tag::PLUR)
    })
}

/// «вы должны прислать», «вы обязаны были предупредить»
fn duty(scope: &Scope<'_>, sentence: &Range<usize>, at: usize, must: usize) -> Option<Blame> {
    if is_negated(scope, must) || scope.has_word(&(at..must), &["ничего"]) {
        return None;
    }
    let was = scope.is_word(must + 1, &["были"]);
    let from = if was { must + 2 } else { must + 1 };
    let clause_end = scope.clause(must).end.min(sentence.end);
    let infinitive = (from..clause_end).find(|&it| scope.tokens()[it].can_be(Tag::INFN));
    let before = (scope.clause(at).start..at).any(|it| scope.tokens()[it].can_be(Tag::INFN));
    if infinitive.is_none() && !before {
        return None;
    }
    // «вы должны были получить письмо» tells a fact; «не должны платить» is relief.
    let fact = infinitive.is_some_and(|it| scope.is_word(it, FACTS));
    let severity = fact.then_some(Severity::Information);
    let negated = infinitive.is_some_and(|it| is_negated(scope, it));
    let duty = infinitive.filter(|&it| it == from && !was && !negated);
    Some(Blame { tokens: at..if was { must + 2 } else { must + 1 }, duty, severity })
}

/// «вам следовало предупредить», «вам надо было думать»
fn owed(scope: &Scope<'_>, at: usize, after: usize) -> Option<Blame> {
    let end = if scope.is_word(after, &["следовало", "стоило", "надлежало", "полагалось"])
    {
        if scope.is_word(after + 1, &["бы"]) { after + 2 } else { after + 1 }
    } else if scope.is_word(after, &["надо", "нужно", "необходимо"]) && scope.is_word(after + 1, &["было"])
    {
        after + 2
    } else {
        return None;
    };
    let duty = scope.tokens().get(end).is_some_and(|token| token.can_be(Tag::INFN)).then_some(end);
    Some(Blame { tokens: at..end, duty, severity: None })
}

fn report(scope: &Scope<'_>, sentence: &Range<usize>, blame: &Blame) -> Draft {
    let mut draft = Draft::on(scope, &blame.tokens);
    if let Some(severity) = blame.severity {
        draft = draft.at(severity);
    }
    let Some(verb) = blame.duty else {
        return draft.fix(offer(scope, &blame.tokens, "давайте проверим вместе.", Target::Sentence));
    };
    draft
        .fix(need(scope, blame))
        .fix(please_first(scope, blame, verb))
        .fix(please_after(scope, sentence, blame, verb))
}

/// «Нужно прислать …»
fn need(scope: &Scope<'_>, blame: &Blame) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&blame.tokens, "нужно").finish(Grade::Suggested, Note::write("нужно …"))
}

/// «Пожалуйста, пришлите …»
fn please_first(scope: &Scope<'_>, blame: &Blame, verb: usize) -> Option<DraftFix> {
    let ask = imperative(scope, verb)?;
    let text = format!("пожалуйста, {ask}");
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&(blame.tokens.start..verb + 1), &text);
    rewrite.finish(Grade::Suggested, Note::write(&format!("{text} …")))
}

/// «Пришлите, пожалуйста, …»
fn please_after(scope: &Scope<'_>, sentence: &Range<usize>, blame: &Blame, verb: usize) -> Option<DraftFix> {
    if verb + 1 >= sentence.end {
        return None;
    }
    let ask = imperative(scope, verb)?;
    let mut rewrite = Rewrite::new(scope);
    let comma = if rewrite.needs_comma_after(verb) { "," } else { "" };
    let text = format!("{ask}, пожалуйста{comma}");
    rewrite.words(&(blame.tokens.start..verb + 1), &text);
    rewrite.finish(Grade::Suggested, Note::write(&format!("{text} …")))
}

/// What simply happens to the client.
const FACTS: &[&str] = &[
    "получить",
    "увидеть",
    "заметить",
    "услышать",
    "видеть",
    "почувствовать",
    "прийти",
    "получать",
    "слышать",
];

const NOT_THAT: &[&str] = &["тот", "ту", "то", "те", "туда", "там", "той", "ваш", "свой", "так", "полностью"];

const WRONGLY: &[&str] = &[
    "неправильно",
    "неверно",
    "невнимательно",
    "некорректно",
    "плохо",
    "зря",
    "напрасно",
    "ошибочно",
    "неаккуратно",
    "неточно",
    "криво",
    "невовремя",
    "небрежно",
    "неосторожно",
    "необдуманно",
];

/// What the client has left undone.
const NOT_DONE: &[&str] = &[
    "прочитали",
    "прочли",
    "дочитали",
    "указали",
    "заполнили",
    "прислали",
    "предупредили",
    "сообщили",
    "подписали",
    "проверили",
    "внесли",
    "учли",
    "выполнили",
    "посмотрели",
    "пришли",
    "явились",
    "приложили",
    "подтвердили",
    "ответили",
    "оплатили",
    "обратили",
    "разобрались",
    "послушали",
    "дослушали",
    "удосужились",
    "потрудились",
    "соблюдали",
    "соблюли",
    "сделали",
    "следили",
    "ознакомились",
    "читали",
    "отправили",
    "предоставили",
    "сохранили",
    "позвонили",
    "перезвонили",
    "нажали",
    "ввели",
    "написали",
    "сказали",
    "назвали",
    "вернули",
    "сдали",
    "подготовили",
    "принесли",
    "взяли",
    "дождались",
    "выбрали",
    "продлили",
    "отменили",
    "включили",
    "выключили",
    "отключили",
    "установили",
    "обновили",
    "заметили",
    "открыли",
    "смотрели",
    "уточнили",
    "спросили",
    "соизволили",
    "умеете",
    "хотите",
    "читаете",
    "слушаете",
    "следите",
];

/// What the client has done amiss.
const DONE: &[&str] = &[
    "забыли",
    "забываете",
    "ошиблись",
    "перепутали",
    "напутали",
    "просрочили",
    "нарушили",
    "нарушаете",
    "проигнорировали",
    "игнорируете",
    "сломали",
    "испортили",
    "опоздали",
    "опаздываете",
    "пропустили",
    "проглядели",
    "недосмотрели",
    "недоглядели",
    "прозевали",
    "проспали",
    "накосячили",
    "виноваты",
    "недопоняли",
    "поторопились",
    "задержали",
    "затянули",
    "тянете",
    "обманули",
    "сорвали",
    "подвели",
    "потеряли",
    "прошляпили",
    "недопустили",
];

/// What the client did of their own free will and is reminded of.
const OWN_DOING: &[&str] = &[
    "виноваты",
    "выбрали",
    "отказались",
    "подписали",
    "указали",
    "согласились",
    "решили",
    "нажали",
    "отменили",
    "удалили",
    "захотели",
    "сломали",
    "ввели",
    "заказали",
    "оформили",
    "подтвердили",
    "напутали",
    "перепутали",
    "ошиблись",
    "пропустили",
    "забыли",
    "подключили",
    "отключили",
    "поставили",
    "хотели",
    "назвали",
    "не",
    "создали",
    "довели",
    "просрочили",
    "потеряли",
    "уронили",
    "разбили",
    "испортили",
    "опоздали",
];
