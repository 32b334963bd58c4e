//! `delay-without-apology`, `delay-without-new-date`: a delay, a failure or a change of ours is told, and
//! nothing is said about whether we are sorry or when it will be.

use std::ops::Range;

use crate::checks::said;
use crate::checks::spoken::{Spoken, insert_after};
use crate::context::{Scope, View};
use crate::document::Kind;
use crate::draft::Draft;
use crate::finding::Severity;

use super::common::{Phrases, any, any_stem, client_said, is_conditional, is_negated, is_wished, messages};

/// It is late or will be: the client waits for a new date.
static OPEN: Phrases = Phrases::new(&[
    "(~задерживаться<pres 3per> | ~задерживаться<pres 1per> | ~задержаться<futr 3per> | ~задержаться<futr 1per>)",
    "(задерживаем | задерживаю | задержали | задержим)",
    "(~опаздывать<pres 3per> | ~опаздывать<pres 1per> | ~опоздать<futr 3per> | ~опоздать<futr 1per>)",
    "не (~успевать<pres 3per> | ~успевать<pres 1per> | ~успеть<futr 3per> | ~успеть<futr 1per> | ~успеть<past> | ~успевать<past>)",
    "(~затягиваться<pres 3per> | ~затянуться<past> | ~сдвигаться<pres 3per> | ~сдвинуться<past>)",
    "(вынуждены | вынужден | вынуждена | приходится | придется | пришлось) ..2 (перенести | отложить | отменить | сдвинуть | задержать | приостановить | переносить | отменять)",
    "(~срок | ~дата) ..3 [(увеличен | увеличены | сдвинут | сдвинуты | сдвинута | увеличился | увеличились | увеличивается | сдвигаются | откладывается)]",
    "(придется | нужно будет | надо будет | понадобится) (еще | немного)? (подождать | ждать) (еще | дольше | подольше)",
    "[не (смогли | смог | смогла | удалось | получилось | получается)] ..3 (доставить | привезти | отправить | отгрузить | приехать | подготовить | выполнить | закончить | завершить | собрать | передать | прислать | установить | изготовить | сделать | починить | сшить | оформить | восстановить)",
    "(доставить | привезти | отправить | отгрузить | приехать | подготовить | выполнить | закончить | завершить | собрать | прислать | установить | изготовить | сделать | починить | сшить) ..4 [не (смогли | смог | смогла | удалось | получилось)]",
    "[не (сможем | смогу | сможет | смогут)] ..4 (вовремя | к сроку | в срок | к обещанному | к назначенному)",
    "[временно] ..2 не (работает | работают | доступен | доступна | доступно | доступны | отправляем | доставляем | работаем | принимаем | обслуживаем)",
    "не (работает | работают | доступен | доступна | доступно | доступны) временно",
    "временно (недоступен | недоступна | недоступно | недоступны | приостановлен | приостановлена | приостановлено | приостановлены | отключен | отключена | отключено | отключены | приостановили | отключили)",
    "(позже | позднее | дольше | медленнее) (,)? (чем)? (обещали | обещанного | планировали | планировалось | запланированного | обычного | обычно | назначенного | договаривались)",
    "позже (обещанного | назначенного)? срока",
    "с (небольшой | большой | некоторой)? (задержкой | опозданием)",
    "(будет | ожидается | есть | вышла | возникает | возможна)? (небольшая)? задержка (с | на | по)",
    "(будет | ожидается | есть) ..2 задержка",
    "(стоит | застрял | застряла | попал | попала | стоим | застряли | попали | стою | застряла) в (пробке | пробку | пробках)",
    "(отстаем | отстает) от графика",
    "(выбились | выбивается | выбиваемся) из графика",
    "не (укладываемся | укладывается | уложились) (в)?",
    "(застрял | застряла | застряло | застряли | завис | зависла | зависли | задержан | задержана | задержаны | задержали) (на | в | у) ..1 (~таможня | ~граница | ~сортировка | ~склад | ~пробка | ~снег | ~лифт | ~путь | ~порт | ~дорога | ~терминал | ~аэропорт | ~сортировочный)",
    "(стоят | встал | встала | встали | застряло) в (пробке | пробку | пробках)",
    "(авария | поломка | обрыв | повреждение | сбой | неполадки | неисправность) (на | в) ..1 (линии | станции | подстанции | участке | сети | сервере | магистрали | складе | производстве | системе | кабеле | оборудовании | котельной | районе)",
    "(районе | доме | подъезде | цехе | системе | сети | приложении | поселке | городе) ..1 (авария | сбой | поломка | неполадки | обрыв)",
    "(до сих пор | так и) не (поступил | поступила | поступило | поступили | пришел | пришла | пришли | приехал | приехала | прибыл | прибыла | прибыли | отправлен | отправлена | отгружен | отгружена | собран | собрана | доехал | доехала | готов | готова | готово | готовы)",
    "(заказ | посылка | груз | товар | партия | деталь | запчасть | поставка | материал | мебель | техника | плитка) ..2 (еще | пока) не (поступил | поступила | поступили | пришел | пришла | пришли | приехал | приехала | прибыл | прибыла | прибыли | доехал | доехала)",
    "не (уложимся | уложатся | уложиться | поспеваем | поспеем)",
    "(сроки | срок) ..1 (срываются | срывается | сорваны | сорван | сорвался)",
    "(срываем | сорвали | сорвал | сорвала) ..1 (срок | сроки)",
    "(~затянуться<futr 3per> | ~сдвинуться<futr 3per> | ~сместиться<futr 3per> | ~сместиться<past> | ~смещаться<pres 3per>)",
    "на (час | полчаса | день | неделю | сутки | # | <NUMR>) ..2 (позже | позднее)",
    "(задержка | опоздание) ..2 (составит | составляет | составила)",
    "(потребуется | понадобится | займет | уйдет) ..2 (больше времени | дополнительное время | еще время)",
    "(еще)? не (готов | готова | готово | готовы) (вовремя | в срок | к сроку)",
]);

/// It has failed or is being mended; it may be over by now.
static FAILED: Phrases = Phrases::new(&[
    "(~опоздать<past> | ~задержаться<past>)",
    "(произошел | произошла | случился | случилась | возник | возникла | возникли | наблюдается | наблюдаются | зафиксирован | был) ..3 (сбой | авария | поломка | задержка | накладка | заминка | неполадки)",
    "(сбой | авария | поломка | задержка | накладка | заминка | неполадки) ..3 (произошел | произошла | случился | случилась | возник | возникла | возникли)",
    "из-за ..3 (сбоя | аварии | поломки | неполадок | перебоев | накладки)",
    "у нас ..2 (сбой | авария | неполадки | поломка)",
    "(произошла | случилась | возникла) ..1 техническая ошибка",
]);

/// Something of ours does not work: not what the client owns.
static BROKEN: Phrases = Phrases::new(&[
    "(перестал | перестала | перестало | перестали) (работать | открываться | загружаться | принимать | включаться | отвечать)",
    "(~станок | ~машина | ~печь | ~оборудование | ~сервер | ~терминал | ~касса | ~лифт | ~автомобиль | ~система | ~приложение | ~сайт | ~линия | ~фургон) ..1 (сломался | сломалась | сломалось | сломались | вышел из строя | вышла из строя | вышло из строя | упал | упала | завис | зависла)",
    "(сломался | сломалась | сломалось | вышел из строя | вышла из строя | вышло из строя) ..2 (станок | машина | печь | оборудование | сервер | терминал | касса | лифт | кофемашина | система | фургон | насос)",
    "(сайт | приложение | оплата | терминал | касса | лифт | банкомат | связь | сервис | система | эквайринг | кабинет) ..2 [не (работает | работают | открывается | загружается | отвечает)]",
    "[(сейчас | пока) не (работает | работают)] ..1 (сайт | приложение | оплата | терминал | касса | лифт | банкомат | связь | сервис | система | кабинет | линия)",
]);

/// Put off or called off: only of what is ours to hold.
static MOVED: Phrases = Phrases::new(&[
    "(переносится | переносятся | откладывается | откладываются | отменяется | отменяются)",
    "(перенесен | перенесена | перенесено | перенесены | отложен | отложена | отложено | отложены)",
    "(отменен | отменена | отменено | отменены)",
    "(переносим | перенесли | откладываем | отложили | отменили | отменяем)",
    "(~состояться<futr> | состоится) не",
    "не состоится",
]);

/// What we hold: by «перенесён», «отменён» the client learns something new about it.
const EVENTS: &[&str] = &[
    "концерт",
    "спектакл",
    "рейс",
    "вебинар",
    "мероприят",
    "матч",
    "показ",
    "доставк",
    "поставк",
    "заняти",
    "урок",
    "семинар",
    "открыти",
    "запуск",
    "срок",
    "дат",
    "встреч",
    "монтаж",
    "установк",
    "ремонт",
    "отгрузк",
    "экскурси",
    "тренировк",
    "прием",
    "консультац",
    "выезд",
    "замер",
    "сеанс",
    "лекци",
    "мастер-класс",
    "банкет",
    "выставк",
    "фестивал",
    "отправк",
    "вылет",
    "поездк",
    "круиз",
    "поезд",
    "электричк",
    "автобус",
    "сборк",
    "выдач",
    "тест-драйв",
    "осмотр",
    "процедур",
    "операци",
    "заезд",
    "церемони",
    "экзамен",
    "собрани",
    "трансфер",
    "съемк",
    "фотосесси",
    "собеседован",
    "игр",
    "премьер",
    "уборк",
    "обследован",
    "вакцинац",
    "поверк",
    "подключен",
    "обслуживан",
    "курс",
    "сдач",
    "примерк",
    "розыгрыш",
    "переезд",
    "груз",
    "тур",
];
/// What the client arranged: moved or called off at a wish as often as not.
const ARRANGED: &[&str] = &["запис", "визит", "брон", "заказ", "подписк", "услуг"];

/// A delay in this sentence: its words, and whether the client waits for a new date.
fn delay(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, bool)> {
    let front = &scope.view.doc.front;
    if scope.is_question(sentence) || front.client_asked == Some(true) || is_wished(scope, sentence) {
        return None;
    }
    let told = |at: usize| {
        let clause = scope.clause(at);
        !is_negated(scope, at)
            && !is_conditional(scope, at)
            && !scope.has_word(&clause, &["вы", "ты", "можете", "можно"])
            && !scope.has_word(&(clause.start..at), &["если", "может", "могут", "бы", "чтобы"])
    };
    let first = |phrases: &Phrases| {
        phrases.find(scope, sentence).into_iter().find(|hit| told(hit.tokens.start)).map(|hit| hit.marked)
    };
    if let Some(hit) = first(&OPEN) {
        return Some((hit, true));
    }
    let broken = BROKEN.find(scope, sentence).into_iter().find(|hit| {
        told(hit.tokens.start)
            && !scope.has_word(
                &scope.clause(hit.tokens.start),
                &["вас", "вам", "ваш", "ваша", "ваше", "вашем", "вашей", "почему", "что", "только"],
            )
    });
    if let Some(hit) = broken {
        return Some((hit.marked, true));
    }
    let moved = MOVED
        .find(scope, sentence)
        .into_iter()
        .find(|hit| told(hit.tokens.start) && is_moved(scope, sentence, hit.marked.start));
    if let Some(hit) = moved {
        return Some((hit.marked, true));
    }
    first(&FAILED).map(|hit| (hit, false))
}

/// Something of ours is moved, not at the client's wish.
fn is_moved(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let clause = scope.clause(at);
    let fault = scope.has_word(sentence, &["из-за", "сожалению", "вынуждены"])
        || scope.has_stem(sentence, &["причин", "техническ"])
        || scope.has_phrase(sentence, &["в", "связи"])
        || scope.has_phrase(sentence, &["по", "нашей"]);
    let arranged = scope.has_stem(&clause, ARRANGED);
    let asked = client_said(scope, &["перенес", "перенос", "отмен", "отлож", "другой", "сдвин"]);
    !asked
        && !scope.has_word(&clause, &["при"])
        && !scope.has_stem(sentence, &["готово"])
        && (fault && (arranged || scope.has_stem(&clause, EVENTS))
            || !arranged && scope.has_stem(&clause, EVENTS))
}

/// The delay of a message and the number of its sentence.
struct Told<'m, 'v> {
    scope: &'m Scope<'v>,
    at: usize,
    words: Range<usize>,
    waits: bool,
}

fn first<'m, 'v>(message: &'m [Spoken<'v>]) -> Option<Told<'m, 'v>> {
    message.iter().enumerate().find_map(|(at, (scope, sentence))| {
        delay(scope, sentence).map(|(words, waits)| Told { scope, at, words, waits })
    })
}

/// The agent apologised in this message or the one before it in the same conversation.
fn is_sorry(view: &View<'_>, messages: &[Vec<Spoken<'_>>], number: usize) -> bool {
    any(&messages[number], said::apologises)
        || (view.doc.labelled && number > 0 && any(&messages[number - 1], said::apologises))
}

pub(super) fn without_apology(view: &View<'_>, out: &mut Vec<Draft>) {
    let messages = messages(view);
    for (number, message) in messages.iter().enumerate() {
        let Some(told) = first(message) else { continue };
        if is_sorry(view, &messages, number) {
            continue;
        }
        let sentence = &message[told.at].1;
        let bonus = view.facts.placeholder(view.settings, "bonus");
        out.push(
            Draft::on(told.scope, &told.words)
                .fix(insert_after(told.scope, sentence, "Приносим свои извинения."))
                .fix(insert_after(
                    told.scope,
                    sentence,
                    &format!("Приносим свои извинения и дарим вам {bonus}."),
                )),
        );
    }
}

pub(super) fn without_new_date(view: &View<'_>, out: &mut Vec<Draft>) {
    // The answer to a review speaks of what is over.
    if view.facts.kind == Some(Kind::Review) {
        return;
    }
    let messages = messages(view);
    for (number, message) in messages.iter().enumerate() {
        let Some(told) = first(message).filter(|told| told.waits) else { continue };
        if names_new_date(message, &told) || is_over(message, told.at) {
            continue;
        }
        // The new date follows the apology: «… задерживается. Приносим свои извинения. Новый срок: …»
        let after = match message.get(told.at + 1) {
            Some((scope, sentence))
                if scope.index == told.scope.index && said::apologises(scope, sentence) =>
            {
                told.at + 1
            }
            _ => told.at,
        };
        let text = format!("Новый срок: {}.", view.facts.deadline(view.settings));
        let mut draft =
            Draft::on(told.scope, &told.words).fix(insert_after(told.scope, &message[after].1, &text));
        if is_sorry(view, &messages, number) {
            draft = draft.at(Severity::Information);
        }
        out.push(draft);
    }
}

/// A term that is not the old one: «назначенная на 14 июня», «не успеем к субботе».
fn names_new_date(message: &[Spoken<'_>], told: &Told<'_, '_>) -> bool {
    const OLD: &[&str] =
        &["назначен", "запланир", "обещан", "обещал", "планировал", "ожидал", "оформлен", "заказан"];
    let missed = told.scope.is_word(told.words.start, &["не"]).then(|| told.scope.clause(told.words.start));
    message.iter().any(|(scope, sentence)| {
        let mut from = sentence.start;
        while let Some(term) = said::term::find_term(scope, &(from..sentence.end)) {
            let before = term.start.saturating_sub(3).max(sentence.start)..term.start;
            let old = scope.index == told.scope.index
                && missed.as_ref().is_some_and(|clause| clause.contains(&term.start));
            // «не в десять, а в двенадцать»
            let denied = term.start >= sentence.start + 2
                && scope.is_word(term.start - 2, &["не"])
                && scope.is_word(term.start - 1, &["в", "на", "к"]);
            if !old && !denied && !scope.has_stem(&before, OLD) && !scope.has_word(&before, &["вместо"])
            {
                return true;
            }
            from = term.end.max(from + 1);
        }
        scope.has_stem(sentence, &["срок", "дат", "врем"]) && said::has_link(scope, sentence)
    })
}

/// What was late is mended or delivered by now.
fn is_over(message: &[Spoken<'_>], at: usize) -> bool {
    const OVER: &[&str] =
        &["устранил", "устранен", "восстановил", "восстановлен", "исправил", "исправлен", "починил"];
    any_stem(&message[at..], OVER)
}
