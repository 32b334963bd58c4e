//! `unwanted-contact`: an advertisement, or an offer after the job is done, that cannot be refused.

use std::ops::Range;
use std::sync::LazyLock;

use crate::checks::conduct::words::Words;
use crate::checks::spoken::{Spoken, insert_after};
use crate::context::{Scope, View};
use crate::document::{Kind, Stage};
use crate::draft::Draft;
use crate::language::TokenKind;

static OFFER: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "предлага* предлож* закажите заказать купит* купите приобре* скидк* акци* акция распродаж* новинк* каталог* абонемент* приглаша* рекоменду* \
         успей* попробу* новый_тариф нов*_коллекц* нов*_курс* нов*_услуг* нов*_меню спецпредложен* подключит* оформит* запишитесь записаться выгодн* \
         вышл*__коллекц*|нов* коллекц* поступил*__нов* советуем__заказать|взять|попробовать|купить посоветуем открыли|открываем|запустили|запускаем__нов*|курс*|сезон* \
         стартовал*|стартует|начинается__курс*|распродаж*|сезон*|продаж* спецпредложен* спеццен* специальн*_цен*|услови*|предложен* пробн*_занят*|урок*|период* при_покупке|заказе_от в_подарок_при не_хотите_ли_заказать|попробовать|купить|приобрести \
         пора__заказать|купить|обновить появил*__нов* новая|новый|новое|новые_услуг*|модел*|коллекц*|меню|линейк*|вкус*|программ* прайс* ассортимент* промокод* продл* ждем_вас_на_нов* обратите_внимание_на_нов*",
    )
});
/// Personal messages of an agent to a client.
static PERSONAL: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "в_друзья вы_такая|такой_приятн*|мил*|красив* давайте_встретимся|увидимся|погуляем|сходим сходим_в|на поужинаем поужинать_вместе вы_мне_нравитесь вы_очень_нравитесь не_могу_забыть скучаю скучаем погуляем встретимся_вечером встретиться_вечером на_свидание чем_занимаетесь_вечером|сегодня что_делаете_вечером|сегодня выпить_кофе как_проходит_ваш_вечер ваша_улыбка вы_мне_понравились",
    )
});
static WAY_OUT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "отпис* отказ* отключ*_рассылк* отключ*_уведомлен* не_хотите не_желаете не_присыла* больше_не_пис* больше_не_присыл* не_получать стоп stop unsubscribe можно_ли \
         согласи* соглас* разреш* подпис*_на вы_подписаны вы_подписались подписались хотите_ли хотите_получать удобно_ли вы_просили по_вашей_просьбе вы_спрашивали интересно_ли вы_не_против \
         если_вам_интересно,_ответьте если_интересно,_ответьте ваш_запрос по_вашему_запросу настро*_рассылк* управля*_рассылк* управля*_подпис*",
    )
});
/// Good words about the job itself.
static OWN: LazyLock<Words> = LazyLock::new(|| {
    Words::new("гаранти* отзыв* оценит* оценить чек* документ* сертификат_во ответить_на_вопрос* опрос*")
});

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let stage = view.doc.front.stage;
    if !matches!(stage, Some(Stage::Marketing | Stage::Closing)) || view.doc.front.client_asked == Some(true)
    {
        return;
    }
    let mut at = 0;
    let all = crate::checks::spoken::sentences(view);
    while at < all.len() {
        // Each value of a collection is a message of its own; another file is one message.
        let message = all[at].0.block.message;
        let same = |it: &Spoken<'_>| !view.doc.collection || it.0.block.message == message;
        let end = all[at..].iter().position(|it| !same(it)).map_or(all.len(), |count| at + count);
        one(view, stage, &all[at..end], out);
        at = end;
    }
}

fn one(view: &View<'_>, stage: Option<Stage>, sentences: &[Spoken<'_>], out: &mut Vec<Draft>) {
    let out_of = |scope: &Scope<'_>, sentence: &Range<usize>| {
        WAY_OUT.any(scope, sentence)
            || sentence.clone().any(|at| {
                scope.is(at, TokenKind::Placeholder) && {
                    let name = scope.written(at).to_lowercase();
                    name.contains("unsubscribe") || name.contains("отпис") || name.contains("optout")
                }
            })
    };
    if sentences.iter().any(|(scope, sentence)| out_of(scope, sentence)) {
        return;
    }
    let offer = sentences.iter().find(|(scope, sentence)| {
        PERSONAL.any(scope, sentence) || (OFFER.any(scope, sentence) && !OWN.any(scope, sentence))
    });
    let place = match stage {
        // Asking on the phone is a matter of `missing-permission`.
        Some(Stage::Marketing) if view.facts.kind != Some(Kind::Call) => offer.or_else(|| sentences.last()),
        Some(Stage::Closing) => offer,
        _ => None,
    };
    let Some((scope, sentence)) = place else { return };
    let mut draft = Draft::on(scope, sentence);
    if view.facts.kind != Some(Kind::Call)
        && view.facts.kind != Some(Kind::Visit)
        && let Some((last, tokens)) = sentences.last()
    {
        let you = crate::checks::voice::vy(last, "вы");
        let text = format!("Если {you} не хотите получать предложения, ответьте, пожалуйста, «стоп».");
        draft = draft.fix(insert_after(last, tokens, &text));
    }
    out.push(draft);
}
