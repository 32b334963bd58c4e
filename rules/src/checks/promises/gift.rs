//! `silent-gift`: something is given, and no word says that it is a present or what for.

use std::ops::Range;

use crate::checks::said;
use crate::checks::spoken::insert_after;
use crate::context::{Scope, View};
use crate::draft::Draft;

use super::common::{Phrases, any, client_said, is_conditional, is_negated, is_wished, messages};

static GIVEN: Phrases = Phrases::new(&[
    "(начислили | начислено | начислены | начислен | начислил | начислила | зачислили | зачислено | зачислены | добавили | добавил | добавила | добавлено | добавлены | перечислили | дали) ..4 (~бонус | ~балл | ~миля | ~купон | промокод)",
    "# (~бонус | ~балл | ~миля) ..3 (начислено | начислены | начислили | зачислено | зачислены | добавлено | добавлены)",
    "(добавили | сделали | предоставили | применили | дали | добавил | сделал | сделала | добавила | применил | применила | закрепили) ..3 (скидку | скидка)",
    "скидка ..4 (добавлена | применена | предоставлена | закреплена | начислена)",
    "(добавили | добавил | добавила | положили | положил | положила | приложили | вложили | добавлен | добавлена | добавлено | добавлены) ..4 (~десерт | ~кофе | ~чай | ~напиток | ~конфета | ~открытка | ~пробник | ~образец | ~сувенир | ~шоколадка | ~печенье | ~фрукт | ~букет | ~шампанское | ~завтрак | ~магнит | ~наклейка | ~игрушка | ~сертификат | ~лимонад | ~чехол)",
    "(десерт | кофе | чай | напиток | конфеты | открытку | пробник | пробники | сувенир | шоколадку | завтрак | открытка | шоколадка) ..4 (добавили | положили | вложили | добавлен | добавлена | добавлены)",
    "(номер | тариф | класс | категория | категорию | место | билет | автомобиль | уровень) ..2 (повышен | повышена | улучшен | улучшена | улучшено | повысили | улучшили | повысил | улучшил)",
    "(повысили | улучшили | повысил | улучшил | повысила) ..2 (номер | тариф | класс | категорию | место | билет | уровень)",
    "(продлили | продлен | продлена | подключили | открыли) ..4 (бесплатный | лишний | дополнительный) (месяц | день | доступ | период | час)",
]);

/// It is called a present, or its ground is told.
static GROUND: Phrases = Phrases::new(&[
    "(~подарок | ~комплимент | ~компенсация | ~благодарность | ~извинение | ~юбилей | ~презент | ~сюрприз)",
    "(дарим | дарю | подарили | подарил | подарила | даром | бесплатно)",
    "(в честь | в знак | в качестве | от нас | от шефа | от заведения | от меня)",
    "за (<NOUN accs> | <ADJF accs> | # | то)",
    "по (программе | акции | правилам | условиям)",
    "(так как | поскольку | потому что | ведь | из-за | благодаря)",
    "день рождения",
    "как (~постоянный | ~новый | участнику)",
    "(согласно | по промокоду | по купону)",
]);

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    if view.doc.front.client_asked == Some(true) {
        return;
    }
    for message in messages(view) {
        let grounded = any(&message, |scope, sentence| {
            GROUND.any(scope, sentence) || is_wished(scope, sentence) || said::apologises(scope, sentence)
        });
        if grounded {
            continue;
        }
        let found =
            message.iter().find_map(|(scope, sentence)| Some((scope, sentence, given(scope, sentence)?)));
        if let Some((scope, sentence, hit)) = found {
            out.push(Draft::on(scope, &hit).fix(insert_after(scope, sentence, "Это подарок от нас.")));
        }
    }
}

fn given(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if scope.is_question(sentence)
        || client_said(scope, &["добав", "полож", "повыс", "примен", "скидк", "бонус", "балл"])
    {
        return None;
    }
    GIVEN.find(scope, sentence).into_iter().map(|hit| hit.tokens).find(|hit| {
        !is_negated(scope, hit.start)
            && !is_conditional(scope, hit.start)
            && !scope.has_word(hit, &["не", "если", "вы"])
    })
}
