//! `blame-colleague`: «курьер опять напутал», «это всё логистика».

use std::ops::Range;

use crate::catalogue::Target;
use crate::context::Scope;
use crate::draft::Draft;
use crate::language::{Tag, TokenKind};

use super::parts::{in_condition, in_relative, is_lemma, is_negated, offer};

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        if scope.is_question(sentence) {
            continue;
        }
        let Some(tokens) = sentence.clone().find_map(|at| blame(scope, sentence, at)) else {
            continue;
        };
        if scope.is_quoted(tokens.start) {
            continue;
        }
        let mut draft = Draft::on(scope, &tokens);
        for text in ["{приношу/приносим} свои извинения", "мы уже разбираемся"]
        {
            draft = draft.fix(offer(scope, &tokens, text, Target::Clause));
        }
        out.push(draft);
    }
}

/// Staff, departments, partners and competitors. Stems: the dictionary's lemma is asked only for these.
const STAFF: &[&str] = &[
    "курьер",
    "менеджер",
    "коллег",
    "оператор",
    "бухгалтер",
    "логист",
    "склад",
    "доставк",
    "служб",
    "отдел",
    "водител",
    "мастер",
    "администратор",
    "продав",
    "кассир",
    "сотрудни",
    "специалист",
    "консультант",
    "техник",
    "программист",
    "разработчик",
    "айтишник",
    "горничн",
    "официант",
    "повар",
    "кухн",
    "врач",
    "медсестр",
    "регистратур",
    "поставщик",
    "партнер",
    "конкурент",
    "производител",
    "завод",
    "подрядчик",
    "предшественни",
    "почт",
    "юрист",
    "диспетчер",
    "монтажник",
    "бригад",
    "руковод",
    "начальств",
    "начальник",
    "техподдержк",
    "поддержк",
    "ребят",
    "смен",
    "стажер",
    "филиал",
    "перевозчик",
    "банк",
    "директор",
    "охран",
    "дизайнер",
    "кадровик",
    "секретар",
    "рабочи",
    "грузчик",
    "сборщик",
    "комплектовщик",
    "кладовщик",
    "маркетолог",
    "маркетинг",
    "агент",
    "риелтор",
    "инженер",
    "установщик",
    "замерщик",
    "доктор",
    "лаборант",
    "лаборатори",
    "типографи",
    "девочк",
    "мальчик",
    "парн",
    "товарищ",
    "напарни",
    "сменщи",
    "куратор",
    "преподавател",
    "тренер",
    "портье",
    "айтишн",
];

/// What they are blamed for, as verbs.
const BAD: &[&str] = &[
    "напутать",
    "перепутать",
    "путать",
    "ошибиться",
    "ошибаться",
    "забыть",
    "забывать",
    "подвести",
    "подводить",
    "тянуть",
    "затянуть",
    "накосячить",
    "косячить",
    "потерять",
    "терять",
    "прозевать",
    "проглядеть",
    "недосмотреть",
    "схалтурить",
    "халтурить",
    "тормозить",
    "лениться",
    "полениться",
    "обмануть",
    "обманывать",
    "наврать",
    "соврать",
    "врать",
    "испортить",
    "портить",
    "сломать",
    "прошляпить",
    "проспать",
    "напортачить",
    "напортить",
    "начудить",
    "накрутить",
    "наобещать",
    "нахамить",
    "хамить",
    "нагрубить",
    "грубить",
    "прохлопать",
    "затерять",
    "недоглядеть",
    "недоработать",
    "сорвать",
    "срывать",
    "дезинформировать",
    "лажать",
    "налажать",
    "бездельничать",
    "мудрить",
    "намудрить",
    "облажаться",
    "зевнуть",
    "поторопиться",
    "разгильдяйничать",
    "филонить",
    "пропустить",
    "опозориться",
];

/// What they have not done, where «не» stands before it.
const UNDONE: &[&str] = &[
    "предупредить",
    "передать",
    "записать",
    "внести",
    "проверить",
    "сказать",
    "сообщить",
    "отправить",
    "сделать",
    "выполнить",
    "удосужиться",
    "доложить",
    "справиться",
    "справляться",
    "работать",
    "уметь",
    "хотеть",
    "знать",
    "отметить",
    "обработать",
    "позвонить",
    "перезвонить",
    "следить",
    "уследить",
    "досмотреть",
    "учесть",
    "умудриться",
    "разбираться",
    "разобраться",
    "соизволить",
    "ответить",
    "отвечать",
    "объяснить",
    "посмотреть",
    "подумать",
];

const WRONGLY: &[&str] = &[
    "неправильно",
    "неверно",
    "плохо",
    "криво",
    "зря",
    "невнимательно",
    "небрежно",
    "неграмотно",
    "халатно",
    "безответственно",
    "ошибочно",
    "неаккуратно",
    "некачественно",
    "отвратительно",
    "ужасно",
    "кое-как",
    "спустя",
    "абы",
    "безобразно",
    "недобросовестно",
];

/// What they are called.
const TRAITS: &[&str] = &[
    "ленив",
    "невнимательн",
    "безответственн",
    "некомпетентн",
    "нерасторопн",
    "бестолков",
    "медлительн",
    "нерадив",
    "неопытн",
    "безграмотн",
    "непрофессиональн",
    "виноват",
    "рассеянн",
    "безрук",
    "необязательн",
    "забывчив",
];

const HABIT: &[&str] = &["вечно", "опять", "снова", "постоянно", "обычно", "всегда"];

fn blame(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if !scope.is(at, TokenKind::Word) {
        return None;
    }
    if let Some(found) = it_is_all(scope, sentence, at).or_else(|| fault_of(scope, sentence, at)) {
        return Some(found);
    }
    if !scope.has_stem(&(at..at + 1), STAFF) || !is_subject(scope, at) || scope.is_name(at) {
        return None;
    }
    if in_condition(scope, at) || in_relative(scope, at) {
        return None;
    }
    let clause = clause_of(scope, sentence, at);
    // «вы ошиблись, менеджер …»: another subject of the clause is to blame.
    if scope.has_word(&(clause.start..at), &["вы", "я", "мы", "что", "чтобы"]) {
        return None;
    }
    let end = (clause.start..clause.end)
        .find_map(|it| (it != at).then(|| fault(scope, &clause, at, it)).flatten())?;
    let start = scope.clause(at).start.min(at);
    let start = (start..at).find(|&it| scope.is(it, TokenKind::Word)).unwrap_or(at);
    // A word of passage («к сожалению, …») is no part of it; «мой коллега» is.
    let start = start.max(at.saturating_sub(3)).min(end - 1);
    Some(start.min(at)..end.max(at + 1))
}

/// The clause of the staff, a parenthesis inside passed over: «бухгалтерия, как обычно, тянет».
fn clause_of(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Range<usize> {
    let clause = scope.clause(at);
    let aside = clause.end + 1 < sentence.end
        && scope.is_mark(clause.end, ",")
        && scope.is_word(
            clause.end + 1,
            &["как", "видимо", "похоже", "наверное", "к", "конечно", "кажется", "увы"],
        );
    let inner = if aside { scope.clause(clause.end + 1) } else { return clause };
    if inner.len() <= 3 && scope.is_mark(inner.end, ",") && inner.end + 1 < sentence.end {
        clause.start..scope.clause(inner.end + 1).end
    } else {
        clause
    }
}

fn is_subject(scope: &Scope<'_>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    token.can_be(Tag::NOUN | Tag::NOMN) || token.parses.is_empty()
}

/// The end of what is laid at the door of the staff, if it starts at this token.
fn fault(scope: &Scope<'_>, clause: &Range<usize>, staff: usize, at: usize) -> Option<usize> {
    let token = &scope.tokens()[at];
    if token.kind != TokenKind::Word {
        return None;
    }
    let verb = |it: usize| {
        it < clause.end
            && scope.tokens()[it].can_be(Tag::VERB)
            && !scope.tokens()[it].parses.iter().any(|parse| parse.tag.intersects(Tag::PER1 | Tag::PER2))
    };
    if scope.is_word(at, WRONGLY) {
        let deed = (clause.start..clause.end).find(|&it| verb(it) && agrees(scope, staff, it));
        // «спустя рукава», «абы как»
        let pair = scope.is_word(at, &["спустя", "абы"]);
        if pair && !scope.is_word(at + 1, &["рукава", "как"]) {
            return None;
        }
        return deed.map(|deed| deed.max(at + usize::from(pair)) + 1);
    }
    if scope.is_word(at, &["не"]) {
        // A missed step is blame only with a word that makes it so: «опять не передали», «мне не сказал».
        let verb_at = at + 1;
        let told = is_lemma(scope, verb_at, UNDONE) && verb(verb_at) && agrees(scope, staff, verb_at);
        let person = scope.tokens()[staff].can_be(Tag::NOUN | Tag::ANIM) || scope.has_word(clause, HABIT);
        let past = scope.tokens().get(verb_at).is_some_and(|it| it.can_be(Tag::PAST));
        return (told && person && (past || scope.has_word(clause, HABIT))).then_some(verb_at + 1);
    }
    let bad = verb(at) && !is_negated(scope, at) && agrees(scope, staff, at) && is_lemma(scope, at, BAD);
    let trait_of = scope.has_stem(&(at..at + 1), TRAITS)
        && !is_negated(scope, at)
        && (token.can_be(Tag::NOMN) || token.can_be(Tag::ADJS));
    (bad || trait_of).then_some(at + 1)
}

/// Number of subject and verb.
fn agrees(scope: &Scope<'_>, staff: usize, verb: usize) -> bool {
    let (staff, verb) = (&scope.tokens()[staff], &scope.tokens()[verb]);
    staff.parses.is_empty()
        || [Tag::SING, Tag::PLUR]
            .iter()
            .any(|&number| staff.can_be(Tag::NOMN | number) && verb.can_be(Tag::VERB | number))
}

/// «это всё логистика», «это курьеры виноваты»
fn it_is_all(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if !scope.is_word(at, &["это"]) || !scope.is_word(at + 1, &["все", "опять", "снова"]) {
        return None;
    }
    let next = if scope.is_word(at + 2, &["наш", "наша", "наши", "эта", "эти"]) {
        at + 3
    } else {
        at + 2
    };
    let staff = next < sentence.end
        && scope.has_stem(&(next..next + 1), STAFF)
        && is_subject(scope, next)
        && scope.clause(next).end == next + 1;
    staff.then_some(at..next + 1)
}

/// «по вине курьера», «виноват склад», «из-за разгильдяйства логистов»
fn fault_of(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let opens = scope.is_word(at, &["по"])
        && scope.is_word(at + 1, &["вине", "халатности", "невнимательности", "недосмотру"])
        || scope.is_word(at, &["из-за"])
            && scope.has_stem(
                &(at + 1..at + 2),
                &[
                    "вин",
                    "халатност",
                    "невнимательност",
                    "лен",
                    "безответственност",
                    "нерасторопност",
                    "разгильдяйств",
                ],
            );
    let whose = scope.is_word(at, &["вина", "ошибка", "недоработка", "недосмотр", "косяк"])
        && at > sentence.start
        && scope.is_word(at - 1, &["это", "просто"]);
    if whose && at + 1 < sentence.end && scope.has_stem(&(at + 1..at + 2), STAFF) {
        return Some(at - 1..at + 2);
    }
    if !opens {
        return None;
    }
    let next = if scope.has_stem(&(at + 2..at + 3), &["наш", "прошл", "предыдущ"]) {
        at + 3
    } else {
        at + 2
    };
    (next < sentence.end && scope.has_stem(&(next..next + 1), STAFF)).then_some(at..next + 1)
}
