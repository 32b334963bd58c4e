//! When: an exact date, an hour, a period with a number, or a placeholder that stands for one.

use std::ops::Range;

use crate::context::Scope;
use crate::document::{Placeholder, PlaceholderStyle};
use crate::language::{Tag, TokenKind};

/// The sentence names an exact term.
pub(crate) fn has_term(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    find_term(scope, sentence).is_some()
}

/// The tokens of the first exact term in this range.
pub(crate) fn find_term(scope: &Scope<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    range.clone().find_map(|at| Some(at..term_at(scope, range, at)?))
}

/// The placeholder at this token.
pub(crate) fn placeholder<'a>(scope: &Scope<'a>, at: usize) -> Option<&'a Placeholder> {
    let token = scope.tokens().get(at).filter(|token| token.kind == TokenKind::Placeholder)?;
    let places = &scope.block.placeholders;
    let found = places.binary_search_by_key(&token.range.start, |place| place.range.start).ok()?;
    places.get(found)
}

/// The lower-case words of a placeholder's name: `deliveryDate` and `delivery_date` have two.
pub(super) fn name_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && small) {
            words.push(String::new());
        }
        small = c.is_lowercase();
        if c.is_alphanumeric()
            && let Some(last) = words.last_mut()
        {
            last.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The placeholder stands for a date, an hour or a period.
pub(crate) fn is_term_name(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "deadline",
        "date",
        "time",
        "datetime",
        "eta",
        "term",
        "when",
        "day",
        "days",
        "weekday",
        "hour",
        "hours",
        "minutes",
        "period",
        "until",
        "slot",
        "interval",
        "due",
        "срок",
        "срока",
        "сроки",
        "дата",
        "даты",
        "дату",
        "дате",
        "датой",
        "время",
        "времени",
        "день",
        "дня",
        "дней",
        "час",
        "часа",
        "часов",
        "минут",
        "период",
        "интервал",
        "число",
    ];
    name_words(name).iter().any(|word| WORDS.contains(&word.as_str()))
}

/// Where the term that starts at this token ends.
fn term_at(scope: &Scope<'_>, range: &Range<usize>, at: usize) -> Option<usize> {
    match scope.tokens()[at].kind {
        TokenKind::Placeholder => is_term_place(scope, range, at).then_some(at + 1),
        TokenKind::Number => number(scope, range, at),
        TokenKind::Word => word(scope, range, at),
        _ => None,
    }
}

/// The token before, if the range holds it.
fn before(range: &Range<usize>, at: usize) -> Option<usize> {
    at.checked_sub(1).filter(|before| range.contains(before))
}

fn follows(scope: &Scope<'_>, range: &Range<usize>, at: usize, words: &[&str]) -> bool {
    before(range, at).is_some_and(|before| scope.is_word(before, words))
}

/// Words that a limit in time follows.
const LIMITS: &[&str] =
    &["до", "к", "ко", "после", "через", "за", "позже", "позднее", "раньше", "течение", "пределах"];

fn is_term_place(scope: &Scope<'_>, range: &Range<usize>, at: usize) -> bool {
    let Some(place) = placeholder(scope, at) else { return false };
    if is_term_name(&place.name) {
        // «заказ от {{date}}»: that day is a mark of the order.
        return !follows(scope, range, at, &["от"]);
    }
    let nameless = !place.name.chars().any(char::is_alphabetic)
        || matches!(place.style, PlaceholderStyle::Printf | PlaceholderStyle::Mask)
            && place.name.chars().count() <= 2;
    nameless && follows(scope, range, at, LIMITS)
}

/// Words for units of time, diminutives aside: «две минутки» is no term.
fn is_unit(scope: &Scope<'_>, at: usize) -> bool {
    const UNITS: &[&str] = &[
        "час",
        "часа",
        "часов",
        "часу",
        "часам",
        "часах",
        "часами",
        "ч",
        "мин",
        "день",
        "дня",
        "дней",
        "дню",
        "дням",
        "днями",
        "сутки",
        "суток",
        "суткам",
        "сутках",
        "неделя",
        "недели",
        "неделю",
        "неделе",
        "недель",
        "неделям",
        "год",
        "года",
        "году",
        "лет",
        "секунд",
        "секунды",
        "секунду",
        "минут",
        "минуты",
        "минуту",
        "минута",
        "месяц",
        "месяца",
        "месяцев",
        "месяцу",
    ];
    scope.is_word(at, UNITS)
}

fn is_month(scope: &Scope<'_>, at: usize) -> bool {
    const MONTHS: &[&str] = &[
        "январ",
        "феврал",
        "март",
        "апрел",
        "мая",
        "маю",
        "мае",
        "июн",
        "июл",
        "август",
        "сентябр",
        "октябр",
        "ноябр",
        "декабр",
    ];
    const ENDS: &[&str] = &["", "ь", "я", "а", "е", "ю", "у"];
    let norm = scope.norm(at);
    scope.is(at, TokenKind::Word)
        && MONTHS.iter().any(|month| norm.strip_prefix(month).is_some_and(|end| ENDS.contains(&end)))
}

/// «10 минут», «2–3 рабочих дня», «12 апреля», «18:00», «12.04», «до 15».
fn number(scope: &Scope<'_>, range: &Range<usize>, at: usize) -> Option<usize> {
    let text = scope.norm(at);
    if text.contains(':') || is_date(text) {
        return Some(at + 1);
    }
    if let Some(end) = counted(scope, range, at + 1) {
        return Some(end);
    }
    let bare = at + 1;
    let ordinal = text.ends_with("го") || text.ends_with("му");
    let hour = text.parse::<u8>().is_ok_and(|hour| hour <= 24);
    let limit = follows(scope, range, at, &["до", "к", "ко", "после", "в", "позже", "позднее"]);
    let alone = bare >= range.end
        || scope.is_mark(bare, ".,!?;:…)»")
        || scope.is_word(bare, &["и", "или", "мск", "по"]);
    (limit && (ordinal || (hour && alone))).then_some(bare)
}

/// `12.04`, `12.04.2026`, `2026-05-04`
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let small =
        |part: &str, most: u8| part.len() <= 2 && part.parse::<u8>().is_ok_and(|it| (1..=most).contains(&it));
    matches!(parts.as_slice(), [day, month] | [day, month, _] if month.len() == 2 && small(day, 31) && small(month, 12))
}

/// What is counted by the number before `at`: its end, if it is time.
fn counted(scope: &Scope<'_>, range: &Range<usize>, at: usize) -> Option<usize> {
    let mut next = at;
    // «2–3 дня», «два-три дня», «5 или 6 дней»
    while next < range.end
        && (scope.is_mark(next, "-–—") || scope.is_word(next, &["или", "и"]))
        && next + 1 < range.end
        && (scope.is(next + 1, TokenKind::Number) || is_numeral(scope, next + 1))
    {
        next += 2;
    }
    while next < range.end && next < at + 4 && (is_numeral(scope, next) || is_adjective(scope, next)) {
        next += 1;
    }
    if next >= range.end {
        return None;
    }
    let time = is_unit(scope, next)
        || is_month(scope, next)
        || scope.is_word(next, &["числа", "число", "числу", "утра", "вечера", "ночи"]);
    (time && !scope.is_word(next + 1, &["назад"])).then_some(next + 1)
}

/// A word for a known number: «несколько» and «пара» are none.
fn is_numeral(scope: &Scope<'_>, at: usize) -> bool {
    const VAGUE: &[&str] = &[
        "несколько",
        "нескольких",
        "нескольким",
        "много",
        "мало",
        "сколько",
        "столько",
        "немного",
        "скольких",
    ];
    scope.is(at, TokenKind::Word)
        && !scope.is_word(at, VAGUE)
        && (scope.tokens()[at].parses.iter().any(|parse| parse.tag.intersects(Tag::NUMR | Tag::ANUM))
            || scope.is_word(at, &["один", "одна", "одну", "одной", "одного", "одному", "одно", "тысяча", "тысячу"])
            // «два-три»
            || scope.norm(at).split_once('-').is_some_and(|(first, _)| ["один", "одну", "два", "две", "три", "четыре", "пять", "двух", "трех"].contains(&first)))
}

fn is_adjective(scope: &Scope<'_>, at: usize) -> bool {
    scope.is(at, TokenKind::Word)
        && !scope.is_word(at, &["последние", "прошлые"])
        && scope.tokens()[at].parses.iter().any(|parse| parse.tag.intersects(Tag::ADJF | Tag::PRTF))
        && !is_unit(scope, at)
}

/// «через час», «до пятницы», «завтра до обеда», «три дня», «к концу недели».
fn word(scope: &Scope<'_>, range: &Range<usize>, at: usize) -> Option<usize> {
    const PARTS: &[&str] = &[
        "обеда",
        "вечера",
        "утра",
        "полудня",
        "полуночи",
        "ночи",
        "выходных",
        "праздников",
        "обеду",
        "вечеру",
        "утру",
        "полудню",
        "полуночи",
        "выходным",
        "праздникам",
    ];
    const DAYS: &[&str] = &[
        "завтра",
        "послезавтра",
        "завтрашнего",
        "завтрашнему",
        "завтрашний",
        "сегодняшнего",
        "полчаса",
        "получаса",
        "понедельник",
        "понедельника",
        "понедельнику",
        "понедельникам",
        "вторник",
        "вторника",
        "вторнику",
        "четверг",
        "четверга",
        "четвергу",
        "пятницу",
        "пятницы",
        "пятнице",
        "субботу",
        "субботы",
        "субботе",
        "воскресенье",
        "воскресенья",
        "воскресенью",
    ];
    const ENDS: &[&str] =
        &["конца", "концу", "конце", "середины", "середине", "окончания", "начала", "началу"];
    const WHOLE: &[&str] = &[
        "дня",
        "недели",
        "месяца",
        "смены",
        "года",
        "часа",
        "квартала",
        "суток",
        "рабочего",
        "текущего",
        "текущей",
        "этой",
        "этого",
        "следующей",
        "следующего",
        "сегодняшнего",
        "завтрашнего",
    ];
    if is_numeral(scope, at) {
        if let Some(end) = counted(scope, range, at + 1) {
            return Some(end);
        }
        let limit = follows(scope, range, at, &["до", "к", "ко", "после"]);
        let hour = scope.is_word(
            at,
            &[
                "часу",
                "шести",
                "пяти",
                "семи",
                "восьми",
                "девяти",
                "десяти",
                "одиннадцати",
                "двенадцати",
                "двух",
                "трех",
                "четырех",
                "двум",
                "трем",
                "четырем",
            ],
        );
        // «в десять», «в двенадцать»: an hour in words.
        let sharp = follows(scope, range, at, &["в"])
            && scope.is_word(
                at,
                &[
                    "два",
                    "три",
                    "четыре",
                    "пять",
                    "шесть",
                    "семь",
                    "восемь",
                    "девять",
                    "десять",
                    "одиннадцать",
                    "двенадцать",
                ],
            );
        let alone = at + 1 >= range.end || scope.is_mark(at + 1, ".,!?;:…)»");
        return ((limit && hour || sharp) && alone).then_some(at + 1);
    }
    let limit = || follows(scope, range, at, &["до", "к", "ко", "после"]);
    let found = scope.is_word(at, DAYS)
        || (scope.is_word(at, &["среду", "среды", "среде"])
            && follows(scope, range, at, &["в", "до", "к", "на", "с", "после"]))
        || (scope.is_word(at, &["вечером", "утром"]) && !follows(scope, range, at, &["добрым"]))
        || (scope.is_word(at, PARTS) && limit())
        || (scope.is_word(at, ENDS) && scope.is_word(at + 1, WHOLE))
        || (is_month(scope, at)
            && follows(scope, range, at, &["до", "к", "в", "конце", "начале", "середине", "концу", "конца"]))
        || (scope.is_word(at, &["сегодня"]) && is_today(scope, range, at))
        || (is_unit(scope, at) && is_measured(scope, range, at));
    found.then_some(at + 1)
}

/// «сегодня» says when something will be done: «отправим сегодня», not «сегодня много заказов».
fn is_today(scope: &Scope<'_>, range: &Range<usize>, at: usize) -> bool {
    let clause = scope.clause(at);
    clause.clone().filter(|it| range.contains(it)).any(|it| {
        scope.is_word(it, &["вечером", "утром", "днем", "ночью", "же", "уже"])
            || (scope.is(it, TokenKind::Word)
                && scope.tokens()[it].mood.is_none()
                && scope.tokens()[it].parses.iter().any(|parse| parse.tag.contains(Tag::FUTR)))
    })
}

/// A unit without a number that is a period all the same: «через час», «в течение рабочего дня», «в тот же день».
fn is_measured(scope: &Scope<'_>, range: &Range<usize>, at: usize) -> bool {
    if scope.is_word(at + 1, &["назад", "рождения"]) {
        return false;
    }
    let Some(previous) = before(range, at) else { return false };
    if scope.is_word(at, &["день", "утро"]) && scope.is_word(previous, &["же", "следующий"])
    {
        return true;
    }
    // «недели через две» is as vague as it sounds.
    let adjective = is_adjective(scope, previous)
        && !scope.is_word(
            previous,
            &["последнюю", "последний", "прошлую", "прошлый", "каждый", "каждую", "некоторых", "многих"],
        );
    let first = if adjective { previous } else { at };
    let singular = scope.tokens()[at].parses.iter().any(|parse| parse.tag.contains(Tag::SING))
        || scope.is_word(at, &["суток", "сутки"]);
    singular
        && (follows(scope, range, first, &["через", "за", "течение", "пределах"])
            || (follows(scope, range, first, &["на"])
                && scope.is_word(at, &["час", "минуту", "день", "сутки", "неделю", "месяц"])))
}
