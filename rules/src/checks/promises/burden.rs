//! `burdensome-demand`: the client must come, bring, print or send again, and no way from home is offered.

use std::ops::Range;

use crate::checks::spoken::{Spoken, insert_after};
use crate::context::{Scope, View};
use crate::draft::Draft;

use super::common::{Phrases, any_stem, is_conditional, is_negated, is_wished, messages};

/// The client has to appear.
static COME: Phrases = Phrases::new(&[
    "[(приезжайте | приезжать | приехать | приедьте | подъезжайте | подъехать | подъедьте | подойдите | подойти | придите | прийти | приходите | посетите | посетить | зайдите)] (, )? (пожалуйста)? (, )? (лично)? ..2 (~офис | ~отделение | ~филиал | ~банк | ~магазин | ~центр | ~контора | ~управление | ~представительство | мфц | сюда | к нам)",
    "(лично | самостоятельно)? [(явитесь | явиться | лично явиться | явиться лично)]",
    "(лично (приехать | прийти | подойти | приезжайте | приходите | подойдите))",
    "((приехать | прийти | подойти | приезжайте | приходите | подойдите) лично)",
    "(при | только) личном (визите | посещении | присутствии | обращении)",
    "(нужно | необходимо | требуется | обязательно) ..1 (личное присутствие | ваше присутствие | ваш визит | личный визит)",
    "отстоять (~очередь)",
]);

/// The client has to carry things.
static BRING: Phrases = Phrases::new(&[
    "[(принесите | привезите | приносите | привозите | принести | привезти | предоставьте | предоставить | отвезите | отвезти)] (, )? (пожалуйста)? (, )? ..4 (~оригинал | ~документ | ~чек | ~договор | ~заявление | ~справка | ~товар | ~копия | ~покупка | ~квитанция | ~бумага | ~устройство | ~прибор | ~посылка)",
    "(возьмите | взять | получите | получить | закажите | заказать) (, )? (пожалуйста)? (, )? ..1 (~справка)",
    "(заверьте | заверить) ..3 (нотариуса | нотариально)",
    "нотариально (заверенный | заверенная | заверенную | заверенное | заверенные | заверенной)",
]);

/// The client has to print, fax, write by hand.
static PAPER: Phrases = Phrases::new(&[
    "(распечатайте | распечатать | напечатайте | напечатать | отсканируйте | отсканировать)",
    "(по факсу | факсом)",
    "(заявление | заявления | письмо | расписку) ..3 от руки",
    "(напишите | написать | заполните | заполнить) ..3 от руки",
]);

/// The client has to do it once more.
static AGAIN: Phrases = Phrases::new(&[
    "(заполните | заполнить | пришлите | прислать | отправьте | отправить | направьте | направить | подайте | подать | загрузите | загрузить | оформите | оформить) ..2 (, )? (пожалуйста)? (, )? ..3 (еще раз | заново | снова | повторно)",
    "(еще раз | заново | снова | повторно) (, )? (пожалуйста)? (, )? (заполните | заполнить | пришлите | прислать | отправьте | отправить | подайте | подать | загрузите | загрузить | оформите | оформить)",
]);

/// Ways from home.
const REMOTE: &[&str] = &[
    "дистанционн",
    "онлайн",
    "удаленн",
    "электронн",
    "курьер",
    "госуслуг",
    "видеосвяз",
    "фото",
    "приложени",
    "чат",
    "ссылк",
    "почт",
    "самовывоз",
    "бесплатно",
];
/// Ways that need no paper.
const PAPERLESS: &[&str] = &["дистанционн", "онлайн", "удаленн", "электронн", "госуслуг", "ссылк"];
/// A visit is what the client comes for.
const VISIT: &[&str] = &[
    "примерк",
    "замер",
    "осмотр",
    "консультац",
    "тест-драйв",
    "забрать",
    "заберите",
    "прием",
    "экскурси",
    "гости",
    "рады",
    "ждем",
    "выбрать",
    "посмотреть",
    "познаком",
    "праздник",
    "открыти",
    "завтрак",
    "ужин",
    "занятие",
];

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    if view.doc.front.client_asked == Some(true) {
        return;
    }
    for message in messages(view) {
        let found = message
            .iter()
            .find_map(|(scope, sentence)| Some((scope, sentence, demand(&message, scope, sentence)?)));
        if let Some((scope, sentence, hit)) = found {
            let link = view.facts.placeholder(view.settings, "link");
            let text = format!("Это можно сделать дистанционно: {link}.");
            out.push(Draft::on(scope, &hit).fix(insert_after(scope, sentence, &text)));
        }
    }
}

fn demand(message: &[Spoken<'_>], scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if scope.is_question(sentence)
        || is_wished(scope, sentence)
        || scope.has_word(sentence, &["или", "либо", "можно", "можете"])
    {
        return None;
    }
    let told = |hit: &Range<usize>| {
        let clause = scope.clause(hit.start);
        let off = (hit.end..clause.end).any(|at| {
            scope.is_word(at, &["не"])
                && scope
                    .has_stem(&(at + 1..(at + 2).min(clause.end)), &["нуж", "надо", "треб", "обяз", "прид"])
        });
        let free = (clause.start..hit.start).any(|at| scope.is_word(at, &["не", "без", "чтобы"]));
        !is_negated(scope, hit.start)
            && !is_conditional(scope, hit.start)
            && !off
            && !free
            && !scope.has_word(&clause, &["принесу", "распечатаю", "мы", "я"])
    };
    let find = |phrases: &Phrases| {
        phrases.find(scope, sentence).into_iter().map(|hit| hit.marked).find(|hit| told(hit))
    };
    if !any_stem(message, PAPERLESS) {
        if let Some(hit) = find(&PAPER).or_else(|| find(&AGAIN)) {
            return Some(hit);
        }
        let tries = find(&BRING);
        if tries.is_some() && !any_stem(message, REMOTE) {
            return tries;
        }
    }
    let hit = find(&COME)?;
    (!any_stem(message, REMOTE) && must(scope, sentence, &hit)).then_some(hit)
}

/// A demand and no invitation: a need, a ground, «лично».
fn must(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> bool {
    const NEED: &[&str] = &[
        "нужно",
        "необходимо",
        "надо",
        "придется",
        "требуется",
        "обязательно",
        "только",
        "должны",
        "лично",
        "следует",
    ];
    let strong = scope.has_stem(hit, &["явит", "личн", "отстоять", "присутств"])
        || scope.has_phrase(hit, &["ваше", "присутствие"]);
    let ground = scope.has_word(sentence, &["для", "чтобы", "за"]);
    (strong || scope.has_word(sentence, NEED) || ground) && !scope.has_stem(sentence, VISIT)
}
