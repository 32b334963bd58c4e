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
         логин*_и_парол* парол* код*__из_смс|смски|sms|пуш*|push* код*_из_сообщени*|уведомлен*|эсэмэс*|приложения|звонка цифр*__смс|sms|смски|эсэмэс*|пуш*|push|сообщени* \
         код*__пришел|придет|пришло кодик* проверочн*_код* код*_проверки код*_верификац* код*_доступ* код*_входа данные_для_входа данн*__банковск*|кредитн*|платежн*_карт* \
         код*__подтвержден* код*_авторизац* смс-код* sms-код* смс-парол* одноразов*_код* код*_который|которые__прид*|приш*|поступ*|отправ*|прислал* \
         код*_безопасност* код*__оборот* код*__обратной секретн*_код* трехзначн*_код* \
         три|#_цифр*__оборот* три|#_цифр*_с_обрат* три|#_цифр*_сзади цифр*__на_оборот* цифр*__оборот* цифр*__обратной \
         все_цифр*_карт* все_#_цифр* все|шестнадцать_цифр* #_цифр*_карт* срок_действия_карт* секретн*_слов* \
         ответ_на_секретн* ключ*_доступа фото_карты_с_двух|обеих карту_с_обеих|двух",
    )
});
/// The number of a card is secret where money moves; a loyalty card has one, too.
static CARD: LazyLock<Words> = LazyLock::new(|| Words::new("номер*_карт* номер*_вашей_карт* фото*_карт*"));
static MONEY: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "с_которой__оплат*|плат*|спис* на_которую__верн*|перев*|зачисл* для_списан* деньг* \
         для_возврат* для_перевод* для_выплат* для_зачислен* для_оплат* срок__действия",
    )
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
/// What has just been sent to the client, before it is asked for in the next sentence.
static SENT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "смс|sms|смска|эсэмэс*|пуш|сообщение|уведомление__код*|цифр*|парол* код*__придет|пришел|приходит|поступит \
         код*__в_смс|sms|эсэмэс*|сообщени* код*__отправ*|выслал* отправ*|выслал*|вышл*|прислал*|пришл*__код|пароль|цифры пришел|придет|поступит__код|пароль",
    )
});
static IT: LazyLock<Words> = LazyLock::new(|| Words::new("его их ее"));
static TO_US: LazyLock<Words> = LazyLock::new(|| {
    Words::new("в_ответ* в__чат* в__чате сюда в__сообщени* нам мне в_этом_письме оператору")
});

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    let mut before: Option<&Range<usize>> = None;
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let earlier = before.replace(sentence);
        let (found, secret) = match asked(scope, sentence) {
            Some(found) => {
                let secret = scope.slice(&found).to_owned();
                (found, secret)
            }
            // «Вам придёт СМС с цифрами. Назовите их.»
            None => match earlier.and_then(|earlier| sent(scope, earlier, sentence)) {
                Some(found) => (found, "код из сообщения".to_owned()),
                None => continue,
            },
        };
        let mut draft = Draft::on(scope, &found);
        draft.args = vec![secret.clone()];
        draft.fixes = without(scope, sentence);
        let text = format!("никогда и никому не сообщайте {secret}");
        draft.fixes.extend(instead(scope, sentence, &text, "."));
        out.push(draft);
    }
}

/// The words that ask for what the sentence before says has been sent.
fn sent(scope: &Scope<'_>, earlier: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let it = IT.find(scope, sentence)?;
    let excused = |tokens: &Range<usize>| {
        HARMLESS.any(scope, tokens) || scope.has_word(tokens, &["никому", "никогда", "не"])
    };
    let ours = !excused(earlier) && !excused(sentence) && SENT.any(scope, earlier);
    if !ours || (OWN_PLACE.any(scope, sentence) && !TO_US.any(scope, sentence)) {
        return None;
    }
    is_asked(scope, sentence, &it).then(|| scope.first_word(sentence).min(it.start)..it.end)
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
