//! `threat`: «положу трубку», «иначе заблокируем», «вам же хуже».

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{Tag, TokenKind};
use crate::rewrite::Rewrite;

use super::parts::{in_relative, is_lemma, is_negated};

/// Threats by their words alone.
const PHRASES: &[&[&str]] = &[
    &["положу", "трубку"],
    &["положим", "трубку"],
    &["кладу", "трубку"],
    &["брошу", "трубку"],
    &["бросаю", "трубку"],
    &["повешу", "трубку"],
    &["вешаю", "трубку"],
    &["отключу", "вас"],
    &["отключусь"],
    &["прерву", "разговор"],
    &["прекращу", "разговор"],
    &["прекращаю", "разговор"],
    &["закончу", "разговор"],
    &["завершу", "разговор"],
    &["прервем", "разговор"],
    &["прекратим", "разговор"],
    &["завершим", "разговор"],
    &["прекратим", "обслуживание"],
    &["прекращу", "обслуживание"],
    &["обслуживать", "вас", "не", "будем"],
    &["обслуживать", "вас", "не", "буду"],
    &["не", "буду", "вас", "обслуживать"],
    &["не", "будем", "вас", "обслуживать"],
    &["разговаривать", "с", "вами", "не", "буду"],
    &["не", "буду", "с", "вами", "разговаривать"],
    &["обратимся", "в", "суд"],
    &["обращусь", "в", "суд"],
    &["подадим", "в", "суд"],
    &["подам", "в", "суд"],
    &["пойдем", "в", "суд"],
    &["обратиться", "в", "суд"],
    &["подать", "в", "суд"],
    &["встретимся", "в", "суде"],
    &["увидимся", "в", "суде"],
    &["будем", "судиться"],
    &["передадим", "дело", "в", "суд"],
    &["передадим", "ваше", "дело", "в", "суд"],
    &["передаем", "дело", "в", "суд"],
    &["передадим", "долг", "коллекторам"],
    &["передадим", "ваш", "долг", "коллекторам"],
    &["передадим", "дело", "коллекторам"],
    &["передадим", "ваше", "дело", "коллекторам"],
    &["передадим", "вас", "коллекторам"],
    &["придут", "коллекторы"],
    &["приедут", "приставы"],
    &["придут", "приставы"],
    &["обратимся", "в", "полицию"],
    &["обратимся", "к", "приставам"],
    &["обратимся", "к", "коллекторам"],
    &["вызову", "полицию"],
    &["вызовем", "полицию"],
    &["вызову", "охрану"],
    &["вызовем", "охрану"],
    &["позову", "охрану"],
    &["позовем", "охрану"],
    &["вам", "же", "хуже"],
    &["вам", "будет", "хуже"],
    &["вам", "же", "будет", "хуже"],
    &["себе", "же", "хуже"],
    &["хуже", "будет", "только", "вам"],
    &["пеняйте", "на", "себя"],
    &["вам", "это", "дорого", "обойдется"],
    &["это", "вам", "дорого", "обойдется"],
    &["вы", "об", "этом", "пожалеете"],
    &["вы", "еще", "пожалеете"],
    &["еще", "пожалеете"],
    &["мы", "этого", "так", "не", "оставим"],
    &["ответите", "по", "закону"],
    &["ответите", "перед", "судом"],
    &["внесем", "вас", "в", "черный", "список"],
    &["внесу", "вас", "в", "черный", "список"],
    &["занесем", "вас", "в", "черный", "список"],
    &["добавим", "вас", "в", "черный", "список"],
    &["добавлю", "вас", "в", "черный", "список"],
    &["попадете", "в", "черный", "список"],
    &["окажетесь", "в", "черном", "списке"],
    &["будут", "последствия"],
    &["последствия", "не", "заставят", "себя", "ждать"],
    &["будете", "разбираться", "в", "суде"],
    &["будем", "разговаривать", "в", "суде"],
    &["разберемся", "в", "суде"],
    &["будем", "вынуждены", "вас", "заблокировать"],
    &["по-хорошему", "не", "получится"],
    &["будет", "по-плохому"],
];

/// What is done to the client.
const PUNISH: &[&str] = &[
    "заблокировать",
    "блокировать",
    "отключить",
    "расторгнуть",
    "аннулировать",
    "удалить",
    "оштрафовать",
    "начислить",
    "взыскать",
    "подать",
    "обратиться",
    "приостановить",
    "прекратить",
    "выселить",
    "списать",
    "ограничить",
    "отобрать",
    "изъять",
    "забанить",
    "пожаловаться",
    "заморозить",
    "лишить",
    "уволить",
    "наказать",
    "прервать",
];

/// The same after «иначе», where it is always one.
const ELSE: &[&str] =
    &["закрыть", "снять", "отменить", "передать", "выставить", "вызвать", "отказать", "уйти"];

/// Law or contract: the words must be plain.
const LAW: &[&str] = &["договор", "закон", "пункт", "стать", "оферт", "регламент", "гк", "правил", "кодекс"];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        if scope.is_question(sentence) {
            continue;
        }
        let found = sentence.clone().find_map(|at| threat(scope, sentence, at));
        let Some(tokens) = found else { continue };
        let quotes_law = scope.has_stem(sentence, LAW)
            && (scope.has_stem(sentence, &["согласно"]) || scope.has_word(sentence, &["по", "статье", "ст"]));
        if scope.is_quoted(tokens.start) || quotes_law || in_relative(scope, tokens.start) {
            continue;
        }
        out.push(Draft::on(scope, &tokens).fix(without(scope, sentence, &tokens)));
    }
}

fn threat(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let end = sentence.end;
    if !scope.is(at, TokenKind::Word) || is_negated(scope, at) {
        return None;
    }
    if let Some(end) = PHRASES.iter().find_map(|words| scope.phrase_at(at, end, words)) {
        return Some(at..end);
    }
    // «иначе заблокируем», «в противном случае отключим», «а то расторгнем»
    let or_else = scope
        .phrase_at(at, end, &["иначе"])
        .or_else(|| scope.phrase_at(at, end, &["в", "противном", "случае"]))
        .or_else(|| scope.phrase_at(at, end, &["а", "то"]))
        .or_else(|| scope.phrase_at(at, end, &["или", "мы"]))
        .or_else(|| scope.phrase_at(at, end, &["не", "то"]));
    if let Some(from) = or_else {
        let clause = scope.clause(from.min(end - 1));
        let stop = clause.end.max(from).min(end);
        let verb =
            (from..stop).find(|&it| is_punishment(scope, it, PUNISH) || is_punishment(scope, it, ELSE))?;
        return Some(at..verb + 1);
    }
    // «Не оплатите — отключим», «Будете ругаться — отключу»
    if scope.is_mark(at.saturating_sub(1), "—–-,") && at > sentence.start {
        let mut verb = at;
        while verb < end
            && scope.is_word(verb, &["мы", "я", "то", "сразу", "тут", "же", "вас", "вам", "просто"])
        {
            verb += 1;
        }
        let before = sentence.start..at - 1;
        let dash = scope.is_mark(at - 1, "—–-");
        let condition = before.clone().any(|it| {
            scope.tokens()[it].can_be(Tag::VERB | Tag::FUTR | Tag::PER2)
                || scope.is_word(it, &["будете", "продолжите", "продолжаете"])
        });
        let missed =
            scope.has_word(&before, &["не"]) || scope.has_stem(&before, &["продолж", "будете", "повтор"]);
        let iffy = dash || scope.has_word(&before, &["если"]);
        let yours = !scope.has_word(sentence, &["по", "вашему", "вашей", "просьбе"]);
        if verb < end
            && condition
            && missed
            && iffy
            && yours
            && (is_punishment(scope, verb, PUNISH) || scope.is_word(verb, &["пожалеете", "поплатитесь"]))
        {
            return Some(verb..verb + 1);
        }
    }
    None
}

/// What we shall do to the client.
fn is_punishment(scope: &Scope<'_>, at: usize, verbs: &[&str]) -> bool {
    let token = &scope.tokens()[at];
    let ours = token.can_be(Tag::VERB | Tag::FUTR | Tag::PER1);
    ours && !is_negated(scope, at) && is_lemma(scope, at, verbs)
}

/// Takes the threat out: the clause after «иначе», else the whole sentence with its condition.
fn without(scope: &Scope<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> Option<DraftFix> {
    let first = scope.after_vocative(sentence);
    let comma = tokens.start.checked_sub(1).filter(|&mark| scope.is_mark(mark, ",—–;"));
    let condition = scope.has_word(&(sentence.start..tokens.start), &["если"])
        || comma.is_some_and(|mark| scope.is_mark(mark, "—–"));
    let mut rewrite = Rewrite::new(scope);
    let title = Note::delete(scope.slice(tokens));
    let stands = comma.is_some_and(|mark| mark > first) && !condition;
    if let (true, Some(comma)) = (stands, comma) {
        let last = scope.end_mark(sentence).unwrap_or(sentence.end);
        // What follows in the sentence may be more than the threat.
        if (comma..last).any(|at| scope.is(at, TokenKind::Placeholder)) {
            return None;
        }
        let to = scope.clause(tokens.end - 1).end;
        let to = if to < last { to } else { last };
        rewrite.raw(scope.tokens()[comma - 1].range.end..scope.tokens()[to - 1].range.end, "");
        return rewrite.finish(Grade::Suggested, title);
    }
    let lonely = scope.sentences().len() == 1;
    if lonely || sentence.clone().any(|at| scope.is(at, TokenKind::Placeholder)) {
        return None;
    }
    rewrite.delete(&(scope.first_word(sentence)..sentence.end)).finish(Grade::Suggested, title)
}
