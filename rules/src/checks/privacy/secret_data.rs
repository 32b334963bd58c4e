//! `secret-data`: asks for a password, a PIN, a code from a message, the whole number of a card.

use std::ops::Range;
use std::sync::LazyLock;

use super::asking::{instead, is_asked, without};
use crate::checks::conduct::words::Words;
use crate::context::Scope;
use crate::draft::Draft;

static SECRETS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "номер*_карт*__полностью|целиком номер*_карт*_и_cvv|cvc полн*_номер*__карт* номер*__банковск*|кредитн*|дебетов*|платежн*_карт* \
         cvv* cvc* cvp* пин|pin пин-код* pin-код* пинкод* pin-code пин-кода \
         логин*_и_парол* парол* код*__из_смс|смски|sms|пуш*|push* код*_из_сообщени*|уведомлен*|эсэмэс* \
         код*__подтвержден* код*_авторизац* смс-код* sms-код* смс-парол* одноразов*_код* код*_который|которые__прид*|приш*|поступ*|отправ*|прислал* \
         код*_безопасност* код*_с_оборот* код*_на_оборот* секретн*_код* трехзначн*_код* \
         три|#_цифр*__оборот* три|#_цифр*_с_обрат* три|#_цифр*_сзади цифр*__на_оборот* цифр*_с_оборот* \
         все_цифр*_карт* все_#_цифр* все|шестнадцать_цифр* #_цифр*_карт* срок_действия_карт* секретн*_слов* \
         ответ_на_секретн* ключ*_доступа фото_карты_с_двух|обеих карту_с_обеих|двух",
    )
});
/// The number of a card is secret where money moves; a loyalty card has one, too.
static CARD: LazyLock<Words> = LazyLock::new(|| Words::new("номер*_карт* номер*_вашей_карт* фото*_карт*"));
static MONEY: LazyLock<Words> = LazyLock::new(|| {
    Words::new("для_возврат* для_перевод* для_выплат* для_зачислен* для_оплат* срок__действия")
});
/// Parts of the number that are asked for in good faith, and codes that are no secret.
static HARMLESS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "последн*__цифр* код*_заказ* код*_товар* код*_выдачи код*_получения код_домофон* код_брони wi-fi wifi вай-фай*",
    )
});
/// The client enters it where it belongs.
static OWN_PLACE: LazyLock<Words> = LazyLock::new(|| {
    Words::new("введи* ввести укажи* указать внеси* запиши* повтор* придум* загруз* нов*_парол*")
});
static TO_US: LazyLock<Words> = LazyLock::new(|| {
    Words::new("в_ответ* в__чат* в__чате сюда в__сообщени* нам мне в_этом_письме оператору")
});

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let Some(found) = asked(scope, sentence) else { continue };
        let mut draft = Draft::on(scope, &found);
        draft.fixes = without(scope, sentence);
        let text = format!("никогда и никому не сообщайте {}", scope.slice(&found));
        draft.fixes.extend(instead(scope, sentence, &text, "."));
        out.push(draft);
    }
}

/// From the first to the last secret that is asked for.
fn asked(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if HARMLESS.any(scope, sentence) && !scope.has_stem(sentence, &["cvv", "cvc", "пин", "pin"]) {
        return None;
    }
    if OWN_PLACE.any(scope, sentence) && !TO_US.any(scope, sentence) {
        return None;
    }
    let mut found: Option<Range<usize>> = None;
    let mut at = sentence.start;
    while at < sentence.end {
        let end = SECRETS
            .at(scope, at, sentence.end)
            .or_else(|| CARD.at(scope, at, sentence.end).filter(|_| MONEY.any(scope, sentence)));
        let Some(end) = end.filter(|_| !scope.is_quoted(at)) else {
            at += 1;
            continue;
        };
        let object = at..end;
        at = end;
        // The second of two things that are asked for stands after «и».
        let joined = found.as_ref().is_some_and(|it| object.start <= it.end + 2);
        if joined || is_asked(scope, sentence, &object) {
            found = Some(found.map_or(object.start, |it| it.start)..object.end);
        }
    }
    found
}
