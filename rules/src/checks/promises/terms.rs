//! `terms-not-in-writing`: price and term are agreed by voice or in a chat, and nothing is sent in writing.

use std::ops::Range;

use crate::checks::said::{self, placeholder};
use crate::checks::spoken::insert_after;
use crate::checks::voice::is_singular;
use crate::context::{Scope, View};
use crate::document::{Channel, Kind};
use crate::draft::Draft;
use crate::language::{Tag, TokenKind};

use super::common::{Phrases, is_conditional, is_verb};

/// The terms reach the client in writing.
static WRITTEN: Phrases = Phrases::new(&[
    "(~договор | ~счет | ~оферта | ~письмо | ~смета | ~квитанция | ~чек | ~смс | ~приложение<loct> | ~спецификация | ~соглашение)",
    "на (вашу)? (электронную)? почту",
    "(по | на) (электронной)? (почте | почту | email | e-mail)",
    "(email | e-mail | смс | смской | sms | имейл)",
    "коммерческое предложение",
    "(письменно | письменном | письменное)",
    "(пришлю | пришлем | отправлю | отправим | вышлю | вышлем | направлю | направим | продублирую | продублируем) ..4 (условия | расчет | подтверждение | детали | сообщение | сообщением | информацию | итог | итоги | предложение | стоимость)",
    "(подтверждение | условия | расчет | информация) ..3 (придет | придут | отправим | пришлем | отправлю)",
    "в личном кабинете",
]);

const PRICE: &[&str] =
    &["стоит", "стоимост", "цена", "цену", "обойд", "итого", "сумма", "составит", "выйдет"];
const AMOUNT: &[&str] = &["price", "amount", "sum", "cost", "total", "цена", "сумма", "стоимость"];

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let channel = view.doc.front.channel;
    let spoken = match channel {
        Some(channel) => matches!(channel, Channel::Phone | Channel::Chat | Channel::Messenger),
        None => view.facts.kind == Some(Kind::Call),
    };
    if !spoken || is_written(view) {
        return;
    }
    for scope in view.speech() {
        for sentence in scope.sentences() {
            let sentence = &sentence.tokens;
            if agrees(&scope, sentence) {
                let email = view.facts.placeholder(view.settings, "email");
                let send = if is_singular(&scope) { "Отправлю" } else { "Отправим" };
                let end = scope.end_mark(sentence).unwrap_or(sentence.end);
                let words = scope.after_vocative(sentence)..end;
                out.push(Draft::on(&scope, &words).fix(insert_after(
                    &scope,
                    sentence,
                    &format!("{send} условия на почту {email}."),
                )));
                return;
            }
        }
    }
}

/// Anywhere in the file, directions included, something is written down or sent.
fn is_written(view: &View<'_>) -> bool {
    (0..view.doc.blocks.len()).filter_map(|index| view.scope(index)).any(|scope| {
        scope.sentences().iter().any(|sentence| {
            let sentence = &sentence.tokens;
            WRITTEN.any(&scope, sentence)
                || sentence.clone().any(|at| {
                    placeholder(&scope, at).is_some_and(|place| place.name.to_lowercase().contains("mail"))
                })
        })
    })
}

/// «девять тысяч», «пятьсот рублей»: a sum in words starts here.
fn sum_at(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let numeral = |at: usize| {
        at < sentence.end
            && (scope.is(at, TokenKind::Number)
                || scope.tokens()[at].parses.iter().any(|it| it.tag.contains(Tag::NUMR)))
    };
    numeral(at)
        && !scope.is_word(at, &["сколько", "несколько", "столько"])
        && (at + 1..(at + 4).min(sentence.end))
            .any(|it| scope.has_stem(&(it..it + 1), &["тысяч", "рубл", "тыс"]))
}

/// A price, and a term or a prepayment beside it.
fn agrees(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    if scope.is_question(sentence) {
        return false;
    }
    let stake = |at: &usize| scope.has_stem(&(*at..*at + 1), &["предоплат", "аванс", "задат"]);
    let agreed = scope.has_stem(sentence, &["договорил"]) || scope.has_word(sentence, &["решено", "итого"]);
    let price = sentence.clone().find(|&at| {
        scope.has_stem(&(at..at + 1), PRICE)
            || stake(&at)
            || scope.is_word(at, &["за"]) && sum_at(scope, sentence, at + 1)
    });
    let Some(price) = price.or_else(|| agreed.then_some(sentence.start)) else {
        return false;
    };
    let staked = sentence.clone().any(|at| stake(&at))
        && scope.has_word(sentence, &["процентов", "половина"])
        || sentence.clone().any(|at| stake(&at) && (at..sentence.end).any(|at| scope.is_mark(at, "%")));
    let amount = staked
        || sentence.clone().any(|at| match scope.tokens()[at].kind {
            TokenKind::Word => sum_at(scope, sentence, at),
            TokenKind::Number => {
                scope.has_stem(&(at + 1..(at + 3).min(sentence.end)), &["руб", "тыс", "р"])
                    || scope.slice(&(at..(at + 3).min(sentence.end))).contains('₽')
            }
            TokenKind::Placeholder => placeholder(scope, at).is_some_and(|place| {
                let name = place.name.to_lowercase();
                AMOUNT.iter().any(|word| name.contains(word))
            }),
            _ => false,
        });
    // «привезём в пятницу», not «замораживать можно на 30 дней»
    let dated = |term: Range<usize>| {
        scope
            .clause(term.start)
            .any(|at| is_verb(scope, at, Tag::FUTR) || scope.is_word(at, &["ждем", "приедет", "заезд"]))
    };
    let bound = scope.has_stem(sentence, &["предоплат", "аванс", "задат", "срок"])
        || said::term::find_term(scope, sentence).is_some_and(dated);
    amount && bound && !is_conditional(scope, price)
}
