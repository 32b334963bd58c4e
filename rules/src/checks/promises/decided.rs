//! `decided-for-client`: something of the client's is changed, and nobody asked.

use std::ops::Range;

use crate::capitals::capitalise;
use crate::checks::said;
use crate::checks::spoken::insert_after;
use crate::checks::voice::vy;
use crate::context::{Scope, View};
use crate::draft::Draft;

use super::common::{Phrases, any, client_said, is_conditional, is_negated, is_wished, messages};

static SWAPPED: Phrases = Phrases::new(&[
    "(заменили | заменил | заменила | заменяем | заменен | заменена | заменено | заменены | поменяли | поменял | поменяла) ..4 на (~аналог | ~аналогичный | ~другой | ~похожий | ~такой | ~близкий)",
    "(положили | отправили | собрали | привезли | положил | положила) ..2 (~аналог | ~замена)",
    "(положили | отправили | собрали | привезли | положил | положила) ..4 (вместо | взамен) (<NOUN gent> | <ADJF gent> | него | нее | них)",
    "(вместо | взамен) ..3 (положили | отправили | собрали | привезли)",
]);
static MOVED: Phrases = Phrases::new(&[
    "(перенесли | перенес | перенесла | передвинули | сдвинули | переносим | переставили) ..1 (вашу | ваш | ваше | вам) (запись | визит | прием | доставку | бронь | встречу | заказ | занятие | консультацию | заезд | бронирование | установку | замер | столик)",
    "(вашу | ваш | ваше) ..1 (запись | визит | прием | доставку | бронь | встречу | заказ | занятие | консультацию | столик) ..2 (перенесли | перенес | перенесла | передвинули | сдвинули)",
    "(пересадили | переселили | перевели) вас",
]);
static SIGNED: Phrases = Phrases::new(&[
    "(подключили | подключил | подключила | подключаем | подключаю) (вам | вас)",
    "(вам | вас) (подключили | подключил | подключила | подключена | подключен | подключено)",
    "(оформили | оформил | оформила | добавили | включили) ..1 (вам)? (~страховка | ~подписка | ~услуга | ~гарантия | ~пакет | ~опция | ~карта)",
    "(подписали | подписал) вас на",
    "(выбрали | решили) за вас",
    "(отменили | изменили | поменяли) ..1 (вашу | ваш | ваше) (запись | заказ | бронь | тариф | подписку | адрес | доставку)",
    "(тогда | значит | итак | ну) (, )? (я)? (оформляю | записываю | бронирую | подключаю | отправляю | беру | оформляем | записываем | бронируем | подключаем | отправляем | берем | ставлю | выставляю)",
]);

/// The client agreed or asked in the line before.
const YES: &[&str] = &[
    "да",
    "давайте",
    "соглас",
    "хорошо",
    "можно",
    "подходит",
    "подойдет",
    "беру",
    "берем",
    "конечно",
    "ладно",
    "меняйте",
    "замените",
    "заменит",
    "перенес",
    "подключ",
    "оформ",
    "запиш",
    "отмен",
    "хочу",
    "хотел",
    "устраив",
    "договорились",
    "ок",
    "годится",
    "бронир",
    "измен",
    "поменя",
    "добав",
    "удобно",
];

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    if view.doc.front.client_asked == Some(true) {
        return;
    }
    for message in messages(view) {
        let asked = any(&message, |scope, sentence| {
            said::asks_consent(scope, sentence)
                || is_wished(scope, sentence)
                || scope.has_word(sentence, &["просьбе", "согласованию"])
        });
        if asked || client_said(&message[0].0, YES) {
            continue;
        }
        for (scope, sentence) in &message {
            let tries = [(&SWAPPED, "такая замена"), (&MOVED, "это время"), (&SIGNED, "такой вариант")];
            let found =
                tries.iter().find_map(|(phrases, what)| Some((decided(scope, sentence, phrases)?, *what)));
            if let Some((hit, what)) = found {
                let ask = format!("{} подойдёт {what}?", capitalise(&vy(scope, "вам")));
                out.push(Draft::on(scope, &hit).fix(insert_after(scope, sentence, &ask)));
                break;
            }
        }
    }
}

fn decided(scope: &Scope<'_>, sentence: &Range<usize>, phrases: &Phrases) -> Option<Range<usize>> {
    if scope.is_question(sentence) {
        return None;
    }
    let hits = phrases.find(scope, sentence).into_iter().map(|hit| hit.tokens);
    hits.into_iter().find(|hit| {
        !is_negated(scope, hit.start)
            && !is_conditional(scope, hit.start)
            && !scope.has_word(hit, &["вы", "если"])
    })
}
