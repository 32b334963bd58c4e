//! `intrusive-offer`: «Вам подсказать?» to somebody who has just come in.

use std::ops::Range;
use std::sync::LazyLock;

use super::asking::{inner, is_plain};
use crate::checks::conduct::words::Words;
use crate::context::{Scope, View};
use crate::document::{Kind, Role};
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::rewrite::Rewrite;

static OFFERS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "вам_подсказать|помочь|посоветовать|показать вам__чем-нибудь|чем-то|что-нибудь|что-то|как-то_подсказать|помочь|посоветовать|показать \
         подсказать|посоветовать|показать_вам|что-нибудь|что-то|размер|модель помочь_вам|чем-нибудь|чем-то помочь_выбрать|подобрать|определиться \
         чем-нибудь|чем-то|что-нибудь|что-то_помочь|подсказать|показать|посоветовать чем-нибудь|чем-то_вам_помочь|подсказать что-нибудь|что-то_вам_подсказать|показать|посоветовать \
         могу__чем-нибудь|чем-то|что-нибудь|что-то__помочь|подсказать|посоветовать могу_ли_я__помочь|подсказать могу_я_вам_помочь|подсказать могу_подсказать|помочь_вам \
         что-то|что-нибудь|кого-то|кого-нибудь_ищете|выбираете|хотели|присматриваете|подбираете|интересует|конкретное|определенное|подыскиваете|подсказать ищете_что-то|что-нибудь|кого-то \
         что_ищете|ищем|выбираете|присматриваете|подбираете|желаете|интересует что_вы_ищете|выбираете|присматриваете|хотели что_вас_интересует вас_что-то|что-нибудь_интересует вас_интересует|заинтересовал* \
         вы_что-то|что-нибудь|кого-то_ищете|хотели|выбираете|искали|присматриваете для_кого|себя_выбираете|ищете|смотрите выбираете_для|себе|подарок|что-то ищете_подарок \
         нужна|требуется_помощь|консультация|подсказка нужна|требуется_ли_помощь|консультация помощь_нужна|требуется нужна_ли_вам_помощь вам_нужна_помощь|консультация вам_требуется_помощь вам_помощь \
         какой_размер|цвет_ищете|вам|интересует|показать присмотрели|подобрали|выбрали|нашли_что-нибудь|что-то что-нибудь|что-то_присмотрели|выбрали|подобрали|понравилось уже_выбрали|определились \
         вас_проконсультировать|сориентировать вам__подобрать|проконсультировать|примерить помощь_в_выборе показать_вам что_будем_брать|смотреть|мерить|покупать|искать что_смотрим|берем|хотели|хотите \
         какую|какой|какие|какое__смотрите|ищете|выбираете|хотите|хотели|нужен|нужна|подбираете хотите,_помогу|подскажу|покажу хотите_помогу|подскажу|покажу на_что_ориентируетесь на_какой_бюджет давайте_помогу|подскажу|покажу могу__проконсультировать|помочь|подсказать \
         разрешите|позвольте_помочь|подсказать|показать|предложить вам_что-нибудь|что-то_подобрать|показать подобрать_вам|что-нибудь помочь_с",
    )
});

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    if view.facts.kind != Some(Kind::Visit) || view.doc.collection {
        return;
    }
    let Some(first) = view.speech().next() else { return };
    // Who spoke first was answered.
    if view.doc.blocks[..first.index].iter().any(|block| block.role == Role::Client) {
        return;
    }
    for scope in view.turn(first.block.turn) {
        for sentence in scope.sentences() {
            let sentence = &sentence.tokens;
            if !scope.is_question(sentence) || scope.has_word(sentence, &["если", "чем"]) {
                continue;
            }
            let Some(found) = OFFERS.find(&scope, sentence) else { continue };
            if scope.is_quoted(found.start) {
                continue;
            }
            out.push(Draft::on(&scope, &whole(&scope, sentence)).fix(wait(&scope, sentence)));
            return;
        }
    }
}

fn whole(scope: &Scope<'_>, sentence: &Range<usize>) -> Range<usize> {
    let words = inner(scope, sentence);
    scope.after_vocative(sentence).min(words.end - 1)..words.end
}

/// «Если понадобится помощь, позовите, пожалуйста.»
fn wait(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<crate::draft::DraftFix> {
    let text = "если понадобится помощь, позовите, пожалуйста";
    if !is_plain(scope, &whole(scope, sentence)) {
        return None;
    }
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&whole(scope, sentence), text).end_with(sentence, ".");
    rewrite.finish(Grade::Suggested, Note::write(&crate::capitals::capitalise(text)))
}
