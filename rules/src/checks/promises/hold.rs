//! `hold-without-consent`: on the phone the client is told to hold the line and not asked.

use std::ops::Range;

use crate::capitals::{capitalise, lower_first};
use crate::checks::politeness::is_soft;
use crate::checks::said;
use crate::checks::voice::vy;
use crate::context::{Scope, View};
use crate::document::{Channel, Kind};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, TokenKind};
use crate::rewrite::Rewrite;

use super::common::{Phrases, any, is_conditional, messages};

/// Words that only the phone knows.
static LINE: Phrases = Phrases::new(&[
    "(оставайтесь | останьтесь | побудьте | повисите | подождите | ожидайте | ждите) (, )? (пожалуйста)? (, )? на (линии | телефоне | проводе | трубке)",
    "(просьба | прошу | просим) ..2 (оставаться на линии | не отключаться)",
    "не (прерывайте | сбрасывайте | завершайте) ..1 (звонок | вызов | соединение | разговор)",
    "(поставлю | поставим | ставлю | переведу | перевожу | переключу | переключаю | отправлю | оставлю) ..2 (на | в) (удержание | ожидание | паузу | холд | линию ожидания | режим ожидания | режим удержания | удержании | линии)",
    "(будьте | висите | стойте | держитесь | постойте | посидите) (, )? (пожалуйста)? (, )? на (линии | проводе | трубке | телефоне)",
    "(придется | нужно | надо | необходимо | нужно будет) ..2 (подождать | повисеть | побыть | остаться | оставаться) ..1 на (линии | телефоне | проводе | трубке)",
    "(повисите | побудьте) ..2 на (линии | телефоне | проводе | трубке)",
    "не (уходите | пропадайте) ..1 с линии",
]);

/// On the phone they hold the client; elsewhere they are no more than a ban.
static RECEIVER: Phrases =
    Phrases::new(&["не (вешайте | кладите | бросайте | опускайте | отпускайте) ..1 (трубку | телефон)"]);

/// Words that mean it on the phone.
static WAIT: Phrases = Phrases::new(&[
    "(подождите | обождите | погодите | ожидайте | ждите | повисите | повремените)",
    "не (отключайтесь | разъединяйтесь | отсоединяйтесь)",
]);

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let written = view.doc.front.channel.is_some_and(|channel| channel != Channel::Phone);
    if written {
        return;
    }
    let phone = view.doc.front.channel == Some(Channel::Phone) || view.facts.kind == Some(Kind::Call);
    // The file says itself that this is the phone.
    let told = view.doc.front.channel == Some(Channel::Phone) || (phone && view.facts.declared);
    // A conversation that nothing tells to be face to face: there a polite word is enough.
    let talk = view.doc.labelled && view.facts.kind.is_none();
    let mut asked = false;
    for message in messages(view) {
        asked |= any(&message, asks_to_wait);
        if asked {
            continue;
        }
        for (scope, sentence) in &message {
            if scope.is_question(sentence) {
                continue;
            }
            let hits = LINE.find(scope, sentence).into_iter().map(|hit| hit.tokens);
            let waits = WAIT.find(scope, sentence).into_iter().map(|hit| hit.tokens).filter(|hit| {
                (phone || LINE.any(scope, sentence) || (talk && !is_soft(scope, sentence)))
                    && holds(scope, sentence, hit)
            });
            let receiver = RECEIVER.find(scope, sentence).into_iter().map(|hit| hit.tokens).filter(|_| told);
            let first = hits
                .chain(receiver)
                .chain(waits)
                .filter(|hit| !is_conditional(scope, hit.start))
                .min_by_key(|hit| hit.start);
            // «Подождите, пожалуйста, две минуты»: polite and with a term.
            let fair = is_soft(scope, sentence) && said::has_term(scope, sentence);
            if let Some(hit) = first.filter(|_| !fair) {
                out.push(Draft::on(scope, &hit).fix(ask(scope, sentence, &hit)));
                break;
            }
        }
    }
}

/// «Вам удобно подождать?» From then on the client knows.
fn asks_to_wait(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    scope.is_question(sentence)
        && (scope.has_stem(sentence, &["подожд", "ожида", "остат", "остан", "ждать"])
            || scope.has_word(sentence, &["линии"]))
}

/// The client waits on the line, not for a courier or a letter.
fn holds(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> bool {
    const SHORT: &[&str] = &[
        "немного",
        "минуту",
        "минутку",
        "минуточку",
        "секунду",
        "секундочку",
        "чуть",
        "чуть-чуть",
        "еще",
        "сейчас",
        "пару",
        "одну",
        "буквально",
        "пожалуйста",
        "на",
        "ответа",
        "соединения",
        "оператора",
        "специалиста",
        "меня",
        "пока",
        "я",
        "две",
        "три",
        "несколько",
        "здесь",
    ];
    let mut next = hit.end;
    while scope.is_mark(next, ",") || scope.is_word(next, &["пожалуйста"]) {
        next += 1;
    }
    next >= sentence.end
        || next > hit.end && !scope.is_word(hit.start, &["ожидайте", "ждите"])
        || scope.is_word(next, SHORT)
        || !matches!(scope.tokens()[next].kind, TokenKind::Word | TokenKind::Placeholder | TokenKind::Number)
}

/// Asks instead, in place of the words up to the end of the sentence.
fn ask(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> Option<DraftFix> {
    let words = format!("{} удобно подождать на линии или лучше перезвонить", capitalise(&vy(scope, "вам")));
    let mut rewrite = Rewrite::new(scope);
    let opens = scope.after_vocative(sentence);
    let end = scope.end_mark(sentence).unwrap_or(sentence.end);
    let polite = hit.start > opens
        && (opens..hit.start).all(|at| {
            scope.is_word(at, &["пожалуйста", "прошу", "вас", "сейчас", "я", "тогда", "мы"])
                || scope.is_mark(at, ",")
        });
    let from = if polite { opens } else { hit.start };
    if from > opens && scope.is_mark(from - 1, ",—–:;") {
        // What was said before stays a sentence of its own.
        let space = scope.tokens()[from - 1].range.start;
        let space = scope.text()[..space].trim_end().len();
        rewrite.raw(space..scope.logical(&(from..end)).end, format!(". {words}"));
    } else if from > opens {
        return None;
    } else {
        let small = scope.tokens()[from].case == LetterCase::Lower;
        rewrite.raw(scope.logical(&(from..end)), if small { lower_first(&words) } else { words.clone() });
    }
    rewrite.end_with(sentence, "?").finish(Grade::Suggested, Note::write(&format!("{words}?")))
}
