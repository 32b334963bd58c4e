//! `vague-deadline`: something of ours is promised «скоро», «в ближайшее время», «чуть позже».

use std::ops::Range;

use crate::checks::said;
use crate::context::{Scope, View};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{Mood, Tag, TokenKind};
use crate::rewrite::Rewrite;

use super::common::{Phrases, has_term_beside, is_conditional, is_negated, is_own_future, is_verb, messages};

/// Words for no certain time. They are reported where we promise something.
static VAGUE: Phrases = Phrases::new(&[
    "(совсем | очень | уже | весьма | довольно)? (скоро | вскоре)",
    "в (самое | самые)? (ближайшее | скорое) время",
    "в (ближайшем | скором) (будущем | времени)",
    "в (самые)? ближайшие (дни | часы | минуты | недели | сутки | месяцы | деньки)",
    "в течение ближайшего времени",
    "(так)? (как можно | насколько возможно) (скорее | быстрее | раньше | оперативнее)",
    "максимально (быстро | оперативно | скоро)",
    "при первой (же)? возможности",
    "по мере возможности",
    "(чуть | немного | несколько | чуточку)? (позже | попозже | позднее | потом)",
    "(на | буквально на)? днях",
    "(вот-вот | сегодня-завтра | завтра-послезавтра | когда-нибудь)",
    "не сегодня (-)? завтра",
    "рано или поздно",
    "в (недалеком | обозримом | близком) будущем",
    "в ближайшей перспективе",
    "в самом (скором | ближайшем) времени",
    "(немного | чуть | чуточку)? погодя",
    "(через | спустя) время",
    "в ближайшие (пару | несколько) (дней | часов | минут | недель)",
    "в ближайшие рабочие (дни | часы)",
    "за (пару | несколько) (минут | часов | дней | недель)",
    "через (день-два | день-другой | час-другой | час-два | неделю-другую | недельку-другую | денек-другой | пару-тройку)",
    "(по мере готовности | в порядке очереди | в порядке живой очереди)",
    "ближе к (вечеру | обеду | ночи | выходным | концу)",
    "в (самые | максимально | возможно)? (кратчайшие | короткие | сжатые | ближайшие | разумные | минимальные) сроки",
    "в (самый | максимально)? (кратчайший | короткий | ближайший | разумный | сжатый) срок",
    "(со дня на день | с часу на час | с минуты на минуту)",
    "(через | спустя) (некоторое | какое-то | непродолжительное | небольшое | короткое | недолгое) время",
    "(через | спустя) (буквально)? (пару | пару-тройку | несколько) (минут | минуток | часов | дней | недель | секунд | месяцев | суток)",
    "(через | спустя) (часик | денек | недельку | полчасика | минутку | минуточку | секундочку)",
    "в течение (нескольких | пары) (минут | часов | дней | недель | месяцев)",
    "на (следующей | этой | той | будущей) неделе",
    "в следующем месяце",
    "(недели | дня | дней | часа | часов | минут | месяца | недельки | денька) через <NUMR>",
    "(недели | дня | дней | часа | часов | минут | месяца) через #",
]);

/// The same as a clause: «как освободимся».
static WHEN_FREE: Phrases = Phrases::new(&[
    "(как только | как | когда) ..2 (освободимся | освобожусь | освободится | освободятся | сможем | смогу | получится)",
    "(как только | как | когда) ..1 (появится | будет) ..1 (возможность | время | минутка)",
    "как только (, )? так сразу",
    "(как только | как | когда) ..1 (руки дойдут | дойдут руки | дойдет очередь | очередь дойдет | станет посвободнее | разгребемся | разберемся)",
]);

/// A time that is too familiar to be one, whatever is promised.
static FAMILIAR: Phrases = Phrases::new(&[
    "(через)? буквально (через)? (пару | пара | несколько | две | три | пять | одну)? (минут | минуты | минуток | минутки | минуту | минутку | минуточку | минуточек | секунд | секунды | секундочку | секундочек | мгновений)",
    "(через | еще)? (пару | пара) (минут | минуток | минуточек | секунд | секундочек)",
    "(через | еще)? (две | три | четыре | пять | десять | пара | пару) (минутки | минуток | минуточки | минуточек | секундочки | секундочек)",
    "(сейчас-сейчас | щас-щас)",
    "сейчас (, )? сейчас",
]);

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    for message in messages(view) {
        for (at, (scope, sentence)) in message.iter().enumerate() {
            if scope.is_question(sentence) {
                continue;
            }
            let next = message.get(at + 1);
            for wait in sentence.clone().filter(|&at| is_wait(scope, sentence, at)) {
                let near = next.is_some_and(|(scope, sentence)| said::has_term(scope, sentence));
                if !near && !said::has_term(scope, sentence) {
                    out.push(report_wait(scope, sentence, wait));
                }
            }
            let mut seen: Option<Range<usize>> = None;
            let clauses = WHEN_FREE.find(scope, sentence).into_iter().map(|hit| (hit.tokens, false));
            let familiar = FAMILIAR.find(scope, sentence).into_iter().map(|hit| (hit.tokens, true));
            let vague = VAGUE.find(scope, sentence).into_iter().map(|hit| (hit.tokens, false));
            for (hit, familiar) in familiar.chain(clauses).chain(vague) {
                let known = seen.as_ref().is_some_and(|seen| seen.start < hit.end && hit.start < seen.end);
                if known || !is_vague(scope, sentence, &hit, familiar) {
                    continue;
                }
                out.push(report(scope, sentence, &hit));
                seen = Some(hit);
            }
        }
    }
}

/// The words at `hit` are all that is said of the time of something that we promise.
fn is_vague(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>, familiar: bool) -> bool {
    if is_negated(scope, hit.start) || is_comparison(scope, hit) || has_term_beside(scope, sentence, hit) {
        return false;
    }
    let when = scope.is_word(hit.start, &["как", "когда"]);
    if !when && is_conditional(scope, hit.start) {
        return false;
    }
    if familiar {
        let clause = scope.clause(hit.start);
        // «Подождите, пожалуйста, пару секунд»: how long the client waits.
        let plain =
            scope.is_word(hit.start, &["пару", "пара"]) && scope.is_word(hit.end - 1, &["минут", "секунд"]);
        if plain && scope.has_stem(sentence, &["подожд", "погодит", "обожд"]) {
            return false;
        }
        // «Опрос займёт пару минут»: how long, not when.
        return !scope.has_stem(
            &clause,
            &[
                "займ",
                "заним",
                "хват",
                "удел",
                "отним",
                "потреб",
                "нужн",
                "назад",
                "длит",
                "останет",
                "осталос",
            ],
        ) && !scope.is_word(hit.end, &["назад"]);
    }
    let clause = scope.clause(hit.start);
    let verb = |range: &Range<usize>| {
        range.clone().any(|at| scope.tokens()[at].can_be(Tag::VERB) && !hit.contains(&at))
    };
    // «Ответим, в ближайшее время, всем»: the words are a clause of their own.
    let alone = clause.clone().all(|at| hit.contains(&at));
    let around = if when || alone { sentence.clone() } else { clause };
    if around.clone().any(|at| !hit.contains(&at) && promises(scope, at)) {
        return true;
    }
    // «Ответ — в ближайшее время.»
    !verb(sentence)
        && scope.has_word(
            sentence,
            &[
                "ответ",
                "доставка",
                "отправка",
                "возврат",
                "звонок",
                "результат",
                "результаты",
                "решение",
                "перезвоним",
            ],
        )
}

/// «позже 14:00», «позже, чем обещали», «на днях открытых дверей».
fn is_comparison(scope: &Scope<'_>, hit: &Range<usize>) -> bool {
    let next = hit.end;
    if scope.is_word(hit.end - 1, &["позже", "позднее", "попозже"]) {
        return scope.is(next, TokenKind::Number)
            || scope.is(next, TokenKind::Placeholder)
            || scope.is_word(
                next,
                &["чем", "на", "срока", "обещанного", "обычного", "назначенного", "указанного"],
            )
            || (scope.is_mark(next, ",") && scope.is_word(next + 1, &["чем"]));
    }
    scope.is_word(hit.end - 1, &["днях"])
        && scope.tokens().get(next).is_some_and(|token| {
            token.can_be(Tag::GENT | Tag::PLUR) && !token.can_be(Tag::NPRO) && !token.can_be(Tag::VERB)
        })
}

/// Verbs of a service that others do for us, and what the client will get of it (3rd person, future).
const SERVICE: &[&str] = &[
    "ответ",
    "позвон",
    "перезвон",
    "свяж",
    "приед",
    "подъед",
    "подойд",
    "прибуд",
    "достав",
    "привез",
    "пришл",
    "отправ",
    "верн",
    "поступ",
    "придет",
    "придут",
    "освобод",
    "заработа",
    "восстанов",
    "почин",
    "исправ",
    "рассмотр",
    "решит",
    "решат",
    "появ",
    "подготов",
    "сообщ",
    "уточн",
    "провер",
    "выполн",
    "устран",
    "заверш",
    "закончат",
    "закончит",
    "оформ",
    "начисл",
    "зачисл",
    "выдад",
    "примут",
    "примет",
    "напиш",
    "подключ",
    "передад",
    "разбер",
    "опублик",
    "откро",
    "запуст",
    "сделает",
    "сделают",
    "обнов",
    "найд",
    "выйдет",
    "приступ",
    "начнет",
    "начнут",
    "перечисл",
    "выед",
    "забер",
    "получите",
    "узнаете",
    "увидите",
    "установ",
    "соглас",
    "завез",
    "подвез",
    "занес",
    "вышл",
    "уведом",
    "проинформ",
    "объяв",
    "отгруз",
    "компенс",
    "дойдет",
    "дойдут",
    "доедет",
    "доедут",
    "добер",
    "объясн",
    "расскаж",
    "изготов",
    "убер",
    "помож",
    "помог",
];
/// What comes to its end by itself: «подписка скоро закончится».
const ENDS_ITSELF: &[&str] = &["закончится", "закончатся", "завершится", "завершатся"];
/// What is done for the client at this moment or soon (1st and 3rd person, present).
const UNDER_WAY: &[&str] = &[
    "отправля",
    "доставля",
    "привоз",
    "присыла",
    "перезванива",
    "делаем",
    "готовим",
    "едем",
    "едет",
    "едут",
    "выезжа",
    "подъезжа",
    "исправля",
    "возвраща",
    "планируем",
    "обещаем",
    "обещаю",
    "постара",
    "надеемся",
    "рассчитыва",
    "намерен",
    "собира",
    "приезжа",
    "решаем",
    "устраня",
];

/// The token is a verb by which we promise something.
fn promises(scope: &Scope<'_>, at: usize) -> bool {
    if is_own_future(scope, at) {
        return true;
    }
    let here = at..at + 1;
    let clause = scope.clause(at);
    let season = || scope.has_stem(&clause, &["зим", "весн", "лето", "осен", "новый", "праздник", "сезон"]);
    let wait = |tag: Tag| is_verb(scope, at, tag) && !season();
    (scope.has_stem(&here, SERVICE)
        && !scope.is_word(at, ENDS_ITSELF)
        && (wait(Tag::FUTR | Tag::PER3) || wait(Tag::FUTR | Tag::PER2)))
        || (scope.has_stem(&here, UNDER_WAY) && (wait(Tag::PRES) || wait(Tag::FUTR)))
        || (scope.is_word(at, &["будет", "будут", "будем", "буду"])
            && clause.clone().any(|other| {
                scope.tokens()[other].can_be(Tag::PRTS)
                    || scope.has_stem(&(other..other + 1), &["готов", "доступ", "наличи", "продаж"])
                    || scope.is_word(other, &["у", "вас"])
            }))
}

/// «ожидайте», «ждите»: the client is told to wait.
fn is_wait(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    scope.is_word(at, &["ожидайте", "ждите"])
        && scope.tokens()[at].mood == Some(Mood::Imperative)
        && !is_negated(scope, at)
        && !is_conditional(scope, at)
        && !scope.is_quoted(at)
        && sentence.contains(&at)
}

/// «до {{deadline}}» in the style of the file.
fn until(scope: &Scope<'_>) -> String {
    format!("до {}", scope.view.facts.deadline(scope.view.settings))
}

fn report(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> Draft {
    Draft::on(scope, hit).fix(name_term(scope, sentence, hit))
}

fn name_term(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> Option<DraftFix> {
    let until = until(scope);
    let mut rewrite = Rewrite::new(scope);
    let mut whole = hit.clone();
    // «Перезвоним, как освободимся»: the clause goes with its commas.
    if scope.is_word(hit.start, &["как", "когда"]) && !scope.is_word(hit.start + 1, &["можно"]) {
        whole.end = scope.clause(hit.end - 1).end.max(hit.end);
        if whole.start > sentence.start && scope.is_mark(whole.start - 1, ",") {
            let from = scope.tokens()[whole.start - 1].range.start;
            let comma = scope.is_mark(whole.end, ",") && whole.end < sentence.end;
            let end = if comma { whole.end + 1 } else { whole.end };
            rewrite.raw(
                from..scope.logical(&whole).end.max(scope.tokens()[end - 1].range.end),
                format!(" {until}"),
            );
            return rewrite.finish(Grade::Suggested, Note::write(&until));
        }
        if scope.is_mark(whole.end, ",") && whole.end < sentence.end {
            whole.end += 1;
        }
    }
    let alone = !sentence.clone().any(|at| !hit.contains(&at) && scope.tokens()[at].can_be(Tag::VERB));
    let words = if alone && !scope.has_stem(sentence, &["ответ"]) {
        format!("ответим {until}")
    } else {
        until
    };
    rewrite.words(&whole, &words).finish(Grade::Suggested, Note::write(&words))
}

/// «Ожидайте ответа» → «Ответим до {{deadline}}», «Ожидайте курьера» → «Ожидайте курьера до {{deadline}}».
fn report_wait(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Draft {
    let clause = scope.clause(at);
    let mut end = at + 1;
    if scope.is_mark(end, ",") && scope.is_word(end + 1, &["пожалуйста"]) {
        end += 2;
        if scope.is_mark(end, ",") && scope.is(end + 1, TokenKind::Word) {
            end += 1;
        }
    } else if scope.is_word(end, &["пожалуйста"]) {
        end += 1;
    }
    let tail = (end..sentence.end).find(|&at| scope.is_mark(at, ",.;:!?…—–()«»\"")).unwrap_or(sentence.end);
    let answer = scope.has_word(&(end..tail), &["ответа", "ответ", "ответное"]);
    let starts = |range: &Range<usize>| range.start == at || scope.is_word(range.start, &["пожалуйста"]);
    let mut rewrite = Rewrite::new(scope);
    let until = until(scope);
    let fix = if answer || end >= tail {
        let words = format!("ответим {until}");
        let from = if starts(&clause) { clause.start } else { at };
        let to = if answer { tail } else { end };
        rewrite.words(&(from..to), &words).finish(Grade::Suggested, Note::write(&words))
    } else {
        rewrite.after(tail - 1, &format!(" {until}")).finish(Grade::Suggested, Note::insert(&until))
    };
    Draft::on(scope, &(at..if answer { tail } else { at + 1 })).fix(fix)
}
