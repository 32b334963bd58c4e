//! A refusal or a price objection that leaves the client fewer than two ways out.

use std::ops::Range;

use crate::checks::said::{has_link, offers_way_out};
use crate::checks::spoken::{Spoken, insert_after};
use crate::checks::voice::is_singular;
use crate::context::{Scope, View};
use crate::document::{Kind, Role, Shape};
use crate::draft::Draft;
use crate::text::fold::fold;

use super::common::is_branch;

/// What the agent says from the objection or the refusal on.
#[derive(Default)]
struct Branch<'v> {
    /// The client says that it is too dear.
    price: bool,
    /// Which of the sentences refuses.
    refusal: Option<usize>,
    said: Vec<Spoken<'v>>,
}

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let doc = view.doc;
    if !doc.labelled && !doc.collection {
        written(view, out);
    }
    if !doc.labelled || doc.collection || !matches!(view.facts.kind, Some(Kind::Call | Kind::Visit)) {
        return;
    }
    let mut branch = Branch::default();
    let mut heard = false;
    for (index, block) in doc.blocks.iter().enumerate() {
        let price = is_price(block.prose.text());
        match block.role {
            Role::Heading => {
                report(view, &mut branch, out);
                branch.price = price;
                heard = false;
            }
            Role::Direction if is_branch(block) => {
                report(view, &mut branch, out);
                branch.price = price;
                heard = true;
            }
            Role::Client => {
                if price {
                    if !branch.said.is_empty() {
                        report(view, &mut branch, out);
                    }
                    branch.price = true;
                }
                heard = true;
            }
            Role::Agent => {
                let Some(scope) = view.scope(index) else { continue };
                for sentence in scope.sentences() {
                    if heard && branch.refusal.is_none() && refuses(&scope, &sentence.tokens) {
                        branch.refusal = Some(branch.said.len());
                    }
                    branch.said.push((scope, sentence.tokens.clone()));
                }
            }
            _ => {}
        }
    }
    report(view, &mut branch, out);
}

fn report(view: &View<'_>, branch: &mut Branch<'_>, out: &mut Vec<Draft>) {
    let Branch { price, refusal, said } = std::mem::take(branch);
    // What was said before a refusal belongs to other matters, but for its own turn.
    let from = match refusal {
        Some(at) if !price => {
            let turn = said[at].0.block.turn;
            said.iter().position(|(scope, _)| scope.block.turn == turn).unwrap_or(at)
        }
        _ => 0,
    };
    if !(price || refusal.is_some()) || said.is_empty() {
        return;
    }
    let ways: Vec<usize> = said[from..].iter().map(|(scope, sentence)| ways(scope, sentence)).collect();
    if ways.iter().sum::<usize>() >= 2 {
        return;
    }
    let shown = match ways.iter().position(|&count| count > 0) {
        Some(way) if price => from + way,
        _ => refusal.unwrap_or_else(|| last_of_turn(&said)),
    };
    let (scope, sentence) = &said[shown];
    let turn = scope.block.turn;
    let last = said.iter().rfind(|(scope, _)| scope.block.turn == turn);
    let settings = view.settings;
    let option = |name: &str| view.facts.placeholder(settings, name);
    let text = format!(
        "{} предложить {} или {}.",
        if is_singular(scope) { "Могу" } else { "Можем" },
        option("option_1"),
        option("option_2")
    );
    let fix = last.and_then(|(scope, sentence)| insert_after(scope, sentence, &text));
    out.push(Draft::on(scope, &(scope.after_vocative(sentence)..sentence.end)).fix(fix));
}

/// A letter that answers with a plain refusal and shows no way out at all.
fn written(view: &View<'_>, out: &mut Vec<Draft>) {
    if !matches!(view.facts.kind, None | Some(Kind::Reply)) || view.doc.front.client_asked == Some(true) {
        return;
    }
    let said: Vec<Spoken<'_>> = view
        .speech()
        .flat_map(|scope| scope.sentences().iter().map(move |it| (scope, it.tokens.clone())))
        .collect();
    // A list of rules or a long letter refuses many things in passing.
    if said.len() > 8 {
        return;
    }
    let Some(at) = said.iter().position(|(scope, sentence)| {
        matches!(scope.block.shape, Shape::Paragraph) && denies(scope, sentence)
    }) else {
        return;
    };
    let helped = said.iter().any(|(scope, sentence)| {
        ways(scope, sentence) > 0
            || scope.is_question(sentence)
            || has_link(scope, sentence)
            || scope.has_stem(
                sentence,
                &[
                    "вмест",
                    "зато",
                    "взял",
                    "положил",
                    "замен",
                    "подобрал",
                    "помож",
                    "помоч",
                    "постара",
                    "вернем",
                ],
            )
    });
    if !helped {
        let mut branch = Branch { price: false, refusal: Some(at), said };
        report(view, &mut branch, out);
    }
}

/// The last sentence of the first turn after the objection.
fn last_of_turn(said: &[Spoken<'_>]) -> usize {
    let turn = said.first().map(|(scope, _)| scope.block.turn);
    said.iter().rposition(|(scope, _)| Some(scope.block.turn) == turn).unwrap_or(0)
}

/// «Дорого», «нет денег», «не могу столько заплатить».
fn is_price(text: &str) -> bool {
    const WORDS: &[&str] =
        &["дорого", "дороговато", "дороговат", "кусается", "кусаются", "накладно", "дороже"];
    const PHRASES: &[&str] = &[
        "нет денег",
        "нет таких денег",
        "денег нет",
        "не по карману",
        "не потяну",
        "столько заплатить",
        "столько платить",
        "столько стоит",
        "не могу себе позволить",
        "не могу позволить",
        "завышен",
        "высокая цена",
        "цена высок",
        "слишком дорог",
        "очень дорог",
        "бюджет не",
        "не хватает денег",
        "не хватит денег",
        "нашел дешевле",
        "нашла дешевле",
        "видел дешевле",
        "видела дешевле",
        "конкурентов дешевле",
        "другом месте дешевле",
        "вне бюджета",
        "нет бюджета",
        "не укладыва",
        "дороже, чем",
        "не рассчитывал",
        "не рассчитывала",
        "ценник",
        "дешевле найду",
        "найду дешевле",
        "это грабеж",
        "столько не заплачу",
        "цена не устраивает",
        "цены не устраивают",
        "не могу заплатить",
        "не готов столько",
        "не готова столько",
    ];
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().any(|(at, word)| WORDS.contains(word) && (at == 0 || words[at - 1] != "не"))
        || PHRASES.iter().any(|phrase| folded.contains(phrase))
}

/// The sentence refuses what the client has asked for.
fn refuses(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const CANNOT: &[&str] = &[
        "можем",
        "могу",
        "сможем",
        "смогу",
        "получится",
        "выйдет",
        "предусмотрено",
        "предусмотрена",
        "предоставляем",
        "предоставляется",
        "делаем",
        "продаем",
        "доставляем",
        "оказываем",
        "принимаем",
        "работаем",
        "удастся",
        "успеем",
        "успеет",
        "успеваем",
        "положено",
        "предусмотрен",
        "осуществляем",
        "осуществляется",
        "выполняем",
        "выполняется",
        "проводим",
        "проводится",
        "возим",
        "привозим",
        "выезжаем",
        "ремонтируем",
        "чиним",
        "принимается",
        "принимаются",
        "возвращаем",
        "обмениваем",
        "меняем",
        "беремся",
        "продлеваем",
        "отправляем",
        "отгружаем",
        "выдаем",
        "выдается",
        "оформляем",
        "оформляется",
        "обслуживаем",
        "шьем",
        "печем",
        "производим",
        "производится",
        "осталось",
        "остался",
        "осталась",
        "остались",
        "бронируем",
        "бронируется",
        "разрешено",
        "разрешается",
        "допускается",
        "подлежит",
        "подлежат",
        "удалось",
        "найдется",
        "держим",
        "торгуем",
        "оказывается",
    ];
    const NONE: &[&[&str]] = &[
        &["нет", "в", "наличии"],
        &["нет", "возможности"],
        &["мест", "нет"],
        &["нет", "мест"],
        &["свободных", "мест", "нет"],
        &["нет", "свободных"],
        &["нет", "в", "продаже"],
        &["нет", "на", "складе"],
        &["не", "в", "наличии"],
        &["все", "занято"],
        &["все", "заняты"],
        &["все", "раскупили"],
        &["все", "разобрали"],
        &["уже", "закончились"],
        &["уже", "закончился"],
        &["уже", "закончилась"],
        &["вынуждены", "отказать"],
        &["вынужден", "отказать"],
    ];
    if scope.is_question(sentence) {
        return false;
    }
    let not = sentence.clone().any(|at| {
        scope.is_word(at, &["не"])
            && scope.is_word(at + 1, CANNOT)
            && !scope.is_word(at + 2, &["не"])
            && !scope.has_word(&(sentence.start..at), &["если", "чтобы", "что"])
    });
    not || scope.has_word(sentence, &["невозможно", "невозможен", "невозможна", "исключено"])
        || is_forbidden(scope, sentence)
        || NONE.iter().any(|words| scope.has_phrase(sentence, words))
}

/// A refusal of what was asked for, in a letter: narrower than in a conversation.
fn denies(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const NONE: &[&[&str]] = &[
        &["не", "осталось"],
        &["не", "осуществляем"],
        &["нет", "в", "наличии"],
        &["мест", "нет"],
        &["нет", "мест"],
        &["нет", "свободных"],
        &["вынуждены", "отказать"],
        &["не", "сможем"],
        &["не", "можем"],
        &["не", "получится"],
        &["не", "подлежит"],
        &["не", "подлежат"],
    ];
    const CARE: &[&str] = &["если", "чтобы", "пока"];
    refuses(scope, sentence)
        && !scope.has_stem(sentence, CARE)
        && (is_forbidden(scope, sentence) || NONE.iter().any(|words| scope.has_phrase(sentence, words)))
}

/// «Обменять платье нельзя»: what a client asks of a service, no advice on washing.
fn is_forbidden(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const SERVICE: &[&str] = &[
        "обменять",
        "поменять",
        "вернуть",
        "заменить",
        "перенести",
        "отменить",
        "оформить",
        "записать",
        "записаться",
        "доставить",
        "принять",
        "продлить",
        "забронировать",
        "изменить",
        "перевести",
        "рассрочить",
        "подключить",
        "отключить",
        "провести",
        "сдать",
        "заказать",
        "приостановить",
    ];
    scope.has_word(sentence, &["нельзя"]) && scope.has_word(sentence, SERVICE)
}

/// How many ways out the sentence shows.
fn ways(scope: &Scope<'_>, sentence: &Range<usize>) -> usize {
    const STEMS: &[&str] = &[
        "рассрочк",
        "скидк",
        "дешевле",
        "вариант",
        "тариф",
        "пакет",
        "частями",
        "самовывоз",
        "аналог",
        "бесплатн",
        "перенес",
        "отлож",
        "подешевле",
        "кэшбэк",
        "бонус",
        "кредит",
        "акци",
        "подар",
        "похож",
    ];
    if matches!(scope.block.shape, Shape::ListItem { .. }) {
        return usize::from(scope.sentences().first().is_some_and(|first| first.tokens == *sentence));
    }
    let refused = refuses(scope, sentence);
    let offered = offers_way_out(scope, sentence) || !refused && scope.has_stem(sentence, STEMS);
    if !offered {
        return 0;
    }
    let more = sentence.clone().filter(|&at| scope.is_word(at, &["или", "либо"])).count()
        + usize::from(scope.has_phrase(sentence, &["а", "также"]))
        + usize::from(scope.has_phrase(sentence, &["а", "еще"]))
        + usize::from(scope.has_phrase(sentence, &["и", "еще"]));
    1 + more
}
