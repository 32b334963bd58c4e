//! `full-prepayment`: the client is to pay everything before anything is done.

use std::ops::Range;

use crate::capitals::capitalise;
use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::TokenKind;
use crate::rewrite::Rewrite;

use super::common::{Phrases, is_conditional, is_negated};

static FULL: Phrases = Phrases::new(&[
    "(~полный | ~стопроцентный) ..1 (~предоплата | ~аванс)",
    "(предоплата | предоплату | предоплаты | предоплатой) (только)? (~полный | ~стопроцентный | целиком)",
    "сто процентов ..1 (предоплата | предоплаты | предоплату)",
    "(оплата | оплату | деньги | оплаты) (строго | только | сразу | целиком | полностью)? вперед",
    "(оплатить | внести | оплачивать | оплатите | внесите | платите) ..4 вперед",
    "(вся | всю | полная | полную) (сумма | сумму | стоимость | оплата | оплату) ..2 (вперед | заранее | авансом | до начала)",
    "(полностью | целиком | в полном объеме) ..2 (оплатить | оплачивать | оплачивается | оплачиваете | оплатите | внести | внесите | вносится | платите | перечислить | перечислите | рассчитаться | заплатить | заплатите) ..3 (заранее | вперед | авансом | сразу при заказе | (до | перед) (началом | начала | старта | стартом | выезда | выездом | доставки | отгрузки | отгрузкой | монтажа | работ | приезда | заезда | замера | отправки | отправкой | запуска | изготовления | вылета | установки))",
    "(оплатить | оплачивать | оплачивается | оплачиваете | оплатите | внести | внесите | вносится | платите | перечислить | перечислите | рассчитаться | заплатить | заплатите) ..3 (полностью | целиком | в полном объеме) ..2 (заранее | вперед | авансом | сразу при заказе | (до | перед) (началом | начала | старта | стартом | выезда | выездом | доставки | отгрузки | отгрузкой | монтажа | работ | приезда | заезда | замера | отправки | отправкой | запуска | изготовления | вылета | установки))",
    "(вся | всю | полная | полную) (сумма | сумму | стоимость | оплата | оплату) ..4 (до | перед) (началом | начала | старта | стартом | выезда | выездом | доставки | отгрузки | монтажа | работ | приезда | заезда | замера | отправки | запуска | изготовления | вылета | установки)",
    "(только | строго | лишь) после (полной | стопроцентной) (оплаты | предоплаты)",
    "без (полной оплаты | оплаты всей суммы | полного расчета | оплаты целиком) ..4 не",
    "сначала (деньги | оплата | полная оплата | платите | оплатите) , (потом | затем | а потом | а затем)",
    "(оплатить | внести | оплачивать | оплатите | внесите) ..1 (всю | полную) (сумму | стоимость) ..1 (вперед | заранее | авансом | сразу | до начала)",
]);

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        if scope.is_question(sentence) || is_optional(scope, sentence) {
            continue;
        }
        let phrases = FULL.find(scope, sentence).into_iter().map(|hit| hit.tokens);
        let whole = sentence.clone().filter_map(|at| whole(scope, sentence, at));
        if let Some(hit) = phrases
            .chain(whole)
            .find(|hit| !is_negated(scope, hit.start) && !is_conditional(scope, hit.start))
        {
            out.push(Draft::on(scope, &hit).fix(first_stage(scope, sentence, &hit)));
        }
    }
}

/// It is one of several ways, brings something, or is not asked for.
fn is_optional(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    scope.has_word(sentence, &["при", "или", "либо", "необязательна", "нельзя"])
        || scope.has_stem(sentence, &["скидк", "возвра", "верн", "желани"])
        || sentence.clone().any(|at| {
            scope.is_word(at, &["не"])
                && scope.has_stem(
                    &(at + 1..(at + 2).min(sentence.end)),
                    &["треб", "нуж", "бер", "прос", "обяз", "надо"],
                )
        })
}

/// «100 % предоплата», «предоплата 100 %»
fn whole(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if scope.norm(at) != "100" || !scope.is(at, TokenKind::Number) {
        return None;
    }
    let end = if scope.is_mark(at + 1, "%")
        || scope.has_stem(&(at + 1..(at + 2).min(sentence.end)), &["процент"])
    {
        at + 2
    } else {
        return None;
    };
    // «оплата 100 % вперёд»
    if scope.is_word(end, &["вперед", "заранее", "авансом"])
        && scope.has_stem(&(sentence.start..at), &["оплат", "плат"])
    {
        return Some(at..end + 1);
    }
    // «100 % суммы вносится до начала работ»
    let money = scope.has_stem(&(end..(end + 2).min(sentence.end)), &["стоимост", "сумм", "оплат", "цен"]);
    let before = scope.has_word(&(end..sentence.end), &["вперед", "заранее", "авансом"])
        || scope.has_phrase(&(end..sentence.end), &["до", "начала"])
        || scope.has_phrase(&(end..sentence.end), &["до", "старта"])
        || scope.has_phrase(&(end..sentence.end), &["перед", "началом"]);
    if money && before {
        return Some(at..end + 1);
    }
    // «100 %-ная предоплата»: the ending after the sign is passed over.
    let prepaid = |at: usize| {
        scope.is(at, TokenKind::Word)
            && (scope.norm(at).starts_with("предоплат") || scope.norm(at).starts_with("аванс"))
    };
    if let Some(noun) = (end..(end + 4).min(sentence.end)).find(|&at| prepaid(at)) {
        return Some(at..noun + 1);
    }
    let noun = (at.saturating_sub(4).max(sentence.start)..at).find(|&at| prepaid(at))?;
    Some(noun..end)
}

/// Offers a first stage instead of the sentence, or of the clause where other things are said beside it.
fn first_stage(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> Option<DraftFix> {
    let words = "можно внести предоплату за первый этап";
    let opens = scope.after_vocative(sentence);
    let end = scope.end_mark(sentence).unwrap_or(sentence.end);
    let single = !(opens..end).any(|at| scope.is_mark(at, ",:;—–"));
    let target = if single { opens..end } else { scope.clause(hit.start) };
    Rewrite::new(scope).words(&target, words).finish(Grade::Suggested, Note::write(&capitalise(words)))
}
