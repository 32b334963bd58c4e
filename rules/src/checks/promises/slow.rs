//! `slow-answer-promised`: an answer is promised later than the channel allows.

use std::ops::Range;

use crate::checks::said::placeholder;
use crate::context::{Scope, View};
use crate::document::{Channel, Kind};
use crate::draft::Draft;
use crate::language::{Lexicon, TokenKind};

use super::common::{Phrases, is_conditional, is_negated};

/// We react: an answer, not the work itself.
static ANSWER: Phrases = Phrases::new(&[
    "(~ответить<futr 1per> | ~ответить<futr 3per> | ~отвечать<pres 1per> | ~отвечать<pres 3per> | ~отреагировать<futr 1per>)",
    "(~дать | ~прислать | ~вернуться | ~подготовить | ~направить) ..3 (ответ | ответом)",
    "ответ ..4 (~прийти | ~поступить | ~быть<futr> | ~отправить<futr>)",
    "(~связаться<futr 1per> | ~связаться<futr 3per>) с вами",
    "с вами ..2 (~связаться<futr 1per> | ~связаться<futr 3per>)",
    "(~написать<futr 1per> | ~написать<futr 3per>) вам",
    "(время | срок) ответа",
    "ответ ..4 (в течение)",
    "ответ ..3 (~прислать<futr 1per> | ~дать<futr 1per> | ~направить<futr 1per> | ~подготовить<futr 1per> | ~отправить<futr 1per>)",
    "(получите | получит) ..3 ответ",
    "(~дать<futr 1per> | ~дать<futr 3per> | ~предоставить<futr 1per>) ..2 обратную связь",
    "(~вернуться<futr 1per> | ~вернуться<futr 3per>) (к вам | с ответом)",
    "(отпишусь | отпишемся | отзовемся)",
    "рассмотрение ..3 (займет | занимает)",
    "ответ (займет | занимает)",
    "ответ [(в течение | через | за)]",
]);

static CALL_BACK: Phrases = Phrases::new(&[
    "(~перезвонить<futr 1per> | ~перезвонить<futr 3per> | ~перезванивать<pres 1per>)",
    "(~позвонить<futr 1per> | ~позвонить<futr 3per>)",
    "(~набрать<futr 1per> | ~набрать<futr 3per>) (вас | вам)",
    "(~связаться<futr 1per> | ~связаться<futr 3per>) с вами",
    "с вами ..2 (~связаться<futr 1per> | ~связаться<futr 3per>)",
]);

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let limits = &view.settings.limits;
    let limit = match (view.doc.front.channel, view.facts.kind) {
        (Some(Channel::Chat), _) => limits.answer_chat,
        (Some(Channel::Messenger), _) => limits.answer_messenger,
        (Some(Channel::Email), _) => limits.answer_email,
        (Some(Channel::Review), _) | (None, Some(Kind::Review)) => limits.answer_review,
        (Some(Channel::Phone), _) => limits.answer_phone,
        (None, Some(Kind::Call)) if view.facts.declared => limits.answer_phone,
        _ => return,
    };
    let phone = view.doc.front.channel.is_none_or(|channel| channel == Channel::Phone)
        && view.facts.kind != Some(Kind::Review);
    let events = if phone { &CALL_BACK } else { &ANSWER };
    for scope in view.speech() {
        for sentence in scope.sentences() {
            let sentence = &sentence.tokens;
            for hit in events.find(&scope, sentence) {
                if is_negated(&scope, hit.tokens.start) {
                    continue;
                }
                if !phone && is_conditional(&scope, hit.tokens.start) {
                    continue;
                }
                let clause = scope.clause(hit.marked.start);
                let found =
                    period(&scope, &clause).or_else(|| if phone { None } else { day(&scope, &clause) });
                if let Some((words, minutes)) = found
                    && minutes > limit
                    // «Перезвоню через месяц»: an arrangement, not the speed of an answer.
                    && !(phone && minutes >= 7 * 24 * 60)
                {
                    out.push(Draft::on(&scope, &words));
                    break;
                }
            }
        }
    }
}

/// «в течение трёх рабочих дней», «через два часа»: its words and how many minutes it is.
fn period(scope: &Scope<'_>, clause: &Range<usize>) -> Option<(Range<usize>, usize)> {
    clause.clone().find_map(|at| {
        let start = at;
        let mut next = if scope.is_word(at, &["в"]) && scope.is_word(at + 1, &["течение"]) {
            at + 2
        } else if scope.is_word(at, &["через", "за", "спустя"]) {
            at + 1
        } else {
            return None;
        };
        let mut count = 1;
        let mut seen = false;
        while next < clause.end.min(start + 8) {
            if let Some(minutes) = unit(scope.norm(next)) {
                // «за час до приезда» is another time.
                let before = scope.is_word(start, &["за"]) && scope.is_word(next + 1, &["до"]);
                return (!before).then_some((start..next + 1, count * minutes));
            }
            if placeholder(scope, next).is_some() {
                return None;
            }
            if let Some(number) = number(scope, next) {
                // «2–3 дня»: the later end counts.
                count = if seen { count.max(number) } else { number };
                seen = true;
            }
            next += 1;
        }
        None
    })
}

/// «завтра к обеду», «послезавтра», «в понедельник», «на следующей неделе»: how far away it is at least.
fn day(scope: &Scope<'_>, clause: &Range<usize>) -> Option<(Range<usize>, usize)> {
    const DAY: usize = 24 * 60;
    clause.clone().find_map(|at| {
        let minutes = match scope.norm(at) {
            "завтра" => DAY,
            "послезавтра" => 2 * DAY,
            "понедельник" | "вторник" | "среду" | "четверг" | "пятницу" | "субботу" | "воскресенье" => {
                DAY
            }
            "неделе" if at > clause.start && scope.is_word(at - 1, &["следующей", "будущей", "той"]) => {
                3 * DAY
            }
            "месяце" if at > clause.start && scope.is_word(at - 1, &["следующем"]) => 7 * DAY,
            _ => return None,
        };
        let mut start = at;
        while start > clause.start
            && scope.is_word(
                start - 1,
                &[
                    "в",
                    "во",
                    "на",
                    "до",
                    "к",
                    "не",
                    "позднее",
                    "следующей",
                    "следующем",
                    "будущей",
                    "той",
                    "следующий",
                    "следующую",
                ],
            )
        {
            start -= 1;
        }
        Some((start..at + 1, minutes))
    })
}

/// How many minutes the unit has; a working day is a day.
fn unit(word: &str) -> Option<usize> {
    Some(match word {
        "минуту" | "минуты" | "минут" | "мин" => 1,
        "полчаса" | "получаса" => 30,
        "час" | "часа" | "часов" | "ч" => 60,
        "день" | "дня" | "дней" | "сутки" | "суток" => 24 * 60,
        "неделю" | "недели" | "недель" => 7 * 24 * 60,
        "месяц" | "месяца" | "месяцев" => 30 * 24 * 60,
        _ => return None,
    })
}

fn number(scope: &Scope<'_>, at: usize) -> Option<usize> {
    const WORDS: &[(&str, usize)] = &[
        ("один", 1),
        ("два", 2),
        ("три", 3),
        ("четыре", 4),
        ("пять", 5),
        ("шесть", 6),
        ("семь", 7),
        ("восемь", 8),
        ("девять", 9),
        ("десять", 10),
        ("двенадцать", 12),
        ("пятнадцать", 15),
        ("двадцать", 20),
        ("тридцать", 30),
        ("сорок", 40),
        ("пятьдесят", 50),
        ("сутки", 1),
        ("пара", 2),
        ("несколько", 3),
        ("шестьдесят", 60),
        ("семьдесят", 70),
    ];
    match scope.tokens()[at].kind {
        TokenKind::Number => scope.norm(at).parse().ok().filter(|&number: &usize| number < 10_000),
        TokenKind::Word => {
            let norm = scope.norm(at);
            let word = |norm: &str| WORDS.iter().find(|(word, _)| *word == norm).map(|(_, number)| *number);
            // «два-три»
            let last = norm.rsplit('-').next().unwrap_or(norm);
            word(last).or_else(|| {
                let lexicon = Lexicon::get();
                lexicon.parse(last).iter().find_map(|parse| word(&lexicon.lemma(last, parse)))
            })
        }
        _ => None,
    }
}
