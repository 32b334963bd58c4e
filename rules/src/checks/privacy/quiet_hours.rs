//! `quiet-hours`: the client is written to or called at night.

use std::ops::Range;
use std::sync::LazyLock;

use crate::checks::conduct::words::Words;
use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Edit, Grade};
use crate::language::{Tag, TokenKind};
use crate::rewrite::Rewrite;

/// Verbs of our calls and messages.
static CONTACT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "позвоню позвоним перезвоню перезвоним наберу наберем свяжусь свяжемся напишу напишем позвонит перезвонит наберет свяжется \
         позвонят перезвонят свяжутся напишет напишут звоню звоним пишем присылаем позвонить перезвонить набрать связаться написать \
         звонить рассылаем пришлю пришлем отправлю отправим сообщу сообщим звоните пришлет пришлют сообщит сообщат отправит звякну потревожу потревожим побеспокою побеспокоим напомню напомним напомнит разбужу разбудим \
         дозвонюсь дозвонимся выйду|выйдем_на_связь буду|будем_звонить|писать звонит пишет ждите|ожидайте__звон* звонок|смс|сообщение|уведомление__придет|поступит|будет",
    )
});
static OUR: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "позвоните звоните напишите пишите вы_можете можете_позвонить|написать|связаться можно_позвонить|написать работаем отвечаем работает открыт* рейс* вылет* поезд* отправл*_поезд* как_вы_просили вы_просили по_вашей_просьбе не",
    )
});
const NUMBERS: &[(&str, u16)] = &[
    ("час", 1),
    ("два", 2),
    ("три", 3),
    ("четыре", 4),
    ("пять", 5),
    ("шесть", 6),
    ("семь", 7),
    ("восемь", 8),
    ("девять", 9),
    ("десять", 10),
    ("одиннадцать", 11),
    ("двенадцать", 12),
    ("семи", 7),
    ("восьми", 8),
    ("шести", 6),
    ("десяти", 10),
    ("одиннадцати", 11),
    ("пяти", 5),
    ("девяти", 9),
    ("четырех", 4),
    ("трех", 3),
    ("двух", 2),
    ("двенадцати", 12),
];

/// «половина одиннадцатого»: the hour that has begun.
const ORDINALS: &[(&str, u16)] = &[
    ("первого", 1),
    ("второго", 2),
    ("третьего", 3),
    ("четвертого", 4),
    ("пятого", 5),
    ("шестого", 6),
    ("седьмого", 7),
    ("восьмого", 8),
    ("девятого", 9),
    ("десятого", 10),
    ("одиннадцатого", 11),
    ("двенадцатого", 12),
];
/// Times that are named without an hour.
static LATE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "ночью поздно_вечером поздним_вечером поздно_ночью среди_ночи за_полночь глубокой_ночью ближе_к_ночи|полуночи к_полуночи около_полуночи после_полуночи",
    )
});
static EARLY: LazyLock<Words> = LazyLock::new(|| {
    Words::new("на_рассвете чуть_свет ни_свет_ни_заря рано_утром ранним_утром с_утра_пораньше спозаранку")
});

/// A time in speech.
struct Time {
    tokens: Range<usize>,
    minutes: u16,
    /// «в 11 вечера», «в семь утра»: the part of the day, which stays as it is.
    words: bool,
}

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let front = &view.doc.front;
    if front.urgent == Some(true) || front.client_asked == Some(true) {
        return;
    }
    if let Some(send_at) = &front.send_at {
        out.extend(header(view, send_at));
    }
    for scope in view.speech() {
        for sentence in scope.sentences() {
            said(view, &scope, &sentence.tokens, out);
        }
    }
}

/// The nearest minute that is allowed.
fn nearest(view: &View<'_>, minutes: u16) -> Option<u16> {
    let (from, to) = view.settings.privacy.hours;
    (minutes < from).then_some(from).or((minutes > to).then_some(to))
}

fn clock(minutes: u16, pad: bool) -> String {
    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
    if pad { format!("{hour:02}:{minute:02}") } else { format!("{hour}:{minute:02}") }
}

fn parse(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    (hour < 24 && minute < 60 && text.len() <= 5).then_some(hour * 60 + minute)
}

/// `send_at` of the front matter.
fn header(view: &View<'_>, send_at: &str) -> Option<Draft> {
    let head = view.doc.front_range.clone()?;
    let text = view.doc.source.get(head.clone())?;
    let line = text.lines().find(|line| line.trim_start().starts_with("send_at"))?;
    let place = line.as_ptr() as usize - text.as_ptr() as usize;
    let value = line.find(send_at)?;
    let start = head.start + place + value;
    let range = start..start + send_at.len();
    let (date, time) =
        send_at.split_once(['T', ' ']).map_or((None, send_at), |(date, time)| (Some(date), time));
    let minutes = parse(time.get(..5).unwrap_or(time))?;
    let weekend = !view.settings.privacy.weekends && date.is_some_and(|date| days_to_monday(date).is_some());
    let near = nearest(view, minutes);
    if near.is_none() && !weekend {
        return None;
    }
    let mut draft = Draft {
        range: range.clone(),
        args: vec![send_at.to_owned(), span(view)],
        severity: None,
        fixes: Vec::new(),
        related: Vec::new(),
    };
    let time = clock(near.unwrap_or(minutes), true);
    let day = match date {
        Some(date) if weekend => Some(later(date, days_to_monday(date)?)?),
        Some(date) => Some(date.to_owned()),
        None => None,
    };
    draft.fixes.push(replace(&range, day.as_deref(), &time));
    // In the evening the next morning is as good.
    let (from, to) = view.settings.privacy.hours;
    if minutes > to && !weekend {
        let next = match date {
            Some(date) => Some(later(date, 1)?),
            None => None,
        };
        draft.fixes.push(replace(&range, next.as_deref(), &clock(from, true)));
    }
    Some(draft)
}

fn replace(range: &Range<usize>, day: Option<&str>, time: &str) -> DraftFix {
    let text = day.map_or_else(|| time.to_owned(), |day| format!("{day}T{time}"));
    DraftFix {
        title: Note::write(&text),
        grade: Grade::Suggested,
        edits: vec![Edit { range: range.clone(), text }],
    }
}

/// «с 9:00 до 21:00»
fn span(view: &View<'_>) -> String {
    let (from, to) = view.settings.privacy.hours;
    format!("{}–{}", clock(from, false), clock(to, false))
}

/// Days from 1970-01-01 to this date (`2026-05-04`).
fn day_number(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(
        365 * year + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (153 * month + 2) / 5
            + day
            - 719_469,
    )
}

/// The date of a day number.
fn date_of(number: i64) -> String {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let part = (5 * of_year + 2) / 153;
    let day = of_year - (153 * part + 2) / 5 + 1;
    let month = if part < 10 { part + 3 } else { part - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

fn later(date: &str, days: i64) -> Option<String> {
    Some(date_of(day_number(date)? + days))
}

/// How many days after a Saturday or Sunday Monday is.
fn days_to_monday(date: &str) -> Option<i64> {
    // 1970-01-01 was a Thursday.
    match (day_number(date)? + 3).rem_euclid(7) {
        5 => Some(2),
        6 => Some(1),
        _ => None,
    }
}

fn said(view: &View<'_>, scope: &Scope<'_>, sentence: &Range<usize>, out: &mut Vec<Draft>) {
    let Some(contact) = CONTACT.find(scope, sentence) else { return };
    if OUR.any(scope, sentence) || scope.is_quoted(contact.start) {
        return;
    }
    if let Some(day) = weekend(view, scope, sentence) {
        let mut draft = Draft::on(scope, &day);
        draft.args.push(span(view));
        out.push(draft);
        return;
    }
    let Some((time, near)) = sentence.clone().find_map(|at| {
        let time = time_at(scope, at, sentence.end)?;
        Some((nearest(view, time.minutes)?, time)).map(|(near, time)| (time, near))
    }) else {
        return;
    };
    // Another clause may tell of something else: «позвоню завтра, магазин открыт с 8:00».
    let (a, b) = (contact.start.min(time.tokens.start), contact.end.max(time.tokens.end));
    let other = |at: usize| {
        !contact.contains(&at)
            && (scope.is_mark(at, ";:—–(")
                || scope.is_word(at, &["чтобы", "если", "когда", "и"])
                || scope.tokens()[at].parses.first().is_some_and(|parse| parse.tag.contains(Tag::VERB)))
    };
    if (a..b).any(other) || wished(view, scope, time.minutes) {
        return;
    }
    let mut draft = Draft::on(scope, &time.tokens);
    draft.args.push(span(view));
    out.push(draft.fix(change(scope, &time, near)));
}

/// «Позвоню в субботу», where weekends are quiet, too.
fn weekend(view: &View<'_>, scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    const DAYS: &[&str] = &["субботу", "воскресенье", "выходные", "выходных"];
    if view.settings.privacy.weekends {
        return None;
    }
    let at = sentence.clone().find(|&at| scope.is_word(at, DAYS))?;
    let named = (0..scope.index)
        .rev()
        .take(6)
        .filter(|&index| view.doc.blocks[index].role == Role::Client)
        .filter_map(|index| view.scope(index))
        .any(|client| client.has_word(&client.all(), DAYS));
    (!named && at > sentence.start && scope.is_word(at - 1, &["в", "на"])).then(|| at..at + 1)
}

/// The client named this hour.
fn wished(view: &View<'_>, scope: &Scope<'_>, minutes: u16) -> bool {
    (0..scope.index)
        .rev()
        .take(6)
        .filter(|&index| view.doc.blocks[index].role == Role::Client)
        .filter_map(|index| view.scope(index))
        .any(|client| {
            client.all().any(|at| {
                time_at(&client, at, client.tokens().len())
                    .is_some_and(|time| time.minutes / 60 == minutes / 60)
            })
        })
}

/// «23:00», «в 11 вечера», «в семь утра», «в полночь»
fn time_at(scope: &Scope<'_>, at: usize, end: usize) -> Option<Time> {
    let number = scope.is(at, TokenKind::Number);
    if number && let Some(minutes) = parse(scope.norm(at)) {
        return Some(Time { tokens: at..at + 1, minutes, words: false });
    }
    // «в 22.30» is a time, «22.05» alone may be a date.
    if number
        && at > 0
        && scope.norm(at).len() == 5
        && scope.is_word(at - 1, &["в", "около", "после"])
        && let Some(minutes) = parse(&scope.norm(at).replace('.', ":"))
    {
        return Some(Time { tokens: at..at + 1, minutes, words: false });
    }
    for (words, minutes) in [(&LATE, 23 * 60 + 59), (&EARLY, 6 * 60)] {
        if let Some(end) = words.at(scope, at, end) {
            return Some(Time { tokens: at..end, minutes, words: false });
        }
    }
    if scope.is_word(at, &["полночь"]) {
        return Some(Time { tokens: at..at + 1, minutes: 0, words: false });
    }
    if let Some(time) = half(scope, at, end).or_else(|| late_hour(scope, at, end)) {
        return Some(time);
    }
    let hour: u16 = if number {
        scope.norm(at).parse().ok()?
    } else if scope.is(at, TokenKind::Word) {
        NUMBERS.iter().find(|(word, _)| *word == scope.norm(at))?.1
    } else {
        return None;
    };
    let mut part = at + 1;
    if part < end && scope.is_word(part, &["часов", "часа", "час", "часу", "ч"]) {
        part += 1;
    }
    // «в семь тридцать утра»
    if part < end && scope.is_word(part, &["тридцать", "пятнадцать", "сорок"]) {
        part += 1;
    }
    if part >= end || hour > 12 {
        return None;
    }
    let hour = match scope.norm(part) {
        "утра" => hour,
        "вечера" => hour + 12,
        "ночи" => hour % 12,
        _ => return None,
    };
    Some(Time { tokens: at..part + 1, minutes: hour * 60, words: true })
}

/// «половине одиннадцатого вечера», «полседьмого утра»
fn half(scope: &Scope<'_>, at: usize, end: usize) -> Option<Time> {
    let (ordinal, part) = match scope.norm(at) {
        "половине" | "половину" | "половина" if at + 1 < end => {
            (scope.norm(at + 1), at + 2)
        }
        word => (word.strip_prefix("пол")?, at + 1),
    };
    let hour = ORDINALS.iter().find(|(word, _)| *word == ordinal)?.1;
    if part >= end {
        return None;
    }
    let hour = match scope.norm(part) {
        "утра" => hour,
        "вечера" => hour + 12,
        "ночи" => hour % 12,
        _ => return None,
    };
    Some(Time { tokens: at..part + 1, minutes: (hour * 60).checked_sub(30)?, words: true })
}

/// «22 часа», «двадцать три часа», «двадцать два тридцать»
fn late_hour(scope: &Scope<'_>, at: usize, end: usize) -> Option<Time> {
    const UNITS: &[(&str, u16)] = &[("один", 21), ("два", 22), ("двух", 22), ("три", 23), ("трех", 23)];
    let (hour, next) = if scope.is(at, TokenKind::Number) {
        (scope.norm(at).parse().ok().filter(|hour| (13..24).contains(hour))?, at + 1)
    } else if scope.is_word(at, &["двадцать", "двадцати"]) && at + 1 < end {
        (UNITS.iter().find(|(word, _)| *word == scope.norm(at + 1))?.1, at + 2)
    } else {
        return None;
    };
    let said = at > 0 && scope.is_word(at - 1, &["в", "около", "после", "к"]);
    let hours = ["час", "часа", "часов", "ч", "тридцать", "пятнадцать", "сорок", "ноль", "ноль-ноль"];
    if !said || next >= end || !scope.is_word(next, &hours) {
        return None;
    }
    Some(Time { tokens: at..next + 1, minutes: hour * 60, words: false })
}

fn change(scope: &Scope<'_>, time: &Time, near: u16) -> Option<DraftFix> {
    let named = [&LATE, &EARLY].iter().any(|it| it.at(scope, time.tokens.start, time.tokens.end).is_some());
    let text = if named {
        format!("в {}", clock(near, false))
    } else if time.tokens.len() > 1 && !time.words {
        format!("{} {}", near / 60, if near / 60 == 21 { "час" } else { "часов" })
    } else if time.words {
        let evening = near > 12 * 60;
        let hour = if evening { near / 60 - 12 } else { near / 60 };
        if !near.is_multiple_of(60) {
            return None;
        }
        format!("{hour} {}", if evening { "вечера" } else { "утра" })
    } else {
        let written = scope.slice(&time.tokens);
        clock(near, !written.starts_with(|c: char| c.is_ascii_digit()) || written.len() == 5)
    };
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&time.tokens, &text);
    rewrite.finish(Grade::Suggested, Note::write(&text))
}
