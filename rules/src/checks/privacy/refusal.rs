//! `call-after-refusal`: the client asked not to be called, and is called or offered something again.

use std::ops::Range;
use std::sync::LazyLock;

use super::asking::{inner, instead};
use crate::checks::conduct::words::Words;
use crate::checks::voice::is_singular;
use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::Draft;
use crate::language::Tag;

/// The client's own words.
static REFUSES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "не_звоните не_названивайте не_пишите не_беспокойте не_тревожьте не_набирайте не_присылайте перестаньте|прекратите|хватит|прекращайте__звонить|названивать|писать|беспокоить|присылать|звонки \
         уберите|удалите|исключите|вычеркните|уберите|вычеркивайте__номер|базы|списка|телефон|рассылки|меня отпишите_меня не_надо|нужно__звонить|писать|названивать|беспокоить|присылать \
         запрещаю|прошу__звонить|писать|беспокоить не_хочу,_чтобы__звонили|писали не_хочу__звонков|звонки|рассылк* больше_никаких_звонков забудьте_мой_номер|телефон|этот прос*|сказал*|говорил*|предупрежда*|предупредил*|требу*|умоля*__не_звонить|писать|беспокоить|тревожить|присылать|названивать|набирать не_надо|нужно_мне__звонить|писать|названивать \
         не_смейте|вздумайте__звонить|писать|набирать сколько_можно__звонить|названивать|писать|просить достали|надоели|замучили__звон* отстаньте отвяжитесь не_нужны__ваши|эти_звонки|рассылки \
         чтобы__больше_не_звонили|писали|беспокоили|тревожили больше_не_звонили|писали заблокирую|блокирую__вас|номер сотрите|уберите|вычеркните__мой_номер|телефон уберите_меня__из не_хочу_получать__звонк*|сообщени*|смс \
         отказываюсь_от__звонк*|рассыл*|общени* никогда__не_звоните оставьте_меня_в_покое занесите_меня_в_черный отзываю_согласие",
    )
});
/// Only some times or places are refused.
static LIMITED: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "по_утрам по_вечерам утром вечером ночью сейчас сегодня до_# после_# до_обеда после_обеда в_рабочее на_работу на_этот на_рабочий в_выходные по_выходным так_рано так_поздно раньше_# позже_# на_домашний жене мужу в_это_время пока с_# с_незнакомых так_часто каждый_день в__дверь",
    )
});
/// A direction that tells of the refusal.
static CONDITION: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "прос*|попрос*|проси*|треб*|потреб*__не_звонить|беспокоить|писать|перезванивать|тревожить|присылать|больше не_звонить|беспокоить_больше больше_не_звонить|беспокоить|писать|тревожить|перезванивать отказал*|отказ*__от__звонк*|рассылк*|общени*|разговор* запретил*|запреща*__звонить|писать \
         просит|требует|попросил*__убрать|удалить|исключить|отписать|вычеркнуть",
    )
});
/// What may not follow, in speech.
static AGAIN: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "позвоню перезвоню наберу свяжусь напишу позвоним перезвоним наберем свяжемся напишем перезвонит позвонит свяжется наберет перезвонят позвонят свяжутся наберут созвонимся созвонюсь отправлю отправим вышлю вышлем скину \
         вернусь|вернемся__к_разговору|вопросу|теме попробу*__позже|позвонить оставлю|оставим|сохраню|сохраним__номер|контакт*|заявк* вас_наберут|наберет почему_вы_не|отказ* а_почему напомню напомним пришлю пришлем \
         а_может может,_все-таки|всё-таки|все может_быть,_все-таки|вы давайте_еще_раз еще_раз_расскажу последний_вопрос один_вопрос только_один|одну|одно одну_минуту только_минуту выслушайте послушайте подумайте_еще \
         предлага* предлож* скидк* акци* тариф* бонус* подключить подключим оформить оформим слышали_о|про знаете_ли вам_интересно у_нас_сейчас успейте выгодн* специальн* подарок подарк* новинк* курс* абонемент* карту кредит*",
    )
});
/// What may not follow, in directions.
static TOLD: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "перезвон* позвон* звони* звоним обзвон* набер* набира* свяж* связать* напиш* написа* предлож* предлага* повтор*__предложен*|звон*|попытк* повторите|повторить|повторяем отработ* верн*__в__обзвон*|баз*|списо* вернуть_в поставьте|поставить__на_дозвон|перезвон|обзвон|повторн* дозвон* созвон* запланир*__звон*|контакт* постав*__напоминани* внес*|внест*|включ*__обзвон*|рассылк* отправ*|вышл*|пришл*__смс|предложен*|прайс*|письм*|каталог*|коммерч* выясн*__причин* \
         попробуй* попробовать попытай* попытаться с_другого_номера еще_раз не_снимай* не_удаляй* не_исключай* не_убирай* продолжа* уговор* переубед* убедите расскажите_про|об|о озвуч* назначьте_звонок|созвон перенесите_звонок",
    )
});
/// What is right.
static STOPS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "не_позвон* не_звон* больше_не не_потревож* не_побеспоко* не_будем не_буду исключа* исключ* удаля* удалю удалим уберу уберем снимаю снимем убираем больше_звонков звонков_больше не_предлаг* не_перезван* не_перезвон* не_набира* не_пиш* не_повтор* не_уговар* не_звонить нельзя никогда прекрат* прекраща* отпис* стоп-лист* не_пыта* попрощ*",
    )
});

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let mut refused = false;
    let mut step = None;
    for index in 0..view.doc.blocks.len() {
        let role = view.doc.blocks[index].role;
        // A step or another branch begins anew.
        if view.doc.blocks[index].step != step || role == Role::Heading {
            step = view.doc.blocks[index].step;
            refused = false;
        }
        let Some(scope) = view.scope(index) else { continue };
        match role {
            Role::Client => {
                // What the client says last counts: «Хорошо, позвоните завтра» takes it back.
                if let Some(says) = refuses(&scope) {
                    refused = says;
                }
            }
            Role::Agent if refused => {
                if let Some((sentence, found)) = first(&scope, &AGAIN, 0, true) {
                    out.push(mended(&scope, &sentence, &found));
                    refused = false;
                }
            }
            Role::Direction => {
                let condition = CONDITION.find(&scope, &scope.all());
                if let Some(condition) = &condition {
                    refused = true;
                    told(&scope, condition.end, out, &mut refused);
                } else if scope.is_word(0, &["если", "при", "когда"]) {
                    refused = false;
                } else if refused {
                    told(&scope, 0, out, &mut refused);
                }
            }
            _ => {}
        }
    }
}

/// The client refuses (`true`) or takes it back (`false`).
fn refuses(scope: &Scope<'_>) -> Option<bool> {
    for sentence in scope.sentences() {
        let tokens = &sentence.tokens;
        if REFUSES.any(scope, tokens) && !LIMITED.any(scope, tokens) {
            return Some(true);
        }
    }
    let asks = Words::new("позвоните перезвоните наберите давайте расскажите слушаю предлагайте");
    asks.any(scope, &scope.all()).then_some(false)
}

fn told(scope: &Scope<'_>, from: usize, out: &mut Vec<Draft>, refused: &mut bool) {
    if let Some((sentence, found)) = first(scope, &TOLD, from, false) {
        let mut draft = Draft::on(scope, &found);
        if scope.first_word(&sentence) >= from {
            draft = draft.fix(instead(scope, &sentence, "поставьте в карточке отметку «Не звонить»", "."));
        }
        out.push(draft);
        *refused = false;
    }
}

/// The first sentence after `from` that calls or offers again, and the words in it.
fn first(
    scope: &Scope<'_>,
    words: &Words,
    from: usize,
    speech: bool,
) -> Option<(Range<usize>, Range<usize>)> {
    scope.sentences().iter().find_map(|sentence| {
        let sentence = &sentence.tokens;
        let rest = sentence.start.max(from)..sentence.end.max(from);
        let found = words.find(scope, &rest)?;
        if STOPS.any(scope, &rest) || scope.is_quoted(found.start) {
            return None;
        }
        // A past form reports, it does not tell what to do.
        let parses = &scope.tokens()[found.start].parses;
        if !speech && !parses.is_empty() && parses.iter().all(|it| it.tag.contains(Tag::PAST | Tag::VERB)) {
            return None;
        }
        let words = inner(scope, sentence);
        let start = if speech { scope.after_vocative(sentence).max(from) } else { words.start.max(from) };
        Some((sentence.clone(), start.min(found.start)..words.end.max(found.end)))
    })
}

/// «Исключаю ваш номер из списка, больше звонков не будет»
fn mended(scope: &Scope<'_>, sentence: &Range<usize>, found: &Range<usize>) -> Draft {
    let verb = if is_singular(scope) { "исключаю" } else { "исключаем" };
    let your = crate::checks::voice::vy(scope, "ваш");
    let text = format!("{verb} {your} номер из списка, больше звонков не будет");
    Draft::on(scope, found).fix(instead(scope, sentence, &text, "."))
}
